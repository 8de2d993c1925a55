/** The database cannot be had. `message` says what, where and what to do next, Chinese first; nothing was lost. */
export class EngineTrouble extends Error {
  readonly code: string

  constructor(code: string, zh: string, en: string, cause?: unknown) {
    super(`${zh}\n${en}`, { cause })
    this.name = 'EngineTrouble'
    this.code = code
  }
}

export const codeOf = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code

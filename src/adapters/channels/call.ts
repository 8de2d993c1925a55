/** What a request came to: an answer, or none, and then whether anything can have arrived. */
export type Answer =
  | { readonly answered: true; readonly status: number; readonly body: Readonly<Record<string, unknown>>; readonly text: string }
  | { readonly answered: false; readonly mayHaveArrived: boolean; readonly text: string }

/** Failures before the first byte left. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'ERR_INVALID_URL']

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return cause ? codeOf(cause) : (code ?? '')
}

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

/** One request. It follows no redirect: what an administrator configured is what is spoken to. */
export async function call(url: string, { method = 'POST', headers = {}, body, signal }: Asked): Promise<Answer> {
  try {
    const response = await fetch(url, { method, redirect: 'error', signal, headers, ...(body !== undefined && { body }) })
    const text = await response.text()
    return { answered: true, status: response.status, text, body: asRecord(text) }
  } catch (error) {
    return { answered: false, mayHaveArrived: !NEVER_SENT.includes(codeOf(error)), text: wordsOf(error) }
  }
}

export const postJson = (url: string, value: unknown, signal: AbortSignal): Promise<Answer> => call(url, { body: JSON.stringify(value), headers: { 'content-type': 'application/json' }, signal })

function wordsOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string } }
  return [message, cause?.message].filter(Boolean).join(': ') || String(error)
}

function asRecord(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

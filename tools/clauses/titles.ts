/** What a run of the tests proved: clause id to the tests that name it. */
export interface ClauseReport {
  readonly proved: Readonly<Record<string, readonly string[]>>
  readonly failed: Readonly<Record<string, readonly string[]>>
}

/** Ids of clauses that a title names in square brackets, `[GB-14][CX-21] …`. */
export function clausesOf(title: string): readonly string[] {
  return [...new Set([...title.matchAll(/\[((?:NH|WL|GB|GS|XM[1-4]|CV|CX|RL)-\d{1,2}[a-f]?)\]/g)].map((match) => match[1] as string))]
}

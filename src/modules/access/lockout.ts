/** Guessing is made slow, people are not locked out for good: after five failures each next attempt waits longer, at most 15 minutes. */

const FREE_FAILURES = 5
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000
/** Failures are forgotten after a day without any. */
export const FORGOTTEN_AFTER_MS = 24 * 3_600_000

export interface Attempts {
  readonly failures: number
  readonly lastAt: number
  readonly waitUntil: number | null
}

/** Milliseconds that the `failures`-th failure costs. */
export function waitAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES))
}

/**
 * An attempt at `now` (ms): refused while a wait runs, else counted as failed beforehand, so that a hundred attempts at once
 * cannot all slip in before the first of them fails. A right password takes the count away again.
 */
export function countAttempt(before: Attempts | undefined, now: number): { readonly waitMs: number; readonly after: Attempts } {
  if (before?.waitUntil != null && before.waitUntil > now) return { waitMs: before.waitUntil - now, after: before }
  const fresh = !before || now - before.lastAt > FORGOTTEN_AFTER_MS
  const failures = fresh ? 1 : before.failures + 1
  const wait = waitAfter(failures)
  return { waitMs: 0, after: { failures, lastAt: now, waitUntil: wait > 0 ? now + wait : null } }
}

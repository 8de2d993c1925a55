/**
 * Whether a count is more than chance. What was counted before tells how often posts come, with
 * the uncertainty that few counts leave (a gamma belief about the rate); the next count then follows
 * a negative binomial, and a burst is a count so high that it, or a higher one, would come by chance
 * in at most `falseAlarm` of the windows. The rate is stated, so an office chooses how often it is
 * woken for nothing: at 0.001 a matter watched hourly cries wolf once in six weeks.
 */

export interface Counted {
  /** Posts in each earlier window, of equal length. */
  readonly before: readonly number[]
  /** Posts in the window that is judged. */
  readonly now: number
}

export interface Burst {
  readonly burst: boolean
  /** What was expected, and the chance of as many as came. */
  readonly expected: number
  readonly chance: number
}

/** What is believed before anything was counted: half a post in one window, held lightly. */
const PRIOR_POSTS = 0.5
const PRIOR_WINDOWS = 1
/** Two posts are no burst, however quiet it was. */
const FEWEST = 3

/** Judges the count of a window. */
export function burstOf({ before, now }: Counted, falseAlarm: number): Burst {
  const posts = PRIOR_POSTS + before.reduce((sum, one) => sum + one, 0)
  const windows = PRIOR_WINDOWS + before.length
  const chance = chanceOfAsMany(now, posts, windows)
  return { burst: now >= FEWEST && chance <= falseAlarm, expected: posts / windows, chance }
}

/** Chance of `count` or more under a negative binomial of shape `posts` and odds `windows` : 1. */
function chanceOfAsMany(count: number, posts: number, windows: number): number {
  const p = windows / (windows + 1)
  let term = Math.exp(posts * Math.log(p))
  let below = 0
  for (let k = 0; k < count; k++) {
    below += term
    term *= ((posts + k) / (k + 1)) * (1 - p)
  }
  if (below < 0.999) return Math.max(0, 1 - below)
  // Near one the difference loses its digits; the tail is summed itself.
  let tail = 0
  for (let k = count; term > tail * 1e-12 || k < posts / windows; k++) {
    tail += term
    term *= ((posts + k) / (k + 1)) * (1 - p)
    if (k > count + 100_000) break
  }
  return tail
}

/** How a matter grows: posts of each window from the first to the last, empty ones too. */
export function curveOf(times: readonly number[], from: number, until: number, step: number): number[] {
  const curve = Array.from({ length: Math.max(1, Math.ceil((until - from) / step)) }, () => 0)
  for (const time of times) {
    const at = Math.floor((time - from) / step)
    if (at >= 0 && at < curve.length) curve[at] = (curve[at] as number) + 1
  }
  return curve
}

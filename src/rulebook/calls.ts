import { addDays, civilDate, type Instant, plus, startOfDay } from '#src/kernel/time.ts'
import { lengthOf, type Period } from './period.ts'

/** When somebody is called about a duty due at `dueAt`: `before` it, days at their 00:00. A call that would fall before the start is made at the start. */
export function callAt(before: Period | undefined, dueAt: Instant, start: Instant): Instant {
  if (before === undefined) return dueAt
  const length = lengthOf(before)
  const at = length === undefined ? startOfDay(addDays(civilDate(plus(dueAt, -1)), -before.n)) : plus(dueAt, -length)
  return at < start ? start : at
}

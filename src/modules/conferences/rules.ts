import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import { openings, type Rulebook } from '#src/rulebook/engine.ts'
import { limitFor } from '#src/rulebook/lookups.ts'
import { lengthOf, periodWords, type Period } from '#src/rulebook/period.ts'
import { Unanswerable } from '#src/rulebook/unanswerable.ts'
import type { Bilingual } from '#src/rulebook/wording.ts'
import type { Conference } from './contract.ts'

// Limits are those of the day of the conference, so that what was announced does not move on the day a setting takes effect.

/** So long before `at`; days go back to 00:00. */
function before(period: Period | undefined, at: Instant): Instant {
  if (period === undefined) return at
  const length = lengthOf(period)
  return length === undefined ? startOfDay(addDays(civilDate(at), -period.n)) : plus(at, -length)
}

/** The last moment for citizens’ questions (NH-30). */
export const cutOff = (rules: Rulebook, at: Instant): Instant => before(limitFor(rules, 'question-cut-off', at).period, at)

/** How long before a regular conference the media are told, and the last moment for it (GS-43). */
export function mediaNotice(rules: Rulebook, at: Instant): { readonly until: Instant; readonly words: Bilingual } {
  const { period } = limitFor(rules, 'media-notice', at)
  return { until: before(period, at), words: period ? periodWords(period) : { zh: '', en: '' } }
}

/** What a micro conference keeps to (NH-31); undefined where the office lets it open. */
export interface MicroLimits {
  readonly people: number | undefined
  readonly topics: number | undefined
  readonly minutes: number | undefined
}

export function microLimits(rules: Rulebook, at: Instant): MicroLimits {
  const { period } = limitFor(rules, 'micro-length', at)
  const length = period && lengthOf(period)
  return { people: limitFor(rules, 'micro-people', at).atMost, topics: limitFor(rules, 'micro-topics', at).atMost, minutes: length === undefined ? undefined : length / 60_000 }
}

/** When a follow-up opened at `at` is due, as the duty that watches over it says (NH-41); undefined where no rule counts one. */
export function followUpDue(rules: Rulebook, at: Instant, data: object): Instant | undefined {
  return openings({ kind: 'conferences.followUpOpened', at, data }, rules).find(({ duty }) => duty === 'question-follow-up')?.dueAt
}

/** How long after it was said a slip counts as corrected (WL-40); undefined on a day for which no rule says so: then none is late. */
export function slipTerm(rules: Rulebook, at: Instant): Period | undefined {
  try {
    return limitFor(rules, 'slip-corrected-within', at).period
  } catch (error) {
    if (error instanceof Unanswerable) return undefined
    throw error
  }
}

/** By the rule of the day on which it was said. */
export function isLate(rules: Rulebook, saidAt: Instant, now: Instant): boolean {
  const term = slipTerm(rules, saidAt)
  const length = term && lengthOf(term)
  return length !== undefined && now > plus(saidAt, length)
}

/** Day by which the limits of a conference are read. */
export const dayOf = (one: Conference, now: Instant): Instant => one.at ?? now

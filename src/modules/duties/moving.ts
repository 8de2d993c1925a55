import type { Instant } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { dueFrom, resume } from '#src/rulebook/kinds/deadline.ts'
import { readPeriod } from '#src/rulebook/period.ts'
import type { Duty, GovernedBy } from './contract.ts'

/** A due time after a change of its grounds; the old one stays in the history of the duty. */
export interface Moved {
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly why: string
  readonly governedBy?: readonly GovernedBy[]
  /** The corrected start of the clock. */
  readonly start?: Instant
}

const winner = (duty: Duty): GovernedBy => duty.governedBy.find((one) => one.wins)!

/** The due time once the clock runs again: what was left when it stopped is left now. */
export function resumeAt(duty: Duty, until: Instant, rules: Rulebook): { dueAt: Instant; provisional: boolean } {
  const { within } = winner(duty)
  const { dueAt, provisional } = resume(duty.dueAt, duty.pausedAt!, until, readPeriod(within), duty.startedBy.at, rules.calendar)
  return { dueAt, provisional }
}

/** An approved extension moves what is owed to the public, and only outwards. */
export function extendedTo(duty: Duty, until: Instant): Moved[] {
  return duty.owedTo === 'public' && until > duty.dueAt ? [{ dueAt: until, provisional: false, why: 'extended' }] : []
}

/**
 * Recounts a duty from `start` by the periods under which it was born: after a corrected moment of knowledge (CV-4), or by a new calendar.
 * Its pauses stay in the count; a term that was approved stands. Nothing when nothing moves.
 */
export function recount(duty: Duty, start: Instant, rules: Pick<Rulebook, 'calendar'>, why: string): Moved[] {
  const moves = start === duty.startedBy.at ? {} : { start }
  if (duty.moved.some((one) => one.why === 'extended')) return 'start' in moves ? [{ dueAt: duty.dueAt, provisional: duty.provisional, why, ...moves }] : []
  const governedBy = duty.governedBy
    .map((one) => {
      const period = readPeriod(one.within)
      if (period === undefined) return one // a promised moment does not depend on any count
      const { dueAt, provisional } = dueFrom(period, start, rules.calendar, duty.pauses)
      return { ...one, dueAt, provisional }
    })
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map((one, at) => ({ ...one, wins: at === 0 }))
  const { dueAt, provisional } = governedBy[0]!
  return dueAt === duty.dueAt && provisional === duty.provisional && !('start' in moves) ? [] : [{ dueAt, provisional, why, governedBy, ...moves }]
}

/** Only clocks that count from the moment of knowledge follow its correction. */
export function moveStart(duty: Duty, knownAt: Instant, rules: Rulebook): Moved[] {
  return FROM_KNOWING.has(duty.startedBy.kind) && duty.duty !== 'owner' ? recount(duty, knownAt, rules, 'known-at-corrected') : []
}
const FROM_KNOWING = new Set(['intake.received', 'triage.accepted'])

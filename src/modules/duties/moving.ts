import type { Instant } from '#src/kernel/time.ts'
import { dueUnder, type Rulebook } from '#src/rulebook/engine.ts'
import { resume } from '#src/rulebook/kinds/deadline.ts'
import { readPeriod } from '#src/rulebook/period.ts'
import type { DeadlineRule } from '#src/rulebook/schema.ts'
import type { Duty, GovernedBy } from './contract.ts'

/** A due time after a change of its grounds; the old one stays in the history of the duty. */
export interface Moved {
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly why: string
  readonly governedBy?: readonly GovernedBy[]
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

/** Recounts a duty from `start` by its own rules: after a corrected moment of knowledge (CV-4), or by a new calendar. Nothing when nothing moves. */
export function recount(duty: Duty, start: Instant, rules: Rulebook, why: string): Moved[] {
  const governedBy = duty.governedBy
    .map((one) => {
      const rule = rules.rules.find((each): each is DeadlineRule => each.id === one.ruleId && each.kind === 'deadline')
      const counted = rule && dueUnder(rule, start, rules)
      return counted && 'dueAt' in counted ? { ...one, dueAt: counted.dueAt, provisional: counted.provisional } : one
    })
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map((one, at) => ({ ...one, wins: at === 0 }))
  const { dueAt, provisional } = governedBy[0]!
  return dueAt === duty.dueAt && provisional === duty.provisional ? [] : [{ dueAt, provisional, why, governedBy }]
}

/** Only clocks that count from the moment of knowledge follow its correction. */
export function moveStart(duty: Duty, knownAt: Instant, rules: Rulebook): Moved[] {
  return duty.startedBy.kind === 'intake.received' && duty.duty !== 'owner' ? recount(duty, knownAt, rules, 'known-at-corrected') : []
}

import type { TimerOrder } from '#src/desk/module.ts'
import type { Fact } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Call, Duty } from './contract.ts'
import { lateFrom } from './decide.ts'

const table = { table: 'duties.duty' }

/** What a fact about a duty sets: the timer of its breach, and that of the next call; none while it is paused or once it has ended. */
export function timersOf(fact: Fact, duty: Duty): TimerOrder[] {
  const subject = subjectOf(table, duty.id)
  const next = duty.state === 'open' ? nextCall(duty, fact.at) : undefined
  const calling = { kind: 'duties.call', subject, dueAt: next?.at ?? null, ...(next && { data: { to: next.to } }) }
  if (fact.kind === 'duties.called') return [calling]
  // The timer of the breach is spent, and who holds the duty changes no time.
  if (fact.kind === 'duties.breached' || fact.kind === 'duties.handed') return []
  return [{ kind: 'duties.due', subject, dueAt: breachDue(duty) }, calling]
}

const breachDue = (duty: Duty): Instant | null => (duty.state === 'open' && !duty.breachedAt ? lateFrom(duty) : null)

/** Calls after the last one made. */
function callsLeft(duty: Duty): readonly Call[] {
  const made = duty.calls.findLastIndex((one) => duty.called.some((done) => done.at === one.at && done.to === one.to))
  return duty.calls.slice(made + 1)
}

/** The next call not made yet. Of several whose time has passed already (a message registered late, a server that stood) only the last is made. */
function nextCall(duty: Duty, now: Instant): Call | undefined {
  const left = callsLeft(duty)
  const passed = left.findLast((one) => one.at <= now)
  return passed ? left.find((one) => one.at === passed.at) : left[0]
}

/**
 * The timers without which this duty would be forgotten, each with the moments at which it may stand: which of the calls that are left
 * comes next depends on when it was set.
 */
export function awaited(duty: Duty): { readonly kind: string; readonly at: readonly Instant[] }[] {
  const due = breachDue(duty)
  const calls = duty.state === 'open' ? callsLeft(duty).map((one) => one.at) : []
  return [...(due ? [{ kind: 'duties.due', at: [due] }] : []), ...(calls.length > 0 ? [{ kind: 'duties.call', at: calls }] : [])]
}

import { accept, decideBy, type Decision, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import type { Duty } from './contract.ts'

const table = { table: 'duties.duty' }
const about = (duty: Duty, kind: string, data: unknown) => ({ kind, subject: subjectOf(table, duty.id), unitId: duty.unitId, data })

/** Done at the due time is in time (CV-1): late begins with the millisecond after it. */
export const lateFrom = (duty: Duty): Instant => plus(duty.dueAt, 1)

/** The due time passed unmet. Recorded once, at its true time, whenever the clockwork gets to it; a timer that no longer fits says nothing. */
export function breach(duty: Duty | undefined, input: { dueAt: Instant }): Decision {
  if (!duty || duty.state !== 'open' || duty.breachedAt || lateFrom(duty) !== input.dueAt) return accept()
  return accept(about(duty, 'duties.breached', { at: duty.dueAt, duty: duty.duty, matter: duty.matter }))
}

/** Calls the right post before or at the due time. */
export function call(duty: Duty | undefined, input: { dueAt: Instant; data: Readonly<Record<string, unknown>> }): Decision {
  const { to } = input.data
  if (!duty || duty.state !== 'open' || duty.called.some((one) => one.at === input.dueAt && one.to === to)) return accept()
  return accept(about(duty, 'duties.called', { at: input.dueAt, to }))
}

/** A person ends a duty that has lost its ground, and says why; never one that is owed to the public under the five classes. */
export function waive(duty: Duty, input: { reason: string }): Decision {
  const refusals: Refusal[] = duty.state === 'open' || duty.state === 'paused' ? [] : [{ code: 'duties/not-open', item: duty.id, params: { state: duty.state } }]
  if (duty.owedTo === 'public') refusals.push({ code: 'duties/owed-to-the-public', item: duty.id, params: { state: duty.state } })
  return decideBy(refusals, () => [about(duty, 'duties.waived', { because: input.reason })])
}

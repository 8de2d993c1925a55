import { accept as stateAll, decideBy, refuse, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { civilDate, plus } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { evaluateGate } from '#src/rulebook/kinds/gate.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import type { Accepted } from '../triage/contract.ts'
import { MOST_RETURNS, type Case, type CaseState, type NoteAnswer, type SetDisposition } from './contract.ts'

const table = { table: 'cases.case' }
/** A holding answer must name the next update within this time (CX-21). */
const HOLDING_UPDATE_MS = 48 * 3_600_000

export const about = (one: Case, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, one.id), unitId: one.unitId, data })

/** Why the acting person does not belong to the unit that must act; empty when they do. */
export function ofUnit(one: Case, ctx: Context): Refusal[] {
  if (ctx.actor.as !== 'post') return []
  return ctx.actor.posts.some((post) => post.unitId === one.unitId) ? [] : [{ code: 'cases/unit-not-responsible', item: one.id, clause: 'GB-05' }]
}

export function inState(one: Case, ...states: CaseState[]): Refusal[] {
  return states.includes(one.state) ? [] : [{ code: 'cases/not-in-state', item: one.id, params: { state: one.state } }]
}

/** Opens the case of an accepted message, or assigns it again after a unit gave it back. */
export function open(existing: Case | undefined, input: { messageId: Id; pressOfficeId: Id; accepted: Accepted }): Decision {
  const { unitId, coUnitIds, territorialUnitId, lineUnitId, classes } = input.accepted
  const id = input.accepted.caseId
  const assigned = (from: Id): Statement => ({
    kind: 'cases.assigned',
    subject: subjectOf(table, id),
    unitId: from,
    data: { caseId: id, unitId, coUnitIds, territorialUnitId, lineUnitId, classes, messages: existing?.messages ?? [input.messageId] },
  })
  if (existing) return existing.state === 'returned' ? stateAll(assigned(unitId)) : refuse(...inState(existing, 'returned'))
  return stateAll({ kind: 'cases.opened', subject: subjectOf(table, id), unitId, data: input }, assigned(unitId))
}

export function accept(one: Case, ctx: Context): Decision {
  return decideBy([...inState(one, 'assigned'), ...ofUnit(one, ctx)], () => [about(one, 'cases.accepted', {})])
}

/** A unit gives a case back, with a reason and the unit it thinks right; after two returns the press office's word is final (GB-26). */
export function giveBack({ one, known }: { one: Case; known: boolean }, input: { reason: string; proposedUnitId?: Id | undefined }, ctx: Context): Decision {
  const refusals = [...inState(one, 'assigned'), ...ofUnit(one, ctx)]
  if (one.returns >= MOST_RETURNS) refusals.push({ code: 'cases/no-more-returns', item: one.id, clause: 'GB-26', params: { most: MOST_RETURNS } })
  const { reason, proposedUnitId } = input
  if (!proposedUnitId) refusals.push({ code: 'cases/no-proposed-unit', item: 'proposedUnitId', clause: 'GB-26' })
  else if (!known) refusals.push({ code: 'cases/unknown-unit', item: proposedUnitId })
  else if (proposedUnitId === one.unitId) refusals.push({ code: 'cases/same-unit', item: proposedUnitId, clause: 'GB-26' })
  return decideBy(refusals, () => [about(one, 'cases.returned', { reason, from: one.unitId, ...(proposedUnitId && { proposedUnitId }) })])
}

/** The first subject changes only with a reason; the new one must accept (GB-05). */
export function changeFirstSubject({ one, known }: { one: Case; known: boolean }, input: { unitId: Id; reason: string }): Decision {
  const refusals = inState(one, 'assigned', 'accepted')
  if (!known) refusals.push({ code: 'cases/unknown-unit', item: input.unitId })
  if (input.unitId === one.unitId) refusals.push({ code: 'cases/same-unit', item: input.unitId })
  const { territorialUnitId, lineUnitId, classes, messages } = one
  const coUnitIds = one.coUnitIds.filter((unit) => unit !== input.unitId)
  return decideBy(refusals, () => [
    about(one, 'cases.assigned', { caseId: one.id, unitId: input.unitId, coUnitIds, territorialUnitId, lineUnitId, classes, messages, reason: input.reason, was: one.unitId }),
  ])
}

export function setOwners({ one, unknown }: { one: Case; unknown: readonly Id[] }, input: { territorialUnitId: Id; lineUnitId: Id; coUnitIds: readonly Id[] }): Decision {
  const refusals: Refusal[] = unknown.map((item) => ({ code: 'cases/unknown-unit', item }))
  if (input.coUnitIds.includes(one.unitId)) refusals.push({ code: 'cases/same-unit', item: one.unitId, clause: 'GB-05' })
  const { territorialUnitId, lineUnitId, coUnitIds } = input
  return decideBy([...inState(one, 'assigned', 'accepted', 'answered'), ...refusals], () => [about(one, 'cases.ownersSet', { territorialUnitId, lineUnitId, coUnitIds })])
}

export function join(one: Case, input: { messageId: Id }): Decision {
  if (one.messages.includes(input.messageId)) return stateAll()
  // Put to a matter that is answered already, the message is answered by what stands (GB-10a).
  const answeredBy = one.state === 'answered' ? one.releases.at(-1) : undefined
  return stateAll(about(one, 'cases.joined', { messageId: input.messageId, unitId: one.unitId, coUnitIds: one.coUnitIds, ...(answeredBy && { answeredBy }) }))
}

/** A promise of the next public word, until the case is closed (GB-14, XM4-16). */
export function promiseUpdate(one: Case, input: { dueAt: string; what: string }, ctx: Context): Decision {
  const refusals = [...inState(one, 'accepted', 'answered'), ...ofUnit(one, ctx)]
  if (input.dueAt <= ctx.now) refusals.push({ code: 'cases/promise-in-the-past', item: 'dueAt' })
  return decideBy(refusals, () => [about(one, 'cases.nextUpdatePromised', { dueAt: input.dueAt, what: input.what })])
}

export function setDisposition(one: Case, { caseId: _, ...input }: SetDisposition, ctx: Context): Decision {
  const refusals = [...inState(one, 'accepted', 'answered'), ...ofUnit(one, ctx)]
  if (input.reviewOn && input.reviewOn <= civilDate(ctx.now)) refusals.push({ code: 'cases/promise-in-the-past', item: 'reviewOn', clause: 'GS-70' })
  return decideBy(refusals, () => [about(one, 'cases.dispositionSet', input)])
}

/** Return water: a release or direct reply stands. A holding answer counts once and must promise the next word within 48 hours (CX-21). */
export function noteAnswer(one: Case, { caseId: _, ...input }: NoteAnswer, ctx: Context): Decision {
  const stated = [about(one, 'cases.answered', input)]
  if (input.nextUpdateAt) stated.push(about(one, 'cases.nextUpdatePromised', { dueAt: input.nextUpdateAt, what: '' }))
  else if (input.substance === 'holding') stated.push(about(one, 'cases.nextUpdatePromised', { dueAt: plus(ctx.now, HOLDING_UPDATE_MS), what: '' }))
  return stateAll(...stated)
}

/** Closing needs an answer of substance, what became of it, and an evaluation where one of the five classes holds (GB-10a, GB-45). */
export function close(one: Case, input: { note: string }, ctx: Context): Decision {
  const refusals = ofUnit(one, ctx).filter(() => !(ctx.actor.as === 'post' && ctx.actor.posts.some((post) => post.wholeJurisdiction)))
  if (one.state === 'closed') refusals.push(...inState(one, 'answered'))
  else if (one.state !== 'answered') refusals.push({ code: 'cases/not-answered', item: one.id, clause: 'GB-10a' })
  if (!one.disposition) refusals.push({ code: 'cases/no-disposition', item: one.id, clause: 'GB-27' })
  const unmet = evaluateGate(gateFor(ctx.rules, 'closing', ctx.now), [], { authorIds: [], digest: '', classes: one.classes, items: { evaluation: one.evaluated } })
  for (const { clause } of unmet) refusals.push({ code: 'cases/not-evaluated', item: one.id, clause })
  return decideBy(refusals, () => [about(one, 'cases.closed', { note: input.note, closes: one.messages })])
}

/** An unsatisfied asker may have the matter taken up again once; the press office may at any time, with a reason (XM4-06). */
export function reopen(one: Case, input: { reason: string }, ctx: Context): Decision {
  const refusals = inState(one, 'closed', 'answered')
  if (ctx.actor.as !== 'post' && one.reopenedTimes > 0) refusals.push({ code: 'cases/reopened-once', item: one.id, clause: 'XM4-06' })
  return decideBy(refusals, () => [about(one, 'cases.reopened', { reason: input.reason, messages: one.messages })])
}

export function noteEvaluation(one: Case): Decision {
  return one.evaluated ? stateAll() : stateAll(about(one, 'cases.evaluated', {}))
}

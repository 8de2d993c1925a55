import { accept as stateAll, decideBy, refuse, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import { evaluateGate } from '#src/rulebook/kinds/gate.ts'
import { notOnList, obligationsOf } from '#src/rulebook/kinds/route.ts'
import { gateFor, routeFor } from '#src/rulebook/lookups.ts'
import type { Accepted, AcceptInput, DeclineInput, HandOverInput, Item, StudyInput } from './contract.ts'

const table = { table: 'triage.item' }

export const about = (item: Item, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, item.id), unitId: item.unitId, data })

/** The person who acts; deciders that need one are only reached by a post. */
export const personOf = (ctx: Context): Id => (ctx.actor.as === 'post' ? ctx.actor.personId : '')

export function place(existing: Item | undefined, input: { messageId: Id; unitId: Id }): Decision {
  if (existing) return stateAll()
  return stateAll({ kind: 'triage.placed', subject: subjectOf(table, input.messageId), unitId: input.unitId, data: {} })
}

/** Reasons that hold for every act that ends an item's stay on the desk: it is still there, and it has been studied (GB-30, GS-68). */
function unready(item: Item, ctx: Context): Refusal[] {
  const refusals: Refusal[] = []
  if (item.state !== 'waiting') refusals.push({ code: 'triage/already-decided', item: item.id, params: { state: item.state } })
  if (item.studies.length === 0) refusals.push({ code: 'triage/not-studied', item: item.id, clause: 'GB-30' })
  const persons = new Set(item.studies.map((study) => study.personId))
  const needed = routeFor(ctx.rules, 'study', ctx.now).persons ?? 1
  if (item.important && persons.size < needed) refusals.push({ code: 'triage/second-study-missing', item: item.id, clause: 'GS-68' })
  return refusals
}

/** Any of the five classes obliges to answer: neither silence nor another office ends such a message (GB-10a). */
function mustBeAnswered(item: Item, ctx: Context): Refusal[] {
  const because = obligationsOf(routeFor(ctx.rules, 'must-answer', ctx.now), item.classes).get('answer') ?? []
  if (because.length === 0) return []
  return [{ code: 'triage/must-be-answered', item: item.id, clause: 'GB-10a', params: { classes: because.map((one) => one.zh).join('、'), inEnglish: because.map((one) => one.en).join(', ') } }]
}

/** One person's study. The same person studies an item once; a second view is a second person's (GS-68). */
export function study(item: Item, { messageId: _, ...input }: StudyInput, ctx: Context): Decision {
  const personId = personOf(ctx)
  const refusals: Refusal[] = []
  if (item.state !== 'waiting') refusals.push({ code: 'triage/already-decided', item: item.id, params: { state: item.state } })
  if (item.studies.some((one) => one.personId === personId)) refusals.push({ code: 'triage/studied-by-you', item: item.id, clause: 'GS-68' })
  const items = { participants: [personId, ...input.participants], level: input.important ? 'important' : 'ordinary', recommendation: input.recommendation }
  for (const { item: what, zh, en, clause } of evaluateGate(gateFor(ctx.rules, 'study', ctx.now), [], { authorIds: [], digest: '', items })) {
    refusals.push({ code: 'triage/study-incomplete', item: what, clause, params: { zh, en } })
  }
  return decideBy(refusals, () => [about(item, 'triage.studied', { personId, ...input })])
}

export interface Choice {
  readonly item: Item
  /** Units named by the input that do not exist or are closed. */
  readonly unknownUnits: readonly Id[]
  readonly knownAt: Instant
}

/** Accepts a message: exactly one first subject, others are co-subjects (GB-05); territory and line both have an owner (GS-45). */
export function accept({ item, unknownUnits, knownAt }: Choice, input: AcceptInput, ctx: Context): Decision {
  const refusals = unready(item, ctx)
  const unitId = input.unitId ?? input.policyUnitId
  if (!unitId) return refuse(...refusals, { code: 'triage/no-first-subject', item: 'unitId', clause: 'GB-05' })
  for (const unit of unknownUnits) refusals.push({ code: 'triage/unknown-unit', item: unit })
  if (input.coUnitIds.includes(unitId)) refusals.push({ code: 'triage/two-first-subjects', item: unitId, clause: 'GB-05' })
  if (input.policyUnitId && input.policyUnitId !== unitId && !input.reason) refusals.push({ code: 'triage/policy-unit-passed-over', item: input.policyUnitId, clause: 'GB-05' })
  return decideBy(refusals, () => {
    const data: Accepted = {
      caseId: item.caseId ?? item.id,
      unitId,
      coUnitIds: input.coUnitIds,
      territorialUnitId: input.territorialUnitId ?? unitId,
      lineUnitId: input.lineUnitId ?? unitId,
      classes: item.classes,
      important: item.important,
      stance: item.studies.at(-1)!.stance,
      knownAt,
      ...(input.reason && { reason: input.reason }),
      proposals: input.proposals,
      ...(input.modelVersion && { modelVersion: input.modelVersion }),
      again: item.caseId !== undefined,
    }
    return [about(item, 'triage.accepted', data)]
  })
}

/** A person, never the machine, puts a message to a case that answers the same matter. */
export function merge({ item, caseOpen }: { item: Item; caseOpen: boolean }, input: { caseId: Id; reason: string }): Decision {
  const refusals: Refusal[] = item.state === 'waiting' ? [] : [{ code: 'triage/already-decided', item: item.id, params: { state: item.state } }]
  if (!caseOpen) refusals.push({ code: 'triage/case-closed', item: input.caseId })
  return decideBy(refusals, () => [about(item, 'triage.merged', { caseId: input.caseId, reason: input.reason })])
}

/** To another procedure, with what the asker is told. A message of the five classes is answered here all the same (GB-10a). */
export function handOver(item: Item, { messageId: _, ...input }: HandOverInput, ctx: Context): Decision {
  const refusals = [...unready(item, ctx), ...mustBeAnswered(item, ctx)]
  return decideBy(refusals, () => [about(item, 'triage.handedOver', input)])
}

/** No answer, with a reason from the closed list; refused for all five classes (GB-10a). */
export function decline(item: Item, { messageId: _, ...input }: DeclineInput, ctx: Context): Decision {
  const refusals = [...unready(item, ctx), ...mustBeAnswered(item, ctx)]
  if (notOnList(routeFor(ctx.rules, 'no-answer-reasons', ctx.now), [input.reason]).length > 0) refusals.push({ code: 'triage/no-such-reason', item: 'reason', clause: 'GS-71' })
  return decideBy(refusals, () => [about(item, 'triage.declined', input)])
}

/** Return water: a unit gave the case back, so the message lies on the desk again, with the unit's reason in sight (GB-26). */
export function takeBack(item: Item, input: { unitId: Id; reason: string; proposedUnitId?: Id | undefined }): Decision {
  if (item.state !== 'accepted') return refuse({ code: 'triage/already-decided', item: item.id, params: { state: item.state } })
  return stateAll(about(item, 'triage.returned', input))
}

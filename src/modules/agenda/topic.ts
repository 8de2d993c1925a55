import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import { ofUnit, personOf } from './act.ts'
import { crossingsOf } from './crossing.ts'
import type { Crossing, Topic, TopicState } from './contract.ts'
import type { InterpretTopic, ProposeTopic, ReviewTopic, RewriteTopic } from './inputs.ts'
import { apartDays } from './rules.ts'

const table = { table: 'agenda.topic' }
const about = (topic: Topic, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, topic.id), unitId: topic.unitId, data })

/** The four steps in their order (NH-17), as the office names them. */
const STEPS = ['proposed', 'reviewed', 'interpreted', 'absorbed'] as const
const STEP_NAMES: Readonly<Record<(typeof STEPS)[number], string>> = { proposed: '点题', reviewed: '审题', interpreted: '解题', absorbed: '化题' }

/** Refuses a step whose predecessor is missing, naming it, and one that was taken already. */
function step(topic: Topic, wanted: (typeof STEPS)[number], ...from: TopicState[]): Refusal[] {
  if (from.includes(topic.state)) return []
  const here = STEPS.indexOf(topic.state as (typeof STEPS)[number])
  const next = STEPS[here + 1]
  if (topic.state === 'dropped' || next === undefined || here >= STEPS.indexOf(wanted)) return [{ code: 'agenda/topic-not-in-state', item: topic.id, params: { state: topic.state } }]
  return [{ code: 'agenda/step-before', item: topic.id, clause: 'NH-17', params: { missing: STEP_NAMES[next], wanted: STEP_NAMES[wanted] } }]
}

/** What a proposal looks up: units and messages that there are not, and the topics of the months around. */
export interface Proposing {
  readonly unknownUnits: readonly Id[]
  readonly unknownMessages: readonly Id[]
  readonly unknownSlot: boolean
  readonly others: readonly Topic[]
}

const coUnitFaults = (unitId: Id, coUnitIds: readonly Id[]): Refusal[] => (coUnitIds.includes(unitId) ? [{ code: 'agenda/lead-is-co-unit', item: unitId, clause: 'WL-13' }] : [])

/** 点题 (NH-18): what is worth announcing and why. What lies close to another topic is said at once (NH-16). */
export function proposeTopic({ unknownUnits, unknownMessages, unknownSlot, others }: Proposing, input: ProposeTopic, ctx: Context): Decision {
  const refusals: Refusal[] = [
    ...unknownUnits.map((item) => ({ code: 'agenda/unknown-unit', item })),
    ...unknownMessages.map((item) => ({ code: 'agenda/unknown-message', item })),
    ...(unknownSlot ? [{ code: 'agenda/no-slot', item: 'slotId' }] : []),
    ...ofUnit(input.unitId, input.unitId, ctx),
    ...coUnitFaults(input.unitId, input.coUnitIds),
  ]
  if (input.origin === 'citizens' && input.messageIds.length === 0) refusals.push({ code: 'agenda/no-message-named', item: 'messageIds', clause: 'NH-18' })
  const { unitId, ...rest } = input
  return decideBy(refusals, () => [
    { kind: 'agenda.topicProposed', subject: subjectOf(table, ctx.newId()), unitId, data: { ...rest, proposedBy: personOf(ctx), crossings: crossingsOf({ title: input.title, on: input.on }, others, ctx.now, apartDays(ctx.rules, ctx.now)) } },
  ])
}

export interface Rewriting extends Proposing {
  readonly topic: Topic
}

/** Changed words were not those that were checked: the checks fall away. */
export function rewriteTopic({ topic, unknownUnits, unknownSlot, others }: Rewriting, { topicId: _, ...input }: RewriteTopic, ctx: Context): Decision {
  const refusals: Refusal[] = [
    ...unknownUnits.map((item) => ({ code: 'agenda/unknown-unit', item })),
    ...(unknownSlot ? [{ code: 'agenda/no-slot', item: 'slotId' }] : []),
    ...ofUnit(topic.unitId, topic.id, ctx),
    ...(topic.state === 'proposed' ? [] : [{ code: 'agenda/topic-not-in-state', item: topic.id, params: { state: topic.state } }]),
    ...coUnitFaults(topic.unitId, input.coUnitIds),
  ]
  return decideBy(refusals, () => [about(topic, 'agenda.topicRewritten', { ...input, crossings: crossingsOf({ id: topic.id, title: input.title, on: input.on }, others, ctx.now, apartDays(ctx.rules, ctx.now)) })])
}

/** Who may pass a check: the holder of its post, or the press office. */
const mayCheck = (check: string, ctx: Context): boolean =>
  ctx.actor.as !== 'post' || ctx.actor.posts.some((post) => post.role === `check_${check}` || post.role === 'press_office_head' || post.role === 'press_officer')

export interface Reviewing {
  readonly topic: Topic
  /** Crossings as they stand now. */
  readonly others: readonly Topic[]
  readonly names: ReadonlyMap<Id, string>
}

/** 审题 (NH-19): the five checks (GB-34), by people who did not propose it, and no crossing left without a word (NH-16). */
export function reviewTopic({ topic, others, names }: Reviewing, input: ReviewTopic, ctx: Context): Decision {
  const demanded = gateFor(ctx.rules, 'full', ctx.now).steps.flatMap(({ item }) => (item.startsWith('check:') ? [item.slice(6)] : []))
  const refusals: Refusal[] = step(topic, 'reviewed', 'proposed')
  if (topic.proposedBy === personOf(ctx) && ctx.actor.as === 'post') refusals.push({ code: 'agenda/own-topic', item: topic.id, clause: 'RL-9' })
  for (const { check, verdict, note } of input.checks) {
    if (!demanded.includes(check)) refusals.push({ code: 'agenda/no-such-check', item: check, clause: 'GB-34' })
    else if (!mayCheck(check, ctx)) refusals.push({ code: 'agenda/not-your-check', item: check, clause: 'GB-34' })
    if (verdict === 'fail' && !note) refusals.push({ code: 'agenda/verdict-without-reason', item: check, clause: 'GB-34' })
  }
  const crossings = crossingsOf(topic, others, ctx.now, apartDays(ctx.rules, ctx.now))
  const passed = new Map([...topic.checks, ...input.checks].map((one) => [one.check, one.verdict]))
  const complete = demanded.every((check) => passed.get(check) === 'pass')
  const settled = crossings.length === 0 || topic.overridden !== undefined || input.overrideReason !== undefined
  if (complete && !settled) for (const crossing of crossings) refusals.push(crossed(crossing, names))
  return decideBy(refusals, () => [
    ...input.checks.map((one) => about(topic, 'agenda.topicChecked', { ...one, by: personOf(ctx) })),
    ...(input.overrideReason && crossings.length > 0 ? [about(topic, 'agenda.crossingOverridden', { reason: input.overrideReason, by: personOf(ctx), crossings })] : []),
    ...(complete ? [about(topic, 'agenda.topicReviewed', {})] : []),
  ])
}

const crossed = ({ topicId, title, unitId, on }: Crossing, names: ReadonlyMap<Id, string>): Refusal => ({ code: 'agenda/topic-crosses', item: topicId, clause: 'NH-16', params: { title, unit: names.get(unitId) ?? '', on } })

/** 解题 (NH-20): at least one explanation, each with the policy document that it explains. */
export function interpretTopic(topic: Topic, { objects }: InterpretTopic, ctx: Context): Decision {
  const refusals = [...step(topic, 'interpreted', 'reviewed', 'interpreted'), ...ofUnit(topic.unitId, topic.id, ctx)]
  if (objects.length === 0) refusals.push({ code: 'agenda/interpretation-missing', item: 'objects', clause: 'NH-20' })
  for (const [at, one] of objects.entries()) {
    if (!one.body && !one.url) refusals.push({ code: 'agenda/interpretation-empty', item: `objects.${at}`, clause: 'NH-20', params: { title: one.title } })
    if (one.kind === 'expert' && !one.expert) refusals.push({ code: 'agenda/expert-unnamed', item: `objects.${at}`, clause: 'NH-20', params: { title: one.title } })
  }
  return decideBy(refusals, () => [about(topic, 'agenda.topicInterpreted', { objects })])
}

/** Return water: how many questions of the session are neither answered nor in somebody's hands. */
export function noteQuestions(topic: Topic | undefined, input: { open: number }): Decision {
  if (!topic || topic.openQuestions === input.open) return accept()
  return accept(about(topic, 'agenda.questionsNoted', { open: input.open }))
}

/** 化题 (NH-21): what the session brought is taken into the work; not while a question hangs. */
export function absorbTopic(topic: Topic, input: { note: string }, ctx: Context): Decision {
  const refusals = [...step(topic, 'absorbed', 'interpreted'), ...ofUnit(topic.unitId, topic.id, ctx)]
  if (!topic.heldOn) refusals.push({ code: 'agenda/not-held-yet', item: topic.id, clause: 'NH-21' })
  if (topic.openQuestions > 0) refusals.push({ code: 'agenda/questions-open', item: topic.id, clause: 'NH-21', params: { open: topic.openQuestions } })
  return decideBy(refusals, () => [about(topic, 'agenda.topicAbsorbed', { note: input.note })])
}

export function dropTopic(topic: Topic, input: { reason: string }, ctx: Context): Decision {
  const refusals = ofUnit(topic.unitId, topic.id, ctx)
  if (topic.state === 'absorbed' || topic.state === 'dropped' || topic.heldOn) refusals.push({ code: 'agenda/topic-not-in-state', item: topic.id, params: { state: topic.heldOn ? '已发布' : topic.state } })
  return decideBy(refusals, () => [about(topic, 'agenda.topicDropped', { reason: input.reason })])
}

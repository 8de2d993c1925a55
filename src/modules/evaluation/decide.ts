import { decideBy, refuse, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Case } from '../cases/contract.ts'
import type { CaseRecord } from './case-record.ts'
import type { AddImprovement, DefineIndicators, Evaluate, Evaluation, FinishImprovement, Improvement, IndicatorSet } from './contract.ts'
import { measure, scoreOf, setFaults, withSources } from './indicators.ts'

const evaluationTable = { table: 'evaluation.evaluation' }
const improvementTable = { table: 'evaluation.improvement' }
const setTable = { table: 'evaluation.indicator_set' }

/** Why the acting person belongs neither to the unit nor to the press office; empty when they do. */
function notOf(unitIds: readonly Id[], item: Id, ctx: Context): Refusal[] {
  if (ctx.actor.as !== 'post') return []
  return ctx.actor.posts.some((post) => post.wholeJurisdiction || unitIds.includes(post.unitId)) ? [] : [{ code: 'evaluation/not-your-unit', item }]
}

const dueFaults = (dueAt: Instant, now: Instant): Refusal[] => (dueAt <= now ? [{ code: 'evaluation/due-in-the-past', item: 'dueAt', clause: 'GB-48' }] : [])

type Opened = Omit<Improvement, 'id' | 'unitId' | 'state' | 'openedAt'>
function opened(evaluation: Pick<Evaluation, 'id' | 'caseId' | 'classes' | 'pressOfficeId'>, item: { what: string; unitId: Id; dueAt: Instant }, ctx: Context): Statement {
  const { id: evaluationId, caseId, classes, pressOfficeId } = evaluation
  const data: Opened = { evaluationId, caseId, classes, pressOfficeId, what: item.what, dueAt: item.dueAt }
  return { kind: 'evaluation.improvementOpened', subject: subjectOf(improvementTable, ctx.newId()), unitId: item.unitId, data }
}

export interface ToEvaluate {
  readonly one: Case
  readonly record: CaseRecord
  readonly set: Pick<IndicatorSet, 'version' | 'indicators'>
  readonly unknownUnits: readonly Id[]
}

/** Measures a case by the set in force; the person gives the verdict and what shall be done better, never a figure (GB-45 … GB-48). */
export function evaluate({ one, record, set, unknownUnits }: ToEvaluate, input: Evaluate, ctx: Context): Decision {
  const refusals = notOf([one.unitId, ...one.coUnitIds], one.id, ctx)
  if (!['answered', 'closed'].includes(one.state)) refusals.push({ code: 'evaluation/not-answered', item: one.id, clause: 'GB-45' })
  for (const item of unknownUnits) refusals.push({ code: 'evaluation/unknown-unit', item, clause: 'GB-48' })
  for (const item of input.improvements) refusals.push(...dueFaults(item.dueAt, ctx.now))
  return decideBy(refusals, () => {
    const indicators = measure(set.indicators, record)
    const { id: caseId, classes, unitId, pressOfficeId, coUnitIds } = one
    const id = ctx.newId()
    const data: Omit<Evaluation, 'id' | 'unitId' | 'at'> = {
      caseId, classes, pressOfficeId, unitIds: [unitId, ...coUnitIds], evaluatorId: ctx.actor.as === 'post' ? ctx.actor.personId : '',
      setVersion: set.version, indicators, score: scoreOf(indicators), verdict: input.verdict,
    }
    const done: Statement = { kind: 'evaluation.done', subject: subjectOf(evaluationTable, id), unitId, data }
    return [done, ...input.improvements.map((item) => opened({ id, caseId, classes, pressOfficeId }, item, ctx))]
  })
}

export function addImprovement({ evaluation, unknownUnits }: { evaluation: Evaluation; unknownUnits: readonly Id[] }, input: AddImprovement, ctx: Context): Decision {
  const refusals = [...notOf(evaluation.unitIds, evaluation.id, ctx), ...dueFaults(input.dueAt, ctx.now)]
  for (const item of unknownUnits) refusals.push({ code: 'evaluation/unknown-unit', item, clause: 'GB-48' })
  return decideBy(refusals, () => [opened(evaluation, input, ctx)])
}

/** The owner says what was done. */
export function finishImprovement(one: Improvement, input: FinishImprovement, ctx: Context): Decision {
  const refusals = notOf([one.unitId], one.id, ctx)
  if (one.state === 'done') refusals.push({ code: 'evaluation/improvement-done', item: one.id })
  return decideBy(refusals, () => [{ kind: 'evaluation.improvementFinished', subject: subjectOf(improvementTable, one.id), unitId: one.unitId, data: { result: input.result } }])
}

/** A new version of the set; the old one stays, and what was measured by it keeps its figures (GB-47). */
export function defineIndicators({ newest, pressOfficeId }: { newest: number; pressOfficeId: Id }, input: DefineIndicators, ctx: Context): Decision {
  const effectiveFrom = input.effectiveFrom ?? ctx.now
  const refusals = setFaults(input.indicators)
  if (effectiveFrom < ctx.now) refusals.push({ code: 'evaluation/not-backwards', item: 'effectiveFrom', clause: 'GB-47' })
  if (refusals.length > 0) return refuse(...refusals)
  const data: Omit<IndicatorSet, 'id' | 'pressOfficeId'> = { version: newest + 1, effectiveFrom, reason: input.reason, indicators: withSources(input.indicators) }
  return { facts: [{ kind: 'evaluation.indicatorsDefined', subject: subjectOf(setTable, ctx.newId()), unitId: pressOfficeId, data }] }
}

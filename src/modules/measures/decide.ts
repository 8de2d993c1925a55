import { decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { missingBefore } from '#src/rulebook/instrument.ts'
import { axes, levels, stepFacts, type Axis, type Draft, type Level, type Parent, type RevisionDue, type RuleDocument, type TakeStep, type Write } from './contract.ts'

type Taking = Omit<TakeStep, 'documentId'>

const table = { table: 'measures.document' }
const personOf = (ctx: Context): Id => (ctx.actor.as === 'post' ? ctx.actor.personId : '')

const about = (document: RuleDocument, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, document.id), unitId: document.unitId, data })

function ofUnit(unitId: Id, item: Id, ctx: Context): Refusal[] {
  if (ctx.actor.as !== 'post') return []
  return ctx.actor.posts.some((post) => post.unitId === unitId || post.wholeJurisdiction) ? [] : [{ code: 'measures/not-your-unit', item }]
}

const order = Object.keys(levels) as Level[]

/** Faults of what a document says it implements: unknown, itself, or lower than it is (GB-01, WL-07). */
function parentFaults(own: { id?: Id; level: Level }, parents: readonly Parent[], known: readonly RuleDocument[], ctx: Context): Refusal[] {
  return parents.flatMap((parent): Refusal[] => {
    if ('instrumentId' in parent) {
      return ctx.rules.instruments.some((one) => one.head.id === parent.instrumentId) ? [] : [{ code: 'measures/unknown-parent', item: parent.instrumentId, clause: 'GB-01' }]
    }
    if (!('documentId' in parent)) return []
    const found = known.find((one) => one.id === parent.documentId)
    if (!found || found.id === own.id) return [{ code: 'measures/unknown-parent', item: parent.documentId, clause: 'GB-01' }]
    return order.indexOf(found.level) > order.indexOf(own.level) ? [{ code: 'measures/parent-is-lower', item: found.id, clause: 'WL-07', params: { title: found.title } }] : []
  })
}

export function draft({ parents, unknownUnits }: { parents: readonly RuleDocument[]; unknownUnits: readonly Id[] }, input: Draft, ctx: Context): Decision {
  const refusals = [...ofUnit(input.unitId, input.unitId, ctx), ...unknownUnits.map((item) => ({ code: 'measures/unknown-unit', item })), ...parentFaults(input, input.derivesFrom, parents, ctx)]
  const { unitId, ...rest } = input
  return decideBy(refusals, () => [{ kind: 'measures.drafted', subject: subjectOf(table, ctx.newId()), unitId, data: { ...rest, draftedBy: personOf(ctx) } }])
}

export interface Known {
  readonly document: RuleDocument
  readonly parents: readonly RuleDocument[]
}

const issuedAlready = (document: RuleDocument): Refusal[] =>
  document.state === 'issued' || document.state === 'interpreted' ? [{ code: 'measures/issued-already', item: document.id, clause: 'WL-08' }] : []

/** Changes the draft. Whatever was reviewed before was another text, so its steps fall away. */
export function write({ document, parents }: Known, { documentId: _, ...input }: Write, ctx: Context): Decision {
  const refusals = [...ofUnit(document.unitId, document.id, ctx), ...issuedAlready(document), ...parentFaults(document, input.derivesFrom ?? [], parents, ctx)]
  return decideBy(refusals, () => [about(document, 'measures.written', { ...input, by: personOf(ctx) })])
}

function dateFaults(document: RuleDocument, input: Taking, ctx: Context): Refusal[] {
  const last = document.steps.at(-1)
  return [
    ...(input.on > civilDate(ctx.now) ? [{ code: 'measures/date-to-come', item: 'on', params: { on: input.on } }] : []),
    ...(last && input.on < last.on ? [{ code: 'measures/out-of-order', item: 'on', clause: 'WL-08', params: { on: input.on, last: last.on } }] : []),
  ]
}

/** What issuing needs besides the steps before it (WL-03, WL-22). */
function issueFaults(document: RuleDocument, input: Taking): Refusal[] {
  const refusals: Refusal[] = (Object.keys(axes) as Axis[])
    .filter((axis) => !document.sections[axis])
    .map((axis) => ({ code: 'measures/axis-missing', item: axis, clause: 'WL-03', params: { axis: axes[axis] } }))
  if (!document.effectiveFrom) refusals.push({ code: 'measures/no-effective-date', item: 'effectiveFrom', clause: 'WL-22' })
  else if (document.effectiveFrom < input.on) refusals.push({ code: 'measures/effective-before-issue', item: 'effectiveFrom', clause: 'WL-22', params: { effectiveFrom: document.effectiveFrom, on: input.on } })
  if (!input.number) refusals.push({ code: 'measures/no-number', item: 'number' })
  return refusals
}

function stepFaults(document: RuleDocument, input: Taking, ctx: Context): Refusal[] {
  const legality = document.steps.find((one) => one.step === 'legality_reviewed')
  switch (input.step) {
    case 'legality_reviewed':
      return [
        ...(input.opinion ? [] : [{ code: 'measures/opinion-missing', item: 'opinion', clause: 'WL-08' }]),
        ...(document.draftedBy === personOf(ctx) ? [{ code: 'measures/own-draft', item: document.id, clause: 'RL-9' }] : []),
      ]
    case 'executive_meeting_approved':
      return legality && legality.opinion !== 'lawful' ? [{ code: 'measures/not-lawful', item: document.id, clause: 'WL-08' }] : []
    case 'issued':
      return [...(legality && legality.opinion !== 'lawful' ? [{ code: 'measures/not-lawful', item: document.id, clause: 'WL-08' }] : []), ...issueFaults(document, input)]
    case 'interpreted':
      return input.note ? [] : [{ code: 'measures/interpretation-missing', item: 'note', clause: 'WL-08' }]
    default:
      return []
  }
}

export interface Step {
  readonly document: RuleDocument
  /** Documents that say they implement this one. */
  readonly children: readonly RuleDocument[]
}

/** The next step of a document's life, all faults at once; a new version in force marks what derives from it as 待修订 (WL-08, GB-01). */
export function takeStep({ document, children }: Step, { documentId: _, ...input }: TakeStep, ctx: Context): Decision {
  const done = document.steps.map((one) => one.step)
  const refusals = [...ofUnit(document.unitId, document.id, ctx)]
  if (done.includes(input.step)) refusals.push({ code: 'measures/step-done', item: input.step, params: { step: input.step } })
  for (const missing of missingBefore(input.step, ['drafting', ...done])) refusals.push({ code: 'measures/step-missing', item: missing, clause: 'WL-08', params: { step: input.step, missing } })
  refusals.push(...dateFaults(document, input, ctx), ...stepFaults(document, input, ctx))
  return decideBy(refusals, () => {
    const taken = about(document, stepFacts[input.step], { ...input, personId: personOf(ctx) })
    if (input.step !== 'issued' || document.no === 1) return [taken]
    const due: RevisionDue = { because: document.id, title: document.title, since: document.effectiveFrom! }
    return [taken, ...children.map((child) => about(child, 'measures.revisionDue', due))]
  })
}

/** A new version begins as a draft; the issued one stays in force until the new one is issued. */
export function revise(document: RuleDocument, input: { reason: string }, ctx: Context): Decision {
  const refusals = ofUnit(document.unitId, document.id, ctx)
  if (issuedAlready(document).length === 0) refusals.push({ code: 'measures/not-issued', item: document.id })
  return decideBy(refusals, () => [about(document, 'measures.revisionStarted', { reason: input.reason, draftedBy: personOf(ctx) })])
}

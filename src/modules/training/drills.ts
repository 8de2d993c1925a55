import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Drill } from './contract.ts'
import type { FinishImprovement, NoteMeasured, PlanDrill, ScoreDrill, SetImprovement } from './inputs.ts'

const table = { table: 'training.drill' }
const about = (drill: Drill, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, drill.id), unitId: drill.unitId, data })
const personOf = (ctx: Context): Id | null => (ctx.actor.as === 'post' ? ctx.actor.personId : null)

/** Places from which news can reach the office in a drill; `conference_question` is asked on the floor, not sent. */
export const injectSources: readonly string[] = ['public_form', 'hotline', 'online_post', 'forum', 'media_report', 'superior', 'internal', 'frontline']

export interface Planning {
  readonly pressOfficeId: Id
  readonly unknownPeople: readonly Id[]
}

export function planDrill({ pressOfficeId, unknownPeople }: Planning, input: PlanDrill, ctx: Context): Decision {
  const refusals: Refusal[] = unknownPeople.map((item) => ({ code: 'training/unknown-person', item }))
  for (const [at, { source }] of input.injects.entries()) if (!injectSources.includes(source)) refusals.push({ code: 'training/no-such-source', item: `injects.${at}`, clause: 'NH-27', params: { source } })
  const injects = input.injects.toSorted((a, b) => a.afterMinutes - b.afterMinutes)
  return decideBy(refusals, () => [{ kind: 'training.drillPlanned', subject: subjectOf(table, ctx.newId()), unitId: pressOfficeId, data: { ...input, injects } }])
}

const notIn = (drill: Drill, ...states: readonly Drill['state'][]): Refusal[] => (states.includes(drill.state) ? [] : [{ code: 'training/drill-not-in-state', item: drill.id, params: { state: drill.state } }])

export interface Starting {
  readonly drill: Drill
  /** Another one that has not ended. */
  readonly running: Drill | undefined
  /** What this database is for: `live`, `drill` (a demonstration), `a-drill`, `replay`, `test`. */
  readonly use: string
}

/** Begins a drill. There is one floor, so one drill at a time; and nobody plays a drill inside a drill (RL-17). */
export function startDrill({ drill, running, use }: Starting, ctx: Context): Decision {
  const refusals = notIn(drill, 'planned')
  if (running) refusals.push({ code: 'training/another-is-running', item: running.id, params: { title: running.title } })
  if (use === 'a-drill' || use === 'replay') refusals.push({ code: 'training/no-drill-here', item: drill.id, clause: 'RL-17' })
  return decideBy(refusals, () => [about(drill, 'training.drillStarted', { clockFrom: drill.clockFrom ?? ctx.now, by: personOf(ctx) })])
}

/** Calls the drill off the floor; what its record shows is read next, then that record goes. */
export function endDrill(drill: Drill, ctx: Context): Decision {
  return decideBy(notIn(drill, 'running'), () => [about(drill, 'training.drillEnding', { by: personOf(ctx) })])
}

/** The measured times, read from the drill's own record: all that stays of it. */
export function noteMeasured(drill: Drill, { results }: NoteMeasured): Decision {
  if (drill.state === 'ended') return accept()
  return decideBy(notIn(drill, 'ending'), () => [about(drill, 'training.drillMeasured', { results })])
}

export function cancelDrill(drill: Drill, { reason }: { reason: string }): Decision {
  return decideBy(notIn(drill, 'planned'), () => [about(drill, 'training.drillCancelled', { reason })])
}

/** The three scores, of the drill as a whole (NH-28); a second scoring replaces the first and both stay in the record. */
export function scoreDrill(drill: Drill, { scores }: ScoreDrill, ctx: Context): Decision {
  return decideBy(notIn(drill, 'ended'), () => [about(drill, 'training.drillScored', { scores, by: personOf(ctx) })])
}

export interface Improving {
  readonly drill: Drill
  readonly unknownUnits: readonly Id[]
  /** Whether the owner holds a post at that unit. */
  readonly ownerThere: boolean
}

/** What the drill showed must become better: whose, and by when; it goes on the clock like any other duty. */
export function setImprovement({ drill, unknownUnits, ownerThere }: Improving, input: SetImprovement, ctx: Context): Decision {
  const refusals = notIn(drill, 'ended')
  for (const item of unknownUnits) refusals.push({ code: 'training/unknown-unit', item })
  if (unknownUnits.length === 0 && !ownerThere) refusals.push({ code: 'training/owner-elsewhere', item: 'ownerId' })
  if (input.dueAt <= ctx.now) refusals.push({ code: 'training/due-in-the-past', item: 'dueAt' })
  const { drillId: _, ...rest } = input
  return decideBy(refusals, () => [about(drill, 'training.improvementSet', { ...rest, no: drill.improvements.length + 1 })])
}

export function finishImprovement(drill: Drill, { no, result }: FinishImprovement, ctx: Context): Decision {
  const found = drill.improvements.find((one) => one.no === no)
  const refusals: Refusal[] = []
  if (!found) refusals.push({ code: 'training/no-improvement', item: String(no) })
  else if (found.done) refusals.push({ code: 'training/improvement-done', item: String(no) })
  else if (ctx.actor.as === 'post' && ctx.actor.personId !== found.ownerId && !ctx.actor.posts.some((post) => post.unitId === found.unitId || post.wholeJurisdiction)) refusals.push({ code: 'training/not-your-improvement', item: String(no) })
  return decideBy(refusals, () => [about(drill, 'training.improvementDone', { no, result, unitId: found!.unitId })])
}

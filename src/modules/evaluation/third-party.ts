import { decideBy, type Decision, type HeldPost, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import type { Engage, Engagement, FileReport } from './contract.ts'

const table = { table: 'evaluation.engagement' }
const ROLE = 'third_party_evaluator'

export interface Engaging {
  readonly pressOfficeId: Id
  /** Posts the evaluator holds now. */
  readonly posts: readonly HeldPost[]
  readonly unknownUnits: readonly Id[]
}

/** An evaluator for these units until then; who works for the press office or for an evaluated unit is no third party (GB-46). */
export function engage({ pressOfficeId, posts, unknownUnits }: Engaging, input: Engage, ctx: Context): Decision {
  const from = input.from ?? ctx.now
  const refusals: Refusal[] = unknownUnits.map((item) => ({ code: 'evaluation/unknown-unit', item }))
  const { organisation, personId, unitIds, until, purpose } = input
  if (!posts.some((post) => post.role === ROLE)) refusals.push({ code: 'evaluation/no-evaluator', item: personId, clause: 'GB-46' })
  if (posts.some((post) => post.role !== ROLE || post.wholeJurisdiction || post.unitId === pressOfficeId || unitIds.includes(post.unitId))) {
    refusals.push({ code: 'evaluation/evaluator-not-independent', item: personId, clause: 'GB-46' })
  }
  if (until <= from || until <= ctx.now) refusals.push({ code: 'evaluation/engagement-without-time', item: 'until', clause: 'GB-46' })
  return decideBy(refusals, () => {
    const data: Omit<Engagement, 'id' | 'state' | 'pressOfficeId'> = { organisation, personId, unitIds, from, until, purpose }
    return [{ kind: 'evaluation.engaged', subject: subjectOf(table, ctx.newId()), unitId: pressOfficeId, data }]
  })
}

/** Why this person may not look or report under the engagement now; empty when they may. */
export function notEngaged(one: Engagement, personId: Id | undefined, now: Instant): Refusal[] {
  const refusals: Refusal[] = []
  if (one.personId !== personId) refusals.push({ code: 'evaluation/not-your-engagement', item: one.id, clause: 'GB-46' })
  if (now < one.from || now >= one.until) refusals.push({ code: 'evaluation/engagement-over', item: one.id, clause: 'GB-46', params: { from: one.from, until: one.until } })
  return refusals
}

/** The evaluator's report, once, as it is; it is public from then on (GB-46). */
export function fileReport(one: Engagement, input: FileReport, ctx: Context): Decision {
  const refusals = notEngaged(one, ctx.actor.as === 'post' ? ctx.actor.personId : undefined, ctx.now)
  if (one.state === 'reported') refusals.push({ code: 'evaluation/reported-already', item: one.id })
  const { title, report } = input
  return decideBy(refusals, () => [{ kind: 'evaluation.reported', subject: subjectOf(table, one.id), unitId: one.pressOfficeId, data: { title, report } }])
}

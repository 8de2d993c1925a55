import { accept, decideBy, type Decision, type HeldPost, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import type { Engage, Engagement, FileReport, Reported } from './contract.ts'

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

export interface Filing {
  readonly engagement: Engagement
  /** SHA-256 of the words as reviewers will read them. */
  readonly digest: string
}

export const nextFiling = (one: Engagement): number => (one.filings ?? 0) + 1

/** The evaluator's report, as it is; it goes to review, and is public from the shelf (GB-46, law 4). Filed again only when the review sent it back. */
export function fileReport({ engagement: one, digest }: Filing, input: FileReport, ctx: Context): Decision {
  const personId = ctx.actor.as === 'post' ? ctx.actor.personId : undefined
  const refusals = notEngaged(one, personId, ctx.now)
  if (one.state === 'reported') refusals.push({ code: 'evaluation/reported-already', item: one.id })
  const { title, report } = input
  const data: Reported = { title, report, no: nextFiling(one), authorId: one.personId, digest }
  return decideBy(refusals, () => [{ kind: 'evaluation.reported', subject: subjectOf(table, one.id), unitId: one.pressOfficeId, data }])
}

/** Asked about every text that is sent back; only one of an engagement is a report. */
export const noteReportReturned = (one: Engagement | undefined, { note }: { note: string }): Decision =>
  one ? accept({ kind: 'evaluation.reportReturned', subject: subjectOf(table, one.id), unitId: one.pressOfficeId, data: { note } }) : accept()

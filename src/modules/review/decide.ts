import { accept as stateAll, decideBy, type Decision, type Fact, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { EditionFinished } from '../statements/contract.ts'
import { MOST_CHECKS_AN_ACT, rolesFor, type Cleared, type ConfirmationAnswer, type Review, type Sign, type SignedItem } from './contract.ts'
import { evolve } from './evolve.ts'
import { gateOf, missingOf } from './gate.ts'

const table = { table: 'review.review' }
const personOf = (ctx: Context): Id => (ctx.actor.as === 'post' ? ctx.actor.personId : '')
const about = (review: Review, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, review.id), unitId: review.unitId, data })

/** A finished edition comes in; the units it names are asked to confirm (GB-35). */
export function open({ edition }: { edition: EditionFinished }, ctx: Context): Decision {
  const subject = subjectOf(table, ctx.newId())
  const asked = edition.mentions
  return stateAll(
    { kind: 'review.requested', subject, unitId: edition.unitId, data: { edition } },
    ...asked.map(({ name, unitId }) => ({ kind: 'review.confirmationRequested', subject, unitId: edition.unitId, data: { name, ...(unitId && { unitId }), statementId: edition.statementId, no: edition.no } })),
  )
}

/** What the review would be with one more fact, so that the same act that completes the gate also clears. */
function after(review: Review, statement: Statement, ctx: Context): Review {
  const fact: Fact = { ...statement, id: '', at: ctx.now, actor: ctx.actor, because: [] }
  return evolve(review, fact)
}

function withClearance(review: Review, stated: Statement, ctx: Context): Statement[] {
  const next = after(review, stated, ctx)
  if (missingOf(next, gateOf(next, ctx.rules, ctx.now)).length > 0) return [stated]
  const { statementId, caseId, editionNo, title, digest, audience, pressOfficeId, holding, resultExpectedOn, nextUpdateAt, corrects } = review
  const cleared: Cleared = {
    reviewId: review.id, statementId, caseId, editionNo, title, digest, audience, pressOfficeId, holding,
    ...(resultExpectedOn && { resultExpectedOn }), ...(nextUpdateAt && { nextUpdateAt }), ...(corrects && { corrects }),
  }
  return [stated, about(review, 'review.cleared', cleared)]
}

const isCheck = (item: string): boolean => item.startsWith('check:')

/** Why these items may not be signed by this person in one act. */
function unsignable(review: Review, input: Sign, ctx: Context): Refusal[] {
  const refusals: Refusal[] = []
  const personId = personOf(ctx)
  const gate = gateOf(review, ctx.rules, ctx.now)
  const demanded = new Set(gate.steps.map((step) => step.item))
  if (review.authorIds.includes(personId)) refusals.push({ code: 'review/author', item: personId, clause: 'RL-9' })
  if (input.digest !== review.digest) refusals.push({ code: 'review/other-words', item: 'digest', clause: 'GB-34' })
  for (const item of input.items) {
    if (!demanded.has(item)) refusals.push({ code: 'review/item-not-demanded', item })
    if (review.signatures.some((one) => one.item === item && one.verdict === 'pass')) refusals.push({ code: 'review/already-signed', item })
    if (!holds(review, rolesFor(item), ctx)) refusals.push({ code: 'review/role-missing', item, params: { roles: rolesFor(item).join(', ') } })
  }
  refusals.push(...tooMany(review, input, personId, gate.checksPerPerson?.n ?? MOST_CHECKS_AN_ACT))
  return refusals
}

/** Reviews are by different persons; one person holds at most so many of the checks (register 3.1; XM2-10). */
function tooMany(review: Review, input: Sign, personId: Id, mostChecks: number): Refusal[] {
  const mine = [...review.signatures.filter((one: SignedItem) => one.personId === personId && one.verdict === 'pass').map((one) => one.item), ...input.items]
  const refusals: Refusal[] = []
  if (mine.filter((item) => item.startsWith('review')).length > 1) refusals.push({ code: 'review/second-review', item: personId, clause: 'XM2-10' })
  if (mine.filter((item) => item.startsWith('proof')).length > 1) refusals.push({ code: 'review/second-review', item: personId, clause: 'XM2-10' })
  if (mine.filter(isCheck).length > mostChecks) refusals.push({ code: 'review/too-many-checks', item: personId, clause: 'GB-34', params: { most: mostChecks } })
  return refusals
}

function holds(review: Review, roles: readonly string[], ctx: Context): boolean {
  return ctx.actor.as === 'post' && ctx.actor.posts.some((post) => roles.includes(post.role) && (post.unitId === review.unitId || post.unitId === review.pressOfficeId))
}

/** One act: a verdict on one review, its proof reading and up to two checks, each bound to the very words that were read. */
export function sign(review: Review, input: Sign, ctx: Context): Decision {
  const refusals: Refusal[] = review.state === 'open' ? [] : [{ code: 'review/not-open', item: review.id, params: { state: review.state } }]
  if (input.verdict === 'sendBack' && !input.note) refusals.push({ code: 'review/reason-missing', item: 'note' })
  refusals.push(...unsignable(review, input, ctx))
  return decideBy(refusals, () => {
    const { items, verdict, digest, note } = input
    const signed = about(review, 'review.signed', { items, verdict, digest, note, personId: personOf(ctx), statementId: review.statementId })
    if (verdict === 'pass') return withClearance(review, signed, ctx)
    const { statementId, editionNo, caseId } = review
    return [signed, about(review, 'review.sentBack', { statementId, no: editionNo, caseId, items, note })]
  })
}

export function addConfirmation(review: Review, input: { unitId?: Id | undefined; name: string }): Decision {
  const refusals: Refusal[] = review.state === 'open' ? [] : [{ code: 'review/not-open', item: review.id, params: { state: review.state } }]
  if (review.confirmations.some((one) => one.name === input.name)) refusals.push({ code: 'review/already-asked', item: input.name })
  const { name, unitId } = input
  return decideBy(refusals, () => [about(review, 'review.confirmationRequested', { name, ...(unitId && { unitId }), statementId: review.statementId, no: review.editionNo })])
}

export function sendLink({ review, linkHash }: { review: Review; linkHash: string }, input: { name: string }): Decision {
  const asked = review.confirmations.find((one) => one.name === input.name)
  const refusals: Refusal[] = !asked || asked.answer ? [{ code: 'review/no-confirmation', item: input.name }] : asked.unitId ? [{ code: 'review/confirmer-inside', item: input.name }] : []
  return decideBy(refusals, () => [about(review, 'review.linkSent', { name: input.name, linkHash })])
}

export interface Answer {
  readonly name: string
  readonly answer: ConfirmationAnswer
  readonly note: string
  readonly answeredBy?: string
}

/** The agency confirms, asks for an amendment or objects; it must be the agency that was asked. */
export function answerConfirmation(review: Review, input: Answer, ctx: Context): Decision {
  const asked = review.confirmations.find((one) => one.name === input.name)
  const refusals: Refusal[] = review.state === 'open' ? [] : [{ code: 'review/not-open', item: review.id, params: { state: review.state } }]
  if (!asked || asked.answer) refusals.push({ code: 'review/no-confirmation', item: input.name })
  const mine = ctx.actor.as === 'outside' || (ctx.actor.as === 'post' && ctx.actor.posts.some((post) => post.unitId === asked?.unitId))
  if (asked && !mine) refusals.push({ code: 'review/not-your-confirmation', item: input.name, clause: 'GB-35' })
  if (input.answer !== 'confirm' && !input.note) refusals.push({ code: 'review/reason-missing', item: 'note' })
  return decideBy(refusals, () => {
    const data = { name: input.name, answer: input.answer, note: input.note, answeredBy: input.answeredBy ?? personOf(ctx) }
    return withClearance(review, about(review, 'review.confirmationAnswered', data), ctx)
  })
}

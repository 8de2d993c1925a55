import { sql } from 'kysely'
import { command, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import { Refused, type Work } from '#src/record/work.ts'
import { statements } from '../statements/module.ts'
import * as contract from './contract.ts'
import type { Confirmation, Review, Sign, Withholding } from './contract.ts'
import * as decide from './decide.ts'
import { evolve } from './evolve.ts'
import { byLink, linkHash, linkQuery, linkToken, sendersOfLinks } from './link-queries.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { evolveWithholding, lookAgain, withhold } from './withholding.ts'

export const reviews: Aggregate<Review> = {
  table: 'review.review',
  evolve,
  units: (review) => [...new Set([review.unitId, review.pressOfficeId, ...review.confirmations.flatMap((one) => one.unitId ?? [])])],
  matter: (review) => review.caseId,
}
export const withholdings: Aggregate<Withholding> = { table: 'review.withholding', evolve: evolveWithholding, units: (one) => [one.unitId] }

const byId = (work: Work, input: { reviewId: string }): Promise<Review> => work.need(reviews, input.reviewId, 'review/no-review')

async function recordSignatures(tx: Tx, input: Sign, review: Review): Promise<void> {
  tx.send(sql`
    insert into review.signature (review_id, statement_id, item, person_id, verdict, digest, unit_ids)
    select ${review.id}, ${review.statementId}, item, record.me(), ${input.verdict}, ${input.digest}, ${reviews.units(review)}::uuid[] from unnest(${input.items}::text[]) item`)
}

const open = command({ name: 'review.open', zh: '送审', input: contract.open, may: 'system', load: () => Promise.resolve(undefined), decide: (_, input, ctx) => decide.open(input, ctx) })

const sign = command({
  name: 'review.sign',
  zh: '签署审核意见',
  input: contract.sign,
  may: 'signedIn',
  load: byId,
  decide: decide.sign,
  atDesk: (tx, input, _facts, review) => recordSignatures(tx, input, review),
})

const addConfirmation = command({
  name: 'review.addConfirmation',
  zh: '请求会签',
  input: contract.addConfirmation,
  may: 'signedIn',
  load: byId,
  decide: decide.addConfirmation,
})

const sendLink = command({
  name: 'review.sendLink',
  zh: '发出会签链接',
  input: contract.sendLink,
  may: sendersOfLinks,
  async load(work, input) {
    const review = await byId(work, input)
    return { review, linkHash: linkHash(linkToken(review.id, input.name, review.digest)) }
  },
  decide: decide.sendLink,
})

const answerConfirmation = command({ name: 'review.answerConfirmation', zh: '会签答复', input: contract.answerConfirmation, may: 'signedIn', load: byId, decide: (review, input, ctx) => decide.answerConfirmation(review, input, ctx) })

const answerByLink = command({
  name: 'review.answerByLink',
  zh: '会签链接答复',
  input: contract.answerByLink,
  may: 'public',
  async load(work, input) {
    await becomeLedger(work.tx)
    const wanted = JSON.stringify([{ linkHash: linkHash(input.token) }])
    const found = await sql<{ id: string }>`select id from review.review where doc->'confirmations' @> ${wanted}::jsonb`.execute(work.tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'review/link-unknown' }])
    const review = await work.need(reviews, found.rows[0].id, 'review/no-review')
    return { review, asked: review.confirmations.find((one: Confirmation) => one.linkHash === linkHash(input.token))! }
  },
  decide: ({ review, asked }, input, ctx) =>
    decide.answerConfirmation(review, { name: asked.name, answer: input.answer, note: input.note, answeredBy: input.answeredBy }, { ...ctx, actor: { as: 'outside', agency: asked.name } }),
})

const HEADS = ['unit_head', 'first_spokesperson', 'press_office_head'] as const

const decideWithholding = command({
  name: 'review.withhold',
  zh: '决定不予公开',
  input: contract.withhold,
  may: HEADS,
  load: (work, input) => work.need(statements, input.statementId, 'statements/no-statement'),
  decide: withhold,
})

const lookAtWithholding = command({
  name: 'review.lookAgain',
  zh: '复查不予公开决定',
  input: contract.lookAgain,
  may: HEADS,
  load: (work, input) => work.need(withholdings, input.withholdingId, 'review/no-withholding'),
  decide: lookAgain,
})

export const review: Module = {
  name: 'review',
  aggregates: [reviews, withholdings],
  commands: [open, sign, addConfirmation, sendLink, answerConfirmation, answerByLink, decideWithholding, lookAtWithholding],
  queries: [...queries, linkQuery, byLink],
  refusals,
  facts: contract.facts,
}

import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import type { Review, Withholding } from './contract.ts'
import { gateOf, missingOf } from './gate.ts'
import { signableBy } from './signable.ts'

export async function reviewIdOf(tx: Tx, statementId: Id, editionNo: number): Promise<Id | undefined> {
  const found = await sql<{ id: Id }>`select id from review.review where statement_id = ${statementId} and edition_no = ${editionNo}`.execute(tx.db)
  return found.rows[0]?.id
}

/** The newest review of a statement. */
export async function newestReviewId(tx: Tx, statementId: Id): Promise<Id | undefined> {
  const found = await sql<{ id: Id }>`select id from review.review where statement_id = ${statementId} order by edition_no desc limit 1`.execute(tx.db)
  return found.rows[0]?.id
}

const desk = query({
  name: 'review.desk',
  zh: '审核台',
  input: z.object({ ...paging, state: z.enum(['open', 'cleared', 'sentBack']).default('open') }),
  may: 'signedIn',
  async ask(tx, input, rules) {
    const [at, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Review }>`
      select doc from review.review where state = ${input.state}
        and (${at ?? null}::timestamptz is null or (opened_at, id) > (${at ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by opened_at, id limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map(({ doc }) => {
      const gate = gateOf(doc, rules, tx.now)
      return { ...doc, missing: missingOf(doc, gate), signable: signableBy(doc, gate, tx.actor) }
    })
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.openedAt} ${last.id}` : undefined }
  },
})

const one = query({
  name: 'review.review',
  zh: '一件审核',
  input: z.object({ reviewId: id.optional(), statementId: id.optional() }).refine((input) => input.reviewId || input.statementId, 'reviewId 或 statementId / reviewId or statementId'),
  may: 'signedIn',
  async ask(tx, input, rules) {
    const reviewId = input.reviewId ?? (await newestReviewId(tx, input.statementId!))
    const found = reviewId ? (await sql<{ doc: Review }>`select doc from review.review where id = ${reviewId}`.execute(tx.db)).rows[0] : undefined
    if (!found) throw new Refused([{ code: 'review/no-review', item: reviewId ?? input.statementId! }])
    const gate = gateOf(found.doc, rules, tx.now)
    return { ...found.doc, steps: gate.steps, missing: missingOf(found.doc, gate), signable: signableBy(found.doc, gate, tx.actor) }
  },
})

const withheld = query({
  name: 'review.withheld',
  zh: '不予公开决定',
  input: z.object({ statementId: id.optional() }),
  may: 'signedIn',
  async ask(tx, { statementId }) {
    const found = await sql<{ doc: Withholding }>`select doc from review.withholding where (${statementId ?? null}::text is null or doc->>'statementId' = ${statementId ?? null}) order by id desc limit 200`.execute(tx.db)
    return found.rows.map((row) => row.doc)
  },
})

export const queries = [desk, one, withheld]

/** Whether a decision not to publish stands for this statement. */
export async function isWithheld(tx: Tx, statementId: Id): Promise<boolean> {
  const found = await sql<{ stands: boolean }>`select exists (select from review.withholding where doc->>'statementId' = ${statementId} and doc->>'state' = 'stands') as stands`.execute(tx.db)
  return found.rows[0]?.stands === true
}

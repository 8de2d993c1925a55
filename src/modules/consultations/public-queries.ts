import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Consultation } from './contract.ts'
import type { PublicConsultation } from './public.ts'

export async function talliesOf(tx: Tx, { id: consultationId, questions }: Pick<Consultation, 'id' | 'questions'>): Promise<number[][]> {
  const found = await sql<{ question: number; option: number; n: number }>`select question, option, n from consultations.tally where consultation_id = ${consultationId}`.execute(tx.db)
  return questions.map(({ options }, question) => Array.from({ length: options }, (_, option) => found.rows.find((row) => row.question === question && row.option === option)?.n ?? 0))
}

async function shown(tx: Tx, one: Consultation): Promise<PublicConsultation> {
  const { kind, state, title, closesAt, outcomeOn, received, hearing, draw, outcomeId, endedAt } = one
  const tallies = kind === 'survey' && state !== 'open' ? await talliesOf(tx, one) : null
  return { id: one.id, kind, state, title, closesAt, outcomeOn, received: received ?? null, tallies, hearing: hearing ?? null, draw: draw ?? null, outcomeId: outcomeId ?? null, endedAt: endedAt ?? null }
}

/** Newest first; those that were taken back are not listed. */
const list = query({
  name: 'consultations.publicConsultations',
  zh: '公开的征集',
  input: z.object(paging),
  may: 'public',
  async ask(tx, { after, limit }): Promise<{ items: PublicConsultation[]; after?: string }> {
    const from = z.uuid().safeParse(after)
    const found = await sql<{ doc: Consultation }>`
      select doc from consultations.consultation where state <> 'cancelled' and (${from.data ?? null}::uuid is null or id < ${from.data ?? null}::uuid) order by id desc limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)?.doc.id
    const items = await Promise.all(found.rows.map((row) => shown(tx, row.doc)))
    return { items, ...(items.length === limit && last && { after: last }) }
  },
})

/** What was asked by one release; null when it asks nothing. */
const one = query({
  name: 'consultations.publicConsultation',
  zh: '一项公开的征集',
  input: z.object({ consultationId: id }),
  may: 'public',
  async ask(tx, { consultationId }): Promise<PublicConsultation | null> {
    const found = await sql<{ doc: Consultation }>`select doc from consultations.consultation where id = ${consultationId}`.execute(tx.db)
    return found.rows[0] ? shown(tx, found.rows[0].doc) : null
  },
})

export const publicQueries = [list, one]

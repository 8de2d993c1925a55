import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { agreesTo, credited, type Expert, listExperts, type Use, uses } from './contract.ts'

const allUses = Object.keys(uses) as Use[]

/** An entry as lists show it: for what the expert may be asked today, and how they are named in print. */
const shown = (expert: Expert, day: string) => ({ ...expert, credited: credited(expert), agrees: allUses.filter((use) => agreesTo(expert, use, day)) })

const list = query({
  name: 'experts.experts',
  zh: '专家库',
  input: listExperts,
  may: 'signedIn',
  async ask(tx, { field, use, after = null, limit }) {
    const day = civilDate(tx.now)
    const wanted = field ? JSON.stringify([field]) : null
    const found = await sql<{ doc: Expert }>`
      select doc from experts.expert where (${wanted}::jsonb is null or doc->'fields' @> ${wanted}::jsonb) and (${after}::text is null or (name, id::text) > (split_part(${after}, '|', 1), split_part(${after}, '|', 2)))
      order by name, id::text limit ${limit}`.execute(tx.db)
    const items = found.rows.map(({ doc }) => shown(doc, day)).filter((one) => !use || one.agrees.includes(use))
    const last = found.rows.at(-1)?.doc
    return { items, after: found.rows.length === limit && last ? `${last.name}|${last.id}` : undefined }
  },
})

const one = query({
  name: 'experts.expert',
  zh: '一位专家',
  input: z.object({ expertId: id }),
  may: 'signedIn',
  async ask(tx, { expertId }) {
    const found = await sql<{ doc: Expert }>`select doc from experts.expert where id = ${expertId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'experts/no-expert', item: expertId }])
    const contact = await sql<{ contact: string }>`select contact from experts.contact where expert_id = ${expertId}`.execute(tx.db)
    return { ...shown(found.rows[0].doc, civilDate(tx.now)), contact: contact.rows[0]?.contact ?? null }
  },
})

/** These entries, whatever became of them. */
export async function expertsOf(tx: Tx, expertIds: readonly Id[]): Promise<Expert[]> {
  if (expertIds.length === 0) return []
  return (await sql<{ doc: Expert }>`select doc from experts.expert where id = any(${expertIds}::uuid[])`.execute(tx.db)).rows.map((row) => row.doc)
}

export const queries = [list, one]

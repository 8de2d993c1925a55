import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { unseal } from '#src/record/keys.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import type { Consultation } from './contract.ts'
import { talliesOf } from './public-queries.ts'
import { receivedBy } from './storage.ts'

/** A consultation with how many spoke so far. */
export interface ListedConsultation extends Consultation {
  readonly soFar: number
}

export interface ConsultationDetail extends ListedConsultation {
  /** Of a survey: how often each option of each question was ticked. */
  readonly tallies: readonly (readonly number[])[]
}

export interface ReadOpinion {
  readonly id: Id
  readonly at: Instant
  /** Null once erased, and for whoever may not read it. */
  readonly text: string | null
  readonly chosen: boolean
}

/** Somebody who was drawn, to be invited. */
export interface Invitee {
  readonly id: Id
  readonly name: string
  readonly contact: string
}

async function byId(tx: Tx, consultationId: Id): Promise<Consultation> {
  const found = await sql<{ doc: Consultation }>`select doc from consultations.consultation where id = ${consultationId}`.execute(tx.db)
  if (!found.rows[0]) throw new Refused([{ code: 'consultations/no-consultation', item: consultationId }])
  return found.rows[0].doc
}

const soFar = async (tx: Tx, one: Consultation): Promise<ListedConsultation> => ({ ...one, soFar: one.received ?? (await receivedBy(tx, one)) })

const list = query({
  name: 'consultations.consultations',
  zh: '征集列表',
  input: z.object(paging),
  may: 'signedIn',
  async ask(tx, { after, limit }): Promise<{ items: ListedConsultation[]; after?: string }> {
    const from = z.uuid().safeParse(after)
    const found = await sql<{ doc: Consultation }>`select doc from consultations.consultation where ${from.data ?? null}::uuid is null or id < ${from.data ?? null}::uuid order by id desc limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)?.doc.id
    const items = await Promise.all(found.rows.map((row) => soFar(tx, row.doc)))
    return { items, ...(items.length === limit && last && { after: last }) }
  },
})

const one = query({
  name: 'consultations.consultation',
  zh: '一项征集',
  input: z.object({ consultationId: id }),
  may: 'signedIn',
  async ask(tx, { consultationId }): Promise<ConsultationDetail> {
    const found = await byId(tx, consultationId)
    return { ...(await soFar(tx, found)), tallies: await talliesOf(tx, found) }
  },
})

const opinionList = query({
  name: 'consultations.opinions',
  zh: '收到的意见',
  input: z.object({ consultationId: id, ...paging }),
  may: 'signedIn',
  async ask(tx, { consultationId, after, limit }): Promise<{ items: ReadOpinion[]; after?: string }> {
    const { draw } = await byId(tx, consultationId)
    const from = z.uuid().safeParse(after)
    const found = await sql<{ id: Id; at: Instant; text: string | null }>`
      select o.id, record.instant(o.doc->>'at') as at, w.body as text from consultations.opinion o left join consultations.words w on w.id = o.id
      where o.consultation_id = ${consultationId} and (${from.data ?? null}::uuid is null or o.id > ${from.data ?? null}::uuid) order by o.id limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)?.id
    return { items: found.rows.map((row) => ({ ...row, chosen: draw?.chosen.includes(row.id) ?? false })), ...(found.rows.length === limit && last && { after: last }) }
  },
})

/** Who was drawn, in clear, for the unit that invites them. That it was looked at, by whom and what for, is written before it is read. */
const invitees = query({
  name: 'consultations.invitees',
  zh: '抽中的听证代表',
  input: z.object({ consultationId: id }),
  may: ['press_assistant', 'online_spokesperson', 'unit_head', 'press_officer'],
  async ask(tx, { consultationId }): Promise<Invitee[]> {
    const { draw } = await byId(tx, consultationId)
    const found = await sql<{ id: Id; who: Buffer }>`select id, who from consultations.words where id = any(${draw?.chosen ?? []}::uuid[]) and who is not null order by id`.execute(tx.db)
    for (const row of found.rows) await sql`insert into record.contact_reveal (contact_id, person_id, purpose) values (${row.id}, record.me(), ${'通知听证代表'})`.execute(tx.db)
    return found.rows.map((row) => {
      const [name = '', contact = ''] = unseal(row.who).split('\n')
      return { id: row.id, name, contact }
    })
  },
})

export const queries = [list, one, opinionList, invitees]

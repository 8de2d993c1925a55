import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import type { Message } from '#src/signals/router/router.ts'
import { describedUnits } from '../directory/names.ts'
import { wordsOf } from '../intake/queries.ts'
import type { Item } from './contract.ts'
import { proposeUnits } from './proposals.ts'
import { newestModel } from './storage.ts'

/** The desk, oldest first: what waits longest is on top. */
const desk = query({
  name: 'triage.desk',
  zh: '研判台',
  input: z.object({ ...paging, state: z.enum(['waiting', 'accepted', 'merged', 'handedOver', 'declined']).default('waiting') }),
  may: 'signedIn',
  async ask(tx, input) {
    const [at, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Item }>`
      select doc from triage.item where state = ${input.state}
        and (${at ?? null}::timestamptz is null or (placed_at, id) > (${at ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by placed_at, id limit ${input.limit}`.execute(tx.db)
    const words = await wordsOf(tx, found.rows.map((row) => row.doc.id))
    const items = found.rows.map(({ doc }) => ({ ...doc, title: words.get(doc.id)?.title ?? null, excerpt: words.get(doc.id)?.body?.slice(0, 120) ?? '' }))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.placedAt} ${last.id}` : undefined }
  },
})

/** What the desk knows of one message, undefined when the asker may not see it. */
export async function itemOf(tx: Tx, messageId: Id): Promise<Item | undefined> {
  return (await sql<{ doc: Item }>`select doc from triage.item where id = ${messageId}`.execute(tx.db)).rows[0]?.doc
}

const one = query({
  name: 'triage.item',
  zh: '一件研判',
  input: z.object({ messageId: id }),
  may: 'signedIn',
  async ask(tx, { messageId }) {
    const found = await sql<{ doc: Item }>`select doc from triage.item where id = ${messageId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'triage/no-item', item: messageId }])
    return found.rows[0].doc
  },
})

/** Three owning units with reasons, for a person to choose from; the chosen list and the model's version go into the decision. */
const proposals = query({
  name: 'triage.proposals',
  zh: '责任单位建议',
  input: z.object({ messageId: id }),
  may: ['press_officer', 'press_office_head', 'duty_officer', 'assessor'],
  async ask(tx, { messageId }) {
    const words = (await wordsOf(tx, [messageId])).get(messageId)
    if (!words) throw new Refused([{ code: 'triage/no-item', item: messageId }])
    const { proposals: proposed, ...model } = await proposedFor(tx, { text: words.body ?? '', ...(words.title !== null && { title: words.title }) })
    return { messageId, ...model, proposals: words.erased ? [] : proposed }
  },
})

async function proposedFor(tx: Tx, message: Message) {
  const all = await describedUnits(tx)
  const model = await newestModel(tx)
  const { modelVersion, proposals: proposed } = proposeUnits(message, all, model)
  const nameOf = new Map(all.map((unit) => [unit.id, unit.name]))
  return { modelVersion, learnedFrom: model?.learnedFrom ?? 0, proposals: proposed.map((one) => ({ ...one, unitName: nameOf.get(one.unitId) ?? one.unitId })) }
}

/** The same for words that are no message yet: a matter that others talk about. */
const proposalsFor = query({
  name: 'triage.proposalsFor',
  zh: '按文字建议责任单位',
  input: z.object({ text: z.string().max(20_000) }),
  may: ['press_officer', 'press_office_head', 'duty_officer', 'assessor'],
  ask: (tx, { text }) => proposedFor(tx, { text }),
})

export const queries = [desk, one, proposals, proposalsFor]

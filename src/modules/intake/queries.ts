import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import type { Message } from './contract.ts'

export interface MessageRow extends Message {
  readonly title: string | null
  readonly excerpt: string
}

export interface Words {
  readonly title: string | null
  readonly body: string | null
  readonly erased: boolean
  readonly erasedAt?: Instant
}

/** The words of messages that the asker may see. */
export async function wordsOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, Words>> {
  const found = await sql<{ id: Id; title: string | null; body: string | null; erased: Instant | null }>`select id, title, body, erased_at as erased from record.sealed_words where id = any(${ids}::uuid[])`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.id, { title: row.title, body: row.body, erased: row.body === null, ...(row.erased && { erasedAt: row.erased }) }]))
}

/** The message that a query code (its SHA-256) belongs to. */
export async function messageByQueryHash(tx: Tx, queryHash: string): Promise<Id | undefined> {
  const found = await sql<{ id: Id }>`select id from intake.message where query_hash = ${queryHash}`.execute(tx.db)
  return found.rows[0]?.id
}

/** Pairs of cases whose messages are near-duplicates of each other; of `caseIds`, each with itself. */
export async function alikeCases(tx: Tx, caseIds: readonly Id[]): Promise<{ caseId: Id; alike: Id }[]> {
  const found = await sql<{ caseId: Id; alike: Id }>`
    select id as "caseId", id as alike from unnest(${caseIds}::uuid[]) id
    union select m.case_id, other.case_id from intake.message m
      cross join lateral jsonb_array_elements(m.doc->'similar') s join intake.message other on other.id = (s->>'id')::uuid
      where m.case_id = any(${caseIds}::uuid[]) and other.case_id is not null
    union select m.case_id, later.case_id from intake.message m
      join intake.message later on later.doc->'similar' @> jsonb_build_array(jsonb_build_object('id', m.id))
      where m.case_id = any(${caseIds}::uuid[]) and later.case_id is not null`.execute(tx.db)
  return found.rows
}

/** One message as the asker may see it, undefined when they may not. */
export async function messageOf(tx: Tx, messageId: Id): Promise<Message | undefined> {
  return (await sql<{ doc: Message }>`select doc from intake.message where id = ${messageId}`.execute(tx.db)).rows[0]?.doc
}

const list = query({
  name: 'intake.messages',
  zh: '来信列表',
  input: z.object({ ...paging, state: z.string().optional(), source: z.string().optional(), search: z.string().max(100).optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const [knownBefore, idBefore] = input.after?.split(' ') ?? []
    const rows = await sql<{ doc: Message; title: string | null; excerpt: string | null }>`
      select m.doc, w.title, left(w.body, 120) as excerpt from intake.message m left join record.sealed_words w on w.id = m.id
      where (${input.state ?? null}::text is null or m.state = ${input.state ?? null})
        and (${input.source ?? null}::text is null or m.source = ${input.source ?? null})
        and (${input.search ?? null}::text is null or w.title ilike '%' || ${input.search ?? null} || '%' or w.body ilike '%' || ${input.search ?? null} || '%')
        and (${knownBefore ?? null}::timestamptz is null or (m.known_at, m.id) < (${knownBefore ?? null}::timestamptz, ${idBefore ?? null}::uuid))
      order by m.known_at desc, m.id desc limit ${input.limit}`.execute(tx.db)
    const items: MessageRow[] = rows.rows.map((row) => ({ ...row.doc, title: row.title, excerpt: row.excerpt ?? '' }))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.knownAt} ${last.id}` : undefined }
  },
})

const one = query({
  name: 'intake.message',
  zh: '一封来信',
  input: z.object({ messageId: id }),
  may: 'signedIn',
  async ask(tx, { messageId }) {
    const found = await sql<{ doc: Message }>`select doc from intake.message where id = ${messageId}`.execute(tx.db)
    const message = found.rows[0]?.doc
    if (!message) throw new Refused([{ code: 'intake/no-message', item: messageId }])
    const words = await wordsOf(tx, [messageId, ...message.similar.map((similar) => similar.id)])
    return { ...message, words: words.get(messageId) ?? null, similar: message.similar.map((similar) => ({ ...similar, title: words.get(similar.id)?.title ?? null, excerpt: words.get(similar.id)?.body?.slice(0, 120) ?? '' })) }
  },
})

/** How matters are called in a list: title and first words of those that the asker may see. */
const titles = query({
  name: 'intake.titles',
  zh: '来信标题',
  input: z.object({ messageIds: z.array(id).min(1).max(100) }),
  may: 'signedIn',
  async ask(tx, { messageIds }) {
    const words = await wordsOf(tx, messageIds)
    return Object.fromEntries([...words].map(([messageId, { title, body }]) => [messageId, { title, excerpt: body?.slice(0, 120) ?? '' }]))
  },
})

export const queries = [list, one, titles]

import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Similar } from './contract.ts'
import { wordsOf } from './queries.ts'

/** Messages that say nearly the same, the newest first; title and excerpt are the newest one's. */
export interface Cluster {
  readonly messageIds: readonly Id[]
  readonly title: string | null
  readonly excerpt: string
}

/** So many messages are looked at, newest first; a press office reads no more of them in a month. */
const MOST = 5_000

/** Groups of at least `atLeast` near-duplicates (each is like another one of its group) of the last `days`, the largest first. */
export async function citizenClusters(tx: Tx, { days, atLeast, limit }: { days: number; atLeast: number; limit: number }): Promise<Cluster[]> {
  const found = await sql<{ id: Id; similar: Similar[] }>`
    select id, doc->'similar' as similar from intake.message
    where known_at > ${tx.now}::timestamptz - make_interval(days => ${days}) and state not in ('declined', 'handedOver') order by known_at desc, id desc limit ${MOST}`.execute(tx.db)
  const root = new Map(found.rows.map((row) => [row.id, row.id]))
  const rootOf = (id: Id): Id => {
    const above = root.get(id)!
    return above === id ? id : rootOf(above)
  }
  for (const { id, similar } of found.rows) {
    for (const other of similar) {
      if (!root.has(other.id)) continue
      const [a, b] = [rootOf(id), rootOf(other.id)]
      if (a !== b) root.set(b, a)
    }
  }
  const groups = [...Map.groupBy(found.rows.map((row) => row.id), rootOf).values()].filter((ids) => ids.length >= atLeast).toSorted((a, b) => b.length - a.length).slice(0, limit)
  const words = await wordsOf(tx, groups.map((ids) => ids[0]!))
  return groups.map((messageIds) => {
    const first = words.get(messageIds[0]!)
    return { messageIds, title: first?.title ?? null, excerpt: first?.body?.slice(0, 120) ?? '' }
  })
}

/** Those of `ids` that are no message the asker may see. */
export async function unknownMessages(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  if (ids.length === 0) return []
  const found = await sql<{ id: Id }>`select id from intake.message where id = any(${ids}::uuid[])`.execute(tx.db)
  const known = new Set(found.rows.map((row) => row.id))
  return ids.filter((one) => !known.has(one))
}

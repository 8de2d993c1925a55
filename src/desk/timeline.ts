import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { query } from './module.ts'
import { id, paging } from './shapes.ts'

/** One fact as a timeline tells it. Who may see it is decided by the database. */
export interface TimelineEntry {
  readonly id: Id
  readonly kind: string
  readonly subject: string
  readonly at: Instant
  readonly unitId: Id
  readonly actor: Actor
  readonly because: readonly Id[]
  readonly data: Readonly<Record<string, unknown>>
}

/** All facts about these matters in the order in which they were stated. */
export const timeline = query({
  name: 'record.timeline',
  zh: '办理记录',
  input: z.object({ ...paging, matters: z.array(id).min(1).max(100) }),
  may: 'signedIn',
  async ask(tx, { matters, limit, after }) {
    const found = await sql<TimelineEntry & { seq: string }>`
      select seq::text, id, kind, subject, at, unit_id as "unitId", actor, because, data from record.fact
      where matter = any(${matters}::uuid[]) and (${after ?? null}::bigint is null or seq > ${after ?? null}::bigint)
      order by seq limit ${limit}`.execute(tx.db)
    const items = found.rows.map(({ seq: _, ...entry }): TimelineEntry => entry)
    return { items, after: items.length === limit ? found.rows.at(-1)?.seq : undefined }
  },
})

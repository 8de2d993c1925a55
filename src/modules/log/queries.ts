import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { paging } from '#src/desk/shapes.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { LoggedLeaf, Peer } from './contract.ts'
import type { LogKey } from './public.ts'

export const LOOKS_AT_LOG = ['press_office_head', 'sysadmin', 'auditor'] as const

/** How the log stands, for the desk. */
export interface LogState {
  readonly keys: readonly LogKey[]
  /** Leaves appended, and how many of them a checkpoint covers. */
  readonly leaves: number
  readonly signed: number | null
  readonly signedAt: Instant | null
  /** Since when the oldest leaf waits for the signer. */
  readonly dueSince: Instant | null
  readonly peers: readonly (Peer & { readonly lastAt: Instant | null; readonly lastSize: number | null })[]
}

const state = query({
  name: 'log.state',
  zh: '公开日志现状（内部）',
  input: z.object({}),
  may: LOOKS_AT_LOG,
  async ask(tx): Promise<LogState> {
    const keys = await sql<LogKey>`select word, kind, since from log.key order by kind, since`.execute(tx.db)
    const found = await sql<{ leaves: number; signed: number | null; signedAt: Instant | null; dueSince: Instant | null }>`
      with newest as (select size, signed_at from log.checkpoint order by size desc limit 1)
      select coalesce((select max(index) + 1 from log.leaf), 0) as leaves, (select size from newest) as signed, (select signed_at from newest) as "signedAt",
        (select record.instant(doc->>'at') from log.leaf where index = coalesce((select size from newest), 0)) as "dueSince"`.execute(tx.db)
    // Of a witness we know what it signed last under ours; of a watched log what we signed last under its.
    const peers = await sql<{ doc: Peer; lastAt: Instant | null; lastSize: number | null }>`
      select p.doc, case p.kind when 'witness' then w.at else s.at end as "lastAt", case p.kind when 'witness' then w.size else s.size end as "lastSize"
      from log.peer p
        left join lateral (select c.at, c.size from log.cosignature c where p.kind = 'witness' and c.witness = p.name order by c.size desc limit 1) w on true
        left join log.seen s on p.kind = 'watched' and s.origin = p.name
      where p.standing order by p.kind, p.name`.execute(tx.db)
    return { keys: keys.rows, ...found.rows[0]!, peers: peers.rows.map(({ doc, lastAt, lastSize }) => ({ ...doc, lastAt, lastSize })) }
  },
})

const leafList = query({
  name: 'log.leaves',
  zh: '公开日志条目（内部）',
  input: z.object(paging),
  may: LOOKS_AT_LOG,
  async ask(tx, { after, limit }): Promise<{ items: LoggedLeaf[]; after?: string | undefined }> {
    const found = await sql<{ doc: LoggedLeaf }>`
      select doc from log.leaf where ${after ?? null}::bigint is null or index < ${after ?? null}::bigint order by index desc limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)
    return { items: found.rows.map((row) => row.doc), after: last && found.rows.length === limit ? String(last.doc.index) : undefined }
  },
})

export const queries = [state, leafList]

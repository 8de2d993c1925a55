import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { addDays, startOfDay, type Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { PublicAddress, PublicFile, PublicSite, ShelfIndex, ShelfTurn } from './public.ts'

/** What is asked of the shelf as a whole. Run as huiying_public, as all public queries. */

/** The present edition of each public release that can still be read. */
export const PRESENT = sql`s.audience = 'public' and s.state in ('out', 'withdrawn')`
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const monthFrom = (of: string): string => startOfDay(`${of}-01`)
export const monthUntil = (of: string): string => startOfDay(`${addDays(`${of}-01`, 31).slice(0, 7)}-01`)

const index = query({
  name: 'publication.publicIndex',
  zh: '发布的单位和月份',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<ShelfIndex> {
    const units = await sql<ShelfIndex['units'][number]>`
      select unit_id as id, (array_agg(unit_name order by month desc))[1] as name, sum(releases)::int as releases
      from publication.shelf_count group by unit_id having sum(releases) > 0 order by 2`.execute(tx.db)
    const months = await sql<ShelfIndex['months'][number]>`
      select month, sum(releases)::int as releases from publication.shelf_count group by 1 having sum(releases) > 0 order by 1 desc limit 240`.execute(tx.db)
    return { units: units.rows, months: months.rows }
  },
})

/** The addresses of a month's releases, for the site map; a map holds 50,000 at most. */
const addresses = query({
  name: 'publication.publicAddresses',
  zh: '一月发布的网址',
  input: z.object({ month }),
  may: 'public',
  async ask(tx, { month: of }): Promise<readonly PublicAddress[]> {
    const rows = await sql<PublicAddress>`
      select s.release_id as "releaseId", coalesce(s.taken_back_at, s.released_at) as "changedAt" from publication.shelf s
      where ${PRESENT} and s.released_at >= ${monthFrom(of)}::timestamptz and s.released_at < ${monthUntil(of)}::timestamptz order by s.released_at desc, s.release_id desc limit 50000`.execute(tx.db)
    return rows.rows
  },
})

/** The release that a short address means: the last twelve signs of its id; null when there is none. */
const short = query({
  name: 'publication.publicByShort',
  zh: '短网址',
  input: z.object({ end: z.string().regex(/^[0-9a-f]{12}$/) }),
  may: 'public',
  async ask(tx, { end }): Promise<Id | null> {
    const rows = await sql<{ id: Id }>`select s.release_id as id from publication.shelf s where right(s.release_id::text, 12) = ${end} and s.no = 1 and s.audience = 'public' order by s.released_at limit 1`.execute(tx.db)
    return rows.rows[0]?.id ?? null
  },
})

const file = query({
  name: 'publication.publicFile',
  zh: '公开的文件',
  input: z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  may: 'public',
  async ask(tx, { digest }): Promise<PublicFile | null> {
    return (await sql<PublicFile>`select name, type, bytes, withdrawn from publication.public_file(${digest})`.execute(tx.db)).rows[0] ?? null
  },
})

/** How many releases that went out in a span belong to each content class. */
export async function classCounts(tx: Tx, from: Instant, to: Instant): Promise<Readonly<Record<string, number>>> {
  const rows = await sql<{ code: string | null; n: number }>`
    select content_class as code, count(*)::int as n from publication.shelf where audience = 'public' and no = 1 and released_at >= ${from}::timestamptz and released_at < ${to}::timestamptz group by 1`.execute(tx.db)
  return Object.fromEntries(rows.rows.map(({ code, n }) => [code ?? 'other', n]))
}

/** A number that changes with every change of the shelf, and in the same transaction. */
const turn = query({
  name: 'publication.publicTurn',
  zh: '公开栏变更号',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<ShelfTurn> {
    const found = await sql<{ turn: number; site: PublicSite | null }>`select turn, (select doc - 'id' from publication.site limit 1) as site from publication.shelf_turn`.execute(tx.db)
    return { ...found.rows[0]!, now: tx.now }
  },
})

export const shelfQueries = [index, addresses, short, file, turn]

import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { titlesOnShelf } from '../publication/edition-queries.ts'
import type { PublicPosts, PublicWays } from './public.ts'

const ways = query({
  name: 'channels.publicWays',
  zh: '订阅方式',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<PublicWays> {
    const accounts = await sql<PublicWays['accounts'][number]>`select kind, name, unit_id as "unitId", not standing as retired from channels.channel order by standing desc, kind, name`.execute(tx.db)
    const hubs = await sql<{ hub: string }>`select hub from channels.channel where hub is not null order by id limit 1`.execute(tx.db)
    const open = accounts.rows.filter((one) => !one.retired)
    return {
      ways: (['email', 'sms'] as const).filter((way) => open.some(({ kind }) => kind === way)), hub: hubs.rows[0]?.hub ?? null,
      accounts: accounts.rows.filter(({ kind }) => !NO_ACCOUNTS.includes(kind)),
    }
  },
})

/** Ways and not accounts, and what only staff sees. */
const NO_ACCOUNTS: readonly string[] = ['portal', 'feeds', 'websub', 'email', 'sms', 'wecom', 'dingtalk', 'filing']

/** Enough for the newest weeks; the whole stands on each release. */
const NEWEST = 100

const posts = query({
  name: 'channels.publicPosts',
  zh: '各平台发布',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<PublicPosts> {
    const found = await sql<Omit<PublicPosts['posts'][number], 'title'>>`
      select d.release_id as "releaseId", d.kind, c.name as account, d.url, d.live_at as at from channels.delivery d join channels.channel c on c.id = d.channel_id
      where d.lasting and d.kind not in ('portal', 'feeds') order by d.live_at desc, d.id desc limit ${NEWEST}`.execute(tx.db)
    const titles = await titlesOnShelf(tx, found.rows.map(({ releaseId }) => releaseId))
    return { posts: found.rows.flatMap((row) => (titles.has(row.releaseId) ? [{ ...row, title: titles.get(row.releaseId)! }] : [])) }
  },
})

export const publicQueries = [ways, posts]

import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate, type Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { titlesOnShelf } from '../publication/edition-queries.ts'
import { siteOf } from '../publication/site-queries.ts'
import type { Channel, Delivery } from './contract.ts'
import { capabilitiesOn, type Capabilities } from './limits.ts'
import { kit, viewsFile } from './kit-queries.ts'
import type { Adapters } from './ports.ts'
import { missingWays } from './reach.ts'
import { reach } from './reach-queries.ts'
import { lackingOf, type Lacking } from './readiness.ts'
import { onSite } from './said-queries.ts'
import { channelsOf, deliveriesOf, usedThisMonth } from './storage.ts'
import { subscribers } from './subscriber-queries.ts'

/** One line of the readiness board: could it publish in the next ten minutes, and what is missing if not. */
export interface Readiness extends Channel {
  readonly ready: boolean
  readonly lacking: readonly Lacking[]
  readonly limits: Capabilities
  /** Sends left this month; null where nobody counts. */
  readonly left: number | null
  readonly readers: number | null
  readonly lastLive: Instant | null
}

async function boardOf(tx: Tx, ids?: readonly Id[]): Promise<Readiness[]> {
  const day = civilDate(tx.now)
  const [channels, site, figures] = await Promise.all([channelsOf(tx, ids ? { ids } : {}), siteOf(tx), sql<{ id: Id; readers: number; lastLive: Instant | null }>`
    select c.id, (select count(*)::int from channels.subscription s where s.channel_id = c.id and s.state = 'standing') as readers,
      (select max(d.live_at) from channels.delivery d where d.channel_id = c.id) as "lastLive" from channels.channel c`.execute(tx.db)])
  const used = await usedThisMonth(tx, channels)
  const known = new Map(figures.rows.map((row) => [row.id, row]))
  return channels.map((channel) => {
    const limits = capabilitiesOn(channel.kind, day)
    const sent = used.get(channel.id) ?? 0
    const lacking = lackingOf(channel, limits, day, { used: sent, site: site?.address ?? '' })
    const toMany = channel.kind === 'email' || channel.kind === 'sms'
    return { ...channel, limits, lacking, ready: lacking.length === 0, left: limits.perMonth === undefined ? null : Math.max(0, limits.perMonth - sent), readers: toMany ? (known.get(channel.id)?.readers ?? 0) : null, lastLive: known.get(channel.id)?.lastLive ?? null }
  })
}

const board = query({ name: 'channels.readiness', zh: '渠道就绪情况', input: z.object({}), may: 'signedIn', ask: async (tx): Promise<{ items: Readiness[] }> => ({ items: await boardOf(tx) }) })

const channel = query({
  name: 'channels.channel',
  zh: '一个渠道',
  input: z.object({ channelId: id }),
  may: 'signedIn',
  async ask(tx, { channelId }): Promise<Readiness> {
    const [one] = await boardOf(tx, [channelId])
    if (!one) throw new Refused([{ code: 'channels/no-channel', item: channelId }])
    return one
  },
})

const ofRelease = query({
  name: 'channels.deliveriesOf',
  zh: '一件发布的投放',
  input: z.object({ releaseId: id }),
  may: 'signedIn',
  async ask(tx, { releaseId }): Promise<{ items: Delivery[]; missingWays: readonly ('online' | 'offline')[] }> {
    const [items, site] = await Promise.all([deliveriesOf(tx, releaseId), onSite(tx, releaseId)])
    const isPolicy = site?.pageKind === 'document' || site?.pageKind === 'interpretation'
    return { items, missingWays: missingWays(isPolicy, items.filter((one) => one.state !== 'rejected').map(({ kind }) => kind)) }
  },
})

/** A delivery in a list, with what it carries. */
export interface ListedDelivery extends Delivery {
  readonly title: string
}

const list = query({
  name: 'channels.deliveries',
  zh: '投放列表',
  input: z.object({ ...paging, channelId: id.optional(), open: z.boolean().default(false) }),
  may: 'signedIn',
  async ask(tx, { after, limit, channelId, open }): Promise<{ items: ListedDelivery[]; after?: string | undefined }> {
    const found = await sql<{ doc: Delivery }>`
      select d.doc from channels.delivery d
      where (${after ?? null}::uuid is null or d.id < ${after ?? null}::uuid) and (${channelId ?? null}::uuid is null or d.channel_id = ${channelId ?? null}::uuid)
        and (not ${open} or d.state in ('planned', 'unknown') or (d.state = 'prepared' and d.lane <> 'automatic')) order by d.id desc limit ${limit}`.execute(tx.db)
    const titles = await titlesOnShelf(tx, found.rows.map(({ doc }) => doc.releaseId))
    const items = found.rows.map(({ doc }) => ({ ...doc, title: titles.get(doc.releaseId) ?? '' }))
    return { items, after: items.length === limit ? items.at(-1)?.id : undefined }
  },
})

export const queries = (adapters: Adapters) => [board, channel, ofRelease, list, kit(adapters), viewsFile, reach, subscribers]


import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import type { ChannelKind } from './kinds.ts'

/** A place or combination that fewer than this many asked for is counted among the rest: one wish might name one person. */
export const FEWEST = 3

/** How many asked for one thing. */
export interface Wished {
  readonly what: string
  readonly n: number
}

/** Those who asked to be told on one channel, as numbers: who they are lies sealed, and nobody can look it up here. */
export interface Subscribers {
  readonly channelId: Id
  readonly name: string
  readonly kind: ChannelKind
  readonly standing: number
  /** Asked, and not confirmed yet. */
  readonly asked: number
  readonly left: number
  readonly lapsed: number
  /** Letters of all time that a server or gateway did not take. */
  readonly bounced: number
  /** Standing ones by what they asked for; whoever asked for everything stands under an empty name. */
  readonly topics: readonly Wished[]
  readonly units: readonly Wished[]
  readonly places: readonly Wished[]
  /** Wishes for places that fewer than `FEWEST` share. */
  readonly rarePlaces: number
}

interface Row extends Wished {
  readonly channelId: Id
}

/** Standing subscriptions of each channel by one of their wishes. */
const wishes = (field: 'topics' | 'unitIds' | 'places'): RawBuilder<Row> => sql<Row>`
  select s.channel_id as "channelId", coalesce(w.what, '') as what, count(*)::int as n
  from channels.subscription s left join lateral jsonb_array_elements_text(s.doc->${field}) w(what) on true
  where s.state = 'standing' group by 1, 2 order by 3 desc, 2`

export const subscribers = query({
  name: 'channels.subscribers',
  zh: '订阅人数',
  input: z.object({}),
  may: ['press_officer', 'press_office_head', 'sysadmin', 'privacy_officer', 'auditor'],
  async ask(tx): Promise<readonly Subscribers[]> {
    // Numbers over all of them; no reader and no address is read.
    await becomeLedger(tx)
    const channels = await sql<Omit<Subscribers, 'topics' | 'units' | 'places' | 'rarePlaces'>>`
      select c.id as "channelId", c.name, c.kind, count(*) filter (where s.state = 'standing')::int as standing, count(*) filter (where s.state = 'asked')::int as asked,
        count(*) filter (where s.state = 'left')::int as left, count(*) filter (where s.state = 'lapsed')::int as lapsed,
        coalesce((select sum((d.doc->'counts'->>'refused')::int) from channels.delivery d where d.channel_id = c.id and d.doc ? 'counts'), 0)::int as bounced
      from channels.channel c left join channels.subscription s on s.channel_id = c.id where c.kind in ('email', 'sms') group by c.id, c.name, c.kind order by c.kind, c.name, c.id`.execute(tx.db)
    const [topics, units, places] = await Promise.all([wishes('topics').execute(tx.db), wishes('unitIds').execute(tx.db), wishes('places').execute(tx.db)])
    const of = (rows: readonly Row[], channelId: Id): Wished[] => rows.filter((row) => row.channelId === channelId).map(({ what, n }) => ({ what, n }))
    return channels.rows.map((channel) => {
      const asked = of(places.rows, channel.channelId)
      const told = asked.filter(({ what, n }) => what === '' || n >= FEWEST)
      return { ...channel, topics: of(topics.rows, channel.channelId), units: of(units.rows, channel.channelId), places: told, rarePlaces: asked.length - told.length }
    })
  },
})

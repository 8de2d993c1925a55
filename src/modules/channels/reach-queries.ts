import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { describedUnits } from '../directory/names.ts'
import { channelKinds, kindCodes, type ChannelKind, type Purpose } from './kinds.ts'
import { metricsOf, reachOf, type ChannelReach, type Counted, type Reach } from './reach.ts'

/** Platforms whose accounts are counted by unit (GB-23). */
const ACCOUNTS = kindCodes.filter((kind) => channelKinds[kind].group === 'own' && channelKinds[kind].clause !== 'WL-26a' && !['portal', 'conference', 'loudspeaker'].includes(kind))

export const reach = query({
  name: 'channels.reach',
  zh: '传播效果',
  input: z.object({}),
  may: 'signedIn',
  async ask(tx): Promise<Reach> {
    // Sums over all units: no release and no reader is named.
    await becomeLedger(tx)
    const counted = await sql<Counted & Pick<ChannelReach, 'channelId' | 'name' | 'kind'>>`
      select c.id as "channelId", c.name, c.kind, coalesce(sum((d.doc->'counts'->>'sent')::int), 0)::int as sent,
        coalesce(sum((d.doc->'counts'->>'sent')::int + (d.doc->'counts'->>'refused')::int + (d.doc->'counts'->>'unknown')::int), 0)::int as tried,
        coalesce(sum((d.doc->'views'->>'count')::bigint), 0)::float8 as views, count(*) filter (where d.doc ? 'views')::int as viewed,
        count(*) filter (where d.live_at is not null)::int as live, count(*)::int as planned
      from channels.delivery d join channels.channel c on c.id = d.channel_id where d.act = 'publish' group by c.id, c.name, c.kind order by c.kind, c.name, c.id`.execute(tx.db)
    const purposes = await sql<{ purpose: Purpose; n: number }>`select doc->>'purpose' as purpose, count(*)::int as n from channels.delivery where act = 'publish' group by 1`.execute(tx.db)
    const active = await sql<{ kind: ChannelKind; units: number }>`select kind, count(distinct unit_id)::int as units from channels.channel where standing group by kind`.execute(tx.db)
    const units = (await describedUnits(tx)).length
    const sum = (of: keyof Counted): number => counted.rows.reduce((total, row) => total + row[of], 0)
    return {
      metrics: metricsOf({ sent: sum('sent'), tried: sum('tried'), views: sum('views'), viewed: sum('viewed'), live: sum('live'), planned: sum('planned') }),
      channels: reachOf(counted.rows),
      activation: ACCOUNTS.map((kind) => ({ kind, units, active: active.rows.find((row) => row.kind === kind)?.units ?? 0 })),
      purposes: { inform: 0, interact: 0, answer: 0, ...Object.fromEntries(purposes.rows.map(({ purpose, n }) => [purpose, n])) },
    }
  },
})

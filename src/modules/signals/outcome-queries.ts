import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Outlet } from './contract.ts'
import { WATCH } from './rule-commands.ts'
import { countHits, placesOfLists } from './storage.ts'

/** Days over which places are counted. */
const WEEK = 7

/** What came of what was read: for each source, how many posts, in how many matters, and what became of those. */
const outcomes = query({
  name: 'signals.outcomes',
  zh: '来源与处置',
  input: z.object({ days: z.number().int().min(1).max(180).default(30) }),
  may: WATCH,
  async ask(tx, { days }) {
    const found = await sql<{ sourceId: Id; name: string; outlet: Outlet; posts: number; wordings: number; matters: number; accepted: number; setAside: number; answered: number }>`
      select s.id as "sourceId", s.name, s.doc->>'outlet' as outlet, sum(p.posts)::int as posts, count(*)::int as wordings, count(distinct b.matter_id)::int as matters,
        count(distinct m.id) filter (where m.state = 'accepted')::int as accepted, count(distinct m.id) filter (where m.state = 'setAside')::int as "setAside",
        count(distinct m.id) filter (where m.doc->'answered' <> '[]')::int as answered
      from (select source_id, wording, count(*) as posts from signals.post where taken_at > (select record.now()) - ${days} * interval '1 day' group by source_id, wording) p
        join signals.source s on s.id = p.source_id left join signals.member b on b.wording = p.wording left join signals.matter m on m.id = b.matter_id
      group by s.id, s.name, s.doc->>'outlet' order by posts desc, s.name`.execute(tx.db)
    return { items: found.rows, days }
  },
})

/** How often the places of the office's own lists were named in the last seven days; a place is looked for from the next post on once it is on a list. */
const byPlace = query({
  name: 'signals.byPlace',
  zh: '按地点',
  input: z.object({}),
  may: WATCH,
  async ask(tx) {
    const places = await placesOfLists(tx)
    const counts = await countHits(tx, places.map(({ id }) => id), WEEK)
    const items = places.map(({ id, place }) => ({ place, posts: counts.get(id) ?? 0 })).filter(({ posts }) => posts > 0)
    return { items: items.toSorted((a, b) => b.posts - a.posts || (a.place < b.place ? -1 : 1)), days: WEEK }
  },
})

export const outcomeQueries = [outcomes, byPlace]

import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { buildAutomaton } from '#src/signals/automaton/build.ts'
import { Scanner } from '#src/signals/automaton/scanner.ts'
import type { Outlet } from './contract.ts'
import { WATCH } from './rule-commands.ts'
import { allLists } from './storage.ts'
import { searched } from './ports.ts'

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
      select s.id as "sourceId", s.name, s.doc->>'outlet' as outlet, count(p.id)::int as posts, count(distinct p.wording)::int as wordings, count(distinct b.matter_id)::int as matters,
        count(distinct m.id) filter (where m.state = 'accepted')::int as accepted, count(distinct m.id) filter (where m.state = 'setAside')::int as "setAside",
        count(distinct m.id) filter (where m.doc->'answered' <> '[]')::int as answered
      from signals.source s join signals.post p on p.source_id = s.id and p.taken_at > record.now() - ${days} * interval '1 day'
        left join signals.member b on b.wording = p.wording left join signals.matter m on m.id = b.matter_id
      group by s.id, s.name, s.doc->>'outlet' order by posts desc, s.name`.execute(tx.db)
    return { items: found.rows, days }
  },
})

/** How often the places of the office's own lists were named in the last seven days. */
const byPlace = query({
  name: 'signals.byPlace',
  zh: '按地点',
  input: z.object({}),
  may: WATCH,
  async ask(tx) {
    const words = (await allLists(tx)).flatMap((one) => (one.places ? one.words : []))
    if (words.length === 0) return { items: [], days: WEEK }
    const { automaton, numbers } = buildAutomaton(words)
    const scanner = new Scanner(automaton)
    const counts = new Map<number, number>()
    const recent = await sql<{ title: string; body: string }>`select title, body from signals.post where taken_at > record.now() - ${WEEK} * interval '1 day' order by id desc limit 50000`.execute(tx.db)
    for (const post of recent.rows) {
      const hits = scanner.scan(searched(post))
      for (const number of new Set(scanner.word.subarray(0, hits))) counts.set(number, (counts.get(number) ?? 0) + 1)
    }
    const items = [...new Set(words)].map((place) => ({ place, posts: counts.get(numbers[words.indexOf(place)]!) ?? 0 })).filter(({ posts: said }) => said > 0)
    return { items: items.toSorted((a, b) => b.posts - a.posts || (a.place < b.place ? -1 : 1)), days: WEEK }
  },
})

export const outcomeQueries = [outcomes, byPlace]

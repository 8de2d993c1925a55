import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { limitFor } from '#src/rulebook/lookups.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { namedUnits } from '../directory/names.ts'
import { unitNamesOf } from '../directory/roll-queries.ts'
import { type ByOutlet, growthOf, type Hot, isHot, type NamedBy, proposedFor, type RuleHits } from './board.ts'
import type { Matter, Outlet } from './contract.ts'
import { WATCH } from './rule-commands.ts'

/** Days that a board looks back: the last one is judged by those before it. */
const DAYS = 15
const WEEK = 7
const MOST = 100

interface Counted {
  readonly id: Id
  readonly outlet: Outlet
  readonly ago: number
  readonly posts: number
  /** Those within the days by which a hot issue is told. */
  readonly recent: number
  readonly wordings: number
  readonly first: Instant
  readonly last: Instant
}

/** Posts of matters by kind of outlet and day; nothing finer is counted, and nobody who said them (GS-30, RL-1). */
async function counted(tx: Tx, { days }: Hot, matterIds: readonly Id[] | null): Promise<Map<Id, Counted[]>> {
  const found = await sql<Counted>`
    select b.matter_id as id, p.outlet, least(${DAYS}, greatest(0, floor(extract(epoch from (select record.now()) - p.said_at) / 86400)))::int as ago,
      count(*)::int as posts, (count(*) filter (where p.said_at > (select record.now()) - ${days} * interval '1 day'))::int as recent, count(distinct p.wording)::int as wordings, min(p.said_at) as first, max(p.said_at) as last
    from signals.member b join signals.post p on p.wording = b.wording
    where ${matterIds}::uuid[] is null or b.matter_id = any(${matterIds}::uuid[]) group by 1, 2, 3`.execute(tx.db)
  return Map.groupBy(found.rows, (row) => row.id)
}

const NEVER_HOT: Hot = { posts: Infinity, days: 0 }

/** What makes a hot issue today, as the office set it. */
function hotOf(rules: Rulebook, { now }: Tx): Hot {
  return { posts: limitFor(rules, 'hot-matter-posts', now).atLeast ?? NEVER_HOT.posts, days: limitFor(rules, 'hot-matter-days', now).period?.n ?? NEVER_HOT.days }
}

/** One matter in figures. */
function figuresOf(rows: readonly Counted[]) {
  const days = Array.from({ length: DAYS }, (_, at) => rows.filter(({ ago }) => ago === DAYS - 1 - at).reduce((sum, { posts }) => sum + posts, 0))
  const byOutlet: Record<string, number> = {}
  for (const { outlet, posts } of rows) byOutlet[outlet] = (byOutlet[outlet] ?? 0) + posts
  const posts = rows.reduce((sum, row) => sum + row.posts, 0)
  const week = days.slice(-WEEK).reduce((sum, one) => sum + one, 0)
  const recent = rows.reduce((sum, row) => sum + row.recent, 0)
  const firstAt = rows.reduce((at, { first }) => (at === '' || first < at ? first : at), '')
  const lastAt = rows.reduce((at, { last }) => (last > at ? last : at), '')
  return { posts, week, recent, days, byOutlet: byOutlet as ByOutlet, firstAt, lastAt, growth: growthOf(days) }
}

const states = ['found', 'open', 'accepted', 'setAside'] as const

interface Row {
  readonly id: Id
  readonly title: string
  readonly matter: Matter | null
}

const shownState = (matter: Matter | null): (typeof states)[number] => (matter === null || matter.state === 'merged' ? 'found' : matter.state)

type Shown = 'waiting' | 'accepted' | 'setAside' | 'all'

/** Matters that are talked about, those that grow most first; whether one is a hot issue only where `hot` says what makes one. */
export async function boardOf(tx: Tx, state: Shown, hot: Hot = NEVER_HOT) {
  const found = await sql<Row>`select f.id, coalesce(m.doc->>'title', f.title) as title, m.doc as matter from signals.found f left join signals.matter m on m.id = f.id`.execute(tx.db)
  const rows = found.rows.filter(({ matter }) => state === 'all' || (state === 'waiting' ? shownState(matter) !== 'accepted' : shownState(matter) === state))
  const figures = await counted(tx, hot, rows.map((row) => row.id))
  const items = rows.flatMap(({ id: matterId, title, matter }) => {
    const own = figures.get(matterId)
    if (!own) return []
    const { growth, ...rest } = figuresOf(own)
    // One set aside waits again when it bursts by what was said since.
    if (state === 'waiting' && matter?.state === 'setAside' && !(growth.burst && rest.lastAt > matter.decidedAt)) return []
    return [{ id: matterId, title, state: shownState(matter), messageId: matter?.messageId ?? null, answeredAt: matter?.answered[0]?.at ?? null, reason: matter?.reason ?? null, ...rest, day: growth.day, burst: growth.burst, isNew: growth.isNew, hot: isHot(rest.recent, hot) }]
  })
  return items.toSorted((a, b) => Number(b.burst) - Number(a.burst) || b.day - a.day || b.week - a.week || b.posts - a.posts).slice(0, MOST)
}

const list = query({
  name: 'signals.matters',
  zh: '热点',
  input: z.object({ state: z.enum(['waiting', 'accepted', 'setAside', 'all']).default('waiting') }),
  may: WATCH,
  ask: async (tx, { state }, rules) => ({ items: await boardOf(tx, state, hotOf(rules, tx)), now: tx.now }),
})

async function hitsOf(tx: Tx, matterId: Id): Promise<RuleHits[]> {
  return (await sql<RuleHits>`
    select h.rule_id as "ruleId", r.name, r.doc->>'proposes' as proposes, (r.doc->>'urgent')::boolean as urgent, count(*)::int as posts
    from signals.member b join signals.post p on p.wording = b.wording join signals.hit h on h.post_id = p.id join signals.rule r on r.id = h.rule_id
    where b.matter_id = ${matterId} and r.state = 'standing' group by h.rule_id, r.name, r.doc->>'proposes', r.doc->>'urgent' order by posts desc, r.name`.execute(tx.db)).rows
}

const MOST_NAMED = 5

/** Units that posts of the matter call by name, those most often named first. */
async function namedIn(tx: Tx, matterId: Id): Promise<NamedBy[]> {
  const units = (await namedUnits(tx)).map((unit) => unit.id)
  const found = await sql<{ unitId: Id; posts: number }>`
    select h.rule_id as "unitId", count(*)::int as posts from signals.member b join signals.post p on p.wording = b.wording join signals.hit h on h.post_id = p.id
    where b.matter_id = ${matterId} and h.rule_id = any(${units}::uuid[]) group by h.rule_id order by posts desc, h.rule_id limit ${MOST_NAMED}`.execute(tx.db)
  const names = await unitNamesOf(tx, found.rows.map(({ unitId }) => unitId))
  return found.rows.flatMap((row) => names.has(row.unitId) ? { ...row, name: names.get(row.unitId)! } : [])
}

const HOUR = 3_600_000

/** The curve of a matter: by the hour while it is young, by the day later, by kind of outlet. */
async function curveOf(tx: Tx, matterId: Id, firstAt: Instant, lastAt: Instant) {
  const step = Date.parse(lastAt) - Date.parse(firstAt) > 72 * HOUR ? 'day' : 'hour'
  const found = await sql<{ at: Instant; outlet: Outlet; posts: number }>`
    select date_trunc(${step}, p.said_at, 'Asia/Shanghai') as at, p.outlet, count(*)::int as posts from signals.member b join signals.post p on p.wording = b.wording
    where b.matter_id = ${matterId} group by 1, 2 order by 1`.execute(tx.db)
  const points = Map.groupBy(found.rows, ({ at }) => at)
  return { step, points: [...points].map(([at, rows]) => ({ at, byOutlet: Object.fromEntries(rows.map(({ outlet, posts }) => [outlet, posts])) as ByOutlet })) }
}

/** How each wording spread: its posts of the last days, the present one last. */
async function spreadOf(tx: Tx, wordings: readonly number[]): Promise<Map<number, number[]>> {
  const found = await sql<{ wording: number; ago: number; posts: number }>`
    select wording, greatest(0, floor(extract(epoch from record.now() - said_at) / 86400))::int as ago, count(*)::int as posts
    from signals.post where wording = any(${wordings}::bigint[]) group by 1, 2`.execute(tx.db)
  const spread = new Map(wordings.map((wording) => [wording, Array.from({ length: DAYS }, () => 0)]))
  for (const { wording, ago, posts } of found.rows) if (ago < DAYS) spread.get(wording)![DAYS - 1 - ago] = posts
  return spread
}

/** One matter: how it grows, what was said in which wordings, which rules hold, what is proposed and why, what was said in answer and how late. */
const one = query({
  name: 'signals.matter',
  zh: '一个热点',
  input: z.object({ matterId: id }),
  may: WATCH,
  async ask(tx, { matterId }, rules) {
    const hot = hotOf(rules, tx)
    const found = await sql<Row>`select coalesce(f.id, m.id) as id, coalesce(m.doc->>'title', f.title) as title, m.doc as matter from signals.found f full join signals.matter m on m.id = f.id where coalesce(f.id, m.id) = ${matterId}`.execute(tx.db)
    const row = found.rows[0]
    const own = (await counted(tx, hot, [matterId])).get(matterId)
    if (!row || !own) throw new Refused([{ code: 'signals/no-matter', item: matterId }])
    const { growth, ...figures } = figuresOf(own)
    const wordings = await sql<{ wording: number; title: string; text: string; posts: number; first: Instant; last: Instant }>`
      select b.wording, (array_agg(p.title order by p.id))[1] as title, left((array_agg(p.body order by p.id))[1], 300) as text, count(*)::int as posts, min(p.said_at) as first, max(p.said_at) as last
      from signals.member b join signals.post p on p.wording = b.wording where b.matter_id = ${matterId} group by b.wording order by posts desc, b.wording limit 50`.execute(tx.db)
    const spread = await spreadOf(tx, wordings.rows.map(({ wording }) => wording))
    const answers = await sql<{ title: string; at: Instant; lagMs: number }>`select p.title, p.said_at as at, a.lag_ms as "lagMs" from signals.answer a join signals.post p on p.id = a.post_id where a.matter_id = ${matterId} order by p.said_at`.execute(tx.db)
    const hits = await hitsOf(tx, matterId)
    const { matter } = row
    return {
      id: matterId, title: row.title, state: shownState(matter), decision: matter, ...figures, growth,
      curve: await curveOf(tx, matterId, figures.firstAt, figures.lastAt),
      wordings: wordings.rows.map((each) => ({ ...each, days: spread.get(each.wording) ?? [] })), rules: hits, answers: answers.rows,
      said: (matter?.answered ?? []).map(({ releaseId, at }) => ({ releaseId, at, lagMs: Date.parse(at) - Date.parse(figures.firstAt) })),
      proposed: proposedFor(growth, figures.recent, hot, hits, await namedIn(tx, matterId)),
      now: tx.now,
    }
  },
})

/** Posts of a matter, of one wording, of a rule or a source: what was said, when, and by which kind of outlet. */
const posts = query({
  name: 'signals.posts',
  zh: '帖文',
  input: z.object({ ...paging, matterId: id.optional(), wording: z.number().int().optional(), ruleId: id.optional(), sourceId: id.optional() }),
  may: WATCH,
  async ask(tx, { matterId = null, wording = null, ruleId = null, sourceId = null, after = null, limit }) {
    const found = await sql<{ id: number; title: string; text: string; outlet: Outlet; saidAt: Instant; takenAt: Instant; sourceId: Id; source: string; changes: number; wording: number }>`
      select p.id, p.title, left(p.body, 2000) as text, p.outlet, p.said_at as "saidAt", p.taken_at as "takenAt", p.source_id as "sourceId", coalesce(s.name, '') as source, p.changes, p.wording
      from signals.post p left join signals.source s on s.id = p.source_id
      where (${after}::bigint is null or p.id < ${after}::bigint)
        and (${matterId}::uuid is null or p.wording in (select b.wording from signals.member b where b.matter_id = ${matterId}::uuid))
        and (${wording}::bigint is null or p.wording = ${wording}::bigint) and (${sourceId}::uuid is null or p.source_id = ${sourceId}::uuid)
        and (${ruleId}::uuid is null or exists (select from signals.hit h where h.post_id = p.id and h.rule_id = ${ruleId}::uuid))
      order by p.id desc limit ${limit}`.execute(tx.db)
    return { items: found.rows, after: found.rows.length === limit ? String(found.rows.at(-1)!.id) : undefined }
  },
})

export const boardQueries = [list, one, posts]

import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { inProcess } from '#src/record/process.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import { newId } from '#src/record/ids.ts'
import type { Grouped, Material } from '#src/signals/matters/regroup.ts'
import type { Known } from '#src/signals/rules/parse.ts'
import { namedUnits } from '../directory/names.ts'
import type { List, Matter, Rule, Source } from './contract.ts'
import type { Standing } from './decide.ts'
import { type Bulletin, bulletinTable, evolveBulletin } from './bulletin.ts'
import { evolveForecast, type Evidence, type Forecast, forecastTable } from './forecast.ts'
import { evolveRoster, type Roster, rosterTable } from './roster.ts'
import { knownBy, type Places } from './rules.ts'
import { evolveList, evolveMatter, evolveRule, evolveSource } from './evolve.ts'

export const sources: Aggregate<Source> = { table: 'signals.source', evolve: evolveSource, units: (one) => [one.pressOfficeId] }
export const rules: Aggregate<Rule> = { table: 'signals.rule', evolve: evolveRule, units: (one) => [one.pressOfficeId] }
export const lists: Aggregate<List> = { table: 'signals.list', evolve: evolveList, units: (one) => [one.pressOfficeId] }
export const matters: Aggregate<Matter> = { table: 'signals.matter', evolve: evolveMatter, units: (one) => [one.pressOfficeId], matter: (one) => one.messageId }

export const rosters: Aggregate<Roster> = { ...rosterTable, evolve: evolveRoster, units: (one) => [one.id] }
/** Units to which a bulletin was sent read it. */
export const bulletins: Aggregate<Bulletin> = { ...bulletinTable, evolve: evolveBulletin, units: (one) => [...new Set([one.pressOfficeId, ...one.unitIds])] }
export const forecasts: Aggregate<Forecast> = { ...forecastTable, evolve: evolveForecast, units: (one) => [...new Set([one.pressOfficeId, one.unitId])] }

/** Matters as they stand, to be evidence. */
export async function evidenceOf(tx: Tx, matterIds: readonly Id[]): Promise<Evidence[]> {
  return (await sql<Evidence>`
    select f.id as "matterId", coalesce(m.doc->>'title', f.title) as title, (select count(*)::int from signals.member b join signals.post p on p.wording = b.wording where b.matter_id = f.id) as posts
    from signals.found f left join signals.matter m on m.id = f.id where f.id = any(${matterIds}::uuid[]) order by f.id`.execute(tx.db)).rows
}

/** Posts go after so many days, unless an open case needs them. */
export const KEPT_DAYS = 180
/** Wordings of so many days are grouped; an older matter is carried on while something is said about it. */
export const GROUPED_DAYS = 30

export async function allLists(tx: Tx): Promise<List[]> {
  return (await sql<{ doc: List }>`select doc from signals.list order by name`.execute(tx.db)).rows.map(({ doc }) => doc)
}

/** Places of the office's own lists, each with the id under which posts that name it are noted. */
export async function placesOfLists(tx: Tx): Promise<readonly { readonly id: Id; readonly place: string }[]> {
  return (await sql<{ id: Id; place: string }>`
    select distinct md5('place ' || place)::uuid as id, place from signals.list, jsonb_array_elements_text(doc->'words') place where (doc->>'places')::boolean order by place`.execute(tx.db)).rows
}

/** In how many posts of the last days each of these was found: rules, units or places of lists. */
export async function countHits(tx: Tx, ids: readonly Id[], days: number): Promise<ReadonlyMap<Id, number>> {
  const found = await sql<{ id: Id; posts: number }>`
    select h.rule_id as id, count(*)::int as posts from signals.hit h join signals.post p on p.id = h.post_id
    where h.rule_id = any(${ids}::uuid[]) and p.taken_at > (select record.now()) - ${days} * interval '1 day' group by h.rule_id`.execute(tx.db)
  return new Map(found.rows.map(({ id, posts }) => [id, posts]))
}

/** What rules may name today. */
export const knownNow = async (tx: Tx, places: Places): Promise<Known> => knownBy(places, await allLists(tx), await namedUnits(tx))

/** A matter before somebody decides: found by the machine, or made by an earlier decision. */
export async function standing(work: Work, matterId: Id, pressOfficeId: Id): Promise<Standing> {
  const matter = await work.find(matters, matterId)
  const found = await sql`select from signals.found where id = ${matterId}`.execute(work.tx.db)
  return { matterId, pressOfficeId, exists: matter !== undefined || found.rows.length > 0, matter }
}

export async function wordingsIn(tx: Tx, matterId: Id): Promise<number[]> {
  return (await sql<{ wording: number }>`select wording from signals.member where matter_id = ${matterId}`.execute(tx.db)).rows.map(({ wording }) => wording)
}

/** All that one matter holds becomes part of another. */
export async function moveMembers(tx: Tx, from: Id, into: Id): Promise<void> {
  await sql`update signals.member set matter_id = ${into} where matter_id = ${from}`.execute(tx.db)
  await sql`update signals.answer set matter_id = ${into} where matter_id = ${from}`.execute(tx.db)
  await sql`delete from signals.found where id = ${from}`.execute(tx.db)
}

export async function splitMembers(tx: Tx, into: Id, title: string, wordings: readonly number[]): Promise<void> {
  await sql`insert into signals.found (id, title, found_at) values (${into}, ${title}, record.now())`.execute(tx.db)
  await sql`update signals.member set matter_id = ${into} where wording = any(${wordings}::bigint[])`.execute(tx.db)
}

/** What there is to group: the wordings of the last weeks, and the matters that stand. */
export async function materialOf(tx: Tx): Promise<Material | undefined> {
  const found = await sql<{ id: number; title: string; text: string; time: number; posts: number; official: boolean; matter: Id | null }>`
    with recent as (select wording, count(*)::int as posts, min(id) as first from signals.post where taken_at > (select record.now()) - ${GROUPED_DAYS} * interval '1 day' group by wording)
    select r.wording as id, p.title, left(p.body, 400) as text, (extract(epoch from p.said_at) * 1000)::bigint as time, r.posts, p.outlet = 'official' as official, m.matter_id as matter
    from recent r join signals.post p on p.id = r.first left join signals.member m on m.wording = r.wording order by r.wording`.execute(tx.db)
  if (found.rows.length === 0) return undefined
  const decided = await sql<{ id: Id; apart: Id[] }>`select id, doc->'apart' as apart from signals.matter where state <> 'merged' order by id`.execute(tx.db)
  return { wordings: found.rows, decided: decided.rows }
}

export const inOwnProcess = (material: Material, signal: AbortSignal): Promise<Grouped> => inProcess<Grouped>(new URL('./group-process.ts', import.meta.url), material, signal)

/** Keeps what was found. What people decided meanwhile stands: a wording that has its matter keeps it, and no decided matter is taken into another. */
export async function keepGroups(tx: Tx, { groups, answers }: Grouped): Promise<void> {
  const merged = new Map((await sql<{ id: Id; into: Id }>`select id, doc->>'intoId' as into from signals.matter where state = 'merged'`.execute(tx.db)).rows.map(({ id, into }) => [id, into]))
  const decided = new Set((await sql<{ id: Id }>`select id from signals.matter`.execute(tx.db)).rows.map(({ id }) => id))
  const fresh: { id: Id; title: string }[] = []
  const members: { wording: number; matter: Id }[] = []
  for (const { matter: known, title, wordings, absorbed } of groups) {
    let matter = known ?? newId()
    while (merged.has(matter)) matter = merged.get(matter)!
    if (title !== '') fresh.push({ id: matter, title })
    for (const other of absorbed) if (!decided.has(other)) await moveMembers(tx, other, matter)
    members.push(...wordings.map((wording) => ({ wording, matter })))
  }
  await sql`insert into signals.found (id, title, found_at) select id, title, record.now() from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r(id uuid, title text) on conflict do nothing`.execute(tx.db)
  await sql`insert into signals.member (wording, matter_id) select wording, matter from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as r(wording bigint, matter uuid) on conflict do nothing`.execute(tx.db)
  await sql`insert into signals.answer (post_id, matter_id, lag_ms)
    select a.post, m.matter_id, a.lag from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a(post bigint, answers bigint, lag bigint) join signals.member m on m.wording = a.answers on conflict do nothing`.execute(tx.db)
}

/** Posts a transaction takes away at a time. */
const AT_ONCE = 5_000

/** Takes away posts whose term is over, and what hangs on them alone. Answers whether there may be more. */
export async function expirePosts(tx: Tx): Promise<boolean> {
  const gone = await sql<{ id: number }>`
    delete from signals.post where id in (
      select p.id from signals.post p where p.taken_at <= (select record.now()) - ${KEPT_DAYS} * interval '1 day'
        and not exists (select from signals.member b join signals.matter m on m.id = b.matter_id where b.wording = p.wording and m.state = 'accepted' and m.doc->>'closedAt' is null)
      order by p.id limit ${AT_ONCE}) returning id`.execute(tx.db)
  const ids = gone.rows.map(({ id }) => id)
  if (ids.length === 0) return false
  await sql`delete from signals.hit where post_id = any(${ids}::bigint[])`.execute(tx.db)
  await sql`delete from signals.answer where post_id = any(${ids}::bigint[])`.execute(tx.db)
  await sql`delete from signals.member b where not exists (select from signals.post p where p.wording = b.wording)`.execute(tx.db)
  await sql`delete from signals.found f where not exists (select from signals.member b where b.matter_id = f.id)`.execute(tx.db)
  return ids.length === AT_ONCE
}

/** Whether anything is kept that will have to go. */
export async function holdsPosts(tx: Tx): Promise<boolean> {
  return (await sql`select from signals.post limit 1`.execute(tx.db)).rows.length > 0
}

/** Orders timers beside no fact: taking posts is none. */
export async function orderTimers(tx: Tx, orders: readonly { readonly kind: string; readonly subject: string; readonly dueAt: string }[]): Promise<void> {
  await sql`select record.order_timers(${JSON.stringify(orders.map((order) => ({ id: newId(), ...order })))}::jsonb)`.execute(tx.db)
}

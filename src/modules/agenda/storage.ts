import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, type Instant } from '#src/kernel/time.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import type { Setting } from '#src/rulebook/settings.ts'
import { postsHeldAt } from '../directory/roll-queries.ts'
import { OWING_NOTHING, type Owing } from './act.ts'
import type { Act, Attendance, Event, Feed, ParameterSet, Quota, Rota, RotaTerms, Slot, Topic, Year } from './contract.ts'
import { evolveAct, evolveEvent, evolveFeed, evolveQuota, evolveRota, evolveRotaTerms, evolveSetting, evolveSlot, evolveYear } from './evolve.ts'
import { evolveTopic } from './evolve-topic.ts'
import { postId } from './holders.ts'

export const years: Aggregate<Year> = { table: 'agenda.year', evolve: evolveYear, units: (one) => [one.pressOfficeId] }
export const slots: Aggregate<Slot> = { table: 'agenda.slot', evolve: evolveSlot, units: (one) => [one.unitId] }
export const quotas: Aggregate<Quota> = { table: 'agenda.quota', evolve: evolveQuota, units: (one) => [one.unitId] }
export const settings: Aggregate<ParameterSet> = { table: 'agenda.setting', evolve: evolveSetting, units: (one) => [one.unitId] }
export const acts: Aggregate<Act> = { table: 'agenda.act', evolve: evolveAct, units: (one) => [...new Set([one.unitId, ...one.people.flatMap(({ posts }) => posts.map((post) => post.unitId))])] }
export const rotas: Aggregate<Rota> = { table: 'agenda.rota', evolve: evolveRota, units: (one) => [one.unitId] }
export const rotaTerms: Aggregate<RotaTerms> = { table: 'agenda.rota_terms', evolve: evolveRotaTerms, units: (one) => [one.unitId] }
export const topics: Aggregate<Topic> = { table: 'agenda.topic', evolve: evolveTopic, units: (one) => [...new Set([one.unitId, ...one.coUnitIds])] }
export const events: Aggregate<Event> = { table: 'agenda.event', evolve: evolveEvent, units: (one) => [...new Set([one.unitId, ...one.coUnitIds])] }
export const feeds: Aggregate<Feed> = { table: 'agenda.feed', evolve: evolveFeed, units: (one) => [one.unitId] }

const AGENDA_LOCK = 7_305_003

/** A year is opened once and a rota adopted once, and neither exists before; so such acts pass one by one. */
export async function lockYear(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${AGENDA_LOCK})`.execute(tx.db)
}

async function idsOf(tx: Tx, found: ReturnType<typeof sql<{ id: Id }>>): Promise<Id[]> {
  return (await found.execute(tx.db)).rows.map((row) => row.id)
}

/** What the office has set where its documents leave it open, oldest first. */
export async function officeSettings(tx: Pick<Tx, 'db'>): Promise<Setting[]> {
  const found = await sql<{ doc: ParameterSet }>`select doc from agenda.setting order by doc->>'from', id`.execute(tx.db)
  return found.rows.map(({ doc: { parameter, from, value } }) => ({ parameter, from, value }))
}

export async function openYears(tx: Tx): Promise<Year[]> {
  return (await sql<{ doc: Year }>`select doc from agenda.year where year >= extract(year from ${tx.now}::timestamptz at time zone 'Asia/Shanghai') order by year`.execute(tx.db)).rows.map((row) => row.doc)
}

/** Names of all slots and quotas of these years. */
export async function knownSlots(tx: Tx, of: readonly number[]): Promise<Set<string>> {
  const found = await sql<{ slot: string }>`select doc->>'slot' as slot from agenda.slot where year = any(${of}::int[]) union all select doc->>'slot' from agenda.quota where year = any(${of}::int[])`.execute(tx.db)
  return new Set(found.rows.map((row) => row.slot))
}

export async function releaseKnown(tx: Tx, releaseId: Id): Promise<boolean> {
  return (await sql`select from agenda.act where doc->>'releaseId' = ${releaseId} limit 1`.execute(tx.db)).rows.length > 0
}

export async function yearNamed(work: Work, year: number): Promise<Year | undefined> {
  const ids = await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.year where year = ${year}`)
  return (await work.findAll(years, ids))[0]
}

/** Slots whose day has not been held, cancelled or moved by hand and still lies ahead: those that a notice may move. */
export async function movableSlots(work: Work): Promise<Slot[]> {
  const ids = await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.slot where state in ('planned', 'confirmed') and due_on >= ${civilDate(work.tx.now)} order by due_on, id`)
  return work.findAll(slots, ids)
}

/** The next one promised under this duty that is still open. What was missed is not made good by what comes later of itself. */
export async function nextSlot(work: Work, duty: string): Promise<Slot | undefined> {
  const ids = await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.slot where doc->>'duty' = ${duty} and state in ('planned', 'confirmed') and due_on >= ${civilDate(work.tx.now)} order by due_on, id limit 1`)
  return (await work.findAll(slots, ids))[0]
}

export async function rotaOf(work: Work, year: number): Promise<Rota | undefined> {
  return (await work.findAll(rotas, await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.rota where year = ${year}`)))[0]
}

/** What holds of the office's terms in a year: its own, or those of the last year before that has some. */
export async function termsOf(tx: Pick<Tx, 'db'>, year: number): Promise<RotaTerms | undefined> {
  return (await sql<{ doc: RotaTerms }>`select doc from agenda.rota_terms where year <= ${year} order by year desc limit 1`.execute(tx.db)).rows[0]?.doc
}

export async function actsOfConference(work: Work, conferenceId: Id): Promise<Act[]> {
  return work.findAll(acts, await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.act where conference_id = ${conferenceId}`))
}

/** Far more days than any measure keeps topics apart; the rule narrows them. */
const WIDEST = 366

/** Topics of the months around a day: those that a topic for that day can cross (NH-16). */
export async function topicsAround(work: Work, day: string | undefined): Promise<Topic[]> {
  const centre = day ?? civilDate(work.tx.now)
  const [first, last] = [addDays(centre, -WIDEST), addDays(centre, WIDEST)]
  return work.findAll(topics, await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.topic where state <> 'dropped' and day between ${first} and ${last} order by day, id limit 4000`))
}

/** Entries of the calendar that overlap these hours and take one of these rooms and people. Read as the ledger: a room may be another unit's. */
export async function eventsAt(work: Work, from: Instant, until: Instant): Promise<Event[]> {
  if (until <= from) return []
  return work.findAll(events, await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.event where state <> 'cancelled' and begins < ${until}::timestamptz and ends > ${from}::timestamptz order by begins, id limit 500`))
}

const thingsOf = ({ room, personIds }: Pick<Event, 'room' | 'personIds'>): string[] => [...(room === undefined ? [] : [`room:${room}`]), ...new Set(personIds.map((one) => `person:${one}`))]

/** Books room and people of an entry, and gives up what it held before. The database refuses what is taken. */
export async function book(tx: Tx, event: Pick<Event, 'id' | 'room' | 'personIds' | 'from' | 'until' | 'state'>): Promise<void> {
  await sql`delete from agenda.booking where event_id = ${event.id}`.execute(tx.db)
  const things = event.state === 'cancelled' ? [] : thingsOf(event)
  if (things.length === 0) return
  await sql`insert into agenda.booking (event_id, thing, during) select ${event.id}, thing, tstzrange(${event.from}::timestamptz, ${event.until}::timestamptz) from unnest(${things}::text[]) thing`.execute(tx.db)
}

/** Who took part, each with the posts held at that moment; whoever held none is left out. */
export async function attendanceOf(tx: Tx, personIds: readonly Id[], at: Instant): Promise<Attendance[]> {
  const posts = await postsHeldAt(tx, personIds, at)
  return [...new Set(personIds)].flatMap((personId) => {
    const held = posts.get(personId)
    return held ? [{ personId, posts: held.map(({ role, unitId }) => ({ role, unitId })) }] : []
  })
}

/** Quotas that were fulfilled by this act among others, and all acts of its year. */
export async function restingOn(work: Work, act: Act): Promise<Owing> {
  await becomeLedger(work.tx)
  const met = await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.quota where state <> 'owed' and doc->'acts' ? ${act.id}`)
  return { quotas: await work.findAll(quotas, met), acts: await actsOfYear(work, act.on.slice(0, 4)), settings: await officeSettings(work.tx) }
}

async function actsOfYear(work: Work, year: string): Promise<Act[]> {
  return work.findAll(acts, await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.act where state = 'recorded' and on_day between ${`${year}-01-01`} and ${`${year}-12-31`}`))
}

/** What the year of `at` owes to these units and to the posts of these people, and all acts of that year. Read as the ledger: a unit's desk does not see every act that counts for it. */
export async function owingTo(work: Work, at: Instant, unitIds: readonly Id[], people: readonly Attendance[]): Promise<Owing> {
  await becomeLedger(work.tx)
  const year = Number(civilDate(at).slice(0, 4))
  const holders = [...unitIds, ...people.flatMap(({ personId, posts }) => posts.map((post) => postId(post, personId)))]
  const owed = await idsOf(work.tx, sql<{ id: Id }>`select id from agenda.quota where year = ${year} and state = 'owed' and holder = any(${holders}::text[])`)
  if (owed.length === 0) return OWING_NOTHING
  return { quotas: await work.findAll(quotas, owed), acts: await actsOfYear(work, String(year)), settings: await officeSettings(work.tx) }
}

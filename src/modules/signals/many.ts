import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import type { Db } from '#src/record/pool.ts'
import { transact, type Tx } from '#src/record/transaction.ts'
import type { Rule, Source } from './contract.ts'
import { type Arriving, withoutPersons } from './ports.ts'
import { knownBy, type Places } from './rules.ts'
import { allLists, KEPT_DAYS, orderTimers } from './storage.ts'
import { type Joined, REMEMBERED_DAYS, searched, Stream } from './stream.ts'

const DOOR = { as: 'system', part: 'operator' } as const
const DAY = 86_400_000
/** What is kept of one post; nobody writes more in public to be read by people. */
const LONGEST = 20_000
const LONGEST_TITLE = 300
/** A clock that is ahead by more is wrong. */
const AHEAD = 10 * 60_000
const CATCH_UP = 20_000
const SLOT = 10 * 60_000

/** What became of a batch. */
export interface Taken {
  readonly fresh: number
  /** Had been taken before, word for word. */
  readonly known: number
  /** The source says something else under an id that it gave before. */
  readonly changed: number
  /** Not taken: without words, or said longer ago than posts are kept. */
  readonly dropped: number
  /** Cut to the length that is kept. */
  readonly cut: number
}

export interface Taking {
  readonly db: Db
  readonly places: Places
  readonly dial?: Instant | undefined
}

interface Row {
  readonly key: string
  readonly title: string
  readonly body: string
  readonly at: number
}

/** What each database's process remembers of its stream. */
const streams = new WeakMap<Db, Stream>()

/**
 * Takes one batch of a source, all of it or nothing: what was taken before is passed over, so a batch that broke off is simply brought again.
 * Batches stand in line behind one row, so numbers rise in the order of storing and a second process can follow what the first has stored.
 */
export async function takePosts({ db, places, dial }: Taking, source: Pick<Source, 'id' | 'outlet'>, arriving: readonly Arriving[]): Promise<Taken> {
  return transact(db, { actor: DOOR, dial }, async (tx) => {
    const { rows, dropped, cut } = atTheDoor(arriving, Date.parse(tx.now))
    const turn = await sql<{ last: number }>`update signals.turn set last = last + ${rows.length} returning last`.execute(tx.db)
    const first = turn.rows[0]!.last - rows.length + 1
    const stream = await upToDate(tx, db, places, first - 1)
    stream.dirty = true
    const stored = await store(tx, stream, source, rows, first)
    await orderTimers(tx, timersAfter(tx.now))
    tx.afterCommit(() => {
      stream.through = first + rows.length - 1
      stream.dirty = false
    })
    return { fresh: stored.fresh, changed: stored.changed, known: rows.length - stored.fresh - stored.changed, dropped, cut }
  })
}

/** Grouping after the next full ten minutes, expiry in the next night. */
function timersAfter(now: Instant): { kind: string; subject: string; dueAt: Instant }[] {
  const slot = new Date((Math.floor(Date.parse(now) / SLOT) + 1) * SLOT).toISOString()
  const night = plus(startOfDay(addDays(civilDate(now), 1)), 3 * 3_600_000)
  return [{ kind: 'signals.group', subject: `signals.slot:${slot}`, dueAt: slot }, { kind: 'signals.expire', subject: `signals.night:${night}`, dueAt: night }]
}

/** Persons, blanks and excess are left outside; of two posts under one id the later one counts. */
function atTheDoor(arriving: readonly Arriving[], now: number): { rows: Row[]; dropped: number; cut: number } {
  const rows = new Map<string, Row>()
  let dropped = 0
  let cut = 0
  for (const { key, title, text, time } of arriving) {
    const said = time === undefined ? Number.NaN : Date.parse(time)
    const at = Number.isNaN(said) || said > now + AHEAD ? now : said
    const body = clean(text, LONGEST)
    const head = clean(title, LONGEST_TITLE)
    if (text.length > LONGEST) cut += 1
    if ((body === '' && head === '') || now - at > KEPT_DAYS * DAY) dropped += 1
    else rows.set(key, { key, title: head, body, at })
  }
  return { rows: [...rows.values()], dropped, cut }
}

const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFEFF]/g
const clean = (text: string, most: number): string => withoutPersons(text.slice(0, most).replace(UNSAFE, '').toWellFormed().trim())

async function upToDate(tx: Tx, db: Db, places: Places, last: number): Promise<Stream> {
  let stream = streams.get(db)
  if (!stream || stream.dirty) {
    stream = new Stream()
    streams.set(db, stream)
    const oldest = await sql<{ id: number | null }>`select min(id) as id from signals.post where taken_at > record.now() - ${REMEMBERED_DAYS} * interval '1 day'`.execute(tx.db)
    stream.through = (oldest.rows[0]!.id ?? last + 1) - 1
  }
  // What other processes stored since.
  while (stream.through < last) {
    const posts = await sql<{ id: number; title: string; body: string; outlet: string; at: number; wording: number }>`
      select id, title, body, outlet, (extract(epoch from said_at) * 1000)::bigint as at, wording from signals.post where id > ${stream.through} order by id limit ${CATCH_UP}`.execute(tx.db)
    for (const { id, at, wording, outlet, ...said } of posts.rows) {
      if (outlet !== 'official') stream.wordingOf(searched(said), at, wording)
      stream.through = id
    }
    if (posts.rows.length < CATCH_UP) stream.through = last
  }
  await learnRules(tx, stream, places)
  return stream
}

const seen = new WeakMap<Stream, { rules: Instant; lists: string }>()

/** Rules and lists that changed since; a minute is read twice, because a change is dated when it begins to be written. */
async function learnRules(tx: Tx, stream: Stream, places: Places): Promise<void> {
  const stamp = await sql<{ at: string }>`select concat(max(changed_at), ' ', sum(version)) as at from signals.list`.execute(tx.db)
  const last = stamp.rows[0]!.at
  const before = seen.get(stream)
  if (before && before.lists !== last) stream.forgetRules()
  const since = before && before.lists === last ? plus(before.rules, -60_000) : null
  const changed = await sql<{ doc: Rule }>`select doc from signals.rule where ${since}::timestamptz is null or changed_at >= ${since}::timestamptz`.execute(tx.db)
  const rules = changed.rows.map(({ doc }) => doc)
  stream.learnRules(rules, knownBy(places, rules.length > 0 ? await allLists(tx) : []))
  const latest = rules.reduce((at, { changedAt }) => (changedAt > at ? changedAt : at), before?.rules ?? tx.now)
  seen.set(stream, { rules: latest, lists: last })
}

/** Rows that one statement stores: while the database stores a part, the next is looked at. */
const PART = 250
const breath = (): Promise<void> => new Promise((done) => setImmediate(done))

async function store(tx: Tx, stream: Stream, source: Pick<Source, 'id' | 'outlet'>, rows: readonly Row[], first: number): Promise<{ fresh: number; changed: number }> {
  const joined: Joined[] = []
  const storing: Promise<readonly Told[]>[] = []
  const matches: (readonly Id[])[] = []
  for (let from = 0; from < rows.length; from += PART) {
    const part = rows.slice(from, from + PART)
    // An official post that names what it answers is no repeat of it.
    const wordings = part.map((row, at) => (source.outlet === 'official' ? first + from + at : stream.wordingOf(searched(row), row.at, first + from + at, (pair) => joined.push(pair))))
    const stored = insert(tx, source, part, first + from, wordings)
    // Whoever awaits it comes later; until then a fault is nobody's.
    stored.catch(() => undefined)
    storing.push(stored)
    await breath()
    for (const row of part) matches.push(stream.match(searched(row)))
  }
  const told = (await Promise.all(storing)).flat()
  for (const [from, into] of joined) await sameWording(tx, from, into)
  await storeHits(tx, stream, matches, first, told)
  const fresh = told.filter((row) => row.fresh).length
  return { fresh, changed: told.length - fresh }
}

interface Told {
  readonly id: number
  readonly fresh: boolean
}

/** Answers what was new or is said otherwise than before. */
async function insert(tx: Tx, source: Pick<Source, 'id' | 'outlet'>, rows: readonly Row[], first: number, wordings: readonly number[]): Promise<readonly Told[]> {
  const ids = rows.map((_, at) => first + at)
  return (await sql<Told>`
    insert into signals.post as p (id, source_id, source_key, digest, outlet, title, body, said_at, taken_at, wording)
    select r.id, ${source.id}::uuid, md5(r.key)::uuid, md5(r.title || E'\n' || r.body)::uuid, ${source.outlet}, r.title, r.body, to_timestamp(r.at / 1000.0), record.now(), r.wording
    from unnest(${ids}::bigint[], ${rows.map(({ key }) => key)}::text[], ${rows.map(({ title }) => title)}::text[], ${rows.map(({ body }) => body)}::text[], ${rows.map(({ at }) => at)}::bigint[], ${wordings}::bigint[]) as r(id, key, title, body, at, wording)
    on conflict (source_id, source_key) do update set title = excluded.title, body = excluded.body, digest = excluded.digest, changes = p.changes + 1, changed_at = record.now()
      where p.digest <> excluded.digest
    returning id, changes = 0 as fresh`.execute(tx.db)).rows
}

/** Rules hold for what is new as it came; what is said otherwise stands under its old number and is asked anew. */
async function storeHits(tx: Tx, stream: Stream, matches: readonly (readonly Id[])[], first: number, told: readonly Told[]): Promise<void> {
  const otherwise = told.filter((row) => !row.fresh).map(({ id }) => id)
  const hits: { rule: Id; post: number }[] = told.flatMap(({ id, fresh }) => (fresh ? matches[id - first]!.map((rule) => ({ rule, post: id })) : []))
  if (otherwise.length > 0) {
    await sql`delete from signals.hit where post_id = any(${otherwise}::bigint[])`.execute(tx.db)
    const again = await sql<{ id: number; title: string; body: string }>`select id, title, body from signals.post where id = any(${otherwise}::bigint[])`.execute(tx.db)
    for (const { id, title, body } of again.rows) for (const rule of stream.match(searched({ title, body }))) hits.push({ rule, post: id })
  }
  if (hits.length > 0) await sql`insert into signals.hit (rule_id, post_id) select * from unnest(${hits.map(({ rule }) => rule)}::uuid[], ${hits.map(({ post }) => post)}::bigint[])`.execute(tx.db)
}

async function sameWording(tx: Tx, from: number, into: number): Promise<void> {
  await sql`update signals.post set wording = ${into} where wording = ${from}`.execute(tx.db)
  await sql`update signals.member set wording = ${into} where wording = ${from} and not exists (select from signals.member where wording = ${into})`.execute(tx.db)
  await sql`delete from signals.member where wording = ${from}`.execute(tx.db)
}

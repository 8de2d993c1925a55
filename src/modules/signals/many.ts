import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import type { Db } from '#src/record/pool.ts'
import { transact, type Tx } from '#src/record/transaction.ts'
import type { Source } from './contract.ts'
import { type Arriving, searched, withoutPersons } from './ports.ts'
import type { Places } from './rules.ts'
import { KEPT_DAYS, orderTimers } from './storage.ts'
import { type Followed, upToDate } from './stream-queries.ts'

const DOOR = { as: 'system', part: 'operator' } as const
const DAY = 86_400_000
/** What is kept of one post; nobody writes more in public to be read by people. */
const LONGEST = 20_000
const LONGEST_TITLE = 300
/** A clock that is ahead by more is wrong. */
const AHEAD = 10 * 60_000
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

/**
 * Takes one batch of a source, all of it or nothing: what was taken before is passed over, so a batch that broke off is simply brought again.
 * Batches stand in line behind one row, so numbers rise in the order of storing and a second process can follow what the first has stored.
 */
export async function takePosts({ db, places, dial }: Taking, source: Pick<Source, 'id' | 'outlet'>, arriving: readonly Arriving[]): Promise<Taken> {
  return transact(db, { actor: DOOR, dial }, async (tx) => {
    const { rows, dropped, cut } = await atTheDoor(arriving, Date.parse(tx.now))
    const turn = await sql<{ last: number }>`update signals.turn set last = last + ${rows.length} returning last`.execute(tx.db)
    const first = turn.rows[0]!.last - rows.length + 1
    const stream = await upToDate(tx, db, places, first - 1)
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
async function atTheDoor(arriving: readonly Arriving[], now: number): Promise<{ rows: Row[]; dropped: number; cut: number }> {
  const rows = new Map<string, Row>()
  let dropped = 0
  let cut = 0
  let read = 0
  for (const { key, title, text, time } of arriving) {
    read += Math.min(text.length, LONGEST)
    if (read > BREATH) {
      read = 0
      await breath()
    }
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

/** Characters that are read at the door before others have their turn. */
const BREATH = 200_000
const breath = (): Promise<void> => new Promise((done) => setImmediate(done))
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFEFF]/g
const clean = (text: string, most: number): string => withoutPersons(text.slice(0, most).replace(UNSAFE, '').toWellFormed().trim())

/** Rows that one statement stores: while the database stores a part, the thread of the stream looks at the next. */
const PART = 250

async function store(tx: Tx, stream: Followed, source: Pick<Source, 'id' | 'outlet'>, rows: readonly Row[], first: number): Promise<{ fresh: number; changed: number }> {
  const parts = Array.from({ length: Math.ceil(rows.length / PART) }, (_, part) => rows.slice(part * PART, (part + 1) * PART))
  const taking = parts.map((part, no) => stream.take(part.map((row, at) => ({ text: searched(row), at: row.at, own: first + no * PART + at, official: source.outlet === 'official' }))))
  const storing = parts.map(async (part, no) => insert(tx, source, part, first + no * PART, (await taking[no]!).wordings))
  // All of them end before a fault is told: none may store a part when the transaction is over.
  await Promise.allSettled(storing)
  const told = (await Promise.all(storing)).flat()
  const took = await Promise.all(taking)
  for (const { joined } of took) for (const [from, into] of joined) await sameWording(tx, from, into)
  await storeHits(tx, stream, took.flatMap(({ hits }, no) => hits.map(([at, rule]) => ({ rule, post: first + no * PART + at }))), told)
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
async function storeHits(tx: Tx, stream: Followed, found: readonly { readonly rule: Id; readonly post: number }[], told: readonly Told[]): Promise<void> {
  const otherwise = told.filter((row) => !row.fresh).map(({ id }) => id)
  const fresh = new Set(told.flatMap((row) => (row.fresh ? [row.id] : [])))
  const hits = found.filter(({ post }) => fresh.has(post))
  if (otherwise.length > 0) {
    await sql`delete from signals.hit where post_id = any(${otherwise}::bigint[])`.execute(tx.db)
    const { rows } = await sql<{ id: number; title: string; body: string }>`select id, title, body from signals.post where id = any(${otherwise}::bigint[])`.execute(tx.db)
    for (const [at, rule] of await stream.match(rows.map(searched))) hits.push({ rule, post: rows[at]!.id })
  }
  if (hits.length > 0) await sql`insert into signals.hit (rule_id, post_id) select * from unnest(${hits.map(({ rule }) => rule)}::uuid[], ${hits.map(({ post }) => post)}::bigint[])`.execute(tx.db)
}

async function sameWording(tx: Tx, from: number, into: number): Promise<void> {
  await sql`update signals.post set wording = ${into} where wording = ${from}`.execute(tx.db)
  await sql`update signals.member set wording = ${into} where wording = ${from} and not exists (select from signals.member where wording = ${into})`.execute(tx.db)
  await sql`delete from signals.member where wording = ${from}`.execute(tx.db)
}

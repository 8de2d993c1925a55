import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { accept as stateAll, type Decision, type Fact, type Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { TimerOrder } from '#src/desk/module.ts'
import type { Tx } from '#src/record/transaction.ts'
import { deserialize, type Decided, type RouterModel } from '#src/signals/router/router.ts'

/** Fewer decisions than this teach nothing; words of responsibility propose until then. */
export const FEWEST = 30
/** The newest decisions are learned from: an office changes, and training must stay short. */
const MOST = 3000
/** During the day it learns anew after so many decisions, and only when they are a fifth of what it knows, so that effort stays in proportion. */
const FRESH = 50
const FRESH_SHARE = 0.2

/** What the router of the office has learned. */
export interface Router {
  readonly id: Id
  readonly version: string
  readonly decisions: number
  /** Place in the record up to which decisions were read. */
  readonly through: number
  readonly trainedAt: Instant
}

export const routerTable = { table: 'triage.router' }

export function evolveRouter(_state: Router | undefined, fact: Fact): Router {
  return { ...(fact.data as Omit<Router, 'id' | 'trainedAt'>), id: idOf(fact.subject), trainedAt: fact.at }
}

const NIGHT_MS = 2.5 * 3_600_000
const SLOT_MS = 600_000

/** Every decision asks for the next night's training at 02:30, and for a look at the next full ten minutes. */
export function trainingTimers(at: Instant): TimerOrder[] {
  const tonight = plus(startOfDay(civilDate(at)), NIGHT_MS)
  const night = tonight > at ? tonight : plus(startOfDay(addDays(civilDate(at), 1)), NIGHT_MS)
  const slot = new Date((Math.floor(Date.parse(at) / SLOT_MS) + 1) * SLOT_MS).toISOString()
  return [
    { kind: 'triage.train', subject: `triage.night:${night}`, dueAt: night, data: { night: true } },
    { kind: 'triage.train', subject: `triage.slot:${slot}`, dueAt: slot, data: { night: false } },
  ]
}

/** Whether to train: at night when anything was decided since, by day when enough was. */
export function isDue(router: Router | undefined, fresh: number, night: boolean): boolean {
  return night ? fresh > 0 : fresh >= Math.max(FRESH, (router?.decisions ?? 0) * FRESH_SHARE)
}

/** Decisions stated after place `through` of the record, and the last place. */
export async function freshDecisions(tx: Tx, through: number): Promise<{ n: number; last: number }> {
  const found = await sql<{ n: number; last: number | null }>`select count(*) as n, max(seq) as last from record.fact where kind = 'triage.accepted' and seq > ${through}`.execute(tx.db)
  return { n: found.rows[0]!.n, last: found.rows[0]!.last ?? through }
}

/** The office's own decisions with the words of their messages, oldest first; the last decision about a message counts, erased words drop out. */
export async function decisionsOf(tx: Tx): Promise<Decided[]> {
  const found = await sql<{ label: Id; title: string | null; text: string }>`
    with newest as (select subject, data, seq from record.fact where kind = 'triage.accepted' order by at desc, seq desc limit ${MOST}),
    last as (select distinct on (subject) subject, data->>'unitId' as label, seq from newest order by subject, seq desc)
    select l.label, w.title, w.body as text from last l join record.sealed_words w on w.id = substr(l.subject, length('triage.item:') + 1)::uuid
    where w.body is not null order by l.seq`.execute(tx.db)
  return found.rows.map(({ label, title, text }) => ({ label, text, ...(title !== null && { title }) }))
}

/** Whether `rows` are enough to learn from: thirty decisions among at least two units. */
export const isEnough = (rows: readonly Decided[]): boolean => rows.length >= FEWEST && new Set(rows.map((row) => row.label)).size > 1

export interface Trained {
  readonly version: string
  readonly bytes: Uint8Array
}

/** Trains in a thread of its own. */
export function trainApart(rows: readonly Decided[]): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-worker.ts', import.meta.url), { workerData: rows })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`training ended without a model (exit ${code})`)))
  })
}

export interface Training {
  readonly officeId: Id
  readonly known: Router | undefined
  readonly decisions: number
  readonly through: number
  /** Absent when it was not time, or there is too little to learn from. */
  readonly trained: Trained | undefined
}

/** States what the router has learned from now on; a training that changed nothing is no news. */
export function train({ officeId, known, decisions, through, trained }: Training): Decision {
  if (!trained || trained.version === known?.version) return stateAll()
  return stateAll({ kind: 'triage.trained', subject: subjectOf(routerTable, officeId), unitId: officeId, data: { version: trained.version, decisions, through } })
}

/** Keeps the model; of older ones only the name, because facts speak of it. */
export async function keepModel(tx: Tx, { version, bytes }: Trained, decisions: number): Promise<void> {
  await sql`insert into triage.model (version, trained_at, decisions, bytes) values (${version}, record.now(), ${decisions}, ${Buffer.from(bytes)})
    on conflict (version) do update set trained_at = excluded.trained_at, decisions = excluded.decisions, bytes = excluded.bytes`.execute(tx.db)
  await sql`update triage.model set bytes = null where bytes is not null and version not in (select version from triage.model order by trained_at desc limit 2)`.execute(tx.db)
}

/** The model last read; its version is the digest of its content, so it cannot be stale under its own name. */
let held: RouterModel | undefined

/** The newest model of this database, undefined while there is none. */
export async function newestModel(tx: Tx): Promise<RouterModel | undefined> {
  const newest = await sql<{ version: string }>`select version from triage.model order by trained_at desc limit 1`.execute(tx.db)
  const version = newest.rows[0]?.version
  if (version === undefined || held?.version === version) return version === undefined ? undefined : held
  const found = await sql<{ bytes: Buffer }>`select bytes from triage.model where version = ${version}`.execute(tx.db)
  held = deserialize(found.rows[0]!.bytes)
  return held
}

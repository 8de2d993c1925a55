import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { inProcess } from '#src/record/process.ts'
import type { Tx } from '#src/record/transaction.ts'
import { deserialize, type Decided, type RouterModel } from '#src/signals/router/router.ts'
import { MOST, type Trained } from './training.ts'

/** Decisions stated after place `through` of the record, and the last place. */
export async function freshDecisions(tx: Tx, through: number): Promise<{ n: number; last: number }> {
  const found = await sql<{ n: number; last: number | null }>`
    select count(*) as n, max(seq) as last from record.fact
    where kind = 'triage.accepted' and at >= coalesce((select at from record.fact where seq = ${through}), '-infinity') and seq > ${through}`.execute(tx.db)
  return { n: found.rows[0]!.n, last: found.rows[0]!.last ?? through }
}

/** The office's own decisions with the words of their messages, oldest first; the last decision about a message counts, erased words drop out. */
export async function decisionsOf(tx: Tx): Promise<Decided[]> {
  const found = await sql<{ label: Id; title: string | null; text: string }>`
    with newest as (select subject, data, seq from record.fact where kind = 'triage.accepted' order by at desc limit ${MOST}),
    last as (select distinct on (subject) subject, data->>'unitId' as label, seq from newest order by subject, seq desc)
    select l.label, w.title, w.body as text from last l join record.sealed_words w on w.id = substr(l.subject, length('triage.item:') + 1)::uuid
    where w.body is not null order by l.seq`.execute(tx.db)
  return found.rows.map(({ label, title, text }) => ({ label, text, ...(title !== null && { title }) }))
}

/** Trains in a process of its own, so that the server goes on answering. */
export const inOwnProcess = (rows: readonly Decided[], signal: AbortSignal): Promise<Trained> => inProcess<Trained>(new URL('./train-process.ts', import.meta.url), rows, signal)

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

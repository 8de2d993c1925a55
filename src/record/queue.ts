import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from './transaction.ts'

/** Timers and outbox rows as the clockwork takes them: claim and effect share one transaction, so a crash puts the row back. */

export interface DueTimer {
  readonly id: Id
  readonly kind: string
  readonly subject: string
  readonly dueAt: Instant
  readonly data: Record<string, unknown>
}

/** Takes up to `limit` due timers, oldest first, without a bound backwards; rows that another process holds are skipped, and so are these kinds. */
export async function takeDueTimers(tx: Tx, limit: number, but: readonly string[] = []): Promise<DueTimer[]> {
  const taken = await sql<DueTimer>`
    delete from record.timer where id in (
      select id from record.timer where ready_at <= record.now() and kind <> all(${but}::text[]) order by ready_at limit ${limit} for update skip locked)
    returning id, kind, subject, due_at as "dueAt", data`.execute(tx.db)
  return taken.rows.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

/** Puts a timer aside for a minute because its command threw; it is tried again, and its error is on view. */
export async function holdTimer(tx: Tx, id: Id, error: string): Promise<void> {
  await sql`update record.timer set held_until = record.now() + interval '1 minute', last_error = ${error} where id = ${id}`.execute(tx.db)
}

/** A timer that somebody works at outside of any transaction; whoever still holds the lease may end it. */
export interface LeasedTimer extends DueTimer {
  readonly leasedUntil: Instant
}

/** Takes one due timer of these kinds for `ms` milliseconds. It stays where it is: if nobody ends it by then, the next one takes it. */
export async function leaseTimer(tx: Tx, kinds: readonly string[], ms: number): Promise<LeasedTimer | undefined> {
  const taken = await sql<LeasedTimer>`
    update record.timer set held_until = date_trunc('milliseconds', record.now()) + ${ms} * interval '1 millisecond' where id = (
      select id from record.timer where kind = any(${kinds}::text[]) and ready_at <= record.now() order by ready_at limit 1 for update skip locked)
    returning id, kind, subject, due_at as "dueAt", data, held_until as "leasedUntil"`.execute(tx.db)
  return taken.rows[0]
}

/** Removes a leased timer. False when the lease ran out and somebody else took it, or it was ordered anew. */
export async function endLease(tx: Tx, { id, leasedUntil }: LeasedTimer): Promise<boolean> {
  const ended = await sql`delete from record.timer where id = ${id} and held_until = ${leasedUntil}`.execute(tx.db)
  return ended.numAffectedRows === 1n
}

/** Gives a leased timer back for the next one to take. */
export async function giveBack(tx: Tx, { id, leasedUntil }: LeasedTimer): Promise<void> {
  await sql`update record.timer set held_until = null where id = ${id} and held_until = ${leasedUntil}`.execute(tx.db)
}

export interface Effect {
  readonly id: Id
  readonly kind: string
  readonly key: string
  readonly payload: Record<string, unknown>
  readonly because: Id[]
  readonly attempts: number
}

/** Which effects are looked at: those of these kinds, or all others. */
export interface Kinds {
  readonly kinds: readonly string[]
  readonly only: boolean
}

/** The kinds of which effects wait, but these. The index is asked for the next kind after each, so that ten thousand of one kind are one step. */
const waitingBut = (kinds: readonly string[]) => sql`(
  with recursive waiting(kind) as (
    (select kind from record.outbox order by kind limit 1)
    union all select (select o.kind from record.outbox o where o.kind > w.kind order by o.kind limit 1) from waiting w where w.kind is not null)
  select kind from waiting where kind is not null and kind <> all(${kinds}::text[]))`

/** Takes the oldest ready effect out of the outbox. Each kind is looked up by itself, so that none walks past all that waits of others. */
export async function takeEffect(tx: Tx, { kinds, only }: Kinds): Promise<Effect | undefined> {
  const taken = await sql<Effect>`
    delete from record.outbox where id = (
      select e.id from ${only ? sql`unnest(${kinds}::text[])` : waitingBut(kinds)} as k(kind) cross join lateral (
        select id, ready_at from record.outbox o where o.kind = k.kind and ready_at <= record.now() order by ready_at limit 1 for update skip locked) e order by e.ready_at limit 1)
    returning id, kind, key, payload, because, attempts`.execute(tx.db)
  return taken.rows[0]
}

/** Leaves a taken effect to the next one, should this process die over it: after `ms`, and after twice as long each time, at most an hour. */
export async function leaveEffect(tx: Tx, { id, kind, key, payload, because, attempts }: Effect, ms: number): Promise<void> {
  await sql`
    insert into record.outbox (id, kind, key, payload, because, attempts, ready_at)
    values (${id}, ${kind}, ${key}, ${JSON.stringify(payload)}::jsonb, ${because}::uuid[], ${attempts + 1}, record.now() + least(3600000, ${ms} * power(2, least(${attempts}::int, 12))) * interval '1 millisecond')`.execute(tx.db)
}

export const endEffect = async (tx: Tx, id: Id): Promise<void> => void (await sql`delete from record.outbox where id = ${id}`.execute(tx.db))

/** Notes a failed attempt; the next one waits twice as long, at most an hour. */
export async function postponeEffect(tx: Tx, id: Id, error: string): Promise<void> {
  await sql`
    update record.outbox set attempts = attempts + 1, last_error = ${error},
      ready_at = record.now() + least(interval '1 hour', interval '2 seconds' * power(2, least(attempts, 12))) where id = ${id}`.execute(tx.db)
}

/** Milliseconds until the next timer or effect, undefined when nothing waits. Timers and effects of these kinds are not looked at. */
export async function nextIn(tx: Tx, but: readonly string[] = []): Promise<number | undefined> {
  const next = await sql<{ ms: number | null }>`
    select extract(epoch from least(
      (select min(ready_at) from record.timer where kind <> all(${but}::text[])),
      (select min(e.ready_at) from ${waitingBut(but)} as k(kind) cross join lateral (select ready_at from record.outbox o where o.kind = k.kind order by ready_at limit 1) e)) - record.now()) * 1000 as ms`.execute(tx.db)
  const ms = next.rows[0]?.ms
  return ms === null || ms === undefined ? undefined : Number(ms)
}

/** The database's time, and the time of the newest fact. */
export async function lookAtClock(tx: Tx): Promise<{ readonly now: Instant; readonly newest: Instant | undefined }> {
  const found = await sql<{ at: Instant }>`select at from record.fact order by seq desc limit 1`.execute(tx.db)
  return { now: tx.now, newest: found.rows[0]?.at }
}

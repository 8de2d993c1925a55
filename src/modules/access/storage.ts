import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Credential, SecurityEvent } from './contract.ts'
import { type Attempts, FORGOTTEN_AFTER_MS } from './lockout.ts'

/** The tables behind the door. All of it runs under the ledger's role; no desk can read a line of it. */

export const IDLE_HOURS = 8
export const LONGEST_HOURS = 24
const LINK_HOURS = 72
/** A session's last use is noted at most this often, so that reading a page writes nothing. */
const NOTED_EVERY = '1 minute'

export interface Secret {
  readonly passwordHash: string | null
  readonly totp: Buffer | null
  readonly totpPending: Buffer | null
  readonly totpLastStep: number
}

export async function credentialByLogin(tx: Tx, login: string): Promise<Credential | undefined> {
  const found = await sql<{ doc: Credential }>`select doc from access.credential where login = ${login.trim().toLowerCase()}`.execute(tx.db)
  return found.rows[0]?.doc
}

export async function credentialOf(tx: Tx, personId: Id): Promise<Credential | undefined> {
  const found = await sql<{ doc: Credential }>`select doc from access.credential where id = ${personId}`.execute(tx.db)
  return found.rows[0]?.doc
}

export async function secretOf(tx: Tx, personId: Id): Promise<Secret | undefined> {
  const found = await sql<Secret>`
    select password_hash as "passwordHash", totp, totp_pending as "totpPending", totp_last_step as "totpLastStep" from access.secret where person_id = ${personId}`.execute(tx.db)
  return found.rows[0]
}

export async function setPassword(tx: Tx, personId: Id, passwordHash: string): Promise<void> {
  await sql`insert into access.secret (person_id, password_hash) values (${personId}, ${passwordHash})
    on conflict (person_id) do update set password_hash = excluded.password_hash`.execute(tx.db)
}

export async function dropSecrets(tx: Tx, personId: Id): Promise<void> {
  await sql`delete from access.secret where person_id = ${personId}`.execute(tx.db)
  await sql`delete from access.link where person_id = ${personId}`.execute(tx.db)
}

export async function setPendingTotp(tx: Tx, personId: Id, sealed: Buffer): Promise<void> {
  await sql`update access.secret set totp_pending = ${sealed} where person_id = ${personId}`.execute(tx.db)
}

export async function adoptTotp(tx: Tx, personId: Id, step: number, recovery: readonly Buffer[]): Promise<void> {
  await sql`update access.secret set totp = totp_pending, totp_pending = null, totp_last_step = ${step}, recovery = ${[...recovery]}::bytea[] where person_id = ${personId}`.execute(tx.db)
}

export async function dropTotp(tx: Tx, personId: Id): Promise<void> {
  await sql`update access.secret set totp = null, totp_pending = null, recovery = '{}' where person_id = ${personId}`.execute(tx.db)
}

/** Spends a time step; false when another sign-in has spent it already. */
export async function spendStep(tx: Tx, personId: Id, step: number): Promise<boolean> {
  const done = await sql`update access.secret set totp_last_step = ${step} where person_id = ${personId} and totp_last_step < ${step}`.execute(tx.db)
  return Number(done.numAffectedRows) === 1
}

/** Spends a recovery code; false when it is none of this person's. */
export async function spendRecoveryCode(tx: Tx, personId: Id, digest: Buffer): Promise<boolean> {
  const done = await sql`update access.secret set recovery = array_remove(recovery, ${digest}::bytea) where person_id = ${personId} and ${digest}::bytea = any(recovery)`.execute(tx.db)
  return Number(done.numAffectedRows) === 1
}

export async function addLink(tx: Tx, personId: Id, digest: Buffer): Promise<Instant> {
  await sql`delete from access.link where person_id = ${personId} or ends_at < record.now()`.execute(tx.db)
  const made = await sql<{ ends_at: Instant }>`
    insert into access.link (digest, person_id, ends_at) values (${digest}, ${personId}, record.now() + make_interval(hours => ${LINK_HOURS})) returning ends_at`.execute(tx.db)
  return made.rows[0]!.ends_at
}

/** Whose link this is, without spending it. */
export async function linkOwner(tx: Tx, digest: Buffer): Promise<Id | undefined> {
  const found = await sql<{ person_id: Id }>`select person_id from access.link where digest = ${digest} and ends_at > record.now() for update`.execute(tx.db)
  return found.rows[0]?.person_id
}

export async function spendLink(tx: Tx, digest: Buffer): Promise<void> {
  await sql`delete from access.link where digest = ${digest}`.execute(tx.db)
}

export interface SessionRow {
  readonly credential: Credential
  readonly idleUntil: Instant
  readonly endsAt: Instant
  readonly stale: boolean
}

export async function openSession(tx: Tx, personId: Id, digest: Buffer): Promise<void> {
  await sql`delete from access.session where ends_at < record.now() or seen_at < record.now() - make_interval(hours => ${IDLE_HOURS})`.execute(tx.db)
  await sql`insert into access.session (digest, person_id, opened_at, seen_at, ends_at)
    values (${digest}, ${personId}, record.now(), record.now(), record.now() + make_interval(hours => ${LONGEST_HOURS}))`.execute(tx.db)
}

export async function findSession(tx: Tx, digest: Buffer): Promise<SessionRow | undefined> {
  const found = await sql<SessionRow>`
    select c.doc as credential, s.ends_at as "endsAt", least(s.ends_at, record.now() + make_interval(hours => ${IDLE_HOURS})) as "idleUntil",
      s.seen_at < record.now() - ${NOTED_EVERY}::interval as stale
    from access.session s join access.credential c on c.id = s.person_id
    where s.digest = ${digest} and s.ends_at > record.now() and s.seen_at > record.now() - make_interval(hours => ${IDLE_HOURS})`.execute(tx.db)
  const row = found.rows[0]
  if (row?.stale) await sql`update access.session set seen_at = record.now() where digest = ${digest}`.execute(tx.db)
  return row
}

/** Ends sessions of a person, all or all but one. Answers how many. */
export async function endSessions(tx: Tx, personId: Id, keep?: Buffer): Promise<number> {
  const done = await sql`delete from access.session where person_id = ${personId} and (${keep ?? null}::bytea is null or digest <> ${keep ?? null}::bytea)`.execute(tx.db)
  return Number(done.numAffectedRows)
}

export async function endSession(tx: Tx, digest: Buffer): Promise<Id | undefined> {
  const done = await sql<{ person_id: Id }>`delete from access.session where digest = ${digest} returning person_id`.execute(tx.db)
  return done.rows[0]?.person_id
}

/** Reads and changes the attempts of one sign-in name; others that try the same name wait for the answer. */
export async function changeAttempts<T>(tx: Tx, digest: Buffer, change: (before: Attempts | undefined, now: number) => { after: Attempts; answer: T }): Promise<T> {
  const now = Date.parse(tx.now)
  await sql`delete from access.attempt where last_at < ${new Date(now - FORGOTTEN_AFTER_MS).toISOString()}::timestamptz and digest <> ${digest}`.execute(tx.db)
  await sql`insert into access.attempt (digest, failures, last_at) values (${digest}, 0, record.now()) on conflict do nothing`.execute(tx.db)
  const found = await sql<{ failures: number; last_at: Instant; wait_until: Instant | null }>`select failures, last_at, wait_until from access.attempt where digest = ${digest} for update`.execute(tx.db)
  const row = found.rows[0]!
  const before = row.failures === 0 ? undefined : { failures: row.failures, lastAt: Date.parse(row.last_at), waitUntil: row.wait_until ? Date.parse(row.wait_until) : null }
  const { after, answer } = change(before, now)
  await sql`update access.attempt set failures = ${after.failures}, last_at = ${new Date(after.lastAt).toISOString()}::timestamptz,
    wait_until = ${after.waitUntil === null ? null : new Date(after.waitUntil).toISOString()}::timestamptz where digest = ${digest}`.execute(tx.db)
  return answer
}

export async function forgetAttempts(tx: Tx, digest: Buffer): Promise<void> {
  await sql`delete from access.attempt where digest = ${digest}`.execute(tx.db)
}

export async function log(tx: Tx, event: SecurityEvent, who: { personId?: Id | undefined; login?: string | undefined }, address: string): Promise<void> {
  await sql`insert into access.security_log (at, event, person_id, login, address) values (record.now(), ${event}, ${who.personId ?? null}, ${who.login ?? null}, ${address})`.execute(tx.db)
  // Addresses are kept six months and not a day longer (RL-2); sign-ins are frequent enough to see to it.
  if (event === 'signedIn') await sql`delete from access.security_log where at < record.now() - interval '6 months'`.execute(tx.db)
}

/** Ten minutes from the first sending; the row is locked by the upsert, so two processes agree. */
export async function messageIdOfForm(tx: Tx, digest: Buffer, fresh: Id): Promise<Id> {
  await sql`delete from access.form where first_at <= record.now() - interval '10 minutes' and digest <> ${digest}`.execute(tx.db)
  const kept = await sql<{ message_id: Id }>`
    insert into access.form as f (digest, first_at, message_id) values (${digest}, record.now(), ${fresh})
    on conflict (digest) do update set
      message_id = case when f.first_at <= record.now() - interval '10 minutes' then excluded.message_id else f.message_id end,
      first_at = case when f.first_at <= record.now() - interval '10 minutes' then excluded.first_at else f.first_at end
    returning message_id`.execute(tx.db)
  return kept.rows[0]!.message_id
}

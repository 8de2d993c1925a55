import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { borrow, type Db } from './pool.ts'
import type { Session } from './session.ts'

export type Role = 'huiying_desk' | 'huiying_ledger' | 'huiying_public' | 'huiying_audit'

/** An open transaction under one database role, with the database's time. */
export interface Tx {
  // oxlint-disable-next-line no-explicit-any -- see Db
  readonly db: Kysely<any>
  /** Throws `ClockUnread` before `entered`. */
  readonly now: Instant
  /** Fulfilled when the database has let the actor in and told the time. */
  readonly entered: Promise<void>
  readonly actor: Actor
  /** Sends a statement at once and does not wait for its answer; the transaction stands only if it succeeds. */
  send(statement: RawBuilder<unknown>): void
  /** Goes on under another role. Sent at once, like all that is sent. */
  become(role: Role): void
  /** Runs `act` once the transaction stands; never when it does not. */
  afterCommit(act: () => void): void
}

/** Raised by the record when a state was changed since it was read. */
const OVERTAKEN = 'HU001'
/** Serialisation failure, deadlock, unique violation: somebody was faster; the second look at the state tells the decider. */
const RETRY = new Set(['40001', '40P01', '23505', '23P01', OVERTAKEN])
/** "current transaction is aborted": says only that an earlier statement failed. */
const ABORTED = '25P02'
const ATTEMPTS = 5
/** Raised by the record when somebody would enter a replay database as the public. */
const REPLAY_CLOSED = 'HU002'

/** A row changed between being read and being written; the transaction is tried again from the start. */
export class Overtaken extends Error {
  readonly code = OVERTAKEN
}

/** The time was asked for before the database had told it. */
export class ClockUnread extends Error {}

export interface Entrance {
  readonly actor: Actor
  readonly role?: Role
  /** Turned clock; obeyed in replay, test and drill databases only. */
  readonly dial?: Instant | undefined
  /** Reads everything as of one moment (repeatable read). */
  readonly snapshot?: boolean
  /** The work begins while the entrance is under way: what it reads first then costs no journey of its own. See `onceEntered`. */
  readonly early?: boolean
}

function context(actor: Actor): { person: Id | null; units: Id[]; whole: boolean } {
  if (actor.as !== 'post') return { person: null, units: [], whole: false }
  return {
    person: actor.personId,
    units: [...new Set(actor.posts.filter((post) => !post.assignedOnly).map((post) => post.unitId))],
    whole: actor.posts.some((post) => post.wholeJurisdiction),
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''

/** Whether `error` is the record's no to the public at the door of a replay database. */
export const isReplayClosed = (error: unknown): boolean => codeOf(error) === REPLAY_CLOSED

/** Runs `work` in one transaction as `entrance.actor`; serialisation failures, deadlocks and overtaken rows are tried again. */
export async function transact<T>(db: Db, entrance: Entrance, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(await borrow(db), entrance, work)
    } catch (error) {
      const code = codeOf(error)
      if (RETRY.has(code) && attempt < ATTEMPTS) continue
      throw code === OVERTAKEN ? new Overtaken((error as Error).message) : error
    }
  }
}

async function once<T>(session: Session, entrance: Entrance, work: (tx: Tx) => Promise<T>): Promise<T> {
  const sent: Promise<unknown>[] = []
  const note = (statement: Promise<unknown>): void => {
    statement.catch(() => {}) // looked at below, in the order of sending
    sent.push(statement)
  }
  const afterwards: (() => void)[] = []
  let broken = true
  try {
    note(session.send(entrance.snapshot ? 'begin isolation level repeatable read' : 'begin'))
    let now: Instant | undefined
    const entered = enter(session, entrance).then((told) => void (now = told))
    note(entered)
    if (!entrance.early) await entered
    const value = await work({
      db: session.db, entered, actor: entrance.actor,
      get now() {
        if (now === undefined) throw new ClockUnread()
        return now
      },
      send: (statement) => note(session.send(statement)),
      become(role) {
        note(session.send(`set local role ${role}`))
        session.role = role
      },
      afterCommit: (act) => void afterwards.push(act),
    })
    note(session.send('commit').then(refuseRollback))
    await Promise.all(sent)
    broken = false
    for (const act of afterwards) act()
    return value
  } catch (error) {
    const first = await firstFailure(sent, error)
    await session.send('rollback').then(() => (broken = false), () => {})
    throw first
  } finally {
    session.release(broken)
  }
}

async function enter(session: Session, { actor, role: wanted, dial }: Entrance): Promise<Instant> {
  const { person, units, whole } = context(actor)
  const role = wanted ?? (actor.as === 'post' ? 'huiying_desk' : 'huiying_ledger')
  session.role = role
  const entered = await session.send(sql`select record.enter(${role}, ${person}, ${units}::uuid[], ${whole}, ${dial ?? null}) as now`)
  return (entered.rows[0] as { now: Instant }).now
}

/** PostgreSQL ends a transaction in which a statement failed with ROLLBACK, even when told to commit. */
function refuseRollback({ command }: { command: string }): void {
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
}

/** What went wrong first; a statement after it only echoes it. */
async function firstFailure(sent: readonly Promise<unknown>[], seen: unknown): Promise<unknown> {
  const failed = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected')
  return failed && codeOf(failed.reason) !== ABORTED ? failed.reason : seen
}

/** Does `read` at once, and again once entered when it needed the time too early; it must not write. */
export async function onceEntered<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  try {
    const found = await read()
    await tx.entered
    return found
  } catch (error) {
    if (!(error instanceof ClockUnread)) throw error
  }
  await tx.entered
  return read()
}

const ledgers = new WeakSet<Tx>()

/** From here on the transaction writes: it leaves the desk, which can only read, for the ledger. */
export async function becomeLedger(tx: Tx): Promise<void> {
  if (tx.actor.as !== 'post' || ledgers.has(tx)) return
  ledgers.add(tx)
  tx.become('huiying_ledger')
}

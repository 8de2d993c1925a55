import { sql, type Transaction } from 'kysely'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Db } from './pool.ts'

export type Role = 'huiying_desk' | 'huiying_ledger' | 'huiying_public' | 'huiying_audit'

/** An open transaction under one database role, with the database's time. */
export interface Tx {
  // oxlint-disable-next-line no-explicit-any -- see Db
  readonly db: Transaction<any>
  readonly now: Instant
  readonly actor: Actor
}

/** Serialisation failure, deadlock, unique violation: somebody was faster; the second look at the state tells the decider. */
const RETRY = new Set(['40001', '40P01', '23505'])
const ATTEMPTS = 5

/** A row changed between being read and being written; the transaction is tried again from the start. */
export class Overtaken extends Error {}

export interface Entrance {
  readonly actor: Actor
  readonly role?: Role
  /** Turned clock; obeyed in replay, test and drill databases only. */
  readonly dial?: Instant | undefined
  /** Reads everything as of one moment (repeatable read). */
  readonly snapshot?: boolean
}

function context(actor: Actor): { person: Id | null; units: Id[]; whole: boolean } {
  if (actor.as !== 'post') return { person: null, units: [], whole: false }
  return {
    person: actor.personId,
    units: [...new Set(actor.posts.map((post) => post.unitId))],
    whole: actor.posts.some((post) => post.wholeJurisdiction),
  }
}

/** Runs `work` in one transaction as `entrance.actor`; serialisation failures, deadlocks and overtaken rows are tried again. */
export async function transact<T>(db: Db, entrance: Entrance, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { person, units, whole } = context(entrance.actor)
  const role = entrance.role ?? (entrance.actor.as === 'post' ? 'huiying_desk' : 'huiying_ledger')
  for (let attempt = 1; ; attempt += 1) {
    try {
      const begin = entrance.snapshot ? db.transaction().setIsolationLevel('repeatable read') : db.transaction()
      return await begin.execute(async (transaction) => {
        const entered = await sql<{ now: Instant }>`select record.enter(${role}, ${person}, ${units}::uuid[], ${whole}, ${entrance.dial ?? null}) as now`.execute(transaction)
        return await work({ db: transaction, now: entered.rows[0]!.now, actor: entrance.actor })
      })
    } catch (error) {
      const again = error instanceof Overtaken || RETRY.has((error as { code?: string }).code ?? '')
      if (!again || attempt === ATTEMPTS) throw error
    }
  }
}

/** From here on the transaction writes: it leaves the desk, which can only read, for the ledger. */
export async function becomeLedger(tx: Tx): Promise<void> {
  if (tx.actor.as === 'post') await sql`set local role huiying_ledger`.execute(tx.db)
}

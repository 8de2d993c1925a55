import { sql } from 'kysely'
import type { AnyAggregate } from './aggregate.ts'
import type { Db } from './pool.ts'
import { transact } from './transaction.ts'
import { verifyChains, type Head } from './verify-chains.ts'
import type { Fault } from './verify-fault.ts'
import { verifyStates } from './verify-states.ts'

export interface Verification {
  readonly facts: number
  readonly chains: number
  readonly states: number
  readonly faults: readonly Fault[]
}

/** More faults than this say no more than that the record is broken. */
const MOST_FAULTS = 1_000

/**
 * Checks the whole record from outside: each unit's chain, link by link, hashed here and not by the database; each state rebuilt from
 * its facts and compared, its timers with what it waits for; each text, opinion, signature and shelved edition against the facts. One snapshot, so it may run beside a working office.
 * Who owns the database can write a whole new chain; that shows only against `witness`, heads of chains that were exported earlier.
 */
export async function verifyRecord(db: Db, aggregates: ReadonlyMap<string, AnyAggregate>, progress: (done: number) => void = () => {}, witness: readonly Head[] = []): Promise<Verification> {
  return transact(db, { actor: { as: 'system', part: 'operator' }, role: 'huiying_audit', snapshot: true }, async (tx) => {
    const faults: Fault[] = []
    const note = (fault: Fault): boolean => faults.push(fault) <= MOST_FAULTS
    const chains = await verifyChains(tx, note, progress, witness)
    const states = await verifyStates(tx, aggregates, note)
    const broken = await sql<Fault>`select place, id, fault from record.broken_words() union all select place, id, fault from record.broken_opinions()`.execute(tx.db)
    return { ...chains, states, faults: [...faults, ...broken.rows].slice(0, MOST_FAULTS) }
  })
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonical } from '#src/kernel/canonical.ts'
import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf, tableOf } from '#src/kernel/subjects.ts'
import type { AnyAggregate } from './aggregate.ts'
import type { Db } from './pool.ts'
import { transact, type Tx } from './transaction.ts'

/** One thing that is not as the record says. */
export interface Fault {
  readonly place: string
  readonly id: string
  readonly fault: string
}

export interface Verification {
  readonly facts: number
  readonly chains: number
  readonly states: number
  readonly faults: readonly Fault[]
}

interface Row {
  readonly seq: number
  readonly id: Id
  readonly unit_id: Id
  readonly chain_no: number
  readonly units: string
  readonly kind: string
  readonly subject: string
  readonly matter: Id | null
  readonly at: string
  readonly actor: string
  readonly because: string
  readonly data: string
  readonly prev: string
  readonly hash: string
}

const PAGE = 5_000
/** More faults than this say no more than that the record is broken. */
const MOST_FAULTS = 1_000

/**
 * Checks the whole record from outside: each unit's chain, link by link, hashed here and not by the database; each state rebuilt from
 * its facts and compared; each text against its digest. One snapshot, so it may run beside a working office.
 */
export async function verifyRecord(db: Db, aggregates: ReadonlyMap<string, AnyAggregate>, progress: (done: number) => void = () => {}): Promise<Verification> {
  return transact(db, { actor: { as: 'system', part: 'operator' }, role: 'huiying_audit', snapshot: true }, async (tx) => {
    const faults: Fault[] = []
    const chains = await verifyChains(tx, faults, progress)
    const states = await verifyStates(tx, aggregates, faults)
    const broken = await sql<Fault>`select place, id, fault from record.broken_words()`.execute(tx.db)
    faults.push(...broken.rows)
    return { ...chains, states, faults: faults.slice(0, MOST_FAULTS) }
  })
}

function hashOf(row: Row): string {
  const text = ['huiying-fact-1', row.unit_id, row.chain_no, row.id, row.kind, row.subject, row.matter ?? '-', row.at, row.actor, row.because, row.units, row.data, row.prev].join('\n')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

async function verifyChains(tx: Tx, faults: Fault[], progress: (done: number) => void): Promise<{ facts: number; chains: number }> {
  const ends = await sql<{ unit_id: Id; length: number; head: string }>`select unit_id, length, encode(head, 'hex') as head from record.chain`.execute(tx.db)
  const reached = new Map<Id, { length: number; head: string }>()
  let facts = 0
  let from = { unit: '00000000-0000-0000-0000-000000000000', no: 0 }
  for (;;) {
    const page = await sql<Row>`
      select seq, id, unit_id, chain_no, array_to_string(unit_ids, ',') as units, kind, subject, matter,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor::text as actor, array_to_string(because, ',') as because, data::text as data,
        encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
      from record.fact where (unit_id, chain_no) > (${from.unit}::uuid, ${from.no}::bigint) order by unit_id, chain_no limit ${PAGE}`.execute(tx.db)
    for (const row of page.rows) {
      const last = reached.get(row.unit_id) ?? { length: 0, head: '' }
      if (row.chain_no !== last.length + 1) faults.push({ place: 'record.fact', id: row.id, fault: `chain of unit ${row.unit_id} jumps from ${last.length} to ${row.chain_no}` })
      if (row.prev !== last.head) faults.push({ place: 'record.fact', id: row.id, fault: 'does not follow the fact before it' })
      if (row.hash !== hashOf(row)) faults.push({ place: 'record.fact', id: row.id, fault: 'was changed after it was stated' })
      reached.set(row.unit_id, { length: row.chain_no, head: row.hash })
    }
    facts += page.rows.length
    progress(facts)
    const last = page.rows.at(-1)
    if (!last || faults.length > MOST_FAULTS) break
    from = { unit: last.unit_id, no: last.chain_no }
  }
  for (const end of ends.rows) {
    const last = reached.get(end.unit_id)
    if (last?.length !== end.length || last.head !== end.head) faults.push({ place: 'record.chain', id: end.unit_id, fault: `the chain ends at ${last?.length ?? 0}, its head says ${end.length}` })
    reached.delete(end.unit_id)
  }
  for (const unit of reached.keys()) faults.push({ place: 'record.chain', id: unit, fault: 'the chain has no head' })
  return { facts, chains: ends.rows.length }
}

interface Folding {
  readonly subject: string
  state: { readonly id: Id } | undefined
}

async function verifyStates(tx: Tx, aggregates: ReadonlyMap<string, AnyAggregate>, faults: Fault[]): Promise<number> {
  let states = 0
  for (const aggregate of aggregates.values()) states += await verifyTable(tx, aggregate, faults)
  return states
}

/** Rebuilds every state of one table from its facts, in the order of ids, and compares it with the row. */
async function verifyTable(tx: Tx, aggregate: AnyAggregate, faults: Fault[]): Promise<number> {
  let count = 0
  let after = ''
  let lastId = '00000000-0000-0000-0000-000000000000'
  const prefix = `${aggregate.table}:`
  for (;;) {
    const subjects = await sql<{ subject: string }>`
      select distinct subject from record.fact where subject > ${after || prefix} and subject < ${`${aggregate.table};`} order by subject limit ${PAGE / 10}`.execute(tx.db)
    const names = subjects.rows.map((row) => row.subject)
    const upTo = names.at(-1)
    const folded = await fold(tx, aggregate, names)
    const rows = await sql<{ id: Id; doc: { id: Id } }>`
      select id, doc from ${sql.table(aggregate.table)} where id > ${lastId}::uuid and (${upTo === undefined} or id <= ${upTo ? idOf(upTo) : lastId}::uuid) order by id limit ${PAGE}`.execute(tx.db)
    for (const { id, doc } of rows.rows) {
      const expected = folded.get(id)
      if (!expected) faults.push({ place: aggregate.table, id, fault: 'stands in no fact' })
      else if (canonical(expected) !== canonical(doc)) faults.push({ place: aggregate.table, id, fault: 'differs from what its facts say' })
      folded.delete(id)
    }
    for (const id of folded.keys()) faults.push({ place: aggregate.table, id, fault: 'is missing, though facts speak of it' })
    count += rows.rows.length
    if (upTo === undefined || faults.length > MOST_FAULTS) return count
    after = upTo
    lastId = idOf(upTo)
  }
}

async function fold(tx: Tx, aggregate: AnyAggregate, subjects: readonly string[]): Promise<Map<Id, unknown>> {
  const facts = await sql<{ id: Id; unit_id: Id; kind: string; subject: string; at: string; actor: Fact['actor']; because: Id[]; data: unknown }>`
    select id, unit_id, kind, subject, at, actor, because, data from record.fact where subject = any(${subjects}::text[]) order by subject, seq`.execute(tx.db)
  const folding: Folding[] = []
  for (const { unit_id, ...row } of facts.rows) {
    let current = folding.at(-1)
    if (current?.subject !== row.subject) folding.push((current = { subject: row.subject, state: undefined }))
    current.state = aggregate.evolve(current.state, { ...row, unitId: unit_id })
  }
  return new Map(folding.filter((one) => tableOf(one.subject) === aggregate.table).map((one) => [idOf(one.subject), one.state]))
}

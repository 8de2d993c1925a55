import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from './transaction.ts'
import type { Note } from './verify-fault.ts'

/** The end of one unit's chain at some moment, as `./huiying export` writes it. */
export interface Head {
  readonly unitId: Id
  readonly length: number
  readonly head: string
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
  /** Microseconds that our clock never gives; they would not show in the hash. */
  readonly finer: boolean
  readonly actor: string
  readonly because: string
  readonly data: string
  readonly prev: string
  readonly hash: string
}

const PAGE = 5_000

function hashOf(row: Row): string {
  const text = ['huiying-fact-1', row.unit_id, row.chain_no, row.id, row.kind, row.subject, row.matter ?? '-', row.at, row.actor, row.because, row.units, row.data, row.prev].join('\n')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** What one fact says against itself and the fact before it. */
function faultsOf(row: Row, last: { readonly length: number; readonly head: string; readonly seq: number }): string[] {
  return [
    ...(row.chain_no === last.length + 1 ? [] : [`chain of unit ${row.unit_id} jumps from ${last.length} to ${row.chain_no}`]),
    ...(row.prev === last.head ? [] : ['does not follow the fact before it']),
    ...(row.hash === hashOf(row) && !row.finer ? [] : ['was changed after it was stated']),
    ...(row.seq > last.seq ? [] : ['stands before the fact that it follows']),
    // A line break would let the end of one field pass for the beginning of the next.
    ...(/[\n\r]/.test(row.kind + row.subject) ? ['holds a line break where none can be'] : []),
  ]
}

/** Follows every chain to its head, and past each head that `witness` remembers. */
export async function verifyChains(tx: Tx, note: Note, progress: (done: number) => void, witness: readonly Head[]): Promise<{ facts: number; chains: number }> {
  const ends = await sql<{ unit_id: Id; length: number; head: string }>`select unit_id, length, encode(head, 'hex') as head from record.chain`.execute(tx.db)
  const remembered = new Map(witness.map((one) => [`${one.unitId} ${one.length}`, one]))
  const reached = new Map<Id, { length: number; head: string; seq: number }>()
  let facts = 0
  let from = { unit: '00000000-0000-0000-0000-000000000000', no: 0 }
  let going = true
  while (going) {
    const page = await sql<Row>`
      select seq, id, unit_id, chain_no, array_to_string(unit_ids, ',') as units, kind, subject, matter,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, at <> date_trunc('milliseconds', at) as finer,
        actor::text as actor, array_to_string(because, ',') as because, data::text as data, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
      from record.fact where (unit_id, chain_no) > (${from.unit}::uuid, ${from.no}::bigint) order by unit_id, chain_no limit ${PAGE}`.execute(tx.db)
    for (const row of page.rows) {
      for (const fault of faultsOf(row, reached.get(row.unit_id) ?? { length: 0, head: '', seq: 0 })) going = note({ place: 'record.fact', id: row.id, fault })
      reached.set(row.unit_id, { length: row.chain_no, head: row.hash, seq: row.seq })
      const seen = remembered.get(`${row.unit_id} ${row.chain_no}`)
      if (seen?.head === row.hash) remembered.delete(`${row.unit_id} ${row.chain_no}`)
    }
    facts += page.rows.length
    progress(facts)
    const last = page.rows.at(-1)
    if (!last) break
    from = { unit: last.unit_id, no: last.chain_no }
  }
  for (const end of ends.rows) {
    const last = reached.get(end.unit_id)
    if (last?.length !== end.length || last.head !== end.head) note({ place: 'record.chain', id: end.unit_id, fault: `the chain ends at ${last?.length ?? 0}, its head says ${end.length}` })
    reached.delete(end.unit_id)
  }
  for (const unit of reached.keys()) note({ place: 'record.chain', id: unit, fault: 'the chain has no head' })
  for (const { unitId, length } of remembered.values()) note({ place: 'record.chain', id: unitId, fault: `is not the chain whose head at ${length} was exported` })
  return { facts, chains: ends.rows.length }
}

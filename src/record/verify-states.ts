import { sql } from 'kysely'
import { canonical } from '#src/kernel/canonical.ts'
import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf, tableOf } from '#src/kernel/subjects.ts'
import type { AnyAggregate } from './aggregate.ts'
import type { Tx } from './transaction.ts'
import type { Note } from './verify-fault.ts'
import { verifyNoStrayTimers, verifyTimers } from './verify-timers.ts'

const PAGE = 5_000

interface Folding {
  readonly subject: string
  /** An error when a fact cannot follow on those before it. */
  state: { readonly id: Id } | Error | undefined
}

/** Rebuilds every state of every table and compares it with what is kept, and its timers with what it waits for. */
export async function verifyStates(tx: Tx, aggregates: ReadonlyMap<string, AnyAggregate>, note: Note): Promise<number> {
  let states = 0
  for (const aggregate of aggregates.values()) {
    states += await verifyTable(tx, aggregate, note)
    await verifyNoStrayTimers(tx, aggregate, note)
  }
  return states
}

interface Kept {
  readonly id: Id
  readonly doc: { readonly id: Id }
  readonly unit_ids: readonly Id[]
}

/** What a kept row says otherwise than its facts; `expected` is an error when they cannot be told any more. */
function faultsOf(aggregate: AnyAggregate, { doc, unit_ids }: Kept, expected: unknown): string[] {
  if (expected === undefined) return ['stands in no fact']
  if (expected instanceof Error) return [`cannot be rebuilt: ${expected.message}`]
  if (canonical(expected) !== canonical(doc)) return ['differs from what its facts say']
  const units = new Set<Id>(aggregate.units(expected))
  return units.size === new Set(unit_ids).size && unit_ids.every((unit) => units.has(unit)) ? [] : ['is shown to other units than its facts say']
}

/** Rebuilds every state of one table from its facts, in the order of ids, and compares it with the row. */
async function verifyTable(tx: Tx, aggregate: AnyAggregate, note: Note): Promise<number> {
  let count = 0
  let after = ''
  let lastId = '00000000-0000-0000-0000-000000000000'
  let going = true
  const prefix = `${aggregate.table}:`
  for (;;) {
    const subjects = await sql<{ subject: string }>`
      select distinct subject from record.fact where subject > ${after || prefix} and subject < ${`${aggregate.table};`} order by subject limit ${PAGE / 10}`.execute(tx.db)
    const names = subjects.rows.map((row) => row.subject)
    const upTo = names.at(-1)
    const folded = await fold(tx, aggregate, names)
    const rows = await sql<Kept>`
      select id, doc, unit_ids from ${sql.table(aggregate.table)} where id > ${lastId}::uuid and (${upTo === undefined} or id <= ${upTo ? idOf(upTo) : lastId}::uuid) order by id limit ${PAGE}`.execute(tx.db)
    for (const row of rows.rows) {
      for (const fault of faultsOf(aggregate, row, folded.get(row.id))) going = note({ place: aggregate.table, id: row.id, fault })
      folded.delete(row.id)
    }
    going = (await verifyTimers(tx, aggregate, rows.rows, note)) && going
    for (const id of folded.keys()) going = note({ place: aggregate.table, id, fault: 'is missing, though facts speak of it' })
    count += rows.rows.length
    if (upTo === undefined || !going) return count
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
    current.state = next(aggregate, current.state, { ...row, unitId: unit_id })
  }
  return new Map(folding.filter((one) => tableOf(one.subject) === aggregate.table).map((one) => [idOf(one.subject), one.state]))
}

function next(aggregate: AnyAggregate, state: Folding['state'], fact: Fact): Folding['state'] {
  if (state instanceof Error) return state
  try {
    return aggregate.evolve(state, fact)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import { givenNames, madeNames } from './called.ts'
import type { NamedUnit, Unit } from './contract.ts'

/** All active units with what they are called by, for finding them in a text (GB-35). */
export async function namedUnits(tx: Tx): Promise<NamedUnit[]> {
  return (await describedUnits(tx)).map((unit) => ({ id: unit.id, name: unit.name, given: givenNames(unit), made: madeNames(unit) }))
}

/** Changes whenever a unit comes, goes or is called otherwise. */
export async function unitNamesStamp(tx: Tx): Promise<string> {
  const found = await sql<{ stamp: string }>`select concat(count(*), ' ', sum(version)) as stamp from directory.unit`.execute(tx.db)
  return found.rows[0]!.stamp
}

/** All active units with the words they are responsible for, for proposing an owner. */
export async function describedUnits(tx: Tx): Promise<Unit[]> {
  const found = await sql<{ doc: Unit }>`select doc from directory.unit where state = 'active' order by name, id`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

/** The name under which a unit speaks; its id where it has left no name. */
export async function unitNameOf(tx: Tx, unitId: Id): Promise<string> {
  const found = await sql<{ name: string }>`select name from directory.unit where id = ${unitId}`.execute(tx.db)
  return found.rows[0]?.name ?? unitId
}

/** Names of persons, those who left included. */
export async function personNamesOf(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, string>> {
  const found = await sql<{ id: Id; name: string }>`select id, name from directory.person where id = any(${personIds}::uuid[])`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.id, row.name]))
}

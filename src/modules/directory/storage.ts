import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import type { Appointment, Import, Person, Unit } from './contract.ts'
import { evolveAppointment, evolveImport, evolvePerson, evolveUnit } from './evolve.ts'
import type { Known } from './import-plan.ts'
import type { Use } from './undo.ts'

export const units: Aggregate<Unit> = { table: 'directory.unit', evolve: evolveUnit, units: (unit) => [unit.id] }
export const people: Aggregate<Person> = { table: 'directory.person', evolve: evolvePerson, units: () => [] }
export const appointments: Aggregate<Appointment> = { table: 'directory.appointment', evolve: evolveAppointment, units: (one) => [one.unitId] }
export const imports: Aggregate<Import> = { table: 'directory.import', evolve: evolveImport, units: (one) => [one.pressOfficeId] }

const DIRECTORY_LOCK = 7_305_001

/** Limits such as two spokespersons a unit span several rows, so acts on the directory pass one by one; there are few of them. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${DIRECTORY_LOCK})`.execute(tx.db)
}

type Column = 'unit_id' | 'person_id'

/** Appointments by unit or person, as changed so far in this transaction. */
export async function appointmentsBy(work: Work, column: Column, id: Id): Promise<Appointment[]> {
  const found = await sql<{ id: Id }>`select id from directory.appointment where ${sql.ref(column)} = ${id} order by begins, id`.execute(work.tx.db)
  const field = column === 'unit_id' ? 'unitId' : 'personId'
  const ids = new Set([...found.rows.map((row) => row.id), ...work.changedIn(appointments).filter((one) => one[field] === id).map((one) => one.id)])
  return work.findAll(appointments, [...ids])
}

/** All units, people and standing appointments: an import is compared with the whole directory. */
export async function everything(tx: Tx): Promise<Known> {
  const docs = async <T>(table: string, state: string[]): Promise<T[]> =>
    (await sql<{ doc: T }>`select doc from ${sql.table(table)} where state = any(${state}::text[]) order by id`.execute(tx.db)).rows.map((row) => row.doc)
  return {
    units: await docs<Unit>('directory.unit', ['active']),
    people: await docs<Person>('directory.person', ['active']),
    appointments: await docs<Appointment>('directory.appointment', ['standing', 'ended']),
  }
}

const MACHINES = ['clockwork', 'flow', 'publisher']

/**
 * What people have done since `done` with or to anything it made. Facts that answered the import in its own transaction and acts of the
 * clockwork (an alert about an empty post) are no use. Read as the ledger: an administrator's own desk sees only its own units' facts.
 */
export async function usesSince(tx: Tx, done: Import): Promise<Use[]> {
  await becomeLedger(tx)
  const made = sql`
    with since as (
      select f.* from record.fact f, (select seq, at from record.fact where subject = ${`directory.import:${done.id}`} and kind = 'directory.imported') i
      where f.seq > i.seq and (f.at > i.at or f.because = '{}') and not coalesce(f.actor->>'part' = any(${MACHINES}::text[]), false))`
  const found = await sql<{ what: Use['what']; id: Id; times: number }>`
    ${made}
    select 'unit' as what, made.id, count(*)::int as times from unnest(${done.unitIds}::uuid[]) made(id) join since on since.unit_id = made.id or made.id = any(since.unit_ids) group by made.id
    union all
    select 'person', made.id, count(*)::int from unnest(${done.personIds}::uuid[]) made(id) join since
      on since.actor->>'personId' = made.id::text or since.subject = 'directory.person:' || made.id or since.data->>'personId' = made.id::text group by made.id
    union all
    select 'appointment', made.id, count(*)::int from unnest(${done.appointmentIds}::uuid[]) made(id) join since
      on since.subject = 'directory.appointment:' || made.id or since.actor->'posts' @> jsonb_build_array(jsonb_build_object('appointmentId', made.id)) group by made.id`.execute(tx.db)
  const names = await sql<{ id: Id; name: string }>`
    select id, name from directory.unit where id = any(${done.unitIds}::uuid[]) union all
    select id, name from directory.person where id = any(${done.personIds}::uuid[]) union all
    select a.id, p.name from directory.appointment a join directory.person p on p.id = a.person_id where a.id = any(${done.appointmentIds}::uuid[])`.execute(tx.db)
  const nameOf = new Map(names.rows.map((row) => [row.id, row.name]))
  return found.rows.map((row) => ({ ...row, name: nameOf.get(row.id) ?? row.id }))
}


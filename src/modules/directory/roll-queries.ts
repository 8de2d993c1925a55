import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { RoleCode, Unit } from './contract.ts'

/** Units that worked at any moment from `from` until `until`, closed ones included, in the order of their names. */
export async function unitsBetween(tx: Tx, from: Instant, until: Instant): Promise<Unit[]> {
  const found = await sql<{ doc: Unit }>`
    select doc from directory.unit where state <> 'withdrawn' and record.instant(doc->>'activeFrom') < ${until}::timestamptz
      and (doc->>'activeTo' is null or record.instant(doc->>'activeTo') > ${from}::timestamptz) order by name, id`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

/** Somebody in a post for a time; `to` is excluded, null is open. */
export interface PostTerm {
  readonly personId: Id
  readonly name: string
  readonly unitId: Id
  readonly role: RoleCode
  readonly from: Instant
  readonly to: Instant | null
}

/** Who held one of these roles at any moment from `from` until `until`. */
export async function termsBetween(tx: Tx, roles: readonly string[], from: Instant, until: Instant): Promise<PostTerm[]> {
  const found = await sql<PostTerm>`
    select a.person_id as "personId", p.name, a.unit_id as "unitId", a.role, a.doc->>'from' as "from", a.doc->>'to' as "to"
    from directory.appointment a join directory.person p on p.id = a.person_id
    where a.role = any(${roles}::text[]) and a.state <> 'withdrawn' and a.begins < ${until}::timestamptz and (a.ends is null or a.ends > ${from}::timestamptz)
    order by a.unit_id, a.role, a.begins, a.id`.execute(tx.db)
  return found.rows
}

/** The posts that each of these people held at `at`. */
export async function postsHeldAt(tx: Tx, personIds: readonly Id[], at: Instant): Promise<Map<Id, { role: string; unitId: Id }[]>> {
  const found = await sql<{ person_id: Id; role: string; unit_id: Id }>`
    select person_id, role, unit_id from directory.appointment
    where person_id = any(${personIds}::uuid[]) and state <> 'withdrawn' and begins <= ${at}::timestamptz and (ends is null or ends > ${at}::timestamptz) order by begins, id`.execute(tx.db)
  return Map.groupBy(found.rows.map((row) => ({ ...row, unitId: row.unit_id })), (row) => row.person_id) as Map<Id, { role: string; unitId: Id }[]>
}

/** Those of `ids` that are no known person. */
export async function unknownPeople(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  if (ids.length === 0) return []
  const found = await sql<{ id: Id }>`select id from directory.person where id = any(${ids}::uuid[]) and state <> 'withdrawn'`.execute(tx.db)
  const known = new Set(found.rows.map((row) => row.id))
  return ids.filter((one) => !known.has(one))
}

/** Names of units, closed ones included. */
export async function unitNamesOf(tx: Tx, unitIds: readonly Id[]): Promise<Map<Id, string>> {
  const found = await sql<{ id: Id; name: string }>`select id, name from directory.unit where id = any(${unitIds}::uuid[])`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.id, row.name]))
}

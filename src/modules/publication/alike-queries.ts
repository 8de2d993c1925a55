import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import { alikeCases } from '../intake/queries.ts'
import type { Release } from './contract.ts'

/** Another release about the same matter, so that one government speaks with one voice (XM4-19). */
export interface AlsoSaid {
  readonly releaseId: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly state: Release['state']
  readonly title: string
}

/** Releases of one case, or of cases whose messages are near-duplicates, speak of one matter; a person decides what to do about it. */
export async function alsoSaid(tx: Tx, releases: readonly Release[]): Promise<Map<Id, AlsoSaid[]>> {
  const pairs = await alikeCases(tx, releases.map((one) => one.caseId))
  const found = await sql<AlsoSaid & { of: Id }>`
    select mine.id as of, r.id as "releaseId", r.case_id as "caseId", r.unit_id as "unitId", r.state, r.doc->'editions'->-1->>'title' as title
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair("caseId" uuid, alike uuid)
      join publication.release mine on mine.case_id = pair."caseId" and mine.id = any(${releases.map((one) => one.id)}::uuid[])
      join publication.release r on r.case_id = pair.alike
    where r.id <> mine.id and r.state in ('ready', 'scheduled', 'ordered', 'released') order by r.id`.execute(tx.db)
  const rows = found.rows.map(({ of, ...said }) => [of, said] as const)
  return new Map([...Map.groupBy(rows, ([of]) => of)].map(([of, group]) => [of, group.map(([, said]) => said)]))
}

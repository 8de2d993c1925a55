import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
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
  const found = await sql<AlsoSaid & { of: Id }>`
    with mine as (select id, case_id from publication.release where id = any(${releases.map((one) => one.id)}::uuid[])),
    alike as (
      select mine.id as of, mine.case_id from mine
      union select mine.id, other.case_id from mine join intake.message m on m.case_id = mine.case_id
        cross join lateral jsonb_array_elements(m.doc->'similar') s join intake.message other on other.id = (s->>'id')::uuid
      union select mine.id, later.case_id from mine join intake.message m on m.case_id = mine.case_id
        join intake.message later on later.doc->'similar' @> jsonb_build_array(jsonb_build_object('id', m.id)))
    select alike.of, r.id as "releaseId", r.case_id as "caseId", r.unit_id as "unitId", r.state, r.doc->'editions'->-1->>'title' as title
    from alike join publication.release r on r.case_id = alike.case_id
    where r.id <> alike.of and r.state in ('ready', 'scheduled', 'ordered', 'released') order by r.id`.execute(tx.db)
  const rows = found.rows.map(({ of, ...said }) => [of, said] as const)
  return new Map([...Map.groupBy(rows, ([of]) => of)].map(([of, pairs]) => [of, pairs.map(([, said]) => said)]))
}

import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'

/** What everybody can read of one edition. */
export interface OnShelf {
  readonly no: number
  readonly unitId: Id
  readonly unitName: string
  readonly number: string | null
  readonly words: string | null
  readonly note: string | null
}

/** One edition on the public shelf, the newest when none is named; undefined for what was never public (a reply to one asker). */
export async function onPublicShelf(tx: Tx, releaseId: Id, no?: number): Promise<OnShelf | undefined> {
  const found = await sql<OnShelf>`
    select no, unit_id as "unitId", unit_name as "unitName", number, words, note from publication.shelf
    where release_id = ${releaseId} and audience = 'public' and (${no ?? null}::int is null or no = ${no ?? null}) order by no desc limit 1`.execute(tx.db)
  return found.rows[0]
}

/** What public releases are called now; those that were erased are called nothing. */
export async function titlesOnShelf(tx: Tx, releaseIds: readonly Id[]): Promise<Map<Id, string>> {
  const found = await sql<{ id: Id; title: string }>`
    select distinct on (release_id) release_id as id, title from publication.shelf
    where release_id = any(${[...new Set(releaseIds)]}::uuid[]) and audience = 'public' and title is not null order by release_id, no desc`.execute(tx.db)
  return new Map(found.rows.map(({ id, title }) => [id, title]))
}

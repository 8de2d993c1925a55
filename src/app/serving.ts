import { sql } from 'kysely'
import type { Db } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'

/** Which database visitors see. The choice stands in the live database, where every process of the installation reads it. */
export type Serving = 'demonstration' | 'live'

const OPERATOR = { actor: { as: 'system', part: 'operator' } as const }

/** Undefined when no choice was made yet. */
export async function readServing(db: Db): Promise<Serving | undefined> {
  return transact(db, OPERATOR, async (tx) => (await sql<{ database: Serving }>`select database from access.serving`.execute(tx.db)).rows[0]?.database)
}

export async function chooseServing(db: Db, choice: Serving): Promise<void> {
  await transact(db, OPERATOR, (tx) =>
    sql`insert into access.serving (database) values (${choice})
      on conflict (one) do update set database = excluded.database, since = record.now()`.execute(tx.db))
}

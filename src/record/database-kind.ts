import { sql } from 'kysely'
import type { DatabaseKind } from './migrate.ts'
import type { Tx } from './transaction.ts'

/** What the database of each connection is for; it is written once, when the database is made. */
const kinds = new WeakMap<object, DatabaseKind>()

/** Whether this database replays another office's messages. */
export async function isReplay(tx: Tx): Promise<boolean> {
  let kind = kinds.get(tx.db)
  if (!kind) kinds.set(tx.db, (kind = (await sql<{ kind: DatabaseKind }>`select kind from record.database`.execute(tx.db)).rows[0]!.kind))
  return kind === 'replay'
}

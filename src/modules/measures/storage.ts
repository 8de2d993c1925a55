import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Deputy, OfficeValue, Term } from './contract.ts'

/** Documents that say they implement `documentId`. */
export async function childrenOf(tx: Tx, documentId: Id): Promise<Id[]> {
  const found = await sql<{ id: Id }>`select id from measures.document where doc->'derivesFrom' @> ${JSON.stringify([{ documentId }])}::jsonb order by id`.execute(tx.db)
  return found.rows.map((row) => row.id)
}

/** All values this office has set, oldest first. */
export async function officeValues(tx: Pick<Tx, 'db'>): Promise<OfficeValue[]> {
  const found = await sql<{ doc: OfficeValue }>`select doc from measures.value order by from_date, id`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

/** Deputies whose time is not over. */
export async function standingDeputies(tx: Tx): Promise<Deputy[]> {
  const found = await sql<{ doc: Deputy }>`select doc from measures.deputy where until > ${tx.now}::timestamptz order by until, id`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

const SETTING_LOCK = 7_305_002

/** Values are compared with each other, so they are set one by one. */
export async function lockValues(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SETTING_LOCK})`.execute(tx.db)
}

/** Entries of the word list that stand, and with `dropped` those that were taken off, newest first. */
export async function wordList(tx: Pick<Tx, 'db'>, dropped = false): Promise<Term[]> {
  const found = await sql<{ doc: Term }>`select doc from measures.term where standing or ${dropped} order by standing desc, id desc`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

const LISTING_LOCK = 7_305_003

/** A word stands on the list once. */
export async function lockWordList(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LISTING_LOCK})`.execute(tx.db)
}

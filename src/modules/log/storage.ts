import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Peer, PeerKind } from './contract.ts'

/** Whoever appends a leaf waits here for the one before; held until the commit, so that places are taken in order and none is left empty. */
const SEQUENCE_LOCK = 4_815_164

export async function isReplay(tx: Tx): Promise<boolean> {
  return (await sql<{ kind: string }>`select kind from record.database`.execute(tx.db)).rows[0]?.kind === 'replay'
}

/** Waits for its turn, and answers the next index and where the document was logged last. */
export async function takePlace(tx: Tx, documentId: Id): Promise<{ readonly index: number; readonly prev: number | undefined }> {
  await sql`select pg_advisory_xact_lock(${SEQUENCE_LOCK})`.execute(tx.db)
  const found = await sql<{ last: number | null; prev: number | null }>`
    select (select max(index) from log.leaf) as last, (select max(index) from log.leaf where document_id = ${documentId}) as prev`.execute(tx.db)
  const { last, prev } = found.rows[0]!
  return { index: (last ?? -1) + 1, prev: prev ?? undefined }
}

export async function keepText(tx: Tx, index: number, documentId: Id, no: number, salt: string, text: string): Promise<void> {
  await sql`insert into log.text (leaf, document_id, no, salt, text) values (${index}, ${documentId}, ${no}, ${salt}, ${text})`.execute(tx.db)
}

/** Texts and salts of a document that must go; its leaves stay. */
export async function forgetTexts(tx: Tx, documentId: Id): Promise<void> {
  await sql`delete from log.text where document_id = ${documentId}`.execute(tx.db)
}

export async function standingPeers(tx: Tx, kind: PeerKind): Promise<Peer[]> {
  return (await sql<{ doc: Peer }>`select doc from log.peer where kind = ${kind} and standing order by name`.execute(tx.db)).rows.map((row) => row.doc)
}

import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import { extraOf } from '#src/publiclog/leaf.ts'
import { formatProof } from '#src/publiclog/proof-file.ts'
import { hashesOf, tilesAsked } from '#src/publiclog/tiles.ts'
import { inclusionProof, type Hash, type SubtreeHash } from '#src/publiclog/tree.ts'
import { fastNodeHash } from '#src/record/node-hash.ts'
import type { EditionProof, PublicCheckpoint } from './public.ts'

/** The newest checkpoint with the lines of its witnesses; undefined before the first signature. */
export async function newestCheckpoint(tx: Tx): Promise<PublicCheckpoint | undefined> {
  const found = await sql<PublicCheckpoint>`
    select c.size, c.note || coalesce((select string_agg(s.line, '' order by s.witness) from log.cosignature s where s.size = c.size), '') as note
    from log.checkpoint c order by c.size desc limit 1`.execute(tx.db)
  return found.rows[0]
}

/** Fetches the few tiles that a computation over subtree hashes asks for, each by its key and never by reading the table, then computes. */
export async function fromTiles(tx: Tx, compute: (at: SubtreeHash) => Hash[]): Promise<Hash[]> {
  const asked = tilesAsked(compute)
  if (asked.length === 0) return compute(hashesOf(() => new Uint8Array()))
  const found = await sql<{ level: number; index: number; hashes: Uint8Array }>`
    select a.level, a.index, t.hashes from unnest(${asked.map((one) => one.level)}::int[], ${asked.map((one) => one.index)}::bigint[]) as a(level, index)
    cross join lateral (select hashes from log.tile t where t.level = a.level and t.index = a.index limit 1) t`.execute(tx.db)
  const tiles = new Map(found.rows.map((row) => [`${row.level}/${row.index}`, row.hashes]))
  return compute(hashesOf((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array(), fastNodeHash))
}

/** The `.tlog-proof` of one leaf that has a text, under the newest checkpoint. */
async function proofAt(tx: Tx, index: number, entry: string, salt: string): Promise<EditionProof> {
  const checkpoint = await newestCheckpoint(tx)
  if (!checkpoint || checkpoint.size <= index) return { state: 'due' }
  const path = await fromTiles(tx, (at) => inclusionProof(index, checkpoint.size, at))
  return { state: 'signed', index, proof: formatProof({ extra: extraOf({ entry, salt }), index, path, checkpoint: checkpoint.note }) }
}

export async function proofOfEdition(tx: Tx, documentId: Id, no: number): Promise<EditionProof> {
  const found = await sql<{ index: number; entry: string; salt: string }>`
    select l.index, l.doc->>'entry' as entry, t.salt from log.text t join log.leaf l on l.index = t.leaf where t.document_id = ${documentId} and t.no = ${no}`.execute(tx.db)
  const [row] = found.rows
  return row ? proofAt(tx, row.index, row.entry, row.salt) : { state: 'none' }
}

/** Text and proof of the leaf at `index`; undefined when it has no text (any more). */
export async function proofOfLeaf(tx: Tx, index: number): Promise<{ readonly text: string; readonly proof: EditionProof } | undefined> {
  const found = await sql<{ entry: string; salt: string; text: string }>`
    select l.doc->>'entry' as entry, t.salt, t.text from log.leaf l join log.text t on t.leaf = l.index where l.index = ${index}`.execute(tx.db)
  const [row] = found.rows
  return row && { text: row.text, proof: await proofAt(tx, index, row.entry, row.salt) }
}

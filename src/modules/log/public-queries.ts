import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import { utf8 } from '#src/publiclog/bytes.ts'
import { bundle, TILE_WIDTH } from '#src/publiclog/tiles.ts'
import { HASH_BYTES } from '#src/publiclog/tree.ts'
import { newestCheckpoint, proofOfEdition } from './proof-queries.ts'
import type { EditionProof, LogKey, PublicCheckpoint, PublicLog } from './public.ts'

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const width = z.number().int().min(1).max(TILE_WIDTH)
const edition = z.object({ documentId: id, no: z.number().int().positive() })

const checkpoint = query({
  name: 'log.publicCheckpoint',
  zh: '公开日志检查点',
  input: z.object({}),
  may: 'public',
  ask: async (tx): Promise<PublicCheckpoint | null> => (await newestCheckpoint(tx)) ?? null,
})

/** A tile that was signed, whole or the beginning of it; null when it is not that wide. */
const tile = query({
  name: 'log.publicTile',
  zh: '公开日志瓦片',
  input: z.object({ level: z.number().int().min(0).max(63), index: count, width }),
  may: 'public',
  async ask(tx, input): Promise<Uint8Array | null> {
    const found = await sql<{ hashes: Uint8Array }>`select hashes from log.tile where level = ${input.level} and index = ${input.index}`.execute(tx.db)
    const hashes = found.rows[0]?.hashes
    return hashes && hashes.length >= input.width * HASH_BYTES ? hashes.subarray(0, input.width * HASH_BYTES) : null
  },
})

/** Entries that were signed, one bundle of them. */
const entries = query({
  name: 'log.publicEntries',
  zh: '公开日志条目',
  input: z.object({ index: count, width }),
  may: 'public',
  async ask(tx, input): Promise<Uint8Array | null> {
    const first = input.index * TILE_WIDTH
    const found = await sql<{ entry: string }>`
      select doc->>'entry' as entry from log.leaf
      where index >= ${first} and index < ${first + input.width} and index < (select max(size) from log.checkpoint) order by index`.execute(tx.db)
    return found.rows.length === input.width ? bundle(found.rows.map((row) => utf8(row.entry))) : null
  },
})

const proof = query({ name: 'log.publicProof', zh: '公开日志证明', input: edition, may: 'public', ask: (tx, input): Promise<EditionProof> => proofOfEdition(tx, input.documentId, input.no) })

/** Whether an edition has text and leaf; what went out before this office had a log has none. */
const logged = query({
  name: 'log.publicLogged',
  zh: '是否记入公开日志',
  input: edition,
  may: 'public',
  ask: async (tx, { documentId, no }): Promise<boolean> => (await sql`select from log.text where document_id = ${documentId} and no = ${no}`.execute(tx.db)).rows.length > 0,
})

/** The text as it was logged; null when it is not (any more) in public. */
const text = query({
  name: 'log.publicText',
  zh: '发布文本',
  input: edition,
  may: 'public',
  ask: async (tx, { documentId, no }): Promise<string | null> =>
    (await sql<{ text: string }>`select text from log.text where document_id = ${documentId} and no = ${no}`.execute(tx.db)).rows[0]?.text ?? null,
})

const state = query({
  name: 'log.publicState',
  zh: '公开日志现状',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<PublicLog> {
    const keys = await sql<LogKey>`select word, kind, since from log.key order by kind, since`.execute(tx.db)
    const newest = await sql<{ size: number; root: string; signedAt: string; witnesses: string[] }>`
      select c.size, encode(c.root, 'base64') as root, c.signed_at as "signedAt", array(select witness from log.cosignature s where s.size = c.size order by 1) as witnesses
      from log.checkpoint c order by c.size desc limit 1`.execute(tx.db)
    const [row] = newest.rows
    return { keys: keys.rows, size: row?.size ?? null, root: row?.root ?? null, signedAt: row?.signedAt ?? null, witnesses: row?.witnesses ?? [] }
  },
})

export const publicQueries = [checkpoint, tile, entries, proof, logged, text, state]

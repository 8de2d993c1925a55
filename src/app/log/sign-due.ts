import type pg from 'pg'
import { sameBytes, utf8 } from '#src/publiclog/bytes.ts'
import { checkpointText } from '#src/publiclog/checkpoint.ts'
import { signNote } from '#src/publiclog/note.ts'
import { edgeOf, grow, hashesOf, TILE_WIDTH, type ReadTile, type TileId } from '#src/publiclog/tiles.ts'
import { emptyRoot, HASH_BYTES, leafHash, rootOf, type Hash } from '#src/publiclog/tree.ts'
import { fastNodeHash } from '#src/record/node-hash.ts'
import type { LogKeys } from './keys.ts'
import { readMark, writeMark } from './mark.ts'

/** Only one signer at a time works on a database; a second one waits and then finds nothing due. */
const SIGNER_LOCK = 4_815_165
/** As many leaves a checkpoint at most: a seeded log of a million is signed in steps that fit into memory. */
const MOST = 100_000
const PAGE = 4096

/** The record is not what was signed before: nothing more is signed until a person has looked. */
export class SignerRefuses extends Error {
  readonly code = 'log/refused'
}
const refuse = (zh: string, en: string): never => {
  throw new SignerRefuses(`签名进程拒绝签名：${zh}\nThe signer refuses: ${en}`)
}

interface Last {
  readonly size: number
  readonly root: Hash
}

async function lastSigned(client: pg.ClientBase): Promise<Last | undefined> {
  const { rows } = await client.query<Last>('select size, root from log.checkpoint order by size desc limit 1')
  return rows[0] && { size: Number(rows[0].size), root: new Uint8Array(rows[0].root) }
}

/** Hashes of the entries as they are stored, from `from` on. A gap ends them. */
async function hashesFrom(client: pg.ClientBase, from: number, before: number): Promise<Hash[]> {
  const hashes: Hash[] = []
  for (let at = from; at < before; ) {
    const { rows } = await client.query<{ index: number; entry: string }>(
      `select index::float8 as index, doc->>'entry' as entry from log.leaf where index >= $1 and index < $2 order by index`, [at, Math.min(before, at + PAGE)])
    for (const { index, entry } of rows) {
      if (index !== from + hashes.length) return hashes
      hashes.push(leafHash(utf8(entry)))
    }
    if (rows.length === 0) return hashes
    at = from + hashes.length
  }
  return hashes
}

async function edgeTiles(client: pg.ClientBase, size: number): Promise<ReadTile> {
  const tiles = new Map<string, Uint8Array>()
  for (const { level, index, width } of edgeOf(size)) {
    const { rows } = await client.query<{ hashes: Uint8Array }>('select hashes from log.tile where level = $1 and index = $2', [level, index])
    if (rows[0]?.hashes.length !== width * HASH_BYTES) refuse(`瓦片 ${level}/${index} 与已签名的大小不符`, `tile ${level}/${index} does not have the width that was signed`)
    tiles.set(`${level}/${index}`, new Uint8Array(rows[0]!.hashes))
  }
  return (level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array()
}

interface Grown {
  readonly size: number
  readonly root: Hash
  readonly tiles: readonly { readonly id: TileId; readonly hashes: Uint8Array }[]
}

/** The next tree, computed from the tiles of the last one and from the entries as they are stored; refuses when these do not fit together. */
async function nextTree(client: pg.ClientBase, last: Last | undefined, upTo: number): Promise<Grown> {
  const signed = last?.size ?? 0
  const edge = await edgeTiles(client, signed)
  const start = Math.floor(signed / TILE_WIDTH) * TILE_WIDTH
  const hashes = await hashesFrom(client, start, upTo)
  if (hashes.length < upTo - start) refuse(`第 ${start + hashes.length} 条缺失`, `leaf ${start + hashes.length} is missing`)
  for (let at = start; at < signed; at += 1) {
    const stored = edge(0, start / TILE_WIDTH).subarray((at - start) * HASH_BYTES, (at - start + 1) * HASH_BYTES)
    if (!sameBytes(stored, hashes[at - start]!)) refuse(`第 ${at} 条在签名之后被改过`, `leaf ${at} was changed after it was signed`)
  }
  const was = signed === 0 ? emptyRoot() : rootOf(signed, hashesOf(edge, fastNodeHash))
  if (last && !sameBytes(was, last.root)) refuse('瓦片与已签名的根不符', 'the tiles do not lead to the root that was signed')
  const changed = grow(signed, edge, hashes.slice(signed - start), fastNodeHash)
  const grown = new Map([...changed.values()].map(({ id, hashes: tile }) => [`${id.level}/${id.index}`, tile]))
  const at = hashesOf((level, index) => grown.get(`${level}/${index}`) ?? edge(level, index), fastNodeHash)
  return { size: upTo, root: rootOf(upTo, at), tiles: [...changed.values()] }
}

async function store(client: pg.ClientBase, { size, root, tiles }: Grown, note: string): Promise<void> {
  for (const { id, hashes } of tiles) {
    await client.query('insert into log.tile (level, index, hashes) values ($1, $2, $3) on conflict (level, index) do update set hashes = excluded.hashes', [id.level, id.index, hashes])
  }
  await client.query('insert into log.checkpoint (size, root, note) values ($1, $2, $3)', [size, root, note])
}

/** A database that was set back, or a key file of another installation, must not be signed: it would be a second history under the same name. */
async function refuseOtherHistory(client: pg.ClientBase, keys: LogKeys, last: Last | undefined, markPath: string, leaves: number): Promise<void> {
  const known = await client.query<{ word: string }>(`select word from log.key where kind = 'log'`)
  if (known.rows.length > 0 && !known.rows.some(({ word }) => keys.words.some((own) => own.word === word))) {
    refuse('密钥文件与这个库的日志不符，请恢复原来的密钥文件', 'the key file is not that of this log; restore the right one')
  }
  const mark = await readMark(markPath)
  if (!mark || mark.size <= (last?.size ?? 0)) return
  if (leaves < mark.size) refuse(`数据库被退回到较早的备份：曾签过 ${mark.size} 条，现在只有 ${leaves} 条`, `the database was set back: ${mark.size} leaves were signed and ${leaves} are there`)
  const { root } = await nextTree(client, last, mark.size)
  if (!sameBytes(root, mark.root)) refuse(`前 ${mark.size} 条与当时签名的不同`, `the first ${mark.size} leaves are not those that were signed`)
}

/** Signs what is due in one transaction. Answers the size signed now; undefined when nothing was due. `client` is signed in as huiying_signer. */
export async function signDue(client: pg.ClientBase, keys: LogKeys, markPath: string): Promise<number | undefined> {
  await client.query('begin')
  try {
    const signed = await signIn(client, keys, markPath)
    await client.query('commit')
    return signed
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function signIn(client: pg.ClientBase, keys: LogKeys, markPath: string): Promise<number | undefined> {
  await client.query('select pg_advisory_xact_lock($1)', [SIGNER_LOCK])
  const last = await lastSigned(client)
  const { rows } = await client.query<{ leaves: number }>('select coalesce(max(index) + 1, 0)::float8 as leaves from log.leaf')
  const { leaves } = rows[0]!
  if (last && leaves < last.size) refuse(`已签 ${last.size} 条，现在只有 ${leaves} 条`, `${last.size} leaves were signed and ${leaves} are there`)
  if (last?.size === leaves) return undefined
  await refuseOtherHistory(client, keys, last, markPath, leaves)
  const upTo = Math.min(leaves, (last?.size ?? 0) + MOST)
  const grown = await nextTree(client, last, upTo)
  // Twice, from the entries read again: one bit that flips in memory would make a log that nobody can ever verify.
  const again = await nextTree(client, last, upTo)
  if (!sameBytes(grown.root, again.root)) refuse('两次计算的根不同', 'two computations gave two roots')
  const note = signNote(checkpointText({ origin: keys.origin, size: grown.size, root: grown.root }), keys.signers)
  for (const { word, kind } of keys.words) await client.query('insert into log.key (word, kind) values ($1, $2) on conflict do nothing', [word, kind])
  await store(client, grown, note)
  await writeMark(markPath, grown)
  return grown.size
}

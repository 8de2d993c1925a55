import { fromBase64, fromUtf8, sameBytes, toBase64, utf8 } from '#src/publiclog/bytes.ts'
import { openCheckpoint, type SignedCheckpoint } from '#src/publiclog/checkpoint.ts'
import { parseEntry } from '#src/publiclog/leaf.ts'
import type { Verifier } from '#src/publiclog/note.ts'
import { bundlePath, edgeOf, grow, hashesAt, hashesOf, TILE_WIDTH, tileOf, tilePath, tilesAsked, unbundle } from '#src/publiclog/tiles.ts'
import { consistencyProof, leafHash, rootOf, verifyConsistency, type Hash } from '#src/publiclog/tree.ts'

/** What a monitor remembers of a log: the last tree it saw, and the tiles of its right edge. */
export interface Watched {
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly checkpoint: string
  readonly edge: Readonly<Record<string, string>>
}

/** Fetches a file of the log by its path; throws when it is not there. */
export type Fetch = (path: string) => Promise<Uint8Array>

export interface Look {
  readonly watched: Watched
  readonly fresh: number
  /** Entries that are no leaves of ours are counted, not judged: another log may hold something else. */
  readonly unread: number
}

/** The log is caught at something that it must never do. The two checkpoints are the evidence. */
export class LogCaught extends Error {
  readonly code = 'log/caught'
  readonly evidence: readonly string[]
  constructor(zh: string, en: string, evidence: readonly string[]) {
    super(`${zh}\n${en}`)
    this.evidence = evidence
  }
}

const PAGE = 64

/** Proves that `newer` continues `older` out of the tiles that the log serves. */
export async function isConsistent(fetchFile: Fetch, older: { size: number; root: Hash }, newer: { size: number; root: Hash }): Promise<boolean> {
  if (older.size === 0) return true
  const asked = tilesAsked((at) => consistencyProof(older.size, newer.size, at))
  const tiles = new Map(await Promise.all(asked.map(async ({ level, index }) => [`${level}/${index}`, await fetchFile(tilePath(tileOf(level, index, newer.size)!))] as const)))
  const proof = consistencyProof(older.size, newer.size, hashesOf((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array()))
  return verifyConsistency(older.size, newer.size, proof, older.root, newer.root)
}

/** All entries from the start of the bundle in which `size` lies. */
async function entriesFrom(fetchFile: Fetch, size: number, upTo: number): Promise<Uint8Array[]> {
  const first = Math.floor(size / TILE_WIDTH)
  const bundles = Array.from({ length: Math.ceil(upTo / TILE_WIDTH) - first }, (_, at) => first + at)
  const entries: Uint8Array[] = []
  for (let at = 0; at < bundles.length; at += PAGE) {
    const fetched = await Promise.all(bundles.slice(at, at + PAGE).map((index) => fetchFile(bundlePath(index, Math.min(TILE_WIDTH, upTo - index * TILE_WIDTH)))))
    for (const bytes of fetched) entries.push(...(unbundle(bytes) ?? []))
  }
  return entries
}

function edgeBytes(before: Watched | undefined): (level: number, index: number) => Uint8Array {
  return (level, index) => fromBase64(before?.edge[`${level}/${index}`] ?? '') ?? new Uint8Array()
}

/**
 * Looks at a log once: its checkpoint must be signed, must continue the last one seen, and its root must be that of the entries it serves,
 * every new one of which is read.
 */
export async function lookAtLog(fetchFile: Fetch, key: Verifier, before: Watched | undefined): Promise<Look> {
  const note = await fetchFile('checkpoint')
  const checkpoint = openCheckpoint(note, key.name, [key])
  const text = fromUtf8(note) ?? ''
  if ('fault' in checkpoint) throw new LogCaught(`检查点不可信：${checkpoint.fault}`, `the checkpoint is not believed: ${checkpoint.fault}`, [text])
  const seen = { size: before?.size ?? 0, root: fromBase64(before?.root ?? '') ?? new Uint8Array() }
  const evidence = [before?.checkpoint ?? '', text].filter(Boolean)
  if (checkpoint.size < seen.size) throw new LogCaught(`日志变短：从 ${seen.size} 条到 ${checkpoint.size} 条`, `the log has shrunk from ${seen.size} to ${checkpoint.size} leaves`, evidence)
  if (before && checkpoint.size === seen.size) {
    if (!sameBytes(checkpoint.root, seen.root)) throw new LogCaught(`同一大小（${seen.size}）有两个根：日志分叉`, `two roots for one size (${seen.size}): the log is forked`, evidence)
    return { watched: before, fresh: 0, unread: 0 }
  }
  const entries = await entriesFrom(fetchFile, seen.size, checkpoint.size)
  const start = Math.floor(seen.size / TILE_WIDTH) * TILE_WIDTH
  if (entries.length !== checkpoint.size - start) throw new LogCaught('条目与检查点的大小不符', 'the entries do not make up the size of the checkpoint', evidence)
  const edge = edgeBytes(before)
  const hashes = entries.map(leafHash)
  for (let at = start; at < seen.size; at += 1) {
    if (!sameBytes(edge(0, start / TILE_WIDTH).subarray((at - start) * 32, (at - start + 1) * 32), hashes[at - start]!)) throw new LogCaught(`第 ${at} 条与上次看到的不同：日志分叉`, `leaf ${at} is not the one seen before: the log is forked`, evidence)
  }
  const changed = grow(seen.size, edge, hashes.slice(seen.size - start))
  const grown = new Map([...changed.values()].map(({ id, hashes: tile }) => [`${id.level}/${id.index}`, tile]))
  const read = (level: number, index: number): Uint8Array => grown.get(`${level}/${index}`) ?? edge(level, index)
  if (!sameBytes(rootOf(checkpoint.size, hashesOf(read)), checkpoint.root)) throw new LogCaught('检查点的根不是这些条目的根：日志分叉或被改过', 'the root is not that of these entries: the log is forked or was changed', evidence)
  const fresh = entries.slice(seen.size - start)
  const watched = watchedOf(checkpoint, text, read)
  return { watched, fresh: fresh.length, unread: fresh.filter((entry) => !parseEntry(fromUtf8(entry) ?? '')).length }
}

function watchedOf(checkpoint: SignedCheckpoint, text: string, read: (level: number, index: number) => Uint8Array): Watched {
  const edge = edgeOf(checkpoint.size).map(({ level, index, width }) => [`${level}/${index}`, toBase64(read(level, index).subarray(0, width * 32))] as const)
  return { origin: checkpoint.origin, size: checkpoint.size, root: toBase64(checkpoint.root), checkpoint: text, edge: Object.fromEntries(edge) }
}

/** Whether the log that is watched and a checkpoint that somebody else was shown belong to one history. */
export async function sameHistory(fetchFile: Fetch, key: Verifier, watched: Watched, other: string): Promise<void> {
  const checkpoint = openCheckpoint(utf8(other), key.name, [key])
  if ('fault' in checkpoint) throw new LogCaught(`另一份检查点不可信：${checkpoint.fault}`, `the other checkpoint is not believed: ${checkpoint.fault}`, [other])
  const mine = { size: watched.size, root: fromBase64(watched.root)! }
  const [older, newer] = checkpoint.size <= mine.size ? [checkpoint, mine] : [mine, checkpoint]
  const consistent = older.size === newer.size ? sameBytes(older.root, newer.root) : hashesAt(0, newer.size) > 0 && (await isConsistent(fetchFile, older, newer).catch(() => false))
  if (!consistent) throw new LogCaught('两份检查点不属于同一个历史：日志向不同的人出示了不同的内容', 'the two checkpoints belong to two histories: the log has shown different people different things', [watched.checkpoint, other])
}

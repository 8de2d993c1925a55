import { join, sameBytes } from './bytes.ts'
import { HASH_BYTES, nodeHash, type Hash, type NodeHash, type SubtreeHash } from './tree.ts'

/**
 * The tree as files (C2SP tlog-tiles): a tile holds up to 256 neighbouring hashes of one level, a bundle up to 256 entries. Tiles of level L
 * hold the hashes of subtrees of 256^L leaves. What stands between is computed.
 */
export const TILE_WIDTH = 256
const HEIGHT = 8

export interface TileId {
  readonly level: number
  readonly index: number
  /** How many hashes it holds; fewer than 256 only at the right edge. */
  readonly width: number
}

/** `1234067` as `x001/x234/067`. */
function written(index: number): string {
  const groups: string[] = []
  for (let rest = index, first = true; first || rest > 0; rest = Math.floor(rest / 1000), first = false) groups.unshift(`${first ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`)
  return groups.join('/')
}

const partial = (width: number): string => (width === TILE_WIDTH ? '' : `.p/${width}`)

export const tilePath = ({ level, index, width }: TileId): string => `tile/${level}/${written(index)}${partial(width)}`
export const bundlePath = (index: number, width: number): string => `tile/entries/${written(index)}${partial(width)}`

/** What the path of a tile or bundle names; undefined when it is spelt otherwise than the specification spells it. */
export function parsePath(path: string): (TileId & { readonly entries: boolean }) | undefined {
  const found = /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path)
  if (!found) return undefined
  const [, level = '', groups = '', wide] = found
  const index = Number(groups.replaceAll(/[x/]/g, ''))
  const width = wide === undefined ? TILE_WIDTH : Number(wide)
  if (!Number.isSafeInteger(index) || written(index) !== groups || (wide !== undefined && width >= TILE_WIDTH)) return undefined
  return { level: level === 'entries' ? 0 : Number(level), index, width, entries: level === 'entries' }
}

/** How many hashes stand in tiles of `level` when the tree has `size` leaves. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level)

/** The tile that must be served for a tree of `size`; undefined when there is none at this place. */
export function tileOf(level: number, index: number, size: number): TileId | undefined {
  const width = Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH)
  return width > 0 ? { level, index, width } : undefined
}

/** All tiles in which a tree of `size` differs from its beginning of `from` leaves, from the leaves up. */
export function tilesBetween(from: number, size: number): TileId[] {
  const tiles: TileId[] = []
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    if (hashesAt(level, from) === hashesAt(level, size)) break
    for (let index = Math.floor(hashesAt(level, from) / TILE_WIDTH); ; index += 1) {
      const tile = tileOf(level, index, size)
      if (!tile) break
      tiles.push(tile)
    }
  }
  return tiles
}

/** Fetches the hashes of a tile; those it lacks are missing at its end. */
export type ReadTile = (level: number, index: number) => Uint8Array

const hashIn = (tile: Uint8Array, at: number): Hash => {
  const hash = tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)
  if (hash.length !== HASH_BYTES) throw new RangeError('a hash is asked of a tile that does not hold it')
  return hash
}

/** Root of a run of hashes whose number is a power of two. */
function fold(tile: Uint8Array, from: number, count: number, hash: NodeHash): Hash {
  if (count === 1) return hashIn(tile, from)
  return hash(fold(tile, from, count / 2, hash), fold(tile, from + count / 2, count / 2, hash))
}

/** Subtree hashes out of tiles. */
export function hashesOf(read: ReadTile, hash: NodeHash = nodeHash): SubtreeHash {
  return (level, index) => {
    const up = Math.floor(level / HEIGHT)
    const count = 2 ** (level % HEIGHT)
    const first = index * count
    return fold(read(up, Math.floor(first / TILE_WIDTH)), first % TILE_WIDTH, count, hash)
  }
}

/** Which tiles a computation over subtree hashes asks for. */
export function tilesAsked(compute: (at: SubtreeHash) => unknown): { readonly level: number; readonly index: number }[] {
  const asked = new Map<string, { level: number; index: number }>()
  const blank = new Uint8Array(HASH_BYTES)
  compute((level, index) => {
    const tile = { level: Math.floor(level / HEIGHT), index: Math.floor((index * 2 ** (level % HEIGHT)) / TILE_WIDTH) }
    asked.set(`${tile.level}/${tile.index}`, tile)
    return blank
  })
  return [...asked.values()]
}

/** The tiles that the right edge of a tree of `size` leaves still fills, one a level at most. */
export function edgeOf(size: number): TileId[] {
  const edge: TileId[] = []
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    const width = hashesAt(level, size) % TILE_WIDTH
    if (width > 0) edge.push({ level, index: Math.floor(hashesAt(level, size) / TILE_WIDTH), width })
  }
  return edge
}

/**
 * The tiles that change when `leaves` are added to a tree of `size`; `edge` answers the tiles of its right edge. A full tile is hashed once,
 * into the level above.
 */
export function grow(size: number, edge: ReadTile, leaves: readonly Hash[], hash: NodeHash = nodeHash): Map<string, { readonly id: TileId; readonly hashes: Uint8Array }> {
  const changed = new Map<string, { id: TileId; hashes: Uint8Array }>()
  let fresh: readonly Hash[] = leaves
  for (let level = 0; fresh.length > 0; level += 1) {
    const before = hashesAt(level, size)
    const above: Hash[] = []
    for (let taken = 0; taken < fresh.length; ) {
      const index = Math.floor((before + taken) / TILE_WIDTH)
      const held = (before + taken) % TILE_WIDTH
      const here = fresh.slice(taken, taken + TILE_WIDTH - held)
      const kept = held === 0 ? new Uint8Array() : edge(level, index).subarray(0, held * HASH_BYTES)
      if (kept.length !== held * HASH_BYTES) throw new RangeError(`tile ${level}/${index} lacks hashes of the tree before`)
      const hashes = join(kept, ...here)
      const id = { level, index, width: held + here.length }
      changed.set(tilePath(id), { id, hashes })
      if (id.width === TILE_WIDTH) above.push(fold(hashes, 0, TILE_WIDTH, hash))
      taken += here.length
    }
    fresh = above
  }
  return changed
}

const LONGEST_ENTRY = 65_535

/** Entries one after the other, each behind its length in two bytes. */
export function bundle(entries: readonly Uint8Array[]): Uint8Array {
  return join(...entries.flatMap((entry) => {
    if (entry.length > LONGEST_ENTRY) throw new RangeError('an entry of the log holds 65,535 bytes at most')
    return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
  }))
}

/** The entries of a bundle; undefined when the lengths do not come out even. */
export function unbundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return undefined
    const end = at + 2 + bytes[at]! * 256 + bytes[at + 1]!
    if (end > bytes.length) return undefined
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries
}

/** Whether `tile` goes on exactly where `before` ends. */
export const continues = (before: Uint8Array, tile: Uint8Array): boolean => tile.length >= before.length && sameBytes(before, tile.subarray(0, before.length))

import { sameBytes } from './bytes.ts'
import { grow, hashesOf, tileOf, tilePath } from './tiles.ts'
import { HASH_BYTES, leafHash, rootOf, type Hash } from './tree.ts'

/** A whole log as it is stored, to be checked from the ground up. */
export interface StoredLog {
  readonly entries: readonly Uint8Array[]
  /** By path of the widest form that is stored, without `.p/…`. */
  readonly tiles: ReadonlyMap<string, Uint8Array>
  readonly checkpoints: readonly { readonly size: number; readonly root: Hash }[]
}

export interface LogFault {
  readonly place: string
  readonly fault: string
}

const plain = (level: number, index: number): string => tilePath({ level, index, width: 256 })

/**
 * Computes every tile and every signed root again from the entries and names what differs. Entries beyond the largest checkpoint wait for
 * the signer and stand in no tile yet.
 */
export function checkLog({ entries, tiles, checkpoints }: StoredLog): LogFault[] {
  const faults: LogFault[] = []
  const size = checkpoints.reduce((most, one) => Math.max(most, one.size), 0)
  if (size > entries.length) return [{ place: 'entries', fault: `${size} entries were signed and ${entries.length} are there` }]
  const right = new Map<string, Uint8Array>()
  for (const { id, hashes } of grow(0, () => new Uint8Array(), entries.slice(0, size).map(leafHash)).values()) right.set(plain(id.level, id.index), hashes)
  for (const [path, hashes] of right) {
    const stored = tiles.get(path)
    if (!stored) faults.push({ place: path, fault: 'is missing' })
    else if (!sameBytes(stored, hashes)) faults.push({ place: path, fault: 'differs from the entries' })
  }
  for (const path of tiles.keys()) if (!right.has(path)) faults.push({ place: path, fault: 'belongs to no signed tree' })
  const at = hashesOf((level, index) => {
    const hashes = right.get(plain(level, index))
    if (!hashes) throw new RangeError(`tile ${level}/${index} does not exist`)
    return hashes
  })
  for (const { size: signed, root } of checkpoints) {
    if (!sameBytes(root, rootOf(signed, at))) faults.push({ place: `checkpoint ${signed}`, fault: 'its root is not that of the entries' })
  }
  return faults
}

/** The hashes that a tile must hold for a tree of `size`, cut from a wider one. */
export function cut(level: number, index: number, size: number, stored: Uint8Array): Uint8Array | undefined {
  const tile = tileOf(level, index, size)
  return tile && stored.length >= tile.width * HASH_BYTES ? stored.subarray(0, tile.width * HASH_BYTES) : undefined
}

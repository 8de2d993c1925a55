import { hash } from 'node:crypto'

const HASH_BYTES = 32
/** The mark of an inner node (RFC 6962, 2.1) and its two hashes; filled anew for each. */
const pair = Buffer.alloc(1 + 2 * HASH_BYTES)
pair[0] = 1

/** As `nodeHash` of the public log, by the machine's own SHA-256: a proof of a log of a million leaves folds some six hundred nodes. */
export function fastNodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left, 1)
  pair.set(right, 1 + HASH_BYTES)
  return hash('sha256', pair, 'buffer')
}

import { sha256 } from '@noble/hashes/sha2'
import { sameBytes } from './bytes.ts'

/** A SHA-256 hash: of a leaf, of a subtree, of the whole. */
export type Hash = Uint8Array

export const HASH_BYTES = 32
/** Leaves and inner nodes are hashed differently, so that neither can be passed off as the other (RFC 6962, 2.1). */
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const leafHash = (entry: Uint8Array): Hash => sha256.create().update(LEAF).update(entry).digest()
/** Hash of an inner node. Whoever folds much may give a faster one that answers the same. */
export type NodeHash = (left: Hash, right: Hash) => Hash
export const nodeHash: NodeHash = (left, right) => sha256.create().update(NODE).update(left).update(right).digest()
export const emptyRoot = (): Hash => sha256(new Uint8Array())

/** The hash of the complete subtree of 2^level leaves that is the `index`-th of its level. */
export type SubtreeHash = (level: number, index: number) => Hash

/** Largest power of two below `n`, as its exponent. Sizes reach 2^53, so there is no bit arithmetic. */
function splitLevel(n: number): number {
  let level = Math.ceil(Math.log2(n)) - 1
  while (2 ** level >= n) level -= 1
  while (2 ** (level + 1) < n) level += 1
  return level
}

const isPowerOfTwo = (n: number): boolean => n > 0 && 2 ** Math.round(Math.log2(n)) === n

/** Hash of the `n` leaves from `from` on; `from` is a multiple of the power of two that holds them. */
function rangeHash(from: number, n: number, at: SubtreeHash): Hash {
  if (isPowerOfTwo(n)) return at(Math.round(Math.log2(n)), from / n)
  const level = splitLevel(n)
  const left = 2 ** level
  return nodeHash(at(level, from / left), rangeHash(from + left, n - left, at))
}

/** The root of the first `size` leaves. */
export const rootOf = (size: number, at: SubtreeHash): Hash => (size === 0 ? emptyRoot() : rangeHash(0, size, at))

/** The inclusion proof of leaf `index` among the first `size`, from its sibling up (RFC 6962, 2.1.1). */
export function inclusionProof(index: number, size: number, at: SubtreeHash): Hash[] {
  const path: Hash[] = []
  let [from, n, leaf] = [0, size, index]
  while (n > 1) {
    const left = 2 ** splitLevel(n)
    if (leaf < left) {
      path.push(rangeHash(from + left, n - left, at))
      n = left
    } else {
      path.push(rangeHash(from, left, at))
      from += left
      leaf -= left
      n -= left
    }
  }
  return path.toReversed()
}

/** That the first `older` leaves are the beginning of the first `newer` (RFC 6962, 2.1.2). Empty when nothing came in between. */
export function consistencyProof(older: number, newer: number, at: SubtreeHash): Hash[] {
  if (older === 0 || older === newer) return []
  const path: Hash[] = []
  let [from, n, known] = [0, newer, older]
  let whole = true
  while (known !== n) {
    const left = 2 ** splitLevel(n)
    if (known <= left) {
      path.push(rangeHash(from + left, n - left, at))
      n = left
    } else {
      path.push(rangeHash(from, left, at))
      from += left
      known -= left
      n -= left
      whole = false
    }
  }
  // The reader knows the older root; only a part of it must be told.
  if (!whole) path.push(rangeHash(from, n, at))
  return path.toReversed()
}

const half = (n: number): number => Math.floor(n / 2)
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

/** Whether `proof` leads from `leaf` at `index` to `root`, the root of `size` leaves. */
export function verifyInclusion(index: number, size: number, leaf: Hash, proof: readonly Hash[], root: Hash): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || leaf.length !== HASH_BYTES) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0 || sibling.length !== HASH_BYTES) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameBytes(hash, root)
}

/** Whether `proof` shows that the tree of `older` leaves with `olderRoot` is the beginning of the one of `newer` leaves with `newerRoot`. */
export function verifyConsistency(older: number, newer: number, proof: readonly Hash[], olderRoot: Hash, newerRoot: Hash): boolean {
  if (!isSize(older) || !isSize(newer) || older > newer) return false
  // Of an empty tree nothing can be proved but that it is the empty tree; a root made up for it is refused.
  if (older === 0) return newer === 0 && proof.length === 0 && sameBytes(olderRoot, emptyRoot()) && sameBytes(newerRoot, emptyRoot())
  if (older === newer) return proof.length === 0 && sameBytes(olderRoot, newerRoot)
  const [seed, ...rest] = isPowerOfTwo(older) ? [olderRoot, ...proof] : proof
  if (!seed || proof.some((hash) => hash.length !== HASH_BYTES)) return false
  let [at, last] = [older - 1, newer - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  let [was, is] = [seed, seed]
  for (const hash of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      ;[was, is] = [nodeHash(hash, was), nodeHash(hash, is)]
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      is = nodeHash(is, hash)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameBytes(was, olderRoot) && sameBytes(is, newerRoot)
}

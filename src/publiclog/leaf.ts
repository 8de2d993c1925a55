import { sha256 } from '@noble/hashes/sha2'
import { canonical } from '#src/kernel/canonical.ts'
import type { Instant } from '#src/kernel/time.ts'
import { fromHex, fromUtf8, join, sameBytes, toHex, utf8 } from './bytes.ts'

/** What a leaf tells: publish 发布, correct 更正, withdraw 撤回, erase 清除. */
export const leafKinds = ['publish', 'correct', 'withdraw', 'erase'] as const
export type LeafKind = (typeof leafKinds)[number]

/**
 * One entry of the log: what happened to which document, when, and what its text hashes to. Nothing of the text and nothing of a citizen:
 * the hash is over salt and text, so once both are gone it tells nobody what was said.
 */
export interface Leaf {
  readonly v: 1
  readonly kind: LeafKind
  /** `urn:huiying:release:` and the id under which the document stands for ever. */
  readonly doc: string
  readonly edition: number
  readonly unit: string
  /** Database time of the act. */
  readonly at: Instant
  /** The office's own number of the release. */
  readonly number?: string
  /** SHA-256 and SM3 of salt and text, hex. Absent where a document is taken back. */
  readonly sha256?: string
  readonly sm3?: string
  /** Index of the leaf before about the same document. */
  readonly prev?: number
  /** Code of the reason why it was taken back. */
  readonly reason?: string
}

/** The bytes that are logged: one spelling for one leaf. */
export const entryOf = (leaf: Leaf): string => canonical(leaf)

const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isDigest = (value: unknown): boolean => value === undefined || (isText(value) && /^[0-9a-f]{64}$/.test(value))

/** What an entry says; undefined when it is no leaf of ours. */
export function parseEntry(entry: string): Leaf | undefined {
  let leaf: Partial<Record<keyof Leaf, unknown>>
  try {
    leaf = JSON.parse(entry) as typeof leaf
  } catch {
    return undefined
  }
  if (leaf === null || typeof leaf !== 'object' || leaf.v !== 1 || canonical(leaf) !== entry) return undefined
  const sound = leafKinds.includes(leaf.kind as LeafKind) && [leaf.doc, leaf.unit, leaf.at].every(isText) && isCount(leaf.edition)
    && isDigest(leaf.sha256) && isDigest(leaf.sm3) && (leaf.prev === undefined || isCount(leaf.prev))
  return sound ? (leaf as Leaf) : undefined
}

/** What is hashed for a text: 32 bytes of salt, then the text as it is downloaded. */
const salted = (salt: Uint8Array, text: Uint8Array): Uint8Array => join(salt, text)

/** SHA-256 of salt and text, hex. */
export const saltedSha256 = (saltHex: string, text: Uint8Array): string => toHex(sha256(salted(fromHex(saltHex) ?? new Uint8Array(), text)))
/** What other hash functions are given for the same text. */
export const saltedBytes = (saltHex: string, text: Uint8Array): Uint8Array => salted(fromHex(saltHex) ?? new Uint8Array(), text)

/** What a proof of ours carries beside the standard's: the entry, from which the leaf's hash follows, and the salt of its text. */
export interface ProofExtra {
  readonly entry: string
  readonly salt: string
}

export const extraOf = (extra: ProofExtra): Uint8Array => utf8(canonical(extra))

export function parseExtra(bytes: Uint8Array): ProofExtra | undefined {
  const text = fromUtf8(bytes)
  try {
    const { entry, salt } = JSON.parse(text ?? '') as Partial<ProofExtra>
    const known = isText(entry) && isText(salt) && fromHex(salt)?.length === 32
    return known && sameBytes(bytes, extraOf({ entry, salt })) ? { entry, salt } : undefined
  } catch {
    return undefined
  }
}

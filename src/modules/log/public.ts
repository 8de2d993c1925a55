/** What everybody may read of the public log; no personal data by type. The portal knows this file and nothing else of the module. */
import type { Instant } from '#src/kernel/time.ts'

/** The newest signed checkpoint, with what witnesses signed under it. */
export interface PublicCheckpoint {
  readonly note: string
  readonly size: number
}

/** Keys under which the log signs, each in one word; the newest of a kind last. */
export interface LogKey {
  readonly word: string
  readonly kind: 'log' | 'sm2' | 'witness'
  readonly since: Instant
}

/** The state of the log for its page. */
export interface PublicLog {
  readonly keys: readonly LogKey[]
  /** Leaves under the newest checkpoint; null before the first. */
  readonly size: number | null
  readonly root: string | null
  readonly signedAt: Instant | null
  /** Names of those who signed under it. */
  readonly witnesses: readonly string[]
}

/** A proof for one edition: the file, or that its leaf waits for the signer, or that there is none. */
export type EditionProof = { readonly state: 'signed'; readonly proof: string; readonly index: number } | { readonly state: 'due' } | { readonly state: 'none' }

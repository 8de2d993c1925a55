import { fromBase64, fromDecimal, toBase64 } from './bytes.ts'
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { openNote, parseNote, type Verifier } from './note.ts'
import { HASH_BYTES, verifyConsistency, type Hash } from './tree.ts'
import { sameBytes } from './bytes.ts'

/** The question put to a witness (C2SP tlog-witness): here is a checkpoint, and the proof that it continues the one you saw last. */
export interface WitnessRequest {
  readonly old: number
  readonly proof: readonly Hash[]
  /** The signed note. */
  readonly checkpoint: string
}

const LONGEST_PROOF = 63

export const formatRequest = ({ old, proof, checkpoint }: WitnessRequest): string => `${[`old ${old}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`

export function parseRequest(body: string): WitnessRequest | undefined {
  const split = body.indexOf('\n\n')
  if (split < 0) return undefined
  const [first = '', ...lines] = body.slice(0, split).split('\n')
  const old = fromDecimal(/^old (.+)$/.exec(first)?.[1] ?? '')
  const proof = lines.map(fromBase64)
  if (old === undefined || lines.length > LONGEST_PROOF || !proof.every((hash) => hash?.length === HASH_BYTES)) return undefined
  return { old, proof: proof as Hash[], checkpoint: body.slice(split + 2) }
}

/** What a witness remembers of a log: the largest checkpoint it cosigned. */
export type Seen = Pick<Checkpoint, 'size' | 'root'>

/** What a witness does: cosign `text` and remember its checkpoint, or answer with a status of the specification. */
export type WitnessAnswer =
  | { readonly status: 200; readonly text: string; readonly checkpoint: Checkpoint }
  | { readonly status: 400 | 403 | 404 | 422 }
  /** The size it knows; with another root of the same size the log has been forked. */
  | { readonly status: 409; readonly size: number; readonly forked: boolean }

/** The log that a request speaks of, unverified: whoever answers must know what it last saw of it. */
export function originOf({ checkpoint }: WitnessRequest): string | undefined {
  const note = parseNote(checkpoint)
  return 'fault' in note ? undefined : parseCheckpoint(note.text)?.origin
}

/** Decides about one request. `keys` are those trusted for its origin; `seen` is undefined when nothing of it was cosigned before. */
export function witness(request: WitnessRequest, keys: readonly Verifier[], seen: Seen | undefined): WitnessAnswer {
  if (keys.length === 0) return { status: 404 }
  const opened = openNote(request.checkpoint, keys)
  if ('fault' in opened) return { status: ['bad-signature', 'no-known-key'].includes(opened.fault) ? 403 : 400 }
  const checkpoint = parseCheckpoint(opened.note.text)
  if (!checkpoint || request.old > checkpoint.size) return { status: 400 }
  const known = seen?.size ?? 0
  if (request.old !== known) return { status: 409, size: known, forked: false }
  if (seen && checkpoint.size === seen.size && !sameBytes(checkpoint.root, seen.root)) return { status: 409, size: known, forked: true }
  const consistent = known === 0 ? request.proof.length === 0 : verifyConsistency(known, checkpoint.size, request.proof, seen!.root, checkpoint.root)
  return consistent ? { status: 200, text: opened.note.text, checkpoint } : { status: 422 }
}

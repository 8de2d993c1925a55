import { fromBase64, fromDecimal, toBase64 } from './bytes.ts'
import { openNote, type NoteFault, type SignatureLine, type Verifier } from './note.ts'
import { HASH_BYTES, type Hash } from './tree.ts'

/** The state of a log at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`

/** What the text of a note says as a checkpoint; lines after the third are the business of others. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const lines = text.split('\n')
  const [origin = '', digits = '', base64 = '', ...rest] = lines
  if (rest[rest.length - 1] !== '' || lines.slice(0, -1).includes('')) return undefined
  const size = fromDecimal(digits)
  const root = fromBase64(base64)
  return size !== undefined && root?.length === HASH_BYTES ? { origin, size, root } : undefined
}

export type CheckpointFault = NoteFault | 'not-a-checkpoint' | 'other-log'
export interface SignedCheckpoint extends Checkpoint {
  /** The text that was signed. */
  readonly text: string
  readonly by: readonly SignatureLine[]
}

/** Opens the checkpoint of the log `origin`, signed by one of its keys at least. */
export function openCheckpoint(bytes: Uint8Array | string, origin: string, known: readonly Verifier[]): SignedCheckpoint | { readonly fault: CheckpointFault } {
  const opened = openNote(bytes, known)
  if ('fault' in opened) return opened
  const checkpoint = parseCheckpoint(opened.note.text)
  if (!checkpoint) return { fault: 'not-a-checkpoint' }
  // The log itself must have signed; a witness alone vouches for nothing.
  if (checkpoint.origin !== origin || !opened.by.some((one) => one.name === origin)) return { fault: 'other-log' }
  return { ...checkpoint, text: opened.note.text, by: opened.by }
}

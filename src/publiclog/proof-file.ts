import { fromBase64, fromDecimal, toBase64 } from './bytes.ts'
import { HASH_BYTES, type Hash } from './tree.ts'

/** A `.tlog-proof` (C2SP tlog-proof): everything needed to check one entry offline, given the key of the log. */
export interface ProofFile {
  /** Not authenticated by itself. */
  readonly extra?: Uint8Array
  readonly index: number
  /** From the leaf's sibling up. */
  readonly path: readonly Hash[]
  /** The signed note, as it stands. */
  readonly checkpoint: string
}

const FIRST = 'c2sp.org/tlog-proof@v1'

export function formatProof({ extra, index, path, checkpoint }: ProofFile): string {
  const lines = [FIRST, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...path.map(toBase64)]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

const isHash = (hash: Uint8Array | undefined): hash is Hash => hash?.length === HASH_BYTES

/** Undefined when the text is no proof of this format. */
export function parseProof(text: string): ProofFile | undefined {
  const split = text.indexOf('\n\n')
  if (split < 0) return undefined
  const [first, ...lines] = text.slice(0, split).split('\n')
  const base64 = lines[0]?.startsWith('extra ') ? lines.shift()!.slice('extra '.length) : undefined
  const extra = base64 === undefined ? undefined : fromBase64(base64)
  const index = fromDecimal(/^index (.+)$/.exec(lines.shift() ?? '')?.[1] ?? '')
  const path = lines.map(fromBase64)
  if (first !== FIRST || (base64 !== undefined && !extra) || index === undefined || !path.every(isHash)) return undefined
  return { ...(extra && { extra }), index, path, checkpoint: text.slice(split + 2) }
}

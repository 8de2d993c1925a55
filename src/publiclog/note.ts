import { sha256 } from '@noble/hashes/sha2'
import { fromBase64, fromUtf8, join, toBase64, toHex, utf8 } from './bytes.ts'

/** Text signed by one or more keys (C2SP signed-note). */

/** How a key signs; the byte that the specification gives it. */
export const ED25519 = 0x01
export const COSIGNATURE = 0x04
export const NAMED_TYPE = 0xff

/** A key that may have signed a note. `verify` is asked about the text as bytes and the signature without its key id. */
export interface Verifier {
  readonly name: string
  readonly id: number
  verify(text: Uint8Array, signature: Uint8Array): boolean
}

/** A key that signs. */
export interface Signer {
  readonly name: string
  readonly id: number
  sign(text: Uint8Array): Uint8Array
}

/** Why a note, a key or a proof is not believed. Ours, so that whoever shows it can say it in words. */
export type NoteFault = 'not-text' | 'no-signatures' | 'bad-signature-line' | 'too-many-signatures' | 'bad-signature' | 'no-known-key'

export interface SignatureLine {
  readonly name: string
  readonly id: number
  readonly signature: Uint8Array
  /** As it stands in the note, with its newline. */
  readonly line: string
}

export interface Note {
  /** With its last newline; the blank line is no part of it. */
  readonly text: string
  readonly signatures: readonly SignatureLine[]
}

export type Opened = { readonly note: Note; readonly by: readonly SignatureLine[] } | { readonly fault: NoteFault }

const MOST_SIGNATURES = 100
/** Half a sign: text that no bytes of UTF-8 spell. */
const LONE_SURROGATE = /\p{Cs}/u
/** Neither Unicode spaces nor plus. */
const NAME = /^[^\p{White_Space}+]+$/u

export const isKeyName = (name: string): boolean => NAME.test(name)

/** The first four bytes of the digest of name, type and key. */
export function keyId(name: string, type: number, material: Uint8Array): number {
  const digest = sha256(join(utf8(`${name}\n`), Uint8Array.of(type), material))
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0)
}

const idBytes = (id: number): Uint8Array => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, id)
  return bytes
}

/** `name+01234567+base64`: a public key as one word. */
export const formatKey = (name: string, type: number, material: Uint8Array): string =>
  `${name}+${toHex(idBytes(keyId(name, type, material)))}+${toBase64(join(Uint8Array.of(type), material))}`

export interface ParsedKey {
  readonly name: string
  readonly id: number
  readonly type: number
  readonly material: Uint8Array
}

/** What a verifier key says; undefined when it is none or its id is not that of its key. */
export function parseKey(text: string): ParsedKey | undefined {
  const [, name = '', hex = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? []
  const key = fromBase64(base64)
  if (!isKeyName(name) || !key || key.length < 2) return undefined
  const [type, material] = [key[0]!, key.subarray(1)]
  const id = keyId(name, type, material)
  return toHex(idBytes(id)) === hex ? { name, id, type, material } : undefined
}

export function signatureLine({ name, id, sign }: Signer, text: string): string {
  return `— ${name} ${toBase64(join(idBytes(id), sign(utf8(text))))}\n`
}

/** `text` (with its last newline) under the signatures of these keys. */
export const signNote = (text: string, signers: readonly Signer[]): string => `${text}\n${signers.map((signer) => signatureLine(signer, text)).join('')}`

/** One signature line, with its newline; undefined when it is none. */
export function parseSignature(line: string): SignatureLine | undefined {
  const [, name = '', base64 = ''] = /^— ([^ ]+) (\S+)\n$/.exec(line) ?? []
  const bytes = fromBase64(base64)
  if (!isKeyName(name) || !bytes || bytes.length < 5) return undefined
  return { name, id: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), signature: bytes.subarray(4), line }
}

/** Text and signature lines of a note; what it says is not to be believed yet. */
export function parseNote(bytes: Uint8Array | string): Note | { readonly fault: NoteFault } {
  const whole = typeof bytes === 'string' ? bytes : fromUtf8(bytes)
  // oxlint-disable-next-line no-control-regex -- the specification names these
  if (whole === undefined || /[\u0000-\u0009\u000b-\u001f]/.test(whole) || LONE_SURROGATE.test(whole)) return { fault: 'not-text' }
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n') || split + 2 === whole.length) return { fault: 'no-signatures' }
  const lines = whole.slice(split + 2).match(/[^\n]*\n/g) ?? []
  if (lines.length > MOST_SIGNATURES) return { fault: 'too-many-signatures' }
  const signatures = lines.map(parseSignature)
  if (!signatures.every((one) => one !== undefined)) return { fault: 'bad-signature-line' }
  return { text: whole.slice(0, split + 1), signatures }
}

/**
 * Opens a note: lines of unknown keys are passed over, those of known ones must be right, and at least one must be there.
 * A key counts once, however often it signed.
 */
export function openNote(bytes: Uint8Array | string, known: readonly Verifier[]): Opened {
  const note = parseNote(bytes)
  if ('fault' in note) return note
  const text = utf8(note.text)
  const by = new Map<string, SignatureLine>()
  for (const one of note.signatures) {
    const verifier = known.find(({ name, id }) => name === one.name && id === one.id)
    if (!verifier || by.has(`${one.id} ${one.name}`)) continue
    if (!verifier.verify(text, one.signature)) return { fault: 'bad-signature' }
    by.set(`${one.id} ${one.name}`, one)
  }
  return by.size > 0 ? { note, by: [...by.values()] } : { fault: 'no-known-key' }
}

import { ed25519 } from '@noble/curves/ed25519'
import { join, utf8 } from './bytes.ts'
import { COSIGNATURE, ED25519, formatKey, keyId, parseKey, type Signer, type Verifier } from './note.ts'

const KEY_BYTES = 32
const SIGNATURE_BYTES = 64
/** Strictly after RFC 8032: one signature has one spelling. */
const STRICT = { zip215: false }

export function verifyEd25519(text: Uint8Array, signature: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  try {
    return ed25519.verify(signature, text, key, STRICT)
  } catch {
    return false // the key is no point of the curve
  }
}

export const publicKeyOf = (secret: Uint8Array): Uint8Array => ed25519.getPublicKey(secret)
export const signEd25519 = (text: Uint8Array, secret: Uint8Array): Uint8Array => ed25519.sign(text, secret)

export const ed25519Key = (name: string, key: Uint8Array): string => formatKey(name, ED25519, key)
export const cosignerKey = (name: string, key: Uint8Array): string => formatKey(name, COSIGNATURE, key)

/** Signs notes; `sign` is Ed25519 over bytes. */
export const ed25519Signer = (name: string, key: Uint8Array, sign: (text: Uint8Array) => Uint8Array): Signer => ({ name, id: keyId(name, ED25519, key), sign })

export const ed25519Verifier = (name: string, key: Uint8Array): Verifier => ({ name, id: keyId(name, ED25519, key), verify: (text, signature) => verifyEd25519(text, signature, key) })

/** What a witness signs: when it saw this checkpoint as the largest that is consistent with all it saw before (C2SP tlog-cosignature). */
const cosigned = (seconds: number, text: Uint8Array): Uint8Array => join(utf8(`cosignature/v1\ntime ${seconds}\n`), text)

/** The time in a cosignature, in seconds since 1970; undefined when it is none of ours to read. */
export function cosignedAt(signature: Uint8Array): number | undefined {
  if (signature.length !== 8 + SIGNATURE_BYTES) return undefined
  const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
  return seconds <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(seconds) : undefined
}

export const cosigner = (name: string, key: Uint8Array, sign: (text: Uint8Array) => Uint8Array, seconds: number): Signer => ({
  name,
  id: keyId(name, COSIGNATURE, key),
  sign(text) {
    const time = new Uint8Array(8)
    new DataView(time.buffer).setBigUint64(0, BigInt(seconds))
    return join(time, sign(cosigned(seconds, text)))
  },
})

export const cosignatureVerifier = (name: string, key: Uint8Array): Verifier => ({
  name,
  id: keyId(name, COSIGNATURE, key),
  verify(text, signature) {
    const seconds = cosignedAt(signature)
    return seconds !== undefined && verifyEd25519(cosigned(seconds, text), signature.subarray(8), key)
  },
})

/** The verifier that a key in one word stands for: of a log (type 1) or of a witness (type 4). */
export function verifierOf(word: string): Verifier | undefined {
  const key = parseKey(word)
  if (!key || key.material.length !== KEY_BYTES) return undefined
  if (key.type === ED25519) return ed25519Verifier(key.name, key.material)
  return key.type === COSIGNATURE ? cosignatureVerifier(key.name, key.material) : undefined
}

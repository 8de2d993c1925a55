import { sm2, sm3 as hashHex } from 'sm-crypto-v2'
import { fromHex, join, toHex, utf8 } from './bytes.ts'
import { formatKey, keyId, NAMED_TYPE, parseKey, type Signer, type Verifier } from './note.ts'

/**
 * The further line of a checkpoint: SM2 over SM3 (GB/T 32918, GB/T 32905) for whoever must rely on national algorithms. Signed notes keep
 * type 0xff with a long name for this; signatures are DER, the signer's id is the usual one of the standard.
 */
const TYPE = utf8('huiying-sm2-sm3-v1')
const POINT_BYTES = 65
const OPTIONS = { hash: true, der: true, userId: '1234567812345678' }

export const sm3 = (bytes: Uint8Array): Uint8Array => fromHex(hashHex(bytes))!

const material = (key: Uint8Array): Uint8Array => join(TYPE, key)

/** `key` is the uncompressed point, 65 bytes. */
export const sm2Key = (name: string, key: Uint8Array): string => formatKey(name, NAMED_TYPE, material(key))

export const sm2PublicKeyOf = (secret: Uint8Array): Uint8Array => fromHex(sm2.getPublicKeyFromPrivateKey(toHex(secret)))!

export const sm2Signer = (name: string, secret: Uint8Array): Signer => {
  const key = sm2PublicKeyOf(secret)
  return { name, id: keyId(name, NAMED_TYPE, material(key)), sign: (text) => fromHex(sm2.doSignature(text, toHex(secret), { ...OPTIONS, publicKey: toHex(key) }))! }
}

/** Length of the DER integer that starts at `at` with its head; 0 when it is not written in the one way that DER allows. */
function integerLength(bytes: Uint8Array, at: number): number {
  const [tag, length = 0, first = 0, second = 0] = bytes.subarray(at)
  const sound = tag === 0x02 && length >= 1 && length <= 33 && first < 0x80 && !(length > 1 && first === 0 && second < 0x80)
  return sound ? 2 + length : 0
}

/** The library reads DER leniently, tags unseen; a signature must have one spelling. */
function isDer(signature: Uint8Array): boolean {
  const r = integerLength(signature, 2)
  const s = r > 0 ? integerLength(signature, 2 + r) : 0
  return signature[0] === 0x30 && signature[1] === signature.length - 2 && s > 0 && 2 + r + s === signature.length
}

export function verifySm2(text: Uint8Array, signature: Uint8Array, key: Uint8Array): boolean {
  if (!isDer(signature)) return false
  try {
    return sm2.doVerifySignature(text, toHex(signature), toHex(key), OPTIONS)
  } catch {
    return false // no point of the curve, or no DER
  }
}

export const sm2Verifier = (name: string, key: Uint8Array): Verifier => ({ name, id: keyId(name, NAMED_TYPE, material(key)), verify: (text, signature) => verifySm2(text, signature, key) })

/** The verifier of a key in one word, when it is one of this kind. */
export function sm2VerifierOf(word: string): Verifier | undefined {
  const key = parseKey(word)
  if (key?.type !== NAMED_TYPE || key.material.length !== TYPE.length + POINT_BYTES || !TYPE.every((byte, at) => key.material[at] === byte)) return undefined
  return sm2Verifier(key.name, key.material.subarray(TYPE.length))
}

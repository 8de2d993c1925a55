import { createPublicKey, generateKeyPairSync, sign as nodeSign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sameBytes, utf8 } from './bytes.ts'
import { checkpointText, openCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { cosignatureVerifier, cosigner, cosignerKey, ed25519Key, ed25519Signer, ed25519Verifier, publicKeyOf, signEd25519, verifierOf } from './ed25519.ts'
import { openNote, parseKey, signNote, type Verifier } from './note.ts'
import { sm2Key, sm2PublicKeyOf, sm2Signer, sm2VerifierOf } from './sm2.ts'
import { leafHash } from './tree.ts'

const NAME = 'press.example/log'
const secret = (no: number): Uint8Array => new Uint8Array(32).fill(no)
const key = publicKeyOf(secret(1))
const signer = ed25519Signer(NAME, key, (text) => signEd25519(text, secret(1)))
const verifier = ed25519Verifier(NAME, key)
const sm2Of = (no: number): { key: string; signer: ReturnType<typeof sm2Signer> } => ({ key: sm2Key(NAME, sm2PublicKeyOf(secret(no))), signer: sm2Signer(NAME, secret(no)) })
const text = checkpointText({ origin: NAME, size: 7, root: leafHash(utf8('root')) })

/** How many of the notes that differ from `note` in one byte are still believed. */
function believed(note: string, known: readonly Verifier[], changes: readonly number[]): string[] {
  const bytes = utf8(note)
  const still: string[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    for (const by of changes) {
      const changed = bytes.slice()
      changed[at]! ^= by
      const opened = openNote(changed, known)
      if (!('fault' in opened) && opened.by.length === known.length) still.push(`${at} ^ ${by}`)
    }
  }
  return still
}

describe('signed notes', () => {
  test('a note that was signed is believed by whoever knows the key, and by nobody else', () => {
    const note = signNote(text, [signer])
    expect(openNote(note, [verifier])).toMatchObject({ by: [{ name: NAME }] })
    expect(openNote(note, [ed25519Verifier('press.example/other', key)])).toEqual({ fault: 'no-known-key' })
    expect(openNote(note, [ed25519Verifier(NAME, publicKeyOf(secret(2)))])).toEqual({ fault: 'no-known-key' })
    expect(openNote(note, [])).toEqual({ fault: 'no-known-key' })
  })

  test('a note with one byte changed is refused, whichever byte it is', () => {
    expect(believed(signNote(text, [signer]), [verifier], [1])).toEqual([])
  })

  test('with a line of SM2 over SM3 as well, no byte of either line may change', () => {
    const { key: word, signer: further } = sm2Of(3)
    expect(believed(signNote(text, [signer, further]), [verifier, sm2VerifierOf(word)!], [1])).toEqual([])
  })

  test('lines of unknown keys are passed over, a false line of a known key spoils the note', () => {
    const stranger = ed25519Signer('elsewhere.example', publicKeyOf(secret(9)), (bytes) => signEd25519(bytes, secret(9)))
    const forger = { ...signer, sign: (bytes: Uint8Array) => signEd25519(bytes, secret(9)) }
    expect(openNote(signNote(text, [stranger, signer]), [verifier])).toMatchObject({ by: [{ name: NAME }] })
    expect(openNote(signNote(text, [stranger, forger]), [verifier])).toEqual({ fault: 'bad-signature' })
    expect(openNote(signNote(text, Array.from({ length: 16 }, (_, no) => (no === 15 ? signer : stranger))), [verifier])).toMatchObject({ by: [{ name: NAME }] })
  })

  test('what is written otherwise than the specification writes it is no note', () => {
    const note = signNote(text, [signer])
    const faults = (changed: string): string => (openNote(changed, [verifier]) as { fault?: string }).fault ?? 'believed'
    expect(faults(note.slice(0, -1))).toBe('no-signatures')
    expect(faults(note.replace('— ', '- '))).toBe('bad-signature-line')
    expect(faults(note.replace('— ', '—  '))).toBe('bad-signature-line')
    expect(faults(note.replace('\n—', '\r\n—'))).toBe('not-text')
    expect(faults(`${note}\n`)).toBe('no-signatures')
    expect(faults(text)).toBe('no-signatures')
    expect(openNote(Uint8Array.of(0xff, 0x0a, 0x0a, 0x2d, 0x0a), [verifier])).toEqual({ fault: 'not-text' })
  })

  test('a key in one word gives back its verifier, and a changed one gives none', () => {
    const word = ed25519Key(NAME, key)
    expect(verifierOf(word)).toMatchObject({ name: NAME, id: verifier.id })
    const changed = Array.from(word, (sign, at) => word.slice(0, at) + (sign === 'a' ? 'b' : 'a') + word.slice(at + 1))
    expect(changed.filter((one) => parseKey(one))).toEqual([])
    expect(verifierOf(sm2Of(3).key)).toBeUndefined()
    expect(sm2VerifierOf(word)).toBeUndefined()
  })

  test('what Node signs is believed here, and the other way round', () => {
    const pair = generateKeyPairSync('ed25519')
    const raw = new Uint8Array(Buffer.from((pair.publicKey.export({ format: 'jwk' }) as { x: string }).x, 'base64url'))
    const native = ed25519Signer(NAME, raw, (bytes) => new Uint8Array(nodeSign(null, bytes, pair.privateKey)))
    expect(openNote(signNote(text, [native]), [ed25519Verifier(NAME, raw)])).toMatchObject({ by: [{ name: NAME }] })
    const own = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }, format: 'jwk' })
    expect(own.asymmetricKeyType).toBe('ed25519')
    expect(sameBytes(signEd25519(utf8(text), secret(1)), signEd25519(utf8(text), secret(1)))).toBe(true)
  })
})

describe('checkpoints', () => {
  test('they say origin, size and root, and nothing that is misspelt', () => {
    expect(parseCheckpoint(text)).toMatchObject({ origin: NAME, size: 7 })
    expect(parseCheckpoint(`${text}further line\n`)).toMatchObject({ size: 7 })
    for (const wrong of [text.replace('\n7\n', '\n07\n'), text.replace('\n7\n', '\n-7\n'), text.slice(0, -1), `${text}\n`, text.replace('=', ''), text.replace(NAME, ''), 'a\n1\n']) {
      expect(parseCheckpoint(wrong), JSON.stringify(wrong)).toBeUndefined()
    }
  })

  test('a witness alone vouches for nothing: the log itself must have signed', () => {
    const seen = cosigner('library.example', publicKeyOf(secret(5)), (bytes) => signEd25519(bytes, secret(5)), 1_700_000_000)
    const witness = cosignatureVerifier('library.example', publicKeyOf(secret(5)))
    expect(openCheckpoint(signNote(text, [signer, seen]), NAME, [verifier, witness])).toMatchObject({ size: 7, by: [{ name: NAME }, { name: 'library.example' }] })
    expect(openCheckpoint(signNote(text, [seen]), NAME, [verifier, witness])).toEqual({ fault: 'other-log' })
    expect(verifierOf(cosignerKey('library.example', publicKeyOf(secret(5))))).toMatchObject({ name: 'library.example', id: witness.id })
  })

  test('a cosignature holds for its time and its text only', () => {
    const seen = cosigner('library.example', publicKeyOf(secret(5)), (bytes) => signEd25519(bytes, secret(5)), 1_700_000_000)
    expect(believed(signNote(text, [seen]), [cosignatureVerifier('library.example', publicKeyOf(secret(5)))], [1])).toEqual([])
  })
})

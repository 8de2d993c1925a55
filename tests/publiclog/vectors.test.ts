import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sm3 as hmacSm3 } from 'sm-crypto-v2'
import { fromBase64, fromHex, join as joined, toHex, utf8 } from '#src/publiclog/bytes.ts'
import { openCheckpoint, type SignedCheckpoint } from '#src/publiclog/checkpoint.ts'
import { verifierOf, verifyEd25519 } from '#src/publiclog/ed25519.ts'
import { openNote } from '#src/publiclog/note.ts'
import { sm2PublicKeyOf, sm2Signer, sm3, verifySm2 } from '#src/publiclog/sm2.ts'
import { bundlePath, hashesOf, tileOf, tilePath, unbundle } from '#src/publiclog/tiles.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf, verifyConsistency, verifyInclusion } from '#src/publiclog/tree.ts'

/** Vectors of others lie beside the checkout and are never copied into it. */
const VECTORS = resolve(import.meta.dirname, '../../../shared/data/vectors')
const present = existsSync(VECTORS)
if (!present) console.warn(`skipped: the vectors of other implementations are not at ${VECTORS}`)

const lines = <T>(file: string): T[] => readFileSync(resolve(VECTORS, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as T)
const json = <T>(file: string): T => JSON.parse(readFileSync(resolve(VECTORS, file), 'utf8')) as T
const bytes = (base64: string | null): Uint8Array => fromBase64(base64 ?? '') ?? new Uint8Array()
const hex = (text: string): Uint8Array => fromHex(text)!

interface Inclusion { readonly leafIdx: number; readonly treeSize: number; readonly root: string; readonly leafHash: string; readonly proof: string[] | null; readonly wantErr: boolean; readonly name: string }
interface Consistency { readonly size1: number; readonly size2: number; readonly root1: string; readonly root2: string; readonly proof: string[] | null; readonly wantErr: boolean; readonly name: string }
interface Wycheproof<T, G = unknown> { readonly numberOfTests: number; readonly testGroups: readonly (G & { readonly tests: readonly (T & { readonly tcId: number; readonly result: 'valid' | 'invalid' })[] })[] }

describe.skipIf(!present)('vectors of other implementations', () => {
  test('proofs of inclusion: every verdict is theirs', () => {
    const all = lines<Inclusion>('merkle-inclusion.jsonl')
    expect(all.length).toBeGreaterThan(40)
    const wrong = all.filter(({ leafIdx, treeSize, root, leafHash: leaf, proof, wantErr }) => verifyInclusion(leafIdx, treeSize, bytes(leaf), (proof ?? []).map(bytes), bytes(root)) === wantErr)
    expect(wrong.map((one) => one.name)).toEqual([])
  })

  test('proofs of consistency: every verdict is theirs', () => {
    const all = lines<Consistency>('merkle-consistency.jsonl')
    expect(all.length).toBeGreaterThan(40)
    const wrong = all.filter(({ size1, size2, root1, root2, proof, wantErr }) => verifyConsistency(size1, size2, (proof ?? []).map(bytes), bytes(root1), bytes(root2)) === wantErr)
    expect(wrong.map((one) => one.name)).toEqual([])
  })

  test('a foreign log: sixteen checkpoints, their tiles, entries and proofs', () => {
    const folder = resolve(VECTORS, 'tessera-log')
    const key = verifierOf('example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx')!
    const read = (size: number) => hashesOf((level, index) => new Uint8Array(readFileSync(resolve(folder, tilePath(tileOf(level, index, size)!)))))
    const checkpoints = Array.from({ length: 16 }, (_, no) => {
      const opened = openCheckpoint(new Uint8Array(readFileSync(resolve(folder, `checkpoint.${no}`))), key.name, [key])
      expect(opened, String(no)).not.toHaveProperty('fault')
      return opened as SignedCheckpoint
    })
    for (const [no, { size, root }] of checkpoints.entries()) {
      expect(size).toBe(no)
      expect(toHex(rootOf(size, read(size)))).toBe(toHex(root))
      if (size === 0) continue
      const entries = unbundle(new Uint8Array(readFileSync(resolve(folder, bundlePath(0, size)))))!
      expect(entries).toHaveLength(size)
      for (const [index, entry] of entries.entries()) expect(verifyInclusion(index, size, leafHash(entry), inclusionProof(index, size, read(size)), root)).toBe(true)
      const before = checkpoints[no - 1]!
      if (before.size > 0) expect(verifyConsistency(before.size, size, consistencyProof(before.size, size, read(size)), before.root, root)).toBe(true)
    }
  })

  test('Ed25519: every verdict is theirs', () => {
    const { testGroups, numberOfTests } = json<Wycheproof<{ msg: string; sig: string }, { publicKey: { pk: string } }>>('wycheproof-ed25519.json')
    const all = testGroups.flatMap(({ publicKey, tests }) => tests.map((one) => ({ ...one, pk: publicKey.pk })))
    expect(all).toHaveLength(numberOfTests)
    expect(all.filter(({ msg, sig, pk, result }) => verifyEd25519(hex(msg), hex(sig), hex(pk)) !== (result === 'valid')).map((one) => one.tcId)).toEqual([])
  })

  test('SM3: every verdict of HMAC is theirs', () => {
    const { testGroups, numberOfTests } = json<Wycheproof<{ key: string; msg: string; tag: string }, { tagSize: number }>>('wycheproof-hmac-sm3.json')
    const all = testGroups.flatMap(({ tagSize, tests }) => tests.map((one) => ({ ...one, signs: tagSize / 4 })))
    expect(all).toHaveLength(numberOfTests)
    const tagOf = ({ key, msg, signs }: (typeof all)[number]): string => hmacSm3(hex(msg), { key: hex(key) }).slice(0, signs)
    expect(all.filter((one) => (tagOf(one) === one.tag) !== (one.result === 'valid')).map((one) => one.tcId)).toEqual([])
  })
})

describe('examples of the standards', () => {
  test('SM3 of "abc" is that of GB/T 32905', () => {
    expect(toHex(sm3(utf8('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })

  test('the note that the Go implementation is tested with is believed', () => {
    const key = verifierOf('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!
    const text = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n'
    const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
    expect(openNote(note, [key])).toMatchObject({ note: { text } })
    expect(openNote(note.replace('answer', 'Answer'), [key])).toEqual({ fault: 'bad-signature' })
  })
})

const OPENSSL = '/usr/bin/openssl'
const hasOpenssl = existsSync(OPENSSL)
if (!hasOpenssl) console.warn(`skipped: no ${OPENSSL}; SM2 is not compared with another implementation`)

describe.skipIf(!hasOpenssl)('SM2 over SM3 beside openssl', () => {
  /** A secret key as OpenSSL reads it: RFC 5915 with the curve by its number. */
  function pem(secret: Uint8Array): string {
    const der = joined(fromHex('30770201010420')!, secret, fromHex('a00a06082a811ccf5501822da144034200')!, sm2PublicKeyOf(secret))
    return `-----BEGIN EC PRIVATE KEY-----\n${Buffer.from(der).toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n-----END EC PRIVATE KEY-----\n`
  }

  test('what one signs the other believes, and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiying-sm2-'))
    const file = (name: string): string => join(folder, name)
    const openssl = (...args: string[]): string => {
      try {
        return execFileSync(OPENSSL, args, { encoding: 'utf8', stdio: 'pipe' })
      } catch (error) {
        return String((error as { stdout: string }).stdout)
      }
    }
    try {
      const secret = new Uint8Array(32).fill(0x5a)
      const text = utf8('press.example/log\n7\n')
      writeFileSync(file('key.pem'), pem(secret))
      writeFileSync(file('text'), text)
      openssl('pkey', '-in', file('key.pem'), '-pubout', '-out', file('pub.pem'))
      openssl('dgst', '-sm3', '-sigopt', 'distid:1234567812345678', '-sign', file('key.pem'), '-out', file('theirs'), file('text'))
      expect(verifySm2(text, new Uint8Array(readFileSync(file('theirs'))), sm2PublicKeyOf(secret))).toBe(true)
      expect(verifySm2(utf8('something else'), new Uint8Array(readFileSync(file('theirs'))), sm2PublicKeyOf(secret))).toBe(false)
      writeFileSync(file('ours'), sm2Signer('press.example/log', secret).sign(text))
      const theyVerify = (): string => openssl('dgst', '-sm3', '-sigopt', 'distid:1234567812345678', '-verify', file('pub.pem'), '-signature', file('ours'), file('text')).trim()
      expect(theyVerify()).toBe('Verified OK')
      writeFileSync(file('text'), 'something else')
      expect(theyVerify()).not.toBe('Verified OK')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

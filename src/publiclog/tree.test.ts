import { describe, expect, test } from 'vitest'
import { sameBytes, utf8 } from './bytes.ts'
import { bundle, edgeOf, grow, hashesAt, hashesOf, parsePath, tileOf, tilePath, tilesAsked, tilesBetween, unbundle } from './tiles.ts'
import { consistencyProof, emptyRoot, inclusionProof, leafHash, nodeHash, rootOf, verifyConsistency, verifyInclusion, type Hash } from './tree.ts'

const leaves = Array.from({ length: 600 }, (_, at) => leafHash(utf8(`entry ${at}`)))

/** The definition of RFC 6962, word by word and slow. */
function definition(hashes: readonly Hash[]): Hash {
  if (hashes.length === 0) return emptyRoot()
  if (hashes.length === 1) return hashes[0]!
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  return nodeHash(definition(hashes.slice(0, k)), definition(hashes.slice(k)))
}

/** Tiles as the signer keeps them, grown step by step. */
function grown(sizes: readonly number[]): (level: number, index: number) => Uint8Array {
  const kept = new Map<string, Uint8Array>()
  const read = (level: number, index: number): Uint8Array => kept.get(`${level}/${index}`)!
  let size = 0
  for (const next of sizes) {
    for (const { id, hashes } of grow(size, read, leaves.slice(size, next)).values()) kept.set(`${id.level}/${id.index}`, hashes)
    size = next
  }
  return read
}

describe('the tree', () => {
  const at = hashesOf(grown([1, 2, 255, 256, 257, 511, 513, 600]))

  test('it has the roots that the definition gives, however it grew', () => {
    for (const size of [0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 600]) expect(rootOf(size, at), String(size)).toEqual(definition(leaves.slice(0, size)))
  })

  test('every proof of inclusion that it gives is right, and right for no other place', () => {
    for (const size of [1, 2, 5, 8, 255, 256, 257, 600]) {
      const root = definition(leaves.slice(0, size))
      for (let index = 0; index < size; index += size > 20 ? 37 : 1) {
        const proof = inclusionProof(index, size, at)
        expect(verifyInclusion(index, size, leaves[index]!, proof, root)).toBe(true)
        expect(verifyInclusion((index + 1) % size, size, leaves[index]!, proof, root)).toBe(size === 1)
        expect(verifyInclusion(index, size, leaves[(index + 1) % 600]!, proof, root)).toBe(false)
        if (proof.length > 0) expect(verifyInclusion(index, size, leaves[index]!, proof.slice(1), root)).toBe(false)
        expect(verifyInclusion(index, size, leaves[index]!, [...proof, root], root)).toBe(false)
      }
    }
  })

  test('every proof of consistency that it gives is right, and no other tree passes with it', () => {
    const other = leaves.with(0, leafHash(utf8('something else')))
    for (const newer of [1, 2, 6, 8, 9, 256, 257, 600]) {
      for (let older = 1; older <= newer; older += newer > 20 ? 41 : 1) {
        const proof = consistencyProof(older, newer, at)
        const [was, is] = [definition(leaves.slice(0, older)), definition(leaves.slice(0, newer))]
        expect(verifyConsistency(older, newer, proof, was, is), `${older} ${newer}`).toBe(true)
        expect(verifyConsistency(older, newer, proof, definition(other.slice(0, older)), is)).toBe(false)
        expect(verifyConsistency(older, newer, [...proof, is], was, is)).toBe(false)
      }
    }
  })

  test('nothing is proved of an empty tree but that it is the empty one', () => {
    const made = leafHash(utf8('made up'))
    expect(verifyConsistency(0, 0, [], emptyRoot(), emptyRoot())).toBe(true)
    expect(verifyConsistency(0, 0, [], made, made)).toBe(false)
    expect(verifyConsistency(0, 1, [], emptyRoot(), made)).toBe(false)
  })
})

describe('tiles', () => {
  test('they are named as the specification names them', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1')
    expect(parsePath('tile/0/x001/x234/067')).toEqual({ level: 0, index: 1_234_067, width: 256, entries: false })
    expect(parsePath('tile/entries/005.p/17')).toEqual({ level: 0, index: 5, width: 17, entries: true })
    for (const wrong of ['tile/0/x000/001', 'tile/00/001', 'tile/64/001', 'tile/0/1', 'tile/0/001.p/0', 'tile/0/001.p/256', 'tile/0/001.p/01', 'tile/0/x001', 'tile/0/../001', '/tile/0/001', 'tile/0/001/']) {
      expect(parsePath(wrong), wrong).toBeUndefined()
    }
  })

  test('a tree of 70,000 leaves has the tiles that the specification counts', () => {
    const size = 70_000
    expect([0, 1, 2, 3].map((level) => hashesAt(level, size))).toEqual([70_000, 273, 1, 0])
    expect(tileOf(0, 272, size)?.width).toBe(256)
    expect(tileOf(0, 273, size)?.width).toBe(112)
    expect(tileOf(1, 1, size)?.width).toBe(17)
    expect(tileOf(2, 0, size)?.width).toBe(1)
    expect(tileOf(3, 0, size)).toBeUndefined()
    expect(edgeOf(256)).toEqual([{ level: 1, index: 0, width: 1 }])
    expect(tilesBetween(0, size)).toHaveLength(274 + 2 + 1)
    expect(tilesBetween(69_999, size)).toEqual([{ level: 0, index: 273, width: 112 }])
  })

  test('a proof asks for the few tiles that it needs', () => {
    expect(tilesAsked((at) => inclusionProof(0, 1_000_000, at)).length).toBeLessThanOrEqual(6)
  })

  test('a bundle gives back its entries, and what is no bundle gives nothing', () => {
    const entries = ['', 'one', 'x'.repeat(65_535)].map(utf8)
    const bytes = bundle(entries)
    const back = unbundle(bytes)!
    expect(back).toHaveLength(3)
    expect(back.every((entry, at) => sameBytes(entry, entries[at]!))).toBe(true)
    expect(unbundle(bytes.subarray(0, bytes.length - 1))).toBeUndefined()
    expect(unbundle(Uint8Array.of(0))).toBeUndefined()
    expect(() => bundle([new Uint8Array(65_536)])).toThrow(RangeError)
  })
})

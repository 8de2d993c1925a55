import type { Core } from './core-text.ts'

/**
 * A sketch of a post: one-permutation minhash over its pairs of neighbouring letters. Every pair has
 * one hash; the hash names a bin and a value, and each bin keeps its least value. Two posts agree in
 * a bin about as often as their pairs overlap (Jaccard). A bin that no pair fell into borrows the
 * value of another bin, chosen by a fixed order, so that posts with few pairs compare as well
 * (optimal densification). Of a value one byte is kept: chance agreement, 1 in 256, is taken off.
 */

/** Bins of a sketch. Three make a band; a band that agrees makes two posts worth comparing: at 0.7 overlap 99.8 of 100 have one. */
export const BINS = 48
export const BAND = 3
export const BANDS = BINS / BAND

const EMPTY = 0xffffffff
const TRIES = 64
const DONORS = /* @__PURE__ */ donorTable()

/** For each bin the order in which it asks others for a value. */
function donorTable(): Uint8Array {
  const table = new Uint8Array(BINS * TRIES)
  for (let at = 0; at < table.length; at++) table[at] = ((mix(at + 0x51ed27) >>> 8) * BINS) / 0x1000000
  return table
}

/** Finalizer of the 32-bit Murmur 3 family. */
export function mix(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const least = new Uint32Array(BINS)

/** Writes the sketch of `core` to `into` at `at`. `core` has two letters at least. */
export function sketch({ units, length }: Core, into: Uint8Array, at: number): void {
  least.fill(EMPTY)
  let left = units[0] as number
  for (let next = 1; next < length; next++) {
    const right = units[next] as number
    let h = Math.imul((Math.imul(left, 0x10001) + right) | 0, 0x9e3779b1)
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
    h ^= h >>> 13
    const value = Math.imul(h, 0x297a2d39) >>> 0
    const bin = ((h >>> 16) * BINS) >>> 16
    if (value < (least[bin] as number)) least[bin] = value
    left = right
  }
  for (let bin = 0; bin < BINS; bin++) {
    let value = least[bin] as number
    for (let ask = bin * TRIES; value === EMPTY && ask < (bin + 1) * TRIES; ask++) value = least[DONORS[ask] as number] as number
    // The least of many is small: its low bits are the ones that still tell values apart.
    into[at + bin] = value ^ (value >>> 11)
  }
}

/** How much two sketches overlap, between 0 and 1: an estimate of the overlap of their pairs of letters. */
export function overlap(a: Uint8Array, at: number, b: Uint8Array, bt: number): number {
  let same = 0
  for (let bin = 0; bin < BINS; bin++) same += a[at + bin] === b[bt + bin] ? 1 : 0
  return Math.max(0, (same - BINS / 256) / (BINS - BINS / 256))
}

/** The key of one band of a sketch. */
export function bandKey(sketches: Uint8Array, at: number, band: number): number {
  const first = at + band * BAND
  return mix(((sketches[first] as number) | ((sketches[first + 1] as number) << 8) | ((sketches[first + 2] as number) << 16)) ^ (band << 24))
}

/** A hash of the letters from `from` to `until`. */
export function hashOf(units: Uint16Array, from: number, until: number, seed: number): number {
  let h = seed
  for (let at = from; at < until; at++) {
    h = Math.imul(h ^ (units[at] as number), 0x9e3779b1)
    h ^= h >>> 15
  }
  return mix(h)
}

/** Writes two hashes of all letters, in one pass. */
export function hashTwice({ units, length }: Core, into: Uint32Array): void {
  let one = 0x2f0b4a37
  let other = 0x5bd1e995
  for (let at = 0; at < length; at++) {
    const unit = units[at] as number
    one = Math.imul(one ^ unit, 0x9e3779b1)
    one ^= one >>> 15
    other = Math.imul(other ^ unit, 0x85ebca6b)
    other ^= other >>> 13
  }
  into[0] = mix(one)
  into[1] = mix(other)
}

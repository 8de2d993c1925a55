/**
 * Near-duplicates of a message, proposed and never merged by the machine.
 * Strategy: the set of character trigrams of the text (spaces and punctuation dropped) is sketched by 64 minimal hashes (Broder 1997);
 * the share of equal minima estimates the share of equal trigrams. Sixteen bands of four minima each are the index keys:
 * two texts that share half their trigrams meet in a band with probability 0.64, nine tenths of them with 0.999.
 */

const HASHES = 64
const BAND = 4
const LETTERS = /[\p{L}\p{N}]/u

function mix(value: number, seed: number): number {
  let hash = Math.imul(value ^ seed, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 64 minimal hashes of the text's trigrams; undefined for fewer than eight letters, which are too few to compare. */
export function sketch(text: string): number[] | undefined {
  const letters = [...text.normalize('NFKC').toLowerCase()].filter((character) => LETTERS.test(character))
  if (letters.length < 8) return undefined
  const minima = Array.from({ length: HASHES }, () => 0xffffffff)
  for (let at = 0; at + 2 < letters.length; at += 1) {
    const piece = (letters[at]!.codePointAt(0)! * 0x1000193) ^ (letters[at + 1]!.codePointAt(0)! * 0x10001) ^ Math.imul(letters[at + 2]!.codePointAt(0)!, 0x5bd1e995)
    for (let n = 0; n < HASHES; n += 1) {
      const hash = mix(piece, n * 0x27d4eb2f)
      if (hash < minima[n]!) minima[n] = hash
    }
  }
  return minima
}

/** Index keys of a sketch: one number a band, below 2^53. */
export function bands(minima: readonly number[]): number[] {
  const keys: number[] = []
  for (let band = 0; band * BAND < minima.length; band += 1) {
    let low = band
    let high = 0
    for (let n = band * BAND; n < (band + 1) * BAND; n += 1) {
      low = mix(low, minima[n]!)
      high = mix(high ^ 0x5bd1e995, minima[n]!)
    }
    keys.push((high & 0x1fffff) * 0x1_0000_0000 + low)
  }
  return keys
}

/** Estimated share of equal trigrams, 0 to 1. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  let equal = 0
  for (let n = 0; n < a.length; n += 1) if (a[n] === b[n]) equal += 1
  return equal / a.length
}

/** What a text is compared by. */
export interface Sketch {
  readonly minima: readonly number[]
  readonly bands: readonly number[]
}

/** Sketch and index keys of a text; undefined when it is too short to compare. */
export function sketchOf(text: string): Sketch | undefined {
  const minima = sketch(text)
  return minima && { minima, bands: bands(minima) }
}

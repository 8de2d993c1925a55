import { mix } from '../duplicates/sketch.ts'
import { letterOf } from '../duplicates/core-text.ts'

/**
 * What a matter is recognised by: pairs and triples of neighbouring letters of the title and the
 * opening of the text. No word list is needed, a place or a building that nobody has heard of yet
 * counts like any other, and a gram is known by its hash only.
 */

/** Grams are told apart by this many bits; a collision makes two rare grams one, which average linkage bears. */
export const GRAM_BITS = 22
/** Letters of the text that are read: people open with what the matter is. */
const OPENING = 220
/** A gram of the title counts as often as this many of the text. */
const TITLE_WEIGHT = 2
const TITLE_LIMIT = 80

/** Grams of a post, each once, with how often it is said. */
export interface Grams {
  readonly ids: Uint32Array
  readonly counts: Float32Array
}

const counted = new Map<number, number>()

function count(text: string, limit: number, weight: number): void {
  let before = 0
  let left = 0
  const end = Math.min(text.length, limit)
  for (let at = 0; at < end; at++) {
    const letter = letterOf(text.charCodeAt(at))
    if (letter !== 0 && left !== 0) {
      add(mix(Math.imul(left * 0x10001 + letter, 0x9e3779b1) ^ 0x2545f491), weight)
      if (before !== 0) add(mix(Math.imul(Math.imul(before, 0x85ebca6b) + left * 0x10001 + letter, 0x9e3779b1)), weight)
    }
    before = left
    left = letter
  }
}

function add(hash: number, weight: number): void {
  const id = hash >>> (32 - GRAM_BITS)
  counted.set(id, (counted.get(id) ?? 0) + weight)
}

/** The grams of a post. */
export function gramsOf(title: string | undefined, text: string): Grams {
  counted.clear()
  if (title) count(title, TITLE_LIMIT, TITLE_WEIGHT)
  count(text, OPENING, 1)
  return { ids: Uint32Array.from(counted.keys()), counts: Float32Array.from(counted.values()) }
}

/**
 * What the classifier sees of a message: character n-grams in two blocks, the whole message and its
 * head. No word segmentation: Chinese n-grams up to four characters cover most words, and nothing
 * has to be downloaded. A gram is known by a 32-bit hash only, so that a trained model holds no
 * citizen's words.
 */

/** A message as it reached the office. `title` may be missing. */
export interface Message {
  readonly title?: string | undefined
  readonly text: string
}

/** Block of a gram: `whole` runs over title and text, `head` over the opening of the message only. */
export type Block = 0 | 1
export const WHOLE: Block = 0
export const HEAD: Block = 1

/** The head of a message without title: people open with what the matter is. */
export const HEAD_LENGTH = 22
/** A title longer than this is a text in the title field; only its opening is a head. */
const TITLE_LIMIT = 60
/** Characters that decide. A longer message repeats itself; the limit bounds time and memory. */
export const READ_LIMIT = 10_000

const LONGEST = { [WHOLE]: 4, [HEAD]: 3 } as const
const SEED = { [WHOLE]: 0x2f0b4a37, [HEAD]: 0x5bd1e995 } as const

/** Separates title and text; no gram runs across it. White space never occurs inside either. */
const BREAK = '\n'
const BREAK_POINT = 0x0a

/** A message as {@link eachGram} reads it: `points` are folded characters, `shown` the same characters as people read them. */
export interface Reading {
  readonly points: Int32Array
  readonly shown: readonly string[]
  /** The head is the first `head` characters. */
  readonly head: number
}

const UNREADABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\s]+/gu
const DIGIT = /^\p{Nd}$/u
const ZERO = 0x30

/** The characters of `text` that count: one form for full and half width, no white space, nothing invisible. */
function characters(text: string): string[] {
  // A character takes at most two units; what lies beyond the limit is not even normalized.
  const opening = text.length > READ_LIMIT * 2 ? text.slice(0, READ_LIMIT * 2) : text
  return [...opening.normalize('NFKC').replace(UNREADABLE, '')].slice(0, READ_LIMIT)
}

/** Letter case does not count, and one digit is as good as another: numbers name places and persons more than matters. */
function fold(character: string): number {
  const point = character.codePointAt(0) as number
  if (point >= 0x3400 && point <= 0x9fff) return point
  return DIGIT.test(character) ? ZERO : (character.toLowerCase().codePointAt(0) as number)
}

/** Reads `message`. An empty message has no characters. */
export function read(message: Message): Reading {
  const title = characters(message.title ?? '')
  const text = characters(message.text)
  const shown = (title.length > 0 ? [...title, BREAK, ...text] : text).slice(0, READ_LIMIT)
  const points = Int32Array.from(shown, (character) => (character === BREAK ? BREAK_POINT : fold(character)))
  return { points, shown, head: title.length > 0 ? Math.min(title.length, TITLE_LIMIT) : Math.min(text.length, HEAD_LENGTH) }
}

/**
 * Visits every gram of `reading`: its hash, its block, its first character and its length in characters.
 */
export function eachGram(reading: Reading, visit: (hash: number, block: Block, start: number, length: number) => void): void {
  walk(reading.points, reading.points.length, WHOLE, visit)
  walk(reading.points, reading.head, HEAD, visit)
}

function walk(points: Int32Array, until: number, block: Block, visit: (hash: number, block: Block, start: number, length: number) => void): void {
  for (let start = 0; start < until; start++) {
    let state: number = SEED[block]
    const end = Math.min(until, start + LONGEST[block])
    for (let at = start; at < end; at++) {
      const point = points[at] as number
      if (point === BREAK_POINT) break
      state = Math.imul(state ^ point, 0x9e3779b1)
      state ^= state >>> 15
      visit(avalanche(state + (at - start)), block, start, at - start + 1)
    }
  }
}

/** Finalizer of the 32-bit Murmur 3 family: every bit of the state moves every bit of the hash. */
function avalanche(state: number): number {
  let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

import type { Expression } from '../rules/expression.ts'
import { fold, foldWord } from '../text/fold.ts'

/**
 * Which of very many stored texts a rule may hold for, without looking at them. Every two units that follow each other set one of COLUMNS bits
 * of their text. The bits are kept by column: a word asks a few columns, and 32 texts are answered by one operation. A text that has the word
 * has its bits, so nothing is missed; what is found has to be looked at.
 */
const COLUMNS = 1024
const TEXTS = 32_768
const INTS = TEXTS / 32
const SPREAD = 0x9e3779b1
const SHIFT = 32 - Math.log2(COLUMNS)

/** Bytes of memory for each text. */
export const BYTES_A_TEXT = COLUMNS / 8

export class Signatures {
  readonly #plain: boolean
  readonly #blocks: Int32Array[] = []
  #count = 0

  constructor({ plain = false }: { readonly plain?: boolean } = {}) {
    this.#plain = plain
  }

  get count(): number {
    return this.#count
  }

  /** Takes in the next text; its number, from 0. */
  add(text: string): number {
    const number = this.#count
    const place = number % TEXTS
    if (place === 0) this.#blocks.push(new Int32Array(COLUMNS * INTS))
    const block = this.#blocks.at(-1)!
    const int = place >>> 5
    const bit = 1 << (place & 31)
    const folded = this.#plain ? text : fold(text)
    let last = folded.charCodeAt(0)
    for (let at = 1; at < folded.length; at += 1) {
      const unit = folded.charCodeAt(at)
      const index = columnOf(last, unit) * INTS + int
      block[index] = block[index]! | bit
      last = unit
    }
    this.#count += 1
    return number
  }

  /** Numbers of the texts for which `expression` may hold, rising; `each` is called for every one. */
  candidates(expression: Expression, each: (number: number) => void): void {
    this.#blocks.forEach((block, index) => {
      const from = index * TEXTS
      const bits = this.#bits(expression, block)
      const texts = Math.min(TEXTS, this.#count - from)
      for (let int = 0; int * 32 < texts; int += 1) {
        let left = bits ? bits[int]! : -1
        while (left !== 0) {
          const lowest = left & -left
          const at = int * 32 + 31 - Math.clz32(lowest)
          if (at < texts) each(from + at)
          left ^= lowest
        }
      }
    })
  }

  /** Undefined: any text. */
  #bits(expression: Expression, block: Int32Array): Int32Array | undefined {
    switch (expression.kind) {
      case 'word':
        return this.#word(expression.word, block)
      case 'near':
        return both(this.#any(expression.a, block), this.#any(expression.b, block))
      case 'all':
        return expression.of.map((part) => this.#bits(part, block)).reduce(both)
      case 'any':
        return expression.of.map((part) => this.#bits(part, block)).reduce(either)
      default:
        return undefined
    }
  }

  #any(words: readonly string[], block: Int32Array): Int32Array | undefined {
    return words.map((word) => this.#word(word, block)).reduce(either)
  }

  #word(word: string, block: Int32Array): Int32Array | undefined {
    const folded = this.#plain ? word : foldWord(word)
    if (folded.length < 2) return undefined
    const bits = new Int32Array(INTS).fill(-1)
    for (let at = 1; at < folded.length; at += 1) {
      const column = columnOf(folded.charCodeAt(at - 1), folded.charCodeAt(at)) * INTS
      for (let int = 0; int < INTS; int += 1) bits[int] = bits[int]! & block[column + int]!
    }
    return bits
  }
}

const columnOf = (first: number, second: number): number => Math.imul((first << 16) ^ (second * 5), SPREAD) >>> SHIFT

function both(a: Int32Array | undefined, b: Int32Array | undefined): Int32Array | undefined {
  if (!a || !b) return a ?? b
  return a.map((bits, at) => bits & b[at]!)
}

const either = (a: Int32Array | undefined, b: Int32Array | undefined): Int32Array | undefined => (a && b ? a.map((bits, at) => bits | b[at]!) : undefined)

import type { Expression } from './expression.ts'

/**
 * How rules are kept for matching. Each is a row of questions, three numbers a question: what is asked, where to go on yes, where on no;
 * ACCEPT and REJECT end it. A question of 0 or more asks whether that word was seen; one below asks `~question` of `nears`; one from PATTERNS
 * on asks a pattern. So every expression runs without being looked at as a tree.
 */
export const ACCEPT = -1
export const REJECT = -2
export const STEP = 3
export const PATTERNS = 0x40000000

/** A set of words of which one must be seen if the expression is to hold, with how often one is expected. */
export interface Needed {
  readonly words: readonly number[]
  readonly expected: number
}

/** What a compiler of expressions is given. */
export interface Words {
  /** The number of a word. */
  number(word: string): number
  /** In how many texts of all it is expected. */
  expected(number: number): number
}

/** The needed set that is expected least; undefined where the expression can hold without any word. */
export function needed(expression: Expression, words: Words): Needed | undefined {
  switch (expression.kind) {
    case 'word':
      return setOf([expression.word], words)
    case 'near': {
      const [a, b] = [setOf(expression.a, words), setOf(expression.b, words)]
      return b.expected < a.expected ? b : a
    }
    case 'any': {
      const sets = expression.of.map((part) => needed(part, words))
      return sets.every((set) => set !== undefined) ? { words: [...new Set(sets.flatMap((set) => set.words))], expected: sets.reduce((sum, set) => sum + set.expected, 0) } : undefined
    }
    case 'all':
      return rarest(expression.of.map((part) => needed(part, words)))
    default:
      return undefined
  }
}

const setOf = (list: readonly string[], words: Words): Needed => {
  const numbers = [...new Set(list.map((word) => words.number(word)))]
  return { words: numbers, expected: numbers.reduce((sum, number) => sum + words.expected(number), 0) }
}

const rarest = (sets: readonly (Needed | undefined)[]): Needed | undefined =>
  sets.reduce((best, set) => (set && (!best || set.expected < best.expected) ? set : best), undefined)

/** Where the questions of many rules are written. */
export class Questions {
  steps = new Int32Array(3 * 1024)
  #end = 0
  nears: number[] = []
  readonly patterns: string[] = []
  /** Words whose places are asked. */
  readonly placed = new Set<number>()
  readonly #words: Words

  constructor(words: Words) {
    this.#words = words
  }

  /** Writes `expression`; where its first question stands. Written from the last question to the first, for each must know where to go. */
  write(expression: Expression, yes: number, no: number): number {
    switch (expression.kind) {
      case 'word':
        return this.#step(this.#words.number(expression.word), yes, no)
      case 'not':
        return this.write(expression.of, no, yes)
      case 'near':
        return this.#step(~this.#near(expression), yes, no)
      case 'pattern':
        this.patterns.push(expression.pattern)
        return this.#step(PATTERNS + this.patterns.length - 1, yes, no)
      case 'any':
        return expression.of.reduceRight((next, part) => this.write(part, yes, next), no)
      case 'all':
        // What fails most is asked first.
        return expression.of.toSorted((a, b) => this.#dear(b) - this.#dear(a)).reduce((next, part) => this.write(part, next, no), yes)
    }
  }

  done(): { steps: Int32Array; nears: Int32Array } {
    return { steps: this.steps.slice(0, this.#end), nears: Int32Array.from(this.nears) }
  }

  #step(asks: number, yes: number, no: number): number {
    if (this.#end + STEP > this.steps.length) {
      const larger = new Int32Array(this.steps.length * 2)
      larger.set(this.steps)
      this.steps = larger
    }
    const at = this.#end
    this.steps[at] = asks
    this.steps[at + 1] = yes
    this.steps[at + 2] = no
    this.#end += STEP
    return at
  }

  /** Distance, then both sides with their number of words. */
  #near({ a, b, within }: Extract<Expression, { kind: 'near' }>): number {
    const at = this.nears.length
    const sides = [a, b].map((side) => [...new Set(side.map((word) => this.#words.number(word)))])
    this.nears.push(within)
    for (const side of sides) {
      this.nears.push(side.length)
      for (const word of side) {
        this.nears.push(word)
        this.placed.add(word)
      }
    }
    return at
  }

  /** Rough order of asking: rare words, frequent ones, what must not be there, places, patterns. */
  #dear(expression: Expression): number {
    if (expression.kind === 'pattern') return 4e9
    if (expression.kind === 'near') return 3e9
    if (expression.kind === 'not') return 2e9
    return needed(expression, this.#words)?.expected ?? 1e9
  }
}

import { LONGEST } from '../automaton/automaton.ts'
import { Scanner } from '../automaton/scanner.ts'
import { foldWord } from '../text/fold.ts'
import type { CopyUnits } from '../text/units.ts'
import { type CompiledRules, KEY, PLACED } from './compiled.ts'
import { ACCEPT, PATTERNS } from './program.ts'

/** Whether a regular expression is found in a text. */
export type Find = (text: string) => boolean
/** Makes the finder of a pattern that was accepted when the rule was read. */
export type FinderOf = (pattern: string) => Find

export interface MatcherOptions {
  readonly finderOf?: FinderOf | undefined
  /** A quicker way to the units of a string, where the platform has one. */
  readonly copy?: CopyUnits | undefined
}

/** Says which rules hold for a text. One a thread. */
export class Matcher {
  readonly #rules: CompiledRules
  readonly #scanner: Scanner
  readonly #finders: readonly Find[]
  /** A bit for each word that was seen, and the words themselves. */
  readonly #seen: Int32Array
  readonly #words: Int32Array
  #wordCount = 0
  /** Places of the words that are asked for them: a chain for each. */
  readonly #firstPlace: Int32Array
  readonly #lastPlace: Int32Array
  #start = new Int32Array(256)
  #end = new Int32Array(256)
  #nextPlace = new Int32Array(256)
  #placeCount = 0
  /** The text in which each rule was last found, so that none is named twice. */
  readonly #found: Int32Array
  #number = 0
  #text = ''
  /** In how many texts each word was, and in how many it was looked for. */
  readonly #counts: Float64Array
  #texts = 0
  readonly #take: (count: number) => void
  /** No rule asks where a long word stands. */
  readonly #longOnce: boolean

  constructor(rules: CompiledRules, { finderOf, copy }: MatcherOptions = {}) {
    this.#rules = rules
    this.#scanner = new Scanner(rules.automaton, copy)
    if (rules.patterns.length > 0 && !finderOf) throw new TypeError('rules with patterns need a finder')
    this.#finders = rules.patterns.map((pattern) => finderOf!(pattern))
    const words = rules.automaton.words
    this.#seen = new Int32Array((words >>> 5) + 1)
    this.#words = new Int32Array(words)
    this.#firstPlace = new Int32Array(words).fill(-1)
    this.#lastPlace = new Int32Array(words)
    this.#found = new Int32Array(rules.rules)
    this.#counts = new Float64Array(words)
    this.#take = (count) => this.#note(count)
    this.#longOnce = rules.flags.every((flags, word) => (flags & PLACED) === 0 || rules.automaton.lengths[word]! <= LONGEST)
  }

  /** Numbers of the rules that hold for `text`, smallest first. `numbers`, where given, is filled and returned. */
  match(text: string, numbers: number[] = []): number[] {
    const { postings, begins, flags, always } = this.#rules
    const seen = this.#seen
    this.#text = text
    this.#number = (this.#number + 1) | 0
    this.#texts += 1
    this.#wordCount = 0
    this.#placeCount = 0
    numbers.length = 0
    this.#scanner.scan(text, this.#take, this.#longOnce)
    for (let index = 0; index < this.#wordCount; index += 1) {
      const word = this.#words[index]!
      if ((flags[word]! & KEY) === 0) continue
      const end = begins[word + 1]!
      for (let at = begins[word]!; at < end;) {
        const rule = postings[at]!
        const first = postings[at + 1]!
        const beside = postings[at + 2]!
        at += 3
        const after = at + beside
        if (beside > 0) {
          while (at < after && ((seen[postings[at]! >>> 5]! >>> (postings[at]! & 31)) & 1) === 0) at += 1
          if (at === after) continue
          at = after
        }
        if (first === ACCEPT || this.#holds(first)) this.#accept(rule, numbers)
      }
    }
    for (let at = 0; at < always.length; at += 2) if (this.#holds(always[at + 1]!)) this.#accept(always[at]!, numbers)
    this.#forget()
    return numbers.length > 1 ? numbers.sort((a, b) => a - b) : numbers
  }

  /** In how many of a thousand texts a word was so far; undefined for a word of no rule, and before there were texts. */
  expected(): (word: string) => number | undefined {
    const { automaton } = this.#rules
    const counts = this.#counts.slice()
    const texts = this.#texts
    const scanner = new Scanner(automaton)
    return (word) => {
      if (texts === 0) return undefined
      const length = automaton.plain ? word.length : foldWord(word).length
      for (let hit = scanner.scan(word) - 1; hit >= 0; hit -= 1) {
        const number = scanner.word[hit]!
        if (automaton.lengths[number] === length) return (counts[number]! / texts) * 1_000
      }
      return undefined
    }
  }

  #accept(rule: number, numbers: number[]): void {
    if (this.#found[rule] === this.#number) return
    this.#found[rule] = this.#number
    numbers.push(rule)
  }

  #note(count: number): void {
    const { word, start, end } = this.#scanner
    const { flags } = this.#rules
    const seen = this.#seen
    for (let hit = 0; hit < count; hit += 1) {
      const one = word[hit]!
      if (((seen[one >>> 5]! >>> (one & 31)) & 1) === 0) {
        seen[one >>> 5] = seen[one >>> 5]! | (1 << (one & 31))
        this.#words[this.#wordCount] = one
        this.#wordCount += 1
        this.#counts[one] = this.#counts[one]! + 1
      }
      if ((flags[one]! & PLACED) !== 0) this.#place(one, start[hit]!, end[hit]!)
    }
  }

  #place(word: number, start: number, end: number): void {
    const at = this.#placeCount
    if (at === this.#start.length) {
      this.#start = doubled(this.#start)
      this.#end = doubled(this.#end)
      this.#nextPlace = doubled(this.#nextPlace)
    }
    this.#start[at] = start
    this.#end[at] = end
    this.#nextPlace[at] = -1
    if (this.#firstPlace[word] === -1) this.#firstPlace[word] = at
    else this.#nextPlace[this.#lastPlace[word]!] = at
    this.#lastPlace[word] = at
    this.#placeCount += 1
  }

  #forget(): void {
    for (let index = 0; index < this.#wordCount; index += 1) {
      const word = this.#words[index]!
      this.#seen[word >>> 5] = 0
      this.#firstPlace[word] = -1
    }
  }

  #holds(first: number): boolean {
    const { steps } = this.#rules
    let at = first
    while (at >= 0) {
      const asks = steps[at]!
      const yes = asks < 0 ? this.#near(~asks) : asks >= PATTERNS ? this.#finders[asks - PATTERNS]!(this.#text) : ((this.#seen[asks >>> 5]! >>> (asks & 31)) & 1) === 1
      at = steps[yes ? at + 1 : at + 2]!
    }
    return at === ACCEPT
  }

  #near(near: number): boolean {
    const { nears } = this.#rules
    const within = nears[near]!
    const a = near + 2
    const countA = nears[near + 1]!
    const b = a + countA + 1
    const countB = nears[b - 1]!
    for (let i = a; i < a + countA; i += 1) {
      const first = this.#firstPlace[nears[i]!]!
      if (first < 0) continue
      for (let j = b; j < b + countB; j += 1) {
        const other = this.#firstPlace[nears[j]!]!
        if (other >= 0 && (this.#follows(first, other, within) || this.#follows(other, first, within))) return true
      }
    }
    return false
  }

  /** Whether some place of the second chain follows one of the first with at most `within` units between. Both chains rise, so each is read once. */
  #follows(first: number, other: number, within: number): boolean {
    let next = other
    for (let at = first; at >= 0; at = this.#nextPlace[at]!) {
      const end = this.#end[at]!
      while (next >= 0 && this.#start[next]! < end) next = this.#nextPlace[next]!
      if (next < 0) return false
      if (this.#start[next]! - end <= within) return true
    }
    return false
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

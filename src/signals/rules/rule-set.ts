import { type CompiledRules, compileRules } from './compiled.ts'
import type { Expression } from './expression.ts'
import { Matcher, type MatcherOptions } from './matcher.ts'

export interface Rule {
  readonly id: string
  readonly expression: Expression
}

export interface RuleSetOptions extends MatcherOptions {
  readonly plain?: boolean
}

/** The rules of one moment, to be compiled elsewhere while the stream runs on. */
export interface Snapshot {
  readonly rules: readonly Rule[]
  /** In how many of the texts seen so far each word was, where it was in any. */
  readonly expected: (word: string) => number | undefined
}

interface Part {
  readonly rules: readonly Rule[]
  readonly matcher: Matcher
  /** 1 for a rule that was taken back or written anew since. */
  readonly gone: Uint8Array
}

/**
 * Rules that change while texts come. Most stand compiled; those added since stand in a small second set beside them, compiled anew with
 * each addition, so that a rule works at once however many there are. Now and then both are made one: `snapshot` and `adopt`, between which
 * another thread compiles, or `merge`.
 */
export class RuleSet {
  readonly #options: RuleSetOptions
  #main: Part
  #added: Part
  /** Where each rule stands. */
  readonly #places = new Map<string, { readonly added: boolean; readonly at: number }>()
  readonly #found: number[] = []

  constructor(rules: readonly Rule[] = [], options: RuleSetOptions = {}) {
    this.#options = options
    this.#main = this.#part(rules)
    this.#added = this.#part([])
    this.#settle(this.#main)
  }

  get size(): number {
    return this.#places.size
  }

  /** How many were added since the two sets were last made one. */
  get waiting(): number {
    return this.#added.rules.length
  }

  /** Ids of the rules that hold for `text`, in the order in which they were given. */
  match(text: string): string[] {
    const ids: string[] = []
    for (const { rules, matcher, gone } of this.#added.rules.length > 0 ? [this.#main, this.#added] : [this.#main]) {
      for (const number of matcher.match(text, this.#found)) if (gone[number] === 0) ids.push(rules[number]!.id)
    }
    return ids
  }

  /** Adds rules; one whose id is known replaces it. */
  add(rules: readonly Rule[]): void {
    this.remove(rules.map(({ id }) => id))
    this.#added = this.#part([...this.#added.rules.filter((_, at) => this.#added.gone[at] === 0), ...rules])
    this.#settle(this.#added)
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) {
      const place = this.#places.get(id)
      if (!place) continue
      ;(place.added ? this.#added : this.#main).gone[place.at] = 1
      this.#places.delete(id)
    }
  }

  snapshot(): Snapshot {
    const rules = [this.#main, this.#added].flatMap((part) => part.rules.filter((_, at) => part.gone[at] === 0))
    return { rules, expected: this.#main.matcher.expected() }
  }

  /** Takes the rules of `snapshot`, compiled; what was added or taken back since stays so. */
  adopt({ rules }: Snapshot, compiled: CompiledRules): void {
    const were = new Set(rules)
    const since = this.#added.rules.filter((rule, at) => this.#added.gone[at] === 0 && !were.has(rule))
    const newer = new Set(since.map(({ id }) => id))
    this.#main = { rules, matcher: new Matcher(compiled, this.#options), gone: Uint8Array.from(rules, ({ id }) => (this.#places.has(id) && !newer.has(id) ? 0 : 1)) }
    this.#added = this.#part(since)
    this.#places.clear()
    this.#settle(this.#main)
    this.#settle(this.#added)
  }

  /** Makes both sets one, now; with what was learned of how frequent the words are. */
  merge(): void {
    const snapshot = this.snapshot()
    this.adopt(snapshot, compileRules(snapshot.rules.map(({ expression }) => expression), { ...this.#options, expected: snapshot.expected }))
  }

  #part(rules: readonly Rule[]): Part {
    const compiled = compileRules(rules.map(({ expression }) => expression), this.#options)
    return { rules, matcher: new Matcher(compiled, this.#options), gone: new Uint8Array(rules.length) }
  }

  #settle(part: Part): void {
    part.rules.forEach(({ id }, at) => {
      if (part.gone[at] === 0) this.#places.set(id, { added: part === this.#added, at })
    })
  }
}

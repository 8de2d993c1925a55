import { DuplicateIndex } from '../duplicates/index.ts'
import { type Known, parseRule } from '../rules/parse.ts'
import { finderOf } from '../rules/patterns.ts'
import { RuleSet } from '../rules/rule-set.ts'
import { nodeUnits } from '../text/node-units.ts'

/** Repeats are known as such for two to four weeks. */
const DAY = 86_400_000
export const REMEMBERED_DAYS = 28
/** So many rules stand beside the compiled ones before all are compiled anew. */
const MANY = 1_000

/** A rule as it stands; without an expression it was withdrawn. */
export interface StandingRule {
  readonly id: string
  readonly version: number
  readonly expression?: string | undefined
}

/** Two wordings that turned out to be one: the later is told by the number of the earlier from now on. */
export type Joined = readonly [from: number, into: number]

const WITHDRAWN = -1
const versionOf = ({ version, expression }: StandingRule): number => (expression === undefined ? WITHDRAWN : version)

/** What is remembered of the stream: which wordings were said and which rules hold. Everything here can be made anew from what is stored. */
export class Stream {
  readonly #options = { finderOf, copy: nodeUnits() }
  #rules = new RuleSet([], this.#options)
  readonly #versions = new Map<string, number>()
  readonly #repeats = new DuplicateIndex({ bucket: (REMEMBERED_DAYS / 2) * DAY, kept: 1 })
  /** The wording of each group of the index; 0 for none. */
  #wordings = new Float64Array(1024)

  get rules(): number {
    return this.#rules.size
  }

  /** Takes the rules that are new, changed or withdrawn since it last looked; works at once, also among a hundred thousand. */
  learnRules(rules: readonly StandingRule[], known: Known): void {
    const fresh = rules.filter((rule) => this.#versions.get(rule.id) !== versionOf(rule))
    if (fresh.length === 0) return
    const standing = fresh.flatMap(({ id, expression }) => {
      if (expression === undefined) return []
      const parsed = parseRule(expression, known)
      return 'expression' in parsed ? [{ id, expression: parsed.expression }] : []
    })
    this.#rules.remove(fresh.map(({ id }) => id))
    if (this.#versions.size === 0) this.#rules = new RuleSet(standing, this.#options)
    else this.#rules.add(standing)
    for (const rule of fresh) this.#versions.set(rule.id, versionOf(rule))
    if (this.#rules.waiting > MANY) this.#rules.merge()
  }

  /** A list was set anew: every rule is read again. */
  forgetRules(): void {
    this.#versions.clear()
    this.#rules = new RuleSet([], this.#options)
  }

  match(text: string): readonly string[] {
    return this.#rules.size === 0 ? [] : this.#rules.match(text)
  }

  /** The wording of a post that was said at `time` and whose number is `own`; `note` hears of wordings that are the same. */
  wordingOf(text: string, time: number, own: number, note?: (joined: Joined) => void): number {
    const { group, joined } = this.#repeats.place(text, time)
    const wording = this.#wording(group) || own
    this.#set(group, wording)
    for (const other of joined) {
      const theirs = this.#wording(other)
      if (theirs !== 0 && theirs !== wording) note?.(theirs > wording ? [theirs, wording] : [wording, theirs])
      this.#set(other, wording)
    }
    return wording
  }

  #wording(group: number): number {
    return this.#wordings[group] ?? 0
  }

  #set(group: number, wording: number): void {
    if (group >= this.#wordings.length) {
      const grown = new Float64Array(Math.max(group + 1, this.#wordings.length * 2))
      grown.set(this.#wordings)
      this.#wordings = grown
    }
    this.#wordings[group] = wording
  }
}

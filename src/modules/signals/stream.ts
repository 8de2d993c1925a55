import { DuplicateIndex } from '#src/signals/duplicates/index.ts'
import { parseRule, type Known } from '#src/signals/rules/parse.ts'
import { finderOf } from '#src/signals/rules/patterns.ts'
import { RuleSet } from '#src/signals/rules/rule-set.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Rule } from './contract.ts'
import { expressionOf } from './evolve.ts'

/** Repeats are known as such for two to four weeks. */
const DAY = 86_400_000
export const REMEMBERED_DAYS = 28
/** So many rules stand beside the compiled ones before all are compiled anew. */
const MANY = 1_000

/** What is searched of a post. */
export const searched = ({ title, body }: { readonly title: string; readonly body: string }): string => (title === '' ? body : `${title}\n${body}`)

/** Two wordings that turned out to be one: the later is told by the number of the earlier from now on. */
export type Joined = readonly [from: number, into: number]

/**
 * What one process remembers of the stream: which wordings were said and which rules hold. Everything here can be made anew from what is
 * stored, so it is thrown away whenever it may know of posts that were not.
 */
export class Stream {
  /** Number of the last post it knows. */
  through = 0
  /** It knows of posts whose storing is not certain yet. */
  dirty = false
  #rules = new RuleSet([], { finderOf })
  readonly #versions = new Map<Id, number>()
  readonly #repeats = new DuplicateIndex({ bucket: (REMEMBERED_DAYS / 2) * DAY, kept: 1 })
  /** The wording of each group of the index; 0 for none. */
  #wordings = new Float64Array(1024)

  get rules(): number {
    return this.#rules.size
  }

  /** Takes the rules that are new, changed or withdrawn since it last looked; works at once, also among a hundred thousand. */
  learnRules(rules: readonly Rule[], known: Known): void {
    const fresh = rules.filter(({ id, state, versions }) => this.#versions.get(id) !== (state === 'standing' ? versions.length : -1))
    if (fresh.length === 0) return
    const standing = fresh.flatMap((rule) => {
      if (rule.state === 'withdrawn') return []
      const parsed = parseRule(expressionOf(rule), known)
      return 'expression' in parsed ? [{ id: rule.id, expression: parsed.expression }] : []
    })
    this.#rules.remove(fresh.map(({ id }) => id))
    if (this.#versions.size === 0) this.#rules = new RuleSet(standing, { finderOf })
    else this.#rules.add(standing)
    for (const { id, state, versions } of fresh) this.#versions.set(id, state === 'standing' ? versions.length : -1)
    if (this.#rules.waiting > MANY) this.#rules.merge()
  }

  /** A list was set anew: every rule is read again. */
  forgetRules(): void {
    this.#versions.clear()
    this.#rules = new RuleSet([], { finderOf })
  }

  match(text: string): readonly Id[] {
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

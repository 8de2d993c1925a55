import { type Automaton, pack, unpack } from '../automaton/automaton.ts'
import { buildAutomaton } from '../automaton/build.ts'
import { type Expression, wordsOf } from './expression.ts'
import { ACCEPT, needed, type Needed, Questions, REJECT, type Words } from './program.ts'

/**
 * Rules made ready for matching. A rule is looked at when one word of its rarest needed set was seen: `postings` of that word hold, for each
 * such rule, its number, its first question, and the words of its second rarest set, of which one must be seen too. They lie in a row, so
 * nearly all rules that come to nothing cost a glance at memory that is already there.
 */
export interface CompiledRules {
  readonly automaton: Automaton
  readonly rules: number
  /** What is asked of each word: KEY, PLACED. */
  readonly flags: Uint8Array
  /** Where the postings of each word begin; one more than words. */
  readonly begins: Int32Array
  readonly postings: Int32Array
  readonly steps: Int32Array
  readonly nears: Int32Array
  /** Rules that may hold without any word, with their first question. */
  readonly always: Int32Array
  readonly patterns: readonly string[]
}

export const KEY = 1
export const PLACED = 2
/** Words of the second set that stand beside the rule; of a larger set none do. */
const MOST_BESIDE = 12
const WEIGHT_OF_GUESS = 0.01

export interface CompileOptions {
  readonly plain?: boolean
  /** In how many texts of a thousand each word is expected, where that is known. */
  readonly expected?: ((word: string) => number | undefined) | undefined
}

/** Compiles `rules`; their numbers are their places in the array. */
export function compileRules(rules: readonly Expression[], { plain = false, expected }: CompileOptions = {}): CompiledRules {
  const list: string[] = []
  const uses: number[] = []
  const places = new Map<string, number>()
  for (const rule of rules) {
    eachWord(rule, (word) => {
      let place = places.get(word)
      if (place === undefined) {
        places.set(word, (place = list.length))
        list.push(word)
        uses.push(0)
      }
      uses[place] = uses[place]! + 1
    })
  }
  const { automaton, numbers } = buildAutomaton(list, { plain })
  const guesses = new Float64Array(automaton.words)
  list.forEach((word, place) => {
    const number = numbers[place]!
    if (number < 0) return
    // What was never seen is still told apart by guess.
    const known = expected?.(word)
    guesses[number] = guesses[number]! + (known === undefined ? 1 : WEIGHT_OF_GUESS) * guess(word, uses[place]!) + (known ?? 0)
  })
  const words: Words = { number: (word) => numbers[places.get(word)!]!, expected: (number) => guesses[number]! }
  return { automaton, ...arranged(rules, words, automaton.words) }
}

function arranged(rules: readonly Expression[], words: Words, count: number): Omit<CompiledRules, 'automaton'> {
  const questions = new Questions(words)
  const always: number[] = []
  const keys: { readonly key: Needed; readonly first: number; readonly beside: readonly number[] }[] = []
  const sizes = new Int32Array(count + 1)
  rules.forEach((rule, number) => {
    const parts = rule.kind === 'all' ? rule.of : [rule]
    const sets = parts.map((part) => needed(part, words))
    let best = -1
    let second = -1
    sets.forEach((set, at) => {
      if (!set) return
      if (best < 0 || set.expected < sets[best]!.expected) [second, best] = [best, at]
      else if (second < 0 || set.expected < sets[second]!.expected) second = at
    })
    if (best < 0) {
      always.push(number, questions.write(rule, ACCEPT, REJECT))
      return
    }
    // What brought us to the rule need not be asked again.
    const left = parts.filter((part, at) => at !== best || !wordsOf(part))
    const first = left.length === 0 ? ACCEPT : questions.write(left.length === 1 ? left[0]! : { kind: 'all', of: left }, ACCEPT, REJECT)
    const besides = second < 0 ? [] : sets[second]!.words
    const beside = besides.length > MOST_BESIDE ? [] : besides
    keys[number] = { key: sets[best]!, first, beside }
    for (const word of sets[best]!.words) sizes[word] = sizes[word]! + 3 + beside.length
  })
  const begins = new Int32Array(count + 1)
  for (let word = 0; word < count; word += 1) begins[word + 1] = begins[word]! + sizes[word]!
  const postings = new Int32Array(begins[count]!)
  const flags = new Uint8Array(count)
  const ends = begins.slice()
  keys.forEach(({ key, first, beside }, number) => {
    for (const word of key.words) {
      let at = ends[word]!
      postings[at++] = number
      postings[at++] = first
      postings[at++] = beside.length
      for (const other of beside) postings[at++] = other
      ends[word] = at
      flags[word] = KEY
    }
  })
  for (const word of questions.placed) flags[word] = flags[word]! | PLACED
  return { rules: rules.length, flags, begins, postings, ...questions.done(), always: Int32Array.from(always), patterns: questions.patterns }
}

/** Without knowledge of the texts: short words are frequent, and what many rules ask for is talked about. */
const guess = (word: string, uses: number): number => uses * 4 ** -Math.min(word.length, 6)

/** Every word of `expression`. */
export function eachWord(expression: Expression, visit: (word: string) => void): void {
  if (expression.kind === 'word') visit(expression.word)
  else if (expression.kind === 'not') eachWord(expression.of, visit)
  else if (expression.kind === 'near') {
    expression.a.forEach(visit)
    expression.b.forEach(visit)
  } else if (expression.kind !== 'pattern') for (const part of expression.of) eachWord(part, visit)
}

const ARRAYS = ['begins', 'postings', 'steps', 'nears', 'always'] as const

/** All of it in shared memory, to be posted to threads; they use it without copying. */
export function shareRules(rules: CompiledRules, allocate: (bytes: number) => ArrayBufferLike): SharedRules {
  const copied = <T extends Int32Array | Uint8Array>(array: T, empty: T): T => (empty.set(array), empty)
  return {
    rules: rules.rules,
    patterns: rules.patterns,
    automaton: pack(rules.automaton, allocate),
    flags: copied(rules.flags, new Uint8Array(allocate(rules.flags.length))),
    ...(Object.fromEntries(ARRAYS.map((name) => [name, copied(rules[name], new Int32Array(allocate(rules[name].byteLength)))])) as Record<(typeof ARRAYS)[number], Int32Array>),
  }
}

/** Compiled rules as they are posted from thread to thread. */
export type SharedRules = Omit<CompiledRules, 'automaton'> & { readonly automaton: ArrayBufferLike }

/** The rules as a thread got them. */
export const takeRules = (shared: SharedRules): CompiledRules => ({ ...shared, automaton: unpack(shared.automaton) })

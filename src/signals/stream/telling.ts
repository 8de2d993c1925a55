import { patternFault } from '../rules/patterns.ts'
import { type Joined, type StandingRule, Stream } from './stream.ts'

/** A list that rules name, by its name: its words, or why there is none. */
export type NamedLists = ReadonlyMap<string, readonly string[] | { readonly zh: string; readonly en: string }>

/** What was said: what is searched of it, when, and its number. */
export interface Said {
  readonly text: string
  readonly at: number
  readonly own: number
  /** An official post that names what it answers is no repeat of it. */
  readonly official: boolean
}

/** What a thread that keeps streams is told and asked; each stream has a number. */
export type Telling =
  | { readonly kind: 'close'; readonly stream: number }
  /** All that was known of rules and lists is forgotten. */
  | { readonly kind: 'forgetRules'; readonly stream: number }
  /** Rules come in parts, each with the lists that it is the first to name; with the last part all of them begin to hold. */
  | { readonly kind: 'learn'; readonly stream: number; readonly rules: readonly StandingRule[]; readonly lists: NamedLists; readonly last: boolean }
  /** Posts that are stored, each with the number of its wording. */
  | { readonly kind: 'remember'; readonly stream: number; readonly posts: readonly Said[] }
  | { readonly kind: 'take'; readonly stream: number; readonly posts: readonly Said[] }
  | { readonly kind: 'match'; readonly stream: number; readonly texts: readonly string[] }

/** The place of a text among those that were given, and a rule that holds for it. */
export type Hit = readonly [at: number, rule: string]

export interface Took {
  readonly wordings: readonly number[]
  readonly joined: readonly Joined[]
  readonly hits: readonly Hit[]
}

interface Kept {
  readonly stream: Stream
  readonly lists: Map<string, readonly string[] | { readonly zh: string; readonly en: string }>
  readonly parts: StandingRule[]
}

/** Keeps any number of streams and answers what it is told. */
export function streamKeeper(): (telling: Telling) => Took | readonly Hit[] | undefined {
  const all = new Map<number, Kept>()
  const kept = (number: number): Kept => {
    const one = all.get(number) ?? { stream: new Stream(), lists: new Map(), parts: [] }
    all.set(number, one)
    return one
  }
  return (telling) => {
    const { stream, lists, parts } = kept(telling.stream)
    switch (telling.kind) {
      case 'close':
        all.delete(telling.stream)
        return undefined
      case 'forgetRules':
        stream.forgetRules()
        lists.clear()
        return undefined
      case 'learn':
        for (const [name, words] of telling.lists) lists.set(name, words)
        parts.push(...telling.rules)
        if (telling.last) stream.learnRules(parts.splice(0), { list: (name) => lists.get(name) ?? NO_LIST, pattern: patternFault })
        return undefined
      case 'remember':
        for (const { text, at, own, official } of telling.posts) if (!official) stream.wordingOf(text, at, own)
        return undefined
      case 'take': {
        const joined: Joined[] = []
        const wordings = telling.posts.map(({ text, at, own, official }) => (official ? own : stream.wordingOf(text, at, own, (pair) => joined.push(pair))))
        return { wordings, joined, hits: hitsOf(stream, telling.posts.map(({ text }) => text)) }
      }
      case 'match':
        return hitsOf(stream, telling.texts)
    }
  }
}

const NO_LIST = { zh: '没有这个词表', en: 'there is no such list' }
const hitsOf = (stream: Stream, texts: readonly string[]): Hit[] => texts.flatMap((text, at) => stream.match(text).map((rule): Hit => [at, rule]))

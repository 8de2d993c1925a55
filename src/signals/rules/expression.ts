/** A rule as it was understood. Lists are opened: what stands here are words. */
export type Expression =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  /** Some word of `a` and some word of `b`, in either order, not overlapping, with at most `within` units between them. */
  | { readonly kind: 'near'; readonly a: readonly string[]; readonly b: readonly string[]; readonly within: number }
  /** A regular expression; found anywhere in the text. */
  | { readonly kind: 'pattern'; readonly pattern: string }

/** What is wrong with an expression: `at` is the unit where it begins, `length` how far it reaches. */
export interface RuleFault {
  readonly at: number
  readonly length: number
  readonly zh: string
  readonly en: string
}

/** The words of an expression that is one word, or words beside each other with `|`; undefined for anything else. */
export function wordsOf(expression: Expression): string[] | undefined {
  if (expression.kind === 'word') return [expression.word]
  if (expression.kind !== 'any') return undefined
  const words: string[] = []
  for (const part of expression.of) {
    if (part.kind !== 'word') return undefined
    words.push(part.word)
  }
  return words
}

/** `of` as one expression; parts of the same kind are taken in. */
export function joined(kind: 'all' | 'any', of: readonly Expression[]): Expression {
  if (of.length === 1) return of[0]!
  return { kind, of: of.some((part) => part.kind === kind) ? of.flatMap((part) => (part.kind === kind ? part.of : [part])) : of }
}

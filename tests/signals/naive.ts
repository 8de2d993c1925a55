import type { Expression } from '#src/signals/rules/expression.ts'
import { fold, foldWord } from '#src/signals/text/fold.ts'

/** The rules as their description reads, by looking everywhere: slow, short, and without a line in common with the engine but the folding of texts. */
export function naiveHolds(expression: Expression, text: string, plain: boolean): boolean {
  const words = (list: readonly string[]): { start: number; end: number }[] => list.flatMap((word) => occurrences(word, text, plain))
  switch (expression.kind) {
    case 'word':
      return plain ? text.includes(expression.word) : fold(text).includes(foldWord(expression.word))
    case 'all':
      return expression.of.every((part) => naiveHolds(part, text, plain))
    case 'any':
      return expression.of.some((part) => naiveHolds(part, text, plain))
    case 'not':
      return !naiveHolds(expression.of, text, plain)
    case 'near': {
      const others = words(expression.b)
      return words(expression.a).some((a) => others.some((b) => (b.start >= a.end && b.start - a.end <= expression.within) || (a.start >= b.end && a.start - b.end <= expression.within)))
    }
    case 'pattern':
      return text.includes(expression.pattern)
  }
}

/** Where a word stands in the text as it was written. */
function occurrences(word: string, text: string, plain: boolean): { start: number; end: number }[] {
  if (plain) return everywhere(word, text).map((start) => ({ start, end: start + word.length }))
  const wanted = foldWord(word)
  const places = placesOf(text)
  return everywhere(wanted, fold(text)).map((start) => ({ start: places[start]!, end: places[start + wanted.length - 1]! + 1 }))
}

const everywhere = (word: string, text: string): number[] => Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(word, at))

/** For each unit of the folded text, the unit it was made from: what is dropped never looks like what comes next. */
function placesOf(text: string): number[] {
  const folded = fold(text)
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) if (fold(text[at]!) === folded[places.length]) places.push(at)
  if (places.length !== folded.length) throw new Error(`not aligned: ${JSON.stringify(text)}`)
  return places
}

import { compileRules } from '../rules/compiled.ts'
import type { Expression } from '../rules/expression.ts'
import { Matcher, type MatcherOptions } from '../rules/matcher.ts'
import type { Signatures } from './signatures.ts'

/** What one rule would have caught among stored texts: their numbers, rising. `textOf` gives a text; it is asked for those that may be hits only. */
export function backtest(expression: Expression, signatures: Signatures, textOf: (number: number) => string, options: MatcherOptions & { readonly plain?: boolean } = {}): number[] {
  const matcher = new Matcher(compileRules([expression], options), options)
  const hits: number[] = []
  const found: number[] = []
  signatures.candidates(expression, (number) => {
    if (matcher.match(textOf(number), found).length > 0) hits.push(number)
  })
  return hits
}

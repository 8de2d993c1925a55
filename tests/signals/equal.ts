import { Matcher } from '#src/signals/rules/matcher.ts'
import { compileRules, shareRules, takeRules } from '#src/signals/rules/compiled.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { RuleSet } from '#src/signals/rules/rule-set.ts'
import { nodeUnits } from '#src/signals/text/node-units.ts'
import { naiveHolds } from './naive.ts'
import { randomSet } from './random-rules.ts'

/** Whether the engine and looking everywhere agree on the random set of `seed`; where they do not, what was asked. */
export function disagreement(seed: number): { hits: number } | { said: string } {
  const { rules, texts, plain } = randomSet(seed)
  const expressions = rules.map((rule) => {
    const parsed = parseRule(rule, { plain })
    if ('faults' in parsed) throw new Error(`${rule}: ${JSON.stringify(parsed.faults)}`)
    return parsed.expression
  })
  const compiled = compileRules(expressions, { plain })
  const matcher = new Matcher(compiled)
  const shared = new Matcher(takeRules(shareRules(compiled, (bytes) => new SharedArrayBuffer(bytes))), { copy: nodeUnits() })
  // Half of them compiled at once, half added later, then made one with what was learned.
  const ids = expressions.map((expression, at) => ({ id: String(at), expression }))
  const changing = new RuleSet(ids.slice(0, ids.length >> 1), { plain })
  changing.add(ids.slice(ids.length >> 1))
  let hits = 0
  for (const [round, text] of texts.entries()) {
    if (round === 3) changing.merge()
    const expected = expressions.flatMap((expression, at) => (naiveHolds(expression, text, plain) ? [at] : []))
    const found = [[...matcher.match(text)], [...shared.match(text)], changing.match(text).map(Number).toSorted((a, b) => a - b)]
    hits += expected.length
    if (found.some((numbers) => JSON.stringify(numbers) !== JSON.stringify(expected))) return { said: JSON.stringify({ seed, rules, plain, text, expected, found }) }
  }
  return { hits }
}

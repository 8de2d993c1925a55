import { compileRules } from '#src/signals/rules/compiled.ts'
import { Matcher } from '#src/signals/rules/matcher.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { nodeUnits } from '#src/signals/text/node-units.ts'
import type { Bench } from '../setting/report.ts'
import { materialOf } from './material.ts'
import { cpu } from './rounds.ts'

const SHARED = 60_000
const UNITS = 100_000

/** What is meant to be slow, as a multiple of the usual time a unit of text: one letter over and over, words of 5,000 letters, 60,000 rules that share a word. */
export async function measure(bench: Bench): Promise<void> {
  const { texts, words } = await materialOf(bench.count('texts-count', bench.quick ? 3_000 : 10_000))
  const rounds = bench.count('rounds', bench.quick ? 3 : 7)
  const usual = Array.from({ length: 10_000 }, (_, at) => `(${words[at * 3]}|${words[at * 3 + 1]}) AND ${words[at * 3 + 2]}`)
  const mean = each(matcherOf(usual), texts, rounds)
  bench.print({ figure: 'adversarial: usual', value: mean, unit: 'ns/unit' })
  const letters = [...Array.from({ length: 40 }, (_, at) => 'a'.repeat(at + 1)), ...Array.from({ length: 8 }, (_, at) => `${'a'.repeat(4_990 + at)}b`)]
  const long = words.slice(0, 40).map((word) => word.repeat(Math.ceil(5_000 / word.length)))
  const cases: [string, readonly string[], string][] = [
    ['one letter over and over', [...usual, ...letters.map((word) => `"${word}" AND ${words[0]}`)], 'a'.repeat(UNITS)],
    ['words of 5,000 letters', [...usual, ...long.map((word) => `"${word}" AND ${words[0]}`)], words[0]!.repeat(Math.ceil(UNITS / words[0]!.length))],
    ['60,000 rules that share a word', Array.from({ length: SHARED }, (_, at) => `${words[0]} AND ${words[at + 1]}`), texts.join('').slice(0, UNITS / 2) + words[0]!.repeat(10) + texts.join('').slice(UNITS / 2, UNITS)],
  ]
  let worst = 0
  for (const [name, rules, text] of cases) {
    // In posts of usual length, of which each has the shared word.
    const posts = Array.from({ length: Math.floor(text.length / 340) }, (_, at) => (name.startsWith('60') ? words[0]! : '') + text.slice(at * 340, at * 340 + 340))
    for (const [kind, list] of [['one post', [text]], ['posts of 340', posts]] as const) {
      const times = each(matcherOf(rules), list, rounds) / mean
      worst = Math.max(worst, times)
      bench.print({ figure: `adversarial: ${name}, ${kind}`, value: times, unit: 'times the usual' })
    }
  }
  bench.print({ figure: 'adversarial', value: worst, unit: 'times the usual' })
}

function matcherOf(rules: readonly string[]): Matcher {
  return new Matcher(compileRules(rules.map((rule) => {
    const parsed = parseRule(rule)
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
    return parsed.expression
  })), { copy: nodeUnits() })
}

/** Nanoseconds a unit, of the best round. */
function each(matcher: Matcher, texts: readonly string[], rounds: number): number {
  const units = texts.reduce((sum, text) => sum + text.length, 0)
  const found: number[] = []
  let best = Infinity
  for (let round = 0; round < rounds; round += 1) {
    const before = cpu()
    for (const text of texts) matcher.match(text, found)
    best = Math.min(best, ((cpu() - before) * 1_000) / units)
  }
  return best
}

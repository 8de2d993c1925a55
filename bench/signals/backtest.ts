import { backtest } from '#src/signals/backtest/backtest.ts'
import { BYTES_A_TEXT, Signatures } from '#src/signals/backtest/signatures.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { nodeUnits } from '#src/signals/text/node-units.ts'
import { quantile, type Bench } from '../setting/report.ts'
import { materialOf } from './material.ts'
import { cpu } from './rounds.ts'

const LENGTH = 86

/** One new rule over a million stored posts of some 86 units, reading excluded: seconds of computing, and the slowest of some rules. */
export async function measure(bench: Bench): Promise<void> {
  const { texts, words } = await materialOf(bench.count('texts-count', bench.quick ? 3_000 : 10_000))
  const count = bench.count('posts', bench.quick ? 100_000 : 1_000_000)
  // Pieces of the texts from ever other places, so that no two posts are alike.
  const posts: string[] = []
  for (let at = 0; posts.length < count; at += 1) {
    const text = texts[at % texts.length]!
    const other = texts[(at * 7 + 3) % texts.length]!
    const from = (at * 13) % Math.max(1, text.length - LENGTH)
    posts.push(`${text.slice(from, from + LENGTH / 2)}${other.slice(from % 50, (from % 50) + LENGTH / 2)}`)
  }
  const signatures = new Signatures()
  const before = cpu()
  for (const post of posts) signatures.add(post)
  bench.print({ figure: 'backtest-1m: taking in a post', value: (cpu() - before) / count, unit: 'µs' })
  bench.print({ figure: 'backtest-1m: memory', value: BYTES_A_TEXT, unit: 'bytes a post' })
  const copy = nodeUnits()
  const seconds: number[] = []
  for (let at = 0; at < 11; at += 1) {
    const w = words.slice(at * 8, at * 8 + 8)
    const parsed = parseRule([`(${w[0]}|${w[1]}|${w[2]}) AND (${w[3]}|${w[4]}) NOT ${w[5]}`, `(${w[0]}|${w[1]}|${w[2]}|${w[3]})`, `(${w[0]}|${w[1]}) NEAR/20 (${w[2]}|${w[3]}|${w[4]})`][at % 3]!)
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
    const began = cpu()
    const hits = backtest(parsed.expression, signatures, (number) => posts[number]!, { copy }).length
    seconds.push((cpu() - began) / 1e6)
    bench.say(`backtest: rule ${at + 1}, ${hits} hits, ${seconds.at(-1)!.toFixed(3)} CPU-s`)
  }
  const name = count === 1_000_000 ? 'backtest-1m' : `backtest (${count} posts)`
  bench.print({ figure: name, value: quantile(seconds, 0.5), unit: 'CPU-s' })
  bench.print({ figure: `${name}: slowest rule`, value: Math.max(...seconds), unit: 'CPU-s' })
}

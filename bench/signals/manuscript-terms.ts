import { buildAutomaton } from '#src/signals/automaton/build.ts'
import { Scanner } from '#src/signals/automaton/scanner.ts'
import type { Bench } from '../setting/report.ts'
import { chance, inventPost, inventWords } from './posts.ts'

const TERMS = 100_000
const LENGTH = 100_000

/** A manuscript of 100,000 characters against 100,000 terms, one in six of which stands in it somewhere. */
export async function measure(bench: Bench): Promise<void> {
  const random = chance(53)
  const words = inventWords(random)
  const text = inventPost(words, random, LENGTH)
  const terms = new Set<string>()
  while (terms.size < TERMS) terms.add(`${words[300 + Math.floor(random() * (words.length - 300))]}${random() < 0.84 ? words[Math.floor(random() * words.length)] : ''}`)
  const { automaton } = buildAutomaton([...terms].filter((term) => term.length > 1))
  const scanner = new Scanner(automaton)
  let best = Infinity
  let hits = 0
  for (let run = 0; run < (bench.quick ? 20 : 100); run += 1) {
    const began = process.threadCpuUsage()
    hits = scanner.scan(text)
    const { user, system } = process.threadCpuUsage(began)
    best = Math.min(best, (user + system) / 1000)
  }
  bench.print({ figure: `manuscript-terms: ${LENGTH} characters against ${TERMS} terms, ${hits} hits, CPU`, value: best, unit: 'ms' })
}

import { compileRules } from '#src/signals/rules/compiled.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { readRules } from '#src/signals/rules/rule-file.ts'
import { RuleSet } from '#src/signals/rules/rule-set.ts'
import { disagreement } from '../tests/signals/equal.ts'
import { replay } from './signals/replay.ts'

const RULES = 100_000
/** A rule added to 100,000 works within this many milliseconds of computing. */
const WITHIN = 50
const print = (line: object): void => void process.stdout.write(`${JSON.stringify({ proof: 'signals', ...line })}\n`)

/**
 * `npm run proof -- signals [--count N] [--from SEED] [--only random|rules|replay] [--titles N] [--links FILE]`: the engine and looking everywhere agree on N random
 * sets of rules; a rule added to 100,000 works at once; one broken among them is named; five years of hot lists go through with none lost and none twice.
 */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const number = (name: string, usual: number): number => (argv.includes(name) ? Number(argv[argv.indexOf(name) + 1]) : usual)
  const count = number('--count', 10_000)
  const from = number('--from', 1)
  const after = (name: string): string | undefined => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)
  const only = after('--only')
  const wanted = (name: string): boolean => only === undefined || only === name
  const results = [!wanted('random') || agree(from, count), !wanted('rules') || oneBroken(), !wanted('rules') || addedAtOnce(), !wanted('replay') || (await replay(print, number('--titles', Infinity), after('--links')))]
  return results.every(Boolean)
}

function agree(from: number, count: number): boolean {
  let hits = 0
  let wrong = 0
  for (let seed = from; seed < from + count; seed += 1) {
    const result = disagreement(seed)
    if ('said' in result) {
      wrong += 1
      print({ disagreement: result.said })
    } else hits += result.hits
  }
  print({ check: 'random sets of rules', count, hits, wrong })
  return wrong === 0 && hits > 0
}

const lineOf = (at: number): string => `r${at}\t(甲${at.toString(36)}|乙${at.toString(36)}) AND (丙${at % 997}|丁${at % 499}) NOT 戊${at % 97}`

function oneBroken(): boolean {
  const lines = Array.from({ length: RULES }, (_, at) => (at === 77_777 ? 'r77777\t(甲 AND' : lineOf(at)))
  const { rules, faults } = readRules(lines)
  const ok = rules.length === RULES - 1 && faults.length === 2 && faults.every(({ line }) => line === 77_778)
  print({ check: 'one broken rule among 100,000', faults, ok })
  return ok
}

function addedAtOnce(): boolean {
  const set = new RuleSet(readRules(Array.from({ length: RULES }, (_, at) => lineOf(at))).rules)
  const times: number[] = []
  let worked = true
  for (let at = 0; at < 40; at += 1) {
    const before = process.threadCpuUsage()
    const parsed = parseRule(`(新词${at}号|另词${at}号) AND 噪音`)
    if ('faults' in parsed) return false
    set.add([{ id: `new${at}`, expression: parsed.expression }])
    worked &&= set.match(`这里新词${at}号有噪音`).join() === `new${at}`
    const used = process.threadCpuUsage(before)
    times.push((used.user + used.system) / 1000)
  }
  const sorted = times.toSorted((a, b) => a - b)
  // Compiled elsewhere meanwhile, and taken over without a pause.
  const snapshot = set.snapshot()
  set.adopt(snapshot, compileRules(snapshot.rules.map(({ expression }) => expression)))
  worked &&= set.match('这里另词7号有噪音').join() === 'new7' && set.waiting === 0
  const ok = worked && sorted[20]! < WITHIN
  print({ check: 'a rule added to 100,000 active ones', medianMs: sorted[20], maxMs: sorted.at(-1), ok })
  return ok
}

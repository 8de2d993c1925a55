import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAutomaton } from '#src/signals/automaton/build.ts'
import { Scanner } from '#src/signals/automaton/scanner.ts'
import { compileRules } from '#src/signals/rules/compiled.ts'
import { Matcher } from '#src/signals/rules/matcher.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { nodeUnits } from '#src/signals/text/node-units.ts'
import type { Expression } from '#src/signals/rules/expression.ts'
import { dice } from '../../tests/signals/random-rules.ts'
import type { Bench } from '../setting/report.ts'
import { command, Foreign, PEERS, SOURCES, writeTexts } from './foreign.ts'
import { type Material, materialOf } from './material.ts'
import { cpu, interleaved, own, type Runner } from './rounds.ts'

/** Texts that the peer can do in a second or so. */
const SIZES = [['rules-10k', 10_000, 1_200], ['rules-100k', 100_000, 100]] as const
const LUCENE = 'Lucene 8 (liblucene8-java): MemoryIndex and presearcher'
const JARS = '/usr/share/java'
const PARTS = ['lucene-core', 'lucene-memory', 'lucene-analyzers-common']

interface Group {
  readonly words: readonly string[]
  readonly sign: '+' | '-'
}
interface Made {
  readonly groups: readonly Group[]
  /** The first two groups within twenty units. */
  readonly near: boolean
}

/** Boolean rules on one core: texts a second. Rules (A|A|A) AND (B|B…) [AND place] [NOT (X|X)], one in five with NEAR/20; topic words rare, the second group more frequent. */
export async function measure(bench: Bench): Promise<void> {
  const material = await materialOf(bench.count('texts-count', bench.quick ? 3_000 : 10_000))
  const rounds = bench.count('rounds', bench.quick ? 3 : 7)
  const spread = spreadOf(material)
  const harness = await built()
  for (const [figure, count, few] of SIZES) {
    const rules = rulesOf(spread, count)
    const expressions = rules.map(expressionOf)
    const before = cpu()
    const matcher = new Matcher(compileRules(expressions, { expected: (word) => ((spread.frequent.get(word) ?? 0) / material.texts.length) * 1_000 }), { copy: nodeUnits() })
    bench.print({ figure: `${figure}: build`, value: (cpu() - before) / 1e6, unit: 'CPU-s' })
    const sample = material.texts.slice(0, few)
    const found: number[] = []
    const work = (texts: readonly string[]) => (): number => texts.reduce((hits, text) => hits + matcher.match(text, found).length, 0)
    const runners: Runner[] = [own('ours', work(material.texts)), own('ours on the sample', work(sample))]
    const lucene = 'classes' in harness ? await startedOn(harness.classes, rules, sample, spread) : undefined
    if (lucene) runners.push(lucene)
    const best = await interleaved(runners, rounds)
    lucene?.stop()
    const ours = best.get('ours')!
    const each = ours.micros / material.texts.length
    const theirs = lucene && best.get(lucene.name)!
    const theirEach = theirs && theirs.micros / sample.length
    bench.print({ figure, value: 1e6 / each, unit: 'texts/s', ...(theirEach && { peer: `${LUCENE}, no NEAR: ${Math.round(1e6 / theirEach)} texts/s`, ratio: theirEach / each }) })
    bench.print({ figure: `${figure}: hits a text`, value: ours.hits / material.texts.length, unit: '1' })
    if (theirs) bench.say(`${figure}: ${best.get('ours on the sample')!.hits} hits of ours on the sample, ${theirs.hits} of Lucene, which knows no NEAR`)
    if ('why' in harness) bench.print({ figure, peer: LUCENE, skipped: true, why: harness.why })
  }
}

interface Spread {
  /** In how many texts each word is. */
  readonly frequent: ReadonlyMap<string, number>
  readonly rare: readonly string[]
  readonly common: readonly string[]
}

/** Words of the material by the number of texts they are in: topics in three to three hundred of ten thousand, the others in ten to two thousand. */
function spreadOf({ texts, words }: Material): Spread {
  const list = words.slice(0, 250_000)
  const { automaton } = buildAutomaton(list)
  const scanner = new Scanner(automaton)
  const counts = new Int32Array(list.length)
  const last = new Int32Array(list.length).fill(-1)
  texts.forEach((text, number) => {
    for (let hit = scanner.scan(text) - 1; hit >= 0; hit -= 1) {
      const word = scanner.word[hit]!
      if (last[word] === number) continue
      last[word] = number
      counts[word] = counts[word]! + 1
    }
  })
  const within = (least: number, most: number): string[] => list.filter((_, at) => counts[at]! >= Math.max(1, (least * texts.length) / 10_000) && counts[at]! <= (most * texts.length) / 10_000)
  return { frequent: new Map(list.map((word, at) => [word, counts[at]!])), rare: within(3, 300), common: within(10, 2_000) }
}

function rulesOf({ rare, common }: Spread, count: number): Made[] {
  const roll = dice(4_711)
  const some = (from: readonly string[], least: number, most: number): string[] => Array.from({ length: least + roll(most - least + 1) }, () => from[roll(from.length)]!)
  return Array.from({ length: count }, () => ({
    near: roll(5) === 0,
    groups: [
      { sign: '+', words: some(rare, 1, 3) },
      { sign: '+', words: some(common, 2, 5) },
      ...(roll(2) === 0 ? [{ sign: '+' as const, words: some(common, 1, 3) }] : []),
      ...(roll(2) === 0 ? [{ sign: '-' as const, words: some(common, 1, 2) }] : []),
    ],
  }))
}

function expressionOf({ groups, near }: Made): Expression {
  const said = groups.map(({ sign, words }) => `${sign === '-' ? 'NOT ' : ''}(${words.join('|')})`)
  const parsed = parseRule(near ? [`${said[0]} NEAR/20 ${said[1]}`, ...said.slice(2)].join(' AND ') : said.join(' AND '))
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.expression
}

async function startedOn(classes: string, rules: readonly Made[], sample: readonly string[], { frequent }: Spread): Promise<Foreign> {
  const file = join(PEERS, `rules-${rules.length}.tsv`)
  await writeFile(file, rules.map(({ groups }) => groups.map(({ sign, words }) => `${sign}${words.join('|')}`).join('\t')).join('\n'))
  const counts = join(PEERS, 'frequent.tsv')
  await writeFile(counts, [...frequent].map(([word, count]) => `${word}\t${count}`).join('\n'))
  return Foreign.start('Lucene', 'java', ['-Xmx3g', '-XX:+UseSerialGC', '-cp', classes, 'Presearch', file, await writeTexts(`sample-${rules.length}.bin`, sample), counts])
}

async function built(): Promise<{ classes: string } | { why: string }> {
  try {
    await mkdir(PEERS, { recursive: true })
    const there = await readdir(JARS)
    const jars = PARTS.map((part) => there.find((name) => name.startsWith(`${part}-8.`)))
    if (jars.includes(undefined)) return { why: 'not installed (apt install liblucene8-java)' }
    const path = [PEERS, ...jars.map((name) => join(JARS, name!))].join(':')
    await command('javac', ['-cp', path, '-d', PEERS, join(SOURCES, 'Presearch.java')])
    return { classes: path }
  } catch (error) {
    return { why: `cannot be compiled (apt install liblucene8-java openjdk-17-jdk-headless): ${(error as Error).message.split('\n')[1] ?? ''}` }
  }
}

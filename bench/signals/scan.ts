import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAutomaton } from '#src/signals/automaton/build.ts'
import { Scanner } from '#src/signals/automaton/scanner.ts'
import { nodeUnits } from '#src/signals/text/node-units.ts'
import type { Bench } from '../setting/report.ts'
import { loadPeer } from '../setting/peers.ts'
import { command, Foreign, PEERS, SOURCES, writeTexts } from './foreign.ts'
import { type Material, materialOf } from './material.ts'
import { cpu, interleaved, own, repeated, type Runner } from './rounds.ts'

/** Words, and how often the texts are read in a round, so that each round takes some tenths of a second. */
const SIZES = [['scan-1k', 1_000, 10], ['scan-10k', 10_000, 5], ['scan-100k', 100_000, 2]] as const
const HYPERSCAN = 'Hyperscan (libhyperscan-dev), hs_compile_lit_multi, one call a text'
const NPM = '@monyone/aho-corasick'
const NPM_VERSION = '1.1.11'

/** Keyword matching on one core, one call a text, folding on: MB of UTF-8 a second. Beside Hyperscan, and at ten thousand words beside the quickest matcher on npm. */
export async function measure(bench: Bench): Promise<void> {
  const material = await materialOf(bench.count('texts-count', bench.quick ? 3_000 : 10_000))
  const rounds = bench.count('rounds', bench.quick ? 3 : 7)
  const hyperscan = await built()
  const textFile = 'program' in hyperscan ? await writeTexts('texts.bin', material.texts) : ''
  for (const [figure, size, times] of SIZES) {
    const words = material.words.slice(0, size)
    const before = cpu()
    const { automaton } = buildAutomaton(words)
    bench.print({ figure: `${figure}: build`, value: (cpu() - before) / 1e6, unit: 'CPU-s' })
    const runners: Runner[] = [own('ours', () => scanAll(new Scanner(automaton, nodeUnits()), material))]
    const foreign = 'program' in hyperscan ? await startedOn(hyperscan.program, words, textFile) : undefined
    if (foreign) runners.push(foreign)
    const npm = size === 10_000 ? await npmMatcher(words, material) : undefined
    if (npm && 'round' in npm) runners.push(npm)
    const best = await interleaved(runners.map((runner) => repeated(runner, times)), rounds)
    foreign?.stop()
    const ours = best.get('ours')!
    const theirs = foreign && best.get(foreign.name)!
    if (theirs && theirs.hits !== ours.hits) bench.say(`${figure}: ${ours.hits} hits of ours, ${theirs.hits} of Hyperscan`)
    bench.print({ figure, value: material.bytes / ours.micros, unit: 'MB/s', ...(theirs && { peer: `Hyperscan ${rate(material, theirs.micros)} MB/s`, ratio: theirs.micros / ours.micros }) })
    bench.print({ figure: `${figure}: hits a text`, value: ours.hits / material.texts.length, unit: '1' })
    if ('why' in hyperscan) bench.print({ figure, peer: HYPERSCAN, skipped: true, why: hyperscan.why })
    if (npm && 'round' in npm) {
      const other = best.get(npm.name)!
      bench.print({ figure: 'scan-npm', value: material.bytes / ours.micros, unit: 'MB/s', peer: `${npm.name} ${rate(material, other.micros)} MB/s`, ratio: other.micros / ours.micros })
    } else if (npm) bench.print({ figure: 'scan-npm', peer: NPM, skipped: true, why: npm.why })
  }
}

const rate = ({ bytes }: Material, micros: number): string => (bytes / micros).toPrecision(3)

function scanAll(scanner: Scanner, { texts }: Material): number {
  let hits = 0
  for (const text of texts) hits += scanner.scan(text)
  return hits
}

async function startedOn(program: string, words: readonly string[], texts: string): Promise<Foreign> {
  const list = join(PEERS, `words-${words.length}.txt`)
  await writeFile(list, `${words.join('\n')}\n`)
  return Foreign.start('Hyperscan', program, [list, texts])
}

/** The harness, compiled where Hyperscan is installed. */
async function built(): Promise<{ program: string } | { why: string }> {
  const program = join(PEERS, 'hyperscan')
  try {
    await mkdir(PEERS, { recursive: true })
    await command('cc', ['-O2', '-o', program, join(SOURCES, 'hyperscan.c'), '-lhs'])
    return { program }
  } catch (error) {
    return { why: `cannot be compiled (apt install libhyperscan-dev gcc): ${(error as Error).message.split('\n')[1] ?? ''}` }
  }
}

async function npmMatcher(words: readonly string[], { texts }: Material): Promise<Runner | { why: string }> {
  const loaded = await loadPeer(NPM, NPM_VERSION, 'fast')
  if ('why' in loaded) return loaded
  const { AhoCorasick } = loaded.peer as { AhoCorasick: new (words: readonly string[]) => { matchInText(text: string): unknown[] } }
  const matcher = new AhoCorasick(words)
  return own(`${NPM}/fast ${NPM_VERSION}`, () => texts.reduce((hits, text) => hits + matcher.matchInText(text).length, 0))
}

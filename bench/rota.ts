import { loadavg } from 'node:os'
import { solveInThread } from '#src/rotation/in-thread.ts'
import { type Question, WEIGHTS } from '#src/rotation/problem.ts'
import { greedyTotal } from './rota/greedy.ts'
import { impossibleLists, type RandomList, randomList, type Wanted } from './rota/lists.ts'
import { type Bench, quantile } from './setting/report.ts'

const LIMIT_SECONDS = 60

interface Series {
  readonly name: string
  readonly wanted: Wanted
  readonly previous?: (list: RandomList) => ReadonlyMap<string, string>
  /** Seconds in which nine of ten are to be proved. */
  readonly within: number
}

const SERIES: readonly Series[] = [
  { name: '60 units', wanted: { units: 60 }, within: 2 },
  { name: '60 units, 15 + 15 pairs, 6 months', wanted: { units: 60, keep: 15, apart: 15, months: 6 }, within: 2 },
  { name: '60 units, 15 + 15 pairs, previous', wanted: { units: 60, keep: 15, apart: 15, months: 6 }, previous: ({ near }) => near, within: 15 },
  { name: '60 units, 15 + 15 pairs, unlike previous', wanted: { units: 60, keep: 15, apart: 15, months: 6 }, previous: ({ far }) => far, within: 15 },
  { name: '120 units, 30 + 30 pairs', wanted: { units: 120, keep: 30, apart: 30 }, within: 10 },
  { name: '120 units, 30 + 30 pairs, previous', wanted: { units: 120, keep: 30, apart: 30 }, previous: ({ near }) => near, within: 30 },
]

/** Rotations of random lists: time, objective, bound, and a greedy rotation beside it. `--lists N` of each series, `--from SEED`. */
export async function run(bench: Bench): Promise<void> {
  const lists = bench.count('lists', bench.quick ? 2 : 10)
  const from = bench.count('from', 1)
  bench.print({ figure: 'load average at the start', value: loadavg()[0]!, unit: '1' })
  for (const series of SERIES) await measure(series, from, lists, bench)
  for (const units of [60, 120]) await measureImpossible(units, from, bench)
  bench.print({ figure: 'load average at the end', value: loadavg()[0]!, unit: '1' })
}

async function measure({ name, wanted, previous, within }: Series, from: number, lists: number, bench: Bench): Promise<void> {
  const seconds: number[] = []
  const processor: number[] = []
  const ratios: number[] = []
  let proved = 0
  let inTime = 0
  let onAQuietMachine = 0
  let stuck = 0
  for (let seed = from; seed < from + lists; seed += 1) {
    const list = randomList(wanted, seed)
    const question: Question = { units: list.units, groups: 6, previous: previous?.(list) ?? new Map(), weights: WEIGHTS }
    const [began, before] = [performance.now(), process.cpuUsage()]
    const answer = await solveInThread(question, { seconds: LIMIT_SECONDS })
    const took = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    const computed = (user + system) / 1e6
    if (answer.status === 'infeasible' || answer.groups === undefined) throw new Error(`${name}, seed ${seed}: a list that is possible was not dealt out`)
    const greedy = greedyTotal(question)
    bench.say(`${name}, seed ${seed}: ${took.toFixed(2)} s, ${computed.toFixed(2)} s of computing, objective ${answer.total}, bound ${answer.bound}, greedy ${greedy ?? 'stuck'}`)
    bench.print({ figure: `${name}: seed ${seed}`, value: took, unit: 's' })
    bench.print({ figure: `${name}: seed ${seed}, objective`, value: answer.total, unit: '1', ...(greedy !== undefined && { peer: `greedy ${greedy}`, ratio: greedy / answer.total }) })
    bench.print({ figure: `${name}: seed ${seed}, bound`, value: answer.bound, unit: '1' })
    bench.print({ figure: `${name}: seed ${seed}, processor time`, value: computed, unit: 's' })
    seconds.push(took)
    processor.push(computed)
    if (answer.status === 'optimal') proved += 1
    if (answer.status === 'optimal' && took < within) inTime += 1
    if (answer.status === 'optimal' && computed < within) onAQuietMachine += 1
    if (greedy === undefined) stuck += 1
    else ratios.push(greedy / answer.total)
  }
  bench.print({ figure: `${name}: p50`, value: quantile(seconds, 0.5), unit: 's' })
  bench.print({ figure: `${name}: max`, value: Math.max(...seconds), unit: 's' })
  bench.print({ figure: `${name}: proved`, value: proved, unit: `of ${lists}` })
  bench.print({ figure: `${name}: proved within ${within} s`, value: inTime, unit: `of ${lists}` })
  bench.print({ figure: `${name}: processor time, p50`, value: quantile(processor, 0.5), unit: 's' })
  bench.print({ figure: `${name}: processor time, max`, value: Math.max(...processor), unit: 's' })
  bench.print({ figure: `${name}: proved within ${within} s of processor time`, value: onAQuietMachine, unit: `of ${lists}` })
  bench.print({ figure: `${name}: greedy got stuck`, value: stuck, unit: `of ${lists}` })
  if (ratios.length > 0) bench.print({ figure: `${name}: greedy objective by ours, median`, value: quantile(ratios, 0.5), unit: '1' })
}

async function measureImpossible(units: number, from: number, bench: Bench): Promise<void> {
  for (const { why, units: list } of impossibleLists(units, from)) {
    const began = performance.now()
    let recognised = 0
    const answer = await solveInThread({ units: list, groups: 6, previous: new Map(), weights: WEIGHTS }, { seconds: LIMIT_SECONDS, impossible: () => void (recognised = (performance.now() - began) / 1000) })
    const took = (performance.now() - began) / 1000
    if (answer.status !== 'infeasible') throw new Error(`${units} units, ${why}: a rotation was found`)
    bench.say(`${units} units, ${why}: ${answer.conflict.map(({ constraint }) => constraint).join('; ')}`)
    bench.print({ figure: `${units} units, ${why}: recognised`, value: recognised, unit: 's' })
    bench.print({ figure: `${units} units, ${why}: recognised and explained`, value: took, unit: 's' })
    bench.print({ figure: `${units} units, ${why}: rules in the conflict${answer.minimal ? '' : ' (not minimal)'}`, value: answer.conflict.length, unit: '1' })
  }
}

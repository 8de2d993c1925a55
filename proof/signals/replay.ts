import { writeFile } from 'node:fs/promises'
import { DuplicateIndex } from '#src/signals/duplicates/index.ts'
import { Answers, type Link } from '#src/signals/matters/answers.ts'
import { Matters } from '#src/signals/matters/matters.ts'
import { readRules } from '#src/signals/rules/rule-file.ts'
import { RuleSet } from '#src/signals/rules/rule-set.ts'
import { nodeUnits } from '#src/signals/text/node-units.ts'
import { cpu } from '../../bench/signals/rounds.ts'
import { dice } from '../../tests/signals/random-rules.ts'
import { readTitles, type Title, titlesAreHere } from './titles.ts'

type Print = (line: object) => void

const DAY = 86_400_000
/** The lists are dated as clocks in China show. */
const OFFSET = 8 * 3_600_000
const RULES = ['回应', '通报', '警方', '致歉|道歉', '官方 AND 回应', '学校 NOT 高校', '暴雨 NEAR/6 预警'] as const
/** Posts between two looks at the memory. */
const LOOK = 5_000
/** How much the last quarter may hold more than the second, in which everything that is kept for some days is there. */
const FLAT = 1.15
const DRAWN = 200

/**
 * Some 443,454 titles of five years through the whole engine as fast as it goes: rules, repeats, matters, answers. Every title must come out of each
 * stage once, memory must not grow with the stream, and answers are laid beside what they answer. `most`: no more titles than this. `links` names a file for a random draw of links, to be judged by eye.
 */
export async function replay(print: Print, most: number, links?: string): Promise<boolean> {
  if (!titlesAreHere()) {
    print({ check: 'replay of hot lists', skipped: true, why: 'data/hot-search is not here; HUIYING_SHARED names the folder that holds data/' })
    return true
  }
  const rules = new RuleSet(readRules(RULES.map((rule, at) => `r${at}\t${rule}`)).rules, { copy: nodeUnits() })
  const repeats = new DuplicateIndex({ bucket: 14 * DAY, kept: 1 })
  const answers = new Answers()
  const found: (Link & { readonly said: string; readonly asked: string; readonly year: number })[] = []
  const recent = new Map<number, Title>()
  const told = new Counted()
  const stages = { rules: 0, repeats: 0, answers: 0, matters: 0 }
  const timed = <T>(stage: keyof typeof stages, work: () => T): T => {
    const began = cpu()
    const result = work()
    stages[stage] += (cpu() - began) / 1000
    return result
  }
  let matters = 0
  const stream = new Matters({ done: ({ members }) => {
    if (members.length > 1) matters += 1
    for (const id of members) told.take(id as number)
  } })
  const memory: number[] = []
  let [count, hits, repeated] = [0, 0, 0]
  const began = cpu()
  for await (const title of readTitles()) {
    const { number, title: text, time } = title
    if (number >= most) break
    count += 1
    hits += timed('rules', () => rules.match(text).length)
    const placed = timed('repeats', () => repeats.place(text, time))
    if (placed.found !== 'new') repeated += 1
    recent.set(number, title)
    const link = timed('answers', () => answers.add({ id: number, title: text, text: '', time }))
    if (link) found.push({ ...link, said: text, asked: recent.get(link.post as number)!.title, year: new Date(time + OFFSET).getUTCFullYear() })
    timed('matters', () => stream.add({ id: number, title: text, text: '', time }))
    if (count % LOOK === 0) {
      memory.push(process.memoryUsage.rss())
      for (const [old, { time: then }] of recent) {
        if (then > time - 8 * DAY) break
        recent.delete(old)
      }
    }
  }
  timed('matters', () => stream.finish())
  const seconds = (cpu() - began) / 1e6
  const quarters = [0, 1, 2, 3].map((quarter) => Math.round(Math.max(...memory.slice((memory.length * quarter) / 4, (memory.length * (quarter + 1)) / 4)) / 2 ** 20))
  const ok = told.once(count) && quarters[3]! <= quarters[1]! * FLAT
  print({ check: 'replay of hot lists', titles: count, lost: count - told.distinct, doubled: told.taken - told.distinct, hits, repeated, matters, cpuSeconds: Number(seconds.toFixed(1)), perCpuSecond: Math.round(count / seconds), cpuMilliseconds: Object.fromEntries(Object.entries(stages).map(([stage, spent]) => [stage, Math.round(spent)])), rssMiBByQuarter: quarters, ok })
  for (const year of new Set(found.map((link) => link.year))) {
    const lags = found.filter((link) => link.year === year).map(({ lag }) => lag / 3_600_000).toSorted((a, b) => a - b)
    print({ check: 'lag of official answers', year, links: lags.length, hoursP50: Number(lags[lags.length >> 1]!.toFixed(1)), hoursP90: Number(lags[Math.floor(lags.length * 0.9)]!.toFixed(1)) })
  }
  if (links !== undefined) await writeFile(links, draw(found).map(({ asked, said, lag, alike }) => `${asked}\t${said}\t${(lag / 3_600_000).toFixed(1)} h\t${alike.toFixed(2)}\n`).join(''))
  return ok
}

/** Which numbers came out, and how often. */
class Counted {
  taken = 0
  distinct = 0
  readonly #seen = new Uint8Array(1 << 20)

  take(number: number): void {
    this.taken += 1
    this.distinct += 1 - this.#seen[number]!
    this.#seen[number] = 1
  }

  once = (count: number): boolean => this.taken === count && this.distinct === count
}

function draw<T>(list: readonly T[]): T[] {
  const roll = dice(20_261_128)
  const rest = [...list]
  return Array.from({ length: Math.min(DRAWN, rest.length) }, () => rest.splice(roll(rest.length), 1)[0]!)
}

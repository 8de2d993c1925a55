import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { madeBy, raiseOffice } from '#src/app/cast.ts'
import { makeDesk } from '#src/desk/desk.ts'
import { newId } from '#src/record/ids.ts'
import { openPool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Rule } from '#src/modules/signals/contract.ts'
import { takePosts } from '#src/modules/signals/many.ts'
import { withoutPersons } from '#src/modules/signals/ports.ts'
import { type StandingRule, Stream } from '#src/signals/stream/stream.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'
import { quantile, type Bench } from '../setting/report.ts'
import { openPlace } from '../setting/place.ts'
import { materialOf } from './material.ts'
import { cpu } from './rounds.ts'

const RULES = 10_000
const LENGTH = 86
const BATCH = 1_000
const WARM_UP = 3_000

/** Rules of two to five words, as offices write them. */
function rulesOf(words: readonly string[], count: number): Rule[] {
  return Array.from({ length: count }, (_, n) => {
    const w = (at: number): string => words[(n * 5 + at) % words.length]!
    const expression = [`(${w(0)}|${w(1)}) AND (${w(2)}|${w(3)}) NOT ${w(4)}`, `(${w(0)}|${w(1)}) NOT ${w(2)}`, `(${w(0)}|${w(1)}) NEAR/20 ${w(2)}`][n % 3]!
    return { id: newId(), pressOfficeId: '', state: 'standing', name: `规则 ${n}`, comment: '', urgent: false, changedAt: '2026-01-01T00:00:00.000Z', versions: [{ no: 1, expression, at: '2026-01-01T00:00:00.000Z' }] }
  })
}

const standing = (rules: readonly Rule[]): StandingRule[] => rules.map(({ id, versions }) => ({ id, version: versions.length, expression: versions.at(-1)!.expression }))

/** Posts of some 86 units, one in five a repeat. */
function postsOf(texts: readonly string[], count: number): string[] {
  const posts: string[] = []
  for (let at = 0; posts.length < count; at += 1) {
    const text = texts[at % texts.length]!
    const other = texts[(at * 7 + 3) % texts.length]!
    const from = (at * 13) % Math.max(1, text.length - LENGTH)
    posts.push(at % 5 === 4 ? posts[(at * 31) % posts.length]! : `${text.slice(from, from + LENGTH / 2)}${other.slice(from % 50, (from % 50) + LENGTH / 2)}`)
  }
  return posts
}

/** The whole way of a post: the door, repeats, rules; in memory, and stored durably in batches of a thousand. In memory one thread; stored, as the server does it, the stream in a thread beside, and how long the event loop was held meanwhile. */
export async function measure(bench: Bench): Promise<void> {
  const count = bench.count('posts', bench.quick ? 20_000 : 200_000)
  const { texts, words } = await materialOf(bench.count('texts-count', bench.quick ? 3_000 : 10_000))
  const rules = rulesOf(words, bench.count('rules', RULES))
  const posts = postsOf(texts, count + WARM_UP)
  const known = { list: places }
  const stream = new Stream()
  stream.learnRules(standing(rules), known)
  let hits = 0
  const one = (text: string, n: number): void => {
    const said = withoutPersons(text)
    stream.wordingOf(said, n * 1_000, n + 1)
    hits += stream.match(said).length
  }
  posts.slice(0, WARM_UP).forEach(one)
  const began = cpu()
  posts.slice(WARM_UP).forEach((text, n) => one(text, n + WARM_UP))
  bench.print({ figure: 'pipeline-memory', value: Math.round(count / ((cpu() - began) / 1e6)), unit: 'posts a CPU-second' })
  const apart = await inProcess(standing(rules), posts.slice(WARM_UP))
  bench.print({ figure: 'pipeline-memory: most memory of a process of its own', value: apart.megabytes, unit: 'MB resident' })
  bench.say(`${rules.length} rules, ${hits} hits`)
  const fresh = rulesOf(words.slice(7), 21)
  const times = fresh.map((rule) => {
    const start = performance.now()
    stream.learnRules(standing([rule]), known)
    return performance.now() - start
  })
  bench.print({ figure: `a rule added to ${rules.length}`, value: quantile(times, 0.5), unit: 'ms' })
  bench.print({ figure: `a rule added to ${rules.length}: slowest of ${times.length}`, value: Math.max(...times), unit: 'ms' })
  await stored(bench, rules, posts.slice(0, bench.quick ? 20_000 : 100_000))
}

/** The same in a process of its own that is given rules and posts line by line. */
async function inProcess(rules: readonly StandingRule[], posts: readonly string[]): Promise<{ posts: number; hits: number; megabytes: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'pipeline-process.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = child.stdout.toArray()
  await pipeline(Readable.from((function* lines() {
    yield `${JSON.stringify(rules)}\n`
    for (const post of posts) yield `${JSON.stringify(post)}\n`
  })()), child.stdin)
  return JSON.parse((await said).join('')) as { posts: number; hits: number; megabytes: number }
}

async function stored(bench: Bench, rules: readonly Rule[], posts: readonly string[]): Promise<void> {
  const place = await openPlace('signals')
  try {
    await place.fresh('bench_signals', 'test')
    const pool = await openPool(place.app('bench_signals'), 4)
    try {
      const rulebook = loadRulebook()
      const desk = makeDesk({ db: pool.db, catalogue: composeCatalogue(rulebook), rules: rulebook })
      const cast = await raiseOffice(desk, [{ key: 'press', name: '新闻办', kind: 'press_office', isPressOffice: true }], [{ key: 'admin', name: '管理员', posts: [{ role: 'sysadmin', unit: 'press' }] }])
      const outcome = await desk.do(cast.actor('admin'), 'signals.addSource', { name: '测量', kind: 'push', outlet: 'forum' })
      if ('refusals' in outcome) throw new Error(JSON.stringify(outcome.refusals))
      const source = { id: madeBy(outcome.facts, 'signals.sourceAdded'), outlet: 'forum' as const }
      const owner = await pool.raw.connect()
      // Ten thousand commands would take minutes and measure something else: the rules are put where commands would have put them.
      await owner.query('begin; set local role huiying_ledger')
      await owner.query('insert into signals.rule (id, version, unit_ids, doc) select (r->>\'id\')::uuid, 1, $2::uuid[], r from jsonb_array_elements($1::jsonb) r', [JSON.stringify(rules.map((rule) => ({ ...rule, pressOfficeId: cast.unit('press') }))), [cast.unit('press')]])
      await owner.query('commit')
      owner.release()
      const time = new Date().toISOString()
      const take = (from: number): Promise<unknown> => takePosts({ db: pool.db, places }, source, posts.slice(from, from + BATCH).map((text, n) => ({ key: String(from + n), title: '', text, time })))
      const held = monitorEventLoopDelay({ resolution: 1 })
      const print = (what: string): void => {
        held.disable()
        bench.print({ figure: `pipeline-stored: the event loop was held, p99, ${what}`, value: held.percentile(99) / 1e6, unit: 'ms' })
        bench.print({ figure: `pipeline-stored: the event loop was held, longest, ${what}`, value: held.max / 1e6, unit: 'ms' })
        held.reset()
        held.enable()
      }
      held.enable()
      for (let from = 0; from < WARM_UP; from += BATCH) await take(from)
      print(`while ${rules.length} rules are learned`)
      const backends = (await pool.raw.query<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database()`)).rows.map(({ pid }) => pid)
      const [began, wall, theirs] = [allThreads(), performance.now(), await databaseCpu(backends)]
      for (let from = WARM_UP; from < posts.length; from += BATCH) await take(from)
      const count = posts.length - WARM_UP
      print(`while ${count} posts come`)
      held.disable()
      bench.print({ figure: 'pipeline-stored', value: Math.round(count / ((performance.now() - wall) / 1_000)), unit: 'posts/s by the clock on the wall' })
      const both = (allThreads() - began) / 1e6 + (await databaseCpu(backends)) - theirs
      if (theirs > 0) bench.print({ figure: 'pipeline-stored: with the database', value: Math.round(count / both), unit: 'posts a CPU-second of both processes' })
      bench.print({ figure: 'pipeline-stored: this process alone', value: Math.round(count / ((allThreads() - began) / 1e6)), unit: 'posts a CPU-second' })
    } finally {
      await pool.end()
    }
  } finally {
    await place.leave({ remove: true })
  }
}

/** Microseconds of computing of this process: the stream has a thread of its own. */
function allThreads(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

const TICKS = 100

/** CPU-seconds of these processes of the database, where the system tells; 0 elsewhere. */
async function databaseCpu(pids: readonly number[]): Promise<number> {
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  return stats.filter(Boolean).reduce((sum, stat) => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return sum + (Number(fields[11]) + Number(fields[12])) / TICKS
  }, 0)
}

import { readFile } from 'node:fs/promises'
import { parseInstant } from '#src/kernel/time.ts'
import type { Actor, Refusal } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Catalogue } from '#src/desk/catalogue.ts'
import type { Drill, Measured } from '#src/modules/training/contract.ts'
import { attachOrStart, engineOptions, type Engine } from '#src/record/engine/index.ts'
import { openKeys, useKeys } from '#src/record/keys.ts'
import { openPool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Io } from '#src/surfaces/cli/io.ts'
import { composeCatalogue } from '../catalogue.ts'
import { appConfig, nameOf } from '../databases.ts'
import { conclude, floorStands, isPlayed, turnFloorClock } from '../drill/floor.ts'
import { speakBothLanguages } from '../input-language.ts'
import { type OpenRecord, withRecord } from '../open-record.ts'
import { readServing } from '../serving.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const USAGE = '用法：./huiying drill list | plan FILE | start ID | turn ID --to INSTANT | end ID | report ID\nusage: as above'
/** A serving process reads the times itself; only when none does within this time does the command do it. */
const SERVER_MS = 8_000
/** One that has the floor in hand is waited for so long: it may just be setting it up. */
const MOST_MS = 120_000

/** What the database says of a clock that would go back. */
const BACKWARDS = '23514'

/** A plan as it stands in a file; undefined when there is none. */
async function inputOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

interface At extends OpenRecord {
  readonly engine: Engine
  readonly catalogue: Catalogue
  readonly io: Io
  readonly json: boolean
}

/** `./huiying drill …`: plan, begin, turn, end and read drills; a serving process opens and clears the floor. */
export async function drill(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  const to = argv.indexOf('--to') >= 0 ? argv[argv.indexOf('--to') + 1] : argv.find((word) => word.startsWith('--to='))?.slice(5)
  const [act = '', id = ''] = argv.filter((word, at) => !word.startsWith('--') && argv[at - 1] !== '--to')
  const run = ACTS[act]
  if (!run || (act !== 'list' && id === '')) {
    io.err(USAGE)
    return 2
  }
  speakBothLanguages()
  const options = engineOptions(process.env)
  const engine = await attachOrStart(options)
  try {
    useKeys(await openKeys(options.dataDir, process.env['HUIYING_KEYS']))
    const rules = loadRulebook()
    const catalogue = composeCatalogue(rules)
    const live = await withRecord(engine, 'live', catalogue, rules, ({ pool }) => readServing(pool.db))
    const use = live === 'demonstration' ? 'demonstration' : 'live'
    return await withRecord(engine, use, catalogue, rules, (record) => run({ ...record, engine, catalogue, io, json }, id, to))
  } finally {
    await engine.stop()
  }
}

type Run = (at: At, id: string, to: string | undefined) => Promise<number>

const ACTS: Readonly<Record<string, Run>> = {
  async list(at) {
    const answer = await at.desk.ask<{ items: Drill[] }>(OPERATOR, 'training.drills', { limit: 200 })
    if ('refusals' in answer) return refused(at, answer.refusals)
    return say(at, { drills: answer.value.items }, answer.value.items.map((one) => `${one.id}  ${one.on}  ${one.state.padEnd(9)} ${one.title}`))
  },
  async plan(at, file) {
    const input = await inputOf(file)
    if (input === undefined) {
      at.io.err(`读不了 ${file}：须是写着演练方案的 JSON 文件 / ${file} cannot be read: it must be a JSON file that holds the plan of a drill`)
      return 1
    }
    const outcome = await at.desk.do(OPERATOR, 'training.planDrill', input)
    if ('refusals' in outcome) return refused(at, outcome.refusals)
    const drillId = idOf(outcome.facts[0]!.subject)
    return say(at, { drillId }, [`已安排演练 / planned: ${drillId}`])
  },
  async start(at, drillId) {
    const outcome = await at.desk.do(OPERATOR, 'training.startDrill', { drillId })
    if ('refusals' in outcome) return refused(at, outcome.refusals)
    return say(at, { drillId, state: 'running' }, ['演练已开始；服务运行时稍候即布置好，地址见服务输出和控制台“培训与演练” / begun; a serving process sets it up in a little while, its address is in the server’s output and in the console'])
  },
  async turn(at, drillId, to) {
    const instant = to === undefined ? undefined : parseInstant(to)
    if (!instant) {
      at.io.err('请用 --to 写明时刻，须带时区 / give an instant with its offset after --to')
      return 2
    }
    const found = await drillOf(at, drillId)
    if (!found) return refused(at, [{ code: 'training/no-drill', item: drillId }])
    if (found.state !== 'running') return refused(at, [{ code: 'training/drill-not-in-state', item: drillId, params: { state: found.state } }])
    if (!(await floorStands(at.engine, drillId))) {
      at.io.err('演练场还没有布置好：服务（./huiying start）运行时稍候再拨 / its floor does not stand yet: with a serving process (./huiying start) turn it a little later')
      return 1
    }
    try {
      await turnFloorClock(at.engine, instant)
    } catch (error) {
      if ((error as { code?: string }).code !== BACKWARDS) throw error
      at.io.err('演练时钟只能往前拨 / the clock of a drill only goes forward')
      return 1
    }
    return say(at, { turned: instant }, [`演练时钟已拨到 / the drill’s clock stands at ${instant}`])
  },
  async end(at, drillId) {
    const outcome = await at.desk.do(OPERATOR, 'training.endDrill', { drillId })
    if ('refusals' in outcome) return refused(at, outcome.refusals)
    for (const began = performance.now(); performance.now() - began < (await isPlayed(at.engine) ? MOST_MS : SERVER_MS); await new Promise((done) => setTimeout(done, 250))) {
      if ((await drillOf(at, drillId))?.state === 'ended') return ACTS['report']!(at, drillId, undefined)
    }
    if (await isPlayed(at.engine)) {
      at.io.err('服务还在布置或计时，稍后用 drill report 查看 / the serving process still sets it up or measures; look with drill report later')
      return 1
    }
    await concludeHere(at, (await drillOf(at, drillId))!)
    return ACTS['report']!(at, drillId, undefined)
  },
  async report(at, drillId) {
    const found = await drillOf(at, drillId)
    if (!found) return refused(at, [{ code: 'training/no-drill', item: drillId }])
    return say(at, found, reportOf(found))
  },
}

async function drillOf({ desk }: At, drillId: string): Promise<Drill | undefined> {
  const answer = await desk.ask<Drill>(OPERATOR, 'training.drill', { drillId })
  return 'value' in answer ? answer.value : undefined
}

/** Nobody serves: the command itself reads what the drill showed, if its floor was ever opened. */
async function concludeHere({ engine, desk }: At, found: Drill): Promise<void> {
  const pool = await openPool(appConfig(engine, nameOf(engine, 'drill')), 2)
  try {
    await conclude(engine, found, { desk }, pool.db)
  } finally {
    await pool.end().catch(() => {})
  }
}

const PARTS = { conference: '模拟新闻发布会 / conference', media_reception: '媒体接待 / media reception', signal_monitoring: '舆情监测 / signal monitoring' } as const
const minutes = (seconds: number | null): string => (seconds === null ? '—' : `${Math.round(seconds / 6) / 10} 分 / min`)

function reportOf({ title, state, results, scores, improvements }: Drill): string[] {
  if (!results) return [`${title}：${state}`]
  const part = (name: keyof typeof PARTS, one: Measured): string => `${PARTS[name]}: ${one.answered}/${one.times}，中位 median ${minutes(one.medianSeconds)}，最长 longest ${minutes(one.longestSeconds)}`
  return [
    title,
    ...(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((name) => part(name, results.parts[name])),
    `首次对外发声 / first words: ${minutes(results.firstWordSeconds)}`,
    `应办 / duties: 按时 kept ${results.duties.kept}，逾期 missed ${results.duties.missed}，未到期 open ${results.duties.open}`,
    ...(scores ? [`应变 ${scores.response.points} 沟通 ${scores.communication.points} 协调 ${scores.coordination.points}`] : []),
    ...improvements.map((one) => `${one.done ? '✓' : '·'} ${one.what}（${one.dueAt}）`),
  ]
}

function say({ io, json }: At, value: unknown, lines: readonly string[]): number {
  if (json) io.out(JSON.stringify(value))
  else for (const line of lines) io.out(line)
  return 0
}

function refused({ io, json, catalogue }: At, refusals: readonly Refusal[]): number {
  if (json) io.out(JSON.stringify({ refusals }))
  for (const { code, params = {} } of refusals) {
    const wording = catalogue.wording(code)
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''))
    io.err(wording ? `${fill(wording.zh)}。${fill(wording.remedy.zh)} / ${fill(wording.en)}. ${fill(wording.remedy.en)}` : code)
  }
  return 1
}

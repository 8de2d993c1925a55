import { parseArgs } from 'node:util'
import { check } from '#src/rotation/check.ts'
import { solveInThread } from '#src/rotation/in-thread.ts'
import { lettersOf, startAfter } from '#src/rotation/previous.ts'
import { GROUPS, letterOf, type Question, type RotationGroup, type Weights, WEIGHTS } from '#src/rotation/problem.ts'
import type { Fault } from '#src/rotation/units-table.ts'
import { commandOf, helpOf } from '#src/surfaces/cli/commands.ts'
import type { Io } from '#src/surfaces/cli/io.ts'
import { rotationAt, unitsAt } from '../rota-files.ts'
import { checkedLines, printed, rotationLines } from '../rota-print.ts'

const FAILED = 1
const MISUSED = 2
const INFEASIBLE = 3
const USUAL_GROUPS = 6
/** Seconds; twice what hard lists of 200 units were seen to need. */
const USUAL_LIMIT = 120

interface Request {
  readonly act: 'solve' | 'check'
  readonly units: string
  readonly rotation: string
  readonly previous: string | undefined
  readonly year: number | undefined
  /** Undefined when not said: six for a new rotation, as many as it has for one that is checked. */
  readonly groups: number | undefined
  /** Undefined when not said: the round of the previous rotation goes on, or begins with A. */
  readonly start: number | undefined
  readonly weights: Weights
  readonly seconds: number
  readonly json: boolean
}

/**
 * `rota solve` deals units to groups at the least cost, proved; `rota check` says what a rotation breaks and costs. Needs no record.
 * Resolves to 0; to 1 when a file is at fault or the checked rotation breaks a rule; to 2 when the command line was not understood; to 3
 * when there is no rotation, with the reasons.
 */
export async function rota(argv: string[], io: Io): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    io.out(helpOf(commandOf('rota')!))
    return 0
  }
  const request = understand(argv)
  if ('faults' in request) {
    for (const { zh, en } of request.faults) io.err(`${zh} / ${en}`)
    io.err('./huiying rota --help')
    return MISUSED
  }
  const read = await readQuestion(request)
  if ('faults' in read) return refuse(read.faults, request, io)
  for (const { zh, en } of read.notices) io.err(`${zh} / ${en}`)
  return request.act === 'solve' ? solveFor(request, read, io) : checkFor(request, read, io)
}

interface Read {
  readonly question: Question
  readonly rotation: readonly RotationGroup[]
  readonly notices: readonly Fault[]
}

/** Both files, with the faults of both. */
async function readQuestion(request: Request): Promise<Read | { readonly faults: readonly Fault[] }> {
  const { weights } = request
  const none: readonly RotationGroup[] = []
  const [list, before, rotation] = await Promise.all([unitsAt(request.units), request.previous === undefined ? none : rotationAt(request.previous), request.act === 'solve' ? none : rotationAt(request.rotation)])
  const faults = [list, before, rotation].flatMap((one) => ('faults' in one ? one.faults : []))
  if ('faults' in list || 'faults' in before || 'faults' in rotation) return { faults }
  const previous = lettersOf(before, list.units)
  if (previous.faults.length > 0) return { faults: previous.faults }
  const groups = request.groups ?? (GROUPS.some((one) => one === rotation.length) ? rotation.length : USUAL_GROUPS)
  return { question: { units: list.units, groups, start: request.start ?? startAfter(before, groups), previous: previous.letters, weights }, rotation, notices: [...list.notices, ...previous.notices] }
}

async function solveFor({ seconds, json, year }: Request, { question, notices }: Read, io: Io): Promise<number> {
  const answer = await solveInThread(question, { seconds, impossible: () => io.err('无解，正在找出原因 / impossible, looking for the reasons'), found: ({ total, bound }) => io.err(`找到 ${total}，下界 ${bound} / found ${total}, bound ${bound}`) })
  if (json) io.out(JSON.stringify(printed(answer, { year, weights: question.weights, notices })))
  else for (const line of rotationLines(answer, question)) io.out(line)
  return answer.status === 'infeasible' ? INFEASIBLE : 0
}

function checkFor({ json }: Request, { question, rotation }: Read, io: Io): number {
  const checked = check(question, rotation)
  const { broken, parts, total } = checked
  if (json) io.out(JSON.stringify({ holds: broken.length === 0, objective: parts, total, weights: question.weights, broken: broken.map(({ rule, units, zh, en }) => ({ rule, constraint: `${zh} / ${en}`, units })) }))
  else for (const line of checkedLines(checked)) io.out(line)
  return broken.length === 0 ? 0 : FAILED
}

function refuse(faults: readonly Fault[], { json }: Request, io: Io): number {
  const said = faults.map(({ row, zh, en }) => ({ ...(row !== undefined && { row }), message: row === undefined ? `${zh} / ${en}` : `第 ${row} 行：${zh} / row ${row}: ${en}` }))
  if (json) io.out(JSON.stringify({ status: 'invalid', faults: said }))
  for (const { message } of said) io.err(message)
  return FAILED
}

const OPTIONS = { units: 'string', year: 'string', groups: 'string', previous: 'string', rotation: 'string', weights: 'string', 'time-limit': 'string', 'start-group': 'string', json: 'boolean' } as const

function understand(argv: readonly string[]): Request | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const wrong = (zh: string, en: string): void => void faults.push({ zh, en })
  const { values, positionals, tokens } = parseArgs({ args: [...argv], strict: false, tokens: true, options: Object.fromEntries(Object.entries(OPTIONS).map(([name, type]) => [name, { type }])) })
  for (const token of tokens) if (token.kind === 'option' && !(token.name in OPTIONS)) wrong(`没有选项 ${token.rawName}`, `there is no option ${token.rawName}`)
  const text = (name: keyof typeof OPTIONS): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined)
  const number = (name: keyof typeof OPTIONS, fits: (value: number) => boolean, zh: string, en: string): number | undefined => {
    const written = text(name)
    const value = Number(written)
    if (written !== undefined && (written.trim() === '' || !fits(value))) wrong(`--${name} ${zh}`, `--${name} ${en}`)
    return written === undefined ? undefined : value
  }
  const [act, ...more] = positionals
  if (act !== 'solve' && act !== 'check') wrong('请写 solve 或 check', 'say solve or check')
  if (more.length > 0) wrong(`多出 ${more.join(' ')}`, `too many words: ${more.join(' ')}`)
  const units = text('units') ?? ''
  if (units === '') wrong('缺少单位名单 --units FILE', 'the list of units is missing: --units FILE')
  const year = number('year', (value) => Number.isInteger(value) && value >= 1900 && value <= 2200, '是 1900 至 2200 的年份', 'is a year from 1900 to 2200')
  const groups = number('groups', (value) => GROUPS.some((one) => one === value), `是 ${GROUPS.join('、')} 之一：十二个月要均分，每个单位至少轮到两次`, `is one of ${GROUPS.join(', ')}: twelve months are shared evenly and every unit speaks at least twice`)
  const letter = text('start-group')?.toUpperCase()
  const start = letter === undefined ? undefined : letter.charCodeAt(0) - 65
  if (start !== undefined && !(letter!.length === 1 && start >= 0 && start < (groups ?? USUAL_GROUPS))) wrong(`--start-group 是 A 至 ${letterOf((groups ?? USUAL_GROUPS) - 1)} 之一`, `--start-group is a letter from A to ${letterOf((groups ?? USUAL_GROUPS) - 1)}`)
  const seconds = number('time-limit', (value) => value > 0 && value <= 86_400, '是 0 以上、86400 以下的秒数', 'is a number of seconds above 0 and up to 86400')
  const weights = understandWeights(text('weights'), wrong)
  if (act === 'solve' && year === undefined) wrong('solve 需要 --year，如 --year 2027', 'solve needs --year, as in --year 2027')
  if (act === 'solve' && text('rotation') !== undefined) wrong('--rotation 只用于 check', '--rotation belongs to check')
  if (act === 'check' && text('rotation') === undefined) wrong('check 需要 --rotation FILE.json', 'check needs --rotation FILE.json')
  if (act === 'check' && seconds !== undefined) wrong('--time-limit 只用于 solve', '--time-limit belongs to solve')
  if (faults.length > 0) return { faults }
  return { act: act as Request['act'], units, rotation: text('rotation') ?? '', previous: text('previous'), year, groups, start, weights, seconds: seconds ?? USUAL_LIMIT, json: values['json'] === true }
}

/** `kinds=10,changes=3,fields=1`; what is not named keeps its usual weight. */
function understandWeights(written: string | undefined, wrong: (zh: string, en: string) => void): Weights {
  const weights: Record<keyof Weights, number> = { ...WEIGHTS }
  for (const part of written === undefined ? [] : written.split(',')) {
    const [, name, value] = /^\s*(kinds|changes|fields)\s*=\s*(\d{1,4})\s*$/.exec(part) ?? []
    if (name === undefined) wrong(`--weights 的“${part}”不明，请写成 kinds=10,changes=3,fields=1，权重为 0 至 9999 的整数`, `--weights: "${part}" is not understood; write kinds=10,changes=3,fields=1 with whole numbers from 0 to 9999`)
    else weights[name as keyof Weights] = Number(value)
  }
  return weights
}

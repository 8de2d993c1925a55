import { parseArgs } from 'node:util'
import { addDays, type Instant, parseInstant, toShanghai } from '#src/kernel/time.ts'
import { dueUnder, type Governing, type Rulebook, rulesFor } from '#src/rulebook/engine.ts'
import { explainRule } from '#src/rulebook/explain.ts'
import { type Due, dueFrom } from '#src/rulebook/kinds/deadline.ts'
import { parsePeriod } from '#src/rulebook/period.ts'
import { loadCalendar } from '#src/rulebook/read-calendar.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { knownClauses, readRegister } from '#src/rulebook/read-register.ts'
import { Unanswerable } from '#src/rulebook/unanswerable.ts'
import { beforeFirst } from '#src/rulebook/values.ts'
import type { Bilingual } from '#src/rulebook/wording.ts'
import { commandOf, helpOf } from './commands.ts'
import type { Io } from './io.ts'
import { nearest } from './nearest.ts'

const MISUSED = 2

/**
 * `due --within PTnH|PnD|PnWD --from INSTANT` or `due --clause ID --from INSTANT`, with `--json` for
 * `{dueAt, provisional, steps, …}`. Needs no record. Resolves to 0, or to 2 when the question cannot be answered, with every reason.
 */
export async function due(argv: string[], io: Io): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    const command = commandOf('due')
    if (command) io.out(helpOf(command))
    return 0
  }
  const { values, positionals } = parseArgs({
    args: argv, strict: false, options: { within: { type: 'string' }, clause: { type: 'string' }, from: { type: 'string' }, json: { type: 'boolean' } },
  })
  const text = (name: 'within' | 'clause' | 'from'): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined)
  const faults: Bilingual[] = []
  if (positionals.length > 0) faults.push({ zh: `多出 ${positionals.join(' ')}`, en: `too many words: ${positionals.join(' ')}` })
  const from = understandInstant(text('from'), faults)
  const answer = ask(text('within'), text('clause'), from, faults)
  if (answer === undefined || faults.length > 0) {
    for (const fault of faults) io.err(`${fault.zh} / ${fault.en}`)
    return MISUSED
  }
  if (values.json === true) io.out(JSON.stringify({ ...answer, dueAt: toShanghai(answer.dueAt) }))
  else for (const line of lines(answer)) io.out(line)
  return 0
}

interface Answer extends Due {
  readonly clause?: string
  readonly rule?: string
  readonly says?: Bilingual
}

function ask(within: string | undefined, clause: string | undefined, from: Instant | undefined, faults: Bilingual[]): Answer | undefined {
  if ((within === undefined) === (clause === undefined)) {
    faults.push({ zh: '请写 --within（如 PT48H、P15D、P20WD）或 --clause（如 GB-14），二者取一', en: 'say either --within (PT48H, P15D, P20WD) or --clause (GB-14)' })
    return undefined
  }
  try {
    if (within !== undefined) {
      const period = parsePeriod(within)
      return from === undefined ? undefined : dueFrom(period, from, loadCalendar())
    }
    return askClause(clause as string, from, faults)
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error
    faults.push(error.words)
    return undefined
  }
}

function askClause(clause: string, from: Instant | undefined, faults: Bilingual[]): Answer | undefined {
  const known = knownClauses(readRegister())
  if (!known.has(clause)) {
    const near = nearest(clause, [...known])
    faults.push({ zh: `没有条款 ${clause}${near ? `，是否指 ${near}` : ''}。全部条款：./huiying clauses`, en: `there is no clause ${clause}${near ? `; did you mean ${near}` : ''}. All clauses: ./huiying clauses` })
    return undefined
  }
  const rulebook = loadRulebook()
  const rule = rulesFor(rulebook, clause).find((one) => one.kind === 'deadline' && one.values.some((value) => 'within' in value))
  if (rule?.kind !== 'deadline') {
    faults.push({ zh: `${clause} 没有可推算的期限。有期限的条款：${limited(rulebook).join('、')}`, en: `${clause} sets no limit that can be counted. Clauses with one: ${limited(rulebook).join(', ')}` })
    return undefined
  }
  if (from === undefined) return undefined
  const found = dueUnder(rule, from, rulebook)
  if (found === undefined) {
    faults.push({ zh: `${clause} 在那一天已废止`, en: `${clause} was repealed on that day` })
    return undefined
  }
  if (!('dueAt' in found)) throw beforeFirst(found.ruleId, found.register, found.date, found.first)
  return answerOf(clause, found)
}

function answerOf(clause: string, found: Governing): Answer {
  return { dueAt: found.dueAt, provisional: found.provisional, steps: found.steps, clause, rule: found.version, says: explainRule(found) }
}

function limited(rulebook: Rulebook): string[] {
  return [...new Set(rulebook.rules.flatMap((rule) => (rule.kind === 'deadline' && rule.values.some((value) => 'within' in value) ? rule.register.slice(0, 1) : [])))].toSorted()
}

const WRITTEN = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/

/** A time with its offset: a bare local time is ambiguous, above all between 1986 and 1991. */
function understandInstant(text: string | undefined, faults: Bilingual[]): Instant | undefined {
  const example = { zh: '请写成 2026-09-30T18:00:00+08:00', en: 'write 2026-09-30T18:00:00+08:00' }
  if (text === undefined) {
    faults.push({ zh: `缺起算时刻 --from。${example.zh}`, en: `--from is missing: ${example.en}` })
    return undefined
  }
  const [, date, offset] = WRITTEN.exec(text) ?? []
  if (date !== undefined && offset === undefined) {
    faults.push({ zh: `起算时刻 ${text} 没有时区，不知是哪里的时间。${example.zh}`, en: `the time ${text} has no offset and could be anywhere: ${example.en}` })
    return undefined
  }
  const instant = date === undefined ? undefined : parseInstant(text)
  const year = Number(text.slice(0, 4))
  if (date === undefined || instant === undefined || Number.isNaN(Date.parse(date)) || addDays(date, 0) !== date || year < 1900 || year > 2200) {
    faults.push({ zh: `起算时刻 ${text} 不是 1900 至 2200 年间的时刻。${example.zh}`, en: `the time ${text} is no moment between 1900 and 2200: ${example.en}` })
    return undefined
  }
  return instant
}

function lines(answer: Answer): string[] {
  const said = answer.says === undefined ? [] : [answer.says]
  return [
    `${toShanghai(answer.dueAt)}${answer.provisional ? '  暂定 / provisional' : ''}`,
    ...[...said, ...answer.steps].flatMap(({ zh, en }) => [`  ${zh}`, `    ${en}`]),
  ]
}

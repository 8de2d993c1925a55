import { parseArgs } from 'node:util'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { type RestDayPolicy, restDayPolicies } from '#src/rulebook/promise-schema.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Parameter } from '#src/rulebook/settings.ts'
import type { PromisedDuty } from '#src/rulebook/slots.ts'
import { Unanswerable } from '#src/rulebook/unanswerable.ts'
import type { Bilingual } from '#src/rulebook/wording.ts'
import { type Year, yearOf } from '#src/rulebook/year.ts'
import { commandOf, helpOf } from './commands.ts'
import type { Io } from './io.ts'
import { nearest } from './nearest.ts'

const MISUSED = 2
const POLICIES: readonly string[] = restDayPolicies

/**
 * `year YYYY [--instrument ID] [--on-rest-day keep|next|previous]`: everything the rules promise for that year, with `--json` as
 * `{duties: [{clause, originalOn, dueOn, provisional, why}]}`. Needs no record. What the office has not set is said on standard error.
 * Resolves to 0, or to 2 when the question cannot be answered, with every reason.
 */
export async function year(argv: string[], io: Io, rulebook: () => Rulebook = loadRulebook): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    const command = commandOf('year')
    if (command) io.out(helpOf(command))
    return 0
  }
  const { values, positionals } = parseArgs({ args: argv, strict: false, options: { instrument: { type: 'string' }, 'on-rest-day': { type: 'string' }, json: { type: 'boolean' } } })
  const faults: Bilingual[] = []
  const asked = understandYear(positionals, faults)
  const policy = understandPolicy(values['on-rest-day'], faults)
  const instrumentId = typeof values.instrument === 'string' ? values.instrument : undefined
  const found = answer(rulebook, asked, instrumentId, policy, faults)
  if (found === undefined || asked === undefined || faults.length > 0) {
    for (const { zh, en } of faults) io.err(`${zh} / ${en}`)
    return MISUSED
  }
  for (const one of found.notSet) io.err(notSetLine(one))
  if (values.json === true) io.out(JSON.stringify({ duties: found.duties.map(row) }))
  else for (const line of table(found, asked, policy)) io.out(line)
  return 0
}

const row = ({ register, originalOn, dueOn, provisional, why }: PromisedDuty) => ({ clause: register[0], originalOn, dueOn, provisional, why: `${why.zh} / ${why.en}` })

function answer(rulebook: () => Rulebook, asked: number | undefined, instrumentId: string | undefined, onRestDay: RestDayPolicy | undefined, faults: Bilingual[]): Year | undefined {
  const rules = rulebook()
  const ids = rules.instruments.map(({ head }) => head.id)
  if (instrumentId !== undefined && !ids.includes(instrumentId)) {
    const near = nearest(instrumentId, ids)
    faults.push({
      zh: `没有制度“${instrumentId}”${near === undefined ? '' : `，是否指 ${near}`}。可写：${ids.join('、')}`,
      en: `there is no instrument ${instrumentId}${near === undefined ? '' : `; did you mean ${near}`}. There are: ${ids.join(', ')}`,
    })
    return undefined
  }
  if (asked === undefined) return undefined
  try {
    return yearOf(rules, asked, { ...(instrumentId === undefined ? {} : { instrumentId }), ...(onRestDay === undefined ? {} : { onRestDay }) })
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error
    faults.push(error.words)
    return undefined
  }
}

const FIRST = 1949
const LAST = 2200

function understandYear(words: readonly string[], faults: Bilingual[]): number | undefined {
  const [text, ...more] = words
  if (more.length > 0) faults.push({ zh: `多出 ${more.join(' ')}；一次查一年`, en: `too many words: ${more.join(' ')}; ask for one year at a time` })
  if (text === undefined) {
    faults.push({ zh: '请写年份，如 ./huiying year 2026', en: 'say which year: ./huiying year 2026' })
    return undefined
  }
  const written = /^\d{4}$/.test(text) ? Number(text) : NaN
  if (written >= FIRST && written <= LAST) return written
  faults.push({ zh: `“${text}”不是 ${FIRST} 至 ${LAST} 之间的年份。请写四位数字，如 2026`, en: `"${text}" is no year from ${FIRST} to ${LAST}. Write four digits, 2026` })
  return undefined
}

function understandPolicy(given: string | boolean | undefined, faults: Bilingual[]): RestDayPolicy | undefined {
  if (given === undefined) return undefined
  if (typeof given === 'string' && POLICIES.includes(given)) return given as RestDayPolicy
  faults.push({ zh: `--on-rest-day 写 keep（不移）、next（顺延）或 previous（提前），不认识“${String(given)}”`, en: `--on-rest-day takes keep, next or previous; "${String(given)}" is none of them` })
  return undefined
}

const notSetLine = ({ zh, en, register }: Parameter): string => `未设定：${zh}（${register[0]}），设定之前不产生应办 / not set: ${en} (${register[0]}); nothing is owed until it is`

const POLICY_WORDS: Readonly<Record<RestDayPolicy, Bilingual>> = {
  keep: { zh: '遇休息日不移', en: 'days off are kept' }, next: { zh: '遇休息日顺延', en: 'days off move on' }, previous: { zh: '遇休息日提前', en: 'days off move back' },
}

function table({ duties }: Year, asked: number, policy: RestDayPolicy | undefined): string[] {
  const tried = policy === undefined ? [] : [`试算：${POLICY_WORDS[policy].zh} / tried: ${POLICY_WORDS[policy].en}`]
  if (duties.length === 0) return [...tried, `${asked} 年没有按周期或定额产生的应办 / nothing is owed in ${asked} by cadence or quota`]
  return [
    `${asked} 年应办 ${duties.length} 件 / ${duties.length} duties of ${asked}`,
    ...tried,
    ...duties.flatMap(({ dueOn, originalOn, provisional, register, title, why }) => [
      `${dueOn}  ${(register[0] ?? '').padEnd(7)} ${title.zh} / ${title.en}${originalOn === dueOn ? '' : `  原定 ${originalOn}`}${provisional ? '  暂定 provisional' : ''}`,
      `            ${why.zh}`,
      `            ${why.en}`,
    ]),
  ]
}

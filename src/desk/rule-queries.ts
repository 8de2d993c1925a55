import { z } from 'zod'
import { civilDate, type CivilDate, type Instant } from '#src/kernel/time.ts'
import { dueUnder, type Governing, type Rulebook } from '#src/rulebook/engine.ts'
import type { Instrument } from '#src/rulebook/instrument.ts'
import { dueFrom } from '#src/rulebook/kinds/deadline.ts'
import { parsePeriod, readPeriod } from '#src/rulebook/period.ts'
import { promiseWords } from '#src/rulebook/promise-words.ts'
import type { DeadlineRule, Rule } from '#src/rulebook/schema.ts'
import { Refused } from '#src/record/work.ts'
import { query } from './module.ts'
import { instant } from './shapes.ts'

/** One rule as people read it: clause, our wording, dated values, and how unclear wording was settled. */
const presentRule = (rule: Rule, { readings }: Instrument) => {
  const named = [...new Set([...('startsOn' in rule ? [rule.startsOn?.reading] : []), ...rule.values.map((value) => value.reading)])]
  return {
    id: rule.id, kind: rule.kind, title: rule.title, clause: rule.clause, says: rule.says, register: rule.register, force: rule.force, pillar: rule.pillar, checkedOn: rule.checkedOn,
    ...((rule.kind === 'cadence' || rule.kind === 'quota') && { owedBy: rule.owedBy, owedTo: rule.owedTo, escalation: rule.escalation.map(({ before, to }) => ({ to, before: before?.text ?? null })) }),
    ...(rule.kind === 'deadline' && { owedBy: rule.owedBy, owedTo: rule.owedTo, startsOn: rule.startsOn, dischargedBy: rule.dischargedBy, escalation: rule.escalation.map(({ before, to }) => ({ to, before: before?.text ?? null })) }),
    values: rule.values.map((value) => ({ from: value.from, until: value.until ?? null, says: presentValue(rule, value) })),
    readings: named.flatMap((name) => (name ? [readings.get(name)] : [])).filter((reading) => reading !== undefined),
  }
}

/** What a dated value sets: a period, a promise, a list of demands, or for what is promised ahead its words; null once repealed. */
function presentValue(rule: Rule, value: Rule['values'][number]): Readonly<Record<string, unknown>> | null {
  if ('repealed' in value) return null
  const words = promiseWords(rule, value)
  if (words) return { words }
  const { from: _, until: __, reading: ___, ...rest } = value
  return 'within' in rest ? { within: rest.within.text } : rest
}

const deadlines = (rules: Rulebook): DeadlineRule[] => rules.rules.filter((rule): rule is DeadlineRule => rule.kind === 'deadline')

/** The period of a deadline rule on that day; undefined before its first value, once repealed, or when the term is a promise. */
function periodOn(rule: DeadlineRule, day: CivilDate): string | undefined {
  const value = rule.values.findLast((one) => one.from <= day)
  return value && 'within' in value && (value.until === undefined || day < value.until) ? value.within.text : undefined
}

/** Every instrument in use, the limits that can be counted today, and how far the notices of holidays reach. */
const instruments = query({
  name: 'rules.instruments',
  zh: '制度与规则',
  input: z.object({}),
  may: 'signedIn',
  ask(tx, _input, rules) {
    const today = civilDate(tx.now)
    const limits = deadlines(rules).flatMap((rule) => {
      const within = periodOn(rule, today)
      return within ? [{ ruleId: rule.id, instrumentId: rules.owners.get(rule)!.head.id, title: rule.title, says: rule.says, register: rule.register, within }] : []
    })
    const { coveredUntil, papers, rows } = rules.calendar
    const years = papers.map(({ year, notice }) => ({ year, notice, days: rows.filter((row) => row.date.startsWith(`${year}-`)).length }))
    return Promise.resolve({ items: rules.instruments.map(({ head, rules: own }) => ({ ...head, rules: own.length })), limits, calendar: { coveredUntil, years } })
  },
})

/** One instrument with all its rules; of a limit also the others that open the same duty, and which of them wins today (CV-5). */
const instrument = query({
  name: 'rules.instrument',
  zh: '一份制度的规则',
  input: z.object({ instrumentId: z.string().max(80) }),
  may: 'signedIn',
  ask(tx, { instrumentId }, rules) {
    const found = rules.instruments.find((one) => one.head.id === instrumentId)
    if (!found) throw new Refused([{ code: 'rules/no-instrument', item: 'instrumentId', params: { instrumentId } }])
    const above = found.head.basedOn.map((id) => ({ id, title: rules.instruments.find((one) => one.head.id === id)?.head.title ?? { zh: id, en: id } }))
    const own = found.rules.map((rule) => ({ ...presentRule(rule, found), beside: rule.kind === 'deadline' ? standing(rule, tx.now, rules) : [] }))
    return Promise.resolve({ ...found.head, basedOn: above, rules: own })
  },
})

const sameStart = (a: DeadlineRule, b: DeadlineRule): boolean => a.duty === b.duty && a.startsOn.fact === b.startsOn.fact && a.startsOn.only === b.startsOn.only

/** What each rule of the same duty would say of a clock that starts at `from`, strictest first; empty when the rule stands alone. */
function standing(rule: DeadlineRule, from: Instant, rules: Rulebook) {
  const said = deadlines(rules).filter((one) => sameStart(one, rule)).map((one) => dueUnder(one, from, rules))
  const counted = said.filter((one): one is Governing => one !== undefined && 'dueAt' in one).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
  if (counted.length < 2) return []
  return counted.map(({ ruleId, register, title, instrumentId, instrument: name, within, dueAt }) => ({ ruleId, register, title, instrumentId, instrument: name, within, dueAt, wins: dueAt === counted[0]!.dueAt }))
}

const dueInput = z
  .object({ from: instant, ruleId: z.string().max(200).optional(), within: z.string().max(12).refine((text) => readPeriod(text) !== undefined, '写法如 PT48H、P15D、P20WD / write PT48H, P15D or P20WD').optional() })
  .refine((input) => (input.ruleId === undefined) !== (input.within === undefined), { message: '规则和期限，二者取一 / a rule or a period, one of them', path: ['ruleId'] })

/** When a clock that starts at `from` runs out, under a rule or for a bare period, with its arithmetic. */
const due = query({
  name: 'rules.due',
  zh: '时限试算',
  input: dueInput,
  may: 'signedIn',
  async ask(_tx, { ruleId, within, from }, rules) {
    if (within !== undefined) return { ...dueFrom(parsePeriod(within), from, rules.calendar), within, beside: [] }
    const rule = deadlines(rules).find((one) => one.id === ruleId)
    if (!rule) throw new Refused([{ code: 'rules/no-deadline', item: 'ruleId', params: { ruleId: ruleId! } }])
    const answer = dueUnder(rule, from, rules)
    if (answer === undefined) throw new Refused([{ code: 'rules/repealed', item: 'from', params: { ruleId: rule.id } }])
    if ('first' in answer) throw new Refused([{ code: 'rules/before-first', item: 'from', params: { first: answer.first } }])
    const { dueAt, provisional, steps, within: period, title, says, clause, register, force, readings, instrument: name } = answer
    return { dueAt, provisional, steps, within: period, rule: { title, says, clause, register, force, readings, instrument: name }, beside: standing(rule, from, rules) }
  },
})

export const ruleQueries = [instruments, instrument, due]

export const ruleRefusals = {
  'rules/no-instrument': { kind: 'notFound', zh: '没有这份制度：{instrumentId}', en: 'There is no instrument {instrumentId}', remedy: { zh: '回到规则页面选择', en: 'Choose one on the page of rules' } },
  'rules/no-deadline': { kind: 'notFound', zh: '没有这条时限规则：{ruleId}', en: 'There is no deadline rule {ruleId}', remedy: { zh: '从规则列表中选择', en: 'Choose one from the list of rules' } },
  'rules/repealed': { kind: 'rule', zh: '这条规则在那一天已不施行，或以自己的承诺为期', en: 'On that day the rule is no longer in force, or its term is the promise itself', remedy: { zh: '换一个日期或规则', en: 'Choose another day or rule' } },
  'rules/before-first': { kind: 'rule', zh: '那一天早于首个取值（{first}），没有答案', en: 'That day lies before the first value ({first}); there is no answer', remedy: { zh: '选 {first} 当天或以后', en: 'Choose {first} or later' } },
} as const

import { z } from 'zod'
import { dueUnder } from '#src/rulebook/engine.ts'
import type { Instrument } from '#src/rulebook/instrument.ts'
import type { Rule } from '#src/rulebook/schema.ts'
import { Refused } from '#src/record/work.ts'
import { query } from './module.ts'
import { instant } from './shapes.ts'

/** One rule as people read it: clause, our wording, dated values, and how unclear wording was settled. */
const presentRule = (rule: Rule, { readings }: Instrument) => {
  const named = [...new Set([...('startsOn' in rule ? [rule.startsOn?.reading] : []), ...rule.values.map((value) => value.reading)])]
  return {
    id: rule.id, kind: rule.kind, title: rule.title, clause: rule.clause, says: rule.says, register: rule.register, force: rule.force, checkedOn: rule.checkedOn,
    ...(rule.kind === 'deadline' && { owedBy: rule.owedBy, owedTo: rule.owedTo, startsOn: rule.startsOn, dischargedBy: rule.dischargedBy, escalation: rule.escalation.map(({ before, to }) => ({ to, before: before?.text ?? null })) }),
    values: rule.values.map((value) => ({ from: value.from, until: value.until ?? null, says: presentValue(value) })),
    readings: named.flatMap((name) => (name ? [readings.get(name)] : [])).filter((reading) => reading !== undefined),
  }
}

/** What a dated value sets: a period, a promise, a list of demands; null once repealed. */
function presentValue(value: Rule['values'][number]): Readonly<Record<string, unknown>> | null {
  if ('repealed' in value) return null
  const { from: _, until: __, reading: ___, ...rest } = value
  return 'within' in rest ? { within: rest.within.text } : rest
}

/** Every instrument in use with its rules. */
const instruments = query({
  name: 'rules.instruments',
  zh: '制度与规则',
  input: z.object({}),
  may: 'signedIn',
  ask: (_tx, _input, rules) => Promise.resolve({ items: rules.instruments.map((one) => ({ ...one.head, rules: one.rules.map((rule) => presentRule(rule, one)) })) }),
})

/** What one deadline rule says of a clock that starts at `from`, with its arithmetic. */
const due = query({
  name: 'rules.due',
  zh: '时限试算',
  input: z.object({ ruleId: z.string().max(200), from: instant }),
  may: 'signedIn',
  ask(_tx, { ruleId, from }, rules) {
    const rule = rules.rules.find((one) => one.id === ruleId)
    if (rule?.kind !== 'deadline') throw new Refused([{ code: 'rules/no-deadline', item: 'ruleId', params: { ruleId } }])
    const answer = dueUnder(rule, from, rules)
    if (answer === undefined) throw new Refused([{ code: 'rules/repealed', item: 'from', params: { ruleId } }])
    if ('first' in answer) throw new Refused([{ code: 'rules/before-first', item: 'from', params: { first: answer.first } }])
    const { dueAt, provisional, steps, within } = answer
    return Promise.resolve({ dueAt, provisional, steps, within })
  },
})

export const ruleQueries = [instruments, due]

export const ruleRefusals = {
  'rules/no-deadline': { kind: 'notFound', zh: '没有这条时限规则:{ruleId}', en: 'There is no deadline rule {ruleId}', remedy: { zh: '从规则列表中选择', en: 'Choose one from the list of rules' } },
  'rules/repealed': { kind: 'rule', zh: '这条规则在那一天已不施行,或以自己的承诺为期', en: 'On that day the rule is no longer in force, or its term is the promise itself', remedy: { zh: '换一个日期或规则', en: 'Choose another day or rule' } },
  'rules/before-first': { kind: 'rule', zh: '那一天早于首个取值({first}),没有答案', en: 'That day lies before the first value ({first}); there is no answer', remedy: { zh: '选 {first} 当天或以后', en: 'Choose {first} or later' } },
} as const

import { describe, expect, test } from 'vitest'
import { makeRulebook } from '#src/rulebook/engine.ts'
import type { Instrument } from '#src/rulebook/instrument.ts'
import { parsePeriod } from '#src/rulebook/period.ts'
import { loadCalendar } from '#src/rulebook/read-calendar.ts'
import { readInstruments } from '#src/rulebook/read-instruments.ts'
import type { Rule } from '#src/rulebook/schema.ts'
import { workOut } from '#src/rulebook/worked-cases.ts'

const { instruments } = readInstruments()
const calendar = loadCalendar()
const without = (all: readonly Instrument[], id: string): Instrument[] => all.map((one) => ({ ...one, rules: one.rules.filter((rule) => rule.id !== id) }))
const casesNaming = (one: Instrument, rule: Rule): Instrument['cases'] => one.cases.filter((worked) => worked.rules.includes(rule.id) && worked.clauses.some((id) => rule.register.includes(id)))

const rules = instruments.flatMap((one) => one.rules.map((rule) => [rule.id, rule, one] as const))

describe('a rule taken away turns the tests that name its clause red', () => {
  test.each(rules)('without %s', (id, rule, one) => {
    const mutant = makeRulebook(without(instruments, id), calendar, one.head.for ?? 'live')
    const red = casesNaming(one, rule).filter((worked) => workOut(worked, mutant).length > 0)
    expect(red.map((worked) => worked.name), `no worked case of ${rule.register.join(', ')} noticed that ${id} was gone`).not.toEqual([])
  })

  test('and with all rules in place none of them is red', () => {
    const red = rules.flatMap(([, rule, one]) => casesNaming(one, rule).filter((worked) => workOut(worked, makeRulebook(instruments, calendar, one.head.for ?? 'live')).length > 0))
    expect(red).toEqual([])
  })
})

/** The rule with every number it sets moved by one; undefined when it sets none. */
function oneMore(rule: Rule): Rule | undefined {
  const more = (given: unknown): unknown => (typeof given === 'number' ? given + 1 : typeof given === 'object' && given !== null && typeof (given as { default?: unknown }).default === 'number' ? { ...given, default: (given as { default: number }).default + 1 } : undefined)
  const values = rule.values.flatMap((value): object[] => {
    if ('repealed' in value) return []
    if (rule.kind === 'quota' && 'atLeast' in value && more(value.atLeast) !== undefined) return [{ ...value, atLeast: more(value.atLeast) }]
    if (rule.kind === 'cadence' && 'monthly' in value) return [{ ...value, monthly: { ...value.monthly, day: value.monthly.day + 1 } }]
    if (rule.kind === 'rotation' && 'groups' in value) return [{ ...value, groups: value.groups + 1 }]
    if (rule.kind === 'limit' && 'atMost' in value) return [{ ...value, atMost: more(value.atMost) }]
    if (rule.kind === 'limit' && 'atLeast' in value) return [{ ...value, atLeast: more(value.atLeast) }]
    if (rule.kind === 'limit' && 'period' in value) return [{ ...value, period: parsePeriod(value.period.text.replace(/\d+/, (n) => String(Number(n) + 1))) }]
    return []
  })
  return values.length === 0 ? undefined : ({ ...rule, values } as Rule)
}

describe('a value that slips turns them red too', () => {
  const numbered = rules.flatMap(([id, rule, one]) => { const slipped = oneMore(rule); return slipped === undefined ? [] : [[id, rule, one, slipped] as const] })
  test.each(numbered)('%s by one', (id, rule, one, slipped) => {
    const all = instruments.map((each) => ({ ...each, rules: each.rules.map((own) => (own.id === id ? slipped : own)) }))
    const red = casesNaming(one, rule).filter((worked) => workOut(worked, makeRulebook(all, calendar, one.head.for ?? 'live')).length > 0)
    expect(red).not.toEqual([])
  })
  test('every kind that sets numbers is among them', () => expect(new Set(numbered.map(([, { kind }]) => kind))).toEqual(new Set(['cadence', 'quota', 'rotation', 'limit'])))


  const deadlines = rules.flatMap(([id, rule, one]) => (rule.kind === 'deadline' && rule.values.some((value) => 'within' in value) ? [[id, rule, one] as const] : []))
  test.each(deadlines)('%s one unit longer', (id, rule, one) => {
    const longer = { ...rule, values: rule.values.map((value) => ('within' in value ? { ...value, within: { ...value.within, n: value.within.n + 1 } } : value)) } as Rule
    const slipped = instruments.map((each) => ({ ...each, rules: each.rules.map((own) => (own.id === id ? longer : own)) }))
    const red = casesNaming(one, rule).filter((worked) => workOut(worked, makeRulebook(slipped, calendar, one.head.for ?? 'live')).length > 0)
    expect(red).not.toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { makeRulebook } from '#src/rulebook/engine.ts'
import type { Instrument } from '#src/rulebook/instrument.ts'
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

describe('a value that slips turns them red too', () => {
  const deadlines = rules.flatMap(([id, rule, one]) => (rule.kind === 'deadline' && rule.values.some((value) => 'within' in value) ? [[id, rule, one] as const] : []))
  test.each(deadlines)('%s one unit longer', (id, rule, one) => {
    const longer = { ...rule, values: rule.values.map((value) => ('within' in value ? { ...value, within: { ...value.within, n: value.within.n + 1 } } : value)) } as Rule
    const slipped = instruments.map((each) => ({ ...each, rules: each.rules.map((own) => (own.id === id ? longer : own)) }))
    const red = casesNaming(one, rule).filter((worked) => workOut(worked, makeRulebook(slipped, calendar, one.head.for ?? 'live')).length > 0)
    expect(red).not.toEqual([])
  })
})

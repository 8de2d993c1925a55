import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startOfDay } from '#src/kernel/time.ts'
import { routeFor, gateFor } from '#src/rulebook/lookups.ts'
import { loadRulebook, readInstruments } from '#src/rulebook/read-instruments.ts'
import { moduleNames } from '#src/modules/river.ts'
import { dispositions } from '#src/modules/cases/contract.ts'
import { pressDuties, roles } from '#src/modules/directory/contract.ts'
import { sources } from '#src/modules/intake/contract.ts'
import { withholdingGrounds } from '#src/modules/review/contract.ts'
import { classes, declineReasons, stances } from '#src/modules/triage/contract.ts'

const MODULES = join(import.meta.dirname, '..', '..', 'src', 'modules')
const rules = readInstruments().instruments.flatMap((one) => one.rules)
const rulebook = loadRulebook()
const TODAY = startOfDay('2026-11-22')
const listed = (route: string): string[] => routeFor(rulebook, route, TODAY).entries.map(({ code }) => code).toSorted()

/** Facts of all contracts, with the source text that defines what they carry. */
const stated = new Map<string, string>()
for (const name of moduleNames) {
  const folder = join(MODULES, name)
  const contract = (await import(join(folder, 'contract.ts'))) as { facts?: Record<string, unknown> }
  const text = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  for (const fact of Object.keys(contract.facts ?? {})) stated.set(fact, text)
}

describe('names are bound: rules speak only of what the modules state', () => {
  const named = rules.flatMap((rule) => [
    ...('startsOn' in rule && rule.startsOn !== undefined ? [[rule.id, rule.startsOn.fact] as const] : []),
    ...(rule.kind === 'deadline' ? rule.dischargedBy.map(({ fact }) => [rule.id, fact] as const) : []),
  ])
  test.each(named)('%s: %s', (_, fact) => expect([...stated.keys()]).toContain(fact))

  const fields = rules.flatMap((rule) => (rule.kind === 'deadline' ? [
    ...(rule.startsOn.at === 'at' ? [] : [[rule.id, rule.startsOn.fact, rule.startsOn.at] as const]),
    ...rule.values.flatMap((value) => ('atField' in value ? [[rule.id, rule.startsOn.fact, value.atField] as const] : [])),
  ] : []))
  test.each(fields)('%s: %s carries %s', (_, fact, field) => expect(stated.get(fact)).toMatch(new RegExp(`\\b${field}\\b`)))

  test('whoever is called on holds a role of the register', () => {
    const called = rules.flatMap((rule) => (rule.kind === 'deadline' ? rule.escalation.map(({ to }) => to) : []))
    expect(called.filter((role) => !(role in roles))).toEqual([])
    expect(called.length).toBeGreaterThan(5)
  })
})

describe('lists of the rules and of the modules are the same lists', () => {
  test('[GB-06][GB-07][GB-08][GB-09][GB-10] the five classes', () => expect(listed('must-answer')).toEqual(Object.keys(classes).toSorted()))
  test('[GB-29] the stances of a statement', () => expect(listed('stances')).toEqual(Object.keys(stances).toSorted()))
  test('[GS-71] the reasons not to answer', () => expect(listed('no-answer-reasons')).toEqual(Object.keys(declineReasons).toSorted()))
  test('[GB-21] the sources', () => expect(listed('sources')).toEqual(Object.keys(sources).toSorted()))
  test('[GB-27] the results', () => expect(listed('dispositions')).toEqual(Object.keys(dispositions).toSorted()))
  test('[GS-60] the grounds for withholding', () => {
    const ground = gateFor(rulebook, 'withholding', TODAY).items.find(({ item }) => item === 'ground')
    expect(ground?.oneOf?.toSorted()).toEqual(Object.keys(withholdingGrounds).toSorted())
  })
  test('[GS-27] the eight duties', () => {
    const needs = rules.flatMap((rule) => (rule.kind === 'standing' ? rule.values.flatMap((value) => ('needs' in value ? value.needs : [])) : []))
    const duties = needs.filter(({ what }) => what.startsWith('duty-')).map(({ what }) => what.slice('duty-'.length).replaceAll('-', '_'))
    expect(duties.toSorted()).toEqual(Object.keys(pressDuties).toSorted())
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startOfDay } from '#src/kernel/time.ts'
import { gateFor, limitFor, routeFor } from '#src/rulebook/lookups.ts'
import { evidenceKinds, lineNames, occasions } from '#src/rulebook/promise-schema.ts'
import { loadRulebook, readInstruments } from '#src/rulebook/read-instruments.ts'
import { SLOT } from '#src/rulebook/slots.ts'
import { moduleNames } from '#src/modules/river.ts'
import { actKinds, categories, forms } from '#src/modules/agenda/contract.ts'
import { dispositions } from '#src/modules/cases/contract.ts'
import * as held from '#src/modules/conferences/lists.ts'
import { lines, pressDuties, roles, unitKinds, type UnitKind } from '#src/modules/directory/contract.ts'
import { sources } from '#src/modules/intake/contract.ts'
import { aims, dimensions, drillParts } from '#src/modules/training/contract.ts'
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

  test.each([SLOT.opened, ...SLOT.done])('the duties of promises follow %s', (fact) => expect([...stated.keys()]).toContain(fact))

  test('whoever owes a quota is a kind of unit or a role of the register', () => {
    const owing = rules.flatMap((rule) => (rule.kind === 'quota' || rule.kind === 'cadence' ? [rule.holder] : []))
    const kinds = (each: string): string[] => [...new Set(owing.flatMap((holder) => (holder.each === each ? (holder.ofKinds ?? []) : [])))]
    expect(kinds('unit').toSorted()).toEqual(Object.keys(unitKinds).filter((kind) => unitKinds[kind as UnitKind].covered).toSorted())
    expect([...kinds('leader'), ...kinds('spokesperson')].filter((role) => !(role in roles))).toEqual([])
  })

  test('whoever is called on holds a role of the register', () => {
    const called = rules.flatMap((rule) => ('escalation' in rule ? rule.escalation.map(({ to }) => to) : []))
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
  test('the twelve forms, five kinds of media, three venues, three roles, four parts and four stages', () => {
    const both: [string, object][] = [
      ['release-forms', held.forms], ['media-kinds', held.mediaKinds], ['programme-venues', held.venueKinds], ['programme-roles', held.outreachRoles], ['programme-parts', held.outreachParts], ['interview-stages', held.interviewStages],
    ]
    expect(both.map(([route]) => listed(route))).toEqual(both.map(([, list]) => Object.keys(list).toSorted()))
    expect(Object.keys(forms).toSorted()).toEqual(listed('release-forms'))
    expect(listed('topic-categories').filter((code) => !(code in categories))).toEqual([])
  })
  test('[NH-27][NH-28][NH-08] the parts of a drill, its three scores, and the three aims of a course', () => {
    const both: [string, object][] = [['drill-parts', drillParts], ['drill-scores', dimensions], ['training-aims', aims]]
    expect(both.map(([route]) => listed(route))).toEqual(both.map(([, list]) => Object.keys(list).toSorted()))
  })
  test('the checklist of a conference', () => {
    const items = ['conference-checklist', 'conference-service'].flatMap((gate) => gateFor(rulebook, gate, TODAY).items.map(({ item }) => item))
    expect([...new Set(items)].toSorted()).toEqual(Object.keys(held.checklist).toSorted())
  })
  test('every limit that a module looks up is set by a rule', () => {
    const looked = moduleNames.flatMap((name) => readdirSync(join(MODULES, name)).filter((file) => file.endsWith('.ts')).flatMap((file) => [...readFileSync(join(MODULES, name, file), 'utf8').matchAll(/(?:limitFor|daysOf)\(rules, '([a-z-]+)'/g)].map((match) => match[1]!)))
    expect(looked.toSorted()).toEqual(['hot-matter-days', 'hot-matter-posts', 'media-notice', 'micro-length', 'micro-people', 'micro-topics', 'moved-date-notice', 'question-cut-off', 'slip-corrected-within', 'topic-repeats'])
    for (const name of looked) expect(limitFor(rulebook, name, TODAY)).toMatchObject({ clause: expect.stringMatching(/^[A-Z]+-\d+$/) as string })
  })
  test('the occasions and kinds of acts that quotas know', () => {
    expect([...occasions].toSorted()).toEqual(Object.keys(held.occasions).toSorted())
    expect(Object.keys(actKinds).filter((kind) => !(evidenceKinds as readonly string[]).includes(kind))).toEqual([])
  })
  test('the four lines of a group', () => expect([...lineNames].toSorted()).toEqual(Object.keys(lines).toSorted()))
  test('[GS-27] the eight duties', () => {
    const needs = rules.flatMap((rule) => (rule.kind === 'standing' ? rule.values.flatMap((value) => ('needs' in value ? value.needs : [])) : []))
    const duties = needs.filter(({ what }) => what.startsWith('duty-')).map(({ what }) => what.slice('duty-'.length).replaceAll('-', '_'))
    expect(duties.toSorted()).toEqual(Object.keys(pressDuties).toSorted())
  })
})

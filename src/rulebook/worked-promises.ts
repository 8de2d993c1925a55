import { civilDate } from '#src/kernel/time.ts'
import { type Rulebook, withSettings } from './engine.ts'
import { leastActs } from './kinds/least-acts.ts'
import { occurrencesOf } from './kinds/cadence.ts'
import { type Holder, quotaState, type QuotaState, windowsOf } from './kinds/quota.ts'
import { checkGrouping, LINE_WORDS, turnsOfYear } from './kinds/rotation.ts'
import { limitFor, rotationFor } from './lookups.ts'
import { type LineName, lineNames } from './promise-schema.ts'
import type { WorkedCase } from './worked-case-schema.ts'

export const list = (items: Iterable<string>): string => [...items].toSorted().join(', ') || 'nothing'

export function differs(what: string, expected: string, found: string): string[] {
  return expected === found ? [] : [`${what}: expected ${expected}, found ${found}`]
}

/** Works out what a case says of dates, quotas, rotations and limits. */
export function promiseFaults(worked: WorkedCase, rulebook: Rulebook): string[] {
  const rules = worked.given.settings.length === 0 ? rulebook : withSettings(rulebook, worked.given.settings)
  return [...cadenceFaults(worked, rules), ...quotaFaults(worked, rules), ...rotationFaults(worked, rules), ...limitFaults(worked, rules)]
}

function cadenceFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.year === undefined || given.duty === undefined) return []
  const { year, duty, onRestDay } = given
  const found = rulebook.rules.flatMap((rule) => (rule.kind === 'cadence' && rule.duty === duty ? occurrencesOf(rule, year, rulebook.calendar, rulebook.settings, onRestDay) : []))
  const falls = new Map(found.map(({ originalOn, dueOn }) => [originalOn, dueOn]))
  return [
    ...(expect.times === undefined ? [] : differs(`times in ${year}`, String(expect.times), String(found.length))),
    ...Object.entries(expect.falls ?? {}).flatMap(([on, due]) => differs(`${on} falls on`, due, falls.get(on) ?? 'no day')),
    ...(expect.provisional === undefined ? [] : differs('provisional', String(expect.provisional), list(new Set(found.map(({ provisional }) => String(provisional)))))),
  ]
}

function quotaFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.holder === undefined || given.year === undefined) return []
  const { year, planned } = given
  const { each, kind, from, until } = given.holder
  const holder: Holder = { each, id: 'holder', name: '某', ...(kind && { kind }), ...(from && { from }), ...(until && { until }) }
  const evidence = given.evidence.map(({ id, person, bySomebodyElse, ...one }, index) => ({
    kinds: one.kinds, on: one.on, id: id ?? `act-${index + 1}`, by: [bySomebodyElse ? 'somebody' : 'holder'],
    ...(person && { personId: person }), ...(one.occasion && { occasion: one.occasion }), ...(one.organiser && { organiser: one.organiser }), ...(one.hours !== undefined && { hours: one.hours }),
  }))
  const states = new Map<string, QuotaState>(rulebook.rules.flatMap((rule) => {
    if (rule.kind !== 'quota') return []
    const state = quotaState({ rule, rules: rulebook.rules, holder, window: windowsOf('year', year)[0]!, evidence, today: civilDate(new Date(given.at).toISOString()), settings: rulebook.settings, ...(planned !== undefined && { planned }) })
    return state === undefined ? [] : [[rule.duty, state] as const]
  }))
  return [
    ...Object.entries(expect.stands ?? {}).flatMap(([duty, state]) => differs(`${duty} stands`, state, states.get(duty)?.state ?? 'not owed')),
    ...Object.entries(expect.owed ?? {}).flatMap(([duty, owed]) => differs(`${duty} owed`, String(owed), String(states.get(duty)?.owed ?? 'not owed'))),
    ...(expect.makeUp === undefined ? [] : differs('to make up', String(expect.makeUp), String(Math.max(0, ...[...states.values()].map(({ makeUp }) => makeUp))))),
    ...(expect.leastActs === undefined ? [] : differs('fewest acts', String(expect.leastActs), String(leastActs(rulebook.rules, holder, year, rulebook.settings).length))),
  ]
}

const lineCalled = (zh: string): LineName => lineNames.find((line) => LINE_WORDS[line].zh === zh)!

function rotationFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.rotation === undefined) return []
  const { rule, value } = rotationFor(rulebook, given.rotation, new Date(given.at).toISOString())
  const placed = Object.entries(given.grouping ?? {}).map(([group, { months, lines }]) => ({
    group, months, units: Object.entries(lines).flatMap(([line, n]) => Array.from({ length: n ?? 0 }, (_, index) => ({ name: `${group}-${line}-${index + 1}`, line: lineCalled(line) }))),
  }))
  const spare = Array.from({ length: given.leftOut }, (_, index) => ({ name: `spare-${index + 1}`, line: 'society' as const }))
  const units = [...placed.flatMap((one) => one.units), ...spare]
  const { findings } = checkGrouping(rule, value, placed.map(({ group, months, units: own }) => ({ group, months, units: own.map(({ name }) => name) })), units)
  return [
    ...(expect.findings === undefined ? [] : differs('findings', list(expect.findings), list(new Set(findings.map(({ code }) => code))))),
    ...(expect.turns === undefined ? [] : differs('turns', expect.turns.join(' '), turnsOfYear(value).turns.join(' '))),
  ]
}

function limitFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.limit === undefined) return []
  const { atMost, atLeast, period } = limitFor(rulebook, given.limit, new Date(given.at).toISOString())
  return [
    ...(expect.atMost === undefined ? [] : differs('at most', String(expect.atMost), String(atMost ?? 'not-set'))),
    ...(expect.atLeast === undefined ? [] : differs('at least', String(expect.atLeast), String(atLeast ?? 'not-set'))),
    ...(expect.period === undefined ? [] : differs('period', expect.period, period?.text ?? 'none')),
  ]
}

import { describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#src/kernel/time.ts'
import { changesOf } from '#src/rulebook/check.ts'
import { makeRulebook } from '#src/rulebook/engine.ts'
import { gateFor, pillarOfDuty } from '#src/rulebook/lookups.ts'
import { loadCalendar } from '#src/rulebook/read-calendar.ts'
import { faultLine, loadRulebook, readInstruments } from '#src/rulebook/read-instruments.ts'
import { readRegister } from '#src/rulebook/read-register.ts'
import { ruleKinds } from '#src/rulebook/schema.ts'
import { valueOn } from '#src/rulebook/values.ts'

const { instruments, faults } = readInstruments()
const rules = instruments.flatMap((one) => one.rules.map((rule) => ({ one, rule })))

test('[WL-22] the shipped instruments are sound: dates, readings, clauses, overlaps, hierarchy', () => {
  expect(faults.map(faultLine)).toEqual([])
  expect(instruments.every(({ head }) => head.effectiveFrom <= '2026-11-22')).toBe(true)
  expect(rules.length).toBeGreaterThan(40)
})

test('every rule has a worked case that names its clause', () => {
  const bare = rules.filter(({ one, rule }) => !one.cases.some((worked) => worked.rules.includes(rule.id) && worked.clauses.some((id) => rule.register.includes(id))))
  expect(bare.map(({ rule }) => rule.id)).toEqual([])
})

describe('coverage in time: around every day on which anything changes, each rule has one answer', () => {
  test.each(instruments.map((one) => [one.head.id, one] as const))('%s', (_, one) => {
    for (const day of [...changesOf(one.rules), one.head.effectiveFrom]) {
      for (const date of [addDays(day, -1), day, addDays(day, 1)]) {
        for (const rule of one.rules) {
          const answer = valueOn(rule, date)
          const first = rule.values.map(({ from }) => from).toSorted()[0]
          expect(answer.is).toBe(date < first! ? 'before-first' : 'in-force')
          if (answer.is === 'before-first') expect(answer.first).toBe(first)
        }
      }
    }
  })
})

test('[WL-22] every rule says which document, clause and day it rests on and speaks both languages', () => {
  const silent = rules.filter(({ one, rule }) => one.head.issuer.zh === '' || rule.clause === '' || rule.says.zh === '' || rule.says.en === '' || rule.checkedOn < '2026-01-01')
  expect(silent).toEqual([])
  expect(new Set(rules.map(({ rule }) => rule.kind))).toEqual(new Set(ruleKinds))
})

test('[NH-03] each rule stands on one of three feet: what trains people on people, what the sources count among platforms on platform', () => {
  const on = (pillar: string) => rules.filter(({ rule }) => rule.pillar === pillar).map(({ rule }) => rule.id)
  expect(on('people')).toEqual(expect.arrayContaining(['nanhu-2011/2/courses', 'nanhu-2011/2/drills', 'gansu-opinions/2.2/training-hours', 'wulong-2021/spokesperson/twice-a-year']))
  expect(on('platform')).toEqual(expect.arrayContaining(['nanhu-2011/3/leader-interviews', 'nanhu-2011/3/micro-people', 'wulong-2021/programme/venues', 'gansu-opinions/4.1/routine-releases']))
  expect(on('mechanism')).toEqual(expect.arrayContaining(['nanhu-2011/1/regular-conference', 'nanhu-2011/1/six-groups', 'gangbei-2017/3.1/ordinary-response']))
  // A rule stands where its evidence lies: what is proved by a training never elsewhere than on people.
  expect(rules.filter(({ rule }) => rule.kind === 'quota' && rule.values.some((value) => 'counts' in value && value.counts.includes('training'))).map(({ rule }) => rule.pillar)).toEqual(['people'])
  const loaded = loadRulebook()
  expect(['regular-conference', 'training-course', 'leader-interview', 'of-a-rule-that-is-gone'].map((duty) => pillarOfDuty(loaded, duty))).toEqual(['mechanism', 'people', 'platform', 'mechanism'])
})

test('a replay counts by the bare limits alone, a live record never sees them', () => {
  const replay = makeRulebook(instruments, loadCalendar(), 'replay')
  expect(replay.rules.filter((rule) => rule.kind === 'deadline').map((rule) => rule.duty)).toEqual(['replay-48h', 'replay-15d', 'replay-20wd'])
  expect(loadRulebook().rules.some((rule) => rule.id.startsWith('replay-limits'))).toBe(false)
  // Gates of today drive the commands of a replay, whatever year it is; a live record refuses to guess.
  expect(gateFor(replay, 'full', startOfDay('2013-09-09')).steps.length).toBe(11)
  expect(() => gateFor(loadRulebook(), 'full', startOfDay('2013-09-09'))).toThrow(/2017-11-15/)
})

describe('the clause register', () => {
  const register = readRegister()
  test('holds the 310 clauses once each, with the counts of the sources', () => {
    expect(new Set(register.map(({ id }) => id)).size).toBe(310)
    expect(register).toHaveLength(310)
    const tags = Object.fromEntries([...Map.groupBy(register, ({ tag }) => tag)].map(([tag, list]) => [tag, list.length]))
    expect(tags).toEqual({ R: 236, P: 43, A: 20, F: 10, N: 1 })
    expect(register.filter(({ issue }) => issue === 'river')).toHaveLength(71)
  })
  test('what is declined says why', () => {
    const declined = register.filter(({ state }) => state === 'declined')
    expect(declined.every(({ why }) => why !== undefined && why.zh.length > 5)).toBe(true)
    expect(declined.some(({ id }) => id === 'GS-16')).toBe(true)
    expect(declined.filter(({ tag }) => tag === 'F' || tag === 'N')).toHaveLength(11)
  })
})

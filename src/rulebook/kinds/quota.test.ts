import { describe, expect, test } from 'vitest'
import { loadRulebook } from '../read-instruments.ts'
import type { QuotaRule, Rule } from '../schema.ts'
import { withSettings } from '../engine.ts'
import type { Evidence } from './evidence.ts'
import { leastActs } from './least-acts.ts'
import { coverageOf, type Holder, owedIn, quotaState, type QuotaState, wholeMonths, windowsOf } from './quota.ts'

const rulebook = loadRulebook()
const named = (id: string): QuotaRule => rulebook.rules.find((rule) => rule.id === id) as QuotaRule
const sessions = named('nanhu-2011/1/two-sessions')
const year = windowsOf('year', 2026)[0]!
const unit = (id: string, from?: string): Holder => ({ each: 'unit', id, name: `单位${id}`, kind: 'department', ...(from && { from }) })
const session = (id: string, on: string, by: string, more: Partial<Evidence> = {}): Evidence => ({ id, kinds: ['session'], on, by: [by], occasion: 'regular', ...more })
const state = (evidence: readonly Evidence[], today: string, more: { holder?: Holder; planned?: number } = {}): QuotaState =>
  quotaState({ rule: sessions, rules: rulebook.rules, holder: more.holder ?? unit('a'), window: year, evidence, today, ...(more.planned !== undefined && { planned: more.planned }) })!

describe('a quota of two sessions (NH-14)', () => {
  test('the day after the year with one session it is unmet, on the last day still possible', () => {
    const one = [session('s1', '2026-01-12', 'a')]
    expect(state(one, '2026-12-31')).toMatchObject({ state: 'possible', owed: 2, done: 1, left: 1 })
    expect(state(one, '2027-01-01')).toMatchObject({ state: 'unmet', left: 1, says: { zh: '每单位每年发布场次 1/2：差 1 次，未达到' } })
  })
  test('absent at the first of two turns it lacks one with one turn left; absent at both, two', () => {
    expect(state([], '2026-02-01', { planned: 2 })).toMatchObject({ state: 'possible', makeUp: 0 })
    expect(state([], '2026-02-01', { planned: 1 })).toMatchObject({ state: 'short', makeUp: 1, says: { zh: '每单位每年发布场次 0/2：还差 2 次，已排的不够，须补 1 次' } })
    expect(state([], '2026-08-01', { planned: 0 })).toMatchObject({ state: 'short', makeUp: 2 })
    expect(state([session('s1', '2026-01-12', 'a'), session('s2', '2026-07-10', 'a')], '2026-08-01', { planned: 0 })).toMatchObject({ state: 'met', makeUp: 0 })
  })
  test('what counts: held in the year, up to today, by this unit, on an occasion that counts, each record once', () => {
    const evidence = [
      session('s1', '2026-01-12', 'a'), session('s1', '2026-01-12', 'a'), session('s2', '2025-12-31', 'a'), session('s3', '2026-11-10', 'a'), session('s4', '2026-03-10', 'b'),
      session('s5', '2026-04-10', 'a', { occasion: 'emergency' }), session('s6', '2026-04-11', 'a', { kinds: ['release'] }), session('s7', '2026-04-12', 'a', { occasion: 'micro' }),
    ]
    expect(state(evidence, '2026-10-01').counted.map(({ id }) => id)).toEqual(['s1', 's7'])
  })
  test('the office may say that other occasions count', () => {
    const set = withSettings(rulebook, [{ parameter: 'sessions-that-count', from: '2026-01-01', value: ['regular', 'emergency'] }])
    const found = quotaState({ rule: sessions, rules: set.rules, holder: unit('a'), window: year, evidence: [session('s1', '2026-04-10', 'a', { occasion: 'emergency' }), session('s2', '2026-05-10', 'a', { occasion: 'micro' })], today: '2026-06-01', settings: set.settings })
    expect(found?.counted.map(({ id }) => id)).toEqual(['s1'])
  })
})

describe('a part of the year (NH-09, CX-25)', () => {
  const value = sessions.values[0] as Parameters<typeof owedIn>[0]
  test.each([['2026-01-01', 2], ['2026-01-02', 2], ['2026-07-01', 1], ['2026-07-02', 1], ['2026-12-01', 1], ['2026-12-02', 0], ['2025-05-05', 2]])('a unit set up on %s owes %i', (from, owed) => expect(owedIn(value, year, unit('a', from))).toBe(owed))
  test('a unit that ended owes for its full months, and in 2011 the rule itself held for three', () => {
    expect(owedIn(value, year, { ...unit('a'), until: '2026-06-30' })).toBe(1)
    expect(owedIn(value, windowsOf('year', 2011)[0]!, unit('a'))).toBe(1)
  })
  test('full months only: a month begun is none', () => {
    expect(wholeMonths(year, '2026-02-02', undefined)).toBe(10)
    expect(wholeMonths(year, '2026-02-01', '2026-03-31')).toBe(1)
    expect(wholeMonths(year, '2026-02-01', '2026-04-01')).toBe(2)
  })
  test('coverage: 58 of 60 units with a session are 96.7 per cent, and two are named', () => {
    const units = Array.from({ length: 60 }, (_, index) => unit(String(index + 1)))
    const evidence = units.slice(0, 58).map((one) => session(`s-${one.id}`, '2026-03-10', one.id))
    const found = coverageOf(units.map((holder) => state(evidence, '2026-12-31', { holder })))
    expect([found.covered, found.of, ((found.share ?? 0) * 100).toFixed(1), found.without.map(({ name }) => name)]).toEqual([58, 60, '96.7', ['单位59', '单位60']])
    expect(coverageOf([]).share).toBeUndefined()
  })
})

test('windows of half-years, quarters and months lie side by side and fill the year', () => {
  expect(windowsOf('quarter', 2028).map(({ from, until }) => `${from}..${until}`)).toEqual(['2028-01-01..2028-03-31', '2028-04-01..2028-06-30', '2028-07-01..2028-09-30', '2028-10-01..2028-12-31'])
  expect(windowsOf('half-year', 2026).map(({ until }) => until)).toEqual(['2026-06-30', '2026-12-31'])
  expect(windowsOf('month', 2028)[1]).toEqual({ no: 2, from: '2028-02-01', until: '2028-02-29' })
})

describe('the fewest acts', () => {
  const head: Holder = { each: 'leader', id: 'p', name: '区长', kind: 'district_head' }
  test('[CX-22] a district head needs two: one municipal activity and one response in another form', () => {
    const acts = leastActs(rulebook.rules, head, 2026)
    expect(acts.map(({ kinds, organiser, ruleIds }) => [kinds, organiser === 'municipal', ruleIds.map((id) => id.split('/')[2])])).toEqual(expect.arrayContaining([
      [['activity'], true, ['once-a-year', 'municipal']], [['response'], false, ['other-form']],
    ]))
    expect(acts).toHaveLength(2)
  })
  test('a deputy needs one, the spokesperson two of which one is municipal, a stranger none', () => {
    expect(leastActs(rulebook.rules, { ...head, kind: 'deputy_district_head' }, 2026)).toHaveLength(1)
    const spokesperson = leastActs(rulebook.rules, { each: 'spokesperson', id: 'q', name: '发言人', kind: 'district_spokesperson' }, 2026)
    expect(spokesperson.filter(({ organiser }) => organiser === 'municipal').length).toBeGreaterThanOrEqual(1)
    expect(spokesperson).toHaveLength(2)
    expect(leastActs(rulebook.rules, { each: 'unit', id: 'r', name: '报社', kind: 'news_org' }, 2026)).toEqual([])
  })
  test('[CX-7] of several quotas on the same acts the largest decides, also over quarters and the year', () => {
    const quarterly = { ...sessions, id: 'x/1/q', duty: 'q', register: ['CX-7'], values: [{ ...sessions.values[0]!, atLeast: 1, per: 'quarter', counts: ['session'], proRata: 'none' }] } as QuotaRule
    const six = { ...quarterly, id: 'x/1/s', values: [{ ...quarterly.values[0]!, atLeast: 6, per: 'year' }] } as QuotaRule
    const count = (...rules: Rule[]): number => leastActs(rules, unit('a'), 2026).length
    expect([count(sessions), count(quarterly), count(sessions, quarterly), count(sessions, quarterly, six)]).toEqual([2, 4, 4, 6])
    const acts = leastActs([sessions, quarterly], unit('a'), 2026)
    expect(acts.map(({ window }) => window.no).toSorted()).toEqual([1, 2, 3, 4])
  })
})

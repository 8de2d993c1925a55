import { describe, expect, test } from 'vitest'
import { toShanghai } from '#src/kernel/time.ts'
import { consult, discharges, type DutyOpening, dueUnder, makeRulebook, openings, rulesFor, withCalendar } from './engine.ts'
import { clockWords, explain } from './explain.ts'
import { withNotice } from './calendar.ts'
import { parseInstrument } from './instrument.ts'
import { parsePeriod } from './period.ts'
import { loadCalendar } from './read-calendar.ts'
import { loadRulebook, readInstruments } from './read-instruments.ts'
import type { DeadlineRule } from './schema.ts'

const rulebook = loadRulebook()
const received = (knownAt: string, registeredAt = knownAt): { kind: string; at: string; data: object } => ({
  kind: 'intake.received', at: registeredAt, data: { knownAt, registeredAt, source: 'public-question' },
})
const duty = (opened: readonly DutyOpening[], name: string): DutyOpening => opened.find((one) => one.duty === name) as DutyOpening

/** An office that promises its citizens an answer within one working day. */
const office = parseInstrument({
  folder: 'office', readings: new Map(),
  instrument: 'id: office\ntitle: { zh: 本局承诺, en: our promise }\nissuer: { zh: 本局, en: us }\nlevel: office\nissued_on: 2026-01-01\neffective_from: 2026-01-01\nbased_on: [gangbei-2017]\n',
  rules: `
- id: office/1/one-working-day
  kind: deadline
  duty: response
  title: { zh: 一个工作日回应, en: answer in one working day }
  clause: 一
  says: { zh: 一个工作日内答复, en: answer in one working day }
  register: [GB-14]
  force: in-principle
  owed_by: responsible-unit
  owed_to: public
  starts_on: { fact: intake.received, at: knownAt, named_in_text: true }
  discharged_by: [publication.released]
  values: [{ from: 2026-01-01, within: P1WD }, { from: 2026-11-01, repealed: true }]
  checked_on: 2026-01-01
`,
}).instrument!
const stricter = makeRulebook([...readInstruments().instruments, office], loadCalendar())

describe('several rules for one duty', () => {
  test('[GB-14] the strictest wins and the losers stay visible (CV-5)', () => {
    // Monday 2 March 2026 10:00: one working day ends Tuesday 24:00, before 48 hours end on Wednesday 10:00.
    const response = duty(openings(received('2026-03-02T02:00:00.000Z'), stricter), 'response')
    expect(toShanghai(response.dueAt)).toBe('2026-03-04T00:00:00+08:00')
    expect(response.governedBy.map(({ ruleId, within, wins }) => [ruleId, within, wins])).toEqual([
      ['office/1/one-working-day', 'P1WD', true], ['gangbei-2017/3.1/ordinary-response', 'PT48H', false],
    ])
    expect(explain(response).some(({ zh }) => zh.startsWith('另有 GB-14（48 小时，2026年3月4日'))).toBe(true)
  })
  test('[GB-14] on another day the other wins', () => {
    // Friday 6 March 10:00: 48 hours end on Sunday, the working day only on Monday.
    const response = duty(openings(received('2026-03-06T02:00:00.000Z'), stricter), 'response')
    expect(toShanghai(response.dueAt)).toBe('2026-03-08T10:00:00+08:00')
    expect(response.governedBy[0]?.ruleId).toBe('gangbei-2017/3.1/ordinary-response')
  })
  test('repeal is a value: from its day the rule governs nothing', () => {
    const response = duty(openings(received('2026-11-02T02:00:00.000Z'), stricter), 'response')
    expect(response.governedBy.map(({ ruleId }) => ruleId)).toEqual(['gangbei-2017/3.1/ordinary-response'])
    expect(dueUnder(rulesFor(stricter, 'GB-14').find(({ id }) => id.startsWith('office')) as DeadlineRule, '2026-11-02T02:00:00.000Z', stricter)).toBeUndefined()
  })
})

test('[GB-14] a duty says who owes what to whom, by when, under which clause and version', () => {
  const response = duty(openings(received('2026-09-30T10:00:00.000Z', '2026-09-30T12:00:00.000Z'), rulebook), 'response')
  expect(response).toMatchObject({ owedBy: 'responsible-unit', owedTo: 'public', provisional: false, startedBy: { fact: 'intake.received', at: '2026-09-30T10:00:00.000Z' } })
  expect(response.governedBy[0]).toMatchObject({ version: 'gangbei-2017/3.1/ordinary-response@2017-11-15', clause: '三（一）', force: 'should', wins: true })
  expect(response.governedBy[0]?.readings.map(({ name }) => name)).toEqual(['start-of-the-48-hours', 'in-force-on-the-day-it-was-published'])
  const sentences = explain(response).map(({ zh }) => zh)
  expect(sentences[0]).toBe('责任单位欠公众：48 小时回应，2026年10月2日（周五） 18:00 前办成')
  expect(sentences.join('')).toContain('自本级政府任何一个单位最早知悉之时起算')
})

test('[GB-14] before the first value nothing is assumed: the rule and its first day are named', () => {
  const { openings: opened, noAnswer } = consult(received('2017-11-14T15:59:59.999Z'), rulebook)
  expect(opened.map((one) => one.duty)).not.toContain('response')
  expect(noAnswer).toContainEqual({ ruleId: 'gangbei-2017/3.1/ordinary-response', register: ['GB-14'], date: '2017-11-14', first: '2017-11-15' })
  // One millisecond later it is the fifteenth in Shanghai.
  expect(openings(received('2017-11-14T16:00:00.000Z'), rulebook).map((one) => one.duty)).toContain('response')
})

test('[GB-14] an acknowledgement discharges nothing, a release does', () => {
  expect(discharges({ kind: 'cases.accepted', data: {} }, rulebook)).toEqual(['accept-or-return'])
  expect(discharges({ kind: 'triage.accepted', data: { classes: ['vital_interest'] } }, rulebook)).toEqual([])
  expect(discharges({ kind: 'publication.released', data: { answers: ['m'], substance: 'full' } }, rulebook)).toContain('response')
})

test('a later notice settles a provisional duty and leaves the rulebook before it untouched', () => {
  const released = { kind: 'publication.released', at: '2026-12-24T02:00:00.000Z', data: { answers: ['m'], substance: 'full' } }
  // From Thursday 24 December: 25, 28, 29, 30, 31 December, 4 to 8 January 2027 by the statutory minimum.
  const before = duty(openings(released, rulebook), 'evaluation')
  expect([toShanghai(before.dueAt), before.provisional]).toEqual(['2027-01-09T00:00:00+08:00', true])
  expect(explain(before).at(-1)?.zh).toContain('暂定')
  const notice = withNotice(rulebook.calendar, [{ date: '2027-01-01', name: '元旦', kind: 'off' }, { date: '2027-01-04', name: '元旦', kind: 'off' }], [{ year: 2027, notice: 'https://example.org/2027' }])
  const after = duty(openings(released, withCalendar(rulebook, notice)), 'evaluation')
  expect([toShanghai(after.dueAt), after.provisional]).toEqual(['2027-01-12T00:00:00+08:00', false])
  expect(duty(openings(released, rulebook), 'evaluation').provisional).toBe(true)
})

test('a fact that lacks the moment a rule counts from is a broken contract, not guessed', () => {
  expect(() => openings({ kind: 'intake.received', at: '2026-09-30T10:00:00.000Z', data: {} }, rulebook)).toThrow(/counts from knownAt/)
  expect(() => openings({ kind: 'cases.nextUpdatePromised', at: '2026-09-30T10:00:00.000Z', data: { dueAt: 'soon' } }, rulebook)).toThrow(/neither a date nor an instant/)
})

test('the chip: due at this very second is in time, one later is late (CV-1)', () => {
  const due = '2026-10-02T10:00:00.000Z'
  expect(clockWords(due, due).zh).toBe('剩 0 分')
  expect(clockWords(due, '2026-10-02T09:19:00.000Z').zh).toBe('剩 41 分')
  expect(clockWords(due, '2026-10-02T10:00:00.001Z').zh).toBe('逾期 0 分')
  expect(clockWords(due, '2026-10-02T12:30:00.000Z').en).toBe('overdue 2 h')
  expect(clockWords('2026-10-12T10:00:00.000Z', due).zh).toBe('剩 10 天')
})

test('periods are read, never converted', () => {
  expect(parsePeriod('PT48H')).toEqual({ unit: 'hours', n: 48, text: 'PT48H' })
  expect(parsePeriod('P2WD').unit).not.toBe(parsePeriod('P2D').unit)
})

import { describe, expect, test } from 'vitest'
import { makeCalendar, withNotice } from '../calendar.ts'
import { loadCalendar } from '../read-calendar.ts'
import type { CadenceRule } from '../schema.ts'
import { occurrencesOf } from './cadence.ts'

const calendar = loadCalendar()
type Pattern = Omit<CadenceRule['values'][number], 'from'>
const rule = (...values: ({ from: string } & Record<string, unknown>)[]): CadenceRule => ({
  id: 'a/1/x', kind: 'cadence', duty: 'x', title: { zh: '例会', en: 'x' }, clause: '一', says: { zh: '例会', en: 'x' }, register: ['NH-06'], force: 'must',
  owedBy: 'press-office', owedTo: 'public', holder: { each: 'office' }, escalation: [], pillar: 'mechanism', checkedOn: '2026-11-22', values: values as unknown as CadenceRule['values'],
})
const dates = (pattern: Pattern | Record<string, unknown>, year: number, from = '2020-01-01'): string[] =>
  occurrencesOf(rule({ from, ...pattern }), year, calendar).map(({ originalOn, dueOn }) => (originalOn === dueOn ? dueOn.slice(5) : `${originalOn.slice(5)}>${dueOn.slice(5)}`))

describe('days of a year', () => {
  test('the last day of short months is taken only where the rule says so', () => {
    expect(dates({ monthly: { day: 31, shortMonth: 'last-day' }, onRestDay: 'keep' }, 2028).slice(0, 4)).toEqual(['01-31', '02-29', '03-31', '04-30'])
    const [, february] = occurrencesOf(rule({ from: '2020-01-01', monthly: { day: 31, shortMonth: 'last-day' }, onRestDay: 'keep' }), 2026, calendar)
    expect(february?.why.zh).toContain('本月没有 31 日，取最后一天')
  })
  test('quarters, weeks, windows and intervals', () => {
    // 5 March 2026 is a Thursday, 5 June a Friday, 5 September a Saturday, 5 December too.
    expect(dates({ quarterly: { month: 3, day: 5 }, onRestDay: 'next' }, 2026)).toEqual(['03-05', '06-05', '09-05>09-07', '12-05>12-07'])
    const mondays = dates({ weekly: { weekday: 'monday' }, onRestDay: 'keep' }, 2026)
    expect([mondays.length, mondays[0], mondays.at(-1)]).toEqual([52, '01-05', '12-28'])
    expect(dates({ weekly: { weekday: 'thursday' }, onRestDay: 'keep' }, 2026)).toHaveLength(53)
    expect(dates({ yearly: { from: '09-01', until: '10-31' }, onRestDay: 'previous' }, 2026)).toEqual(['10-31>10-30'])
    expect(occurrencesOf(rule({ from: '2020-01-01', yearly: { from: '09-01', until: '10-31' }, onRestDay: 'keep' }), 2026, calendar)[0]?.opensOn).toBe('2026-09-01')
    // 100 days from 1 December 2025: 11 March, 19 June, 27 September.
    expect(dates({ interval: { days: 100, countedFrom: '2025-12-01' }, onRestDay: 'keep' }, 2026)).toEqual(['03-11', '06-19', '09-27'])
    expect(dates({ interval: { days: 100 }, onRestDay: 'keep' }, 2026, '2026-06-01')).toEqual(['06-01', '09-09', '12-18'])
  })
  test('a move may cross the end of the month or year; the occurrence stays in the year in which it is written', () => {
    // 31 January 2026 is a Saturday; 1 January 2026 is a holiday and so are the 2nd and 3rd, Sunday the 4th is worked.
    expect(dates({ monthly: { day: 31, shortMonth: 'last-day' }, onRestDay: 'next' }, 2026)[0]).toBe('01-31>02-02')
    expect(dates({ yearly: { from: '01-01', until: '01-01' }, onRestDay: 'next' }, 2026)).toEqual(['01-01>01-04'])
    expect(occurrencesOf(rule({ from: '2020-01-01', yearly: { from: '01-01', until: '01-01' }, onRestDay: 'previous' }), 2026, calendar)[0]?.dueOn).toBe('2025-12-31')
  })
})

describe('[NH-05] nothing comes round before the first value, between values or after a repeal', () => {
  const changing = rule(
    { from: '2025-03-01', monthly: { day: 10 }, onRestDay: 'keep' },
    { from: '2026-03-11', until: '2026-06-10', monthly: { day: 20 }, onRestDay: 'keep' },
    { from: '2026-09-01', monthly: { day: 5 }, onRestDay: 'keep' },
    { from: '2026-11-06', repealed: true },
  )
  test('each day by the value that holds on it', () => {
    expect(occurrencesOf(changing, 2026, calendar).map(({ originalOn }) => originalOn.slice(5))).toEqual(['01-10', '02-10', '03-10', '03-20', '04-20', '05-20', '09-05', '10-05', '11-05'])
    expect(occurrencesOf(changing, 2025, calendar)).toHaveLength(10)
    expect(occurrencesOf(changing, 2024, calendar)).toEqual([])
    expect(occurrencesOf(changing, 2027, calendar)).toEqual([])
  })
  test('numbers run through the year', () => expect(occurrencesOf(changing, 2026, calendar).map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]))
})

describe('[NH-06] days off', () => {
  const monthly = rule({ from: '2020-01-01', monthly: { day: 10 }, onRestDay: 'next' })
  test('the reason names both days and the make-up day that stays', () => {
    const found = occurrencesOf(monthly, 2026, calendar)
    expect(found[0]?.why.zh).toBe('2026年1月10日（周六）至2026年1月11日（周日）遇周末，顺延至 2026年1月12日（周一）')
    expect(found[9]).toMatchObject({ dueOn: '2026-10-10', why: { zh: '2026年10月10日（周六），国庆节调休上班，不移' } })
  })
  test('a move through a holiday names it, and one that ends on a worked weekend says so', () => {
    const feast = rule({ from: '2020-01-01', yearly: { from: '02-01', until: '02-16' }, onRestDay: 'next' })
    expect(occurrencesOf(feast, 2026, calendar)[0]?.why.zh).toContain('遇春节放假，顺延至 2026年2月24日')
    const back = rule({ from: '2020-01-01', yearly: { from: '02-01', until: '02-15' }, onRestDay: 'previous' })
    expect(occurrencesOf(back, 2026, calendar)[0]).toMatchObject({ dueOn: '2026-02-14', why: { zh: expect.stringContaining('提前至 2026年2月14日（周六）（春节调休上班）') } })
  })
  test('a year without its notice is provisional, and settled by it', () => {
    const before = occurrencesOf(monthly, 2027, calendar)
    expect(before.every(({ provisional }) => provisional)).toBe(true)
    expect(before[1]).toMatchObject({ originalOn: '2027-02-10', dueOn: '2027-02-10', why: { zh: expect.stringContaining('2027 年放假通知未载入，暂定') } })
    const notice = withNotice(calendar, [{ date: '2027-02-10', name: '春节', kind: 'off' }, { date: '2027-04-10', name: '清明节', kind: 'work' }], [{ year: 2027, notice: 'https://example.org/2027' }])
    const after = occurrencesOf(monthly, 2027, notice)
    expect(after.every(({ provisional }) => !provisional)).toBe(true)
    expect([after[1]?.dueOn, after[3]?.dueOn]).toEqual(['2027-02-11', '2027-04-10'])
  })
  test('a day that is kept whatever it is rests on no notice', () => {
    expect(occurrencesOf(monthly, 2027, calendar, [], 'keep').map(({ dueOn, provisional }) => [dueOn.slice(8), provisional])).toEqual(Array.from({ length: 12 }, () => ['10', false]))
  })
  test('a move into a year without notice is provisional, one that ends before it is not', () => {
    // Thursday 31 December 2026 is worked; Sunday 27 December moves to Monday the 28th.
    expect(occurrencesOf(rule({ from: '2020-01-01', yearly: { from: '12-01', until: '12-27' }, onRestDay: 'next' }), 2026, calendar)[0]).toMatchObject({ dueOn: '2026-12-28', provisional: false })
    const shut = makeCalendar([...calendar.rows, { date: '2026-12-31', name: '元旦', kind: 'off' }], calendar.papers)
    expect(occurrencesOf(rule({ from: '2020-01-01', yearly: { from: '12-01', until: '12-31' }, onRestDay: 'next' }), 2026, shut)[0]).toMatchObject({ dueOn: '2027-01-04', provisional: true })
  })
})

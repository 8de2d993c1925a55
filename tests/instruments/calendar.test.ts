import { describe, expect, test } from 'vitest'
import { toShanghai } from '../../src/kernel/time.ts'
import { makeCalendar, readNotice, withNotice } from '../../src/rulebook/calendar.ts'
import { dueFrom, extend, parsePeriod, resume, type Due } from '../../src/rulebook/kinds/deadline.ts'
import { loadCalendar } from '../../src/rulebook/read-calendar.ts'

const calendar = loadCalendar()
const due = (period: string, from: string): Due => dueFrom(parsePeriod(period), new Date(from).toISOString(), calendar)
const dueAt = (period: string, from: string): string => toShanghai(due(period, from).dueAt)
/** The last day counted: a day-counted duty is due at 00:00 of the day after it. */
const lastDay = (period: string, date: string): string => new Date(Date.parse(due(period, `${date}T10:00:00+08:00`).dueAt) - 1 + 8 * 3_600_000).toISOString().slice(0, 10)

describe('working days follow the notice of the year', () => {
  test.each([
    ['2026-09-30', 'P1WD', '2026-10-08'], // 1 to 7 October are days off
    ['2026-04-30', 'P5WD', '2026-05-11'], // 6, 7, 8, 9 (make-up Saturday), 11 May
    ['2026-05-08', 'P1WD', '2026-05-09'], // a make-up Saturday counts
    ['2026-02-13', 'P5WD', '2026-02-27'], // 14 (make-up), 24, 25, 26, 27 February
    ['2026-09-24', 'P3WD', '2026-09-30'], // 28, 29, 30 September after Mid-Autumn
    ['2026-02-11', 'P7WD', '2026-02-27'],
    ['2026-02-11', 'P15WD', '2026-03-10'],
    ['2026-02-11', 'P20WD', '2026-03-17'],
    ['2026-09-21', 'P20WD', '2026-10-26'],
    ['2026-04-28', 'P20WD', '2026-05-28'],
    ['2026-12-03', 'P20WD', '2026-12-31'],
  ])('from %s, %s ends on %s', (from, period, last) => expect(lastDay(period, from)).toBe(last))

  test('2026 has 248 working days, six of them made up at a weekend', () => {
    const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10)).map((date) => calendar.dayKind(date))
    expect(days.filter((day) => day.workday)).toHaveLength(248)
    expect(days.filter((day) => day.workday && day.because === 'notice').map((day) => day.date.slice(5))).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
    expect(days.every((day) => day.known)).toBe(true)
  })
})

describe('[GB-14] hours run through nights and holidays (CV-3)', () => {
  test('[GB-14] 48 hours from the eve of National Day end on the second day of the holiday', () => {
    expect(due('PT48H', '2026-09-30T18:00:00+08:00').provisional).toBe(false)
    expect(dueAt('PT48H', '2026-09-30T18:00:00+08:00')).toBe('2026-10-02T18:00:00+08:00')
  })
  test('an hour count past the last notice is certain all the same', () => {
    const over = due('PT48H', '2026-12-31T18:00:00+08:00')
    expect(toShanghai(over.dueAt)).toBe('2027-01-02T18:00:00+08:00')
    expect(over.provisional).toBe(false)
  })
  test('in the summer time of 1986 to 1991 an hour stays an hour and a day ends at the midnight of its clock', () => {
    // Clocks went forward on Sunday 17 April 1988 at 02:00, from +08:00 to +09:00.
    expect(dueAt('PT48H', '1988-04-16T12:00:00+08:00')).toBe('1988-04-18T13:00:00+09:00')
    // 2 May 1988 is a Monday and the measure of that time granted only 1 May: the fifteenth day is 2 May, ending at midnight of summer time.
    expect(dueAt('P15D', '1988-04-17T12:00:00+09:00')).toBe('1988-05-03T00:00:00+09:00')
  })
})

describe('days start the next day, end at 24:00, and the last moves off a rest day (CV-2)', () => {
  test('fifteen days that end on a working day end there', () => {
    // 1 September 2026 + 15 = Wednesday 16 September.
    expect(dueAt('P15D', '2026-09-01T23:59:59+08:00')).toBe('2026-09-17T00:00:00+08:00')
  })
  test('fifteen days that end in the holiday end on the first working day after it', () => {
    // 18 September + 15 = 3 October, inside 1 to 7 October: moves to Thursday 8 October.
    const moved = due('P15D', '2026-09-18T09:00:00+08:00')
    expect(toShanghai(moved.dueAt)).toBe('2026-10-09T00:00:00+08:00')
    expect(moved.steps.filter((step) => step.kind === 'moved').map((step) => [step.date, step.until])).toEqual([['2026-10-03', '2026-10-07']])
  })
  test('a make-up Sunday is no rest day: the period ends there', () => {
    // 5 September + 15 = Sunday 20 September 2026, a make-up working day.
    expect(dueAt('P15D', '2026-09-05T09:00:00+08:00')).toBe('2026-09-21T00:00:00+08:00')
  })
  test('the date of the act is the date in Shanghai, also when it is another in UTC', () => {
    expect(dueAt('P15D', '2026-08-31T16:30:00Z')).toBe('2026-09-17T00:00:00+08:00')
  })
})

describe('beyond the last notice a result is provisional and says so', () => {
  const beyond = due('P20WD', '2026-12-04T10:00:00+08:00')
  test('twenty working days from 4 December 2026 rest on an unannounced year', () => {
    // New Year's Day is a Friday, so the twentieth working day is Monday 4 January 2027 by the statutory minimum.
    expect(beyond.provisional).toBe(true)
    expect(toShanghai(beyond.dueAt)).toBe('2027-01-05T00:00:00+08:00')
    expect(beyond.steps.find((step) => step.kind === 'provisional')?.zh).toContain('2027 年放假通知未载入')
  })
  test('the lunar holidays of 2027 are in the minimum, later ones are not guessed', () => {
    expect(calendar.dayKind('2027-02-08')).toMatchObject({ workday: false, known: false, because: 'statutory' })
    expect(calendar.dayKind('2027-02-09')).toMatchObject({ workday: true, known: false })
    expect(calendar.dayKind('2027-06-09').workday).toBe(false)
    expect(calendar.dayKind('2028-10-02').workday).toBe(false)
  })
  test('calendar days that end beyond it are provisional, those that end within it are not', () => {
    expect(due('P15D', '2026-12-16T10:00:00+08:00').provisional).toBe(false)
    expect(due('P15D', '2026-12-17T10:00:00+08:00').provisional).toBe(true)
    expect(calendar.coveredUntil).toBe('2026-12-31')
  })
  test('a later notice settles it', () => {
    const json = { year: 2027, papers: ['https://example.org/notice-2027'], days: [
      { name: '元旦', date: '2027-01-01', isOffDay: true }, { name: '元旦', date: '2027-01-04', isOffDay: true }, { name: '元旦', date: '2027-01-10', isOffDay: false },
      ...['05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => ({ name: '节', date: `2027-${day}`, isOffDay: true }))] }
    const notice = readNotice(json)
    const later = withNotice(calendar, notice.rows, notice.papers)
    const again = dueFrom(parsePeriod('P20WD'), '2026-12-04T02:00:00.000Z', later)
    expect(again.provisional).toBe(false)
    expect(toShanghai(again.dueAt)).toBe('2027-01-06T00:00:00+08:00')
    expect(later.coveredUntil).toBe('2027-12-31')
    expect(calendar.coveredUntil).toBe('2026-12-31')
  })
  test('an empty notice is refused with every fault', () => {
    expect(() => readNotice({ year: 2027, papers: [], days: [] })).toThrow(/papers.*days/)
    expect(() => readNotice({ year: 2027, papers: ['x'], days: [{ name: '', date: '2027-02-30', isOffDay: true }, { name: '春节', date: '2027-02-06', isOffDay: 'yes' }] })).toThrow(/第 1 天.*第 2 天.*缺 2027-01-01、2027-05-01/)
  })
})

test('a local holiday stands above the notice', () => {
  const local = makeCalendar(calendar.rows, calendar.papers, [{ date: '2026-03-20', name: '三月三', kind: 'off' }])
  expect(local.dayKind('2026-03-20')).toMatchObject({ workday: false, known: true, because: 'local' })
  expect(local.nextWorkday('2026-03-19').date).toBe('2026-03-23')
})

describe('pauses and extensions', () => {
  const from = '2026-09-21T02:00:00.000Z'
  test('hours move by the length of the pause', () => {
    const first = dueFrom(parsePeriod('PT48H'), from, calendar)
    expect(resume(first.dueAt, '2026-09-22T00:00:00.000Z', '2026-09-22T03:30:00.000Z', parsePeriod('PT48H'), from, calendar).dueAt).toBe('2026-09-23T05:30:00.000Z')
  })
  test('of working days, those from the day the pause began to the day before it ended do not count', () => {
    // 22 September counts, 23 is paused, then 24, 28, 29 and 30 September after Mid-Autumn: five working days end on the 30th.
    const again = dueFrom(parsePeriod('P5WD'), from, calendar, [{ from: '2026-09-23T01:00:00.000Z', until: '2026-09-24T09:00:00.000Z' }])
    expect(toShanghai(again.dueAt)).toBe('2026-10-01T00:00:00+08:00')
    expect(again.steps.some((step) => step.kind === 'paused')).toBe(true)
  })
  test('a pause that begins after the due time saves nothing', () => {
    const first = dueFrom(parsePeriod('PT48H'), from, calendar)
    expect(resume(first.dueAt, '2026-09-23T02:00:00.001Z', '2026-09-25T00:00:00.000Z', parsePeriod('PT48H'), from, calendar).dueAt).toBe(first.dueAt)
  })
  test('a pause on the last day leaves that day to be given again, and several pauses add up', () => {
    // P5WD from Monday 21 September ends on the 29th at 24:00 (22, 23, 24, 28, 29). Stopped on the 29th, resumed on Friday 9 October: that day is the last.
    const once = resume('2026-09-29T16:00:00.000Z', '2026-09-29T02:00:00.000Z', '2026-10-09T02:00:00.000Z', parsePeriod('P5WD'), from, calendar)
    expect(toShanghai(once.dueAt)).toBe('2026-10-10T00:00:00+08:00')
    // Stopped again on the 9th until Monday the 12th.
    const twice = resume(once.dueAt, '2026-10-09T03:00:00.000Z', '2026-10-12T02:00:00.000Z', parsePeriod('P5WD'), from, calendar)
    expect(toShanghai(twice.dueAt)).toBe('2026-10-13T00:00:00+08:00')
    const both = dueFrom(parsePeriod('P5WD'), from, calendar, [{ from: '2026-10-09T03:00:00.000Z', until: '2026-10-12T02:00:00.000Z' }, { from: '2026-09-29T02:00:00.000Z', until: '2026-10-09T02:00:00.000Z' }])
    expect(both.dueAt).toBe(twice.dueAt)
    // Hours, paused twice for an hour each.
    expect(resume('2026-09-23T03:00:00.000Z', '2026-09-22T00:00:00.000Z', '2026-09-22T01:00:00.000Z', parsePeriod('PT48H'), from, calendar).dueAt).toBe('2026-09-23T04:00:00.000Z')
  })
  test('a promised moment moves by the length of the pause', () => {
    expect(resume('2026-10-01T01:30:00.000Z', '2026-09-30T01:00:00.000Z', '2026-10-02T01:00:00.000Z', undefined, from, calendar).dueAt).toBe('2026-10-03T01:30:00.000Z')
  })
  test('an extension runs on from the old due time', () => {
    // Twenty working days end on 26 October; five more are 27, 28, 29, 30 October and 2 November.
    const first = dueFrom(parsePeriod('P20WD'), from, calendar)
    expect(toShanghai(extend(first.dueAt, parsePeriod('P5WD'), calendar).dueAt)).toBe('2026-11-03T00:00:00+08:00')
    expect(toShanghai(extend('2026-10-02T10:00:00.000Z', parsePeriod('PT6H'), calendar).dueAt)).toBe('2026-10-03T00:00:00+08:00')
  })
})

test.each(['48h', 'PT0H', 'P1W', 'P20wd', 'P-1D', '', 'PT48.5H', 'P99999D'])('an unreadable period %j is refused with the forms that are read', (text) => {
  expect(() => parsePeriod(text)).toThrow(/PT48H/)
})

import { describe, expect, test } from 'vitest'
import { toShanghai } from '#src/kernel/time.ts'
import { withNotice } from './calendar.ts'
import { consult, discharges, withCalendar, withSettings } from './engine.ts'
import { explain } from './explain.ts'
import type { Holder } from './kinds/quota.ts'
import { loadRulebook } from './read-instruments.ts'
import { parametersOf, settingFaults } from './settings.ts'
import { openingsOfYear, yearOf } from './year.ts'

const rulebook = loadRulebook()
const unit = (id: string, more: Partial<Holder> = {}): Holder => ({ each: 'unit', id, name: `单位${id}`, kind: 'department', unitId: id, ...more })

describe('opening a year', () => {
  const holders: Holder[] = [
    unit('a'), unit('b', { kind: 'town', from: '2026-07-01' }), unit('c', { kind: 'park', from: '2026-12-15' }), unit('d', { kind: 'news_org' }),
    { each: 'leader', id: 'head', name: '区长', kind: 'district_head' }, { each: 'spokesperson', id: 'post', name: '发言人岗位', kind: 'district_spokesperson' },
  ]
  const { duties, notSet } = openingsOfYear(rulebook, 2026, holders)
  const of = (clause: string): string[] => duties.filter(({ register }) => register[0] === clause).map(({ holder }) => holder?.id ?? 'office')

  test('twelve conferences of the office are owed before anybody plans them (NH-02), and every holder owes its own quotas', () => {
    expect(of('NH-06')).toEqual(Array.from({ length: 12 }, () => 'office'))
    // A unit set up in December owes no session of that year; a news organisation owes none at all.
    expect([of('NH-14'), of('WL-34'), of('WL-36'), of('WL-37'), of('WL-38'), of('WL-39'), of('GS-18')]).toEqual([['a', 'b'], ['head'], ['head'], ['head'], ['post'], ['post'], ['post']])
  })
  test('a month missed is late from 00:00 of the next day (NH-06a)', () => {
    const march = duties.find(({ originalOn }) => originalOn === '2026-03-10')!
    expect([toShanghai(march.dueAt), march.owedBy, march.owedTo]).toEqual(['2026-03-11T00:00:00+08:00', 'press-office', 'public'])
    expect(toShanghai(duties.find(({ originalOn }) => originalOn === '2026-01-10')!.dueAt)).toBe('2026-01-13T00:00:00+08:00')
  })
  test('each slot has a name of its own, and asking twice gives the same', () => {
    expect(new Set(duties.map(({ slot }) => slot)).size).toBe(duties.length)
    expect(openingsOfYear(rulebook, 2026, holders).duties).toEqual(duties)
    expect(duties.find(({ register }) => register[0] === 'NH-14')).toMatchObject({ slot: 'nanhu-2011/1/two-sessions/2026/1/a', unitId: 'a', opensOn: '2026-01-01', dueOn: '2026-12-31', provisional: false })
  })
  test('what the office has not set opens nothing and is named; once set it opens', () => {
    expect(notSet.map(({ parameter }) => parameter).toSorted()).toEqual(['course-interval', 'department-releases', 'drill-interval', 'interview-interval', 'routine-release-interval', 'town-releases'])
    const set = withSettings(rulebook, [{ parameter: 'department-releases', from: '2026-06-01', value: 4 }])
    const later = openingsOfYear(set, 2026, holders)
    expect(later.duties.filter(({ register }) => register[0] === 'WL-24').map(({ holder, why }) => [holder?.id, why.zh.includes('至少 4 次')])).toEqual([['a', true]])
    expect(openingsOfYear(set, 2025, holders).duties.some(({ register }) => register[0] === 'WL-24')).toBe(false)
    expect(later.notSet.map(({ parameter }) => parameter)).not.toContain('department-releases')
  })
  test('pro rata is said in the reason', () => {
    expect(duties.find(({ holder, register }) => holder?.id === 'b' && register[0] === 'NH-14')?.why.zh).toContain('单位b：2026年12月31日（周四） 24:00 前至少 1 次（按月折算，全期 2）')
  })
})

describe('a year asked without any record', () => {
  test('[NH-05] nothing is owed for September 2011, and a year before the instrument is refused with the year to ask for', () => {
    expect(yearOf(rulebook, 2011, { instrumentId: 'nanhu-2011' }).duties.map(({ dueOn, register }) => `${register[0]} ${dueOn}`)).toEqual(['NH-06 2011-10-10', 'NH-06 2011-11-10', 'NH-06 2011-12-12', 'NH-14 2011-12-31'])
    expect(() => yearOf(rulebook, 2010, { instrumentId: 'nanhu-2011' })).toThrow(/自 2011-10-01 起施行.*请从 2011 年起查/)
    expect(() => yearOf(rulebook, 2026, { instrumentId: 'nowhere' })).toThrow(/没有制度“nowhere”。已载入：.*nanhu-2011/)
  })
  test('of all documents together, in the order of days', () => {
    const { duties } = yearOf(rulebook, 2026)
    expect(duties.map(({ dueOn }) => dueOn)).toEqual(duties.map(({ dueOn }) => dueOn).toSorted())
    expect(new Set(duties.map(({ ruleId }) => ruleId.split('/')[0]))).toEqual(new Set(['nanhu-2011', 'wulong-2021', 'gansu-opinions']))
  })
})

describe('a slot on the clock', () => {
  const march = yearOf(rulebook, 2026).duties.find(({ originalOn }) => originalOn === '2026-03-10')!
  const opened = { kind: 'agenda.slotOpened', at: '2025-12-01T01:00:00.000Z', data: march }

  test('opens a duty under its clause, with calls before and at the due time', () => {
    const [duty, ...more] = consult(opened, rulebook).openings
    expect(more).toEqual([])
    expect(duty).toMatchObject({ duty: 'regular-conference', dueAt: '2026-03-10T16:00:00.000Z', provisional: false, owedBy: 'press-office', title: { zh: '例行新闻发布会（2026年3月）' } })
    expect(duty?.governedBy).toMatchObject([{ ruleId: 'nanhu-2011/1/regular-conference', version: 'nanhu-2011/1/regular-conference@2011-10-01', register: ['NH-06', 'NH-02', 'NH-06a', 'CX-6'], within: 'promised', wins: true }])
    expect(duty?.governedBy[0]?.readings.map(({ name }) => name)).toEqual(['rest-day-moves-on'])
    expect(duty?.escalations.map(({ at, to }) => `${toShanghai(at).slice(0, 16)} ${to}`)).toEqual(['2026-03-05T00:00 press_officer', '2026-03-09T00:00 press_office_head', '2026-03-11T00:00 press_office_head'])
    expect(explain(duty!).map(({ zh }) => zh).join('')).toContain('新闻办欠公众：例行新闻发布会（2026年3月），2026年3月11日（周三） 00:00 前办成')
  })
  test('a quota reminds from 1 October; opened later, it does not call for what has passed', () => {
    const quota = openingsOfYear(rulebook, 2026, [unit('a')]).duties.find(({ register }) => register[0] === 'NH-14')!
    const calls = (at: string): string[] => consult({ kind: 'agenda.slotOpened', at, data: quota }, rulebook).openings[0]!.escalations.map(({ at: when, to }) => `${toShanghai(when).slice(0, 10)} ${to}`)
    expect(calls('2026-01-01T01:00:00.000Z')).toEqual(['2026-10-01 press_officer', '2026-12-01 first_spokesperson', '2027-01-01 press_office_head'])
    expect(calls('2026-11-01T01:00:00.000Z')).toEqual(['2026-12-01 first_spokesperson', '2027-01-01 press_office_head'])
  })
  test('a provisional slot is a provisional duty; after the notice its own date is asked again', () => {
    const february = yearOf(rulebook, 2027).duties.find(({ originalOn }) => originalOn === '2027-02-10')!
    expect(consult({ ...opened, data: february }, rulebook).openings[0]?.provisional).toBe(true)
    const notice = withCalendar(rulebook, withNotice(rulebook.calendar, [{ date: '2027-02-10', name: '春节', kind: 'off' }], [{ year: 2027, notice: 'https://example.org/2027' }]))
    const again = yearOf(notice, 2027).duties.find(({ slot }) => slot === february.slot)
    expect(again).toMatchObject({ dueOn: '2027-02-11', provisional: false })
  })
  test('is done by its conference or by what fulfilled it, and by nothing else', () => {
    for (const kind of ['agenda.slotHeld', 'agenda.slotFulfilled']) expect(discharges({ kind, data: {} }, rulebook)).toEqual(expect.arrayContaining(['regular-conference', 'sessions-of-the-year', 'leader-activities']))
    expect(discharges({ kind: 'agenda.slotMoved', data: {} }, rulebook)).toEqual([])
  })
  test('a slot of no rule is a broken contract', () => expect(() => consult({ ...opened, data: { ...march, ruleId: 'nowhere/1/x' } }, rulebook)).toThrow(/nowhere\/1\/x, which promises nothing/))
})

describe('what the office sets', () => {
  test('is listed with label, range and shipped default', () => {
    const all = new Map(parametersOf(rulebook.rules).map((one) => [one.parameter, one]))
    expect(all.get('regular-conference-rest-day')).toMatchObject({ takes: 'one', among: ['keep', 'next', 'previous'], default: 'next', register: ['NH-06', 'NH-02', 'NH-06a', 'CX-6'] })
    expect(all.get('department-releases')).toMatchObject({ takes: 'number', zh: '区级部门每年主动发布次数' })
    expect(all.get('department-releases')).not.toHaveProperty('default')
    expect(all.get('sessions-that-count')?.takes).toBe('several')
  })
  test('is refused with every reason when it does not fit', () => {
    const faults = settingFaults(rulebook.rules, [
      { parameter: 'department-releases', from: '2026-01-01', value: 0 }, { parameter: 'department-releases', from: '2026-01-01', value: 4 }, { parameter: 'nowhere', from: '2026-01-01', value: 4 },
      { parameter: 'regular-conference-rest-day', from: '2026-01-01', value: 'sideways' }, { parameter: 'sessions-that-count', from: '2026-01-01', value: [] },
    ])
    expect(faults.map(({ zh }) => zh)).toEqual([
      '区级部门每年主动发布次数：须是 1 至 999 的整数', '区级部门每年主动发布次数：自 2026-01-01 起设了两次，请留一个', expect.stringContaining('没有“nowhere”这一项，可设的有：'),
      '例行发布会遇休息日：须是 keep、next、previous 之一', expect.stringContaining('须从 regular、thematic'),
    ])
    expect(() => withSettings(rulebook, [{ parameter: 'nowhere', from: '2026-01-01', value: 4 }])).toThrow(/nowhere/)
  })
  test('holds from its day on and changes nothing before', () => {
    const set = withSettings(rulebook, [{ parameter: 'regular-conference-rest-day', from: '2026-03-01', value: 'previous' }])
    const due = (originalOn: string): string => yearOf(set, 2026).duties.find((one) => one.originalOn === originalOn)!.dueOn
    expect([due('2026-01-10'), due('2026-05-10')]).toEqual(['2026-01-12', '2026-05-09'])
  })
})

import { describe, expect, test } from 'vitest'
import { startOfDay } from '#src/kernel/time.ts'
import { rotationFor } from '../lookups.ts'
import { loadRulebook } from '../read-instruments.ts'
import { checkGrouping, type Group, monthsOf, type RotatingUnit, turnsLeft, turnsOfYear } from './rotation.ts'

const { rule, value } = rotationFor(loadRulebook(), 'regular-conference', startOfDay('2026-01-01'))
const LINES = ['party_government', 'economy', 'society', 'livelihood'] as const
const units: RotatingUnit[] = 'ABCDEF'.split('').flatMap((group) => LINES.map((line) => ({ name: `${group}${line}`, line })))
const groups: Group[] = monthsOf(value).map((one) => ({ ...one, units: units.filter(({ name }) => name.startsWith(one.group)).map(({ name }) => name) }))
const codes = (changed: readonly Group[], all: readonly RotatingUnit[] = units, owedPerUnit?: number): string[] => [...new Set(checkGrouping(rule, value, changed, all, owedPerUnit === undefined ? {} : { owedPerUnit }).findings.map(({ code }) => code))]
const change = (index: number, to: Partial<Group>): Group[] => groups.map((one, at) => (at === index ? { ...one, ...to } : one))

describe('[NH-13] six groups take turns', () => {
  test('each twice, six months apart: A in January and July', () => {
    expect(monthsOf(value).map(({ group, months }) => `${group} ${months.join(' ')}`)).toEqual(['A 1 7', 'B 2 8', 'C 3 9', 'D 4 10', 'E 5 11', 'F 6 12'])
  })
  test('the first group may be another, and the round goes on over the year’s end', () => {
    expect(monthsOf(value, 2)[2]).toEqual({ group: 'C', months: [1, 7] })
    // A year in which the notice came in October has three turns; the next year begins with the fourth group.
    const first = turnsOfYear(value, 0, 3)
    expect(first).toEqual({ turns: ['A', 'B', 'C'], nextStart: 3 })
    expect(turnsOfYear(value, first.nextStart).turns.slice(0, 4)).toEqual(['D', 'E', 'F', 'A'])
  })
})

describe('a given grouping', () => {
  test('that keeps the rule has no finding', () => expect(checkGrouping(rule, value, groups, units, { owedPerUnit: 2 })).toEqual({ findings: [], spread: { party_government: 0, economy: 0, society: 0, livelihood: 0 } }))
  test('without livelihood is refused with the line named (NH-15)', () => {
    const found = checkGrouping(rule, value, change(0, { units: groups[0]!.units.slice(0, 3) }), units).findings
    expect(found.find(({ code }) => code === 'line-missing')).toMatchObject({ severity: 'fault', clause: 'NH-15', group: 'A', zh: '片组 A 缺民生条线', remedy: { zh: '换入一个民生条线的单位' } })
    expect(found.find(({ code }) => code === 'unit-left-out')).toMatchObject({ severity: 'alert', clause: 'CX-25', units: ['Alivelihood'] })
  })
  test.each<[string, readonly Group[], string[]]>([
    ['a group too few', groups.slice(0, 5), ['groups-number', 'month-without-group', 'unit-left-out']],
    ['a group twice', change(1, { group: 'A' }), ['group-twice']],
    ['an empty group', change(0, { units: [] }), ['group-empty', 'line-missing', 'unit-left-out', 'size-uneven']],
    ['one turn', change(0, { months: [1] }), ['turns-number', 'month-without-group']],
    ['months that stand too near', change(0, { months: [1, 2] }), ['turns-uneven', 'month-without-group', 'month-taken-twice']],
    ['a month that is none', change(0, { months: [1, 13] }), ['turns-uneven', 'month-unknown', 'month-without-group']],
    ['a unit in two groups', change(0, { units: [...groups[0]!.units, 'Bsociety'] }), ['unit-in-two-groups']],
    ['a unit that is no more', change(0, { units: [...groups[0]!.units, '撤并局'] }), ['unit-unknown']],
  ])('with %s', (_, changed, expected) => expect(codes(changed).toSorted()).toEqual(expected.toSorted()))
  test('two units of one name, and one without a line', () => {
    expect(codes(groups, [...units, { name: 'Asociety', line: 'society' }])).toEqual(['name-twice'])
    expect(codes(groups, units.map((unit) => (unit.name === 'Asociety' ? { ...unit, line: null } : unit)))).toEqual(['line-missing', 'unit-without-line'])
  })
  test('a line that differs by one passes, by two it is pointed out, and the office may allow more', () => {
    const more = (n: number): { changed: Group[]; all: RotatingUnit[] } => {
      const extra = Array.from({ length: n }, (_, index) => `更多${index}`)
      return { changed: change(0, { units: [...groups[0]!.units, ...extra] }), all: [...units, ...extra.map((name) => ({ name, line: 'economy' as const }))] }
    }
    const [one, two] = [more(1), more(2)]
    expect(codes(one.changed, one.all)).toEqual([])
    const found = checkGrouping(rule, value, two.changed, two.all)
    expect([found.spread.economy, found.findings.map(({ code, severity }) => `${code} ${severity}`)]).toEqual([2, ['line-uneven warning', 'size-uneven warning']])
    const settings = [{ parameter: 'line-spread', from: '2026-01-01', value: 2 }]
    expect(checkGrouping(rule, value, two.changed, two.all, { settings, date: '2026-06-01' }).findings.map(({ code }) => code)).toEqual(['size-uneven'])
  })
  test('two turns are not enough for three sessions (NH-14)', () => expect(codes(groups, units, 3)).toEqual(['turns-below-quota']))
})

test('after a missed first turn one turn is left and a make-up month is proposed', () => {
  expect(turnsLeft(groups, 'Asociety', 1, 2)).toEqual({ turns: [7], makeUp: [2] })
  expect(turnsLeft(groups, 'Asociety', 7, 2)).toEqual({ turns: [], makeUp: [8, 9] })
  expect(turnsLeft(groups, 'Asociety', 0, 2)).toEqual({ turns: [1, 7], makeUp: [] })
  expect(turnsLeft(groups, '没有分组的单位', 11, 2)).toEqual({ turns: [], makeUp: [12] })
})

import { describe, expect, it } from 'vitest'
import { check } from '#src/rotation/check.ts'
import { LINES, type RotationGroup } from '#src/rotation/problem.ts'
import { list, question, rotation } from './lists.ts'

const units = list(48, (at) => ({
  kind: at % 8 === 0 ? '镇' : '区级部门',
  field: at < 12 ? '教育' : null,
  keepWith: at === 0 ? ['单位25'] : [],
  apartFrom: at === 0 ? ['单位2'] : [],
  notInMonth: at === 4 ? [1] : [],
}))
/** Every fourth unit in turn, so that lines are even: group A holds units 1–4 and 25–28. */
const asked = question(units)
const good = rotation(Array.from({ length: 6 }, (_, group) => units.filter((_unit, at) => Math.floor(at / 4) % 6 === group)))
const swapped = (one: string, other: string): RotationGroup[] => good.map((group) => ({ ...group, units: group.units.map((name) => (name === one ? other : name === other ? one : name)) }))
const rules = (groups: readonly RotationGroup[]): string[] => check(asked, groups).broken.map(({ rule, units: of }) => [rule, ...of].join(' '))

describe('a rotation is looked at by itself', () => {
  it('and one that keeps all rules breaks none, but for the pair that this one puts together', () => {
    expect(rules(good)).toEqual(['apart_from 单位1 单位2'])
    expect(rules(swapped('单位2', '单位6'))).toEqual([])
  })

  it.each([
    ['a kept pair is parted', swapped('单位25', '单位29'), ['apart_from 单位1 单位2', 'keep_with 单位1 单位25']],
    ['a month is forbidden', swapped('单位5', '单位25'), ['apart_from 单位1 单位2', 'keep_with 单位1 单位25', 'not_in_month 单位5']],
    ['[NH-15] a line is missing', swapped('单位4', '单位5').map((group) => ({ ...group, units: group.units.map((name) => (name === '单位28' ? '单位9' : name === '单位9' ? '单位28' : name)) })), ['line', 'not_in_month 单位5']],
    ['[NH-13] the months are not its own', good.map((group) => (group.group === 'B' ? { ...group, months: [2, 9] } : group)), ['months']],
    ['[NH-14] a unit is in no group', good.map((group) => ({ ...group, units: group.units.filter((name) => name !== '单位9') })), ['unit 单位9', 'size', 'line']],
    ['a unit is in two groups', good.map((group) => (group.group === 'C' ? { ...group, units: [...group.units, '单位1'] } : group)), ['unit 单位1', 'size']],
    ['a unit is not in the list', good.map((group) => (group.group === 'C' ? { ...group, units: [...group.units, '外单位'] } : group)), ['unit 外单位']],
    ['a group is missing', good.slice(0, 5), ['months', 'unit 单位21']],
    ['a group is there that should not be', [...good, { group: 'G', months: [1], units: [] }], ['months']],
  ])('%s', (_, groups, expected) => {
    const found = rules(groups)
    for (const one of expected) expect(found.some((broken) => broken.startsWith(one)), `${one} in ${found.join('; ')}`).toBe(true)
  })

  it('[NH-15] a group without a line is named with the group, in Chinese and English', () => {
    const people = units.filter(({ line }) => line === LINES[3]).map(({ name }) => name)
    const [a, b] = [good[0]!, good[1]!]
    const moved = good.map((group) => (group === a ? { ...a, units: [...a.units.filter((name) => !people.includes(name)), ...b.units.filter((name) => !people.includes(name)).slice(0, 2)] } : group))
    const said = check(asked, moved).broken.filter(({ rule }) => rule === 'line')
    expect(said.map(({ zh }) => zh)).toContain('A 组有 0 个“民生”条线单位，应为 2 个')
    expect(said.map(({ en }) => en)).toContain('group A has 0 units of the line 民生, it should have 2')
  })

  it('its cost is counted by parts: spread of kinds, changed letters, pairs of one field', () => {
    const previous = new Map([['单位1', 'A'], ['单位2', 'B'], ['单位3', 'F']])
    const { parts, total } = check({ ...asked, previous }, good)
    // 镇: units 1, 9, 17, 25 … stand in A, C, E only, two in each; 教育: four units in each of A, B, C.
    expect(parts).toEqual({ kinds: 4, changes: 2, fields: 18 })
    expect(total).toBe(10 * 4 + 3 * 2 + 18)
  })
})

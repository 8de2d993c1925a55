import { type ListedUnit, monthsOf, type RotationGroup } from './problem.ts'
import type { Fault } from './units-table.ts'

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {})

/** The groups of a rotation in the form that is printed: `{groups: [{group, months, units}]}`; or what is wrong with it, all at once. */
export function readRotation(text: string): readonly RotationGroup[] | { readonly faults: readonly Fault[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { faults: [{ zh: '片组文件不是 JSON；请用 rota solve --json 的输出', en: 'the rotation is no JSON; take what rota solve --json prints' }] }
  }
  const { groups } = record(value)
  if (!Array.isArray(groups) || groups.length === 0) return { faults: [{ zh: '片组文件里没有 groups；请用 rota solve --json 的输出', en: 'the rotation has no groups; take what rota solve --json prints' }] }
  const faults: Fault[] = []
  const read = groups.map((one: unknown, at): RotationGroup => {
    const { group, months = [], units } = record(one)
    if (typeof group !== 'string' || !/^[A-Z]$/.test(group)) faults.push({ zh: `第 ${at + 1} 组的组号应为 A、B、C 等一个字母`, en: `the letter of group ${at + 1} must be A, B, C or so` })
    if (!Array.isArray(units) || !units.every((name) => typeof name === 'string')) faults.push({ zh: `第 ${at + 1} 组的 units 应为单位名称列表`, en: `the units of group ${at + 1} must be a list of names` })
    if (!Array.isArray(months) || !months.every((month) => Number.isInteger(month))) faults.push({ zh: `第 ${at + 1} 组的 months 应为月份列表`, en: `the months of group ${at + 1} must be a list of months` })
    return one as RotationGroup
  })
  return faults.length > 0 ? { faults } : read.map(({ group, months = [], units }) => ({ group, months, units: units.map((name) => name.trim()) }))
}

/** Group letters by name for the objective; with a notice for units that are there no more, and faults for a unit that stood in two groups. */
export function lettersOf(rotation: readonly RotationGroup[], units: readonly ListedUnit[]): { readonly letters: ReadonlyMap<string, string>; readonly notices: readonly Fault[]; readonly faults: readonly Fault[] } {
  const letters = new Map<string, string>()
  const faults: Fault[] = []
  for (const { group, units: names } of rotation) {
    for (const name of names) {
      if (letters.has(name) && letters.get(name) !== group) faults.push({ zh: `上次片组里“${name}”既在 ${letters.get(name)} 组又在 ${group} 组`, en: `in the previous rotation ${name} stands in ${letters.get(name)} and in ${group}` })
      letters.set(name, group)
    }
  }
  const listed = new Set(units.map(({ name }) => name))
  const gone = [...letters.keys()].filter((name) => !listed.has(name))
  const notices = gone.length === 0 ? [] : [{ zh: `上次片组中的 ${gone.length} 个单位不在名单里，不计变动：${gone.join('、')}`, en: `${gone.length} unit(s) of the previous rotation are not in the list and count as no change: ${gone.join(', ')}` }]
  return { letters: new Map([...letters].filter(([name]) => listed.has(name))), notices, faults }
}

/**
 * The group with which the year after a rotation begins: the one whose turn follows that of December, so that the round goes on (NH-13).
 * 0, A, when the rotation has another number of groups, or months that are no such round.
 */
export function startAfter(rotation: readonly RotationGroup[], groups: number): number {
  const last = rotation.find(({ months }) => months.includes(12))
  if (!last || rotation.length !== groups) return 0
  const start = (last.group.charCodeAt(0) - 65 + 1) % groups
  return rotation.every(({ group, months }) => monthsOf(group.charCodeAt(0) - 65, groups, start).join() === [...months].toSorted((a, b) => a - b).join()) ? start : 0
}

import { evenly, pairsAmong, times } from './evenly.ts'
import { groupOfMonth, letterOf, LINES, monthsOf, pairsOf, type Parts, type Question, type RotationGroup, totalOf } from './problem.ts'

/** A rule that a rotation breaks. */
export interface Broken {
  readonly rule: 'unit' | 'months' | 'size' | 'line' | 'keep_with' | 'apart_from' | 'not_in_month'
  /** Units it concerns; for sizes and lines those of the group that stands out. */
  readonly units: readonly string[]
  readonly zh: string
  readonly en: string
}

export interface Checked {
  readonly broken: readonly Broken[]
  readonly parts: Parts
  readonly total: number
}

/**
 * Looks at a rotation as it is printed, knowing nothing of how it was made: which hard rules it breaks (NH-13, NH-14, NH-15), and what it
 * costs. Names that are not in the list, missing and double ones are named; costs count what is there.
 */
export function check(question: Question, rotation: readonly RotationGroup[]): Checked {
  const { groups, start, units, weights } = question
  const broken: Broken[] = [...checkFrame(question, rotation)]
  const letters = times(groups).map(letterOf)
  const places = new Map(rotation.flatMap(({ group, units: names }) => names.map((name) => [name, letters.indexOf(group)] as const)))
  const members = letters.map((_, at) => units.filter(({ name }) => places.get(name) === at))
  const counts = (belongs: (unit: (typeof units)[number]) => boolean): number[] => members.map((group) => group.filter(belongs).length)

  const spread = (rule: 'size' | 'line', zh: string, en: string, belongs: (unit: (typeof units)[number]) => boolean): void => {
    const [least, most] = evenly(units.filter(belongs).length, groups)
    for (const [at, count] of counts(belongs).entries()) {
      if (count >= least && count <= most) continue
      const range = least === most ? `${least}` : `${least}–${most}`
      broken.push({ rule, units: members[at]!.filter(belongs).map(({ name }) => name), zh: `${letters[at]} 组有 ${count} 个${zh}，应为 ${range} 个`, en: `group ${letters[at]} has ${count} ${en}, it should have ${range}` })
    }
  }
  spread('size', '单位', 'units', () => true)
  for (const line of LINES) {
    spread('line', `“${line}”条线单位`, `units of the line ${line}`, (unit) => unit.line === line)
    for (const [at, count] of counts((unit) => unit.line === line).entries()) {
      if (count === 0 && units.filter((unit) => unit.line === line).length < groups) broken.push({ rule: 'line', units: [], zh: `${letters[at]} 组没有“${line}”条线单位`, en: `group ${letters[at]} has no unit of the line ${line}` })
    }
  }
  for (const [a, b] of pairsOf(units, 'keepWith').map((pair) => pair.map((at) => units[at]!.name) as [string, string])) {
    if (places.get(a) !== places.get(b)) broken.push({ rule: 'keep_with', units: [a, b], zh: `“${a}”与“${b}”应同组，却不在一组`, en: `${a} and ${b} belong together and are not` })
  }
  for (const [a, b] of pairsOf(units, 'apartFrom').map((pair) => pair.map((at) => units[at]!.name) as [string, string])) {
    if (places.has(a) && places.get(a) === places.get(b)) broken.push({ rule: 'apart_from', units: [a, b], zh: `“${a}”与“${b}”不得同组，却都在 ${letters[places.get(a)!]} 组`, en: `${a} and ${b} must be apart and are both in ${letters[places.get(a)!]}` })
  }
  for (const { name, notInMonth } of units) {
    for (const month of notInMonth) {
      if (groupOfMonth(month, groups, start) === places.get(name)) broken.push({ rule: 'not_in_month', units: [name], zh: `“${name}”不能安排在 ${month} 月，而 ${letters[places.get(name)!]} 组在 ${month} 月发布`, en: `${name} cannot speak in month ${month}, when group ${letters[places.get(name)!]} does` })
    }
  }

  const names = (of: 'kind' | 'field'): string[] => [...new Set(units.flatMap((unit) => unit[of] ?? []))]
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
  const parts: Parts = {
    kinds: sum(names('kind').map((kind) => counts((unit) => unit.kind === kind)).map((each) => Math.max(...each) - Math.min(...each))),
    changes: units.filter(({ name }) => question.previous.has(name) && places.has(name) && question.previous.get(name) !== letters[places.get(name)!]).length,
    fields: sum(names('field').flatMap((field) => counts((unit) => unit.field === field)).map(pairsAmong)),
  }
  return { broken, parts, total: totalOf(parts, weights) }
}

/** Every group once with its months, every unit of the list in exactly one of them. */
function checkFrame({ groups, start, units }: Question, rotation: readonly RotationGroup[]): Broken[] {
  const broken: Broken[] = []
  for (const letter of times(groups).map(letterOf)) {
    const found = rotation.filter(({ group }) => group === letter)
    const months = monthsOf(letter.charCodeAt(0) - 65, groups, start)
    if (found.length !== 1) broken.push({ rule: 'months', units: [], zh: `${letter} 组出现 ${found.length} 次，应为 1 次`, en: `group ${letter} is there ${found.length} times, not once` })
    else if (found[0]!.months.join() !== months.join()) broken.push({ rule: 'months', units: [], zh: `${letter} 组应在 ${months.join('、')} 月发布`, en: `group ${letter} should speak in months ${months.join(', ')}` })
  }
  for (const { group } of rotation) {
    if (!times(groups).map(letterOf).includes(group)) broken.push({ rule: 'months', units: [], zh: `没有 ${group} 组，应为 ${groups} 个组`, en: `there is no group ${group}; there are ${groups} groups` })
  }
  const placed = new Map<string, number>()
  for (const name of rotation.flatMap((group) => group.units)) placed.set(name, (placed.get(name) ?? 0) + 1)
  const listed = new Set(units.map(({ name }) => name))
  for (const name of listed) if (!placed.has(name)) broken.push({ rule: 'unit', units: [name], zh: `“${name}”没有编入任何片组`, en: `${name} is in no group` })
  for (const [name, count] of placed) {
    if (!listed.has(name)) broken.push({ rule: 'unit', units: [name], zh: `名单中没有“${name}”`, en: `${name} is not in the list` })
    else if (count > 1) broken.push({ rule: 'unit', units: [name], zh: `“${name}”编入了 ${count} 处`, en: `${name} stands in ${count} places` })
  }
  return broken
}

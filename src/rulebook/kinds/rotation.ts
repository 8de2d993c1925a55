import type { LineName, RotationRule } from '../promise-schema.ts'
import { type Setting, settled } from '../settings.ts'
import type { Bilingual } from '../wording.ts'

export type RotationValue = Exclude<RotationRule['values'][number], { repealed: true }>

/** One group and the months of the year in which it speaks; the form in which rotations are written to files. */
export interface Group {
  readonly group: string
  readonly months: readonly number[]
  /** Names of units. */
  readonly units: readonly string[]
}

export interface RotatingUnit {
  readonly name: string
  readonly line: LineName | null
}

/** `fault`: the grouping breaks the rule. `warning`: it is worth a look. `alert`: a unit is left out (CX-25). */
export interface GroupingFinding extends Bilingual {
  readonly code:
    | 'groups-number' | 'group-twice' | 'group-empty' | 'turns-number' | 'month-unknown' | 'month-taken-twice' | 'month-without-group' | 'turns-uneven'
    | 'line-missing' | 'unit-without-line' | 'unit-left-out' | 'unit-in-two-groups' | 'unit-unknown' | 'name-twice' | 'turns-below-quota'
    | 'line-uneven' | 'size-uneven'
  readonly severity: 'fault' | 'warning' | 'alert'
  readonly clause: string
  readonly group?: string
  readonly units?: readonly string[]
  readonly remedy: Bilingual
}

export interface GroupingCheck {
  readonly findings: readonly GroupingFinding[]
  /** Of each line the largest less the smallest number of its units in a group (NH-15). */
  readonly spread: Readonly<Record<LineName, number>>
}

export const LINE_WORDS: Readonly<Record<LineName, Bilingual>> = {
  party_government: { zh: '党政', en: 'party and government' },
  economy: { zh: '经济', en: 'economy' },
  society: { zh: '社会', en: 'society' },
  livelihood: { zh: '民生', en: 'livelihood' },
}

export const groupName = (index: number): string => String.fromCodePoint(65 + (index % 26)).repeat(Math.floor(index / 26) + 1)

/**
 * NH-13: the turns of a year of `slots` occurrences: the group of each slot in order, beginning with group `start` (0 for A), and the group
 * with which the next year begins, so that the round goes on over the year's end.
 */
export function turnsOfYear(value: RotationValue, start = 0, slots = 12): { readonly turns: readonly string[]; readonly nextStart: number } {
  const turns = Array.from({ length: slots }, (_, slot) => groupName((start + slot) % value.groups))
  return { turns, nextStart: (start + slots) % value.groups }
}

/** Months in which each group speaks, when slot n is month n. */
export function monthsOf(value: RotationValue, start = 0): readonly { readonly group: string; readonly months: readonly number[] }[] {
  const { turns } = turnsOfYear(value, start)
  return Array.from({ length: value.groups }, (_, index) => ({ group: groupName(index), months: turns.flatMap((name, slot) => (name === groupName(index) ? [slot + 1] : [])) }))
}

/**
 * How a given grouping stands to the rule: number of groups and turns, months, lines (错位), units left out or named twice, and whether the
 * turns are enough for the sessions each unit owes (NH-14). Names everything at once.
 */
export function checkGrouping(rule: RotationRule, value: RotationValue, groups: readonly Group[], units: readonly RotatingUnit[], asked: { readonly owedPerUnit?: number; readonly settings?: readonly Setting[]; readonly date?: string } = {}): GroupingCheck {
  const finding = (code: GroupingFinding['code'], severity: GroupingFinding['severity'], words: Bilingual, remedy: Bilingual, about: { group?: string; units?: readonly string[] } = {}): GroupingFinding =>
    ({ code, severity, clause: clauseOf(rule, code), ...words, remedy, ...about })
  const lineOf = new Map(units.map((unit) => [unit.name, unit.line]))
  const spread = spreads(groups, lineOf)
  const tolerated = settled(value.lineSpread, asked.settings ?? [], asked.date ?? value.from)
  return {
    spread,
    findings: [
      ...(groups.length === value.groups ? [] : [finding('groups-number', 'fault', { zh: `应分 ${value.groups} 个片组，现有 ${groups.length} 个`, en: `${value.groups} groups are needed, there are ${groups.length}` }, { zh: '增减片组', en: 'add or remove groups' })]),
      ...repeated(groups.map(({ group }) => group)).map((group) => finding('group-twice', 'fault', { zh: `片组 ${group} 出现两次`, en: `group ${group} stands twice` }, { zh: '合并或改名', en: 'merge or rename' }, { group })),
      ...groups.flatMap((one) => [...turnFindings(one, value, finding), ...lineFindings(one, value, lineOf, finding)]),
      ...monthFindings(groups, finding),
      ...unitFindings(groups, units, finding),
      ...Object.entries(spread).filter(([, by]) => tolerated !== undefined && by > tolerated).map(([line, by]) => finding('line-uneven', 'warning', { zh: `${LINE_WORDS[line as LineName].zh}条线各组相差 ${by} 个单位`, en: `units of the line ${LINE_WORDS[line as LineName].en} differ by ${by} between groups` }, { zh: '调换几个单位，使各组相近', en: 'swap some units so that groups come close' })),
      ...sizeFinding(groups, finding),
      ...(asked.owedPerUnit !== undefined && value.turns < asked.owedPerUnit ? [finding('turns-below-quota', 'fault', { zh: `每组一年轮 ${value.turns} 次，不够每个单位 ${asked.owedPerUnit} 场`, en: `${value.turns} turns a year are not enough for ${asked.owedPerUnit} sessions of each unit` }, { zh: '减少片组，或另排补场', en: 'have fewer groups, or plan make-up slots' })] : []),
    ],
  }
}

type Finding = (code: GroupingFinding['code'], severity: GroupingFinding['severity'], words: Bilingual, remedy: Bilingual, about?: { group?: string; units?: readonly string[] }) => GroupingFinding

// The clause that a finding rests on: the document's own for groups, lines and quota, our reading of it for a unit left out.
function clauseOf(rule: RotationRule, code: GroupingFinding['code']): string {
  const wanted = code.startsWith('line') || code === 'unit-without-line' ? 'NH-15' : code === 'turns-below-quota' ? 'NH-14' : code === 'unit-left-out' ? 'CX-25' : undefined
  return wanted === undefined || !(wanted.startsWith('CX') || rule.register.includes(wanted)) ? (rule.register[0] ?? rule.clause) : wanted
}

const repeated = <T>(items: readonly T[]): T[] => [...new Set(items.filter((one, index) => items.indexOf(one) !== index))]

function turnFindings({ group, months, units }: Group, value: RotationValue, finding: Finding): GroupingFinding[] {
  const gap = 12 / value.turns
  const sorted = months.toSorted((a, b) => a - b)
  const even = sorted.every((month, index) => index === 0 || month - (sorted[index - 1] ?? 0) === gap)
  return [
    ...(units.length === 0 ? [finding('group-empty', 'fault', { zh: `片组 ${group} 没有单位`, en: `group ${group} has no unit` }, { zh: '分入单位', en: 'put units into it' }, { group })] : []),
    ...(months.length === value.turns ? [] : [finding('turns-number', 'fault', { zh: `片组 ${group} 一年应轮 ${value.turns} 次，排了 ${months.length} 次`, en: `group ${group} has ${months.length} turns, ${value.turns} are needed` }, { zh: '增减月份', en: 'add or remove months' }, { group })]),
    ...(months.length === value.turns && !even ? [finding('turns-uneven', 'fault', { zh: `片组 ${group} 的月份 ${sorted.join('、')} 相隔不是 ${gap} 个月`, en: `the months ${sorted.join(', ')} of group ${group} are not ${gap} months apart` }, { zh: `排成相隔 ${gap} 个月`, en: `set them ${gap} months apart` }, { group })] : []),
    ...months.filter((month) => !Number.isInteger(month) || month < 1 || month > 12).map((month) => finding('month-unknown', 'fault', { zh: `片组 ${group} 的月份 ${month} 不存在`, en: `group ${group}: there is no month ${month}` }, { zh: '写 1 至 12', en: 'write 1 to 12' }, { group })),
  ]
}

function lineFindings({ group, units }: Group, value: RotationValue, lineOf: ReadonlyMap<string, LineName | null>, finding: Finding): GroupingFinding[] {
  const has = new Set(units.map((name) => lineOf.get(name)))
  return value.lines.filter((line) => !has.has(line)).map((line) => finding('line-missing', 'fault', { zh: `片组 ${group} 缺${LINE_WORDS[line].zh}条线`, en: `group ${group} lacks the line ${LINE_WORDS[line].en}` }, { zh: `换入一个${LINE_WORDS[line].zh}条线的单位`, en: `swap in a unit of ${LINE_WORDS[line].en}` }, { group }))
}

function monthFindings(groups: readonly Group[], finding: Finding): GroupingFinding[] {
  return Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => {
    const speaking = groups.filter(({ months }) => months.includes(month)).map(({ group }) => group)
    if (speaking.length === 0) return [finding('month-without-group', 'fault', { zh: `${month} 月没有片组发布`, en: `no group speaks in month ${month}` }, { zh: '排入一个片组', en: 'give it to a group' })]
    return speaking.length === 1 ? [] : [finding('month-taken-twice', 'fault', { zh: `${month} 月排了两个以上片组：${speaking.join('、')}`, en: `several groups speak in month ${month}: ${speaking.join(', ')}` }, { zh: '每月只留一个片组', en: 'leave one group a month' })]
  })
}

function unitFindings(groups: readonly Group[], units: readonly RotatingUnit[], finding: Finding): GroupingFinding[] {
  const named = groups.flatMap((one) => one.units)
  const known = new Set(units.map(({ name }) => name))
  const left = units.map(({ name }) => name).filter((name) => !named.includes(name))
  const some = (code: GroupingFinding['code'], severity: GroupingFinding['severity'], names: readonly string[], zh: string, en: string, remedy: Bilingual): GroupingFinding[] =>
    names.length === 0 ? [] : [finding(code, severity, { zh: `${zh}：${names.join('、')}`, en: `${en}: ${names.join(', ')}` }, remedy, { units: names })]
  return [
    ...some('unit-left-out', 'alert', [...new Set(left)], '没有分入任何片组', 'in no group', { zh: '分入一个片组；年中新设的单位按月折算定额', en: 'put it into a group; a unit set up during the year owes pro rata' }),
    ...some('unit-in-two-groups', 'fault', repeated(named), '分入了两处', 'placed twice', { zh: '只留一处', en: 'leave it in one place' }),
    ...some('unit-unknown', 'fault', [...new Set(named.filter((name) => !known.has(name)))], '单位名册中没有', 'not among the units', { zh: '核对名称；撤并的单位移出', en: 'check the name; take out units that were merged' }),
    ...some('name-twice', 'fault', repeated(units.map(({ name }) => name)), '名册中有同名单位', 'two units of one name', { zh: '名称写得能够区分', en: 'give them names that differ' }),
    ...some('unit-without-line', 'warning', units.filter(({ line }) => line === null).map(({ name }) => name), '没有登记条线', 'no line registered', { zh: '在单位资料中补上条线', en: 'register the line of the unit' }),
  ]
}

function spreads(groups: readonly Group[], lineOf: ReadonlyMap<string, LineName | null>): Record<LineName, number> {
  const spread = (line: LineName): number => {
    const counts = groups.map(({ units }) => units.filter((name) => lineOf.get(name) === line).length)
    return counts.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts)
  }
  return { party_government: spread('party_government'), economy: spread('economy'), society: spread('society'), livelihood: spread('livelihood') }
}

function sizeFinding(groups: readonly Group[], finding: Finding): GroupingFinding[] {
  const sizes = groups.map(({ units }) => units.length)
  const by = sizes.length === 0 ? 0 : Math.max(...sizes) - Math.min(...sizes)
  return by <= 1 ? [] : [finding('size-uneven', 'warning', { zh: `各组单位数相差 ${by} 个`, en: `groups differ by ${by} units` }, { zh: '调换几个单位，使各组相近', en: 'move units so that groups come close' })]
}

/** Months of its group still to come for a unit after month `after` (0: all of the year's), and make-up months: the next ones when another group speaks. */
export function turnsLeft(groups: readonly Group[], unit: string, after: number, needed: number): { readonly turns: readonly number[]; readonly makeUp: readonly number[] } {
  const own = groups.find(({ units }) => units.includes(unit))?.months ?? []
  const turns = own.filter((month) => month > after).toSorted((a, b) => a - b)
  const others = Array.from({ length: 12 }, (_, index) => index + 1).filter((month) => month > after && !own.includes(month))
  return { turns, makeUp: others.slice(0, Math.max(0, needed - turns.length)) }
}

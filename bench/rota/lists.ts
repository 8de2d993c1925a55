import { letterOf, LINES, type ListedUnit } from '#src/rotation/problem.ts'

type Draft = { -readonly [K in keyof ListedUnit]: ListedUnit[K] extends readonly (infer T)[] ? T[] : ListedUnit[K] }

export interface RandomList {
  readonly units: readonly ListedUnit[]
  /** A rotation of the year before, of which one unit in eight has been moved and one in ten is new. */
  readonly near: ReadonlyMap<string, string>
  /** A rotation of the year before that has nothing to do with this year's rules. */
  readonly far: ReadonlyMap<string, string>
}

export interface Wanted {
  readonly units: number
  readonly keep?: number
  readonly apart?: number
  readonly months?: number
}

/** Whole numbers below `n`, the same for the same seed. */
export function chance(seed: number): (n: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * n)
  }
}

const KINDS = ['区级部门', '区级部门', '区级部门', '区级部门', '镇', '街道', '园区', '市直驻区单位']
const GROUPS = 6

/** An invented list with rules that a hidden rotation keeps, so that it is possible. */
export function randomList(wanted: Wanted, seed: number): RandomList {
  const draw = chance(seed)
  const fields = Math.ceil(wanted.units / 4)
  const units = Array.from({ length: wanted.units }, (_, at): Draft => ({
    name: `单位${at + 1}`,
    kind: KINDS[draw(KINDS.length)]!,
    line: LINES[at < 24 ? at % 4 : draw(4)]!,
    field: draw(8) === 0 ? null : `领域${draw(fields) + 1}`,
    keepWith: [],
    apartFrom: [],
    notInMonth: [],
  }))
  const hidden = hiddenRotation(units, draw)
  const drawPairs = (count: number, together: boolean, list: 'keepWith' | 'apartFrom'): void => {
    for (let left = count; left > 0;) {
      const [a, b] = [draw(units.length), draw(units.length)]
      if (a === b || (hidden[a] === hidden[b]) !== together || units[a]![list].includes(units[b]!.name)) continue
      units[a]![list].push(units[b]!.name)
      left -= 1
    }
  }
  drawPairs(wanted.keep ?? 0, true, 'keepWith')
  drawPairs(wanted.apart ?? 0, false, 'apartFrom')
  for (let left = wanted.months ?? 0; left > 0;) {
    const [at, month] = [draw(units.length), draw(12)]
    if (month % GROUPS === hidden[at]) continue
    units[at]!.notInMonth.push(month + 1)
    left -= 1
  }
  const near = units.flatMap(({ name }, at) => (draw(10) === 0 ? [] : [[name, letterOf(draw(8) === 0 ? draw(GROUPS) : hidden[at]!)] as const]))
  const far = units.map(({ name }) => [name, letterOf(draw(GROUPS))] as const)
  return { units, near: new Map(near), far: new Map(far) }
}

/** Every line dealt out in turn, each where the line before it stopped: sizes and lines are even. */
function hiddenRotation(units: readonly ListedUnit[], draw: (n: number) => number): number[] {
  const groups: number[] = []
  let next = draw(GROUPS)
  for (const line of LINES) {
    const of = units.flatMap((unit, at) => (unit.line === line ? [{ at, by: draw(1_000_000) }] : [])).toSorted((a, b) => a.by - b.by)
    for (const { at } of of) {
      groups[at] = next % GROUPS
      next += 1
    }
  }
  return groups
}

/** Lists that nobody can deal out, each for another reason, in the midst of other rules. */
export function impossibleLists(units: number, seed: number): readonly { readonly why: string; readonly units: readonly ListedUnit[] }[] {
  const fresh = (): Draft[] => randomList({ units, keep: units / 6, apart: units / 4, months: units / 10 }, seed).units.map((unit) => ({ ...unit, keepWith: [...unit.keepWith], apartFrom: [...unit.apartFrom], notInMonth: [...unit.notInMonth] }))
  const changed = (change: (list: Draft[]) => void): readonly ListedUnit[] => {
    const list = fresh()
    change(list)
    return list
  }
  return [
    { why: 'seven units all apart', units: changed((list) => { for (let a = 0; a < 7; a += 1) for (let b = 0; b < a; b += 1) list[a * 3]!.apartFrom.push(list[b * 3]!.name) }) },
    { why: 'together along a chain and apart at its ends', units: changed((list) => { for (let at = 0; at < 4; at += 1) list[at]!.keepWith.push(list[at + 1]!.name); list[0]!.apartFrom.push(list[4]!.name) }) },
    { why: 'no month left', units: changed((list) => void list[5]!.notInMonth.push(1, 8, 3, 10, 5, 12)) },
    { why: 'a line with five units', units: changed((list) => { for (const unit of list.filter(({ line }) => line === '民生').slice(5)) unit.line = '经济' }) },
    { why: 'more units tied together than a group holds', units: changed((list) => { for (let at = 0; at < units / 6; at += 1) list[at]!.keepWith.push(list[at + 1]!.name) }) },
    { why: 'half the units together only where the other half must be', units: changed((list) => { for (const unit of list.slice(0, units / 2)) unit.notInMonth = [1, 2, 3, 4] }) },
  ]
}

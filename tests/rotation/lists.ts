import { check } from '#src/rotation/check.ts'
import { openHighs } from '#src/rotation/highs.ts'
import { letterOf, LINES, type ListedUnit, monthsOf, type Question, type RotationGroup, WEIGHTS } from '#src/rotation/problem.ts'
import type { Search } from '#src/rotation/solve.ts'

export const unit = (name: string, more: Partial<ListedUnit> = {}): ListedUnit => ({ name, kind: '区级部门', line: '党政', field: null, keepWith: [], apartFrom: [], notInMonth: [], ...more })

/** Units named 单位1 …, lines in turn; `more` says what is special of some. */
export const list = (count: number, more: (at: number) => Partial<ListedUnit> = () => ({})): ListedUnit[] => Array.from({ length: count }, (_, at) => unit(`单位${at + 1}`, { line: LINES[at % 4]!, ...more(at) }))

export const question = (units: readonly ListedUnit[], more: Partial<Question> = {}): Question => ({ units, groups: 6, previous: new Map(), weights: WEIGHTS, ...more })

const solver = await openHighs()
/** A minute by the machine's clock, in this thread. */
export const search: Search = { solver, now: () => performance.now() / 1000, seconds: 60 }

/** The least cost of all rotations that keep the rules, by trying every one; undefined when there is none. */
export function leastByTrying(asked: Question): number | undefined {
  const { units, groups } = asked
  const most = (count: number): number => Math.ceil(count / groups)
  const members = Array.from({ length: groups }, (): ListedUnit[] => [])
  let least: number | undefined
  const deal = (at: number): void => {
    const next = units[at]
    if (!next) {
      const { broken, total } = check(asked, rotation(members))
      if (broken.length === 0 && total < (least ?? Infinity)) least = total
      return
    }
    for (const group of members) {
      // Groups that are already too large cannot become right again.
      if (group.length >= most(units.length) || group.filter(({ line }) => line === next.line).length >= most(units.filter(({ line }) => line === next.line).length)) continue
      group.push(next)
      deal(at + 1)
      group.pop()
    }
  }
  deal(0)
  return least
}

export const rotation = (members: readonly (readonly ListedUnit[])[]): RotationGroup[] => members.map((of, group) => ({ group: letterOf(group), months: monthsOf(group, members.length), units: of.map(({ name }) => name) }))

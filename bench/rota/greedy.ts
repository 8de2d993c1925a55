import { allRules, blocksOf } from '#src/rotation/blocks.ts'
import { check } from '#src/rotation/check.ts'
import { evenly, times } from '#src/rotation/evenly.ts'
import { letterOf, LINES, monthsOf, type Problem, problemOf, type Question, type RotationGroup } from '#src/rotation/problem.ts'
import { chance } from './lists.ts'

const ORDERS = 500

/**
 * What a careful person does with a spreadsheet: largest knots first, each into the group where it costs least of those where it still
 * fits. Where that gets stuck, again in another order. The cost of the first rotation that keeps all rules; undefined when no order did.
 */
export function greedyTotal(question: Question): number | undefined {
  const problem = problemOf(question)
  for (let order = 1; order <= ORDERS; order += 1) {
    const groups = dealOut(problem, chance(order))
    if (!groups) continue
    const { broken, total } = check(question, groups)
    if (broken.length === 0) return total
  }
  return undefined
}

function dealOut(problem: Problem, draw: (n: number) => number): RotationGroup[] | undefined {
  const { units, groups } = problem
  const { blocks } = blocksOf(problem, allRules(problem))
  const knots = blocks.flatMap((block) => block.members.map((members) => ({ members, may: block.may, by: members.length * 1000 + draw(1000) }))).toSorted((a, b) => b.by - a.by)
  const held = times(groups).map((): number[] => [])
  const most = (count: number): number => evenly(count, groups)[1]
  const ofLine = (members: readonly number[], line: string): number => members.filter((unit) => units[unit]!.line === line).length
  const lineMost = new Map(LINES.map((line) => [line, most(units.filter((unit) => unit.line === line).length)] as const))
  const fits = (members: readonly number[], group: number): boolean => {
    const all = [...held[group]!, ...members]
    return all.length <= most(units.length) && LINES.every((line) => ofLine(all, line) <= lineMost.get(line)!) && !problem.apart.some(([a, b]) => all.includes(a) && all.includes(b))
  }
  const cost = (members: readonly number[], group: number): number => {
    const same = (of: 'kind' | 'field'): number => members.reduce((sum, unit) => sum + (units[unit]![of] === null ? 0 : held[group]!.filter((other) => units[other]![of] === units[unit]![of]).length), 0)
    const moved = members.filter((unit) => problem.before[unit] !== null && problem.before[unit] !== group).length
    return problem.weights.kinds * same('kind') + problem.weights.fields * same('field') + problem.weights.changes * moved + held[group]!.length / 100
  }
  for (const { members, may } of knots) {
    const open = times(groups).filter((group) => may[group] && fits(members, group))
    if (open.length === 0) return undefined
    const best = open.toSorted((a, b) => cost(members, a) - cost(members, b))[0]!
    held[best]!.push(...members)
  }
  return held.map((of, group) => ({ group: letterOf(group), months: monthsOf(group, groups), units: of.map((unit) => units[unit]!.name) }))
}

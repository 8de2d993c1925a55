import { blocksOf, type Rules } from './blocks.ts'
import type { Solver } from './highs.ts'
import { feasibility } from './model.ts'
import { LINES, type Pair, type Problem } from './problem.ts'
import type { Rule } from './words.ts'

/** Why nothing is possible. */
export interface Conflict {
  /** Cannot hold together; without any one of them the others can. */
  readonly conflict: readonly Rule[]
  /** Every one of them was tried within the time. */
  readonly minimal: boolean
  /** Rules of the office to give up so that the whole list becomes possible: no fewer of these would do. Undefined when time was short or no such set is enough. */
  readonly enough: readonly Rule[] | undefined
}

/** One feasibility takes hundredths of a second; one that takes this long is taken for possible. */
const LONGEST = 1

export const backgroundRules: readonly Rule[] = [{ rule: 'size' }, ...LINES.map((line): Rule => ({ rule: 'line', line }))]

export const officeRules = ({ units, keep, apart }: Problem): Rule[] => [
  ...keep.map((pair): Rule => ({ rule: 'keep_with', pair })),
  ...apart.map((pair): Rule => ({ rule: 'apart_from', pair })),
  ...units.flatMap(({ notInMonth }, unit): Rule[] => (notInMonth.length > 0 ? [{ rule: 'not_in_month', unit }] : [])),
]

const pairs = (rules: readonly Rule[], of: 'keep_with' | 'apart_from'): Pair[] => rules.flatMap((one) => (one.rule === of ? [one.pair] : []))

/** Whether these rules, and no others, can hold together; undefined when `seconds` were not enough to say. */
export function possible(problem: Problem, rules: readonly Rule[], solver: Solver, seconds = LONGEST): boolean | undefined {
  const held: Rules = { keep: pairs(rules, 'keep_with'), apart: pairs(rules, 'apart_from'), months: new Set(rules.flatMap((one) => (one.rule === 'not_in_month' ? [one.unit] : []))) }
  const blocks = blocksOf(problem, held)
  if (blocks.torn || blocks.blocks.some(({ may }) => !may.includes(true))) return false
  const background = { sizes: rules.some(({ rule }) => rule === 'size'), lines: new Set(rules.flatMap((one) => (one.rule === 'line' ? [one.line] : []))) }
  if ([...background.lines].some((line) => problem.units.filter((unit) => unit.line === line).length < problem.groups)) return false
  const { status, columns } = solver(feasibility(problem, blocks, background), seconds)
  return status === 'infeasible' ? false : status === 'optimal' || columns !== undefined ? true : undefined
}

/**
 * Explains an impossible question by a deletion filter: chunks of rules are left out as long as the rest stays impossible, what remains is
 * minimal. The office's own go first, while sizes and lines hold as they always do: what is then left out of them makes a rotation possible,
 * and not only one that breaks a rule which nobody can give up.
 */
export function explain(problem: Problem, solver: Solver, secondsLeft: () => number): Conflict {
  let minimal = true
  const canHold = (rules: readonly Rule[]): boolean => {
    const left = Math.min(LONGEST, secondsLeft())
    const answer = left <= 0 ? undefined : possible(problem, rules, solver, left)
    if (answer === undefined) minimal = false
    return answer ?? true
  }
  const own = officeRules(problem)
  const needed = filter(own, backgroundRules, canHold)
  const conflict = [...needed, ...filter(backgroundRules, needed, canHold)]
  const provedMinimal = minimal
  const enough = secondsLeft() > 0 ? giveUp(own, canHold) : undefined
  return { conflict: asCliques(conflict), minimal: provedMinimal, enough: minimal ? enough : undefined }
}

/** The rules of `candidates` that cannot be left out, given that `fixed` hold. */
function filter(candidates: readonly Rule[], fixed: readonly Rule[], canHold: (rules: readonly Rule[]) => boolean): Rule[] {
  let kept = [...candidates]
  for (let chunk = Math.max(1, kept.length >> 1); kept.length > 0; chunk >>= 1) {
    for (let at = 0; at < kept.length;) {
      const without = kept.toSpliced(at, chunk)
      if (canHold([...without, ...fixed])) at += chunk
      else kept = without
    }
    if (chunk <= 1) break
  }
  return kept
}

/** Adds rules in halves as long as all can hold; those that cannot be added are the ones to give up. */
function giveUp(own: readonly Rule[], canHold: (rules: readonly Rule[]) => boolean): Rule[] | undefined {
  if (!canHold(backgroundRules)) return undefined
  const held = [...backgroundRules]
  const given: Rule[] = []
  const add = (rules: readonly Rule[]): void => {
    if (rules.length === 0) return
    if (canHold([...held, ...rules])) held.push(...rules)
    else if (rules.length === 1) given.push(rules[0]!)
    else {
      add(rules.slice(0, rules.length >> 1))
      add(rules.slice(rules.length >> 1))
    }
  }
  add(own)
  return given
}

/** Seven units that must all avoid each other are said once, not in twenty-one pairs. */
function asCliques(conflict: readonly Rule[]): readonly Rule[] {
  const apart = pairs(conflict, 'apart_from')
  const of = [...new Set(apart.flat())].toSorted((a, b) => a - b)
  if (of.length < 3 || apart.length !== conflict.length || apart.length !== (of.length * (of.length - 1)) / 2) return conflict
  return [{ rule: 'apart', clique: of }]
}

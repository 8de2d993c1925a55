import { allRules, blocksOf } from './blocks.ts'
import { check } from './check.ts'
import { times } from './evenly.ts'
import { explain } from './explain.ts'
import type { Solver } from './highs.ts'
import { improve } from './improve.ts'
import { arithmeticLeast, BACKGROUND, feasibility, type RotationModel, whole } from './model.ts'
import { letterOf, LINES, monthsOf, type Parts, type Problem, problemOf, type Question, type RotationGroup, totalOf } from './problem.ts'
import { type Constraint, inWords } from './words.ts'

/** A rotation and what it costs; `bound` is what no rotation can cost less than, equal to the cost when it is proved the best. */
export interface Rotation {
  readonly groups: readonly RotationGroup[]
  readonly objective: Parts
  readonly total: number
  readonly bound: number
}

export type Answer =
  | ({ readonly status: 'optimal' } & Rotation)
  /** Time was over; `groups` is undefined when not even the question whether there is one could be decided. */
  | ({ readonly status: 'not-proved' } & Rotation)
  | { readonly status: 'not-proved'; readonly groups: undefined; readonly bound: number }
  | { readonly status: 'infeasible'; readonly conflict: readonly Constraint[]; readonly minimal: boolean; readonly enough: readonly Constraint[] | undefined }

/** How the search is run: the solver, a clock in seconds, the seconds it may take, and who hears of the best so far and that there is none. */
export interface Search {
  readonly solver: Solver
  readonly now: () => number
  readonly seconds: number
  readonly found?: (rotation: Rotation) => void
  /** Hears at once that no rotation fulfils the rules; why is looked for afterwards. */
  readonly impossible?: () => void
}

/** Whether there is any rotation at all is asked for so long, however little time was given: without one there is nothing to show. */
const LEAST_SECONDS = 1
/** Explaining gets this much, also when the search had less. */
const EXPLAIN_SECONDS = 4
/** A good rotation to begin with is looked for in so many rounds, and no longer than this for each unit. */
const [ROUNDS, SECONDS_PER_UNIT] = [12, 0.01]
/** How far above the bound answers are looked for, in turn, before the whole range: small ranges are decided fast. */
const RANGES = [0, 4]

/**
 * Deals units to groups at the least cost, with a proof (NH-13, NH-14, NH-15). First whether it is possible at all, and if not why; then
 * answers at the bound that arithmetic gives and a little above; last the whole question. An answer is checked by `check` before it leaves.
 */
export function solve(question: Question, search: Search): Answer {
  const problem = problemOf(question)
  const ends = search.now() + search.seconds
  const left = (): number => Math.max(0, ends - search.now())
  const blocks = blocksOf(problem, allRules(problem))
  const impossible = (): Answer => explained(problem, search)
  if (blocks.torn || blocks.blocks.some(({ may }) => !may.includes(true))) return impossible()
  if (LINES.some((line) => question.units.filter((unit) => unit.line === line).length < question.groups)) return impossible()

  const least = arithmeticLeast(problem, blocks)
  let bound = totalOf(least, question.weights)
  const frame = feasibility(problem, blocks, BACKGROUND)
  const first = search.solver(frame, Math.max(left(), LEAST_SECONDS))
  if (first.status === 'infeasible') return impossible()
  if (!first.columns) return { status: 'not-proved', groups: undefined, bound }
  let best = rotationOf(problem, frame, first.columns, bound)
  search.found?.(best)
  const improved = search.now() + Math.min(SECONDS_PER_UNIT * question.units.length, left() / 4)
  const better = (groupOf: readonly number[]): void => {
    const rotation = dealt(problem, groupOf, bound)
    if (rotation.total < best.total) search.found?.((best = rotation))
  }
  // Few change: what was is the nearest place to begin at, though it may break a rule or two.
  const start = groupsOf(problem, frame, first.columns).map((group, unit) => ((problem.before[unit] ?? -1) < 0 ? group : problem.before[unit]!))
  improve(problem, blocks.blocks, start, { bound, rounds: ROUNDS, timeIsOver: () => search.now() >= improved, better })

  const ranges = problem.before.some((group) => group !== null) ? [Infinity] : [...RANGES.filter((range) => bound + range < best.total - 1), Infinity]
  for (const range of ranges) {
    if (best.total <= bound) break
    // What costs as much as the best is not looked for: to find nothing is the proof.
    const atMost = Math.min(best.total - 1, totalOf(least, question.weights) + range)
    const model = whole(problem, blocks, { least, atLeast: bound, atMost })
    const solved = search.solver(model, left(), (columns, proved) => {
      const rotation = rotationOf(problem, model, columns, Math.max(bound, Math.min(proved, best.total)))
      if (rotation.total < best.total) search.found?.((best = rotation))
    })
    if (solved.status === 'infeasible') {
      bound = Math.min(best.total, atMost + 1)
      continue
    }
    if (solved.columns) {
      const rotation = rotationOf(problem, model, solved.columns, bound)
      if (rotation.total < best.total) best = rotation
    }
    // Confined to `atMost`, the solver says nothing of what lies beyond.
    bound = Math.min(best.total, Math.max(bound, Math.min(solved.bound, atMost + 1)))
    break
  }
  return { status: best.total <= bound ? 'optimal' : 'not-proved', ...best, bound: Math.min(bound, best.total) }
}

function explained(problem: Problem, { solver, now, impossible }: Search): Answer {
  impossible?.()
  const ends = now() + EXPLAIN_SECONDS
  const { conflict, minimal, enough } = explain(problem, solver, () => ends - now())
  return { status: 'infeasible', conflict: conflict.map((rule) => inWords(rule, problem)), minimal, enough: enough?.map((rule) => inWords(rule, problem)) }
}

/** Reads the columns back. */
function rotationOf(problem: Problem, model: RotationModel, columns: readonly number[], bound: number): Rotation {
  return dealt(problem, groupsOf(problem, model, columns), bound)
}

/** In names, and checked: what breaks a rule never leaves. */
function dealt(problem: Problem, groupOf: readonly number[], bound: number): Rotation {
  const members = times(problem.groups).map((group) => [...groupOf.keys()].filter((unit) => groupOf[unit] === group))
  const groups = members.map((units, group) => ({ group: letterOf(group), months: monthsOf(group, problem.groups, problem.start), units: units.map((unit) => problem.units[unit]!.name) }))
  const { broken, parts, total } = check(problem, groups)
  if (broken.length > 0) throw new Error(`the solver's answer breaks a rule: ${broken.map(({ en }) => en).join('; ')}`)
  return { groups, objective: parts, total, bound }
}

/** The group of each unit: blocks alike are dealt out in their order. */
function groupsOf(problem: Problem, model: RotationModel, columns: readonly number[]): number[] {
  const groupOf = problem.units.map(() => 0)
  for (const [at, block] of model.blocks.entries()) {
    let next = 0
    for (const group of times(problem.groups)) {
      const count = Math.round(columns[model.place(at, group)]!)
      for (const unit of block.members.slice(next, next + count).flat()) groupOf[unit] = group
      next += count
    }
  }
  return groupOf
}

import type { Block, Blocks } from './blocks.ts'
import { evenly, pairsAmong, times } from './evenly.ts'
import { evenestLoads, pairsIn, portions, spreadOf } from './least.ts'
import { LINES, totalOf, type Parts, type Problem } from './problem.ts'
import { type LinearModel, Rows, type Term } from './rows.ts'

/** Which of the rules that are not the office's own hold; all of them, but when a conflict is explained. */
export interface Background {
  /** Group sizes differ by at most one. */
  readonly sizes: boolean
  /** Lines whose units are spread evenly, so that every group covers them. */
  readonly lines: ReadonlySet<string>
}

export const BACKGROUND: Background = { sizes: true, lines: new Set(LINES) }

/** The model of one question, and where its columns stand. */
export interface RotationModel extends LinearModel {
  readonly blocks: readonly Block[]
  /** Column of block `b` in group `g`: how many of the blocks alike are there. */
  readonly place: (block: number, group: number) => number
}

/** Everything that must hold, and no objective. */
function frame(problem: Problem, { blocks, cliques }: Blocks, background: Background): { rows: Rows; place: RotationModel['place'] } {
  const { groups, units } = problem
  const rows = new Rows()
  const first = blocks.map(({ members, may }) => times(groups).map((group) => rows.column(0, may[group] ? members.length : 0))[0]!)
  const place = (block: number, group: number): number => first[block]! + group
  for (const [at, { members }] of blocks.entries()) rows.row(members.length, members.length, times(groups).map((group) => [place(at, group), 1]))
  for (const group of times(groups)) {
    const spread = (count: number, of: (block: Block) => number): void => {
      rows.row(...evenly(count, groups), blocks.map((block, at): Term => [place(at, group), of(block)]))
    }
    if (background.sizes) spread(units.length, ({ size }) => size)
    for (const line of background.lines) spread(units.filter((unit) => unit.line === line).length, ({ lines }) => lines.get(line) ?? 0)
    for (const clique of cliques) rows.row(0, 1, clique.map((block): Term => [place(block, group), 1]))
  }
  return { rows, place }
}

/** How many units there are of each kind or field. */
export const namesOf = (problem: Problem, of: 'kind' | 'field'): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const unit of problem.units) {
    const name = unit[of]
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Is it possible at all? */
export function feasibility(problem: Problem, blocks: Blocks, background: Background): RotationModel {
  const { rows, place } = frame(problem, blocks, background)
  return { ...rows, blocks: blocks.blocks, place }
}

/** What a search is confined to. */
export interface Within {
  /** What the parts cannot fall below, each taken alone. */
  readonly least: Parts
  /** No answer may cost less, as far as is known; and none that costs more is looked for. */
  readonly atLeast: number
  readonly atMost: number
}

/** The whole question with its objective. */
export function whole(problem: Problem, blocks: Blocks, { least, atLeast, atMost }: Within): RotationModel {
  const { groups, weights } = problem
  const { rows, place } = frame(problem, blocks, BACKGROUND)
  const slack = atMost - totalOf(least, weights)
  /** How much more than its least a part may be when all others stand at theirs. */
  const room = (weight: number): number => (weight === 0 ? Infinity : Math.floor(slack / weight))
  const parts = { kinds: [] as Term[], changes: [] as Term[], fields: [] as Term[] }
  for (const [at, block] of blocks.blocks.entries()) for (const group of times(groups)) parts.changes.push([place(at, group), block.changes[group]!])
  for (const [kind, count] of namesOf(problem, 'kind')) {
    const loads = evenestLoads(portions(blocks.blocks, 'kinds', kind), groups)
    const most = rows.column(Math.max(...loads), count)
    const fewest = rows.column(0, Math.floor(count / groups))
    rows.row(spreadOf(loads), spreadOf(loads) + room(weights.kinds), [[most, 1], [fewest, -1]])
    parts.kinds.push([most, 1], [fewest, -1])
    for (const group of times(groups)) {
      const terms = blocks.blocks.map((block, at): Term => [place(at, group), block.kinds.get(kind) ?? 0])
      rows.row(-Infinity, 0, [...terms, [most, -1]])
      rows.row(0, Infinity, [...terms, [fewest, -1]])
    }
  }
  for (const [field, count] of namesOf(problem, 'field')) {
    if (count < 2) continue
    const loads = evenestLoads(portions(blocks.blocks, 'fields', field), groups)
    const mostPairs = pairsIn(loads) + room(weights.fields)
    const columns = times(groups).map(() => rows.column(0, Math.min(mostPairs, pairsAmong(count))))
    for (const group of times(groups)) {
      const terms = blocks.blocks.map((block, at): Term => [place(at, group), -(block.fields.get(field) ?? 0)])
      // Tangents of k(k−1)/2 at whole numbers: together they are exact there.
      for (let k = 1; k < count && pairsAmong(k) <= mostPairs; k += 1) rows.row(-pairsAmong(k + 1), Infinity, [[columns[group]!, 1], ...terms.map(([column, factor]): Term => [column, factor * k])])
    }
    rows.row(pairsIn(loads), mostPairs, columns.map((column) => [column, 1]))
    parts.fields.push(...columns.map((column): Term => [column, 1]))
  }
  rows.row(least.kinds, least.kinds + room(weights.kinds), parts.kinds)
  rows.row(least.changes, least.changes + room(weights.changes), parts.changes)
  rows.row(least.fields, least.fields + room(weights.fields), parts.fields)
  const objective = (['kinds', 'changes', 'fields'] as const).flatMap((part) => parts[part].map(([column, factor]): Term => [column, factor * weights[part]]))
  // At the bound any answer is the best: without costs it is found sooner.
  if (atMost > atLeast) for (const [column, factor] of objective) rows.cost[column] = factor
  rows.row(atLeast, atMost, objective)
  return { ...rows, blocks: blocks.blocks, place }
}

/** The least that each part of the objective can be, by arithmetic alone. */
export function arithmeticLeast(problem: Problem, { blocks }: Blocks): Parts {
  const { groups } = problem
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
  return {
    kinds: sum([...namesOf(problem, 'kind').keys()].map((kind) => spreadOf(evenestLoads(portions(blocks, 'kinds', kind), groups)))),
    changes: sum(blocks.map(({ members, changes, may }) => members.length * Math.min(...changes.filter((_, group) => may[group])))),
    fields: sum([...namesOf(problem, 'field').keys()].map((field) => pairsIn(evenestLoads(portions(blocks, 'fields', field), groups)))),
  }
}

import { groupOfMonth, type Pair, type Problem } from './problem.ts'

/** Which of the office's own rules hold; sizes and lines are decided by `Background`. */
export interface Rules {
  readonly keep: readonly Pair[]
  readonly apart: readonly Pair[]
  /** Units whose months hold. */
  readonly months: ReadonlySet<number>
}

export const allRules = (problem: Problem): Rules => ({ keep: problem.keep, apart: problem.apart, months: new Set(problem.units.keys()) })

/** Units that move together, and how many blocks alike there are. */
export interface Block {
  /** Units of each of the blocks alike. */
  readonly members: readonly (readonly number[])[]
  readonly size: number
  /** Units by line, kind and field (its numbers within the problem). */
  readonly lines: ReadonlyMap<string, number>
  readonly kinds: ReadonlyMap<string, number>
  readonly fields: ReadonlyMap<string, number>
  /** For each group: may it be there. */
  readonly may: readonly boolean[]
  /** For each group: units of the block that would have changed group. */
  readonly changes: readonly number[]
}

export interface Blocks {
  readonly blocks: readonly Block[]
  /** Sets of blocks (by number) of which no two may share a group. */
  readonly cliques: readonly (readonly number[])[]
  /** Two units that must be together and apart. */
  readonly torn: Pair | undefined
}

/** For each unit the lowest unit it is tied to. */
export function tied(count: number, keep: readonly Pair[]): number[] {
  const root = Array.from({ length: count }, (_, at) => at)
  const find = (at: number): number => (root[at] === at ? at : (root[at] = find(root[at]!)))
  for (const [a, b] of keep) {
    const [low, high] = [find(a), find(b)].toSorted((x, y) => x - y) as [number, number]
    root[high] = low
  }
  return root.map((_, at) => find(at))
}

const countBy = (units: readonly number[], name: (unit: number) => string | null): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const unit of units) {
    const key = name(unit)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function blockOf(problem: Problem, rules: Rules, members: readonly number[]): Block {
  const { units, groups, start, before } = problem
  const banned = new Set(members.filter((unit) => rules.months.has(unit)).flatMap((unit) => units[unit]!.notInMonth.map((month) => groupOfMonth(month, groups, start))))
  const each = Array.from({ length: groups }, (_, group) => group)
  return {
    members: [members],
    size: members.length,
    lines: countBy(members, (unit) => units[unit]!.line),
    kinds: countBy(members, (unit) => units[unit]!.kind),
    fields: countBy(members, (unit) => units[unit]!.field),
    may: each.map((group) => !banned.has(group)),
    changes: each.map((group) => members.filter((unit) => before[unit] !== null && before[unit] !== group).length),
  }
}

const likeness = ({ lines, kinds, fields, may, changes }: Block): string =>
  JSON.stringify([[...lines].toSorted(), [...kinds].toSorted(), [...fields].toSorted(), may, changes])

/** Merges what must be together, and counts blocks alike that nobody must avoid as one, so that the solver sees no copies. */
export function blocksOf(problem: Problem, rules: Rules): Blocks {
  const root = tied(problem.units.length, rules.keep)
  const torn = rules.apart.find(([a, b]) => root[a] === root[b])
  const avoided = new Set(rules.apart.flat().map((unit) => root[unit]))
  const byRoot = Map.groupBy(problem.units.keys(), (unit) => root[unit]!)
  const single: Block[] = []
  const alike = new Map<string, Block>()
  const place = new Map<number, number>()
  for (const [key, members] of byRoot) {
    const block = blockOf(problem, rules, members)
    if (avoided.has(key)) place.set(key, single.push(block) - 1)
    else {
      const name = likeness(block)
      const other = alike.get(name)
      alike.set(name, other ? { ...other, members: [...other.members, ...block.members] } : block)
    }
  }
  const edges = rules.apart.filter(([a, b]) => root[a] !== root[b]).map(([a, b]): Pair => [place.get(root[a]!)!, place.get(root[b]!)!])
  return { blocks: [...single, ...alike.values()], cliques: cliquesOf(single.length, edges), torn }
}

/** Covers all edges by sets that avoid each other pairwise, each as large as it greedily grows: stronger rows than pairs. */
export function cliquesOf(count: number, edges: readonly Pair[]): number[][] {
  const near = Array.from({ length: count }, () => new Set<number>())
  for (const [a, b] of edges) {
    near[a]!.add(b)
    near[b]!.add(a)
  }
  const covered = new Set<string>()
  const name = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`)
  const cliques: number[][] = []
  for (const [a, b] of edges) {
    if (covered.has(name(a, b))) continue
    const clique = [a, b]
    for (const other of [...near[a]!].toSorted((x, y) => near[y]!.size - near[x]!.size)) {
      if (!clique.includes(other) && clique.every((one) => near[one]!.has(other))) clique.push(other)
    }
    for (const one of clique) for (const two of clique) covered.add(name(one, two))
    cliques.push(clique)
  }
  return cliques
}

import type { Block } from './blocks.ts'
import { evenly } from './evenly.ts'
import { LINES, type Problem } from './problem.ts'

/** How often a move is tried in one round for each block, and how much worse one may be at first (where a previous rotation is near: warm) and at last. */
const TRIES = 500
const [HOT, WARM, COLD] = [5, 3, 0.25]
/** What one unit too many or too few counts while the search is on the way. */
const FAULT = 12
/** Exchanges keep sizes, single moves do not: seven of ten tries are exchanges. */
const EXCHANGES = 0.7

export interface Improving {
  /** Ends as soon as a rotation costs this: nothing costs less. */
  readonly bound: number
  readonly rounds: number
  readonly timeIsOver: () => boolean
  /** Hears of each rotation that keeps all rules and costs less than those before: the group of each unit. */
  readonly better: (groupOf: readonly number[]) => void
}

/** Chance that is the same every time. */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** How many of one name stand in each group, and how that is judged. */
interface Tally {
  readonly counts: Int32Array
  readonly by: 'even' | 'spread' | 'pairs'
  readonly weight: number
  readonly least: number
  readonly most: number
  cost: number
}

function costOf({ counts, by, weight, least, most }: Tally): number {
  let [low, high, sum] = [Infinity, 0, 0]
  for (const count of counts) {
    if (by === 'pairs') sum += (count * (count - 1)) / 2
    else if (by === 'even') sum += count < least ? least - count : count > most ? count - most : 0
    else {
      if (count < low) low = count
      if (count > high) high = count
    }
  }
  return weight * (by === 'spread' ? high - low : sum)
}

/** Blocks one by one, where each stands, and what each adds to which tally. */
class Table {
  readonly knots: readonly { readonly members: readonly number[]; readonly may: readonly boolean[]; readonly changes: readonly number[] }[]
  readonly tallies: Tally[] = []
  readonly loads: readonly (readonly (readonly [tally: number, count: number])[])[]
  readonly rivals: readonly (readonly number[])[]
  readonly place: Int32Array
  readonly #weight: number

  constructor({ units, groups, weights, apart }: Problem, blocks: readonly Block[], start: readonly number[]) {
    this.#weight = weights.changes
    this.knots = blocks.flatMap(({ members, may, changes }) => members.map((of) => ({ members: of, may, changes })))
    const add = (by: Tally['by'], weight: number, count: number): number => {
      const [least, most] = evenly(count, groups)
      return this.tallies.push({ counts: new Int32Array(groups), by, weight, least, most, cost: 0 }) - 1
    }
    const ofUnit = units.map((): number[] => [])
    const each = (name: (unit: (typeof units)[number]) => string | null, by: Tally['by'], weight: number): void => {
      for (const [key, all] of Map.groupBy(units.keys(), (at) => name(units[at]!))) {
        if (key === null) continue
        const tally = add(by, weight, all.length)
        for (const at of all) ofUnit[at]!.push(tally)
      }
    }
    each(() => 'size', 'even', FAULT)
    each(({ line }) => (LINES.some((one) => one === line) ? line : null), 'even', FAULT)
    each(({ kind }) => kind, 'spread', weights.kinds)
    each(({ field }) => field, 'pairs', weights.fields)
    this.loads = this.knots.map(({ members }) => [...Map.groupBy(members.flatMap((unit) => ofUnit[unit]!), (tally) => tally)].map(([tally, all]) => [tally, all.length] as const))
    const knotOf = new Map(this.knots.flatMap(({ members }, at) => members.map((unit) => [unit, at] as const)))
    const near = this.knots.map(() => new Set<number>())
    for (const [a, b] of apart.map((pair) => pair.map((unit) => knotOf.get(unit)!))) {
      near[a!]!.add(b!)
      near[b!]!.add(a!)
    }
    this.rivals = near.map((set) => [...set])
    this.place = Int32Array.from(this.knots, ({ members }) => start[members[0]!]!)
    for (const [knot, load] of this.loads.entries()) for (const [tally, count] of load) this.tallies[tally]!.counts[this.place[knot]!]! += count
    for (const tally of this.tallies) tally.cost = costOf(tally)
  }

  /** What a block costs by itself where it stands: changes, forbidden months, rivals. */
  own(knot: number): number {
    const here = this.place[knot]!
    const { may, changes } = this.knots[knot]!
    let cost = this.#weight * changes[here]! + (may[here] ? 0 : 2 * FAULT)
    for (const other of this.rivals[knot]!) if (this.place[other] === here) cost += FAULT
    return cost
  }

  /** Moves a block; answers by how much all costs change. */
  move(knot: number, to: number): number {
    let by = -this.own(knot)
    const from = this.place[knot]!
    this.place[knot] = to
    for (const [at, count] of this.loads[knot]!) {
      const tally = this.tallies[at]!
      tally.counts[from]! -= count
      tally.counts[to]! += count
      const cost = costOf(tally)
      by += cost - tally.cost
      tally.cost = cost
    }
    return by + this.own(knot)
  }

  /** Keeps every rule. */
  isWhole(): boolean {
    return this.tallies.every(({ by, cost }) => by !== 'even' || cost === 0) && this.knots.every(({ may }, knot) => may[this.place[knot]!] && this.rivals[knot]!.every((other) => this.place[other] !== this.place[knot]))
  }

  total(): number {
    const met = this.knots.flatMap((_, knot) => this.rivals[knot]!.filter((other) => other > knot && this.place[other] === this.place[knot])).length
    return this.tallies.reduce((sum, { cost }) => sum + cost, 0) + this.knots.reduce((sum, _, knot) => sum + this.own(knot), 0) - FAULT * met
  }

  groupOf(): number[] {
    const groups: number[] = []
    for (const [knot, { members }] of this.knots.entries()) for (const unit of members) groups[unit] = this.place[knot]!
    return groups
  }
}

/**
 * A good rotation to begin with: blocks are moved and exchanged at random, worse at first and then ever less so (annealing). It proves
 * nothing; that is the solver's part, which is much shorter when little is left to find. `start` need not keep the rules.
 */
export function improve(problem: Problem, blocks: readonly Block[], start: readonly number[], { bound, rounds, timeIsOver, better }: Improving): void {
  const table = new Table(problem, blocks, start)
  const roll = dice(problem.units.length * 7919 + problem.groups)
  const count = table.knots.length
  const hot = problem.before.some((group) => group !== null) ? WARM : HOT
  let best = table.isWhole() ? table.total() : Infinity
  let kept = Int32Array.from(table.place)
  for (let round = 0; round < rounds && best > bound; round += 1) {
    for (const [knot, to] of kept.entries()) table.move(knot, to)
    let total = table.total()
    // Each round is longer than the one before: a short one is soon cool, a long one finds more.
    const tries = TRIES * count * (round + 1)
    for (let at = 0; at < tries && best > bound; at += 1) {
      if ((at & 1023) === 0 && timeIsOver()) return
      const heat = hot * (COLD / hot) ** (at / tries)
      const one = Math.floor(roll() * count)
      const two = roll() < EXCHANGES ? Math.floor(roll() * count) : -1
      const from = table.place[one]!
      const to = two < 0 ? Math.floor(roll() * problem.groups) : table.place[two]!
      if (to === from) continue
      const by = table.move(one, to) + (two < 0 ? 0 : table.move(two, from))
      if (by > 0 && roll() >= Math.exp(-by / heat)) {
        table.move(one, from)
        if (two >= 0) table.move(two, to)
        continue
      }
      total += by
      if (total < best && table.isWhole()) {
        best = total
        kept = Int32Array.from(table.place)
        better(table.groupOf())
      }
    }
  }
}

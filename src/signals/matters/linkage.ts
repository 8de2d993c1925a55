import type { Weights } from './rarity.ts'

/**
 * Groups by average linkage: the two groups whose members have most in common on average are put
 * together, again and again, until no two have enough. Unlike a chain of neighbours, a group does
 * not drift: a newcomer must be like the whole of it. Likeness of two groups is a sum over pairs, so
 * the sum vector of a group that is already known stands for all its members, and grouping goes on
 * where it stopped.
 */

/** One thing to group: a post, or a matter of `size` posts with the sum of their weights. */
export interface Item {
  readonly weights: Weights
  readonly size: number
}

/** What people decided: places of items that belong together, or never. */
export interface Decided {
  readonly together?: readonly (readonly [number, number])[]
  readonly apart?: readonly (readonly [number, number])[]
}

/** Kept apart by a person: no sum of likenesses makes up for it. */
const NEVER = -1e12

/** Groups `items`: for each group the places of its items. */
export function group(items: readonly Item[], least: number, { together = [], apart = [] }: Decided = {}): number[][] {
  const n = items.length
  const shared = likeness(items)
  for (const [a, b] of apart) shared[a * n + b] = shared[b * n + a] = NEVER
  const sizes = Float64Array.from(items, ({ size }) => size)
  const members: number[][] = items.map((_, at) => [at])
  const live = new Uint8Array(n).fill(1)
  const nearest = new Int32Array(n).fill(-1)
  const near = new Float64Array(n).fill(-Infinity)

  const seek = (row: number): void => {
    let best = -Infinity
    let at = -1
    const from = row * n
    for (let other = 0; other < n; other++) {
      if (live[other] === 0 || other === row) continue
      const like = (shared[from + other] as number) / (sizes[other] as number)
      if (like > best) {
        best = like
        at = other
      }
    }
    nearest[row] = at
    near[row] = best / (sizes[row] as number)
  }

  const join = (a: number, b: number): void => {
    for (let other = 0; other < n; other++) {
      const sum = (shared[a * n + other] as number) + (shared[b * n + other] as number)
      shared[a * n + other] = sum
      shared[other * n + a] = sum
    }
    sizes[a] = (sizes[a] as number) + (sizes[b] as number)
    live[b] = 0
    ;(members[a] as number[]).push(...(members[b] as number[]))
  }

  const at = Int32Array.from({ length: n }, (_, item) => item)
  const holder = (item: number): number => {
    let one = item
    while (at[one] !== one) one = at[one] as number
    return one
  }
  for (const [a, b] of together) {
    const [one, other] = [holder(a), holder(b)]
    if (one === other) continue
    join(one, other)
    at[other] = one
  }
  for (let row = 0; row < n; row++) if (live[row] === 1) seek(row)
  for (;;) {
    let a = -1
    let best = least
    for (let row = 0; row < n; row++) {
      if (live[row] === 1 && (near[row] as number) >= best) {
        best = near[row] as number
        a = row
      }
    }
    if (a < 0) break
    const b = nearest[a] as number
    join(a, b)
    seek(a)
    // The likeness of a group to others is never more than that of its nearer part, so only those who lost their nearest look again.
    for (let row = 0; row < n; row++) if (live[row] === 1 && row !== a && (nearest[row] === a || nearest[row] === b)) seek(row)
  }
  return members.filter((_, item) => live[item] === 1)
}

/** What every two items have in common, as a full table. */
function likeness(items: readonly Item[]): Float32Array {
  const n = items.length
  const table = new Float32Array(n * n)
  const starts = new Map<number, { at: number[]; value: number[] }>()
  items.forEach(({ weights: { ids, values } }, item) => {
    const from = item * n
    for (let gram = 0; gram < ids.length; gram++) {
      const id = ids[gram] as number
      const value = values[gram] as number
      const list = starts.get(id)
      if (!list) {
        starts.set(id, { at: [item], value: [value] })
        continue
      }
      for (let other = 0; other < list.at.length; other++) {
        const cell = from + (list.at[other] as number)
        table[cell] = (table[cell] as number) + value * (list.value[other] as number)
      }
      list.at.push(item)
      list.value.push(value)
    }
  })
  for (let row = 0; row < n; row++) for (let column = 0; column < row; column++) table[column * n + row] = table[row * n + column] as number
  return table
}

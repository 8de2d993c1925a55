/** Chance that can be repeated: the same seed gives the same course. After mulberry32. */
export interface Chance {
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number
  one<T>(list: readonly T[]): T
  /** True in `share` of all cases. */
  happens(share: number): boolean
  uuid(): string
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (n: number): number => Math.floor(next() * n)
  const hex = (digits: number): string => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return { below, one: (list) => list[below(list.length)]!, happens: (share) => next() < share, uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}` }
}

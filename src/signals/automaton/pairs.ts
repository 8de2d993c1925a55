import { DROPPABLE } from './automaton.ts'

/**
 * For few words the pairs that begin one are found by two numbers a unit, side by side: what it begins, and what it goes on. Bits stand for groups
 * of beginnings; a pair may begin a word when the first unit's bits and the second's have one in common. Most places are passed over by one look
 * and one AND. With many words every unit goes on something, and the filter over pairs of classes is better.
 */
export const FEW = 4_000

const UNITS = 0x10000
/** The first unit is a word by itself: told at the next one, whatever that is. */
const ALONE = 1 << 30
/** The second unit may be dropped: always looked at. */
const LOOK = 1 << 31
const GROUPS = 30

/** `rows`: words as classes. `kept`, `classes`: of each unit. */
export function pairBits(rows: readonly Uint16Array[], kept: Uint16Array, classes: Uint16Array, notAlone: number): Int32Array {
  const begins = new Int32Array(UNITS)
  const goesOn = new Int32Array(UNITS)
  let groups = 0
  for (const row of rows) {
    const [first = 0, second = 0] = row
    if (row.length < 2) continue
    if (begins[first] === 0) begins[first] = 1 << (groups++ % GROUPS)
    goesOn[second] = goesOn[second]! | begins[first]!
  }
  const bits = new Int32Array(UNITS * 2)
  for (let unit = 0; unit < UNITS; unit += 1) {
    const one = kept[unit]!
    bits[unit * 2] = LOOK | (one === 0 ? 0 : begins[one]!) | (one > notAlone ? ALONE : 0)
    bits[unit * 2 + 1] = ALONE | (one === 0 ? 0 : goesOn[one]!) | (classes[unit] === DROPPABLE ? LOOK : 0)
  }
  return bits
}

/** What stands before the first unit: it begins nothing. */
export const BEFORE = LOOK

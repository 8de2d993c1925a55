import { startOf, type Matrix } from './matrix.ts'

/** How long and how hard the classifier learns. */
export interface Learning {
  /** Weight of the penalty on the coefficients; small, because the grams are many and each says little. */
  readonly penalty: number
  /** Passes over all rows. */
  readonly passes: number
  readonly seed: number
}

/** Classes learned side by side. Eight coefficients of one gram fill half a cache line, and memory stays the same for three classes or three hundred. */
const ABREAST = 8

/** Coefficients of some classes: `weights[column * classes + k]` belongs to class `from + k`. */
export interface Learned {
  readonly from: number
  readonly classes: number
  readonly weights: Float32Array
  readonly bias: Float32Array
}

/**
 * One class against all others by ridge regression on targets +1 and -1. Solved by dual coordinate
 * descent: every row holds one dual value per class, a visit solves that row's own equation exactly
 * and moves the coefficients of the row's grams at once. No row-by-row table is kept, whose size
 * would grow with the square of the rows. The order of visits is shuffled from `seed`.
 * Yields the classes in groups, so that the caller holds one group of coefficients at a time.
 */
export function* learn(matrix: Matrix, labels: Int32Array, classes: number, learning: Learning): Generator<Learned> {
  for (let from = 0; from < classes; from += ABREAST) {
    yield learnGroup(matrix, labels, from, Math.min(ABREAST, classes - from), learning)
  }
}

function learnGroup(matrix: Matrix, labels: Int32Array, from: number, classes: number, learning: Learning): Learned {
  const { rows, ends, columns, values } = matrix
  const weights = new Float32Array(matrix.width * classes)
  const bias = new Float32Array(classes)
  const dual = new Float32Array(rows * classes)
  const squares = squaredLengths(matrix)
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  const random = randomFrom(learning.seed)
  const score = new Float64Array(classes)
  for (let pass = 0; pass < learning.passes; pass++) {
    shuffle(order, random)
    for (const row of order) {
      const start = startOf(ends, row)
      const end = ends[row] as number
      for (let k = 0; k < classes; k++) score[k] = bias[k] as number
      for (let at = start; at < end; at++) {
        const base = (columns[at] as number) * classes
        const value = values[at] as number
        for (let k = 0; k < classes; k++) score[k] = (score[k] as number) + (weights[base + k] as number) * value
      }
      // One more than the squared length: the bias is a gram that every message has.
      const slope = (squares[row] as number) + 1 + learning.penalty
      for (let k = 0; k < classes; k++) {
        const target = labels[row] === from + k ? 1 : -1
        const step = (target - (score[k] as number) - learning.penalty * (dual[row * classes + k] as number)) / slope
        dual[row * classes + k] = (dual[row * classes + k] as number) + step
        bias[k] = (bias[k] as number) + step
        score[k] = step
      }
      for (let at = start; at < end; at++) {
        const base = (columns[at] as number) * classes
        const value = values[at] as number
        for (let k = 0; k < classes; k++) weights[base + k] = (weights[base + k] as number) + (score[k] as number) * value
      }
    }
  }
  return { from, classes, weights, bias }
}

function squaredLengths({ rows, ends, values }: Matrix): Float64Array {
  const squares = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    for (let at = startOf(ends, row); at < (ends[row] as number); at++) squares[row] = (squares[row] as number) + (values[at] as number) ** 2
  }
  return squares
}

/** Uniform numbers in [0, 1), the same for the same seed on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(items: Int32Array | number[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const held = items[last] as number
    items[last] = items[other] as number
    items[other] = held
  }
}

import { bringToLength, frequency, weigh, type Counts, type Matrix, type Weighting } from './matrix.ts'
import { learn, type Learned, type Learning } from './ridge.ts'

/**
 * What has been learned: for every gram one small number per label. Coefficients are kept as signed
 * bytes from the moment they are learned, so that a model scores the same before and after it was
 * written to a file, and so that three hundred labels fit into memory.
 */
export interface Coefficients {
  readonly labels: number
  readonly headWeight: number
  /** Per gram: what one mention of it counts, and its block. */
  readonly weights: Float32Array
  readonly blocks: Uint8Array
  /** Gram by label: `bytes[gram * labels + label]`. */
  readonly bytes: Int8Array
  /** Per label: the largest coefficient, which byte 127 stands for; and the score of an empty message. */
  readonly largest: Float32Array
  readonly bias: Float32Array
}

/** Everything that shapes a training. */
export interface Settings extends Weighting, Learning {
  /** A model keeps at most so many grams: those that say most; they are then learned again without the others. */
  readonly grams: number
}

/** A gram's byte as a share of the largest coefficient: squared, because most coefficients are small and must not all become zero. */
const SHARE_OF_BYTE = Float64Array.from({ length: 256 }, (_, byte) => (Math.sign(byte - 128) * (byte - 128) ** 2) / 127 ** 2)

function byteOf(share: number): number {
  return Math.sign(share) * Math.round(127 * Math.sqrt(Math.abs(share)))
}

/** The coefficient of `gram` for `label`. */
export function coefficient(learned: Coefficients, gram: number, label: number): number {
  return (SHARE_OF_BYTE[(learned.bytes[gram * learned.labels + label] as number) + 128] as number) * (learned.largest[label] as number)
}

/** Learns from the rows `chosen` of `counted`. `sources` names the counted column of each gram. */
export function fit(counted: Counts, chosen: Int32Array, labelOf: Int32Array, labels: number, settings: Settings): Coefficients & { readonly sources: Int32Array } {
  const targets = Int32Array.from(chosen, (row) => labelOf[row] as number)
  let matrix = weigh(counted, chosen, targets, settings)
  if (matrix.width > settings.grams) matrix = weigh(counted, chosen, targets, settings, telling(matrix, targets, labels, settings, counted.hashes.length))
  const bytes = new Int8Array(matrix.width * labels)
  const largest = new Float32Array(labels)
  const bias = new Float32Array(labels)
  for (const group of learn(matrix, targets, labels, settings)) {
    for (let k = 0; k < group.classes; k++) {
      const label = group.from + k
      const top = largestOf(group, k)
      largest[label] = top
      bias[label] = group.bias[k] as number
      if (top === 0) continue
      for (let gram = 0; gram < matrix.width; gram++) {
        bytes[gram * labels + label] = byteOf((group.weights[gram * group.classes + k] as number) / top)
      }
    }
  }
  return { labels, headWeight: settings.headWeight, weights: matrix.weights, blocks: matrix.blocks, bytes, largest, bias, sources: matrix.sources }
}

function largestOf(group: Learned, k: number): number {
  let top = 0
  for (let at = k; at < group.weights.length; at += group.classes) top = Math.max(top, Math.abs(group.weights[at] as number))
  return top
}

/** Passes that are enough to tell a gram that says much from one that says little. */
const ROUGH_PASSES = 3

/** Marks the grams whose coefficients move the most score over all messages. */
function telling(matrix: Matrix, targets: Int32Array, labels: number, settings: Settings, columns: number): Uint8Array {
  const mass = new Float64Array(matrix.width)
  for (let at = 0; at < matrix.columns.length; at++) {
    const gram = matrix.columns[at] as number
    mass[gram] = (mass[gram] as number) + (matrix.values[at] as number) ** 2
  }
  const moved = new Float64Array(matrix.width)
  for (const group of learn(matrix, targets, labels, { ...settings, passes: ROUGH_PASSES })) {
    for (let at = 0; at < group.weights.length; at++) {
      const gram = Math.floor(at / group.classes)
      moved[gram] = (moved[gram] as number) + (group.weights[at] as number) ** 2 * (mass[gram] as number)
    }
  }
  const least = Float64Array.from(moved).sort()[matrix.width - settings.grams] as number
  const kept = new Uint8Array(columns)
  moved.forEach((score, gram) => {
    if (score >= least) kept[matrix.sources[gram] as number] = 1
  })
  return kept
}

/** The weighted value of each gram of one message; `times` says how often it occurs. */
export function weighOne(learned: Coefficients, grams: Int32Array, times: ArrayLike<number>): Float32Array {
  const values = new Float32Array(grams.length)
  for (let at = 0; at < grams.length; at++) values[at] = frequency(times[at] as number) * (learned.weights[grams[at] as number] as number)
  bringToLength(grams, values, learned.blocks, learned.headWeight)
  return values
}

/** Raw score per label, about +1 for the right one and -1 for the others. */
export function score(learned: Coefficients, grams: Int32Array, values: Float32Array): Float64Array {
  const { labels, bytes } = learned
  const scores = new Float64Array(labels)
  for (let at = 0; at < grams.length; at++) {
    const base = (grams[at] as number) * labels
    const value = values[at] as number
    for (let k = 0; k < labels; k++) scores[k] = (scores[k] as number) + (SHARE_OF_BYTE[(bytes[base + k] as number) + 128] as number) * value
  }
  for (let k = 0; k < labels; k++) scores[k] = (scores[k] as number) * (learned.largest[k] as number) + (learned.bias[k] as number)
  return scores
}

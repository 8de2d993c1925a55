import { eachGram, HEAD, read, type Message } from './grams.ts'
import { Growing } from './growing.ts'
import { gramWeights } from './weights.ts'
import { Vocabulary } from './vocabulary.ts'

/** Messages as rows of counted grams, before any weight: rows end at `ends`, columns are vocabulary numbers. */
export interface Counts {
  readonly rows: number
  readonly ends: Int32Array
  readonly columns: Int32Array
  readonly counts: Uint16Array
  /** Per column. */
  readonly hashes: Uint32Array
  readonly blocks: Uint8Array
}

/** Weighted rows, ready to learn from. Columns are numbered anew; `sources` says which counted column each one was. */
export interface Matrix {
  readonly rows: number
  readonly width: number
  readonly ends: Int32Array
  readonly columns: Int32Array
  readonly values: Float32Array
  readonly sources: Int32Array
  readonly weights: Float32Array
  readonly blocks: Uint8Array
}

/** How grams are weighted; part of the model, because a proposal must weigh as the training did. */
export interface Weighting {
  /** Length of the head block's vector beside the whole message's, which is 1. */
  readonly headWeight: number
  /** A gram found in fewer messages is left out. */
  readonly rarest: number
}

/** Counts the grams of `messages`. */
export function count(messages: readonly Message[]): Counts {
  const vocabulary = new Vocabulary(1 << 16)
  const blocks = new Growing(Uint8Array)
  const columns = new Growing(Int32Array)
  const counts = new Growing(Uint16Array)
  const where = new Growing(Int32Array)
  const ends = new Int32Array(messages.length)
  let rowStart = 0
  messages.forEach((message, row) => {
    eachGram(read(message), (hash, block) => {
      const column = vocabulary.enter(hash)
      if (column === where.size) {
        where.push(-1)
        blocks.push(block)
      }
      const at = where.at(column)
      if (at >= rowStart) counts.increase(at)
      else {
        where.set(column, columns.size)
        columns.push(column)
        counts.push(1)
      }
    })
    rowStart = columns.size
    ends[row] = rowStart
  })
  return { rows: messages.length, ends, columns: columns.done(), counts: counts.done(), hashes: vocabulary.hashes(), blocks: blocks.done() }
}

/**
 * Weighs the rows `chosen` of `counted`, whose labels are `targets`: logarithmic frequency times the
 * weight of the gram, each block brought to its own length. With `kept`, only the counted columns marked there.
 */
export function weigh(counted: Counts, chosen: Int32Array, targets: Int32Array, weighting: Weighting, kept?: Uint8Array): Matrix {
  const found = new Int32Array(counted.hashes.length)
  for (const row of chosen) {
    for (let at = startOf(counted.ends, row); at < (counted.ends[row] as number); at++) (found[counted.columns[at] as number] as number)++
  }
  const renumbered = new Int32Array(found.length).fill(-1)
  const sources = new Growing(Int32Array)
  let cells = 0
  for (let column = 0; column < found.length; column++) {
    if ((found[column] as number) < weighting.rarest || kept?.[column] === 0) continue
    renumbered[column] = sources.size
    sources.push(column)
    cells += found[column] as number
  }
  const listed = sources.done()
  const blocks = Uint8Array.from(listed, (column) => counted.blocks[column] as number)
  const ends = new Int32Array(chosen.length)
  const columns = new Int32Array(cells)
  const values = new Float32Array(cells)
  let end = 0
  chosen.forEach((row, place) => {
    for (let at = startOf(counted.ends, row); at < (counted.ends[row] as number); at++) {
      const column = renumbered[counted.columns[at] as number] as number
      if (column < 0) continue
      columns[end] = column
      values[end++] = frequency(counted.counts[at] as number)
    }
    ends[place] = end
  })
  const weights = gramWeights({ ends, columns, width: listed.length }, targets)
  for (let at = 0; at < cells; at++) values[at] = (values[at] as number) * (weights[columns[at] as number] as number)
  for (let row = 0; row < ends.length; row++) {
    const start = startOf(ends, row)
    bringToLength(columns.subarray(start, ends[row]), values.subarray(start, ends[row]), blocks, weighting.headWeight)
  }
  return { rows: chosen.length, width: listed.length, ends, columns, values, sources: listed, weights, blocks }
}

/** Start of `row` in arrays whose rows end at `ends`. */
export function startOf(ends: Int32Array, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] as number)
}

/** The tenth mention says less than the first. */
export function frequency(times: number): number {
  return 1 + Math.log(times)
}

/** Scales `values` so that the whole message's block has length 1 and the head's `headWeight`, long message or short. */
export function bringToLength(columns: Int32Array, values: Float32Array, blocks: Uint8Array, headWeight: number): void {
  let whole = 0
  let head = 0
  for (let at = 0; at < columns.length; at++) {
    const square = (values[at] as number) ** 2
    if (blocks[columns[at] as number] === HEAD) head += square
    else whole += square
  }
  const forWhole = whole > 0 ? 1 / Math.sqrt(whole) : 0
  const forHead = head > 0 ? headWeight / Math.sqrt(head) : 0
  for (let at = 0; at < columns.length; at++) {
    values[at] = (values[at] as number) * (blocks[columns[at] as number] === HEAD ? forHead : forWhole)
  }
}

import { calibrate, type Calibration } from './calibrate.ts'
import { fit, score, weighOne, type Coefficients, type Settings } from './coefficients.ts'
import type { Message } from './grams.ts'
import { count, startOf, type Counts } from './matrix.ts'
import { versionOf } from './model-file.ts'
import { RouterRefusal, type RouterModel } from './model.ts'
import { randomFrom, shuffle } from './ridge.ts'

/** A message and where the office sent it. The label is any text; in the product the id of the owning unit. */
export interface Decided extends Message {
  readonly label: string
}

export interface TrainOptions extends Partial<Settings> {
  /** Told what is being done, for a person who waits. */
  readonly progress?: (step: string) => void
}

/** Measured on 7,397 messages in five folds; `docs/specs/SPEC-router.md` says what each one costs and gains. */
export const DEFAULTS: Settings = { headWeight: 0.6, rarest: 2, penalty: 0.1, passes: 8, seed: 1, grams: 120_000 }

/** Below this many messages a gram that was seen once still counts: there are too few to see it twice. From 50 on it only adds noise (measured). */
const SMALL = 30
/** Share of messages held out at a time for the calibration: one in five. */
const PARTS = 5
/** Messages that are enough to calibrate on; with more, fewer of the five parts are held out in turn. */
const ENOUGH = 4_000

/**
 * Trains a router on the office's own decisions. The same rows in the same order give the same model.
 * Takes about two seconds per thousand messages and eight labels, on one core, without a pause: a
 * server trains in a worker. Throws {@link RouterRefusal} when there are no rows.
 */
export function train(rows: readonly Decided[], options: TrainOptions = {}): RouterModel {
  if (rows.length === 0) throw new RouterRefusal('router/nothing-to-learn')
  options.progress?.(`reading ${rows.length} messages`)
  const { labels, labelOf } = labelled(rows)
  return trainOn(count(rows), Int32Array.from(rows.keys()), labelOf, labels, options)
}

/** The labels of `rows` in ascending order, and the place of each row's label among them. */
export function labelled(rows: readonly Decided[]): { labels: string[]; labelOf: Int32Array } {
  const labels = [...new Set(rows.map((row) => row.label))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const place = new Map(labels.map((label, at) => [label, at]))
  return { labels, labelOf: Int32Array.from(rows, (row) => place.get(row.label) as number) }
}

/** Trains on the rows `chosen` of `counted`. Labels that no chosen row has stay out of the model. */
export function trainOn(counted: Counts, chosen: Int32Array, labelOf: Int32Array, allLabels: readonly string[], options: TrainOptions): RouterModel {
  const present = [...new Set(Array.from(chosen, (row) => labelOf[row] as number))].sort((a, b) => a - b)
  const renumbered = new Map(present.map((label, at) => [label, at]))
  const own = Int32Array.from(labelOf, (label) => renumbered.get(label) ?? -1)
  const settings: Settings = { ...DEFAULTS, ...(chosen.length < SMALL ? { rarest: 1 } : {}), ...defined(options) }
  const calibration = calibrateInside(counted, chosen, own, present.length, settings, options.progress)
  options.progress?.(`learning from ${chosen.length} messages, ${present.length} labels`)
  const { sources, ...learned } = fit(counted, chosen, own, present.length, settings)
  const body = inFileOrder(Uint32Array.from(sources, (column) => counted.hashes[column] as number), learned)
  const labels = present.map((label) => allLabels[label] as string)
  const unnamed = { labels, learnedFrom: chosen.length, ...body, calibration }
  return { version: versionOf(unnamed), ...unnamed }
}

/** The settings that the caller chose; an option given as undefined is not chosen. */
function defined(options: TrainOptions): Partial<Settings> {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => name !== 'progress' && value !== undefined))
}

/** Scores messages with classifiers that did not see them, and fits the probabilities to how that went. */
function calibrateInside(counted: Counts, chosen: Int32Array, labelOf: Int32Array, labels: number, settings: Settings, progress?: (step: string) => void): Calibration {
  const partOf = stratified(chosen, labelOf, PARTS, settings.seed)
  const turns = Math.max(1, Math.min(PARTS, Math.ceil((PARTS * ENOUGH) / chosen.length)))
  const scores: Float64Array[] = []
  const truth: number[] = []
  for (let part = 0; part < turns; part++) {
    const outside = chosen.filter((_, at) => partOf[at] === part)
    const inside = chosen.filter((_, at) => partOf[at] !== part)
    if (outside.length === 0 || inside.length === 0) continue
    progress?.(`calibrating, part ${part + 1} of ${turns}`)
    const { sources, ...learned } = fit(counted, inside, labelOf, labels, settings)
    const gramOf = new Int32Array(counted.hashes.length).fill(-1)
    sources.forEach((column, gram) => (gramOf[column] = gram))
    for (const row of outside) {
      scores.push(scoreCounted(learned, gramOf, counted, row))
      truth.push(labelOf[row] as number)
    }
  }
  const flat = new Float64Array(scores.length * labels)
  scores.forEach((own, at) => flat.set(own, at * labels))
  return calibrate(flat, Int32Array.from(truth), labels)
}

function scoreCounted(learned: Coefficients, gramOf: Int32Array, counted: Counts, row: number): Float64Array {
  const grams: number[] = []
  const times: number[] = []
  for (let at = startOf(counted.ends, row); at < (counted.ends[row] as number); at++) {
    const gram = gramOf[counted.columns[at] as number] as number
    if (gram < 0) continue
    grams.push(gram)
    times.push(counted.counts[at] as number)
  }
  const known = Int32Array.from(grams)
  return score(learned, known, weighOne(learned, known, times))
}

/** Deals the rows `chosen` into `parts`, label by label, so that each part has its share of each. Part number by place in `chosen`. */
export function stratified(chosen: Int32Array, labelOf: Int32Array, parts: number, seed: number): Int32Array {
  const random = randomFrom(seed)
  const places = Array.from(chosen.keys())
  shuffle(places, random)
  places.sort((a, b) => (labelOf[chosen[a] as number] as number) - (labelOf[chosen[b] as number] as number))
  const partOf = new Int32Array(chosen.length)
  places.forEach((place, turn) => (partOf[place] = turn % parts))
  return partOf
}

/** Grams sorted by block and hash: the order of entry would tell which message came first. */
function inFileOrder(hashes: Uint32Array, learned: Coefficients): { hashes: Uint32Array; learned: Coefficients } {
  const order = Array.from(hashes.keys())
  order.sort((a, b) => (learned.blocks[a] as number) - (learned.blocks[b] as number) || (hashes[a] as number) - (hashes[b] as number))
  const bytes = new Int8Array(learned.bytes.length)
  order.forEach((gram, at) => bytes.set(learned.bytes.subarray(gram * learned.labels, (gram + 1) * learned.labels), at * learned.labels))
  return {
    hashes: Uint32Array.from(order, (gram) => hashes[gram] as number),
    learned: {
      ...learned,
      bytes,
      weights: Float32Array.from(order, (gram) => learned.weights[gram] as number),
      blocks: Uint8Array.from(order, (gram) => learned.blocks[gram] as number),
    },
  }
}

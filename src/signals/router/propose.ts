import { shares } from './calibrate.ts'
import { coefficient, score, weighOne } from './coefficients.ts'
import { read, type Message, type Reading } from './grams.ts'
import { knownGrams, type Known, type RouterModel } from './model.ts'

/** One label for a message. */
export interface Proposal {
  readonly label: string
  /** Probability, 0 to 1; over all labels they add up to 1. */
  readonly share: number
  /** Up to four passages of the message that speak most for this label rather than for the others, the strongest first. */
  readonly reasons: readonly string[]
}

/** Reasons are worked out for this many labels, the likeliest; a person reads three. */
const EXPLAINED = 5
const REASONS = 4
const LONGEST_REASON = 12

/**
 * Proposes a label for `message`: every label the model knows, the likeliest first. A message without
 * any known gram (an empty one) gets the shares of the labels as such, without reasons.
 */
export function propose(model: RouterModel, message: Message): Proposal[] {
  const reading = read(message)
  const known = knownGrams(model, reading)
  const values = weighOne(model.learned, known.grams, known.times)
  const likely = shares(score(model.learned, known.grams, values), model.calibration)
  const order = [...likely.keys()].sort((a, b) => (likely[b] as number) - (likely[a] as number) || a - b)
  const mean = meanCoefficients(model, known.grams)
  return order.map((label, rank) => ({
    label: model.labels[label] as string,
    share: likely[label] as number,
    reasons: rank < EXPLAINED ? reasonsFor(model, reading, known, values, mean, label) : [],
  }))
}

/** The likeliest label and its share only; for judging many messages. */
export function likeliest(model: RouterModel, message: Message): { label: string; share: number } {
  const known = knownGrams(model, read(message))
  const likely = shares(score(model.learned, known.grams, weighOne(model.learned, known.grams, known.times)), model.calibration)
  let best = 0
  likely.forEach((share, label) => {
    if (share > (likely[best] as number)) best = label
  })
  return { label: model.labels[best] as string, share: likely[best] as number }
}

function meanCoefficients(model: RouterModel, grams: Int32Array): Float64Array {
  const labels = model.learned.labels
  return Float64Array.from(grams, (gram) => {
    let sum = 0
    for (let k = 0; k < labels; k++) sum += coefficient(model.learned, gram, k)
    // With one label there is nothing to compare with; the gram then speaks for itself.
    return labels > 1 ? sum / labels : 0
  })
}

/**
 * Spreads what each gram adds to the label, beyond what it adds to the average label, over the
 * characters it covers, and takes the strongest runs of characters: overlapping grams thus show as
 * the one passage that a reader recognizes.
 */
function reasonsFor(model: RouterModel, reading: Reading, known: Known, values: Float32Array, mean: Float64Array, label: number): string[] {
  const weight = new Float64Array(reading.shown.length)
  known.grams.forEach((gram, place) => {
    const spans = known.spans[place] as readonly (readonly [number, number])[]
    const added = (coefficient(model.learned, gram, label) - (mean[place] as number)) * (values[place] as number)
    for (const [start, length] of spans) {
      for (let at = start; at < start + length; at++) weight[at] = (weight[at] as number) + added / length / spans.length
    }
  })
  reading.shown.forEach((character, at) => {
    if (NO_WORD.test(character)) weight[at] = 0
  })
  const passages = new Map<string, number>()
  for (const [start, end] of strongRuns(weight)) {
    if (end - start < 2) continue
    const words = reading.shown.slice(start, end).join('')
    let sum = 0
    for (let at = start; at < end; at++) sum += weight[at] as number
    passages.set(words, (passages.get(words) ?? 0) + sum)
  }
  return [...passages].sort((a, b) => b[1] - a[1]).slice(0, REASONS).map(([words]) => words)
}

/** A passage ends at punctuation, and at the break between title and text. */
const NO_WORD = /^[\p{P}\p{S}\s]$/u

/** Runs of characters that each carry at least a fifth of the strongest one; a long run is cut to its strongest stretch. */
function strongRuns(weight: Float64Array): [start: number, end: number][] {
  const least = weight.reduce((a, b) => Math.max(a, b), 0) / 5
  const runs: [number, number][] = []
  if (least <= 0) return runs
  for (let start = 0; start < weight.length; start++) {
    if ((weight[start] as number) < least) continue
    let end = start
    while (end < weight.length && (weight[end] as number) >= least) end++
    runs.push(strongestStretch(weight, start, end))
    start = end
  }
  return runs
}

function strongestStretch(weight: Float64Array, start: number, end: number): [number, number] {
  if (end - start <= LONGEST_REASON) return [start, end]
  let sum = 0
  for (let at = start; at < start + LONGEST_REASON; at++) sum += weight[at] as number
  let best = sum
  let bestStart = start
  for (let from = start + 1; from + LONGEST_REASON <= end; from++) {
    sum += (weight[from + LONGEST_REASON - 1] as number) - (weight[from - 1] as number)
    if (sum > best) {
      best = sum
      bestStart = from
    }
  }
  return [bestStart, bestStart + LONGEST_REASON]
}

/** Which grams each message has, without values: rows end at `ends`. */
export interface Incidence {
  readonly ends: Int32Array
  readonly columns: Int32Array
  readonly width: number
}

/** Labels counted side by side, so that memory does not grow with the number of labels. */
const ABREAST = 8
/** Imagined messages, spread over the labels as all messages are, that stand beside those a gram was seen in: two sightings are no evidence yet. */
const IMAGINED = 2
/** What a gram counts that says nothing about the label. Not 0, for some say something only together. */
const FLOOR = 0.3

/**
 * The weight of each gram: its rarity, ln((1 + messages) / (1 + messages with it)) + 1, times how
 * much it says about the label. That is the square root of the divergence (Kullback and Leibler)
 * of the labels of the messages with the gram from the labels of all.
 */
export function gramWeights(incidence: Incidence, targets: Int32Array): Float32Array {
  const { width, columns, ends } = incidence
  const labels = targets.reduce((a, b) => Math.max(a, b), -1) + 1
  const found = new Int32Array(width)
  for (const column of columns) found[column] = (found[column] as number) + 1
  const divergence = new Float64Array(width)
  for (let from = 0; from < labels; from += ABREAST) addDivergence(divergence, incidence, targets, found, from, Math.min(ABREAST, labels - from))
  return Float32Array.from(found, (times, gram) => {
    const rarity = Math.log((1 + ends.length) / (1 + times)) + 1
    return rarity * (FLOOR + Math.sqrt(Math.max(0, divergence[gram] as number)))
  })
}

/** Adds the terms of the labels `from` up to `from + group`. */
function addDivergence(divergence: Float64Array, incidence: Incidence, targets: Int32Array, found: Int32Array, from: number, group: number): void {
  const { ends, columns, width } = incidence
  const withLabel = new Int32Array(width * group)
  const total = new Float64Array(group)
  for (let row = 0, start = 0; row < ends.length; row++) {
    const end = ends[row] as number
    const k = (targets[row] as number) - from
    if (k >= 0 && k < group) {
      total[k] = (total[k] as number) + end - start
      for (let at = start; at < end; at++) {
        const place = (columns[at] as number) * group + k
        withLabel[place] = (withLabel[place] as number) + 1
      }
    }
    start = end
  }
  for (let k = 0; k < group; k++) {
    const usual = (total[k] as number) / columns.length
    if (!(usual > 0)) continue
    for (let gram = 0; gram < width; gram++) {
      const here = ((withLabel[gram * group + k] as number) + IMAGINED * usual) / ((found[gram] as number) + IMAGINED)
      divergence[gram] = (divergence[gram] as number) + here * Math.log(here / usual)
    }
  }
}

/** Turns scores into probabilities: share ∝ exp(sharpness · score + tilt). */
export interface Calibration {
  readonly sharpness: number
  /** Per label. */
  readonly tilt: Float64Array
}

/** Where the fit starts and what it stays near when there is little to fit on: the right label at +1, the others at -1, gives a share of e⁴ to 1. */
const START = 2
/** Pull towards the start, in messages: a handful of rows cannot move the calibration far. */
const PULL = 4
const STEPS = 300

/** Shares per label for `scores`; they add up to 1. */
export function shares(scores: Float64Array, calibration: Calibration): Float64Array {
  const bent = scores.map((score, k) => calibration.sharpness * score + (calibration.tilt[k] as number))
  const top = bent.reduce((a, b) => Math.max(a, b), -Infinity)
  const powers = bent.map((value) => Math.exp(value - top))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

/**
 * Fits one sharpness for all labels and one tilt per label, so that held-out messages, scored by a
 * classifier that did not see them, get the greatest likelihood. `scores` holds `labels` numbers per
 * message. Gradient descent with a step per parameter bounded by its own curvature: the problem is
 * convex, and the fit needs no more than this.
 */
export function calibrate(scores: Float64Array, truth: Int32Array, labels: number): Calibration {
  let sharpness = START
  const tilt = new Float64Array(labels)
  const rows = truth.length
  const slope = new Float64Array(labels)
  const curve = new Float64Array(labels)
  for (let step = 0; step < STEPS; step++) {
    let sharpSlope = PULL * (sharpness - START)
    let sharpCurve = PULL
    for (let k = 0; k < labels; k++) {
      slope[k] = PULL * (tilt[k] as number)
      curve[k] = PULL
    }
    for (let row = 0; row < rows; row++) {
      const own = scores.subarray(row * labels, (row + 1) * labels)
      const likely = shares(own, { sharpness, tilt })
      let mean = 0
      let square = 0
      for (let k = 0; k < labels; k++) {
        const p = likely[k] as number
        const s = own[k] as number
        mean += p * s
        square += p * s * s
        slope[k] = (slope[k] as number) + p
        curve[k] = (curve[k] as number) + p * (1 - p)
      }
      const right = truth[row] as number
      slope[right] = (slope[right] as number) - 1
      sharpSlope += mean - (own[right] as number)
      sharpCurve += square - mean * mean
    }
    // Half of Newton's step along each axis: the axes pull on each other, a full step on all at once could overshoot.
    const sharpStep = sharpSlope / sharpCurve / 2
    sharpness = Math.max(0.1, sharpness - sharpStep)
    let longest = Math.abs(sharpStep)
    for (let k = 0; k < labels; k++) {
      const tiltStep = (slope[k] as number) / (curve[k] as number) / 2
      tilt[k] = (tilt[k] as number) - tiltStep
      longest = Math.max(longest, Math.abs(tiltStep))
    }
    if (longest < 1e-4) break
  }
  return { sharpness, tilt }
}

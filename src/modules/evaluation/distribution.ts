/** How a set of durations is spread: what the public sees of how a unit keeps its time (RL-13). */
export interface Distribution {
  readonly n: number
  /** Element at ⌊n·q⌋ of the sorted values, hours; null without values. */
  readonly p50: number | null
  readonly p90: number | null
  /** Values above the bucket before and up to `upToHours`; null is without end. */
  readonly buckets: readonly { readonly upToHours: number | null; readonly n: number }[]
}

/** One, two, three days, a week, 15 days: where the limits of answering lie (GB-14, petition and disclosure law). */
export const BUCKET_HOURS = [24, 48, 72, 168, 360] as const

const rounded = (hours: number): number => Math.round(hours * 100) / 100

/** Element at ⌊n·q⌋ of `sorted`, at most the last; undefined when it is empty. */
export const quantile = (sorted: readonly number[], q: number): number | undefined => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]

/** Middle of `values`, the mean of the two middle ones when their number is even; null when there are none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  if (sorted.length === 0) return null
  return rounded(Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!)
}

/** Counts `hours` in buckets and finds p50 and p90, rounded to hundredths of an hour. */
export function distribution(hours: readonly number[]): Distribution {
  const sorted = hours.toSorted((a, b) => a - b)
  const at = (q: number): number | null => (sorted.length === 0 ? null : rounded(quantile(sorted, q)!))
  const ends = [...BUCKET_HOURS, null]
  const buckets = ends.map((upToHours, place) => {
    const above = place === 0 ? -Infinity : BUCKET_HOURS[place - 1]!
    return { upToHours, n: sorted.filter((value) => value > above && value <= (upToHours ?? Infinity)).length }
  })
  return { n: sorted.length, p50: at(0.5), p90: at(0.9), buckets }
}

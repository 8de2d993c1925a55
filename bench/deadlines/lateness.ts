import { quantile, type Bench } from '../setting/report.ts'

/** How late each of a series of timers was done, in milliseconds; negative is early. */
export interface Lateness {
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly early: number
}

export function latenessOf(ms: readonly number[]): Lateness {
  return { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99), max: Math.max(...ms), early: ms.filter((one) => one < 0).length }
}

/** Due times `perSecond` a second, from `startsInMs` on, for `seconds`. */
export function schedule(startsInMs: number, perSecond: number, seconds: number): string[] {
  const start = Date.now() + startsInMs
  return Array.from({ length: perSecond * seconds }, (_, n) => new Date(start + (n * 1000) / perSecond).toISOString())
}

/** Prints one peer's lateness beside ours. */
export function printPeer(bench: Bench, pending: number, peer: string, theirs: Lateness, ours: Lateness): void {
  bench.print({ figure: `lateness p50 at ${pending.toLocaleString('en')} pending`, value: theirs.p50, unit: 'ms', peer, ratio: theirs.p50 / ours.p50 })
  bench.print({ figure: `lateness p99 at ${pending.toLocaleString('en')} pending`, value: theirs.p99, unit: 'ms', peer, ratio: theirs.p99 / ours.p99 })
}

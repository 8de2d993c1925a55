import { ensureDatabase } from '#src/record/engine/index.ts'
import { dropDatabase } from '#src/app/databases.ts'
import { measureBoss } from './deadlines/boss.ts'
import { measureGraphile } from './deadlines/graphile.ts'
import { printPeer, type Lateness } from './deadlines/lateness.ts'
import { openOurs } from './deadlines/ours.ts'
import { loadPeer } from './setting/peers.ts'
import { openPlace, type Place } from './setting/place.ts'
import type { Bench } from './setting/report.ts'

/** As many a second as fall due, in all series. */
const PER_SECOND = 100

const PEERS = [
  { name: 'pg-boss', version: '12.33.7', measure: measureBoss },
  { name: 'graphile-worker', version: '0.18.0', measure: measureGraphile },
] as const

/** Deadlines among a million that are not due. `--pending`, `--seconds`, `--burst`. */
export async function run(bench: Bench): Promise<void> {
  const pending = bench.count('pending', bench.quick ? 20_000 : 1_000_000)
  const beside = Math.min(pending, bench.quick ? 5_000 : 100_000)
  const seconds = bench.count('seconds', bench.quick ? 5 : 60)
  const burst = bench.count('burst', bench.quick ? 500 : 10_000)
  // The moment of a commit is what a reader of the record sees; the server keeps it for us to read.
  const place = await openPlace('deadlines', { track_commit_timestamp: 'on' })
  try {
    await measureMany(place, bench, { pending, seconds, burst })
    const ours = await measureBeside(place, bench, beside, seconds)
    for (const { name, version, measure } of PEERS) {
      const found = await loadPeer(name, version)
      if ('why' in found) bench.print({ figure: `lateness p99 at ${beside.toLocaleString('en')} pending`, peer: name, skipped: true, why: found.why })
      else {
        const database = name.replace('-', '_')
        await dropDatabase(place.engine, database)
        await ensureDatabase(place.engine, database)
        printPeer(bench, beside, name, await measure(found.peer, place.engine.config(database, place.engine.adminUser), beside, PER_SECOND, seconds), ours)
      }
    }
  } finally {
    await place.leave({ remove: true })
  }
}

async function measureMany(place: Place, bench: Bench, { pending, seconds, burst }: { pending: number; seconds: number; burst: number }): Promise<void> {
  bench.say(`${pending} pending, ${PER_SECOND} due a second for ${seconds} s`)
  const ours = await openOurs(place, pending, bench)
  try {
    const { p50, p99, max, early } = await ours.steady(PER_SECOND, seconds)
    bench.print({ figure: 'timers pending', value: pending, unit: '1' })
    bench.print({ figure: 'lateness p50', value: p50, unit: 'ms' })
    bench.print({ figure: 'lateness p99', value: p99, unit: 'ms' })
    bench.print({ figure: 'lateness max', value: max, unit: 'ms' })
    bench.print({ figure: 'early', value: early, unit: '1' })
    bench.say(`${burst} due at one instant`)
    bench.print({ figure: `burst of ${burst.toLocaleString('en')} recorded in`, value: await ours.burst(burst), unit: 's' })
  } finally {
    await ours.close()
  }
}

async function measureBeside(place: Place, bench: Bench, pending: number, seconds: number): Promise<Lateness> {
  bench.say(`${pending} pending, beside others`)
  const ours = await openOurs(place, pending, bench)
  try {
    const lateness = await ours.steady(PER_SECOND, seconds)
    bench.print({ figure: `lateness p50 at ${pending.toLocaleString('en')} pending`, value: lateness.p50, unit: 'ms' })
    bench.print({ figure: `lateness p99 at ${pending.toLocaleString('en')} pending`, value: lateness.p99, unit: 'ms' })
    return lateness
  } finally {
    await ours.close()
  }
}

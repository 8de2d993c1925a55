// One server process as `npm start` runs it, with cases walked through its desk: `server.ts DATA DATABASE-CASES CASES CONCURRENCY`. Prints one line of JSON.
import { readFileSync } from 'node:fs'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { startServer } from '#src/app/server.ts'
import { attachOrStart } from '#src/record/engine/index.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { findBenchOffice } from '../setting/office.ts'
import { walkCase } from '../setting/walk.ts'
import type { RiverRun } from '../river.ts'

const [dataDir = '', from = '0', cases = '0', concurrency = '1'] = process.argv.slice(2)
/** Connections prepare their statements at first use; a server that has just started is not what people work with. */
const WARM_UP = 60

const rules = loadRulebook()
const engine = await attachOrStart({ dataDir })
const server = await startServer({ engine, port: 0, host: '127.0.0.1', dataDir, catalogue: composeCatalogue(rules), rules, say: (line) => console.error(line) })
const { desk } = server.live
const office = await findBenchOffice(desk)
let next = Number(from)
let durations: number[] = []

async function walk(count: number): Promise<number> {
  const end = next + count
  durations = []
  const began = performance.now()
  await Promise.all(Array.from({ length: Number(concurrency) }, async () => {
    while (next < end) await walkCase({ desk, office, timed: (_, ms) => void durations.push(ms) }, next++)
  }))
  return (performance.now() - began) / 1000
}

await walk(WARM_UP)
const seconds = await walk(Number(cases))
const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
const run: RiverRun = { seconds, durations, peakMb: Number(peak![1]) / 1024 }
process.stdout.write(`${JSON.stringify(run)}\n`)
await server.close()
await engine.stop()

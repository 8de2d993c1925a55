import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { prepareDatabase } from '#src/app/databases.ts'
import { settle } from '#src/desk/clockwork.ts'
import { makeDesk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { moduleNames } from '#src/modules/river.ts'
import { openPool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { fill } from './river/fill.ts'
import { readTemplate, type CaseTemplate } from './river/template.ts'
import { raiseBenchOffice } from './setting/office.ts'
import { openPlace, type Place } from './setting/place.ts'
import { quantile, type Bench } from './setting/report.ts'
import { walkCase } from './setting/walk.ts'

/** What the server process measured of itself. */
export interface RiverRun {
  readonly seconds: number
  /** Milliseconds of every command. */
  readonly durations: readonly number[]
  /** Largest resident size. */
  readonly peakMb: number
}

/** What lies in a bench folder: a filling that was interrupted goes on. */
interface Filled {
  readonly schema: string
  /** Cases of which the others are copies. */
  readonly templates: readonly string[]
  readonly done: boolean
}

const ROOT = resolve(import.meta.dirname, '..')
const SERVER = join(import.meta.dirname, 'river/server.ts')
/** As the launcher starts it. */
const FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=2000']

/** Digest of all that makes the tables: a folder filled under other tables is filled anew. */
async function schemaDigest(): Promise<string> {
  const files: string[] = []
  for await (const file of glob('src/**/schema/*.sql', { cwd: ROOT })) files.push(file)
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(await readFile(join(ROOT, file)))
  return hash.digest('hex')
}

/** One finished case of each unit, all its facts at one moment. Answers their ids. */
async function makeTemplates(place: Place): Promise<string[]> {
  const at = new Date(Date.now() - 3_600_000).toISOString()
  const pool = await openPool(place.app(place.engine.database), 4)
  const rules = loadRulebook()
  const ledger: Ledger = { db: pool.db, catalogue: composeCatalogue(rules), rules }
  const desk = makeDesk(ledger)
  try {
    const office = await raiseBenchOffice(desk, at)
    const cases: string[] = []
    for (const n of office.teams.keys()) {
      cases.push((await walkCase({ desk, office, dial: at }, n)).caseId)
      await settle(ledger, at)
    }
    return cases
  } finally {
    await pool.end()
  }
}

async function fillUp(place: Place, templates: readonly string[], cases: number, bench: Bench): Promise<void> {
  const config = place.engine.config(place.engine.database, place.engine.adminUser)
  const admin = new pg.Client(config)
  await admin.connect()
  try {
    const read: CaseTemplate[] = []
    for (const id of templates) read.push(await readTemplate(admin, id, templates.length + 1))
    const stored = (await admin.query<{ n: number }>('select count(*)::int as n from cases.case')).rows[0]!.n
    await fill(config, read, stored, cases, bench.say)
    await admin.query('vacuum analyze')
    await admin.query('checkpoint')
  } finally {
    await admin.end()
  }
}

/** The bench folder with `cases` stored cases; kept between runs, because filling takes minutes. */
async function filledPlace(bench: Bench, cases: number): Promise<Place> {
  const schema = await schemaDigest()
  let place = await openPlace(`river-${cases}`)
  const path = join(place.dataDir, 'filled.json')
  let filled = await readFile(path, 'utf8').then((text) => JSON.parse(text) as Filled, () => undefined)
  if (filled?.schema === schema && filled.done) return place
  if (filled?.schema !== schema) {
    await place.leave({ remove: true })
    place = await openPlace(`river-${cases}`)
    await prepareDatabase(place.engine, place.engine.database, 'drill', moduleNames)
    filled = { schema, templates: await makeTemplates(place), done: false }
    await writeFile(path, JSON.stringify(filled))
  }
  bench.say(`filling ${place.dataDir} with ${cases} cases; kept for later runs`)
  const began = performance.now()
  await fillUp(place, filled.templates, cases, bench)
  await writeFile(path, JSON.stringify({ ...filled, done: true } satisfies Filled))
  bench.say(`filled in ${Math.round((performance.now() - began) / 1000)} s`)
  return place
}

/** Whole cases through the desk of one server process, on a database that holds many. `--cases`, `--stored`, `--concurrency`. */
export async function run(bench: Bench): Promise<void> {
  const stored = bench.count('stored', bench.quick ? 300 : 100_000)
  const cases = bench.count('cases', bench.quick ? 60 : 1_500)
  const concurrency = bench.count('concurrency', 5)
  const place = await filledPlace(bench, stored)
  try {
    const from = 1_000_000 + (Math.floor(Date.now() / 1000) % 1_000_000) * 1_000
    const { stdout } = await promisify(execFile)(process.execPath, [...FLAGS, SERVER, place.dataDir, String(from), String(cases), String(concurrency)], { maxBuffer: 1e8 })
    const { seconds, durations, peakMb } = JSON.parse(stdout) as RiverRun
    const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0]!
    bench.say(`${cases} cases by ${concurrency} at once, ${stored} stored; load average ${load}`)
    bench.print({ figure: 'cases per second', value: cases / seconds, unit: '1/s' })
    bench.print({ figure: 'commands per second', value: durations.length / seconds, unit: '1/s' })
    bench.print({ figure: 'command p50', value: quantile(durations, 0.5), unit: 'ms' })
    bench.print({ figure: 'command p99', value: quantile(durations, 0.99), unit: 'ms' })
    bench.print({ figure: 'server memory', value: peakMb, unit: 'MB' })
    bench.print({ figure: 'cases stored', value: stored, unit: '1' })
  } finally {
    await place.leave()
  }
}

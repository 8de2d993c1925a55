import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { attachOrStart } from '#src/record/engine/index.ts'
import { prepare } from './running/prepared.ts'
import { askOnce, askUntilTaken, unknownOf, type Answered } from './running/questions.ts'
import { freePort, RunningServer, verifyRecord } from './running/server.ts'

const AWAY_MS = 10_000
const BACK_MS = 15_000
const PAUSE_MS = 250

export interface AwayResult {
  readonly awaySeconds: number
  readonly acknowledged: number
  readonly lost: number
  readonly refusedWhileAway: number
  /** Answers while it was away that were not a 503 with a word and a remedy. */
  readonly unclear: number
  readonly backAfterMs: number
  readonly recordHolds: boolean
  readonly ok: boolean
}

const isClear = ({ status, codes, helpful }: Answered): boolean => status === 503 && codes[0] === 'api/database-gone' && helpful

/** The live database cannot be reached for ten seconds while people ask; nobody lends a hand. */
export async function away(awayMs = AWAY_MS): Promise<AwayResult> {
  const { dataDir } = await prepare()
  const server = new RunningServer(dataDir, await freePort())
  const engine = await attachOrStart({ dataDir })
  const admin = new pg.Client(engine.config('postgres', engine.adminUser))
  await admin.connect()
  const name = engine.database
  try {
    await server.start()
    const codes: string[] = []
    let asked = 0
    const take = ({ queryCode }: { queryCode?: string }): void => void (queryCode !== undefined && codes.push(queryCode))
    for (; asked < 10; asked += 1) take(await askOnce(server.address, asked))

    await admin.query(`alter database ${name} with allow_connections false`)
    await admin.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [name])
    await admin.query(`alter database ${name} rename to ${name}_away`)
    const answers: Answered[] = []
    for (const until = performance.now() + awayMs; performance.now() < until; asked += 1) {
      answers.push(await askOnce(server.address, asked))
      await sleep(PAUSE_MS)
    }
    await admin.query(`alter database ${name}_away rename to ${name}`)
    await admin.query(`alter database ${name} with allow_connections true`)
    const back = await askUntilTaken(server.address, (asked += 1), BACK_MS)
    take(back)
    for (let n = 0; n < 10; n += 1) take(await askOnce(server.address, (asked += 1)))

    const lost = (await unknownOf(server.address, codes)).length
    await server.stop()
    await admin.end()
    await engine.stop()
    const { ok: recordHolds, said } = await verifyRecord(dataDir)
    if (!recordHolds) console.error(said)
    const unclear = answers.filter((answer) => !isClear(answer)).length
    return {
      awaySeconds: awayMs / 1000, acknowledged: codes.length, lost, refusedWhileAway: answers.length, unclear, backAfterMs: Math.round(back.ms), recordHolds,
      ok: lost === 0 && unclear === 0 && answers.length > 0 && codes.length === 21 && recordHolds,
    }
  } finally {
    await server.killServer()
    await admin.end().catch(() => {})
    await engine.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

export async function prove(): Promise<boolean> {
  const result = await away()
  console.log(JSON.stringify({ proof: 'away', ...result }))
  return result.ok
}

import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { attachOrStart } from '#src/record/engine/index.ts'
import { makeChance } from './gate/chance.ts'
import { countOf } from './own-database.ts'
import { isClean, judge, type Judgement } from './running/judge.ts'
import { prepare } from './running/prepared.ts'
import { verifyRecord } from './running/server.ts'
import { killWorker, startWorker } from './running/worker-process.ts'

/** Longest life of a process between two deaths. */
const LIFE_MS = 1200
const SETTLE_MS = 8000

export interface TimersResult extends Judgement {
  readonly kills: number
  readonly timers: number
  readonly effects: number
  readonly recordHolds: boolean
  readonly ok: boolean
}

/** Two processes share the timers and the outbox of one database; each is killed in turn and comes back, `times` times. */
export async function timers({ times, seed, duePerSecond = 100, effects = 40 }: { times: number; seed: number; duePerSecond?: number; effects?: number }): Promise<TimersResult> {
  const chance = makeChance(seed)
  const seconds = times * 3 + 4
  const prepared = await prepare({ cleared: effects, ordered: true, duties: seconds * duePerSecond, duePerSecond, firstDueInMs: 4000 + seconds * duePerSecond * 2 })
  const engine = await attachOrStart({ dataDir: prepared.dataDir })
  const workers: ChildProcess[] = []
  try {
    const lastDue = Date.parse([...prepared.duties.values()].at(-1)!)
    const firstDue = Date.parse([...prepared.duties.values()][0]!)
    workers.push(await startWorker(prepared.dataDir), await startWorker(prepared.dataDir))
    await sleep(Math.max(0, firstDue - Date.now()))
    for (let n = 0; n < times; n += 1) {
      await sleep(chance.below(LIFE_MS))
      await killWorker(workers[n % 2]!)
      await sleep(chance.below(LIFE_MS / 4))
      workers[n % 2] = await startWorker(prepared.dataDir)
    }
    await sleep(Math.max(0, lastDue - Date.now()) + SETTLE_MS)
    const judgement = await judge(prepared, undefined, Date.now())
    const published = await publishedIn(engine.config(engine.database, engine.adminUser))
    for (const worker of workers) await killWorker(worker)
    const { ok: recordHolds, said } = await verifyRecord(prepared.dataDir)
    if (!recordHolds) console.error(said)
    return { kills: times, timers: prepared.duties.size, effects: published, ...judgement, recordHolds, ok: isClean(judgement) && recordHolds && published === effects }
  } finally {
    for (const worker of workers) worker.kill('SIGKILL')
    await engine.stop()
    await rm(prepared.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

async function publishedIn(config: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query<{ n: number }>('select count(*)::int as n from publication.shelf')).rows[0]!.n
  } finally {
    await client.end()
  }
}

/** 40 deaths; `--times N` for another count. */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const result = await timers({ times: countOf(argv, 40, '--times'), seed: 20_261_122 })
  console.log(JSON.stringify({ proof: 'timers', ...result }))
  return result.ok
}

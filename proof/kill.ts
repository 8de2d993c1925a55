import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeChance } from './gate/chance.ts'
import { countOf } from './own-database.ts'
import { Clients } from './running/clients.ts'
import { drained, isClean, judge, type Judgement } from './running/judge.ts'
import { prepare } from './running/prepared.ts'
import { freePort, RunningServer, verifyRecord } from './running/server.ts'

const VICTIMS = ['server', 'database', 'both'] as const
const CITIZENS = 3
/** Longest time between two deaths in which people work. */
const LIFE_MS = 1500
/** So long nothing is killed before the first look at the record: what fell due meanwhile must have been done. */
const SETTLE_MS = 6000
const RECOVERY_MS = 60_000

export interface KillResult extends Judgement {
  readonly kills: number
  readonly questions: number
  readonly facts: number
  readonly published: number
  readonly breaches: number
  readonly slowestRecoveryMs: number
  /** So long after people stopped until all that was ordered was done. */
  readonly drainMs: number
  readonly recordHolds: boolean
  readonly cleanExit: boolean
  readonly ok: boolean
}

export interface KillOptions {
  readonly times: number
  readonly seed: number
  /** Duties falling due each second, and statements to publish. */
  readonly duePerSecond?: number
  readonly cleared?: number
  say?(line: string): void
}

/**
 * Kills server, database or both with SIGKILL, `times` times at moments that follow from `seed`, while people ask, study, assign and
 * publish and deadlines fall due. Afterwards the record must hold all that was acknowledged and everything that fell due, once.
 */
export async function kill({ times, seed, duePerSecond = 10, cleared = 20, say = () => {} }: KillOptions): Promise<KillResult> {
  const chance = makeChance(seed)
  const secondsAtMost = times * 8 + 60
  const prepared = await prepare({ cleared, duties: secondsAtMost * duePerSecond, duePerSecond, firstDueInMs: 3000 + secondsAtMost * duePerSecond * 2 })
  const server = new RunningServer(prepared.dataDir, await freePort())
  const clients = new Clients(server.address)
  try {
    await server.start()
    clients.start(CITIZENS, prepared.cleared)
    let slowest = 0
    for (let n = 1; n <= times; n += 1) {
      await sleep(chance.below(LIFE_MS))
      const victim = chance.one(VICTIMS)
      if (victim !== 'database') await server.killServer()
      if (victim !== 'server') await server.killDatabase()
      const began = performance.now()
      if (victim !== 'database') await server.start()
      else await server.healthy(RECOVERY_MS)
      slowest = Math.max(slowest, performance.now() - began)
      say(`${n}/${times} ${victim}`)
    }
    await sleep(SETTLE_MS)
    const acknowledged = await clients.stop()
    const drainMs = await drained(prepared.dataDir, RECOVERY_MS)
    const endedAt = Date.now()
    const cleanExit = (await server.stop()) === 0
    const { ok: recordHolds, said } = await verifyRecord(prepared.dataDir)
    if (!recordHolds) say(said)
    const judgement = await judge(prepared, acknowledged, endedAt)
    const breaches = [...prepared.duties.values()].filter((at) => Date.parse(at) < endedAt).length
    const worked = acknowledged.questions.size > 0 && acknowledged.facts.size > 0 && breaches > 0
    return {
      kills: times, questions: acknowledged.questions.size, facts: acknowledged.facts.size, published: acknowledged.published.size, breaches,
      ...judgement, slowestRecoveryMs: Math.round(slowest), drainMs, recordHolds, cleanExit, ok: isClean(judgement) && recordHolds && cleanExit && worked,
    }
  } finally {
    await clients.stop()
    await server.killServer()
    await server.killDatabase()
    await rm(prepared.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

/** 100 deaths; `--times N` for another count. */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const times = countOf(argv, 100, '--times')
  const result = await kill({ times, seed: 20_261_122, cleared: Math.min(200, times * 2), say: (line) => console.error(`  ${line}`) })
  console.log(JSON.stringify({ proof: 'kill', ...result }))
  return result.ok
}

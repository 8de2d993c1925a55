import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { latenessOf, schedule, type Lateness } from './lateness.ts'

/** As our clockwork at its slowest. */
const POLL_MS = 500
const CONCURRENCY = 8

/** graphile-worker with `pending` jobs that are not due, and `perSecond` that are for `seconds`. */
// oxlint-disable-next-line no-explicit-any -- a package without our types
export async function measureGraphile(peer: any, config: pg.ClientConfig, pending: number, perSecond: number, seconds: number): Promise<Lateness> {
  const connectionString = `postgresql://${config.user}@/${config.database}?host=${encodeURIComponent(config.host!)}&port=${config.port}`
  const quiet = new peer.Logger(() => () => {})
  const utils = await peer.makeWorkerUtils({ connectionString, logger: quiet })
  await utils.migrate()
  const late: number[] = []
  const runner = await peer.run({
    connectionString, concurrency: CONCURRENCY, pollInterval: POLL_MS, noHandleSignals: true, logger: quiet,
    taskList: { due: async ({ due }: { due: string }) => void late.push(Date.now() - Date.parse(due)) },
  })
  try {
    const far = new Date(Date.now() + 86_400_000)
    for (let from = 0; from < pending; from += 5000) await utils.addJobs(Array.from({ length: 5000 }, () => ({ identifier: 'due', payload: {}, runAt: far })))
    const due = schedule(5000, perSecond, seconds)
    for (let from = 0; from < due.length; from += 1000) await utils.addJobs(due.slice(from, from + 1000).map((at) => ({ identifier: 'due', payload: { due: at }, runAt: new Date(at) })))
    for (const until = Date.now() + seconds * 1000 + 60_000; late.length < due.length && Date.now() < until;) await sleep(200)
  } finally {
    await runner.stop()
    await utils.release()
  }
  return latenessOf(late)
}

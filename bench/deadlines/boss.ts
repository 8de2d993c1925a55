import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { latenessOf, schedule, type Lateness } from './lateness.ts'

/** How often it looks; half a second is the least that pg-boss takes. */
const POLL_SECONDS = 0.5
const BATCH = 500

/** pg-boss with `pending` jobs that are not due, and `perSecond` that are for `seconds`. */
// oxlint-disable-next-line no-explicit-any -- a package without our types
export async function measureBoss(peer: any, config: pg.ClientConfig, pending: number, perSecond: number, seconds: number): Promise<Lateness> {
  const boss = new peer.PgBoss({ ...config, schema: 'boss', supervise: false })
  boss.on('error', () => {})
  await boss.start()
  try {
    await boss.createQueue('due')
    const far = new Date(Date.now() + 86_400_000)
    for (let from = 0; from < pending; from += 5000) await boss.insert('due', Array.from({ length: 5000 }, () => ({ data: {}, startAfter: far })))
    const late: number[] = []
    await boss.work('due', { batchSize: BATCH, pollingIntervalSeconds: POLL_SECONDS }, async (jobs: readonly { data: { due: string } }[]) => {
      for (const job of jobs) late.push(Date.now() - Date.parse(job.data.due))
    })
    const due = schedule(5000, perSecond, seconds)
    for (let from = 0; from < due.length; from += 1000) await boss.insert('due', due.slice(from, from + 1000).map((at) => ({ data: { due: at }, startAfter: new Date(at) })))
    for (const until = Date.now() + seconds * 1000 + 60_000; late.length < due.length && Date.now() < until;) await sleep(200)
    return latenessOf(late)
  } finally {
    await boss.stop({ graceful: false })
  }
}

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { startClockwork } from '#src/desk/clockwork.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { openPool } from '#src/record/pool.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isAccepted, isCleared, isDrafted } from '../stories/steps.ts'

// The office works three days ago, so that what it left due is due by the true clock.
const START = new Date(Date.now() - 3 * 86_400_000).toISOString()
const office = useOffice(START)
const MESSAGES = 125

async function owner<T extends object>(statement: string): Promise<T[]> {
  const client = new pg.Client(office.database.config())
  await client.connect()
  try {
    return (await client.query<T>(statement)).rows
  } finally {
    await client.end()
  }
}

describe('two server processes on one database', () => {
  it('share timers and outbox without doubling: 500 timers and ten publications, each once', async () => {
    for (let n = 0; n < MESSAGES; n += 1) await office.desk.do({ as: 'citizen' }, 'intake.receive', { source: 'public_form', text: `第 ${n} 条:路面有坑,请修补。编号 ${n * 7919}` }, START)
    const before = await owner<{ kind: string; subject: string }>(`select kind, subject from record.timer where due_at <= now()`)
    expect(before.length).toBeGreaterThanOrEqual(500)

    const caseId = await isAccepted(office, await asks(office, '请公布停水时间。'))
    const ordered: string[] = []
    for (let n = 0; n < 10; n += 1) {
      const drafted = await isDrafted(office, caseId, { title: `通报 ${n}`, facts: '事实', measures: '措施', result: '结果' })
      await isCleared(office, drafted)
      const outcome = await office.desk.do(office.cast.actor('head'), 'publication.release', { statementId: drafted.statementId }, office.now())
      if ('facts' in outcome) ordered.push(drafted.statementId)
    }
    expect(ordered).toHaveLength(10)

    const errors: unknown[] = []
    const second = await openPool(office.database.config('huiying_app'), 3)
    const other: Ledger = { ...office.ledger, db: second.db }
    const clockworks = [startClockwork(office.ledger, (error) => errors.push(error)), startClockwork(other, (error) => errors.push(error))]
    const waiting = async (): Promise<number> => (await owner<{ n: number }>(`select ((select count(*) from record.timer where due_at <= now()) + (select count(*) from record.outbox))::int as n`))[0]!.n
    for (let tries = 0; tries < 300 && (await waiting()) > 0; tries += 1) await sleep(100)
    await Promise.all(clockworks.map((one) => one.stop()))
    await second.end()

    expect(errors).toEqual([])
    expect(await waiting()).toBe(0)
    const breached = await owner<{ n: number; most: number }>(`select count(*)::int as n, max(times)::int as most from (select count(*) as times from record.fact where kind = 'duties.breached' group by subject) x`)
    expect(breached[0]!.most).toBe(1)
    expect(breached[0]!.n).toBeGreaterThanOrEqual(MESSAGES)
    const early = await owner(`select 1 from record.fact where kind = 'duties.breached' and at < (data->>'at')::timestamptz`)
    expect(early).toEqual([])
    const shelf = await owner<{ releases: number; facts: number }>(`select (select count(*) from publication.shelf)::int as releases, (select count(*) from record.fact where kind in ('publication.released', 'publication.corrected'))::int as facts`)
    expect(shelf[0]).toEqual({ releases: 10, facts: 10 })
  }, 90_000)

  it('and when they are killed in turn in the middle of it, nothing is lost and nothing fires twice', async () => {
    const before = (await owner<{ n: number }>(`select count(*)::int as n from record.fact where kind = 'duties.breached'`))[0]!.n
    for (let n = 0; n < 60; n += 1) await office.desk.do({ as: 'citizen' }, 'intake.receive', { source: 'public_form', text: `又一条 ${n}:${n * 104_729} 号窨井盖松动。` }, START)
    const due = (await owner<{ n: number }>(`select count(*)::int as n from record.timer where kind = 'duties.due' and due_at <= now()`))[0]!.n
    expect(due).toBeGreaterThanOrEqual(120)
    const left = async (): Promise<number> => (await owner<{ n: number }>(`select count(*)::int as n from record.timer where kind = 'duties.due' and due_at <= now()`))[0]!.n
    const start = (): ChildProcess => spawn(process.execPath, [join(import.meta.dirname, 'clockwork-process.ts'), JSON.stringify(office.database.config('huiying_app'))], { stdio: ['ignore', 'pipe', 'inherit'] })
    const isRunning = (child: ChildProcess): Promise<unknown> => once(child.stdout!, 'data')
    const isGone = (child: ChildProcess): Promise<unknown> => once(child, 'exit')
    // Killed as soon as it runs, whatever it has claimed by then; the next one is started beside a second that is killed later.
    for (const wait of [0, 5, 15]) {
      const child = start()
      await isRunning(child)
      await sleep(wait)
      child.kill('SIGKILL')
      await isGone(child)
    }
    const pair = [start(), start()]
    await Promise.all(pair.map(isRunning))
    pair[0]!.kill('SIGKILL')
    for (let tries = 0; tries < 200 && (await left()) > 0; tries += 1) await sleep(100)
    pair[1]!.kill('SIGKILL')
    await isGone(pair[1]!)
    expect(await left()).toBe(0)
    const after = await owner<{ n: number; most: number }>(`select count(*)::int as n, max(times)::int as most from (select count(*) as times from record.fact where kind = 'duties.breached' group by subject) x`)
    expect(after[0]).toEqual({ n: before + due, most: 1 })
    expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([])
  }, 90_000)
})

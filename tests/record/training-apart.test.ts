import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runApart } from '#src/desk/apart.ts'
import { startClockwork } from '#src/desk/clockwork.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import { transact } from '#src/record/transaction.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isStudied } from '../stories/steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
const MINUTE = 60_000
const fail = (error: unknown): never => {
  throw error
}

/** A ledger whose training waits at a gate: it is counted when it begins, and goes on, truly training, when the gate opens. */
function gated() {
  let begun = 0
  let open: () => void = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  const { catalogue } = office.ledger
  const apart = new Map([...catalogue.apart].map(([kind, { prepare, work }]) => [kind, {
    prepare,
    async work(material: unknown, signal: AbortSignal): Promise<unknown> {
      begun += 1
      await Promise.race([gate, new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true }))])
      return work(material, signal) as Promise<unknown>
    },
  }]))
  const ledger: Ledger = { ...office.ledger, catalogue: { ...catalogue, apart } }
  return { ledger, begun: () => begun, open }
}

const read = <T>(text: ReturnType<typeof sql<T>>): Promise<T[]> => transact(office.pool.db, { actor: { as: 'system', part: 'operator' }, dial: office.now() }, async (tx) => (await text.execute(tx.db)).rows)
const trained = async (): Promise<number> => (await read(sql<{ n: number }>`select count(*)::int as n from record.fact where kind = 'triage.trained'`))[0]!.n
const waiting = async (): Promise<number> => (await read(sql<{ n: number }>`select count(*)::int as n from record.timer where kind = 'triage.train'`))[0]!.n
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return
    await sleep(50)
  }
  throw new Error('it did not come about')
}

const TEXTS = { housing: ['电梯坏了一周没有人来维修', '外墙瓷砖脱落砸到车', '楼上邻居半夜装修'], water: ['龙头流出来的都是铁锈', '排涝泵站汛期不开闸', '水表读数多了三倍'] }
let round = 0
/** Decisions enough to learn from, so that the next night has something to train. */
async function decides(times: number): Promise<void> {
  round += 1
  for (let n = 0; n < times; n += 1) {
    const unit = n % 2 === 0 ? 'housing' : 'water'
    const messageId = await asks(office, `${round} 巷 ${n * 7919} 号:${TEXTS[unit][n % 3]},请核实。`)
    await isStudied(office, messageId)
    await office.desk.do(office.cast.actor('officer'), 'triage.accept', { messageId, unitId: office.cast.unit(unit) }, office.now())
  }
}

describe('the router learns beside the clock, not in its way', () => {
  beforeAll(() => decides(32), 60_000)

  it('[CV-4] a duty falls due, and is recorded, while training goes on', async () => {
    // Registered at 02:20, nobody names its owner: the 15 minutes end at 02:35, and training begins at 02:30.
    await office.turnTo('2026-03-03T02:20:00+08:00')
    const messageId = await asks(office, '半夜河堤边有人落水,护栏早就坏了。')
    let now: Instant = '2026-03-02T18:30:00.000Z'
    const { ledger, begun, open } = gated()
    const errors: unknown[] = []
    const clockwork = startClockwork(ledger, (error) => errors.push(error), { dial: () => now, steady: () => Date.parse(now) })
    onTestFinished(() => clockwork.stop())
    await until(() => begun() === 1)

    now = plus(now, 6 * MINUTE)
    const breaches = () => read(sql<{ at: Instant }>`select data->>'at' as at from record.fact where kind = 'duties.breached' and matter = ${messageId}`)
    await until(async () => (await breaches()).length > 0)
    expect(await breaches()).toEqual([{ at: '2026-03-02T18:35:00.000Z' }])
    expect([begun(), await trained()]).toEqual([1, 0])

    open()
    await until(async () => (await trained()) === 1)
    expect([await waiting(), errors]).toEqual([0, []])
  }, 60_000)

  it('two processes do not train twice; one that is stopped gives its work back at once', async () => {
    await office.turnTo('2026-03-03T09:00:00+08:00')
    await decides(2)
    const now = '2026-03-03T18:30:00.000Z'
    const clocks = { dial: () => now, steady: () => Date.parse(now) }
    const [first, second] = [gated(), gated()]
    const one = startClockwork(first.ledger, fail, clocks)
    await until(() => first.begun() === 1)
    const two = startClockwork(second.ledger, fail, clocks)
    onTestFinished(() => two.stop())
    await sleep(1_200)
    expect([first.begun(), second.begun(), await trained()]).toEqual([1, 0, 1])

    await one.stop()
    await until(() => second.begun() === 1)
    second.open()
    await until(async () => (await trained()) === 2)
    expect([first.begun(), await waiting()]).toEqual([1, 0])
  }, 60_000)

  it('one that dies at it is succeeded after its lease, and what it brings too late is dropped', async () => {
    await office.turnTo('2026-03-04T09:00:00+08:00')
    await decides(2)
    let now: Instant = '2026-03-04T18:30:00.000Z'
    const [lost, next] = [gated(), gated()]
    next.open()
    const all = async (ledger: Ledger): Promise<void> => {
      while (await runApart(ledger, fail, () => now));
    }
    const late = all(lost.ledger)
    await until(() => lost.begun() === 1)
    now = plus(now, 4 * MINUTE)
    await all(next.ledger)
    expect(next.begun()).toBe(0)
    now = plus(now, 2 * MINUTE)
    await all(next.ledger)
    expect([next.begun(), await trained(), await waiting()]).toEqual([1, 3, 0])
    lost.open()
    await late
    expect([await trained(), await waiting()]).toEqual([3, 0])
  }, 60_000)
})

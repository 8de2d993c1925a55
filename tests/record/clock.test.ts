import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startClockwork, type TurnedClocks } from '#src/desk/clockwork.ts'
import type { Id } from '#src/kernel/facts.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import { transact } from '#src/record/transaction.ts'
import { useOffice } from '../setup/office.ts'
import { asks } from '../stories/steps.ts'

const office = useOffice('2026-09-30T18:00:00+08:00')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

interface Breach {
  readonly at: Instant
  readonly dueAt: Instant
}

const breachesOf = (messageId: Id): Promise<Breach[]> =>
  transact(office.pool.db, { actor: { as: 'system', part: 'operator' }, dial: office.now() }, async (tx) =>
    (await sql<Breach>`
      select b.at, b.data->>'at' as "dueAt" from record.fact b join duties.duty d on b.subject = 'duties.duty:' || d.id
      where d.about = ${messageId} and d.duty = 'response' and b.kind = 'duties.breached' order by b.seq`.execute(tx.db)).rows)

describe('a timer', () => {
  it('[CV-4][GB-14] fires once, never early, and a breach found days late stands at its true time', async () => {
    const messageId = await asks(office)
    await office.turnTo('2026-10-02T17:59:59.999+08:00')
    expect(await breachesOf(messageId)).toEqual([])
    // Nobody looked for nine days: the holiday, a power cut, a move of the server room.
    await office.turnTo('2026-10-11T09:00:00+08:00')
    expect(await breachesOf(messageId)).toEqual([{ at: '2026-10-11T01:00:00.000Z', dueAt: '2026-10-02T10:00:00.000Z' }])
    await office.turnTo('2026-12-01T09:00:00+08:00')
    expect(await breachesOf(messageId)).toHaveLength(1)
    const duty = await office.asks<{ items: { duty: string; breachedAt?: Instant }[] }>('officer', 'duties.ofMatter', { matters: [messageId] })
    expect(duty.items.find((one) => one.duty === 'response')!.breachedAt).toBe('2026-10-02T10:00:00.000Z')
  })
})

describe('the database’s clock jumps a day forth and back', () => {
  it('and nothing is called late that is not', async () => {
    await office.turnTo('2027-03-01T09:00:00+08:00')
    const messageId = await asks(office, '河边护栏松动,有人差点掉下去。')
    let [wall, steady] = [0, 0]
    const clocks: TurnedClocks = { dial: () => plus(office.now(), wall), steady: () => steady }
    const alarms: string[] = []
    const clockwork = startClockwork(office.ledger, (error) => alarms.push(String(error)), clocks)
    onTestFinished(() => clockwork.stop())
    const lookTwice = async (): Promise<void> => {
      clockwork.wake()
      await sleep(700)
      clockwork.wake()
      await sleep(300)
    }
    await lookTwice()
    expect(clockwork.clock()).toBe('right')

    // Three days forth: the answer seems a day late.
    wall += 3 * DAY
    steady += 500
    await lookTwice()
    expect(clockwork.clock()).toBe('suspect')
    expect(await breachesOf(messageId)).toEqual([])

    wall -= 3 * DAY
    steady += 500
    await lookTwice()
    expect(clockwork.clock()).toBe('right')
    expect(await breachesOf(messageId)).toEqual([])

    // The true time passes: it fires, once.
    wall += 2 * DAY + MINUTE
    steady += 2 * DAY + MINUTE
    await lookTwice()
    expect(await breachesOf(messageId)).toHaveLength(1)
    expect(alarms.filter((one) => one.includes('leapt'))).toHaveLength(1)
  }, 20_000)
})

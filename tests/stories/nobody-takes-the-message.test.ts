import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { asks, dutyOf, isStudied } from './steps.ts'

const office = useOffice('2026-10-03T03:20:00+08:00', { people: [{ key: 'duty', name: '秦值守', posts: [{ role: 'duty_officer', unit: 'press' }] }] })

describe('nobody takes a message, at night and on a holiday', () => {
  it('[GB-04] after 15 minutes the duty officer is called, once, and the breach stands at its true time', async () => {
    const messageId = await asks(office)
    await office.turnTo('2026-10-03T03:34:59+08:00')
    expect(await dutyOf(office, messageId, 'owner')).toMatchObject({ state: 'open', dueAt: '2026-10-02T19:35:00.000Z', called: [] })
    await office.turnTo('2026-10-03T03:35:00+08:00')
    const late = await dutyOf(office, messageId, 'owner')
    expect(late.called).toEqual([{ at: '2026-10-02T19:35:00.000Z', to: 'duty_officer' }])
    expect(late).not.toHaveProperty('breachedAt')
    await office.turnTo('2026-10-03T03:50:00+08:00')
    expect(await dutyOf(office, messageId, 'owner')).toMatchObject({ breachedAt: '2026-10-02T19:35:00.000Z', unitId: office.cast.unit('press') })

    await office.turnTo('2026-10-03T04:00:00+08:00')
    await isStudied(office, messageId, {}, 'duty')
    await office.does('duty', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
    const done = await dutyOf(office, messageId, 'owner')
    expect(done).toMatchObject({ state: 'fulfilledLate', dischargedAt: '2026-10-02T20:00:00.000Z', breachedAt: '2026-10-02T19:35:00.000Z' })
    expect(done.called).toHaveLength(1)
  })

  it('[GB-04] with an owner in time nobody is called', async () => {
    const messageId = await asks(office, '路灯不亮已有三天,晚上走路很不安全。')
    await office.pass(0.2)
    await isStudied(office, messageId)
    await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
    await office.pass(2)
    expect(await dutyOf(office, messageId, 'owner')).toMatchObject({ state: 'fulfilled', called: [] })
  })
})

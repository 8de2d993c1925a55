import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { dispositions, type Case } from '#src/modules/cases/contract.ts'
import type { Item } from '#src/modules/triage/contract.ts'
import { asks, codesOf, dutyOf, isAccepted, isCleared, isDrafted, isPublished, isStudied } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00', { units: [{ key: 'bare', name: '澄湾区体育中心', kind: 'department', line: 'livelihood' }] })

async function isAssigned(text: string, unit = 'housing'): Promise<string> {
  const messageId = await asks(office, text)
  await isStudied(office, messageId)
  await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit(unit) })
  return messageId
}

describe('a unit accepts what it was given, or returns it', () => {
  it('[GB-26] four hours to accept or return; the online spokesperson is called an hour before, the head at the end', async () => {
    const caseId = await isAssigned('二次供水泵房噪声太大,夜里睡不着。')
    expect(await dutyOf(office, caseId, 'accept-or-return')).toMatchObject({ dueAt: '2026-10-12T05:00:00.000Z', unitId: office.cast.unit('housing') })
    for (const at of ['2026-10-12T12:00:00+08:00', '2026-10-12T13:00:00+08:00', '2026-10-12T13:05:00+08:00']) await office.turnTo(at)
    const late = await dutyOf(office, caseId, 'accept-or-return')
    expect(late.called.map((call) => [call.at, call.to])).toEqual([['2026-10-12T04:00:00.000Z', 'online_spokesperson'], ['2026-10-12T05:00:00.000Z', 'unit_head']])
    expect(late.breachedAt).toBe('2026-10-12T05:00:00.000Z')
    await office.does('writer', 'cases.accept', { caseId })
    expect((await dutyOf(office, caseId, 'accept-or-return')).state).toBe('fulfilledLate')
  })

  it('[GB-26] a return names its reason and the unit that should have it; each missing part is named', async () => {
    const caseId = await isAssigned('排水沟堵塞,一下雨就淹到门口。')
    expect((await office.isRefused('writer', 'cases.giveBack', { caseId, reason: '' })).map((one) => one.item)).toEqual(['reason'])
    const nobody = await office.isRefused('writer', 'cases.giveBack', { caseId, reason: '排水沟不归我局管理' })
    expect(nobody.map((one) => [one.code, one.item, one.clause])).toEqual([['cases/no-proposed-unit', 'proposedUnitId', 'GB-26']])
    const itself = await office.isRefused('writer', 'cases.giveBack', { caseId, reason: '排水沟不归我局管理', proposedUnitId: office.cast.unit('housing') })
    expect(codesOf(itself)).toEqual(['cases/same-unit'])
    const unknown = await office.isRefused('writer', 'cases.giveBack', { caseId, reason: '排水沟不归我局管理', proposedUnitId: '00000000-0000-7000-8000-000000000000' })
    expect(codesOf(unknown)).toEqual(['cases/unknown-unit'])
    expect(codesOf(await office.isRefused('waterWriter', 'cases.giveBack', { caseId, reason: '不归我局', proposedUnitId: office.cast.unit('housing') }))).not.toEqual([])

    await office.does('writer', 'cases.giveBack', { caseId, reason: '排水沟不归我局管理', proposedUnitId: office.cast.unit('water') })
    expect((await dutyOf(office, caseId, 'accept-or-return')).state).toBe('fulfilled')
    const item = await office.asks<Item>('officer', 'triage.item', { messageId: caseId })
    expect(item).toMatchObject({ state: 'waiting', returns: [{ unitId: office.cast.unit('housing'), reason: '排水沟不归我局管理', proposedUnitId: office.cast.unit('water') }] })
  })

  it('[GB-26] to and fro is limited and in sight: after two returns the third unit named must accept; the 48 hours never stood', async () => {
    const caseId = await isAssigned('绿化带里的水管一直漏水,没人管。')
    const due = (await dutyOf(office, caseId, 'response')).dueAt
    const back = { caseId, reason: '不属于我局职责' }
    await office.does('writer', 'cases.giveBack', { ...back, proposedUnitId: office.cast.unit('water') })
    await office.does('officer', 'triage.accept', { messageId: caseId, unitId: office.cast.unit('water') })
    await office.does('waterWriter', 'cases.giveBack', { ...back, proposedUnitId: office.cast.unit('housing') })
    await office.does('officer', 'triage.accept', { messageId: caseId, unitId: office.cast.unit('housing') })
    const refused = await office.isRefused('writer', 'cases.giveBack', { ...back, proposedUnitId: office.cast.unit('water') })
    expect(refused.map((one) => [one.code, one.clause])).toEqual([['cases/no-more-returns', 'GB-26']])
    expect(await office.asks<Case>('officer', 'cases.case', { caseId })).toMatchObject({ returns: 2, state: 'assigned' })
    expect((await office.asks<Item>('officer', 'triage.item', { messageId: caseId })).returns.map((one) => one.unitId)).toEqual([office.cast.unit('housing'), office.cast.unit('water')])
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ state: 'open', dueAt: due })
  })

  it('[GB-26] a unit without an online spokesperson is incomplete, and says so', async () => {
    const bare = await office.asks<{ standing: { state: string; lacks: { what: string }[] } }>('officer', 'directory.unit', { unitId: office.cast.unit('bare') })
    expect(bare.standing.state).toBe('incomplete')
    expect(bare.standing.lacks.map((one) => one.what)).toContain('online-spokesperson')
    const housing = await office.asks<{ standing: { lacks: { what: string }[] } }>('officer', 'directory.unit', { unitId: office.cast.unit('housing') })
    expect(housing.standing.lacks.map((one) => one.what)).not.toContain('online-spokesperson')
  })
})

describe('what became of a matter', () => {
  it('[GB-27] answered, explained, solved, or not to be solved now: one of these and nothing else', async () => {
    expect(Object.keys(dispositions)).toEqual(['answered', 'explained', 'solved', 'cannot_now'])
    const caseId = await isAccepted(office, await asks(office, '小区门禁坏了,外人随便进。'))
    expect((await office.isRefused('writer', 'cases.setDisposition', { caseId, disposition: 'suppressed' })).map((one) => one.item)).toEqual(['disposition'])
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    expect((await office.isRefused('writer', 'cases.close', { caseId })).map((one) => [one.code, one.clause])).toContainEqual(['cases/no-disposition', 'GB-27'])
  })

  it('[GS-70] what cannot be solved now needs reason, conditions and the next look, and the look is owed on its day', async () => {
    const caseId = await isAccepted(office, await asks(office, '老街管网太旧,什么时候整体更换?'))
    const whole = { caseId, disposition: 'cannot_now', reason: '资金未落实', conditions: '列入明年计划', reviewOn: '2026-12-01' }
    for (const field of ['reason', 'conditions', 'reviewOn'] as const) {
      const { [field]: _, ...rest } = whole
      expect((await office.isRefused('writer', 'cases.setDisposition', rest)).map((one) => one.item)).toEqual(['disposition'])
    }
    const past = await office.isRefused('writer', 'cases.setDisposition', { ...whole, reviewOn: '2026-10-12' })
    expect(past.map((one) => [one.item, one.clause])).toEqual([['reviewOn', 'GS-70']])
    await office.does('writer', 'cases.setDisposition', whole)
    expect(await dutyOf(office, caseId, 'review-of-cannot-now')).toMatchObject({ dueAt: '2026-12-01T16:00:00.000Z', owedTo: 'asker', unitId: office.cast.unit('housing') })
    await office.does('writer', 'cases.setDisposition', { caseId, disposition: 'solved' })
    expect((await dutyOf(office, caseId, 'review-of-cannot-now')).state).toBe('fulfilled')
  })
})

import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, codesOf, dutiesOf, dutyOf, finishes, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'
import { idOf } from '#src/kernel/subjects.ts'

const office = useOffice('2026-09-30T18:00:00+08:00')
const HOLDING = { title: '关于停水的情况说明', facts: '10 月 2 日 6 时主管爆裂,抢修队已到场。', holding: true, nextUpdateAt: '2026-10-04T17:00:00+08:00' }

describe('the clock of an answer runs on', () => {
  it('[GB-14] accepting a question and telling so does not stop it; neither does a cleared text that nobody published', async () => {
    const caseId = await isAccepted(office, await asks(office, '老旧小区电梯加装的补贴何时能拿到?'))
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ state: 'open', dueAt: '2026-10-02T10:00:00.000Z' })
    await office.turnTo('2026-10-02T10:00:00+08:00')
    await isCleared(office, await isDrafted(office, caseId))
    expect((await dutyOf(office, caseId, 'response')).state).toBe('open')
    await office.turnTo('2026-10-02T18:00:00+08:00')
    expect(await dutyOf(office, caseId, 'response')).not.toHaveProperty('breachedAt')
    await office.turnTo('2026-10-02T18:00:00.001+08:00')
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ state: 'open', breachedAt: '2026-10-02T10:00:00.000Z' })
  })

  it('[GB-14] its calls go to the online spokesperson, the head of the unit, and at the due time to the head of the press office', async () => {
    const messageId = await asks(office, '学校旁边的网吧半夜还开着,谁来管?', { knownAt: '2026-10-02T18:00:00+08:00' })
    // Known on 2 October 18:00; due on 4 October 18:00.
    for (const at of ['2026-10-04T05:59:00+08:00', '2026-10-04T06:00:00+08:00', '2026-10-04T14:00:00+08:00', '2026-10-04T18:00:00+08:00']) await office.turnTo(at)
    expect((await dutyOf(office, messageId, 'response')).called).toEqual([
      { at: '2026-10-03T22:00:00.000Z', to: 'online_spokesperson' },
      { at: '2026-10-04T06:00:00.000Z', to: 'unit_head' },
      { at: '2026-10-04T10:00:00.000Z', to: 'press_office_head' },
    ])
  })

  it('[GB-14] [XM4-16] after the first answer the next word has a time until the case is closed, named or not', async () => {
    await office.turnTo('2026-10-12T09:00:00+08:00')
    const caseId = await isAccepted(office, await asks(office, '河道清淤做了一半就停了,什么时候继续?'))
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    // Nobody named a time: ten working days after Monday 12 October end on Monday 26 October.
    expect(await dutyOf(office, caseId, 'next-update')).toMatchObject({ state: 'open', dueAt: '2026-10-26T16:00:00.000Z', owedTo: 'public' })
    await office.does('writer', 'cases.promiseUpdate', { caseId, dueAt: '2026-10-16T18:00:00+08:00', what: '清淤进度' })
    const more = await isDrafted(office, caseId, { ...ANSWER, title: '清淤进度', nextUpdateAt: '2026-10-20T18:00:00+08:00' })
    await isCleared(office, more)
    await isPublished(office, more.statementId)
    const updates = (await dutiesOf(office, caseId)).filter((duty) => duty.duty === 'next-update')
    expect(updates.map((duty) => [duty.dueAt, duty.state])).toEqual([
      ['2026-10-16T10:00:00.000Z', 'fulfilled'], ['2026-10-20T10:00:00.000Z', 'open'], ['2026-10-26T16:00:00.000Z', 'fulfilled'],
    ])
  })

  it('[CX-21] [GB-14] a holding answer counts once, says when the next word comes, at most 48 hours later, and the answer of substance is owed in 48', async () => {
    await office.turnTo('2026-10-02T17:00:00+08:00')
    const caseId = await isAccepted(office, await asks(office, '全小区停水,没有任何通知,到底怎么回事?'))
    const statementId = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
    const finish = (content: object) => office.isRefused('writer', 'statements.finish', { statementId, baseVersion: 0, content: { ...HOLDING, contentClass: 'other', ...content } })
    expect((await finish({ nextUpdateAt: undefined })).map((one) => [one.code, one.clause])).toEqual([['statements/holding-without-next-word', 'CX-21']])
    expect((await finish({ nextUpdateAt: '2026-10-04T17:00:01+08:00' })).map((one) => [one.code, one.clause])).toEqual([['statements/next-word-too-late', 'CX-21']])
    const drafted = await finishes(office, statementId, HOLDING)
    await isCleared(office, drafted)
    await isPublished(office, statementId)
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ state: 'fulfilled' })
    expect(await dutyOf(office, caseId, 'next-update')).toMatchObject({ dueAt: '2026-10-04T09:00:00.000Z' })
    expect(await dutyOf(office, caseId, 'answer-of-substance')).toMatchObject({ dueAt: '2026-10-04T09:00:00.000Z', state: 'open' })

    const second = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
    const again = await office.isRefused('writer', 'statements.finish', { statementId: second, baseVersion: 0, content: { ...HOLDING, contentClass: 'other' } })
    expect(again.map((one) => [one.code, one.clause])).toEqual([['statements/holding-used', 'CX-21']])
    await office.turnTo('2026-10-04T17:00:00+08:00')
    const full = await finishes(office, second)
    await isCleared(office, full)
    await isPublished(office, second)
    expect(await dutyOf(office, caseId, 'answer-of-substance')).toMatchObject({ state: 'fulfilled' })
  })

  it('[CX-21] [GB-14] a holding reply to one asker counts once just the same', async () => {
    const caseId = await isAccepted(office, await asks(office, '我申请的公租房排到第几位了?'))
    const drafted = await isDrafted(office, caseId, { ...HOLDING, nextUpdateAt: '2026-10-06T12:00:00+08:00' }, 'asker')
    for (const [who, items] of [['first', ['review1', 'proof1', 'check:policy']], ['second', ['check:secrecy']]] as const) {
      await office.does(who, 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: [...items], verdict: 'pass' })
    }
    await isPublished(office, drafted.statementId)
    expect(await dutyOf(office, caseId, 'answer-of-substance')).toMatchObject({ dueAt: '2026-10-06T09:00:00.000Z', owedTo: 'asker' })
  })

  it('[GB-14] [XM4-06] taken up again, a matter is answered again within 48 hours', async () => {
    const caseId = await isAccepted(office, await asks(office, '井盖修了又坏,已经第三次了。'))
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    await office.does('officer', 'cases.reopen', { caseId, reason: '来信人补充了新的照片' })
    expect(await dutyOf(office, caseId, 'answer-again')).toMatchObject({ state: 'open', dueAt: '2026-10-06T09:00:00.000Z', unitId: office.cast.unit('housing') })
    expect(codesOf(await office.isRefused('writer', 'cases.close', { caseId }))).toContain('cases/not-answered')
  })
})


import { afterEach, describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { withOwnRules } from './planted.ts'
import { asks, codesOf, dutyOf, isAccepted, isCleared, isDrafted, isPublished, isStudied } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')

/** Whatever happens to a clock, its timers stand as its state says, and the record finds nothing. */
const recordHolds = async (): Promise<void> => expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([])

describe('a duty and what happens to its clock', () => {
  afterEach(recordHolds)

  it('is handed to the unit at assignment, and its calls come before the due time to the right posts', async () => {
    const messageId = await asks(office, '楼道堆满杂物,消防通道堵死。')
    expect(await dutyOf(office, messageId, 'response')).toMatchObject({ unitId: office.cast.unit('press'), owedBy: 'responsible-unit', owedTo: 'public' })
    await isStudied(office, messageId)
    await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('water') })
    const duty = await dutyOf(office, messageId, 'response')
    expect(duty).toMatchObject({ unitId: office.cast.unit('water'), dueAt: '2026-10-14T01:00:00.000Z' })
    expect(duty.calls).toEqual([
      { at: '2026-10-13T13:00:00.000Z', to: 'online_spokesperson' }, { at: '2026-10-13T21:00:00.000Z', to: 'unit_head' }, { at: '2026-10-14T01:00:00.000Z', to: 'press_office_head' },
    ])
    const { items } = await office.asks<{ items: Duty[] }>('waterWriter', 'duties.mine', { unitId: office.cast.unit('water') })
    expect(items.map((one) => one.id)).toContain(duty.id)
  })

  it('[CV-4] the moment of knowledge is corrected with a reason; the old one stays in sight with the old due time, and the calls move along', async () => {
    const messageId = await asks(office, '热线记录晚登记了一天的那件事。')
    expect((await office.isRefused('officer', 'intake.correctKnownAt', { messageId, knownAt: '2026-10-11T09:00:00+08:00', reason: '' })).map((one) => one.item)).toEqual(['reason'])
    expect(codesOf(await office.isRefused('officer', 'intake.correctKnownAt', { messageId, knownAt: '2026-10-12T10:00:00+08:00', reason: '写错了时间' }))).toEqual(['intake/known-in-the-future'])
    await office.does('officer', 'intake.correctKnownAt', { messageId, knownAt: '2026-10-11T09:00:00+08:00', reason: '热线前一日已接听' })
    const duty = await dutyOf(office, messageId, 'response')
    expect(duty).toMatchObject({
      dueAt: '2026-10-13T01:00:00.000Z', startedBy: { at: '2026-10-11T01:00:00.000Z' },
      moved: [{ was: '2026-10-14T01:00:00.000Z', wasStart: '2026-10-12T01:00:00.000Z', why: 'known-at-corrected', at: '2026-10-12T01:00:00.000Z' }],
    })
    expect(duty.calls[0]).toEqual({ at: '2026-10-12T13:00:00.000Z', to: 'online_spokesperson' })
    expect(await office.asks('officer', 'intake.message', { messageId })).toMatchObject({ knownAt: '2026-10-11T01:00:00.000Z', knownAtHistory: [{ was: '2026-10-12T01:00:00.000Z', reason: '热线前一日已接听' }] })
    // The 15 minutes count from registration and do not move.
    expect(await dutyOf(office, messageId, 'owner')).toMatchObject({ dueAt: '2026-10-12T01:15:00.000Z' })
  })

  it('[CV-4] corrected so far back that it was due already, it is late at its true time and the highest post is called at once', async () => {
    const messageId = await asks(office, '三天前就有人在论坛上反映的那件事。')
    await office.does('officer', 'intake.correctKnownAt', { messageId, knownAt: '2026-10-09T08:00:00+08:00', reason: '论坛首帖的时间' })
    expect(await dutyOf(office, messageId, 'response')).toMatchObject({ breachedAt: '2026-10-11T00:00:00.000Z', called: [{ to: 'press_office_head' }] })
  })

  it('stands still on a named ground and with another’s approval; what was left is left, and nothing is breached or called meanwhile', async () => {
    const caseId = await isAccepted(office, await asks(office, '房屋漏水要做鉴定,结果怎么算?'))
    expect((await office.isRefused('writer', 'cases.applyPause', { caseId, ground: 'busy', explanation: '太忙了来不及' })).map((one) => one.item)).toEqual(['ground'])
    await office.does('writer', 'cases.applyPause', { caseId, ground: 'expert_opinion', explanation: '委托鉴定机构出具报告' })
    expect(codesOf(await office.isRefused('writer', 'cases.decideApplication', { caseId, decision: 'approve', note: '同意' }))).toEqual(['desk/role-missing'])
    expect(codesOf(await office.isRefused('waterHead', 'cases.decideApplication', { caseId, decision: 'approve', note: '同意' }))).not.toEqual([])
    await office.turnTo('2026-10-13T09:00:00+08:00')
    await office.does('third', 'cases.decideApplication', { caseId, decision: 'approve', note: '同意暂停' })
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ state: 'paused', pauseGround: 'expert_opinion' })
    await recordHolds()
    await office.turnTo('2026-10-16T09:00:00+08:00')
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ state: 'paused', called: [] })
    await office.does('writer', 'cases.resume', { caseId })
    // Three days it stood: 14 October 09:00 becomes 17 October 09:00.
    const duty = await dutyOf(office, caseId, 'response')
    expect(duty).toMatchObject({
      state: 'open', dueAt: '2026-10-17T01:00:00.000Z', moved: [{ was: '2026-10-14T01:00:00.000Z', why: 'resumed' }],
      pauses: [{ from: '2026-10-13T01:00:00.000Z', until: '2026-10-16T01:00:00.000Z', ground: 'expert_opinion' }],
    })
    expect(duty).not.toHaveProperty('breachedAt')
    await office.turnTo('2026-10-16T21:00:00+08:00')
    expect((await dutyOf(office, caseId, 'response')).called).toEqual([{ at: '2026-10-16T13:00:00.000Z', to: 'online_spokesperson' }])
  })

  it('is extended once, on a ground and by another person, and keeps its old term in sight', async () => {
    const caseId = await isAccepted(office, await asks(office, '跨区公交线路怎么调整?'))
    await office.does('writer', 'cases.applyExtension', { caseId, ground: 'several_units', until: '2026-10-25T18:00:00+08:00', explanation: '须与邻区会商' })
    await office.does('third', 'cases.decideApplication', { caseId, decision: 'approve', note: '同意延期' })
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ dueAt: '2026-10-25T10:00:00.000Z', moved: [{ was: '2026-10-18T13:00:00.000Z', why: 'extended' }] })
    expect(codesOf(await office.isRefused('writer', 'cases.applyExtension', { caseId, ground: 'complex', until: '2026-11-25T18:00:00+08:00', explanation: '还需要时间' }))).toEqual(['cases/extended-once'])
    // A corrected moment of knowledge does not take an approved term away.
    await office.does('officer', 'intake.correctKnownAt', { messageId: caseId, knownAt: '2026-10-15T09:00:00+08:00', reason: '更正知悉时间' })
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ dueAt: '2026-10-25T10:00:00.000Z', startedBy: { at: '2026-10-15T01:00:00.000Z' } })
  })

  it('missed while nobody looked: the breach stands at its true time, the late answer discharges it as late', async () => {
    const caseId = await isAccepted(office, await asks(office, '垃圾站异味扰民,多次反映没有答复。'))
    const { dueAt } = await dutyOf(office, caseId, 'response')
    expect(dueAt).toBe('2026-10-18T13:00:00.000Z')
    await office.turnTo('2026-10-21T08:00:00+08:00')
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ state: 'open', breachedAt: dueAt })
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    expect(await dutyOf(office, caseId, 'response')).toMatchObject({ state: 'fulfilledLate', breachedAt: dueAt, dischargedAt: '2026-10-21T00:00:00.000Z' })
    const { items } = await office.asks<{ items: { kind: string; data: { duty?: string; at?: string } }[] }>('officer', 'record.timeline', { matters: [caseId], limit: 200 })
    expect(items.filter((fact) => fact.kind === 'duties.breached' && fact.data.duty === 'response').map((fact) => fact.data.at)).toEqual([dueAt])
  })

  it('[CV-1] done at the very due time it is in time, a millisecond later it is late', async () => {
    const [onTime, late] = [await isAccepted(office, await asks(office, '路牌写错了字。')), await isAccepted(office, await asks(office, '公厕晚上不开门。'))]
    const drafts = [await isDrafted(office, onTime), await isDrafted(office, late)] as const
    for (const drafted of drafts) await isCleared(office, drafted)
    await office.turnTo('2026-10-23T08:00:00+08:00')
    await isPublished(office, drafts[0].statementId)
    expect(await dutyOf(office, onTime, 'response')).toMatchObject({ state: 'fulfilled', dischargedAt: '2026-10-23T00:00:00.000Z' })
    expect(await dutyOf(office, onTime, 'response')).not.toHaveProperty('breachedAt')
    await office.turnTo('2026-10-23T08:00:00.001+08:00')
    await isPublished(office, drafts[1].statementId)
    expect(await dutyOf(office, late, 'response')).toMatchObject({ state: 'fulfilledLate', breachedAt: '2026-10-23T00:00:00.000Z' })
  })

  it('what is owed to the public is not waived by anybody', async () => {
    const messageId = await asks(office, '学校食堂饭菜不新鲜,孩子吃坏了肚子。')
    const { id } = await dutyOf(office, messageId, 'response')
    expect(codesOf(await office.isRefused('head', 'duties.waive', { dutyId: id, reason: '不想答复了' }))).toEqual(['duties/owed-to-the-public'])
  })

  it('what is owed inside the house may be waived with a reason, once', async () => {
    const messageId = await asks(office, '广场喷泉晚上十点还在放音乐。')
    const { id } = await dutyOf(office, messageId, 'owner')
    await office.does('head', 'duties.waive', { dutyId: id, reason: '值班室已当面交办' })
    expect(await dutyOf(office, messageId, 'owner')).toMatchObject({ state: 'waived', waivedBecause: '值班室已当面交办' })
    expect(codesOf(await office.isRefused('head', 'duties.waive', { dutyId: id, reason: '再免一次' }))).toEqual(['duties/not-open'])
  })
})

describe('two rules speak of one duty', () => {
  const strict = useOffice('2026-10-12T09:00:00+08:00', {
    rules: withOwnRules(`
- id: office-own/1/one-day
  kind: deadline
  duty: response
  title: { zh: 24 小时回应, en: answer within 24 hours }
  clause: 一
  says: { zh: 本区自定 24 小时内答复, en: "the district answers within 24 hours" }
  register: [GB-14]
  force: must
  owed_by: responsible-unit
  owed_to: public
  starts_on: { fact: intake.received, at: knownAt, reading: from-knowing }
  discharged_by: [publication.released, publication.replied]
  escalation: [{ before: PT2H, to: unit_head }]
  values: [{ from: 2020-01-01, within: PT24H, reading: from-knowing }]
  checked_on: 2026-01-01
`),
  })

  it('[CV-5] the stricter wins, the other stays visible, both explain themselves', async () => {
    const messageId = await asks(strict)
    const duty = await dutyOf(strict, messageId, 'response')
    expect(duty.dueAt).toBe('2026-10-13T01:00:00.000Z')
    expect(duty.governedBy.map((one) => [one.ruleId, one.within, one.dueAt, one.wins])).toEqual([
      ['office-own/1/one-day', 'PT24H', '2026-10-13T01:00:00.000Z', true],
      ['gangbei-2017/3.1/ordinary-response', 'PT48H', '2026-10-14T01:00:00.000Z', false],
    ])
    const { why } = await strict.asks<{ why: { ruleId: string; steps: { zh: string }[]; says: { zh: string } }[] }>('officer', 'duties.duty', { dutyId: duty.id })
    expect(why.map((one) => one.says.zh)).toEqual(['本区自定 24 小时内答复', '其余应当回应的事项，自政府知悉起 48 小时内给出有内容的答复'])
    expect(why.every((one) => one.steps.length > 0)).toBe(true)
    expect(duty.calls.map((call) => [call.at, call.to])).toContainEqual(['2026-10-12T23:00:00.000Z', 'unit_head'])
  })
})

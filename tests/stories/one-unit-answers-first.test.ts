import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import type { Case } from '#src/modules/cases/contract.ts'
import { asks, codesOf, dutiesOf, dutyOf, isStudied } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')
const caseOf = (caseId: string, who = 'officer') => office.asks<Case>(who, 'cases.case', { caseId })

describe('one unit answers first, the others take part', () => {
  it('[GB-05] the unit that drafted the policy is the first subject unless somebody gives a reason', async () => {
    const messageId = await asks(office, '物业费调整的新办法看不懂,已经交的钱退不退?')
    await isStudied(office, messageId, { classes: ['policy_misread'], stance: 'doubt' })
    const housing = office.cast.unit('housing')
    const water = office.cast.unit('water')
    const passedOver = await office.isRefused('officer', 'triage.accept', { messageId, unitId: water, policyUnitId: housing })
    expect(passedOver.map((one) => [one.code, one.item, one.clause])).toEqual([['triage/policy-unit-passed-over', housing, 'GB-05']])
    await office.does('officer', 'triage.accept', { messageId, policyUnitId: housing, coUnitIds: [water] })
    expect(await caseOf(messageId)).toMatchObject({ unitId: housing, coUnitIds: [water] })
  })

  it('[GB-05] [WL-13] there is exactly one: none is refused, and one unit is not first and second at once', async () => {
    const messageId = await asks(office, '小区二次供水的水箱多久清洗一次?')
    await isStudied(office, messageId)
    expect(codesOf(await office.isRefused('officer', 'triage.accept', { messageId }))).toEqual(['triage/no-first-subject'])
    const water = office.cast.unit('water')
    expect(codesOf(await office.isRefused('officer', 'triage.accept', { messageId, unitId: water, coUnitIds: [water] }))).toEqual(['triage/two-first-subjects'])
    await office.does('officer', 'triage.accept', { messageId, unitId: water })
    expect(codesOf(await office.isRefused('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') }))).toContain('triage/already-decided')
  })

  it('[GB-05] a change needs a reason and the new unit’s acceptance; the duty and its four hours go with it', async () => {
    const messageId = await asks(office, '路面塌了一块,旁边就是水管井,很危险。')
    await isStudied(office, messageId)
    const [housing, water] = [office.cast.unit('housing'), office.cast.unit('water')]
    await office.does('officer', 'triage.accept', { messageId, unitId: housing })
    expect(await dutyOf(office, messageId, 'response')).toMatchObject({ unitId: housing })
    await office.does('writer', 'cases.accept', { caseId: messageId })
    const silent = await office.isRefused('officer', 'cases.changeFirstSubject', { caseId: messageId, unitId: water, reason: ' ' })
    expect(silent.map((one) => one.item)).toEqual(['reason'])
    await office.pass(1)
    await office.does('officer', 'cases.changeFirstSubject', { caseId: messageId, unitId: water, reason: '塌陷由管网渗漏引起' })
    expect(await caseOf(messageId)).toMatchObject({ unitId: water, state: 'assigned' })
    expect(codesOf(await office.isRefused('writer', 'statements.start', { caseId: messageId, audience: 'public' }))).not.toEqual([])
    await office.does('waterWriter', 'cases.accept', { caseId: messageId })
    expect(await dutyOf(office, messageId, 'response')).toMatchObject({ unitId: water, dueAt: '2026-10-14T01:00:00.000Z' })
  })

  it('[GB-05] [GB-26] changed before anybody accepted, the first unit’s four hours end and the new one has its own', async () => {
    const messageId = await asks(office, '河边护栏松动,孩子放学从那里走,很危险。')
    await isStudied(office, messageId)
    const [housing, water] = [office.cast.unit('housing'), office.cast.unit('water')]
    await office.does('officer', 'triage.accept', { messageId, unitId: housing })
    await office.pass(1)
    await office.does('officer', 'cases.changeFirstSubject', { caseId: messageId, unitId: water, reason: '河道由水务局管理' })
    const four = (await dutiesOf(office, messageId)).filter((duty) => duty.duty === 'accept-or-return')
    // Assigned at 10:00 and, an hour later, again: 14:00 for the first unit, 15:00 for the second.
    expect(four.map((duty) => [duty.unitId, duty.state, duty.dueAt])).toEqual([[housing, 'waived', '2026-10-12T06:00:00.000Z'], [water, 'open', '2026-10-12T07:00:00.000Z']])
  })

  it('[GS-45] every case has an owner by territory and one by line of business', async () => {
    const messageId = await asks(office, '东湖街道老旧小区外墙脱落,什么时候能修?')
    await isStudied(office, messageId)
    const [housing, water] = [office.cast.unit('housing'), office.cast.unit('water')]
    await office.does('officer', 'triage.accept', { messageId, unitId: housing })
    expect(await caseOf(messageId)).toMatchObject({ territorialUnitId: housing, lineUnitId: housing })
    const nobody = await office.isRefused('officer', 'cases.setOwners', { caseId: messageId, lineUnitId: housing, coUnitIds: [] })
    expect(nobody.map((one) => one.item)).toEqual(['territorialUnitId'])
    await office.does('officer', 'cases.setOwners', { caseId: messageId, territorialUnitId: water, lineUnitId: housing, coUnitIds: [] })
    expect(await caseOf(messageId, 'waterHead')).toMatchObject({ territorialUnitId: water, lineUnitId: housing })
  })
})

import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Meeting } from '#src/modules/cases/meeting.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import { asks, codesOf, isAccepted } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')

describe('units meet about a matter', () => {
  it('[GB-42] members, cases and minutes are kept; each decision is a task with a unit, a day and a clock', async () => {
    const caseId = await isAccepted(office, await asks(office))
    const [housing, water] = [office.cast.unit('housing'), office.cast.unit('water')]
    const [nowhere, nobody] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
    const call = { at: '2026-10-12T14:00:00+08:00', place: '区政府 302', unitIds: [housing, nobody, nowhere], caseIds: [nowhere, caseId] }
    const [refused, none] = [await office.isRefused('officer', 'cases.conveneMeeting', call), await office.asks<{ items: Meeting[] }>('officer', 'cases.meetings', {})]
    expect(refused.map(({ code, item }) => [code, item])).toEqual([['cases/unknown-unit', nobody], ['cases/unknown-unit', nowhere], ['cases/no-case', nowhere]])
    expect(none.items).toEqual([])
    const convened = await office.does('officer', 'cases.conveneMeeting', { at: '2026-10-12T14:00:00+08:00', place: '区政府 302', unitIds: [housing, water], caseIds: [caseId] })
    const meetingId = idOf(convened[0]!.subject)
    await office.turnTo('2026-10-12T16:00:00+08:00')
    const decisions = [
      { what: '公布夜间施工许可清单', unitId: housing, dueAt: '2026-10-14T18:00:00+08:00' },
      { what: '核查施工用水', unitId: water, dueAt: '2026-10-16T18:00:00+08:00' },
    ]
    const minutes = '两单位核对了施工与用水记录,决定如下。'
    const unknown = await office.isRefused('officer', 'cases.recordMeeting', { meetingId, minutes, decisions: [{ ...decisions[0], unitId: '00000000-0000-7000-8000-000000000000' }] })
    expect(codesOf(unknown)).toEqual(['cases/unknown-unit'])
    const past = await office.isRefused('officer', 'cases.recordMeeting', { meetingId, minutes, decisions: [{ ...decisions[0], dueAt: '2026-10-12T15:00:00+08:00' }] })
    expect(codesOf(past)).toEqual(['cases/promise-in-the-past'])
    await office.does('officer', 'cases.recordMeeting', { meetingId, minutes, decisions })
    expect(codesOf(await office.isRefused('officer', 'cases.recordMeeting', { meetingId, minutes, decisions }))).toEqual(['cases/meeting-recorded'])

    const { items } = await office.asks<{ items: Meeting[] }>('waterWriter', 'cases.meetings', { caseId })
    expect(items).toMatchObject([{ unitIds: [housing, water], caseIds: [caseId], minutes, tasks: [{ no: 1, unitId: housing, dueAt: '2026-10-14T10:00:00.000Z' }, { no: 2, unitId: water }] }])
    const owed = async (who: string, unitId: string) => (await office.asks<{ items: Duty[] }>(who, 'duties.mine', { unitId })).items.filter((duty) => duty.duty === 'meeting-task')
    expect(await owed('writer', housing)).toMatchObject([{ about: `${meetingId}:1`, dueAt: '2026-10-14T10:00:00.000Z' }])
    expect(await owed('waterWriter', water)).toMatchObject([{ about: `${meetingId}:2`, dueAt: '2026-10-16T10:00:00.000Z' }])

    const notOurs = await office.isRefused('waterWriter', 'cases.finishTask', { meetingId, no: 1, result: '已公布' })
    expect(codesOf(notOurs)).toEqual(['cases/task-not-yours'])
    await office.does('writer', 'cases.finishTask', { meetingId, no: 1, result: '已在门户公布' })
    expect(await owed('writer', housing)).toEqual([])
    expect(await owed('waterWriter', water)).toHaveLength(1)
    expect(codesOf(await office.isRefused('writer', 'cases.finishTask', { meetingId, no: 1, result: '再报一次' }))).toEqual(['cases/no-task'])
  })
})

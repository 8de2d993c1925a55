import { describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Slot } from '#src/modules/agenda/contract.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import type { Message } from '#src/modules/intake/contract.ts'
import { useOffice } from '../setup/office.ts'
import { isReviewed, prepares } from './conference-steps.ts'
import { codesOf, dutyOf } from './steps.ts'

const office = useOffice('2026-01-02T09:00:00+08:00')

describe('a regular conference, from the plan of the year to answered questions', () => {
  it('[NH-40] [NH-41] [WL-20] two units present at one conference: one slot is fulfilled and two sessions count; the evaluation and the open question are owed within five working days', async () => {
    await office.does('head', 'agenda.openYear', { year: 2026 })
    const slot = async (): Promise<Slot> => (await office.asks<{ items: Slot[] }>('officer', 'agenda.slots', { year: 2026 })).items.find((one) => one.originalOn === '2026-03-10')!
    const { id: slotId } = await slot()
    expect(await dutyOf(office, slotId, 'regular-conference')).toMatchObject({ state: 'open', dueAt: '2026-03-10T16:00:00.000Z' })

    const [housingTopic, waterTopic] = [await isReviewed(office, 'housing', '老旧小区改造进展'), await isReviewed(office, 'water', '冬季供水保障安排')]
    await office.turnTo('2026-03-06T09:00:00+08:00')
    const conferenceId = idOf((await office.does('officer', 'conferences.open', { occasion: 'regular', title: '三月例行新闻发布会', slotId }))[0]!.subject)
    expect(codesOf(await office.isRefused('officer', 'conferences.open', { occasion: 'regular', title: '又一场', slotId }))).toEqual(['conferences/slot-taken'])
    const hostId = office.cast.person('officer2')
    const plan = { conferenceId, at: '2026-03-10T09:30:00+08:00', until: '2026-03-10T11:00:00+08:00', place: '新闻发布厅', hostId }
    expect(codesOf(await office.isRefused('officer', 'conferences.plan', { ...plan, at: '2026-03-11T09:30:00+08:00', until: '2026-03-11T11:00:00+08:00' }))).toEqual(['conferences/not-on-slot-day'])
    await office.does('officer', 'conferences.plan', plan)
    for (const [unit, topicId, who] of [['housing', housingTopic, 'third'], ['water', waterTopic, 'waterHead']] as const) {
      await office.does('officer', 'conferences.addSession', { conferenceId, unitId: office.cast.unit(unit), topicId, title: '专题介绍', speakerIds: [office.cast.person(who)] })
    }
    // A unit that presents sees it in its own calendar.
    const own = await office.asks<{ items: { title: string; coUnitIds: Id[] }[] }>('waterWriter', 'agenda.calendar', { from: '2026-03-10T00:00:00+08:00', until: '2026-03-11T00:00:00+08:00' })
    expect(own.items).toMatchObject([{ title: '三月例行新闻发布会', coUnitIds: [office.cast.unit('housing'), office.cast.unit('water')] }])
    await prepares(office, conferenceId)

    await office.turnTo('2026-03-10T09:20:00+08:00')
    await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('third'), office.cast.person('waterHead')] })
    await office.does('officer', 'conferences.writeLine', { conferenceId, speaker: '唐柔', text: '各位记者朋友，发布会现在开始。' })
    const asked = async (text: string): Promise<Id> => idOf((await office.does('officer', 'conferences.askFromFloor', { conferenceId, outlet: '澄湾日报', text }))[0]!.subject)
    const [first, second] = [await asked('今年改造哪几个小区？'), await asked('加装电梯的补贴何时到账？')]
    await office.does('officer', 'conferences.answerOnSite', { questionId: first, speakerId: office.cast.person('third') })
    await office.does('officer', 'conferences.close', { conferenceId })

    expect(await slot()).toMatchObject({ state: 'held', conferenceId })
    expect(await dutyOf(office, slotId, 'regular-conference')).toMatchObject({ state: 'fulfilled' })
    const acts = await office.asks<{ items: { unitId: Id; kind: string; sessionId?: Id }[] }>('officer', 'agenda.acts', { year: 2026 })
    expect(acts.items.filter((act) => act.kind === 'session').map((act) => act.unitId).toSorted()).toEqual([office.cast.unit('housing'), office.cast.unit('water')].toSorted())

    // What is left: an evaluation, and a question that must have a fate before it.
    expect(await dutyOf(office, conferenceId, 'session-evaluation')).toMatchObject({ state: 'open', dueAt: '2026-03-17T16:00:00.000Z' })
    expect(codesOf(await office.isRefused('officer', 'conferences.evaluate', { conferenceId, verdict: '总体平稳。' }))).toEqual(['conferences/questions-without-fate'])
    await office.does('officer', 'conferences.openFollowUp', { questionId: second, unitId: office.cast.unit('housing') })
    await office.does('officer', 'conferences.evaluate', { conferenceId, verdict: '提问集中在补贴，口径准备不足。' })
    expect(await dutyOf(office, conferenceId, 'session-evaluation')).toMatchObject({ state: 'fulfilled' })

    const followUp = await dutyOf(office, second, 'question-follow-up')
    expect(followUp).toMatchObject({ state: 'open', dueAt: '2026-03-17T16:00:00.000Z', unitId: office.cast.unit('housing') })
    expect((await office.asks<{ items: Duty[] }>('writer', 'duties.mine', { unitId: office.cast.unit('housing') })).items.map((duty) => duty.id)).toContain(followUp.id)
    const messages = await office.asks<{ items: (Message & { excerpt: string })[] }>('officer', 'intake.messages', { source: 'conference_question' })
    expect(messages.items).toMatchObject([{ source: 'conference_question', excerpt: '加装电梯的补贴何时到账？', knownAt: '2026-03-10T01:20:00.000Z' }])
  })

  it('one that is cancelled gives its slot back; a slot that was cancelled takes none', async () => {
    const slots = (await office.asks<{ items: Slot[] }>('officer', 'agenda.slots', { year: 2026 })).items
    const [april, may] = ['2026-04-10', '2026-05-10'].map((day) => slots.find((one) => one.originalOn === day)!.id)
    const opens = async (slotId: Id): Promise<Id> => idOf((await office.does('officer', 'conferences.open', { occasion: 'regular', title: '例行新闻发布会', slotId }))[0]!.subject)
    await office.does('head', 'conferences.cancel', { conferenceId: await opens(april!), reason: '另选题目，重新筹备' })
    await opens(april!)
    await office.does('head', 'agenda.cancelSlot', { slotId: may!, reason: '并入六月场期' })
    expect(codesOf(await office.isRefused('officer', 'conferences.open', { occasion: 'regular', title: '五月例行', slotId: may }))).toEqual(['conferences/no-slot'])
  })
})

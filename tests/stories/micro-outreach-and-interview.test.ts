import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { venueKinds, type Conference } from '#src/modules/conferences/contract.ts'
import type { Warning } from '#src/modules/conferences/inviting.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isReviewed, MEDIA } from './conference-steps.ts'
import { codesOf } from './steps.ts'

const office = useOffice('2026-04-01T09:00:00+08:00')
type Detail = Conference & { readonly warnings: readonly Warning[]; readonly programme: readonly { readonly zh: string }[] }
const detail = (conferenceId: Id): Promise<Detail> => office.asks<Detail>('officer', 'conferences.conference', { conferenceId })
const opens = async (input: object): Promise<Id> => idOf((await office.does('officer', 'conferences.open', { title: '发布会', ...input }))[0]!.subject)
const plans = (conferenceId: Id, day: string, from: string, until: string, place: string) =>
  office.does('officer', 'conferences.plan', { conferenceId, at: `2026-${day}T${from}:00+08:00`, until: `2026-${day}T${until}:00+08:00`, place, hostId: office.cast.person('officer2') })
const presents = (conferenceId: Id, more: object) => office.does('officer', 'conferences.addSession', { conferenceId, unitId: office.cast.unit('housing'), title: '情况介绍', speakerIds: [office.cast.person('third')], ...more })

describe('a micro conference', () => {
  it('[NH-31] is small: a third topic, an eleventh guest or a long hour is a warning', async () => {
    const conferenceId = await opens({ occasion: 'micro' })
    await plans(conferenceId, '04-09', '15:00', '15:30', '社区会议室')
    for (const title of ['一期', '二期']) await presents(conferenceId, { title })
    await office.does('officer', 'conferences.invite', { conferenceId, invitations: MEDIA })
    expect((await detail(conferenceId)).warnings).toEqual([])
    await presents(conferenceId, { title: '三期' })
    expect((await detail(conferenceId)).warnings).toMatchObject([{ code: 'micro-too-large', clause: 'NH-31', zh: expect.stringContaining('题目 3 个') }])
    await office.does('officer', 'conferences.invite', { conferenceId, invitations: Array.from({ length: 6 }, (_, no) => ({ as: 'guest', name: `居民代表${no + 1}` })) })
    await plans(conferenceId, '04-09', '15:00', '15:31', '社区会议室')
    expect((await detail(conferenceId)).warnings[0]!.zh).toBe('微型发布会宜人少、内容精：参加 11 家，宜不超过 10；题目 3 个，宜不超过 2；时长 31 分钟，宜不超过 30')
  })

  it('[NH-32] cannot be closed without a question of the day and an action with a result', async () => {
    const topicId = await isReviewed(office, 'housing', '电动车充电棚建设')
    const conferenceId = await opens({ occasion: 'micro' })
    await plans(conferenceId, '04-10', '15:00', '15:30', '小区广场')
    await presents(conferenceId, { topicId })
    for (const item of ['materials', 'transcript']) await office.does('officer', 'conferences.checkItem', { conferenceId, item, note: '已落实' })
    await office.does('officer', 'conferences.ready', { conferenceId })
    await office.turnTo('2026-04-10T15:00:00+08:00')
    await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('third')] })
    const refused = await office.isRefused('officer', 'conferences.close', { conferenceId })
    expect(refused.map(({ code, clause }) => [code, clause])).toEqual([['conferences/micro-without-question', 'NH-32'], ['conferences/micro-without-result', 'NH-32']])
    await office.does('officer', 'conferences.askFromFloor', { conferenceId, outlet: '澄湾论坛', text: '充电棚何时启用？' })
    await office.does('officer', 'conferences.setAction', { conferenceId, what: '启用充电棚', unitId: office.cast.unit('housing'), dueAt: '2026-04-11T18:00:00+08:00' })
    expect(codesOf(await office.isRefused('officer', 'conferences.close', { conferenceId }))).toEqual(['conferences/micro-without-result'])
    await office.does('third', 'conferences.finishAction', { conferenceId, no: 1, result: '当场通电' })
    await office.does('officer', 'conferences.close', { conferenceId })
    expect(await detail(conferenceId)).toMatchObject({ state: 'held', questions: 1 })
  })
})

describe('发言人来了', () => {
  it('[WL-30] [WL-31] [WL-32] [WL-33] goes to a community or a park, with three roles and four parts; how many came and what they asked is kept', async () => {
    expect(Object.keys(venueKinds)).toEqual(['urban_community', 'rural_community', 'industrial_park'])
    expect(codesOf(await office.isRefused('officer', 'conferences.open', { occasion: 'thematic', form: 'qa_session', title: '发言人来了', venue: 'shopping_mall' }))).toEqual(['input/invalid'])
    const conferenceId = await opens({ occasion: 'emergency', form: 'qa_session', title: '发言人来了：走进东湖社区', venue: 'urban_community' })
    await plans(conferenceId, '04-15', '19:00', '20:30', '东湖社区广场')
    await presents(conferenceId, { roles: ['spokesperson', 'implementer'] })
    expect((await detail(conferenceId)).warnings).toMatchObject([{ code: 'outreach-role-absent', clause: 'WL-31', zh: '缺少：政策制定者' }])
    await presents(conferenceId, { title: '政策解读', roles: ['policy_maker'] })
    const { warnings, programme } = await detail(conferenceId)
    expect(warnings).toEqual([])
    expect(programme.map(({ zh }) => zh)).toEqual(['发布信息', '解读政策', '接受问询', '沟通交流'])
    for (const item of ['lines', 'transcript']) await office.does('officer', 'conferences.checkItem', { conferenceId, item, note: '已落实' })
    await office.does('officer', 'conferences.invite', { conferenceId, invitations: [{ as: 'guest', name: '社区居民' }] })
    await office.does('officer', 'conferences.ready', { conferenceId })
    await office.turnTo('2026-04-15T19:00:00+08:00')
    await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('third')] })
    await office.does('officer', 'conferences.askFromFloor', { conferenceId, outlet: '社区居民', text: '加装电梯谁出钱？' })
    await office.does('officer', 'conferences.setAction', { conferenceId, what: '一周内上门说明', unitId: office.cast.unit('housing'), dueAt: '2026-04-22T18:00:00+08:00' })
    expect(codesOf(await office.isRefused('officer', 'conferences.close', { conferenceId }))).toEqual(['conferences/attendees-missing'])
    await office.does('officer', 'conferences.close', { conferenceId, attendees: 86 })
    expect(await detail(conferenceId)).toMatchObject({ attendees: 86, questions: 1, actions: [{ what: '一周内上门说明' }] })
  })
})

describe('a live interview', () => {
  it('[NH-36] [NH-37] has four stages in their order; what comes outside is refused with the times of the windows', async () => {
    const conferenceId = await opens({ occasion: 'live_interview', form: 'qa_session', title: '局长在线' })
    const stage = (name: string, from: string, until: string) => ({ conferenceId, stage: name, opensAt: `2026-05-${from}:00+08:00`, closesAt: `2026-05-${until}:00+08:00` })
    await office.does('officer', 'conferences.openStage', stage('call_for_topics', '06T09:00', '10T18:00'))
    await office.does('officer', 'conferences.openStage', stage('window_open', '12T14:00', '12T16:00'))
    const early = await office.isRefused('officer', 'conferences.openStage', stage('feedback', '11T09:00', '11T08:00'))
    expect(codesOf(early)).toEqual(['conferences/ends-before-it-begins', 'conferences/stages-out-of-order'])
    await office.does('officer', 'conferences.openStage', stage('feedback', '12T16:00', '20T18:00'))
    await office.does('officer', 'conferences.openStage', stage('oversight', '20T18:00', '30T18:00'))
    const other = await opens({ occasion: 'thematic' })
    expect(codesOf(await office.isRefused('officer', 'conferences.openStage', { ...stage('feedback', '12T16:00', '20T18:00'), conferenceId: other }))).toEqual(['conferences/no-interview'])

    const topicId = await isReviewed(office, 'housing', '房屋征收怎么补')
    await plans(conferenceId, '05-12', '14:00', '16:00', '演播室')
    await presents(conferenceId, { topicId })
    for (const item of ['equipment', 'transcript', 'evaluation']) await office.does('officer', 'conferences.checkItem', { conferenceId, item, note: '已落实' })
    await office.does('officer', 'conferences.ready', { conferenceId })
    expect(await detail(conferenceId)).toMatchObject({ live: true })
    const submits = () => ({ conferenceId, questionId: randomUUID(), text: '想听听征收补偿。' })
    await office.turnTo('2026-05-06T08:59:59+08:00')
    const refused = await office.isRefused(CITIZEN, 'conferences.submitQuestion', submits())
    expect(refused).toMatchObject([{ code: 'conferences/window-closed', clause: 'NH-37', params: { windows: '征求微话题 2026-05-06 09:00 至 2026-05-10 18:00；开放微窗口 2026-05-12 14:00 至 2026-05-12 16:00；采集微评议 2026-05-12 16:00 至 2026-05-20 18:00；欢迎微监督 2026-05-20 18:00 至 2026-05-30 18:00' } }])
    const stages: string[] = []
    for (const at of ['2026-05-06T09:00:00+08:00', '2026-05-12T15:00:00+08:00', '2026-05-12T16:00:00+08:00', '2026-05-20T18:00:00+08:00']) {
      await office.turnTo(at)
      const stated = await office.does(CITIZEN, 'conferences.submitQuestion', submits())
      stages.push((stated[0]!.data as { stage: string }).stage)
    }
    expect(stages).toEqual(['call_for_topics', 'window_open', 'feedback', 'oversight'])
    await office.turnTo('2026-05-30T18:00:00+08:00')
    expect(codesOf(await office.isRefused(CITIZEN, 'conferences.submitQuestion', submits()))).toEqual(['conferences/window-closed'])
  })
})

describe('what all of them came to', () => {
  it('[WL-23] [WL-20] by rule, steadily, near people; every figure is what the facts alone give, and so after a correction', async () => {
    type Figures = { counted: { figure: string; value: number; recounted: number }[]; byRule: number; months: number; monthsSince: number; venues: Record<string, number> }
    const figures = () => office.asks<Figures>('officer', 'conferences.figures', {})
    const { counted, venues, byRule, months, monthsSince } = await figures()
    expect(counted.filter(({ value, recounted }) => value !== recounted)).toEqual([])
    const held = counted.find(({ figure }) => figure === 'conferences')!.value
    expect(held).toBeGreaterThan(1)
    expect(Object.values(venues).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0)
    expect([byRule, months]).toEqual([0, 1])
    expect(monthsSince).toBe(2)
    const { conferences, units, people } = await office.asks<{ conferences: number; units: { unitName: string; sessions: number }[]; people: { name: string }[] }>('officer', 'conferences.attendance', { year: 2026 })
    expect(conferences).toBe(held)
    expect(units.reduce((sum, unit) => sum + unit.sessions, 0)).toBe(counted.find(({ figure }) => figure === 'sessions')!.value)
    expect(people.length).toBeGreaterThan(0)
    expect(await office.asks('officer', 'conferences.attendance', { year: 2025 })).toMatchObject({ conferences: 0, units: [], people: [] })
    expect(await office.asks(CITIZEN, 'conferences.publicFigures', {})).toMatchObject({ conferences: held })
  })
})

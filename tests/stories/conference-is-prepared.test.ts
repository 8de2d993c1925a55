import { describe, expect, it } from 'vitest'
import type { Id, Refusal } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { checklist, forms, type Conference } from '#src/modules/conferences/contract.ts'
import type { Warning } from '#src/modules/conferences/inviting.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isReady, isReviewed, MEDIA, prepares } from './conference-steps.ts'
import { codesOf } from './steps.ts'

const office = useOffice('2026-04-01T09:00:00+08:00')

type Detail = Conference & { readonly missing: readonly string[]; readonly warnings: readonly Warning[] }
const detail = (conferenceId: Id): Promise<Detail> => office.asks<Detail>('officer', 'conferences.conference', { conferenceId })
const opens = async (input: object): Promise<Id> => idOf((await office.does('officer', 'conferences.open', { title: '发布会', ...input }))[0]!.subject)
const plans = (conferenceId: Id, at: string, until: string, place = '新闻发布厅') => office.does('officer', 'conferences.plan', { conferenceId, at, until, place, hostId: office.cast.person('officer2') })
const presents = (conferenceId: Id, unit: string, who: string, more: object = {}) =>
  office.does('officer', 'conferences.addSession', { conferenceId, unitId: office.cast.unit(unit), title: '情况介绍', speakerIds: [office.cast.person(who)], ...more })
const said = (refusals: readonly Refusal[]) => refusals.map(({ code, item, clause }) => [code, item, clause])

describe('twelve forms, each with what it needs', () => {
  it('[GS-59] [GB-31] the twelve forms are the union of the three documents', () => {
    expect(Object.values(forms).map(({ zh }) => zh)).toEqual([
      '新闻发布会', '新闻通报会', '新闻通气会', '吹风会', '情况介绍会', '记者招待会', '新闻媒体座谈会', '媒体专访', '集体采访', '书面信息发布', '线上线下答问', '答复书面或电话问询',
    ])
  })

  it('[WL-11] [GS-28] an interview names outlet and journalist, a written release its text; each missing part is named', async () => {
    const refused = await office.isRefused('officer', 'conferences.open', { occasion: 'thematic', form: 'exclusive_interview', title: '专访' })
    expect(said(refused)).toEqual([['conferences/form-incomplete', 'outlet', 'WL-11'], ['conferences/form-incomplete', 'journalist', 'WL-11']])
    expect(said(await office.isRefused('officer', 'conferences.open', { occasion: 'thematic', form: 'written_release', title: '书面' }))).toEqual([['conferences/form-incomplete', 'text', 'WL-11']])
    const written = await opens({ occasion: 'thematic', form: 'written_release', text: '供水管网检修安排。' })
    await office.does('officer', 'conferences.ready', { conferenceId: written })
    // Nobody is told to come to it.
    expect(await office.asks<{ items: unknown[] }>(CITIZEN, 'conferences.publicConferences', { limit: 20, coming: true })).toMatchObject({ items: [] })
    expect(said(await office.isRefused('officer', 'conferences.close', { conferenceId: written }))).toEqual([['conferences/evidence-missing', 'evidence', 'CV-7']])
    await office.does('officer', 'conferences.close', { conferenceId: written, evidence: 'https://example.gov.cn/releases/1' })
    expect(await detail(written)).toMatchObject({ state: 'held', evidence: 'https://example.gov.cn/releases/1' })
  })
})

describe('before a conference is ready', () => {
  it('[WL-21] [GS-43] every item of the checklist that is missing is named, in one answer', async () => {
    const conferenceId = await opens({ occasion: 'thematic' })
    const missing = (await office.isRefused('officer', 'conferences.ready', { conferenceId })).map(({ item }) => item)
    expect(missing).toEqual(Object.keys(checklist))
    expect(codesOf(await office.isRefused('officer', 'conferences.ready', { conferenceId }))).toEqual(['conferences/item-missing'])
    const topicId = await isReviewed(office, 'housing', '保障房配租结果')
    await plans(conferenceId, '2026-04-09T15:00:00+08:00', '2026-04-09T16:00:00+08:00')
    await presents(conferenceId, 'housing', 'third', { topicId })
    expect((await detail(conferenceId)).missing).toEqual(['invitations', 'lines', 'materials', 'equipment', 'filing', 'accessibility', 'transcript', 'evaluation'])
    await prepares(office, conferenceId)
    expect(await detail(conferenceId)).toMatchObject({ state: 'ready', missing: [] })
  })

  it('[NH-19] a topic that nobody reviewed, another unit’s, or one that is there already is refused', async () => {
    const conferenceId = await opens({ occasion: 'thematic' })
    const proposed = idOf((await office.does('waterWriter', 'agenda.proposeTopic', { unitId: office.cast.unit('water'), origin: 'unit', title: '二次供水改造', category: 'reform', interest: '高层住户关心水质，改造安排应当公开说明。' }))[0]!.subject)
    const session = { conferenceId, unitId: office.cast.unit('water'), title: '改造', speakerIds: [] }
    expect(said(await office.isRefused('officer', 'conferences.addSession', { ...session, topicId: proposed }))).toEqual([['conferences/topic-not-reviewed', proposed, 'NH-19']])
    const reviewed = await isReviewed(office, 'water', '水质月报公开')
    expect(codesOf(await office.isRefused('officer', 'conferences.addSession', { ...session, unitId: office.cast.unit('housing'), topicId: reviewed }))).toEqual(['conferences/topic-of-another-unit'])
    await office.does('officer', 'conferences.addSession', { ...session, topicId: reviewed })
    expect(codesOf(await office.isRefused('officer', 'conferences.addSession', { ...session, topicId: reviewed }))).toEqual(['conferences/topic-twice'])
  })

  it('[GB-15] a response with staff alone on the podium cannot be made ready, and a head who stays away is on record', async () => {
    const conferenceId = await opens({ occasion: 'emergency' })
    await plans(conferenceId, '2026-04-02T15:00:00+08:00', '2026-04-02T16:00:00+08:00', '应急指挥中心')
    const added = await presents(conferenceId, 'housing', 'writer')
    const sessionId = (added[0]!.data as { session: { id: Id } }).session.id
    for (const item of ['lines', 'transcript']) await office.does('officer', 'conferences.checkItem', { conferenceId, item, note: '已落实' })
    await office.does('officer', 'conferences.invite', { conferenceId, invitations: MEDIA.slice(0, 1) })
    expect(said(await office.isRefused('officer', 'conferences.ready', { conferenceId }))).toEqual([['conferences/no-head-speaks', sessionId, 'GB-15']])
    await office.does('officer', 'conferences.dropSession', { conferenceId, sessionId, reason: '改由负责人出席' })
    await presents(conferenceId, 'housing', 'third')
    await office.does('officer', 'conferences.ready', { conferenceId })
    await office.turnTo('2026-04-02T15:00:00+08:00')
    await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('writer')] })
    expect((await detail(conferenceId)).sessions).toMatchObject([{ unattended: true }])
  })

  it('[WL-21] what may be asked is written down and tried; until it goes well the conference says so, and stops nobody', async () => {
    const conferenceId = await opens({ occasion: 'emergency' })
    const added = await presents(conferenceId, 'housing', 'third')
    const sessionId = (added[0]!.data as { session: { id: Id } }).session.id
    const expects = { conferenceId, sessionId, question: '半夜施工有没有许可？', answer: '没有，已立案。' }
    expect(codesOf(await office.isRefused('officer', 'conferences.expectQuestion', { ...expects, sessionId: conferenceId }))).toEqual(['conferences/no-session'])
    await office.does('officer', 'conferences.expectQuestion', expects)
    expect(codesOf(await office.isRefused('officer', 'conferences.expectQuestion', expects))).toEqual(['conferences/expected-twice'])
    const tries = (no: number, verdict: string, note = '') => ({ conferenceId, no, verdict, note })
    expect(codesOf(await office.isRefused('officer', 'conferences.rehearse', tries(2, 'again')))).toEqual(['conferences/not-expected', 'conferences/try-without-note'])
    await office.does('officer', 'conferences.rehearse', tries(1, 'again', '没有说处罚'))
    expect((await detail(conferenceId)).warnings).toMatchObject([{ code: 'not-rehearsed', clause: 'WL-21', zh: '1 个预想提问还没有练好' }])
    await office.does('officer', 'conferences.rehearse', tries(1, 'ready'))
    expect(await detail(conferenceId)).toMatchObject({ warnings: [], expected: [{ no: 1, rehearsed: { verdict: 'ready' } }] })
  })

  it('two conferences in one room at one time: the second is refused with the name of the first', async () => {
    const [first, second] = [await opens({ occasion: 'thematic', title: '第一场' }), await opens({ occasion: 'thematic', title: '第二场' })]
    await plans(first, '2026-04-20T09:00:00+08:00', '2026-04-20T10:00:00+08:00')
    const refused = await office.isRefused('officer', 'conferences.plan', { conferenceId: second, at: '2026-04-20T09:30:00+08:00', until: '2026-04-20T10:30:00+08:00', place: '新闻发布厅' })
    expect(refused.map(({ code, params }) => [code, params?.['title']])).toEqual([['agenda/room-taken', '第一场']])
    expect(await detail(second)).not.toHaveProperty('at')
    await office.does('head', 'conferences.cancel', { conferenceId: first, reason: '并入例行发布会' })
    await plans(second, '2026-04-20T09:30:00+08:00', '2026-04-20T10:30:00+08:00')
  })

  it('[CX-6] what was announced stays beside what it became; before the announcement, and for another host, nothing was moved', async () => {
    const conferenceId = await isReady(office, { at: '2026-04-21T09:00:00+08:00', until: '2026-04-21T10:00:00+08:00', place: '一楼会议室' })
    await plans(conferenceId, '2026-04-21T09:00:00+08:00', '2026-04-21T10:30:00+08:00', '一楼会议室')
    expect((await detail(conferenceId)).moves).toEqual([])
    await plans(conferenceId, '2026-04-21T14:00:00+08:00', '2026-04-21T15:00:00+08:00', '二楼会议室')
    expect((await detail(conferenceId)).moves).toMatchObject([{ at: '2026-04-21T01:00:00.000Z', place: '一楼会议室' }])
    const thought = await opens({ occasion: 'thematic' })
    await plans(thought, '2026-04-22T09:00:00+08:00', '2026-04-22T10:00:00+08:00')
    await plans(thought, '2026-04-22T14:00:00+08:00', '2026-04-22T15:00:00+08:00')
    expect((await detail(thought)).moves).toEqual([])
  })

  it('what cannot be planned is refused with all reasons', async () => {
    const conferenceId = await opens({ occasion: 'thematic' })
    const nobody = '00000000-0000-7000-8000-000000000001'
    const plan = { conferenceId, at: '2026-04-01T09:00:00+08:00', until: '2026-04-01T08:00:00+08:00', place: '新闻发布厅', hostId: nobody }
    expect(codesOf(await office.isRefused('officer', 'conferences.plan', plan))).toEqual(['conferences/ends-before-it-begins', 'conferences/time-in-the-past', 'conferences/unknown-person'])
    expect(codesOf(await office.isRefused('officer', 'conferences.addSession', { conferenceId, unitId: nobody, title: '场次', speakerIds: [nobody] }))).toEqual(['conferences/unknown-person', 'conferences/unknown-unit'])
    expect(codesOf(await office.isRefused('officer', 'conferences.dropSession', { conferenceId, sessionId: nobody, reason: '撤下' }))).toEqual(['conferences/no-session'])
    expect(codesOf(await office.isRefused('officer', 'conferences.open', { occasion: 'regular', title: '例行' }))).toEqual(['conferences/regular-needs-slot'])
    expect(codesOf(await office.isRefused('officer', 'conferences.open', { occasion: 'regular', title: '例行', slotId: nobody }))).toEqual(['conferences/no-slot'])
  })
})

describe('who is invited', () => {
  it('[NH-11] [NH-44] [NH-12] a kind of media that nobody covers is a warning, not a block; forum people come without a press card', async () => {
    const conferenceId = await opens({ occasion: 'thematic' })
    expect(codesOf(await office.isRefused('officer', 'conferences.invite', { conferenceId, invitations: MEDIA }))).toEqual(['conferences/not-planned'])
    await plans(conferenceId, '2026-04-23T09:00:00+08:00', '2026-04-23T10:00:00+08:00')
    await office.does('officer', 'conferences.invite', { conferenceId, invitations: MEDIA.slice(0, 4) })
    expect((await detail(conferenceId)).warnings).toMatchObject([{ code: 'media-uncovered', clause: 'NH-11', zh: '未覆盖：论' }])
    await office.does('officer', 'conferences.invite', { conferenceId, invitations: MEDIA.slice(4) })
    const { warnings, invitations } = await detail(conferenceId)
    expect(warnings).toEqual([])
    expect(invitations.map(({ kind, accreditation }) => [kind, accreditation])).toEqual([['newspaper', 'press'], ['broadcast', 'press'], ['web', 'press'], ['microblog', 'guest'], ['forum', 'guest']])
    expect(codesOf(await office.isRefused('officer', 'conferences.invite', { conferenceId, invitations: MEDIA.slice(0, 1) }))).toEqual(['conferences/already-invited'])
  })

  it('[GS-43] [GS-28] the media learn of a regular conference a day before; whoever is told later, after others were in time, is marked late', async () => {
    await office.does('head', 'agenda.openYear', { year: 2026 })
    const slots = (await office.asks<{ items: { id: Id; originalOn: string }[] }>('officer', 'agenda.slots', { year: 2026 })).items
    const conferenceId = await opens({ occasion: 'regular', slotId: slots.find((one) => one.originalOn === '2026-06-10')!.id })
    await plans(conferenceId, '2026-06-10T09:30:00+08:00', '2026-06-10T11:00:00+08:00')
    const invite = (from: number) => ({ conferenceId, invitations: MEDIA.slice(from, from + 1) })
    await office.turnTo('2026-06-09T09:30:01+08:00')
    expect(said(await office.isRefused('officer', 'conferences.invite', invite(0)))).toEqual([['conferences/notice-too-short', 'at', 'GS-43']])
    const inTime = await opens({ occasion: 'regular', slotId: slots.find((one) => one.originalOn === '2026-07-10')!.id })
    await plans(inTime, '2026-07-10T09:30:00+08:00', '2026-07-10T11:00:00+08:00')
    await office.turnTo('2026-07-09T09:30:00+08:00')
    await office.does('officer', 'conferences.invite', { ...invite(0), conferenceId: inTime })
    await office.turnTo('2026-07-09T18:00:00+08:00')
    await office.does('officer', 'conferences.invite', { ...invite(1), conferenceId: inTime })
    expect((await detail(inTime)).invitations.map(({ late }) => late)).toEqual([false, true])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { codesOf } from './steps.ts'

const SELECTION = { political: '坚定', policy: '参与起草', business: '五年', news_experience: '四次', expression: '清楚' }
const PEOPLE = [
  { key: 'speaker', name: '冯清扬', posts: [{ role: 'spokesperson', unit: 'housing', selection: SELECTION, fullTime: true }] },
  { key: 'leader', name: '严守正', posts: [{ role: 'first_spokesperson', unit: 'housing' }] },
  { key: 'trainer', name: '纪南风', posts: [{ role: 'training_manager', unit: 'press' }] },
] as const
const office = useOffice('2026-01-01T09:00:00+08:00', { people: PEOPLE as never })
const person = (key: string): Id => office.cast.person(key)
const made = async (who: string, command: string, input: object): Promise<Id> => idOf((await office.does(who, command, input))[0]!.subject)
interface Slot { id: Id; originalOn: string; state: string; duty: string }
const slotsOf = async (duty: string): Promise<Slot[]> => (await office.asks<{ slots: Slot[]; others?: Slot[] }>('head', 'agenda.yearView', { year: 2026 }).then((year) => [...year.slots, ...(year.others ?? [])])).filter((slot) => slot.duty === duty)
interface Row { clause: string; holder: { id: string }; owed: number; done: number; left: number; state: string }
const hours = async (): Promise<Row> => (await office.asks<{ rows: Row[] }>('head', 'agenda.quotaBoard', { year: 2026 })).rows.find((row) => row.clause === 'GS-18')!
const record = (who: string, personId: Id) => office.asks<Record<string, unknown> & { hours: number; courses: object[] }>(who, 'training.recordOf', { personId, year: 2026 })
const practice = async (who: string, personId: Id): Promise<object[]> => (await office.asks<{ items: object[] }>(who, 'agenda.practiceOf', { personId, year: 2026 })).items
const COURSE = { title: '新闻发言人业务培训班', kind: 'spokesperson', aims: ['initiative', 'responsibility', 'service'], partner: '云溪大学', term: 3, on: '2026-03-15', until: '2026-03-16', place: '云溪大学继续教育学院', hours: 12 }

beforeAll(async () => {
  await office.does('head', 'agenda.setParameter', { parameter: 'course-interval', from: '2026-01-01', value: 120, reason: '本办计划一年三期' })
  await office.does('head', 'agenda.openYear', { year: 2026 })
})

describe('the plan of a year', () => {
  it('[NH-26][NH-24] how often courses are owed the office sets; a number that nobody gave opens no duty and is shown as not set', async () => {
    expect((await slotsOf('training-course')).map((slot) => slot.originalOn)).toEqual(['2026-03-16', '2026-07-14', '2026-11-11'])
    expect(await slotsOf('drill')).toEqual([])
    const { notSet } = await office.asks<{ notSet: { parameter: string }[] }>('head', 'agenda.quotaBoard', { year: 2026 })
    expect(notSet.map((one) => one.parameter)).toContain('drill-interval')
    expect(notSet.map((one) => one.parameter)).not.toContain('course-interval')
  })

  it('[NH-26][XM4-10][XM4-10a] the catalogue of courses holds the Internet, platforms, media literacy and visits to media, and the office adds its own', async () => {
    const ownKindId = await made('trainer', 'training.addKind', { name: '镜头前的表达' })
    expect(codesOf(await office.isRefused('trainer', 'training.addKind', { name: '镜头前的表达' }))).toEqual(['training/kind-known'])
    expect(codesOf(await office.isRefused('trainer', 'training.addKind', { name: '媒介素养' }))).toEqual(['training/kind-known'])
    for (const kind of ['internet', 'platform', 'media_literacy', 'media_visit', 'crisis', 'public_relations']) await office.does('trainer', 'training.planCourse', { ...COURSE, kind, title: `${kind} 专题`, aims: [], on: '2026-09-01', until: '2026-09-01' })
    await office.does('trainer', 'training.planCourse', { ...COURSE, kind: 'other', ownKindId, title: '出镜训练', on: '2026-10-12', until: '2026-10-12' })
    expect(codesOf(await office.isRefused('trainer', 'training.planCourse', { ...COURSE, ownKindId: person('head') }))).toEqual(['training/no-kind'])
    // Everybody may come, so everybody sees the plan.
    expect((await office.asks<{ items: { title: string }[] }>('writer', 'training.courses', { year: 2026 })).items.map((one) => one.title)).toContain('出镜训练')
    expect((await office.asks<{ items: { kind: string }[] }>('trainer', 'training.courses', { year: 2026 })).items.map((one) => one.kind)).toEqual(expect.arrayContaining(['media_literacy', 'media_visit', 'internet', 'platform']))
  })
})

describe('a course', () => {
  let courseId: Id = ''
  let expertId: Id = ''

  it('[NH-24][NH-25][NH-08] is held with a university in its term, taught by an expert of the bank, and says what it strengthens', async () => {
    expertId = await made('officer', 'experts.register', { name: '闻一川', title: '教授', organisation: '云溪大学新闻学院', fields: ['新闻传播'], engagement: 'contacted', from: '2026-01-01', conflicts: '无', consent: { uses: ['teach'], givenOn: '2025-12-31', until: '2026-12-31', evidence: '同意书' } })
    courseId = await made('trainer', 'training.planCourse', { ...COURSE, lecturers: [{ expertId }, { name: '省报副总编辑' }] })
    expect(await office.asks('trainer', 'training.course', { courseId })).toMatchObject({ partner: '云溪大学', term: 3, aims: ['initiative', 'responsibility', 'service'], lecturers: [{ expertId, name: '闻一川' }, { name: '省报副总编辑' }], state: 'planned' })
    expect((await office.asks<{ used: object[] }>('officer', 'experts.expert', { expertId })).used).toMatchObject([{ use: 'teach', title: COURSE.title }])
    expect(codesOf(await office.isRefused('trainer', 'training.planCourse', { ...COURSE, lecturers: [{ expertId: courseId }] }))).toEqual(['training/no-expert'])
    expect((await office.isRefused('trainer', 'training.planCourse', { ...COURSE, aims: ['awareness'] }))[0]).toMatchObject({ code: 'input/invalid' })
  })

  it('[GS-18][CV-7] is recorded once it is over, with who came and what shows it; nobody has more hours than it had', async () => {
    const attendees = [{ personId: person('speaker'), certificateNo: '云大培 2026-31' }, { personId: person('leader'), hours: 6 }]
    expect(codesOf(await office.isRefused('trainer', 'training.holdCourse', { courseId, attendees, evidence: '签到表' }))).toEqual(['training/not-over-yet'])
    await office.turnTo('2026-03-16T18:00:00+08:00')
    const wrong = [...attendees, { personId: person('leader'), hours: 20 }, { personId: courseId }]
    expect(codesOf(await office.isRefused('trainer', 'training.holdCourse', { courseId, attendees: wrong, evidence: '签到表' }))).toEqual(['training/more-than-the-course', 'training/named-twice', 'training/unknown-person'])
    await office.does('trainer', 'training.holdCourse', { courseId, attendees, evidence: '签到表' })
    expect(codesOf(await office.isRefused('trainer', 'training.holdCourse', { courseId, attendees, evidence: '签到表' }))).toEqual(['training/course-not-planned'])
    expect(codesOf(await office.isRefused('trainer', 'training.cancelCourse', { courseId, reason: '改期再办' }))).toEqual(['training/course-not-planned'])
    expect(await hours()).toMatchObject({ owed: 16, done: 12, left: 4, state: 'possible' })
  })

  it('[RL-14] of a course that was held everybody knows how many came; who came, each knows of themself', async () => {
    const seen = async (who: string) => (await office.asks<{ items: object[] }>(who, 'training.courses', { year: 2026 })).items.find((one) => 'id' in one && one.id === courseId)
    expect(await seen('trainer')).toMatchObject({ came: 2, attendees: [{}, {}], evidence: '签到表' })
    expect(await seen('speaker')).toMatchObject({ came: 2, attendees: [{ personId: person('speaker') }] })
    expect(await seen('writer')).toMatchObject({ came: 2, attendees: [] })
    expect(await office.asks('writer', 'training.course', { courseId })).not.toHaveProperty('evidence')
  })

  it('[GS-18] hours add up over courses until the year is met, and the next promised course is the one that was held', async () => {
    await office.turnTo('2026-07-10T18:00:00+08:00')
    const second = await made('trainer', 'training.planCourse', { ...COURSE, title: '互联网业务培训班', kind: 'internet', term: 4, on: '2026-07-10', until: '2026-07-10', hours: 4 })
    await office.does('trainer', 'training.holdCourse', { courseId: second, attendees: [{ personId: person('speaker') }], evidence: '签到表和照片' })
    expect(await hours()).toMatchObject({ owed: 16, done: 16, left: 0, state: 'met' })
    expect((await slotsOf('training-course')).map((slot) => slot.state)).toEqual(['held', 'held', 'planned'])
  })
})

describe('a person’s record', () => {
  it('[WL-27a] a leader who takes part in a real release has it as practice beside the courses; an act that was struck is none', async () => {
    const act = (await office.does('officer', 'agenda.recordAct', { on: '2026-07-08', unitId: office.cast.unit('press'), personIds: [person('leader')], occasion: 'thematic', form: 'press_conference', organiserLevel: 'municipal', evidence: { note: '市新闻办签到表' } })).find((fact) => fact.kind === 'agenda.actRecorded')!
    expect(await record('leader', person('leader'))).toMatchObject({ hours: 6, courses: [{ title: COURSE.title, hours: 6 }] })
    expect(await practice('leader', person('leader'))).toMatchObject([{ form: 'press_conference', on: '2026-07-08' }])
    await office.does('officer', 'agenda.strikeAct', { actId: idOf(act.subject), reason: '登记错了人' })
    expect(await practice('leader', person('leader'))).toEqual([])
  })

  it('[RL-14] is for that person and whoever keeps the records', async () => {
    expect(await record('speaker', person('speaker'))).toMatchObject({ hours: 16, courses: [{ certificateNo: '云大培 2026-31' }, {}] })
    expect((await record('trainer', person('speaker'))).hours).toBe(16)
    for (const query of ['training.recordOf', 'agenda.practiceOf']) {
      const answer = await office.desk.ask(office.cast.actor('writer'), query, { personId: person('speaker'), year: 2026 }, office.now())
      expect(answer, query).toMatchObject({ refusals: [{ code: 'training/not-your-record', clause: 'RL-14' }] })
    }
  })

  it('[WL-40][NH-08] holds courses, hours and drills, and no mark: nothing in it can count a hard question or a critical report against a speaker', async () => {
    expect(Object.keys(await record('trainer', person('speaker'))).toSorted()).toEqual(['courses', 'drills', 'hours', 'personId', 'year'])
  })
})

describe('those who speak', () => {
  it('[GS-24][XM4-18] are filed with the superior under a number, and how many do nothing else is counted', async () => {
    const roll = () => office.asks<{ items: { appointmentId: Id; name: string; fullTime: boolean; filingNo: string | null }[]; filed: number; fullTime: number }>('writer', 'directory.speakers', { unitId: office.cast.unit('housing') })
    const before = await roll()
    expect(before).toMatchObject({ filed: 0, fullTime: 1, items: [{ name: '严守正', fullTime: false }, { name: '冯清扬', fullTime: true, filingNo: null }, { name: '林溪' }] })
    const filing = { filingNo: '澄新备〔2026〕7 号', filedOn: '2026-07-01', filedWith: '市政府新闻办公室', publicContact: '区住建局办公室 26120002' }
    const appointmentId = before.items[1]!.appointmentId
    expect(codesOf(await office.isRefused('head', 'directory.fileAppointment', { appointmentId, ...filing, filedOn: '2027-01-01' }))).toEqual(['directory/filed-in-the-future'])
    await office.does('head', 'directory.fileAppointment', { appointmentId, ...filing })
    expect(await roll()).toMatchObject({ filed: 1, items: [{}, { filingNo: '澄新备〔2026〕7 号', filing: { filedWith: '市政府新闻办公室' } }, {}] })
    const editor = idOf((await office.does('head', 'directory.appoint', { personId: person('first'), unitId: office.cast.unit('housing'), role: 'editor' }))[0]!.subject)
    expect(codesOf(await office.isRefused('head', 'directory.fileAppointment', { appointmentId: editor, ...filing }))).toEqual(['directory/not-filed'])
  })

  it('[GS-24][RL-14] stand in a public list with post, unit and the contact of the office, and nobody else of the unit does', async () => {
    const listed = await office.asks<{ name: string; role: string; contact: string }[]>(CITIZEN, 'directory.publicSpeakers', {})
    expect(listed.filter((one) => one.role === 'spokesperson')).toMatchObject([{ name: '冯清扬', contact: '区住建局办公室 26120002' }])
    expect(new Set(listed.map((one) => one.role))).toEqual(new Set(['first_spokesperson', 'spokesperson', 'online_spokesperson']))
    expect(listed.map((one) => one.name)).not.toContain('沈一鸣')
  })
})

describe('those who speak know what was decided', () => {
  it('[GS-33] are invited to an important meeting with it; leaving them out needs a reason', async () => {
    const meeting = { title: '城市更新专题会', at: '2026-07-13T09:00:00+08:00' }
    const meetingId = await made('writer', 'briefings.callMeeting', { unitId: office.cast.unit('housing'), ...meeting })
    expect((await office.isRefused('waterWriter', 'briefings.callMeeting', { unitId: office.cast.unit('water'), ...meeting }))[0]).toMatchObject({ code: 'briefings/nobody-invited', clause: 'GS-33' })
    expect(codesOf(await office.isRefused('writer', 'briefings.callMeeting', { unitId: office.cast.unit('water'), ...meeting, notInvitedReason: '发言人正在选任中' }))).toEqual(['briefings/not-your-unit'])
    const excused = await made('waterWriter', 'briefings.callMeeting', { unitId: office.cast.unit('water'), ...meeting, notInvitedReason: '发言人正在选任中' })
    expect(codesOf(await office.isRefused('writer', 'briefings.recordMeeting', { meetingId, attendedIds: [person('first')], evidence: '签到表' }))).toEqual(['briefings/not-held-yet', 'briefings/not-invited'])
    await office.turnTo('2026-07-13T18:00:00+08:00')
    await office.does('writer', 'briefings.recordMeeting', { meetingId, attendedIds: [person('speaker')], evidence: '会议签到表' })
    await office.does('waterWriter', 'briefings.recordMeeting', { meetingId: excused, evidence: '会议签到表' })
    expect(codesOf(await office.isRefused('writer', 'briefings.cancelMeeting', { meetingId, reason: '不开了吧' }))).toEqual(['briefings/meeting-over'])
    const { rows } = await office.asks<{ rows: { month: number; unitId: Id; held: number; attended: number; share: number }[] }>('head', 'briefings.attendance', { year: 2026 })
    expect(rows.toSorted((a, b) => b.share - a.share)).toMatchObject([{ month: 7, unitId: office.cast.unit('housing'), held: 1, attended: 1, share: 1 }, { unitId: office.cast.unit('water'), held: 1, attended: 0, share: 0 }])
  })

  it('[GS-33] read what they are sent, each for themself; a classified document is not even named', async () => {
    const paper = { unitId: office.cast.unit('housing'), title: '关于城市更新的实施意见', number: '澄府发〔2026〕12 号', unclassified: true }
    expect(codesOf(await office.isRefused('writer', 'briefings.circulate', { ...paper, unclassified: false }))).toEqual(['briefings/classified'])
    expect(codesOf(await office.isRefused('waterWriter', 'briefings.circulate', { ...paper, unitId: office.cast.unit('water') }))).toEqual(['briefings/nobody-to-read'])
    const paperId = await made('writer', 'briefings.circulate', paper)
    expect(codesOf(await office.isRefused('writer', 'briefings.noteRead', { paperId }))).toEqual(['briefings/not-a-reader'])
    await office.does('speaker', 'briefings.noteRead', { paperId })
    await office.does('speaker', 'briefings.noteRead', { paperId })
    const { items } = await office.asks<{ items: { readerIds: Id[]; read: { personId: Id }[] }[] }>('speaker', 'briefings.papers', {})
    expect(items[0]).toMatchObject({ readerIds: [person('speaker'), person('leader')], read: [{ personId: person('speaker') }] })
    expect(items[0]!.read).toHaveLength(1)
  })
})

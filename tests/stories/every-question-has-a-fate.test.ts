import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { rulesOf } from '#src/app/followed-rules.ts'
import { makeDesk } from '#src/desk/desk.ts'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { parseInstant } from '#src/kernel/time.ts'
import type { Topic } from '#src/modules/agenda/contract.ts'
import type { Question } from '#src/modules/conferences/contract.ts'
import type { PublicQuestion } from '#src/modules/conferences/public.ts'
import { withOfficeValues } from '#src/modules/measures/office-values.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isReady, isReviewed, prepares } from './conference-steps.ts'
import { ANSWER, codesOf, dutyOf, finishes, isCleared, isPublished, isStudied } from './steps.ts'

const office = useOffice('2026-04-01T09:00:00+08:00')

const WORDS = '我家住东湖路 12 号，电话 13900001111，夜里还要停几次水？'
const submits = async (conferenceId: Id, text = WORDS): Promise<Id> => {
  const questionId = randomUUID()
  await office.does(CITIZEN, 'conferences.submitQuestion', { conferenceId, questionId, text })
  return questionId
}
const fates = async (conferenceId: Id) => (await office.asks<{ items: PublicQuestion[] }>(CITIZEN, 'conferences.publicQuestions', { conferenceId })).items
const question = async (conferenceId: Id, id: Id) => (await office.asks<{ items: (Question & { original: string | null })[] }>('officer', 'conferences.questions', { conferenceId })).items.find((one) => one.id === id)!
const begins = async (conferenceId: Id, day: string): Promise<void> => {
  await office.turnTo(`2026-${day}T15:00:00+08:00`)
  await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('third')] })
}
const at = (day: string) => ({ at: `2026-${day}T15:00:00+08:00`, until: `2026-${day}T16:00:00+08:00`, place: '新闻发布厅' })
const asks = async (conferenceId: Id, text: string, more: object = {}): Promise<Id> => idOf((await office.does('officer', 'conferences.askFromFloor', { conferenceId, outlet: '澄湾日报', text, ...more }))[0]!.subject)

describe('questions from citizens', () => {
  it('[NH-30] are taken until 24 hours before, to the second; their words are sealed and the public reads the office’s wording', async () => {
    const conferenceId = await isReady(office, at('04-10'))
    await office.turnTo('2026-04-09T15:00:00+08:00')
    const questionId = await submits(conferenceId)
    expect(codesOf(await office.isRefused(CITIZEN, 'conferences.submitQuestion', { conferenceId, questionId, text: WORDS }))).toEqual(['conferences/already-submitted'])
    await office.turnTo('2026-04-09T15:00:01+08:00')
    const late = await office.isRefused(CITIZEN, 'conferences.submitQuestion', { conferenceId, questionId: randomUUID(), text: '迟到的提问' })
    expect(late).toMatchObject([{ code: 'conferences/cut-off', clause: 'NH-30', params: { until: '2026-04-09 15:00' } }])
    expect(await fates(conferenceId)).toMatchObject([{ no: 1, from: 'citizen', state: 'asked', wording: null }])
    expect(JSON.stringify(await office.asks('officer', 'record.timeline', { matters: [conferenceId] }))).not.toContain('13900001111')
    expect((await question(conferenceId, questionId)).original).toBe(WORDS)
    expect(codesOf(await office.isRefused('officer', 'conferences.openFollowUp', { questionId, unitId: office.cast.unit('water') }))).toEqual(['conferences/not-worded'])
    await office.does('officer', 'conferences.wordQuestion', { questionId, wording: '夜间检修还要停几次水？' })
    expect(await fates(conferenceId)).toMatchObject([{ wording: '夜间检修还要停几次水？' }])
    expect(JSON.stringify(await fates(conferenceId))).not.toContain('13900001111')
  })
})

describe('what the office sets', () => {
  it('[NH-30] holds from its day on: questions close 48 hours before, who asks 30 hours before is refused with that time, and the page says it beforehand', async () => {
    const conferenceId = await isReady(office, at('04-11'))
    await office.does('head', 'agenda.setParameter', { parameter: 'question-cut-off', from: '2026-04-10', value: 48, reason: '提问须提前两天送各单位研究' })
    const rules = await rulesOf(office.pool.db, office.ledger.rules)
    const settled = makeDesk({ ...office.ledger, rules })
    const asksAt = (instant: string, conference = conferenceId) => settled.do(CITIZEN, 'conferences.submitQuestion', { conferenceId: conference, questionId: randomUUID(), text: WORDS }, parseInstant(instant)!)
    expect(await settled.ask(CITIZEN, 'conferences.publicConference', { conferenceId })).toMatchObject({ value: { asksUntil: '2026-04-09T07:00:00.000Z' } })
    expect(await asksAt('2026-04-10T09:00:00+08:00')).toMatchObject({ refusals: [{ code: 'conferences/cut-off', clause: 'NH-30', params: { until: '2026-04-09 15:00' } }] })
    expect(await asksAt('2026-04-09T15:00:00+08:00')).not.toHaveProperty('refusals')
  })

  it('[NH-41] a shorter time for follow-ups than the measure’s is the one that a question is given', async () => {
    const conferenceId = await isReady(office, at('04-12'))
    await begins(conferenceId, '04-12')
    const questionId = await asks(conferenceId, '何时公布名单？')
    const rules = withOfficeValues(office.ledger.rules, [{ from: '2026-04-01', ruleId: 'nanhu-2011/4/question-follow-up', within: 'P3WD', reason: '本办从严' }])
    const done = await makeDesk({ ...office.ledger, rules }).do(office.cast.actor('officer'), 'conferences.openFollowUp', { questionId, unitId: office.cast.unit('housing') }, office.now())
    if ('refusals' in done) throw new Error(JSON.stringify(done.refusals))
    expect(done.facts.find(({ kind }) => kind === 'conferences.followUpOpened')?.data).toMatchObject({ dueAt: '2026-04-15T16:00:00.000Z' })
  })
})

describe('every question has a public fate', () => {
  it('[NH-41] [XM4-17] [WL-27] answered on the spot by name and unit, followed up, merged, or declined with its reason; what is open is listed as open', async () => {
    const conferenceId = await isReady(office, at('04-13'))
    const early = await submits(conferenceId, '停水几天？')
    await begins(conferenceId, '04-13')
    const [first, second, third] = [await asks(conferenceId, '何时恢复？'), await asks(conferenceId, '什么时候恢复？'), await asks(conferenceId, '谁来赔偿？')]
    expect(codesOf(await office.isRefused('officer', 'conferences.answerOnSite', { questionId: first, speakerId: office.cast.person('waterHead') }))).toEqual(['conferences/not-a-speaker'])
    await office.does('officer', 'conferences.answerOnSite', { questionId: first, speakerId: office.cast.person('third') })
    await office.does('officer', 'conferences.mergeQuestion', { questionId: second, intoId: first })
    expect(codesOf(await office.isRefused('officer', 'conferences.mergeQuestion', { questionId: third, intoId: second }))).toEqual(['conferences/merge-nowhere'])
    expect(codesOf(await office.isRefused('officer', 'conferences.mergeQuestion', { questionId: third, intoId: conferenceId }))).toEqual(['conferences/no-question'])
    await office.does('officer', 'conferences.openFollowUp', { questionId: third, unitId: office.cast.unit('housing') })
    expect(codesOf(await office.isRefused('officer', 'conferences.declineQuestion', { questionId: early, reason: '停水天数已在通告中公布' }))).toEqual(['conferences/ground-missing'])
    await office.does('officer', 'conferences.declineQuestion', { questionId: early, ground: 'own_case', reason: '停水天数已在通告中公布' })
    expect(codesOf(await office.isRefused('officer', 'conferences.wordQuestion', { questionId: first, wording: '改一改' }))).toEqual(['conferences/question-settled', 'conferences/said-aloud'])
    expect(await fates(conferenceId)).toMatchObject([
      { no: 1, state: 'declined', reason: '停水天数已在通告中公布' },
      { no: 2, state: 'answeredOnSite', spokesperson: '陆明远', unitName: '澄湾区住房和城乡建设局' },
      { no: 3, state: 'merged', mergedNo: 2 },
      { no: 4, state: 'followUpOpen', unitName: '澄湾区住房和城乡建设局', wording: '谁来赔偿？' },
    ])
    expect(await office.asks(CITIZEN, 'conferences.publicConference', { conferenceId })).toMatchObject({ questions: 4, unanswered: 1 })
  })

  it('[NH-41] [NH-43] a follow-up has a unit and five working days, the May holiday left out; answered is not yet resolved', async () => {
    const conferenceId = await isReady(office, at('04-28'))
    await begins(conferenceId, '04-28')
    const questionId = await asks(conferenceId, '补贴何时到账？')
    await office.does('officer', 'conferences.openFollowUp', { questionId, unitId: office.cast.unit('housing') })
    expect(await dutyOf(office, questionId, 'question-follow-up')).toMatchObject({ state: 'open', unitId: office.cast.unit('housing'), dueAt: '2026-05-08T16:00:00.000Z' })
    expect((await question(conferenceId, questionId)).dueAt).toBe('2026-05-08T16:00:00.000Z')
    expect(codesOf(await office.isRefused('waterHead', 'conferences.answerFollowUp', { questionId, spokesperson: '江雨', how: 'letter', note: '已答' }))).toEqual(['conferences/no-question'])
    expect(codesOf(await office.isRefused('writer', 'conferences.resolveFollowUp', { questionId, result: '已发放' }))).toEqual(['conferences/question-settled'])
    await office.does('writer', 'conferences.answerFollowUp', { questionId, spokesperson: '林溪', how: 'telephone', note: '已电话告知记者' })
    expect(await dutyOf(office, questionId, 'question-follow-up')).toMatchObject({ state: 'fulfilled' })
    expect(await fates(conferenceId)).toMatchObject([{ state: 'followUpAnswered', spokesperson: '林溪', resolved: false }])
    await office.does('writer', 'conferences.resolveFollowUp', { questionId, result: '补贴已于五月十日发放' })
    expect(await fates(conferenceId)).toMatchObject([{ state: 'followUpAnswered', resolved: true }])
    expect(codesOf(await office.isRefused('writer', 'conferences.resolveFollowUp', { questionId, result: '再报一次' }))).toEqual(['conferences/already-resolved'])
  })

  it('[NH-43] a follow-up becomes a matter; the release that answers it answers the question', async () => {
    const conferenceId = await isReady(office, at('05-14'))
    await begins(conferenceId, '05-14')
    const questionId = await asks(conferenceId, '加装电梯怎么申请？')
    await office.does('officer', 'conferences.openFollowUp', { questionId, unitId: office.cast.unit('housing') })
    const messageId = (await question(conferenceId, questionId)).messageId!
    await isStudied(office, messageId)
    await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
    await office.does('writer', 'cases.accept', { caseId: messageId })
    const statementId = idOf((await office.does('writer', 'statements.start', { caseId: messageId, audience: 'public' }))[0]!.subject)
    const drafted = await finishes(office, statementId, { ...ANSWER, title: '加装电梯申请办法' })
    await isCleared(office, drafted)
    await isPublished(office, statementId)
    expect(await fates(conferenceId)).toMatchObject([{ state: 'followUpAnswered', releaseId: statementId, resolved: false }])
    expect(await dutyOf(office, questionId, 'question-follow-up')).toMatchObject({ state: 'fulfilled' })
  })

  it('[NH-21] a topic knows how many questions on it have no fate, and is not absorbed while there is one', async () => {
    const topicId = await isReviewed(office, 'water', '夏季供水安排')
    const conferenceId = idOf((await office.does('officer', 'conferences.open', { occasion: 'thematic', title: '夏季供水' }))[0]!.subject)
    await office.does('officer', 'conferences.plan', { conferenceId, ...at('05-18'), hostId: office.cast.person('officer2') })
    const added = await office.does('officer', 'conferences.addSession', { conferenceId, unitId: office.cast.unit('water'), topicId, title: '供水安排', speakerIds: [office.cast.person('waterHead')] })
    const sessionId = (added[0]!.data as { session: { id: Id } }).session.id
    await prepares(office, conferenceId)
    await office.turnTo('2026-05-18T15:00:00+08:00')
    await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('waterHead')] })
    const topic = () => office.asks<Topic>('officer', 'agenda.topic', { topicId })
    const [first, second] = [await asks(conferenceId, '水压何时恢复？', { sessionId }), await asks(conferenceId, '水价会涨吗？', { sessionId })]
    expect(await topic()).toMatchObject({ openQuestions: 2 })
    await office.does('officer', 'conferences.answerOnSite', { questionId: first, speakerId: office.cast.person('waterHead') })
    await office.does('officer', 'conferences.close', { conferenceId })
    await office.does('waterWriter', 'agenda.interpretTopic', { topicId, objects: [{ kind: 'text', title: '解读', body: '逐条说明夏季供水的安排。', policy: { title: '夏季供水保障方案' } }] })
    expect(codesOf(await office.isRefused('waterWriter', 'agenda.absorbTopic', { topicId, note: '提问都已纳入检修计划。' }))).toEqual(['agenda/questions-open'])
    await office.does('officer', 'conferences.openFollowUp', { questionId: second, unitId: office.cast.unit('water') })
    expect(await topic()).toMatchObject({ openQuestions: 0 })
    await office.does('waterWriter', 'agenda.absorbTopic', { topicId, note: '提问都已纳入检修计划。' })
  })
})

import { describe, expect, it } from 'vitest'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { sha256 } from '#src/record/digest.ts'
import type { AnsweredQuestion, FollowedQuestion } from '#src/modules/publication/public.ts'
import { ANSWER, asks, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')
const CODE = 'HY-7Q2M-K9ZT-4XWP-81VD'
const queryHash = sha256(CODE)

describe('an asker follows the matter by its query code', () => {
  it('[GS-69] [NH-01] each step shows, the promised next word too, and the answer word for word as it was cleared', async () => {
    const follow = () => office.asks<FollowedQuestion>(CITIZEN, 'publication.questionByCode', { queryHash })
    const messageId = await asks(office, undefined, { source: 'online_inquiry', queryHash, sealedContact: 'AAAA' })
    expect(await follow()).toMatchObject({ state: 'received', unit: null, clock: { clause: 'GB-14', dueAt: '2026-10-14T01:00:00.000Z', state: 'open' }, answers: [] })
    await office.turnTo('2026-10-12T09:10:00+08:00')
    await isAccepted(office, messageId)
    expect(await follow()).toMatchObject({ state: 'accepted', unit: '澄湾区住房和城乡建设局', progress: { acceptedAt: '2026-10-12T01:10:00.000Z' } })
    await office.does('writer', 'cases.promiseUpdate', { caseId: messageId, dueAt: '2026-10-13T12:00:00+08:00', what: '核查进展' })
    expect((await follow()).progress.nextUpdateAt).toBe('2026-10-13T04:00:00.000Z')
    await office.turnTo('2026-10-13T11:00:00+08:00')
    const drafted = await isDrafted(office, messageId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    const answered = await follow()
    expect(answered).toMatchObject({ state: 'answered', clock: { state: 'fulfilled', dischargedAt: '2026-10-13T03:00:00.000Z' } })
    expect(answered.answers).toMatchObject([{ releaseId: drafted.statementId, unit: '澄湾区住房和城乡建设局', content: { facts: ANSWER.facts, measures: ANSWER.measures, result: ANSWER.result } }])
    expect(JSON.stringify(answered)).not.toContain('孩子睡不着')

    const wrong = await office.desk.ask(CITIZEN, 'publication.questionByCode', { queryHash: sha256('HY-0000') }, office.now())
    expect(wrong).toEqual({ value: null })
  })

  it('[NH-01] the portal shows question, answer, answering unit, both times and the release', async () => {
    const { items } = await office.asks<{ items: AnsweredQuestion[] }>(CITIZEN, 'publication.publicQuestions', {})
    expect(items).toMatchObject([{ unitName: '澄湾区住房和城乡建设局', knownAt: '2026-10-12T01:00:00.000Z', firstReleasedAt: '2026-10-13T03:00:00.000Z', answers: 1, content: { question: ANSWER.question, facts: ANSWER.facts } }])
    expect(items[0]!.releaseId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

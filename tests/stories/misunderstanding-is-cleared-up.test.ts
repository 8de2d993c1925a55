import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { asks, dutiesOf, dutyOf, isCleared, isDrafted, isPublished, isStudied } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')

async function accepted(text: string, study: object, extra: object = {}): Promise<string> {
  const messageId = await asks(office, text, extra)
  await isStudied(office, messageId, { classes: [], ...study })
  await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
  await office.does('writer', 'cases.accept', { caseId: messageId })
  return messageId
}

describe('a misunderstanding is met by publishing the facts', () => {
  it('[GS-72] within 48 hours of the government knowing, in public; a reply to the asker alone does not pay it', async () => {
    const caseId = await accepted('是不是以后外地孩子都不能上公办小学了?', { stance: 'misunderstanding' }, { knownAt: '2026-10-12T07:00:00+08:00' })
    expect(await dutyOf(office, caseId, 'clarification')).toMatchObject({ dueAt: '2026-10-13T23:00:00.000Z', owedTo: 'public', unitId: office.cast.unit('housing') })
    const reply = await isDrafted(office, caseId, undefined, 'asker')
    await office.does('first', 'review.sign', { reviewId: reply.reviewId, digest: reply.digest, items: ['review1', 'proof1', 'check:policy'], verdict: 'pass' })
    await office.does('second', 'review.sign', { reviewId: reply.reviewId, digest: reply.digest, items: ['check:secrecy'], verdict: 'pass' })
    await isPublished(office, reply.statementId)
    expect((await dutyOf(office, caseId, 'response')).state).toBe('fulfilled')
    expect((await dutyOf(office, caseId, 'clarification')).state).toBe('open')
    const release = await isDrafted(office, caseId)
    await isCleared(office, release)
    await isPublished(office, release.statementId)
    expect(await dutyOf(office, caseId, 'clarification')).toMatchObject({ state: 'fulfilled', dischargedBy: { kind: 'publication.released' } })
  })

  it('[GS-72] [GB-06] a major policy misread owes it too; a plain complaint does not', async () => {
    const misread = await accepted('新的停车办法就是变相收费吧?', { classes: ['policy_misread'], stance: 'doubt' })
    expect((await dutyOf(office, misread, 'clarification')).state).toBe('open')
    const complaint = await accepted('物业保安态度恶劣,要求处理。', { stance: 'criticism' })
    expect((await dutiesOf(office, complaint)).map((duty) => duty.duty)).not.toContain('clarification')
  })

  it('[GS-72] [CV-4] the moment of knowledge corrected, its clock follows', async () => {
    const caseId = await accepted('听说公交要取消老年卡,是真的吗?', { stance: 'misunderstanding' })
    await office.does('officer', 'intake.correctKnownAt', { messageId: caseId, knownAt: '2026-10-12T03:00:00+08:00', reason: '热线凌晨三点已接到' })
    expect(await dutyOf(office, caseId, 'clarification')).toMatchObject({ dueAt: '2026-10-13T19:00:00.000Z', moved: [{ was: '2026-10-14T01:00:00.000Z', why: 'known-at-corrected' }] })
  })
})

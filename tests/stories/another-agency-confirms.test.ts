import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CITIZEN, useOffice } from '../setup/office.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import type { Review } from '#src/modules/review/contract.ts'
import { openKeys, useKeys } from '#src/record/keys.ts'
import { linkToken } from '#src/modules/review/link-queries.ts'
import { ANSWER, asks, codesOf, isAccepted, isDrafted, isPublished, THREE_ACTS, type Drafted } from './steps.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const office = useOffice('2026-10-12T09:00:00+08:00')
const MENTIONS = { ...ANSWER, facts: `${ANSWER.facts}澄湾区水务局同日关闭了施工用水。` }
let caseId: string
let keyFolder: string
afterAll(() => rm(keyFolder, { recursive: true, force: true }))
beforeAll(async () => {
  keyFolder = await mkdtemp(join(tmpdir(), 'huiying-keys-'))
  useKeys(await openKeys(keyFolder, undefined))
  caseId = await isAccepted(office, await asks(office))
})

async function signedByAll(drafted: Drafted): Promise<void> {
  for (const [who, items] of THREE_ACTS) await office.does(who, 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: [...items], verdict: 'pass' })
}
const stillMissing = async ({ statementId }: Drafted) => (await office.isRefused('head', 'publication.release', { statementId })).map((one) => [one.item, one.params!['reason'], one.clause])

describe('what concerns another agency is confirmed by it', () => {
  it('[GB-35] the agency is found in the text by the register of units, and the release waits for its answer', async () => {
    const drafted = await isDrafted(office, caseId, MENTIONS)
    await signedByAll(drafted)
    expect(await stillMissing(drafted)).toEqual([['confirmation:澄湾区水务局', 'no-answer', 'GB-35']])
    const foreign = await office.isRefused('writer', 'review.answerConfirmation', { reviewId: drafted.reviewId, name: '澄湾区水务局', answer: 'confirm' })
    expect(codesOf(foreign)).toEqual(['review/not-your-confirmation'])
    const reads = async () => (await office.asks<{ texts: { no: number; digest: string }[] }>('waterHead', 'statements.texts', { statementId: drafted.statementId })).texts.map(({ no, digest }) => [no, digest])
    expect(await reads()).toEqual([[1, drafted.digest]])
    await office.does('waterHead', 'review.answerConfirmation', { reviewId: drafted.reviewId, name: '澄湾区水务局', answer: 'confirm' })
    expect(await reads()).toEqual([[1, drafted.digest]]) // and reads on what it stood for
    await isPublished(office, drafted.statementId)
  })

  it('[GB-35] whoever was not asked reads no edition, and the asked agency not the rest of the statement', async () => {
    const drafted = await isDrafted(office, caseId, ANSWER)
    for (const query of ['statements.texts', 'statements.statement']) await expect(office.asks('waterHead', query, { statementId: drafted.statementId })).rejects.toThrow('statements/no-statement')
    const mentions = await isDrafted(office, await isAccepted(office, await asks(office)), MENTIONS)
    await expect(office.asks('waterHead', 'statements.statement', { statementId: mentions.statementId })).rejects.toThrow('statements/no-statement')
  })

  it('[GB-35] silence is never consent: called after four hours, still refused after thirty days', async () => {
    const drafted = await isDrafted(office, caseId, MENTIONS)
    await signedByAll(drafted)
    await office.pass(4)
    const { items } = await office.asks<{ items: Duty[] }>('waterHead', 'duties.mine', { unitId: office.cast.unit('water') })
    const asked = items.filter((duty) => duty.about === `${drafted.reviewId}:澄湾区水务局`)
    expect(asked).toMatchObject([{ duty: 'confirmation', state: 'open', called: [{ at: office.now(), to: 'press_office_head' }] }])
    await office.pass(30 * 24)
    expect(await stillMissing(drafted)).toEqual([['confirmation:澄湾区水务局', 'no-answer', 'GB-35']])
  })

  it.each([['amend', 'amendment-asked'], ['object', 'objection']] as const)('[GB-35] its answer "%s" needs a reason and keeps the release back for good', async (answer, reason) => {
    const drafted = await isDrafted(office, caseId, MENTIONS)
    await signedByAll(drafted)
    const given = { reviewId: drafted.reviewId, name: '澄湾区水务局', answer }
    expect(codesOf(await office.isRefused('waterHead', 'review.answerConfirmation', given))).toEqual(['review/reason-missing'])
    await office.does('waterHead', 'review.answerConfirmation', { ...given, note: '关闭用水的时间不对' })
    expect(await stillMissing(drafted)).toEqual([['confirmation:澄湾区水务局', reason, 'GB-35']])
    expect((await office.asks<Review>('officer', 'review.review', { reviewId: drafted.reviewId })).state).toBe('open')
    expect(codesOf(await office.isRefused('waterHead', 'review.answerConfirmation', { reviewId: drafted.reviewId, name: '澄湾区水务局', answer: 'confirm' }))).toEqual(['review/no-confirmation'])
  })

  it('[GB-35] a reply to one asker that names another agency waits for it just the same', async () => {
    const drafted = await isDrafted(office, caseId, MENTIONS, 'asker')
    await office.does('first', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['review1', 'proof1', 'check:policy'], verdict: 'pass' })
    await office.does('second', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['check:secrecy'], verdict: 'pass' })
    expect((await stillMissing(drafted)).map(([item, reason]) => [item, reason])).toEqual([['confirmation:澄湾区水务局', 'no-answer']])
  })

  it('[GB-35] a confirmer outside answers by a link, once', async () => {
    const started = await office.does('writer', 'statements.start', { caseId, audience: 'public' })
    const statementId = started[0]!.subject.split(':')[1]!
    const finished = await office.does('writer', 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, contentClass: 'other' }, mentions: ['省水文站'] })
    const { subject, data } = finished.find((fact) => fact.kind === 'review.requested')!
    const drafted = { statementId, reviewId: subject.split(':')[1]!, digest: (data as { edition: { digest: string } }).edition.digest }
    await signedByAll(drafted)
    expect(await stillMissing(drafted)).toEqual([['confirmation:省水文站', 'no-answer', 'GB-35']])
    await office.does('writer', 'review.sendLink', { reviewId: drafted.reviewId, name: '省水文站' })
    const token = linkToken(drafted.reviewId, '省水文站', drafted.digest)
    const answer = { token, answer: 'confirm', answeredBy: '值班人员' }
    expect(codesOf(await office.isRefused(CITIZEN, 'review.answerByLink', { ...answer, token: 'C'.repeat(32) }))).toEqual(['review/link-unknown'])
    await office.does(CITIZEN, 'review.answerByLink', answer)
    expect(codesOf(await office.isRefused(CITIZEN, 'review.answerByLink', answer))).toEqual(['review/link-unknown'])
    await isPublished(office, statementId)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import type { Item } from '#src/modules/triage/contract.ts'
import { asks, codesOf, isCleared, isDrafted, isPublished, isStudied } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')
const EVIDENCE = [{ address: 'https://forum.example/t/1', capturedAt: '2026-10-12T09:10:00+08:00', sha256: 'a'.repeat(64) }]
const WHOLE = { threshold: '谣称水源投毒,引发抢购和堵路,严重扰乱秩序', statute: '治安管理处罚法第二十九条', evidence: EVIDENCE, authority: '澄湾区公安分局' }

let messageId: string
let statementId: string
describe('a grave rumour is answered, and beside that referred', () => {
  beforeAll(async () => {
    messageId = await asks(office, '内部消息,自来水厂被投毒,赶紧囤水,转给所有人!', { source: 'online_post' })
    await isStudied(office, messageId, { classes: ['vital_interest'], stance: 'rumour' })
    await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
    await office.does('writer', 'cases.accept', { caseId: messageId })
    const drafted = await isDrafted(office, messageId)
    statementId = drafted.statementId
    await isCleared(office, drafted)
  })

  it('[GB-11] [RL-3] an empty referral is refused, and every missing item is named at once', async () => {
    const refused = await office.isRefused('officer', 'triage.proposeReferral', { messageId })
    expect(refused.map((one) => one.item).toSorted()).toEqual(['authority', 'evidence', 'response', 'statute', 'threshold'])
    expect(refused.every((one) => one.clause !== undefined)).toBe(true)
  })

  it.each(['threshold', 'statute', 'evidence', 'authority'] as const)('[GB-11] [RL-3] without its %s it is refused, and only that is named with the response', async (field) => {
    const { [field]: _, ...rest } = WHOLE
    const refused = await office.isRefused('officer', 'triage.proposeReferral', { messageId, ...rest })
    expect(refused.map((one) => one.item).toSorted()).toEqual(['response', field].toSorted())
  })

  it('[GB-11] cleared is not published: without a published or scheduled answer there is no referral', async () => {
    expect(codesOf(await office.isRefused('officer', 'triage.proposeReferral', { messageId, ...WHOLE, responseReleaseId: statementId }))).toEqual(['triage/referral-without-response'])
  })

  it('[GB-11] [RL-3] [GS-73] with the answer out it is proposed; nobody approves their own, another person does; it holds content and nothing about its author', async () => {
    await isPublished(office, statementId)
    await office.does('head', 'triage.proposeReferral', { messageId, ...WHOLE, responseReleaseId: statementId, author: '某网友', phone: '13800000000' })
    const twice = await office.isRefused('officer', 'triage.proposeReferral', { messageId, ...WHOLE, responseReleaseId: statementId })
    expect(codesOf(twice)).toEqual(['triage/already-referred'])
    const own = await office.isRefused('head', 'triage.approveReferral', { messageId, decision: 'approve', note: '同意' })
    expect(codesOf(own)).toEqual(['triage/own-referral'])
    await office.does('third', 'triage.approveReferral', { messageId, decision: 'approve', note: '同意移交' })
    // The words are evidence from now on: they outlive their term until somebody says that nobody needs them.
    expect(await office.asks('officer', 'intake.message', { messageId })).toMatchObject({ held: { ground: 'referral' } })
    const { referral } = await office.asks<Item>('officer', 'triage.item', { messageId })
    expect(referral).toMatchObject({ state: 'approved', proposedBy: office.cast.person('head'), decidedBy: office.cast.person('third') })
    expect(Object.keys(referral!).toSorted()).toEqual(['authority', 'decidedBy', 'evidence', 'proposedAt', 'proposedBy', 'responseReleaseId', 'state', 'statute', 'threshold'])
    expect(Object.keys(referral!.evidence[0]!).toSorted()).toEqual(['address', 'capturedAt', 'sha256'])
  })

  it('[RL-3] [GS-73] mockery, criticism, complaint alone are never a ground, whatever else is written', async () => {
    for (const stance of ['criticism', 'doubt', 'suggestion', 'help', 'report', 'misunderstanding']) {
      const mocked = await asks(office, `把局长画成卡通形象,配文说办事像蜗牛(${stance})。`)
      await isStudied(office, mocked, { classes: [], stance })
      const refused = await office.isRefused('officer', 'triage.proposeReferral', { messageId: mocked, ...WHOLE, responseReleaseId: statementId })
      expect(codesOf(refused)).toEqual(['triage/no-ground-for-referral'])
    }
  })

  it('[GS-73] a reply to one asker clarifies nothing in public', async () => {
    const other = await asks(office, '听说明天起全区要停电一个月,赶紧转发!', { source: 'online_post' })
    await isStudied(office, other, { classes: [], stance: 'rumour' })
    await office.does('officer', 'triage.accept', { messageId: other, unitId: office.cast.unit('housing') })
    await office.does('writer', 'cases.accept', { caseId: other })
    const drafted = await isDrafted(office, other, undefined, 'asker')
    await office.does('first', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['review1', 'proof1', 'check:policy'], verdict: 'pass' })
    await office.does('second', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['check:secrecy'], verdict: 'pass' })
    await isPublished(office, drafted.statementId)
    expect(codesOf(await office.isRefused('officer', 'triage.proposeReferral', { messageId: other, ...WHOLE, responseReleaseId: drafted.statementId }))).toEqual(['triage/referral-without-response'])
  })
})

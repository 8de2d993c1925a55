import { beforeAll, describe, expect, it } from 'vitest'
import type { PublicConference } from '#src/modules/conferences/public.ts'
import type { Chapter } from '#src/modules/evaluation/year-report.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isReady } from './conference-steps.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import { withholdingGrounds } from '#src/modules/review/contract.ts'
import { asks, codesOf, isAccepted, isCleared, isDrafted, isPublished, type Drafted } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')
const WITHHELD = { ground: '16-process', explanation: '尚在讨论中的方案,属过程性信息', reviewOn: '2027-03-31', lifeSafety: false }
const owed = async (): Promise<Duty[]> => (await office.asks<{ items: Duty[] }>('third', 'duties.mine', {})).items.filter((duty) => duty.duty === 'review-of-withholding')

let caseId: string
let drafted: Drafted
describe('disclosure is the rule; withholding is a decision with an end', () => {
  beforeAll(async () => {
    caseId = await isAccepted(office, await asks(office))
    drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
  })

  it('[GS-60] [RL-12] a ground of the statute, a decider and a review within twelve months; image is no ground', async () => {
    expect(Object.keys(withholdingGrounds).every((ground) => /^1[456]-/.test(ground))).toBe(true)
    const { statementId } = drafted
    for (const ground of ['image', '形象', 'mass-incident', '']) {
      expect((await office.isRefused('third', 'review.withhold', { ...WITHHELD, statementId, ground })).map((one) => one.item)).toEqual(['ground'])
    }
    expect((await office.isRefused('third', 'review.withhold', { ...WITHHELD, statementId, reviewOn: undefined })).map((one) => one.item)).toEqual(['reviewOn'])
    const bare = await office.isRefused('third', 'review.withhold', { ...WITHHELD, statementId, ground: undefined, reviewOn: undefined, lifeSafety: true })
    expect(bare.map((one) => [one.code, one.item])).toEqual([['review/withholding-incomplete', 'ground'], ['review/withheld-too-long', 'reviewOn'], ['review/life-safety', 'lifeSafety']])
    expect(bare.every((one) => one.clause !== undefined)).toBe(true)
    const late = await office.isRefused('third', 'review.withhold', { ...WITHHELD, statementId, reviewOn: '2027-10-13' })
    expect(late.map((one) => [one.code, one.item])).toEqual([['review/withheld-too-long', 'reviewOn']])
    expect(codesOf(await office.isRefused('third', 'review.withhold', { ...WITHHELD, statementId, reviewOn: '2026-10-12' }))).toEqual(['review/withheld-too-long'])
    expect(codesOf(await office.isRefused('writer', 'review.withhold', { ...WITHHELD, statementId }))).toEqual(['desk/role-missing'])
  })

  it('[RL-12] what people need for their lives is never withheld', async () => {
    const refused = await office.isRefused('third', 'review.withhold', { ...WITHHELD, statementId: drafted.statementId, lifeSafety: true })
    expect(codesOf(refused)).toEqual(['review/life-safety'])
  })

  it('[GS-60] without a decision the default is to publish', async () => {
    const other = await isDrafted(office, caseId)
    await isCleared(office, other)
    expect((await isPublished(office, other.statementId)).map((fact) => fact.kind)).toEqual(['publication.ordered'])
  })

  it('[GS-60] [RL-12] a standing decision holds the release back; its overdue review raises the alarm; ended, the text goes out', async () => {
    const { statementId } = drafted
    const made = await office.does('third', 'review.withhold', { ...WITHHELD, statementId })
    const withholdingId = idOf(made[0]!.subject)
    expect(made[0]!.data).toMatchObject({ ground: '16-process', decidedBy: office.cast.person('third'), reviewOn: '2027-03-31' })
    expect((await office.isRefused('head', 'publication.release', { statementId })).map((one) => [one.code, one.clause])).toEqual([['publication/withheld', 'RL-12']])
    // 31 March lasts until its 24:00.
    expect(await owed()).toMatchObject([{ dueAt: '2027-03-31T16:00:00.000Z', state: 'open', unitId: office.cast.unit('housing') }])
    for (const at of ['2027-03-02T12:00:00+08:00', '2027-04-01T00:00:00+08:00', '2027-04-02T09:00:00+08:00']) await office.turnTo(at)
    const [late] = await owed()
    expect(late).toMatchObject({ breachedAt: '2027-03-31T16:00:00.000Z' })
    expect(late!.called.map((call) => call.to)).toEqual(['unit_head', 'press_office_head'])

    expect(codesOf(await office.isRefused('third', 'review.lookAgain', { withholdingId, decision: 'renew', explanation: '方案仍在讨论之中,续期', reviewOn: '2028-04-03' }))).toEqual(['review/withheld-too-long'])
    await office.does('third', 'review.lookAgain', { withholdingId, decision: 'renew', explanation: '方案仍在讨论之中,续期', reviewOn: '2027-06-30' })
    expect(await owed()).toMatchObject([{ dueAt: '2027-06-30T16:00:00.000Z' }])
    await office.does('third', 'review.lookAgain', { withholdingId, decision: 'end', explanation: '方案已经定稿,予以公开' })
    expect(await owed()).toEqual([])
    await isPublished(office, statementId)
  })

  it('[NH-23] an emergency conference is public by default, and the public oversees what is withheld: how often, on which ground of the statute', async () => {
    const conferenceId = await isReady(office, { at: '2027-04-06T15:00:00+08:00', until: '2027-04-06T16:00:00+08:00', place: '新闻发布厅', title: '东湖路塌陷处置通报' })
    const { items } = await office.asks<{ items: PublicConference[] }>(CITIZEN, 'conferences.publicConferences', { coming: true })
    expect(items).toMatchObject([{ id: conferenceId, title: '东湖路塌陷处置通报', occasion: 'emergency', place: '新闻发布厅' }])
    // Nothing that can be said of a conference keeps it from the public; called off, it stays with its reason.
    await office.does('head', 'conferences.cancel', { conferenceId, reason: '险情已经排除' })
    expect(await office.asks(CITIZEN, 'conferences.publicConference', { conferenceId })).toMatchObject({ state: 'cancelled', reason: '险情已经排除' })
    const told = async (year: number): Promise<object> => {
      const { chapters } = await office.asks<{ chapters: Chapter[] }>(CITIZEN, 'evaluation.yearReport', { year })
      return Object.fromEntries(chapters.find(({ right }) => right === 'know')!.rows.map((row) => [row.en, row.value]))
    }
    expect(await told(2026)).toMatchObject({ 'decisions to withhold': 1, 'of these under article 16: process': 1, 'of earlier ones, ended': 0 })
    expect(await told(2027)).toMatchObject({ 'decisions to withhold': 0, 'of earlier ones, ended': 1 })
  })
})

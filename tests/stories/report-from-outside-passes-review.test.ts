import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { raiseOffice } from '#src/app/cast.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { PublicReport } from '#src/modules/evaluation/public-queries.ts'
import type { Chapter } from '#src/modules/evaluation/year-report.ts'
import type { PublicRelease } from '#src/modules/publication/public.ts'
import type { Review } from '#src/modules/review/contract.ts'
import { sha256 } from '#src/record/digest.ts'
import { transact } from '#src/record/transaction.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { codesOf, isPublished, THREE_ACTS } from './steps.ts'

// The press office's own reviewers: a report from outside belongs to no department.
const office = useOffice('2026-03-02T09:00:00+08:00', { people: [
  { key: 'pressFirst', name: '宋知', posts: ['reviewer_1', 'check_wording', 'check_policy'].map((role) => ({ role, unit: 'press' })) },
  { key: 'pressSecond', name: '何方', posts: ['reviewer_2', 'check_legal', 'check_secrecy'].map((role) => ({ role, unit: 'press' })) },
  { key: 'pressThird', name: '冯一', posts: ['reviewer_3', 'check_political'].map((role) => ({ role, unit: 'press' })) },
] })
const REPORT = '抽查二十件回应，十九件按时，一件迟了两天；市住建系统答复质量较上年提高，住房和城乡建设局两件答复没有写明下一步。'
let evaluator: Actor
let engagementId: Id

const publicReports = () => office.asks<PublicReport[]>(CITIZEN, 'evaluation.thirdPartyReports', {})
const rowsOf = async () => Object.fromEntries((await office.asks<{ chapters: Chapter[] }>(CITIZEN, 'evaluation.yearReport', { year: 2026 })).chapters.flatMap((chapter) => chapter.rows).map((row) => [row.en, row.value]))
const reviewNow = () => office.asks<Review>('pressFirst', 'review.review', { statementId: engagementId })
async function signedBy(acts: readonly (readonly [string, readonly string[]])[]): Promise<void> {
  const { id, digest } = await reviewNow()
  for (const [who, items] of acts) await office.does(who, 'review.sign', { reviewId: id, digest, items: [...items], verdict: 'pass' })
}
const ACTS = THREE_ACTS.map(([who, items]) => [`press${who[0]!.toUpperCase()}${who.slice(1)}`, items] as const)

beforeAll(async () => {
  const outside = await raiseOffice(office.desk, [{ key: 'stat', name: '澄湾区统计调查队', kind: 'city_unit' }], [{ key: 'eva', name: '方择', posts: [{ role: 'third_party_evaluator', unit: 'stat' }] }], office.now())
  evaluator = outside.actor('eva')
  const engagement = { organisation: '澄湾区统计调查队', personId: outside.person('eva'), unitIds: [office.cast.unit('housing')], until: '2026-03-20T00:00:00+08:00', purpose: '年度第三方评估' }
  engagementId = idOf((await office.does('head', 'evaluation.engage', engagement))[0]!.subject)
})

describe('a report from outside passes review before it is public', () => {
  it('[GB-46] [GB-34] what is filed goes to the review of the press office word for word, and no word of it is public; that it waits is', async () => {
    const facts = await office.does(evaluator, 'evaluation.fileReport', { engagementId, title: '2026 年第三方评估', report: REPORT })
    expect(facts.map((fact) => fact.kind)).toEqual(['evaluation.reported', 'statements.started', 'statements.editionFinished', 'review.requested'])
    const { texts } = await office.asks<{ texts: { digest: string; content: { facts: string; spokesperson: string } }[] }>('head', 'statements.statement', { statementId: engagementId })
    expect(texts).toMatchObject([{ digest: (await reviewNow()).digest, content: { facts: REPORT, spokesperson: '澄湾区统计调查队' } }])
    expect(await publicReports()).toEqual([])
    expect(await rowsOf()).toMatchObject({ 'reports by third parties': 0, 'reports by third parties filed and not public yet': 1 })
  })

  it('[GB-46] the public role can read no free text of an engagement, whatever it asks', async () => {
    const read = (columns: string) => transact(office.pool.db, { actor: CITIZEN, role: 'huiying_public', dial: office.now() }, async (tx) => (await sql.raw(`select ${columns} from evaluation.engagement`).execute(tx.db)).rows)
    expect(await read('id, state, unit_scope, filed_at')).toHaveLength(1)
    for (const column of ['title', 'report', 'organisation', 'doc', '*']) await expect(read(column), column).rejects.toThrow(/permission denied/)
  })

  it('[GB-46] [GB-35] the evaluated have no say in the finding: they are not asked to confirm what it says about them', async () => {
    expect((await reviewNow()).confirmations).toEqual([])
  })

  it('[GB-34] [RL-9] it goes out only through the whole gate, and never by the hand of who wrote it', async () => {
    expect((await office.isRefused('head', 'publication.release', { statementId: engagementId })).length).toBeGreaterThan(5)
    const { id, digest } = await reviewNow()
    expect(codesOf(await office.isRefused(evaluator, 'review.sign', { reviewId: id, digest, items: ['review1'], verdict: 'pass' }))).not.toEqual([])
    // Nobody of the office can write on it either.
    expect(codesOf(await office.isRefused('officer', 'statements.finish', { statementId: engagementId, baseVersion: 0, content: { title: '改写', facts: '一切都好' } }))).toEqual(['cases/no-case'])
  })

  it('[GB-46] sent back with a reason it is filed again by the evaluator, as the next edition', async () => {
    const { id, digest } = await reviewNow()
    await office.does('pressFirst', 'review.sign', { reviewId: id, digest, items: ['review1'], verdict: 'sendBack', note: '第三页写了来信人的姓名' })
    expect((await office.asks<{ items: { state: string; returned?: string }[] }>('head', 'evaluation.engagements', {})).items).toMatchObject([{ state: 'engaged', returned: '第三页写了来信人的姓名' }])
    await office.does(evaluator, 'evaluation.fileReport', { engagementId, title: '2026 年第三方评估', report: `${REPORT}（已隐去姓名）` })
    expect(await reviewNow()).toMatchObject({ editionNo: 2, state: 'open' })
  })

  it('[GB-46] cleared and released it stands on the shelf with its number, and is read there, byte for byte', async () => {
    await signedBy(ACTS)
    await isPublished(office, engagementId)
    expect(await publicReports()).toMatchObject([{ id: engagementId, organisation: '澄湾区统计调查队', title: '2026 年第三方评估', report: `${REPORT}（已隐去姓名）`, unitIds: [office.cast.unit('housing')], number: '回应〔2026〕1号' }])
    const { editions } = await office.asks<PublicRelease>(CITIZEN, 'publication.publicRelease', { releaseId: engagementId })
    expect(editions).toMatchObject([{ no: 2, state: 'out', answers: 0, digest: sha256(editions[0]!.words!) }])
    expect(await rowsOf()).toMatchObject({ 'reports by third parties': 1, 'reports by third parties filed and not public yet': 0 })
    expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([])
  })

  it('[GB-46] the office cannot correct the words of an evaluator; it can take the report back with a reason', async () => {
    const refused = await office.isRefused('head', 'publication.correct', { statementId: engagementId, note: '把第二段数字改一下' })
    expect(refused.map(({ code }) => code)).toEqual(['publication/report-from-outside'])
  })

  it('[RL-5] taken back for leaked data, its words are gone from the list of reports too', async () => {
    await office.does('head', 'publication.erase', { statementId: engagementId, category: 'personal_data', note: '含来信人姓名' })
    expect(await publicReports()).toEqual([])
  })
})

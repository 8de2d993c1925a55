import { beforeAll, describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import type { Review } from '#src/modules/review/contract.ts'
import type { Link } from '#src/modules/publication/chain-queries.ts'
import { withOwnRules } from './planted.ts'
import { ANSWER, asks, codesOf, finishes, isAccepted, isCleared, isDrafted, isPublished, THREE_ACTS, type Drafted } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00', {
  people: [
    { key: 'all', name: '常全能', posts: ['reviewer_1', 'reviewer_2', 'reviewer_3', 'check_political', 'check_policy', 'check_legal', 'check_wording', 'check_secrecy'].map((role) => ({ role, unit: 'housing' })) },
    { key: 'both', name: '杜两任', posts: ['press_assistant', 'reviewer_1', 'check_policy'].map((role) => ({ role, unit: 'housing' })) },
  ],
})
let caseId: string
let number = 0
beforeAll(async () => {
  caseId = await isAccepted(office, await asks(office))
})
const fresh = (): Promise<Drafted> => isDrafted(office, caseId, { ...ANSWER, title: `第 ${(number += 1)} 份回应` })
const signs = (who: string, { reviewId, digest }: Drafted, ...items: string[]) => office.does(who, 'review.sign', { reviewId, digest, items, verdict: 'pass' })
const missingAt = async ({ statementId }: Drafted): Promise<(string | undefined)[]> => (await office.isRefused('head', 'publication.release', { statementId })).map((one) => one.item)

describe('three reviews, three proof readings, five checks', () => {
  it('[GB-34] four of five checks: the release is refused and names the missing one', async () => {
    const drafted = await fresh()
    await signs('first', drafted, 'review1', 'proof1', 'check:wording', 'check:policy')
    await signs('second', drafted, 'review2', 'proof2', 'check:legal', 'check:secrecy')
    await signs('third', drafted, 'review3', 'proof3')
    const refused = await office.isRefused('head', 'publication.release', { statementId: drafted.statementId })
    expect(refused.map((one) => [one.code, one.item, one.clause])).toEqual([['review/gate-not-passed', 'check:political', 'GB-34']])
    await signs('third', drafted, 'check:political')
    await isPublished(office, drafted.statementId)
  })

  it('[GB-34] [XM2-10] with nothing signed all eleven items are named at once', async () => {
    const missing = await missingAt(await fresh())
    expect(missing.toSorted()).toEqual(['check:legal', 'check:policy', 'check:political', 'check:secrecy', 'check:wording', 'proof1', 'proof2', 'proof3', 'review1', 'review2', 'review3'])
  })

  it('[GB-34] each check keeps who, when, which verdict and the note, bound to the digest of the words', async () => {
    const drafted = await fresh()
    await office.turnTo('2026-10-12T10:00:00+08:00')
    await office.does('first', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['check:policy'], verdict: 'pass', note: '与补贴办法第三条一致' })
    const { signatures } = await office.asks<Review>('officer', 'review.review', { reviewId: drafted.reviewId })
    expect(signatures).toEqual([{ item: 'check:policy', personId: office.cast.person('first'), verdict: 'pass', digest: drafted.digest, at: '2026-10-12T02:00:00.000Z', note: '与补贴办法第三条一致' }])
    const others = await office.isRefused('second', 'review.sign', { reviewId: drafted.reviewId, digest: 'b'.repeat(64), items: ['check:legal'], verdict: 'pass' })
    expect(codesOf(others)).toEqual(['review/other-words'])
  })

  it('[GB-34] sent back and edited, every earlier signature is void; the next edition is signed anew', async () => {
    const drafted = await fresh()
    await signs('first', drafted, 'review1', 'proof1', 'check:wording', 'check:policy')
    await signs('third', drafted, 'check:political')
    expect(codesOf(await office.isRefused('second', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['review2'], verdict: 'sendBack' }))).toEqual(['review/reason-missing'])
    await office.does('second', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['review2'], verdict: 'sendBack', note: '第二段的日期有误' })
    const next = await finishes(office, drafted.statementId, { ...ANSWER, title: '改过的回应', facts: `${ANSWER.facts}日期已更正。` })
    expect(next.reviewId).not.toBe(drafted.reviewId)
    expect(await missingAt(next)).toHaveLength(11)
    await isCleared(office, next)
    await isPublished(office, next.statementId)
  })

  it('[XM2-10] three reviews are by three persons, three proof readings too; one person holds two checks at most', async () => {
    const drafted = await fresh()
    await signs('all', drafted, 'review1', 'proof1')
    expect(codesOf(await office.isRefused('all', 'review.sign', { ...drafted, items: ['review2'], verdict: 'pass' }))).toEqual(['review/second-review'])
    expect(codesOf(await office.isRefused('all', 'review.sign', { ...drafted, items: ['proof3'], verdict: 'pass' }))).toEqual(['review/second-review'])
    await signs('all', drafted, 'check:political', 'check:policy')
    expect((await office.isRefused('all', 'review.sign', { ...drafted, items: ['check:legal'], verdict: 'pass' })).map((one) => [one.code, one.clause])).toEqual([['review/too-many-checks', 'GB-34']])
    await signs('second', drafted, 'review2', 'proof2', 'check:legal', 'check:secrecy')
    expect((await missingAt(drafted)).toSorted()).toEqual(['check:wording', 'proof3', 'review3'])
  })

  it('[GB-34] [RL-9] whoever wrote on it signs nothing of it, whatever posts they hold', async () => {
    const started = await office.does('both', 'statements.start', { caseId, audience: 'public' })
    const drafted = await finishes(office, started[0]!.subject.split(':')[1]!, { ...ANSWER, title: '两任者起草' })
    for (const items of [['review1'], ['check:policy']]) {
      const refused = await office.isRefused('both', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items, verdict: 'pass' })
      expect(refused.map((one) => [one.code, one.clause])).toEqual([['review/author', 'RL-9']])
    }
  })

  it('[RL-9] the database itself refuses an author’s signature written behind the product’s back', async () => {
    const drafted = await fresh()
    const connection = await office.pool.raw.connect()
    const signAs = async (person: string) => {
      await connection.query('begin')
      try {
        await connection.query(`select record.enter('huiying_desk', $1, array[$2]::uuid[], false, null)`, [office.cast.person(person), office.cast.unit('housing')])
        await connection.query(`insert into review.signature (review_id, statement_id, item, person_id, verdict, digest, unit_ids) values ($1, $2, 'review1', $3, 'pass', $4, array[$5]::uuid[])`,
          [drafted.reviewId, drafted.statementId, office.cast.person(person), drafted.digest, office.cast.unit('housing')])
      } finally {
        await connection.query('rollback')
      }
    }
    try {
      await expect(signAs('writer')).rejects.toThrow(/record\/author-signs/)
      await expect(signAs('first')).resolves.toBeUndefined()
    } finally {
      connection.release()
    }
  })

  it('[GS-11] the chain of names stands behind every published edition: author, first to third review, checks, publisher', async () => {
    const drafted = await fresh()
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    const chain = await office.asks<Link[]>('third', 'publication.chain', { statementId: drafted.statementId })
    expect(chain.filter((link) => /author|review|publisher/.test(link.step)).map((link) => [link.step, link.name])).toEqual([
      ['author', '林溪'], ['review1', '沈一鸣'], ['review2', '许知远'], ['review3', '陆明远'], ['publisher', '顾清和'],
    ])
    expect(chain).toHaveLength(1 + 11 + 1)
    expect(codesOf(await office.isRefused('waterWriter', 'publication.release', { statementId: drafted.statementId }))).not.toEqual([])
    const foreign = await office.desk.ask(office.cast.actor('waterWriter'), 'publication.chain', { statementId: drafted.statementId }, office.now())
    expect(foreign).toMatchObject({ refusals: [{ code: 'publication/no-release' }] })
  })
})

const RULES = `
- id: office-own/1/sixth-check
  kind: gate
  gate: full
  title: { zh: 第六关, en: sixth check }
  clause: 一
  says: { zh: 本单位另设数据关, en: "this office adds a check of figures" }
  register: [GB-34]
  force: must
  values:
    - { from: 2020-01-01, checks: [{ name: figures, zh: 数据关, en: check of figures }] }
  checked_on: 2026-01-01
`
describe('the office adds a sixth check', () => {
  const six = useOffice('2026-10-12T09:00:00+08:00', { rules: withOwnRules(RULES) })

  it('[GB-34] with the five passed the sixth is still missing and named', async () => {
    const drafted = await isDrafted(six, await isAccepted(six, await asks(six)))
    for (const [who, items] of THREE_ACTS) await six.does(who, 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: [...items], verdict: 'pass' })
    expect((await six.isRefused('head', 'publication.release', { statementId: drafted.statementId })).map((one) => one.item)).toEqual(['check:figures'])
    await six.does('third', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['check:figures'], verdict: 'pass' })
    await isPublished(six, drafted.statementId)
  })
})

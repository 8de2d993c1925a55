import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { Case } from '#src/modules/cases/contract.ts'
import type { Survey } from '#src/modules/evaluation/survey.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
const hash = (n: number): string => n.toString(16).padStart(64, '0')
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map((one) => one.code)
const caseNow = (caseId: string): Promise<Case> => office.asks<Case>('officer', 'cases.case', { caseId })

async function isAnswered(caseId: string): Promise<void> {
  const drafted = await isDrafted(office, caseId)
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
}

describe('the asker rates the answer', () => {
  let caseId = ''

  it('[XM4-06] not before there is an answer', async () => {
    caseId = await isAccepted(office, await asks(office, undefined, { queryHash: hash(1) }))
    expect(codes(await office.isRefused(CITIZEN, 'evaluation.rate', { queryHash: hash(1), rating: 'satisfied' }))).toEqual(['evaluation/not-answered'])
    expect(codes(await office.isRefused(CITIZEN, 'evaluation.rate', { queryHash: hash(9), rating: 'satisfied' }))).toEqual(['evaluation/no-message'])
  })

  it('[GS-09] [RL-6] without an account, once, and nobody of the office in the asker’s place', async () => {
    await isAnswered(caseId)
    expect(codes(await office.isRefused('officer', 'evaluation.rate', { queryHash: hash(1), rating: 'satisfied' }))).toEqual(['evaluation/only-the-asker'])
    expect(codes(await office.isRefused(CITIZEN, 'evaluation.requestRehandling', { queryHash: hash(1), reason: '还是很吵' }))).toEqual(['evaluation/rate-first'])
    await office.does(CITIZEN, 'evaluation.rate', { queryHash: hash(1), rating: 'dissatisfied', understood: 'yes', accepted: 'no', satisfied: 'no' })
    expect(codes(await office.isRefused(CITIZEN, 'evaluation.rate', { queryHash: hash(1), rating: 'satisfied' }))).toEqual(['evaluation/rated-already'])
    expect(await office.asks(CITIZEN, 'evaluation.ratingOf', { messageId: caseId })).toEqual({ rating: 'dissatisfied', rehandled: false })
  })

  it('[GS-09] shows n and margin, and says 样本不足 below 30', async () => {
    const { all, units } = await office.asks<{ all: Survey; units: (Survey & { unitId: string })[] }>(CITIZEN, 'evaluation.survey', {})
    expect(all).toMatchObject({ n: 1, note: '样本不足', ratings: { satisfied: 0, basically_satisfied: 0, dissatisfied: 1 } })
    expect(all.understood).toMatchObject({ n: 1, yes: 1, share: 1, tooFew: true })
    expect(all.understood.margin).toBeGreaterThan(0.3)
    expect(units.map((unit) => unit.unitId)).toEqual([office.cast.unit('housing')])
  })

  it('[XM4-06] who is dissatisfied has it taken up again, once; the reason is sealed and not in the record of facts', async () => {
    const reason = '昨晚十一点还在打桩,根本没有停工'
    const facts = await office.does(CITIZEN, 'evaluation.requestRehandling', { queryHash: hash(1), reason })
    expect(facts.map((fact) => fact.kind)).toEqual(expect.arrayContaining(['evaluation.rehandlingAsked', 'cases.reopened']))
    expect(JSON.stringify(facts)).not.toContain('打桩')
    expect(await caseNow(caseId)).toMatchObject({ state: 'accepted', reopenedTimes: 1, evaluated: false })
    const seen = await office.asks<{ items: { reason: string }[] }>('writer', 'evaluation.ratings', { caseId })
    expect(seen.items[0]!.reason).toBe(reason)
    expect(codes(await office.isRefused(CITIZEN, 'evaluation.requestRehandling', { queryHash: hash(1), reason }))).toEqual(['evaluation/not-answered', 'evaluation/rehandled-once'])
  })

  it('[XM4-06] a second asker of the same case cannot have it taken up a second time', async () => {
    const second = await asks(office, '工地噪声太大了,我也住在东湖路,晚上完全没有办法休息。', { queryHash: hash(2) })
    await office.does('officer', 'triage.study', { messageId: second, classes: ['vital_interest'], stance: 'criticism', recommendation: '并入' })
    await office.does('officer', 'triage.merge', { messageId: second, caseId, reason: '同一工地' })
    await isAnswered(caseId)
    await office.does(CITIZEN, 'evaluation.rate', { messageId: second, rating: 'dissatisfied' })
    const refused = await office.isRefused(CITIZEN, 'evaluation.requestRehandling', { messageId: second, reason: '没有改善' })
    expect(refused).toEqual([{ code: 'cases/reopened-once', item: caseId, clause: 'XM4-06' }])
    expect(await office.asks(CITIZEN, 'evaluation.ratingOf', { messageId: second })).toEqual({ rating: 'dissatisfied', rehandled: false })
  })

  it('[XM4-06] who is satisfied has nothing to be taken up again', async () => {
    const third = await isAccepted(office, await asks(office, '请问小区电动车充电棚什么时候建好,现在都在楼道里充电。', { queryHash: hash(3) }))
    await isAnswered(third)
    await office.does(CITIZEN, 'evaluation.rate', { queryHash: hash(3), rating: 'basically_satisfied' })
    expect(codes(await office.isRefused(CITIZEN, 'evaluation.requestRehandling', { queryHash: hash(3), reason: '再办一次' }))).toEqual(['evaluation/not-dissatisfied'])
  })

  it('[GS-09] [RL-14] the public role counts ratings and cannot read whose they are', async () => {
    const read = (columns: string) =>
      office.pool.db.transaction().execute(async (tx) => {
        await sql`select record.enter('huiying_public', null, '{}'::uuid[], false, null)`.execute(tx)
        return sql.raw(`select ${columns} from evaluation.rating`).execute(tx)
      })
    expect((await read('rating, unit_id')).rows).toHaveLength(3)
    await expect(read('id')).rejects.toThrow(/permission denied/)
    await expect(read('doc')).rejects.toThrow(/permission denied/)
  })
})

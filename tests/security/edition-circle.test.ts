import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, isAccepted, isDrafted } from '../stories/steps.ts'
import { transact } from '#src/record/transaction.ts'
import { sql } from 'kysely'

const office = useOffice('2026-09-01T09:00:00+08:00')

const editionsSeenBy = (who: string, statementId: string) =>
  transact(office.pool.db, { actor: office.cast.actor(who), dial: office.now() }, async (tx) =>
    (await sql<{ words: string }>`select words from statements.edition where statement_id = ${statementId}`.execute(tx.db)).rows)

describe('who may read a finished edition', () => {
  it('[GB-35] its unit and the press office; another unit only once it was asked to confirm', async () => {
    const caseId = await isAccepted(office, await asks(office))
    const { statementId, reviewId } = await isDrafted(office, caseId)
    expect(await editionsSeenBy('writer', statementId)).toHaveLength(1)
    expect(await editionsSeenBy('head', statementId)).toHaveLength(1)
    expect(await editionsSeenBy('waterWriter', statementId)).toEqual([])
    await office.does('writer', 'review.addConfirmation', { reviewId, unitId: office.cast.unit('water'), name: '澄湾区水务局' })
    expect(await editionsSeenBy('waterWriter', statementId)).toHaveLength(1)
  })

  it('[GB-35] a unit named in the text is asked, and may read, at once', async () => {
    const caseId = await isAccepted(office, await asks(office, '施工挖断水管,三栋楼停水,什么时候修好?'))
    const { statementId } = await isDrafted(office, caseId, { ...ANSWER, facts: '经澄湾区水务局核查,管网已修复。' })
    expect(await editionsSeenBy('waterWriter', statementId)).toHaveLength(1)
  })

  it('[RL-9] nobody finishes an edition in another’s name, and so reviews an own text as if it were not', async () => {
    const forged = transact(office.pool.db, { actor: office.cast.actor('writer'), dial: office.now() }, (tx) => sql`
      insert into statements.edition (statement_id, no, unit_ids, digest, words, author_ids, risk_note)
      values (gen_random_uuid(), 1, ${[office.cast.unit('housing')]}::uuid[], encode(sha256('{}'), 'hex'), '{}', ${[office.cast.person('first')]}::uuid[], '{}')`.execute(tx.db))
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})

import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { transact } from '#src/record/transaction.ts'
import { relations } from '../security/catalogue.ts'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, codesOf, isAccepted, isDrafted } from './steps.ts'

const contractRef = { contractNo: '2026-08', dataAgreementNo: '数 2026-08' }
const office = useOffice('2026-10-12T09:00:00+08:00', { people: [
  { key: 'hand', name: '应援', posts: [{ role: 'contractor', unit: 'housing', contractRef }] },
  // Writes for the water bureau as its own, and by contract for housing.
  { key: 'both', name: '梁工', posts: [{ role: 'contractor', unit: 'housing', contractRef }, { role: 'press_assistant', unit: 'water' }] },
  // Sees every matter as press officer, and still writes for housing by contract alone.
  { key: 'officerHand', name: '祁工', posts: [{ role: 'contractor', unit: 'housing', contractRef }, { role: 'press_officer', unit: 'press' }] },
] })
let owner: pg.Client
let caseId: Id
let given: Id
let foreign: Id

const starts = async (): Promise<Id> => idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
beforeAll(async () => {
  owner = new pg.Client(office.database.config())
  await owner.connect()
  caseId = await isAccepted(office, await asks(office))
  await isDrafted(office, await isAccepted(office, await asks(office, '小区门口路灯不亮，请维修。')), ANSWER)
  given = await starts()
  foreign = await starts()
  for (const statementId of [given, foreign]) await office.does('writer', 'statements.saveDraft', { statementId, baseVersion: 0, content: { title: statementId === given ? '交办稿' : '他人稿' } })
  await office.does('writer', 'statements.assignWriter', { statementId: given, personId: office.cast.person('hand') })
})
afterAll(() => owner?.end())

/** Every row of every table that a person's own desk can see, by plain SQL. */
async function seenBy(who: string): Promise<Record<string, string[]>> {
  const tables = (await relations(owner)).filter(({ kind, name }) => kind === 'table' && !name.startsWith('public.')).map(({ name }) => name)
  const seen: Record<string, string[]> = {}
  for (const table of tables) {
    const rows = await transact(office.pool.db, { actor: office.cast.actor(who), dial: office.now() }, async (tx) => (await sql.raw<{ row: string }>(`select x::text as row from ${table} x`).execute(tx.db)).rows).catch((error: { code?: string }) => {
      if (error.code !== '42501') throw error
      return []
    })
    if (rows.length > 0) seen[table] = rows.map(({ row }) => row)
  }
  return seen
}

describe('a contractor', () => {
  it('[XM3-14] is given drafts by the unit only with contract and data agreement at the appointment, and never a post that approves', async () => {
    const assigns = (personId: Id) => office.isRefused('writer', 'statements.assignWriter', { statementId: given, personId })
    expect((await assigns(office.cast.person('waterWriter'))).map((one) => [one.code, one.clause])).toEqual([['statements/no-contractor', 'XM3-14']])
    const appoint = { personId: office.cast.person('waterWriter'), unitId: office.cast.unit('housing'), role: 'contractor' }
    expect(codesOf(await office.isRefused('head', 'directory.appoint', appoint))).toEqual(['directory/contract-missing'])
    for (const role of ['reviewer_1', 'check_policy', 'unit_head', 'spokesperson']) {
      expect(codesOf(await office.isRefused('head', 'directory.appoint', { personId: office.cast.person('hand'), unitId: office.cast.unit('housing'), role })), role).toContain('directory/never-approves')
    }
  })

  it('[XM3-14] sees, of the whole database, the statement and the draft given to him and what is no file of anybody', async () => {
    const seen = await seenBy('hand')
    expect(seen['statements.draft']).toHaveLength(1)
    expect(seen['statements.draft']![0]).toContain('交办稿')
    expect(seen['statements.statement']).toHaveLength(1)
    expect(JSON.stringify(seen)).not.toContain('他人稿')
    expect(JSON.stringify(seen)).not.toContain(foreign)
    expect(Object.keys(seen).toSorted()).toEqual(['directory.appointment', 'directory.person', 'directory.unit', 'record.database', 'statements.draft', 'statements.statement'])
    // Of the people he knows himself alone, with his own contract.
    expect(seen['directory.person']).toEqual([expect.stringContaining('应援')])
    expect(seen['directory.appointment']).toEqual([expect.stringContaining('2026-08')])
    // A colleague of the unit sees more of it: the planted rows are there to be seen.
    expect(Object.keys(await seenBy('writer'))).toEqual(expect.arrayContaining(['cases.case', 'intake.message', 'record.sealed_words', 'review.review', 'statements.edition', 'record.fact', 'directory.person']))
  })

  it('[XM3-14] reads and saves the given draft, finds it in his list, and is told that others do not exist', async () => {
    expect(await office.asks<{ items: object[] }>('hand', 'statements.givenToMe', {})).toMatchObject({ items: [{ statementId: given, title: '交办稿' }] })
    expect(await office.asks('hand', 'statements.statement', { statementId: given })).toMatchObject({ draft: { version: 1, content: { title: '交办稿' } }, texts: [] })
    await office.does('hand', 'statements.saveDraft', { statementId: given, baseVersion: 1, content: { title: '外包改稿' } })
    expect(await office.asks('writer', 'statements.statement', { statementId: given })).toMatchObject({ authorIds: [office.cast.person('writer'), office.cast.person('hand')], draft: { version: 2, content: { title: '外包改稿' } } })
    for (const [query, input] of [['statements.statement', { statementId: foreign }], ['cases.case', { caseId }], ['intake.message', { messageId: caseId }]] as const) {
      const answer = await office.desk.ask(office.cast.actor('hand'), query, input, office.now())
      expect('refusals' in answer ? answer.refusals[0]!.code : answer, query).toMatch(/\/no-(statement|case|message)$/)
    }
    for (const query of ['cases.cases', 'intake.messages', 'review.desk', 'publication.releases', 'statements.linesList']) expect((await office.asks<{ items: unknown[] }>('hand', query, {})).items, query).toEqual([])
    expect(codesOf(await office.isRefused('hand', 'statements.saveDraft', { statementId: foreign, baseVersion: 1, content: {} }))).toEqual(['statements/no-statement'])
  })

  it('[XM3-14] the database itself refuses him a foreign draft, to read, to change or to plant', async () => {
    const tries = (statement: string) => transact(office.pool.db, { actor: office.cast.actor('hand'), dial: office.now() }, async (tx) => Number((await sql.raw(statement).execute(tx.db)).numAffectedRows ?? 0))
    expect(await tries(`update statements.draft set content = '{}' where statement_id = '${foreign}'`)).toBe(0)
    const third = await starts()
    const plant = (statementId: Id) => `insert into statements.draft (statement_id, unit_id, version, content, risk_note, saved_by, saved_at) values ('${statementId}', '${office.cast.unit('housing')}', 1, '{}', '{}', '${office.cast.person('hand')}', now())`
    await expect(tries(plant(third))).rejects.toThrow(/row-level security/)
    await office.does('writer', 'statements.assignWriter', { statementId: third, personId: office.cast.person('hand') })
    expect(await tries(plant(third))).toBe(1)
  })

  it('[XM3-14] with a post of his own elsewhere he sees that unit, and of the contract’s unit still the given drafts alone', async () => {
    const before = await seenBy('both')
    expect(before['cases.case']).toBeUndefined()
    expect(before['statements.draft']).toBeUndefined()
    expect(before['directory.person']).toBeDefined()
    await office.does('writer', 'statements.assignWriter', { statementId: foreign, personId: office.cast.person('both') })
    const after = await seenBy('both')
    expect(after['statements.draft']).toHaveLength(1)
    expect(after['statements.draft']![0]).toContain('他人稿')
    expect(codesOf(await office.isRefused('both', 'statements.finish', { statementId: foreign, baseVersion: 1, content: ANSWER }))).toEqual(['cases/no-case'])
  })

  it('[XM3-14] who sees the statement by another post still writes on it only when it was given', async () => {
    const save = { statementId: given, baseVersion: 0, content: { title: '越权改稿' } }
    expect((await office.isRefused('officerHand', 'statements.saveDraft', save)).map((one) => [one.code, one.clause])).toEqual([['statements/not-assigned', 'XM3-14']])
  })

  it('[XM3-14] sees nothing from the moment the contract ends', async () => {
    const { id } = (await owner.query<{ id: Id }>(`select id from directory.appointment where person_id = $1 and role = 'contractor'`, [office.cast.person('both')])).rows[0]!
    await office.does('head', 'directory.endAppointment', { appointmentId: id, reason: '合同到期' })
    // Even if a session still carried the old post.
    expect((await seenBy('both'))['statements.draft']).toBeUndefined()
  })
})

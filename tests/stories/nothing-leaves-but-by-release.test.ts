import { beforeAll, describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { asks, codesOf, isAccepted, isCleared, isDrafted, isPublished, RISK, ANSWER } from './steps.ts'
import { idOf } from '#src/kernel/subjects.ts'

const contractRef = { contractNo: '云采〔2026〕7 号', dataAgreementNo: '云数〔2026〕2 号' }
const office = useOffice('2026-10-12T09:00:00+08:00', { people: ['hand', 'hand2'].map((key) => ({ key, name: `外包${key}`, posts: [{ role: 'contractor', unit: 'housing', contractRef }] })) })
let caseId: string
beforeAll(async () => {
  caseId = await isAccepted(office, await asks(office))
})

/** What one role of the database may read, tried as that role. */
async function reads(role: string, person: string | null, unit: string | null, whole: boolean, statement: string): Promise<number> {
  const connection = await office.pool.raw.connect()
  try {
    await connection.query('begin')
    await connection.query('select record.enter($1, $2, $3::uuid[], $4, null)', [role, person, unit ? [unit] : [], whole])
    return (await connection.query(statement)).rows.length
  } finally {
    await connection.query('rollback')
    connection.release()
  }
}

describe('nothing leaves but by an approved release', () => {
  it('[GS-76] an unpublished draft is read by its own unit alone: not by the press office, not by an export, not by the public', async () => {
    const statementId = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
    await office.does('writer', 'statements.saveDraft', { statementId, baseVersion: 0, content: { facts: '尚未公布的内容' } })
    const drafts = `select * from statements.draft where statement_id = '${statementId}'`
    const { cast } = office
    expect(await reads('huiying_desk', cast.person('writer'), cast.unit('housing'), false, drafts)).toBe(1)
    expect(await reads('huiying_desk', cast.person('waterWriter'), cast.unit('water'), false, drafts)).toBe(0)
    expect(await reads('huiying_desk', cast.person('head'), cast.unit('press'), true, drafts)).toBe(0)
    for (const role of ['huiying_audit', 'huiying_public', 'huiying_ledger']) await expect(reads(role, null, null, true, drafts)).rejects.toThrow(/permission denied/)
    for (const role of ['huiying_audit', 'huiying_public']) await expect(reads(role, null, null, true, `select words from statements.edition`)).rejects.toThrow(/permission denied/)
    const foreign = await office.desk.ask(cast.actor('waterWriter'), 'statements.statement', { statementId }, office.now())
    expect(foreign).toMatchObject({ refusals: [{ code: 'statements/no-statement' }] })
  })

  it('[GS-76] what was neither cleared nor published is refused, whoever asks, and no other command sends anything out', async () => {
    const drafted = await isDrafted(office, caseId)
    for (const who of ['head', 'officer', 'writer', 'third']) expect(await office.isRefused(who, 'publication.release', { statementId: drafted.statementId })).not.toEqual([])
    const outward = office.ledger.catalogue.modules.flatMap((module) => Object.values(module.effect ?? {}))
    expect(outward.filter((command) => !command.startsWith('duties.'))).toEqual(['publication.putOut'])
    expect(await reads('huiying_public', null, null, false, `select * from publication.shelf where release_id = '${drafted.statementId}'`)).toBe(0)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    expect(await reads('huiying_public', null, null, false, `select * from publication.shelf where release_id = '${drafted.statementId}'`)).toBe(1)
  })

  it('[WL-13] nothing is sent outside that the press office did not register: no case, no statement, no release', async () => {
    const nowhere = '00000000-0000-7000-8000-000000000000'
    expect(codesOf(await office.isRefused('writer', 'statements.start', { caseId: nowhere, audience: 'public' }))).toEqual(['cases/no-case'])
    const waiting = await asks(office, '广场舞音响太吵,能不能管管?')
    expect(codesOf(await office.isRefused('writer', 'statements.start', { caseId: waiting, audience: 'public' }))).toEqual(['cases/no-case'])
    expect(codesOf(await office.isRefused('writer', 'publication.release', { statementId: nowhere }))).not.toEqual([])
    expect(codesOf(await office.isRefused('writer', 'triage.accept', { messageId: waiting, unitId: office.cast.unit('housing') }))).toEqual(['desk/role-missing'])
  })

  it('[WL-13] another unit neither writes nor publishes for the lead unit', async () => {
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    expect(codesOf(await office.isRefused('waterWriter', 'publication.release', { statementId: drafted.statementId }))).not.toEqual([])
    await office.does('officer', 'cases.setOwners', { caseId, territorialUnitId: office.cast.unit('housing'), lineUnitId: office.cast.unit('housing'), coUnitIds: [office.cast.unit('water')] })
    expect(codesOf(await office.isRefused('waterWriter', 'statements.start', { caseId, audience: 'public' }))).toEqual(['statements/not-your-unit'])
  })

  it('[WL-19] a release that answers concern needs its risk note whole: misreading, harm, fallback', async () => {
    const statementId = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
    for (const contentClass of ['response', 'emergency', 'warning', 'hot_issue']) {
      for (const part of ['misreading', 'harm', 'fallback']) {
        const refused = await office.isRefused('writer', 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, contentClass, problems: '夜间仍有零星施工。' }, riskNote: { ...RISK, [part]: '' } })
        expect(refused.map((one) => [one.code, one.clause])).toEqual([['statements/risk-note-missing', 'WL-19']])
      }
    }
    const facts = await office.does('writer', 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, contentClass: 'activity' } })
    expect(facts.map((fact) => fact.kind)).toContain('statements.editionFinished')
  })

  it('[XM3-14] a contractor writes what was given to him, and neither starts, finishes, signs nor publishes', async () => {
    const statementId = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
    const save = { statementId, baseVersion: 0, content: { facts: '外包起草' } }
    expect(codesOf(await office.isRefused('hand', 'statements.saveDraft', save))).toEqual(['statements/no-statement'])
    await office.does('writer', 'statements.assignWriter', { statementId, personId: office.cast.person('hand') })
    await office.does('hand', 'statements.saveDraft', save)
    expect(codesOf(await office.isRefused('hand2', 'statements.saveDraft', { ...save, baseVersion: 1 }))).toEqual(['statements/no-statement'])
    expect(codesOf(await office.isRefused('hand', 'statements.start', { caseId, audience: 'public' }))).toEqual(['desk/role-missing'])
    expect(codesOf(await office.isRefused('hand', 'statements.finish', { statementId, baseVersion: 1, content: ANSWER, riskNote: RISK }))).toEqual(['desk/role-missing'])
    expect(codesOf(await office.isRefused('hand', 'statements.assignWriter', { statementId, personId: office.cast.person('hand2') }))).toEqual(['desk/role-missing'])
    const drafted = await isDrafted(office, caseId)
    expect(codesOf(await office.isRefused('hand', 'review.sign', { ...drafted, items: ['review1'], verdict: 'pass' }))).toEqual(['review/no-review'])
    expect(codesOf(await office.isRefused('officer', 'review.sign', { ...drafted, items: ['review1'], verdict: 'pass' }))).toEqual(['review/role-missing'])
    expect(codesOf(await office.isRefused('hand', 'publication.release', { statementId: drafted.statementId }))).toEqual(['desk/role-missing'])
    expect(codesOf(await office.isRefused('head', 'directory.appoint', { personId: office.cast.person('hand'), unitId: office.cast.unit('housing'), role: 'reviewer_1' }))).not.toEqual([])
  })
})

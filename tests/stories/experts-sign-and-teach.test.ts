import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { ANSWER, asks, finishes, isAccepted, isCleared, RISK } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
const consent = { uses: ['interpret', 'teach'], givenOn: '2026-02-20', until: '2026-06-30', evidence: '专家同意书 2026-3' }
const entry = { name: '闻一川', title: '教授', organisation: '云溪大学建筑学院', fields: ['建筑施工', '噪声防治'], engagement: 'appointed', from: '2026-01-01', until: '2027-12-31', conflicts: '曾任本区工程评标专家', contact: '学院办公室 8801', consent }
interface Shown { id: Id; credited: string; agrees: string[]; contact: string | null; consent: { state: string }; used: { use: string; title: string }[] }
const shown = (expertId: Id, who = 'officer'): Promise<Shown> => office.asks<Shown>(who, 'experts.expert', { expertId })
const contacts = async (): Promise<number> => {
  const client = new pg.Client(office.database.config())
  await client.connect()
  try {
    return (await client.query('select from experts.contact')).rowCount ?? 0
  } finally {
    await client.end()
  }
}
let expertId: Id = ''
let caseId: Id = ''
const said = (more: object = {}): object => ({ expertId, name: '闻一川（云溪大学建筑学院教授）', field: '噪声防治', opinion: '夜间连续浇筑的噪声可以用低噪设备和隔声围挡降到限值以内。', signedOn: '2026-03-02', ...more })
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code)

beforeAll(async () => {
  expertId = idOf((await office.does('officer', 'experts.register', entry))[0]!.subject)
  caseId = await asks(office, '东湖路工地半夜浇筑混凝土,是不是合规?')
})

describe('the expert bank', () => {
  it('[GB-39] an entry holds field, engagement, term, conflicts of interest and what the expert agreed to; all that is missing is named', async () => {
    expect(await shown(expertId)).toMatchObject({ credited: '闻一川（云溪大学建筑学院教授）', engagement: 'appointed', until: '2027-12-31', conflicts: '曾任本区工程评标专家', agrees: ['interpret', 'teach'], contact: '学院办公室 8801' })
    const refused = await office.isRefused('officer', 'experts.register', { ...entry, name: '方知微', until: '2025-01-01', consent: { ...consent, uses: [], givenOn: '2026-04-01', until: '2026-01-01' } })
    expect(new Set(codes(refused))).toEqual(new Set(['experts/ends-before-it-begins', 'experts/consent-to-come', 'experts/consent-over', 'experts/contact-without-consent']))
    const incomplete = await office.isRefused('officer', 'experts.register', { ...entry, name: '方知微', fields: [], conflicts: '' })
    expect(incomplete).toMatchObject([{ code: 'experts/entry-incomplete', item: 'field', clause: 'GB-39' }, { code: 'experts/entry-incomplete', item: 'conflicts' }])
    expect(codes(await office.isRefused('officer', 'experts.register', entry))).toEqual(['experts/known-already'])
    expect(codes(await office.isRefused('writer', 'experts.register', entry))).toEqual(['desk/role-missing'])
  })

  it('[GB-39] whom to ask every desk can look up by field; how to reach them only the press office', async () => {
    const found = await office.asks<{ items: Shown[] }>('writer', 'experts.experts', { field: '噪声防治', use: 'interpret' })
    expect(found.items.map((one) => one.id)).toEqual([expertId])
    expect((await office.asks<{ items: Shown[] }>('writer', 'experts.experts', { field: '医保' })).items).toEqual([])
    expect(await shown(expertId, 'writer')).toMatchObject({ contact: null })
  })
})

describe('an interpretation', () => {
  it('[GB-38][WL-17] is signed by an expert of the field under a consent that holds, or the edition is not finished', async () => {
    const statementId = await isAcceptedAndStarted()
    const finish = (expert: object) => office.isRefused('writer', 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, expert }, riskNote: RISK })
    expect(await finish(said({ field: '医保', name: '闻教授' }))).toMatchObject([{ code: 'statements/expert-unsigned', item: 'content.expert.expert', clause: 'GB-38' }, { code: 'statements/expert-unsigned', item: 'content.expert.field' }])
    expect(codes(await finish(said({ signedOn: '2026-03-09' })))).toEqual(['statements/signed-in-the-future'])
    expect(codes(await finish(said({ expertId: caseId })))).toEqual(['statements/no-expert'])
    const edition = await finishes(office, statementId, { ...ANSWER, expert: said() })
    await isCleared(office, edition)
    await office.does('head', 'publication.release', { statementId })
    const { editions } = await office.asks<{ editions: { content: { expert: { name: string; opinion: string } } }[] }>(CITIZEN, 'publication.publicRelease', { releaseId: statementId })
    expect(editions[0]!.content.expert).toMatchObject({ name: '闻一川（云溪大学建筑学院教授）', field: '噪声防治' })
  })

  it('[WL-17][CV-7] being asked is noted in the bank by the act itself, once', async () => {
    expect((await shown(expertId)).used).toMatchObject([{ use: 'interpret', title: ANSWER.title }])
  })
})

describe('a consent', () => {
  it('[GB-39] taken back, it ends everything at once, and the contact is gone from the database', async () => {
    expect(await contacts()).toBe(1)
    await office.does('officer', 'experts.withdrawConsent', { expertId, reason: '专家来函撤回同意' })
    expect(await shown(expertId)).toMatchObject({ consent: { state: 'withdrawn' }, agrees: [], contact: null })
    expect(await contacts()).toBe(0)
    const correcting = await office.isRefused('writer', 'statements.finish', { statementId: (await office.asks<{ id: Id }[]>('writer', 'statements.ofCase', { caseId }))[0]!.id, baseVersion: 0, content: { ...ANSWER, expert: said() }, riskNote: RISK })
    expect(codes(correcting)).toContain('statements/expert-not-agreed')
    expect(codes(await office.isRefused('officer', 'experts.withdrawConsent', { expertId, reason: '再撤一次' }))).toEqual(['experts/no-consent'])
    expect(codes(await office.isRefused('officer', 'experts.change', { expertId, contact: '手机号码' }))).toEqual(['experts/contact-without-consent'])
    expect(codes(await office.isRefused('officer', 'training.planCourse', { title: '施工噪声专题', kind: 'crisis', on: '2026-04-01', place: '二楼', hours: 3, lecturers: [{ expertId }] }))).toEqual(['training/expert-not-agreed'])
  })

  it('[GB-39] dated, it ends by itself the day after its last, and can be given anew', async () => {
    await office.does('officer', 'experts.renewConsent', { expertId, consent: { ...consent, givenOn: '2026-03-02', until: '2026-03-31' } })
    await office.does('officer', 'experts.change', { expertId, contact: '学院办公室 8801' })
    await office.turnTo('2026-03-31T23:59:00+08:00')
    expect(await shown(expertId)).toMatchObject({ consent: { state: 'standing' }, agrees: ['interpret', 'teach'] })
    await office.turnTo('2026-04-01T00:00:00+08:00')
    expect(await shown(expertId)).toMatchObject({ consent: { state: 'expired' }, agrees: [], contact: null })
    expect(await contacts()).toBe(0)
    await office.does('officer', 'experts.leave', { expertId, reason: '聘期提前结束' })
    expect(codes(await office.isRefused('officer', 'experts.renewConsent', { expertId, consent: { ...consent, givenOn: '2026-04-01' } }))).toEqual(['experts/has-left'])
  })
})

async function isAcceptedAndStarted(): Promise<Id> {
  await isAccepted(office, caseId)
  return idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
}

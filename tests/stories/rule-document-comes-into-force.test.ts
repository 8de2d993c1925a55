import { describe, expect, it } from 'vitest'
import type { Deputy, RuleDocument } from '#src/modules/measures/contract.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
const codes = (refusals: readonly { code: string; item?: string }[]): string[] => refusals.map((one) => (one.item && !one.item.includes('-') ? `${one.code} ${one.item}` : one.code))

const SECTIONS = { content: '应当回应的事项和范围', form: '门户发布与直接答复', body: '新闻办统筹,部门分责', people: '每单位发言人一至二名' }
const drafts = async (who: string, unit: string, extra: object = {}): Promise<string> =>
  idOf((await office.does(who, 'measures.draft', { unitId: office.cast.unit(unit), title: '澄湾区政务回应办法', level: 'district', sections: SECTIONS, ...extra }))[0]!.subject)
const step = (documentId: string, name: string, on: string, extra: object = {}) => ({ documentId, step: name, on, by: '区政府办公室', ...extra })
const read = (documentId: string): Promise<RuleDocument & { inForce: { no: number } | null; children: { title: string }[] }> => office.asks('writer', 'measures.document', { documentId })

async function isIssued(documentId: string, on: string, number: string): Promise<void> {
  await office.does('head', 'measures.takeStep', step(documentId, 'dept_reviewed', on))
  await office.does('officer', 'measures.takeStep', step(documentId, 'legality_reviewed', on, { opinion: 'lawful' }))
  await office.does('head', 'measures.takeStep', step(documentId, 'executive_meeting_approved', on))
  await office.does('head', 'measures.takeStep', step(documentId, 'issued', on, { number }))
}

describe('a rule document comes into force', () => {
  let parent = ''
  let child = ''

  it('[WL-08] no step is left out: issuing a fresh draft is refused with every step that is missing', async () => {
    parent = await drafts('head', 'press')
    const refused = await office.isRefused('head', 'measures.takeStep', step(parent, 'issued', '2026-03-02', { number: '云府办发〔2026〕1号' }))
    expect(refused.filter((one) => one.code === 'measures/step-missing').map((one) => one.item)).toEqual(['dept_reviewed', 'legality_reviewed', 'executive_meeting_approved'])
  })

  it('[WL-22] without a date of taking effect nothing comes into force', async () => {
    const refused = await office.isRefused('head', 'measures.takeStep', step(parent, 'issued', '2026-03-02', { number: '云府办发〔2026〕1号' }))
    expect(refused).toContainEqual({ code: 'measures/no-effective-date', item: 'effectiveFrom', clause: 'WL-22' })
  })

  it('[WL-08] the legality review has a conclusion, is not the drafter’s own, and an unlawful draft goes no further', async () => {
    await office.does('head', 'measures.takeStep', step(parent, 'dept_reviewed', '2026-03-02'))
    expect(codes(await office.isRefused('head', 'measures.takeStep', step(parent, 'legality_reviewed', '2026-03-02')))).toEqual(['measures/opinion-missing opinion', 'measures/own-draft'])
    await office.does('officer', 'measures.takeStep', step(parent, 'legality_reviewed', '2026-03-02', { opinion: 'unlawful' }))
    expect(codes(await office.isRefused('head', 'measures.takeStep', step(parent, 'executive_meeting_approved', '2026-03-02')))).toEqual(['measures/not-lawful'])
  })

  it('[WL-08] a changed draft has been reviewed by nobody', async () => {
    await office.does('head', 'measures.write', { documentId: parent, effectiveFrom: '2026-04-01' })
    expect(await read(parent)).toMatchObject({ state: 'drafting', steps: [] })
  })

  it('[WL-08] dates stand in order and none lies in the future', async () => {
    await office.does('head', 'measures.takeStep', step(parent, 'dept_reviewed', '2026-03-02'))
    expect(codes(await office.isRefused('officer', 'measures.takeStep', step(parent, 'legality_reviewed', '2026-03-01', { opinion: 'lawful' })))).toEqual(['measures/out-of-order on'])
    expect(codes(await office.isRefused('officer', 'measures.takeStep', step(parent, 'legality_reviewed', '2026-03-03', { opinion: 'lawful' })))).toEqual(['measures/date-to-come on'])
  })

  it('[WL-03] content, form, body and people are all there, or it is not issued', async () => {
    const thin = await drafts('head', 'press', { sections: { content: '只有内容' }, effectiveFrom: '2026-04-01' })
    await office.does('head', 'measures.takeStep', step(thin, 'dept_reviewed', '2026-03-02'))
    await office.does('officer', 'measures.takeStep', step(thin, 'legality_reviewed', '2026-03-02', { opinion: 'lawful' }))
    await office.does('head', 'measures.takeStep', step(thin, 'executive_meeting_approved', '2026-03-02'))
    const refused = await office.isRefused('head', 'measures.takeStep', step(thin, 'issued', '2026-03-02', { number: '云府办发〔2026〕9号' }))
    expect(refused.map((one) => [one.code, one.item, one.clause])).toEqual(['form', 'body', 'people'].map((axis) => ['measures/axis-missing', axis, 'WL-03']))
  })

  it('[WL-08] [WL-22] issued, interpreted, public; in force from its day and not before', async () => {
    await office.does('officer', 'measures.takeStep', step(parent, 'legality_reviewed', '2026-03-02', { opinion: 'lawful' }))
    await office.does('head', 'measures.takeStep', step(parent, 'executive_meeting_approved', '2026-03-02'))
    expect(await office.asks<{ items: unknown[] }>(CITIZEN, 'measures.publicDocuments', {})).toMatchObject({ items: [] })
    await office.does('head', 'measures.takeStep', step(parent, 'issued', '2026-03-02', { number: '云府办发〔2026〕1号' }))
    await office.does('head', 'measures.takeStep', step(parent, 'interpreted', '2026-03-02', { note: '办法说明了谁来答复、多久答复。' }))
    expect((await read(parent)).inForce).toBeNull()
    await office.turnTo('2026-04-01T00:00:00+08:00')
    expect((await read(parent)).inForce).toMatchObject({ no: 1, number: '云府办发〔2026〕1号' })
    expect(await office.asks(CITIZEN, 'measures.publicDocuments', {})).toMatchObject({ items: [{ id: parent, issued: [{ no: 1, interpretation: '办法说明了谁来答复、多久答复。' }] }] })
    expect(codes(await office.isRefused('head', 'measures.write', { documentId: parent, title: '改个名称' }))).toEqual(['measures/issued-already'])
  })

  it('[GB-01] a unit’s plan names what it implements, and a plan cannot rest on a lower document', async () => {
    child = await drafts('third', 'housing', { title: '区住建局政务回应实施方案', level: 'department', derivesFrom: [{ documentId: parent }], effectiveFrom: '2026-04-02' })
    expect((await read(parent)).children.map((one) => one.title)).toEqual(['区住建局政务回应实施方案'])
    const refused = await office.isRefused('head', 'measures.draft', { unitId: office.cast.unit('press'), title: '倒置的办法', level: 'district', derivesFrom: [{ documentId: child }, { instrumentId: 'no-such' }] })
    expect(refused.map((one) => one.code)).toEqual(['measures/parent-is-lower', 'measures/unknown-parent'])
    await isIssued(child, '2026-04-01', '云建发〔2026〕3号')
    expect((await read(child)).revisionDue).toBeNull()
  })

  it('[GB-01] when its basis gets a new version the plan is marked 待修订, until it is revised itself', async () => {
    await office.does('head', 'measures.revise', { documentId: parent, reason: '按上级新规定调整' })
    await office.does('head', 'measures.write', { documentId: parent, effectiveFrom: '2026-04-10', sections: { content: '范围扩大' } })
    expect((await read(parent)).inForce).toMatchObject({ no: 1 })
    await isIssued(parent, '2026-04-01', '云府办发〔2026〕5号')
    expect((await read(child)).revisionDue).toEqual({ because: parent, title: '澄湾区政务回应办法', since: '2026-04-10' })
    await office.does('third', 'measures.revise', { documentId: child, reason: '随上位文件修订' })
    await office.does('third', 'measures.write', { documentId: child, effectiveFrom: '2026-04-10' })
    await isIssued(child, '2026-04-01', '云建发〔2026〕4号')
    expect((await read(child)).revisionDue).toBeNull()
    expect((await read(child)).issued.map((version) => version.no)).toEqual([1, 2])
  })

  it('[GB-01] [WL-07] a plan that implements a loaded instrument is marked when that gained a value after the plan was issued', async () => {
    const old = await drafts('third', 'housing', { title: '依据港北方案的细则', level: 'department', derivesFrom: [{ instrumentId: 'gangbei-2017' }], effectiveFrom: '2026-04-02' })
    await isIssued(old, '2026-04-01', '云建发〔2026〕6号')
    expect((await read(old)).revisionDue).toBeNull()
  })

  it('[WL-07] the office shortens a limit by an issued document; a longer one, a past day, the same day again and an unissued basis are refused', async () => {
    const limit = { documentId: parent, ruleId: 'gangbei-2017/3.3/accept-or-return', reason: '本区从严' }
    expect((await office.isRefused('head', 'measures.setValue', { ...limit, from: '2026-05-01', within: 'PT6H' })).map((one) => [one.code, one.clause])).toEqual([['measures/loosens', 'WL-07']])
    await office.does('head', 'measures.setValue', { ...limit, from: '2026-05-01', within: 'PT2H' })
    expect(codes(await office.isRefused('head', 'measures.setValue', { ...limit, from: '2026-05-01', within: 'PT1H' }))).toEqual(['measures/value-exists from'])
    expect(codes(await office.isRefused('head', 'measures.setValue', { ...limit, from: '2026-03-31', within: 'PT1H' }))).toEqual(['measures/document-not-in-force', 'measures/not-backwards from'])
    const fresh = await drafts('head', 'press', { title: '还没有印发的办法' })
    expect(codes(await office.isRefused('head', 'measures.setValue', { ...limit, documentId: fresh, from: '2026-05-02', within: 'PT1H' }))).toEqual(['measures/document-not-issued'])
    const { limits } = await office.asks<{ limits: { ruleId: string; within: string; values: { within: string }[]; today: string | null }[] }>('writer', 'measures.values', {})
    expect(limits.find((one) => one.ruleId === limit.ruleId)).toMatchObject({ within: 'PT4H', values: [{ within: 'PT2H' }], today: null })
  })

  it('[GS-10] a deputy holds the post for the time named, and no longer', async () => {
    const named = { unitId: office.cast.unit('water'), role: 'online_spokesperson', personId: office.cast.person('waterWriter'), deputyId: office.cast.person('waterHead'), until: '2026-04-03T18:00:00+08:00', reason: '出差三天' }
    expect(codes(await office.isRefused('head', 'measures.nameDeputy', { ...named, role: 'spokesperson', deputyId: named.personId }))).toEqual(['measures/post-without-deputy role', 'measures/own-deputy deputyId', 'measures/holds-no-such-post personId'])
    await office.does('head', 'measures.nameDeputy', named)
    const holders = async () => (await office.asks<{ personId: string }[]>('head', 'directory.peopleWithRole', { unitId: named.unitId, role: named.role })).map((one) => one.personId)
    expect(await holders()).toEqual([named.personId, named.deputyId])
    expect((await office.asks<{ items: Deputy[] }>('writer', 'measures.deputies', {})).items.map((one) => one.deputyId)).toEqual([named.deputyId])
    await office.turnTo('2026-04-03T18:00:00+08:00')
    expect(await holders()).toEqual([named.personId])
    expect((await office.asks<{ items: Deputy[] }>('writer', 'measures.deputies', {})).items).toEqual([])
  })
})

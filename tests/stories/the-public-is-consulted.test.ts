import { createHash } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import type { ConsultationDetail, Invitee, ReadOpinion } from '#src/modules/consultations/queries.ts'
import type { PublicConsultation } from '#src/modules/consultations/public.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { axeFaults, hasBrowser, openBrowser } from '../portal/browser.ts'
import { htmlFaults, useSite } from '../portal/site.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { codesOf, isCleared, isPublished, RISK } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
const site = useSite(office)
const NOTICE = { title: '停车收费办法公开征求意见', facts: '请对附后的办法草案提出意见。', contentClass: 'disclosure' }
const ASKS = { closesOn: '2026-03-10', outcomeOn: '2026-03-20' }
const QUESTIONS = [{ text: '夜间停车收不收费', options: ['收', '不收', '视路段'], several: false }, { text: '您常停哪里', options: ['路边', '小区', '车库'], several: true }]
const HEARING = { at: '2026-03-12T14:00:00+08:00', place: '区政务服务中心三楼', seats: 2, who: '本区居民和经营者' }
const VIEWS = [{ view: '夜间不应收费', count: 1, fate: 'adopted', reason: '夜间需求低，草案已改为免费。' }, { view: '按小时递增', count: 1, fate: 'notAdopted', reason: '计费过于复杂，设备暂不支持。' }]

const started = async (kind: string): Promise<string> => idOf((await office.does('writer', 'statements.startOwn', { unitId: office.cast.unit('housing'), kind }))[0]!.subject)
const finishing = (statementId: string, content: object) => ({ statementId, baseVersion: 0, content: { ...NOTICE, ...content }, riskNote: RISK })
async function goesOut(statementId: string, content: object): Promise<string> {
  const requested = (await office.does('writer', 'statements.finish', finishing(statementId, content))).find((fact) => fact.kind === 'review.requested')!
  await isCleared(office, { statementId, reviewId: idOf(requested.subject), digest: (requested.data as { edition: { digest: string } }).edition.digest })
  await isPublished(office, statementId)
  return statementId
}
const published = async (kind: string, page: object, more: object = {}): Promise<string> => goesOut(await started(kind), { ...more, page: { kind, ...page } })
const outcome = (releaseId: string, more: object = {}) => ({ page: { kind: 'outcome', concludes: { releaseId, title: NOTICE.title, views: VIEWS, ...more } } })
const refusedOutcome = async (releaseId: string, more: object = {}) => codesOf(await office.isRefused('writer', 'statements.finish', finishing(await started('outcome'), outcome(releaseId, more))))
const publicly = (consultationId: string) => office.asks<PublicConsultation>(CITIZEN, 'consultations.publicConsultation', { consultationId })
const dutyOf = async (id: string): Promise<Duty> => (await office.asks<{ items: Duty[] }>('head', 'duties.ofMatter', { matters: [id] })).items.find((duty) => duty.duty === 'consultation-outcome')!
let looks = 0
const page = async (path: string) => {
  const found = await site.get(`${path}?n=${(looks += 1)}`)
  expect([path, await htmlFaults(found.body)]).toEqual([path, []])
  return found.body
}
const posts = (path: string, form: Record<string, string>) => {
  site.dial = office.now()
  return site.post(path, form)
}

describe('what the public is asked', () => {
  const asked: Record<string, string> = {}
  beforeAll(async () => {
    useKeys(makeKeys(Buffer.alloc(32, 9)))
    asked['consultation'] = await published('consultation', { invites: ASKS })
    asked['survey'] = await published('survey', { invites: { ...ASKS, questions: QUESTIONS } }, { title: '停车习惯问卷' })
    asked['hearing'] = await published('hearing', { invites: { ...ASKS, hearing: HEARING } }, { title: '停车收费听证公告' })
    asked['withdrawn'] = await published('consultation', { invites: ASKS }, { title: '要撤回的征求意见' })
  }, 120_000)

  it('[XM4-13] a notice names its last day and the day of its outcome, in order; a survey its questions, a hearing its time', async () => {
    const refused = async (kind: string, part: object) => codesOf(await office.isRefused('writer', 'statements.finish', finishing(await started(kind), { page: { kind, ...part } })))
    expect(await refused('consultation', {})).toEqual(['statements/page-part-missing'])
    expect(await refused('survey', { invites: ASKS })).toEqual(['statements/page-part-missing'])
    expect(await refused('hearing', { invites: { ...ASKS, outcomeOn: '2026-03-09' } })).toEqual(['statements/dates-crossed', 'statements/page-part-missing'])
    expect(await refused('hearing', { invites: { ...ASKS, hearing: { ...HEARING, at: '2026-03-09T14:00:00+08:00' } } })).toEqual(['statements/dates-crossed'])
  })

  it('[XM4-13] anybody speaks until the last day ends; from the first day the outcome is owed to the public', async () => {
    const id = asked['consultation']!
    expect(await dutyOf(id)).toMatchObject({ state: 'open', owedTo: 'public', dueAt: '2026-03-20T16:00:00.000Z' })
    expect(await page(`/releases/${id}`)).toMatch(/正在征集，截至[^]*2026年3月10日[^]*提交意见/)
    expect(await page('/consultations')).toContain(`/releases/${id}`)
    const sent = await posts(`/releases/${id}/opinion`, { text: '夜间不应收费', name: '留名也不留' })
    expect([sent.status, sent.body.includes('已收到')]).toEqual([201, true])
    await posts(`/releases/${id}/opinion`, { text: '建议按小时递增' })
    expect((await posts(`/releases/${id}/opinion`, { text: '' })).status).toBe(400)
    expect((await posts(`/releases/${asked['survey']}/opinion`, { text: '写在问卷上' })).body).toContain('不用这种方式')
    expect((await posts('/releases/0198c000-0000-7000-8000-00000000dead/opinion', { text: '没有这项征集' })).status).toBe(404)
    // How others spoke is told to nobody while one may speak.
    expect(await publicly(id)).toMatchObject({ state: 'open', received: null })
    const { items } = await office.asks<{ items: ReadOpinion[] }>('writer', 'consultations.opinions', { consultationId: id })
    expect(items.map((one) => one.text)).toEqual(['夜间不应收费', '建议按小时递增'])
    expect(await refusedOutcome(id)).toEqual(['statements/nothing-to-conclude'])
  })

  it('[XM4-13] [RL-6] a survey counts each answer once and knows nobody', async () => {
    const id = asked['survey']!
    const answer = (answers: number[][], address: string) => office.desk.do(CITIZEN, 'consultations.answer', { consultationId: id, answers, address }, office.now())
    const unfit = await answer([[0, 1], [7]], '192.0.2.1')
    expect('refusals' in unfit && unfit.refusals.map(({ code, item }) => [code, item])).toEqual([['consultations/answer-unfit', 'answers.0'], ['consultations/answer-unfit', 'answers.1']])
    expect(await answer([[0], [0, 2]], '192.0.2.1')).toEqual({ facts: [] })
    expect(codesOf(((await answer([[0], [0]], '192.0.2.1')) as { refusals: never[] }).refusals)).toEqual(['consultations/has-answered'])
    const form = await posts(`/releases/${id}/survey`, { q0: '1', 'q1-0': '0', 'q1-2': '2' })
    expect(form.status).toBe(201)
    expect(await publicly(id)).toMatchObject({ tallies: null })
    const counted = await office.asks<ConsultationDetail>('writer', 'consultations.consultation', { consultationId: id })
    expect(counted).toMatchObject({ soFar: 2, tallies: [[1, 1, 0], [2, 0, 2]] })
    // Counted again, and by the other table: one tick a question with one choice, and as many readers.
    expect(await office.asks<ConsultationDetail>('writer', 'consultations.consultation', { consultationId: id })).toEqual(counted)
    expect(counted.tallies[0]!.reduce((sum, n) => sum + n)).toBe(counted.soFar)
  })

  it('[XM4-13] a hearing takes sign-ups with a contact; whoever takes part is drawn by a lot that anybody can check', async () => {
    const id = asked['hearing']!
    expect((await office.isRefused(CITIZEN, 'consultations.speak', { consultationId: id, text: '我想参加' })).map(({ code, item }) => [code, item])).toEqual([['consultations/contact-missing', 'name'], ['consultations/contact-missing', 'contact']])
    const receipts: string[] = []
    for (const name of ['甲某', '乙某', '丙某']) receipts.push(/query-code">([0-9a-f-]{36})</.exec((await posts(`/releases/${id}/opinion`, { text: `${name}常在此停车`, name, contact: `${name}的电话` })).body)![1]!)
    expect(codesOf(await office.isRefused('writer', 'consultations.draw', { consultationId: id }))).toEqual(['consultations/not-closed'])
    expect(codesOf(await office.isRefused('writer', 'consultations.draw', { consultationId: asked['survey'] }))).toEqual(['consultations/other-form'])
    await office.turnTo('2026-03-11T09:00:00+08:00')
    expect(codesOf(await office.isRefused(CITIZEN, 'consultations.speak', { consultationId: id, text: '来晚了', name: '丁某', contact: '电话' }))).toEqual(['consultations/not-open'])
    await office.does('writer', 'consultations.draw', { consultationId: id })
    expect(codesOf(await office.isRefused('writer', 'consultations.draw', { consultationId: id }))).toEqual(['consultations/drawn'])
    const { draw } = await publicly(id)
    const lot = (receipt: string): string => createHash('sha256').update(draw!.seed + receipt).digest('hex')
    expect(draw!.chosen).toEqual(receipts.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, 2))
    for (const receipt of draw!.chosen) expect(await page(`/releases/${id}`)).toContain(receipt)
    const invitees = await office.asks<Invitee[]>('writer', 'consultations.invitees', { consultationId: id })
    expect(invitees.map((one) => [one.id, one.contact === `${one.name}的电话`]).toSorted()).toEqual(draw!.chosen.map((receipt) => [receipt, true]).toSorted())
    // The water bureau reads nothing of what was sent to the housing bureau.
    expect(await office.desk.ask(office.cast.actor('waterWriter'), 'consultations.opinions', { consultationId: id }, office.now())).toEqual({ refusals: [{ code: 'consultations/no-consultation', item: id }] })
  })

  it('[XM4-13] once it is closed its figures stand in public, and the outcome says what was taken up, what not, and why', async () => {
    const id = asked['consultation']!
    expect(await publicly(id)).toMatchObject({ state: 'closed', received: 2 })
    // The page goes by the true clock, for which that day is long over.
    expect(await page('/consultations')).toContain('结果逾期未公布')
    expect(await page(`/releases/${asked['survey']}`)).toMatch(/共 2 份答卷[^]*视路段[^]*车库/)
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(await started('outcome'), { page: { kind: 'outcome', concludes: { releaseId: id, title: '停车', views: [{ ...VIEWS[1], reason: '' }] } } })))).toEqual(['input/invalid'])
    const out = await published('outcome', { concludes: { releaseId: id, title: NOTICE.title, views: VIEWS } }, { title: '停车收费办法意见采纳情况' })
    expect(await dutyOf(id)).toMatchObject({ state: 'fulfilled' })
    expect(await page(`/releases/${out}`)).toMatch(new RegExp(`href="/releases/${id}"[^]*未采纳[^]*计费过于复杂`))
    expect(await page(`/releases/${id}`)).toContain(`<a href="/releases/${out}">结果已公布`)
    expect(await refusedOutcome(id)).toEqual(['statements/nothing-to-conclude'])
  })

  it('[XM4-13] of a hearing the outcome comes after it was held and with its minutes; then who signed up is forgotten', async () => {
    const id = asked['hearing']!
    expect(await refusedOutcome(id, { minutes: '还没开' })).toEqual(['statements/hearing-not-held'])
    await office.turnTo('2026-03-13T09:00:00+08:00')
    expect(await refusedOutcome(id)).toEqual(['statements/hearing-not-held'])
    const out = await published('outcome', { concludes: { releaseId: id, title: '停车收费听证公告', minutes: '主持人宣布听证开始，两位代表先后发言。', views: VIEWS } }, { title: '停车收费听证结果' })
    expect(await page(`/releases/${out}`)).toContain('两位代表先后发言')
    expect(await office.asks('writer', 'consultations.invitees', { consultationId: id })).toEqual([])
  })

  it.skipIf(!hasBrowser)('notices, forms, draw and outcome pass axe at WCAG 2.2 AA and fit a phone', async () => {
    const browser = await openBrowser()
    const look = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const { outcomeId } = await publicly(asked['hearing']!)
    for (const path of ['/consultations', ...['withdrawn', 'survey', 'hearing'].map((kind) => `/releases/${asked[kind]}`), `/releases/${outcomeId}`]) {
      await look.goto(`${site.address}${path}?n=look`)
      expect([path, await axeFaults(look), await look.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([path, [], 0])
    }
    await browser.close()
  }, 60_000)

  it('what is not answered by its day is overdue; a notice that is taken back asks nothing and owes nothing', async () => {
    const id = asked['withdrawn']!
    await office.does('head', 'publication.withdraw', { statementId: id, reason: 'wrong', note: '草案有误，另行公告' })
    expect(await publicly(id)).toMatchObject({ state: 'cancelled' })
    expect((await dutyOf(id)).state).not.toBe('open')
    await office.turnTo('2026-03-22T09:00:00+08:00')
    expect((await dutyOf(asked['survey']!)).breachedAt).toBe('2026-03-20T16:00:00.000Z')
  })

  it('a corrected notice gives more time and does not move what is owed; a hearing to which nobody came has no lot', async () => {
    const id = await published('hearing', { invites: { closesOn: '2026-03-25', outcomeOn: '2026-04-20', hearing: { ...HEARING, at: '2026-04-01T14:00:00+08:00' } } }, { title: '第二次听证' })
    await office.does('head', 'publication.correct', { statementId: id, note: '报名延长三天' })
    await goesOut(id, { title: '第二次听证', page: { kind: 'hearing', invites: { closesOn: '2026-03-28', outcomeOn: '2026-06-30', hearing: { ...HEARING, at: '2026-04-01T14:00:00+08:00' } } } })
    expect(await publicly(id)).toMatchObject({ closesAt: '2026-03-28T16:00:00.000Z', outcomeOn: '2026-04-20' })
    await office.turnTo('2026-03-29T09:00:00+08:00')
    expect(codesOf(await office.isRefused('writer', 'consultations.draw', { consultationId: id }))).toEqual(['consultations/nobody-signed-up'])
  })

  it('the record says when words of an opinion are changed, exchanged, removed or slipped in behind its back', async () => {
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    const faults = async (): Promise<string[]> => (await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults.map(({ place, fault }) => `${place}: ${fault}`)
    const whileIts = async (change: string): Promise<string[]> => {
      await owner.query('create table if not exists public.kept as select * from consultations.words')
      await owner.query(change)
      const found = await faults()
      await owner.query('delete from consultations.words; insert into consultations.words select * from public.kept')
      return found
    }
    const DIFFERS = 'consultations.words: words of an opinion differ from their digest'
    expect(await faults()).toEqual([])
    expect(await whileIts(`update consultations.words set body = body || '。' where body = '夜间不应收费'`)).toEqual([DIFFERS])
    expect(await whileIts(`update consultations.words w set body = o.body from consultations.words o where o.id <> w.id and w.body in ('夜间不应收费', '建议按小时递增') and o.body in ('夜间不应收费', '建议按小时递增')`)).toEqual([DIFFERS, DIFFERS])
    expect(await whileIts(`delete from consultations.words where body = '夜间不应收费'`)).toEqual(['consultations.words: words of an opinion are missing'])
    expect(await whileIts(`insert into consultations.words (id, consultation_id, unit_ids, body, salt) select gen_random_uuid(), consultation_id, unit_ids, '一致赞成', salt from consultations.words limit 1`)).toEqual(['consultations.words: was sent by nobody'])
    expect(await faults()).toEqual([])
    await owner.end()
  })

  it('[RL-2] three years after the end the words are gone; the record still verifies', async () => {
    await office.turnTo('2029-03-20T09:00:00+08:00')
    const { items } = await office.asks<{ items: ReadOpinion[] }>('writer', 'consultations.opinions', { consultationId: asked['consultation'] })
    expect(items.map((one) => one.text)).toEqual([null, null])
    expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import type { Id } from '#src/kernel/facts.ts'
import { takePosts } from '#src/modules/signals/many.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'
import { useOffice } from '../setup/office.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { asks, codesOf, isAccepted, isCleared, isDrafted } from './steps.ts'

const office = useOffice('2026-03-02T08:00:00+08:00', { people: [{ key: 'admin', name: '管宁', posts: [{ role: 'sysadmin', unit: 'press' }] }] })
beforeAll(() => useKeys(makeKeys(Buffer.alloc(32, 5))))
let messageOfMatter: Id
const kindsSince = async () => (await office.asks<{ uncovered: string[]; uncoveredToday: boolean; days: { on: string; person: string | null }[] }>('officer', 'signals.roster', {}))

describe('[GS-29] somebody collects what is said, day by day', () => {
  it('today without anybody is on the board, and said in the morning of each such day, once', async () => {
    expect(await kindsSince()).toMatchObject({ uncoveredToday: true, uncovered: [] })
    await office.does('head', 'signals.nameCollector', { personId: office.cast.person('officer'), days: ['2026-03-02', '2026-03-04'] })
    expect(await kindsSince()).toMatchObject({ uncoveredToday: false, days: expect.arrayContaining([{ on: '2026-03-04', personId: office.cast.person('officer'), person: '周砚' }]) })
    await office.turnTo('2026-03-03T08:59:00+08:00')
    expect((await kindsSince()).uncovered).toEqual([])
    await office.turnTo('2026-03-03T09:00:00+08:00')
    expect(await kindsSince()).toMatchObject({ uncoveredToday: true, uncovered: ['2026-03-03'] })
    await office.turnTo('2026-03-05T10:00:00+08:00')
    expect((await kindsSince()).uncovered).toEqual(['2026-03-03', '2026-03-05'])
  })

  it('a day that is over and a person whom nobody knows are refused', async () => {
    expect(codesOf(await office.isRefused('head', 'signals.nameCollector', { personId: office.cast.unit('press'), days: ['2026-03-01'] }))).toEqual(['signals/day-over', 'signals/no-person'])
  })
})

describe('what is talked about is told inside the government', () => {
  it('as a bulletin that the units it was sent to read, with counts by kind of outlet and nobody’s name, and that outlives the posts', async () => {
    const sourceId = idOf((await office.does('admin', 'signals.addSource', { name: '云溪论坛', kind: 'push', outlet: 'forum' }))[0]!.subject)
    await takePosts({ db: office.pool.db, places, dial: office.now() }, { id: sourceId, outlet: 'forum' }, ['柳荫路工地半夜打混凝土，窗户都在震', '柳荫路工地凌晨还在施工，没法睡', '柳荫路工地夜里打混凝土，孩子要高考'].map((text, at) => ({ key: String(at), title: '', text, time: office.now() })))
    await office.pass(1)
    const bulletinId = idOf((await office.does('officer', 'signals.issueBulletin', { unitIds: [office.cast.unit('housing')], note: '请住建局当日核实' }))[0]!.subject)
    const bulletin = await office.asks<{ items: object[]; note: string }>('writer', 'signals.bulletin', { bulletinId })
    expect(bulletin).toMatchObject({ on: '2026-03-05', note: '请住建局当日核实', items: [{ title: expect.stringContaining('柳荫路'), day: 3, byOutlet: { forum: 3 } }] })
    const other = await office.desk.ask(office.cast.actor('waterWriter'), 'signals.bulletin', { bulletinId }, office.now())
    expect('refusals' in other && codesOf(other.refusals)).toEqual(['signals/no-bulletin'])
    expect((await office.asks<{ items: object[] }>('waterWriter', 'signals.bulletins', {})).items).toEqual([])
    expect(codesOf(await office.isRefused('officer', 'signals.issueBulletin', { unitIds: [bulletinId] }))).toEqual(['signals/unknown-unit'])
  })
})

describe('[GS-28] the four mechanisms', () => {
  const matterOf = async () => (await office.asks<{ items: { id: Id; posts: number }[] }>('officer', 'signals.matters', {})).items[0]!
  const units = () => [office.cast.unit('housing'), office.cast.unit('water')]
  const told = { title: '柳荫路工地夜间施工', text: '多个平台反映柳荫路工地半夜施工，请两个单位当日核实。' }
  type Told = { items: { id: Id; forMe: boolean; about?: object; readers: { name: string; readAt: string | null }[] }[] }

  it('major information is told to named posts of named units, each of whom says that it was read, and nobody for another', async () => {
    const matter = await matterOf()
    await office.does('officer', 'signals.issueNotice', { ...told, unitIds: units(), roles: ['unit_head', 'online_spokesperson'], matterId: matter.id })
    const asked = async (who: string, input: object = {}) => (await office.asks<Told>(who, 'signals.notices', input)).items
    const [notice] = await asked('officer')
    expect(notice).toMatchObject({ forMe: false, about: { matterId: matter.id, posts: 3 } })
    expect(notice!.readers.map(({ name }) => name).toSorted()).toEqual(['林溪', '江雨', '白露', '陆明远'].toSorted())
    expect(await asked('waterHead', { unread: true })).toHaveLength(1)
    await office.pass(1)
    await office.does('waterHead', 'signals.noteNoticeRead', { noticeId: notice!.id })
    expect(await office.does('waterHead', 'signals.noteNoticeRead', { noticeId: notice!.id })).toEqual([])
    expect(await asked('waterHead', { unread: true })).toEqual([])
    expect((await asked('writer', { unread: true })).map(({ forMe }) => forMe)).toEqual([true])
    expect((await asked('officer'))[0]!.readers.filter(({ readAt }) => readAt !== null)).toEqual([expect.objectContaining({ name: '江雨', readAt: office.now() })])
    expect(codesOf(await office.isRefused('first', 'signals.noteNoticeRead', { noticeId: notice!.id }))).toEqual(['signals/not-addressed'])
  })

  it('a notice that nobody in a unit would read is not sent at all, and every such unit is named', async () => {
    const refused = await office.isRefused('officer', 'signals.issueNotice', { ...told, unitIds: [...units(), office.cast.person('officer')], roles: ['district_head'], matterId: office.cast.person('officer') })
    expect(refused).toMatchObject([{ code: 'signals/unknown-unit' }, { code: 'signals/nobody-to-tell', clause: 'GS-28', params: { unit: '澄湾区住房和城乡建设局' } }, { code: 'signals/nobody-to-tell', params: { unit: '澄湾区水务局' } }, { code: 'signals/no-matter' }])
    expect(codesOf(await office.isRefused('writer', 'signals.issueNotice', { ...told, unitIds: units(), roles: ['unit_head'] }))).toEqual(['desk/role-missing'])
  })

  it('an emergency is reported upward with addressees, hour and means; each acknowledges by a number of its own, and a later report carries it on', async () => {
    const first = { title: '柳荫路路面塌陷', text: '工地旁路面塌陷约四平方米，无人受伤，已封路。', stage: 'first', addressees: ['市委宣传部', '市政府值班室'], means: 'telephone', reportedAt: office.now() }
    const reportId = idOf((await office.does('officer', 'signals.reportUpward', { ...first, matterId: (await matterOf()).id }))[0]!.subject)
    await office.pass(1)
    await office.does('officer', 'signals.noteReceipt', { reportId, addressee: '市政府值班室', receiptNo: '值〔2026〕41号' })
    expect((await office.asks<{ items: object[] }>('head', 'signals.reports', {})).items).toMatchObject([{ stage: 'first', addressees: first.addressees, reportedAt: first.reportedAt, about: { posts: 3 }, receipts: [{ addressee: '市政府值班室', receiptNo: '值〔2026〕41号', at: office.now() }] }])
    const no = async (command: string, input: object) => codesOf(await office.isRefused('officer', command, input))
    expect(await no('signals.noteReceipt', { reportId, addressee: '市政府值班室', receiptNo: '1', receivedAt: '2026-03-01T00:00:00+08:00' })).toEqual(['signals/before-its-report', 'signals/receipt-known'])
    expect(await no('signals.noteReceipt', { reportId, addressee: '省委宣传部', receiptNo: '1', receivedAt: '2026-12-01T00:00:00+08:00' })).toEqual(['signals/not-addressee', 'signals/not-yet'])
    expect(await no('signals.reportUpward', { ...first, stage: 'follow_up', reportedAt: '2026-12-01T00:00:00+08:00' })).toEqual(['signals/not-yet', 'signals/report-stage'])
    expect(await no('signals.reportUpward', { ...first, followsId: reportId, reportedAt: '2026-03-01T00:00:00+08:00' })).toEqual(['signals/before-its-report', 'signals/report-stage'])
    const last = idOf((await office.does('officer', 'signals.reportUpward', { ...first, stage: 'final', followsId: reportId, reportedAt: office.now() }))[0]!.subject)
    expect(await no('signals.reportUpward', { ...first, stage: 'follow_up', followsId: last, reportedAt: office.now() })).toEqual(['signals/report-final'])
    expect(await no('signals.reportUpward', { ...first, stage: 'final', followsId: office.cast.person('officer'), matterId: office.cast.person('officer'), reportedAt: office.now() })).toEqual(['signals/no-matter', 'signals/no-report'])
    expect('refusals' in (await office.desk.ask(office.cast.actor('writer'), 'signals.reports', {}, office.now()))).toBe(true)
  })

  it('what is collected is taken up and studied like a message: it waits on the triage desk with its clock', async () => {
    const { items } = await office.asks<{ items: { id: Id }[] }>('officer', 'triage.desk', {})
    expect(items).toEqual([])
    const { id: matterId } = await matterOf()
    const facts = await office.does('officer', 'signals.acceptMatter', { matterId, title: '柳荫路工地夜间施工', text: '论坛反映柳荫路工地半夜打混凝土，请核实并答复。' })
    messageOfMatter = (facts.find(({ kind }) => kind === 'signals.matterAccepted')!.data as { messageId: Id }).messageId
    expect((await office.asks<{ items: { id: Id }[] }>('officer', 'triage.desk', {})).items.map(({ id }) => id)).toEqual([messageOfMatter])
    expect(facts.map(({ kind }) => kind)).toContain('duties.opened')
  })
})

describe('what the office says itself stands on the curve', () => {
  it('[GB-22] a matter taken up is answered by the usual way, and the release is marked with its lag beside the counts of what others said', async () => {
    const { items: [matter] } = await office.asks<{ items: { id: Id; title: string }[] }>('officer', 'signals.matters', { state: 'accepted' })
    await office.pass(3)
    const drafted = await isDrafted(office, await isAccepted(office, messageOfMatter))
    await isCleared(office, drafted)
    await office.does('head', 'publication.release', { statementId: drafted.statementId })
    expect(await office.asks('officer', 'signals.matter', { matterId: matter!.id })).toMatchObject({ posts: 3, byOutlet: { forum: 3 }, said: [{ releaseId: drafted.statementId, lagMs: 6 * 3_600_000 }] })
  })
})

describe('[GS-31] what the public will say of a planned measure is forecast and compared', () => {
  let statementId: Id
  let forecastId: Id
  it('a text that touches vital interests stays back until reaction, opinion and risk are written', async () => {
    const drafted = await isDrafted(office, await isAccepted(office, await asks(office, '停车费要涨吗？')))
    ;({ statementId } = drafted)
    await isCleared(office, drafted)
    forecastId = idOf((await office.does('officer', 'signals.openForecast', { title: '路内停车收费调整', unitId: office.cast.unit('housing'), statementId, plannedFor: '2026-03-09' }))[0]!.subject)
    const refused = await office.isRefused('head', 'publication.release', { statementId })
    expect(refused).toMatchObject([{ code: 'publication/forecast-missing', clause: 'GS-31' }])
    expect(await office.isRefused('officer', 'signals.writeForecast', { forecastId, reaction: '沿街商户担心客流减少', level: 'medium' })).toMatchObject([{ code: 'signals/forecast-part-missing', item: 'publicOpinion' }, { code: 'signals/forecast-part-missing', item: 'risk' }])
    const [{ id: matterId } = { id: '' }] = (await office.asks<{ items: { id: Id }[] }>('officer', 'signals.matters', { state: 'all' })).items
    const parts = { reaction: '沿街商户担心客流减少', publicOpinion: '可能与去年调价比较，质疑用途', risk: '首周可能集中投诉，需现场引导', level: 'medium' }
    expect(codesOf(await office.isRefused('officer', 'signals.writeForecast', { forecastId, ...parts, matterIds: [forecastId] }))).toEqual(['signals/no-matter'])
    expect(codesOf(await office.isRefused('officer', 'signals.compareForecast', { forecastId, outcome: '首周投诉十二件，均已答复', borneOut: 'partly' }))).toEqual(['signals/forecast-not-written', 'signals/forecast-too-early'])
    await office.does('officer', 'signals.writeForecast', { forecastId, ...parts, matterIds: [matterId] })
    await office.does('head', 'publication.release', { statementId })
    expect((await office.asks<{ items: object[] }>('writer', 'signals.forecasts', { statementId })).items).toMatchObject([{ state: 'written', written: { evidence: [{ matterId, posts: 3 }] } }])
  })

  it('and is compared with what came, after its day, once', async () => {
    const outcome = { forecastId, outcome: '首周投诉十二件，均已答复', borneOut: 'partly' }
    expect(codesOf(await office.isRefused('officer', 'signals.compareForecast', outcome))).toEqual(['signals/forecast-too-early'])
    await office.turnTo('2026-03-16T10:00:00+08:00')
    await office.does('officer', 'signals.compareForecast', outcome)
    expect((await office.asks<{ items: object[] }>('officer', 'signals.forecasts', {})).items).toMatchObject([{ state: 'compared', compared: { borneOut: 'partly' } }])
    expect(codesOf(await office.isRefused('officer', 'signals.compareForecast', outcome))).toEqual(['signals/forecast-compared'])
  })
})

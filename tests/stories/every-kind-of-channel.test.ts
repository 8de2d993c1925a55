import { describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Delivery } from '#src/modules/channels/contract.ts'
import { channelKinds } from '#src/modules/channels/kinds.ts'
import type { PublicPosts, PublicWays } from '#src/modules/channels/public.ts'
import type { Readiness } from '#src/modules/channels/queries.ts'
import { missingWays, type Reach } from '#src/modules/channels/reach.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, codesOf, isAccepted, isCleared, isDrafted, isPublished, finishes } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00', { people: [{ key: 'admin', name: '管宁', posts: [{ role: 'sysadmin', unit: 'press' }] }] })
const registers = async (kind: string, name: string, extra: object = {}): Promise<Id> => idOf((await office.does('admin', 'channels.register', { kind, name, unitId: office.cast.unit('press'), ...extra }))[0]!.subject)
const deliveriesOf = (releaseId: Id) => office.asks<{ items: Delivery[]; missingWays: string[] }>('officer', 'channels.deliveriesOf', { releaseId })
let asked = 0
async function isOut(): Promise<Id> {
  asked += 1
  const drafted = await isDrafted(office, await isAccepted(office, await asks(office, `请问${['停车', '公交', '路灯', '公厕'][asked]}的问题?`)))
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
  return drafted.statementId
}
const report = async (releaseId: Id, channelId: Id, evidence: string): Promise<void> => {
  const { items } = await deliveriesOf(releaseId)
  await office.does('officer', 'channels.report', { deliveryId: items.find((one) => one.channelId === channelId)!.id, evidence })
}

it('[GB-44] a major release waits for its plan: audience, channels, order, time, lines, risks, accessibility', async () => {
  asked += 1
  const drafted = await isDrafted(office, await isAccepted(office, await asks(office, '请问医保缴费什么时候开始?')))
  await isCleared(office, drafted)
  const { statementId } = drafted
  await office.does('head', 'publication.markMajor', { statementId, reason: '涉及全区参保人' })
  expect(codesOf(await office.isRefused('head', 'publication.release', { statementId }))).toEqual(['publication/plan-missing'])
  const plan = { audience: '全区参保人', channels: '网站、公众号、短信、村社广播', order: '网站先发，其余同时', time: '12 日 9 时起', lines: '11 月 1 日起缴费，标准不变', risks: '误读为涨价', accessibility: '大字版和广播' }
  expect(codesOf(await office.isRefused('head', 'publication.planDissemination', { statementId, ...plan, risks: '' }))).toEqual(['input/invalid'])
  await office.does('head', 'publication.planDissemination', { statementId, ...plan })
  await isPublished(office, statementId)
  expect(await office.asks('officer', 'publication.dissemination', { statementId })).toMatchObject({ plan })
})

describe('every kind of channel', () => {
  const ids = new Map<string, Id>()

  it('[NH-34] five accounts and an aggregator, all listed with what stands on them; one that closes keeps its history', async () => {
    for (const name of ['新浪', '腾讯', '人民网', '新华网', '地方在线']) ids.set(name, await registers('weibo', `${name}政务微博`, { carries: 'all' }))
    ids.set('聚合', await registers('aggregator', '澄湾聚合平台', { carries: 'all' }))
    const releaseId = await isOut()
    const links = [...ids].map(([name, channelId], at) => [channelId, `https://weibo.example/${at}`, name] as const)
    for (const [channelId, link] of links) await report(releaseId, channelId, link)
    const { posts } = await office.asks<PublicPosts>(CITIZEN, 'channels.publicPosts', {})
    expect(posts.map(({ url }) => url).toSorted()).toEqual(links.map(([, link]) => link).toSorted())
    expect(posts[0]).toMatchObject({ releaseId, title: '关于东湖路夜间施工噪声的回应' })
    await office.does('admin', 'channels.retire', { channelId: ids.get('腾讯'), reason: '平台停止运营' })
    const { accounts } = await office.asks<PublicWays>(CITIZEN, 'channels.publicWays', {})
    expect(accounts.find(({ name }) => name === '腾讯政务微博')).toMatchObject({ retired: true })
    expect((await office.asks<{ items: Delivery[] }>('officer', 'channels.deliveries', { channelId: ids.get('腾讯') })).items).toMatchObject([{ state: 'observed', url: 'https://weibo.example/1' }])
    const next = await isOut()
    expect((await deliveriesOf(next)).items.some(({ channelId }) => channelId === ids.get('腾讯'))).toBe(false)
  })

  it('[NH-35] a post is for telling, talking or answering, and says which', async () => {
    const toutiao = await registers('toutiao', '澄湾头条', { purpose: 'interact' })
    const weibo = await registers('weibo', '澄湾问政')
    const releaseId = await isOut()
    await office.does('officer', 'channels.send', { releaseId, channelIds: [toutiao] })
    await office.does('officer', 'channels.send', { releaseId, channelIds: [weibo], purpose: 'answer' })
    const { items } = await deliveriesOf(releaseId)
    expect(items.find(({ channelId }) => channelId === toutiao)!.purpose).toBe('interact')
    expect(items.find(({ channelId }) => channelId === weibo)!.purpose).toBe('answer')
    expect(codesOf(await office.isRefused('officer', 'channels.send', { releaseId, channelIds: [weibo], purpose: 'likes' }))).toEqual(['input/invalid'])
    expect((await office.asks<Reach>('officer', 'channels.reach', {})).purposes).toMatchObject({ interact: 1, answer: 1 })
  })

  it('[WL-29] [GB-36] [GB-37] [XM4-12] site, supervision, account and inquiry; papers and stations as recipients; the bulletin: each ends with its own evidence', async () => {
    const kinds = ['supervision', 'inquiry', 'gazette', 'broadcast', 'newspaper', 'news_site', 'commercial_site', 'filing', 'loudspeaker', 'conference'] as const
    expect(['portal', 'supervision', 'wechat', 'inquiry', 'sms', 'weibo'].every((kind) => kind in channelKinds)).toBe(true)
    for (const kind of kinds) ids.set(kind, await registers(kind, channelKinds[kind].zh))
    const releaseId = await isOut()
    await office.does('officer', 'channels.send', { releaseId, channelIds: kinds.map((kind) => ids.get(kind)!) })
    const waiting = (await deliveriesOf(releaseId)).items.filter(({ state }) => state === 'prepared')
    for (const one of waiting.filter(({ kind }) => kind !== 'weibo')) expect([one.kind, Date.parse(one.dueAt!)]).toEqual([one.kind, Date.parse(one.plannedAt) + 24 * 3_600_000])
    await report(releaseId, ids.get('gazette')!, '2026 年第 10 期 第 3 页')
    await report(releaseId, ids.get('broadcast')!, '收稿回执 1012-7')
    const { items } = await deliveriesOf(releaseId)
    expect(items.find(({ kind }) => kind === 'gazette')).toMatchObject({ lane: 'reported', state: 'observed', ref: '2026 年第 10 期 第 3 页' })
    // A press of a button is no evidence: what nobody brought back stays open.
    expect(items.filter(({ state }) => state === 'prepared').map(({ kind }) => kind)).not.toContain('gazette')
    expect(items.filter(({ state }) => state === 'prepared').length).toBe(waiting.length - 2)
  })

  it('[WL-25] a policy that goes out online alone says what is missing until it goes among people too; an answer says nothing', async () => {
    const statementId = idOf((await office.does('writer', 'statements.startOwn', { unitId: office.cast.unit('housing'), kind: 'document' }))[0]!.subject)
    const document = { number: '澄建发〔2026〕12号', issuer: '澄湾区住房和城乡建设局', addressee: '各街道办事处', issuedOn: '2026-10-10', signedBy: '澄湾区住房和城乡建设局' }
    await isCleared(office, await finishes(office, statementId, { title: '夜间施工管理办法', facts: '第一条 夜间施工须经许可。', contentClass: 'disclosure', page: { kind: 'document', document } }))
    await isPublished(office, statementId)
    const missing = async (releaseId: Id) => (await deliveriesOf(releaseId)).missingWays
    expect(await missing(statementId)).toEqual(['offline'])
    await office.does('officer', 'channels.send', { releaseId: statementId, channelIds: [ids.get('loudspeaker')!] })
    expect(await missing(statementId)).toEqual([])
    expect(await missing(await isOut())).toEqual([])
    expect([missingWays(true, ['newspaper', 'conference']), missingWays(true, [])]).toEqual([['online'], ['online', 'offline']])
  })

  it('[WL-28] [GB-25] [GB-23] each figure carries its definition, denominator and source, and none is typed in without its file', async () => {
    const { items } = await office.asks<{ items: Delivery[] }>('officer', 'channels.deliveries', { channelId: ids.get('新浪') })
    const deliveryId = items.at(-1)!.id
    expect(codesOf(await office.isRefused('officer', 'channels.noteViews', { deliveryId, count: 1200 }))).toEqual(['input/invalid'])
    expect(codesOf(await office.isRefused('officer', 'channels.noteViews', { deliveryId, count: 1200, file: { name: '后台导出.xlsx', bytes: '' } }))).toEqual(['input/invalid'])
    await office.does('officer', 'channels.noteViews', { deliveryId, count: 1200, file: { name: '后台导出.xlsx', bytes: 'eCx5' } })
    expect(await office.asks('officer', 'channels.viewsFile', { deliveryId })).toEqual({ name: '后台导出.xlsx', bytes: 'eCx5' })
    const { metrics, activation, channels } = await office.asks<Reach>('officer', 'channels.reach', {})
    expect(metrics.map(({ code }) => code)).toEqual(['reach', 'awareness', 'coverage'])
    for (const one of metrics) expect([one.code, one.definition.zh.length > 5, one.source.zh.length > 3]).toEqual([one.code, true, true])
    expect(metrics[0]).toMatchObject({ numerator: 0, denominator: 0, value: null })
    expect(metrics[1]).toMatchObject({ numerator: 1200, denominator: 1, value: 1200 })
    expect(channels).toEqual([{ channelId: ids.get('新浪'), name: '新浪政务微博', kind: 'weibo', means: 'reads', numerator: 1200, denominator: 1, value: 1200 }])
    expect(metrics[2]!.value).toBeGreaterThan(0)
    expect(metrics[2]!.value).toBeLessThan(1)
    expect(activation.find(({ kind }) => kind === 'weibo')).toEqual({ kind: 'weibo', active: 1, units: 3 })
    expect((await office.asks<{ items: Readiness[] }>('officer', 'channels.readiness', {})).items.length).toBeGreaterThan(15)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#src/desk/clockwork.ts'
import type { Outside } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Channel, Delivery } from '#src/modules/channels/contract.ts'
import { tokenOf } from '#src/modules/channels/storage.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { fakeDingtalk, fakeWecom, type FakeRobot } from '../../proof/fakes/robots.ts'
import { fakeHub, type FakeHub } from '../../proof/fakes/hub.ts'
import { fakeGateway, type FakeGateway } from '../../proof/fakes/sms.ts'
import { fakeWechat, type FakeWechat } from '../../proof/fakes/wechat.ts'
import { useSite } from '../portal/site.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, codesOf, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00', { people: [{ key: 'admin', name: '管宁', posts: [{ role: 'sysadmin', unit: 'press' }] }] })
let wechat: FakeWechat
let wecom: FakeRobot
let dingtalk: FakeRobot
let gateway: FakeGateway
let hub: FakeHub
const site = useSite(office)
const on: Record<string, Id> = {}

async function registers(kind: string, input: object, secrets: object): Promise<void> {
  const channelId = idOf((await office.does('admin', 'channels.register', { kind, name: `${kind} 账号`, unitId: office.cast.unit('press'), carries: 'all', ...input }))[0]!.subject)
  await office.does('admin', 'channels.setSecrets', { channelId, secrets })
  on[kind] = channelId
}

beforeAll(async () => {
  useKeys(makeKeys(Buffer.alloc(32, 3)))
  ;[wechat, wecom, dingtalk, gateway, hub] = await Promise.all([fakeWechat(), fakeWecom(), fakeDingtalk('SEC1'), fakeGateway(), fakeHub()])
  await office.does('head', 'publication.setSite', { siteName: '澄湾回应', address: 'https://hy.example.gov.cn' })
  await registers('wechat', { settings: { base: wechat.address, appId: 'wx1', cover: 'cover-1', author: '澄湾发布' } }, { secret: 'app-secret' })
  await registers('wecom', {}, { webhook: `${wecom.address}/cgi-bin/webhook/send?key=k-1` })
  await registers('dingtalk', {}, { webhook: `${dingtalk.address}/robot/send?access_token=d-1`, sign: 'SEC1' })
  await registers('sms', { settings: { endpoint: `${gateway.address}/send`, body: '{"phones":"{to}","content":"【{signature}】{text}","outId":"{id}"}', okField: 'Code', okValue: 'OK', signature: '澄湾发布' } }, { token: 'sms-token' })
  for (const [kind, paper] of [['wechat', 'verified'], ['wechat', 'ip_allowed'], ['sms', 'signature_filing'], ['sms', 'template_approval']]) await office.does('officer', 'channels.notePaper', { channelId: on[kind!], paper, evidence: '批复在案', until: '2027-12-31' })
  const asked = await office.does(CITIZEN, 'channels.subscribe', { channel: 'sms', reader: '13900001111' })
  await office.does(CITIZEN, 'channels.confirmSubscription', { token: tokenOf('confirm', idOf(asked[0]!.subject)) })
}, 60_000)
afterAll(() => Promise.all([wechat, wecom, dingtalk, gateway, hub].map((one) => one?.close())))

let asked = 0
async function isOut(publishes: (() => Promise<void>) | undefined = undefined): Promise<Id> {
  asked += 1
  const drafted = await isDrafted(office, await isAccepted(office, await asks(office, `第 ${asked} 件:请问${['道路', '水压', '路灯', '公厕', '绿化', '公交', '学位', '医保', '停车', '电梯', '河道', '市场'][asked]}的问题?`)))
  await isCleared(office, drafted)
  if (!publishes) await isPublished(office, drafted.statementId)
  else await office.desk.do(office.cast.actor('head'), 'publication.release', { statementId: drafted.statementId }, office.now()).then(publishes)
  return drafted.statementId
}
/** The system looks again after seconds. */
async function isWatched(): Promise<void> {
  for (let n = 0; n < 3; n += 1) await office.pass(8 / 3600)
}
const deliveryOn = async (releaseId: Id, kind: string, act = 'publish'): Promise<Delivery> => (await office.asks<{ items: Delivery[] }>('officer', 'channels.deliveriesOf', { releaseId })).items.findLast((one) => one.channelId === on[kind] && one.act === act)!

describe('each platform answers in its own way', () => {
  it('[GB-36] [RL-6] one release reaches all of them, each within its limits and under the office’s own name', async () => {
    const releaseId = await isOut()
    expect(await deliveryOn(releaseId, 'wechat')).toMatchObject({ state: 'accepted', ref: '1000001' }) // its word is not "published"
    await isWatched()
    const seen = await deliveryOn(releaseId, 'wechat')
    expect(seen).toMatchObject({ state: 'observed', url: 'https://mp.weixin.example/s/article-1' })
    expect(seen.steps.map(({ kind }) => kind)).toEqual(['channels.planned', 'channels.prepared', 'channels.begun', 'channels.accepted', 'channels.looked', 'channels.looked', 'channels.wentLive', 'channels.looked', 'channels.observed'])
    for (const kind of ['wecom', 'dingtalk', 'sms']) expect([kind, (await deliveryOn(releaseId, kind)).state]).toEqual([kind, 'live'])
    const words = [wechat.articles[0]!.content, wecom.messages[0]!, dingtalk.messages[0]!, gateway.messages.at(-1)!.text]
    for (const text of words) {
      expect(text).toContain('【官方发布】澄湾区住房和城乡建设局')
      expect(text).toContain(`https://hy.example.gov.cn/releases/${releaseId}/1`)
    }
    expect(gateway.messages.at(-1)).toMatchObject({ to: '13900001111' })
    expect(gateway.messages.at(-1)!.text).toMatch(/^【澄湾发布】/)
  })

  it('what is taken and refused afterwards says so, and can be sent again', async () => {
    wechat.fault = 'review'
    const releaseId = await isOut()
    await isWatched()
    const refused = await deliveryOn(releaseId, 'wechat')
    expect(refused).toMatchObject({ state: 'rejected', trouble: { code: 'wechat-status-4', text: '平台审核未通过' } })
    wechat.fault = 'none'
    await office.does('officer', 'channels.retry', { deliveryId: refused.id })
    await isWatched()
    expect((await deliveryOn(releaseId, 'wechat')).state).toBe('observed')
  })

  it('an answer that got lost is unknown: it is looked for and never sent again', async () => {
    wechat.fault = 'lost'
    const before = wechat.tasks
    const releaseId = await isOut()
    expect(await deliveryOn(releaseId, 'wechat')).toMatchObject({ state: 'unknown', trouble: { code: 'no-answer' } })
    wechat.fault = 'none'
    expect(codesOf(await office.isRefused('officer', 'channels.retry', { deliveryId: (await deliveryOn(releaseId, 'wechat')).id }))).toEqual(['channels/not-to-be-tried'])
    await isWatched()
    expect(await deliveryOn(releaseId, 'wechat')).toMatchObject({ state: 'observed' })
    expect(wechat.tasks).toBe(before + 1)
  })

  it('where nothing can be looked up, a person says what became of it', async () => {
    wecom.fault = 'lost'
    const before = wecom.messages.length
    const releaseId = await isOut()
    wecom.fault = 'none'
    await office.pass(24)
    const lost = await deliveryOn(releaseId, 'wecom')
    expect(lost.state).toBe('unknown')
    expect(wecom.messages).toHaveLength(before + 1)
    await office.does('officer', 'channels.settle', { deliveryId: lost.id, found: true, evidence: '群里 09:12 已看到' })
    expect(await deliveryOn(releaseId, 'wecom')).toMatchObject({ state: 'live', ref: '群里 09:12 已看到' })
  })

  it('one failing channel fails itself only, and what certainly did not arrive is tried again', async () => {
    await office.turnTo('2026-11-02T09:00:00+08:00') // a new month has its own four sends
    wechat.fault = 'away'
    dingtalk.fault = 'too-many'
    const releaseId = await isOut()
    expect([(await deliveryOn(releaseId, 'wechat')).state, (await deliveryOn(releaseId, 'dingtalk')).state, (await deliveryOn(releaseId, 'wecom')).state, (await deliveryOn(releaseId, 'portal')) ?? 'own']).toEqual(['prepared', 'prepared', 'live', 'own'])
    wechat.fault = 'stolen'
    dingtalk.fault = 'none'
    await isWatched()
    await isWatched()
    expect([(await deliveryOn(releaseId, 'wechat')).state, (await deliveryOn(releaseId, 'dingtalk')).state]).toEqual(['observed', 'live'])
  })

  it('what was up and was taken away afterwards is said, whoever took it', async () => {
    const releaseId = await isOut()
    await isWatched()
    const { key } = await deliveryOn(releaseId, 'wechat')
    wechat.ban(key)
    await office.pass(24)
    expect(await deliveryOn(releaseId, 'wechat')).toMatchObject({ state: 'rejected', trouble: { code: 'wechat-status-6', text: '发布后被平台封禁' } })
  })

  it('[RL-5] what is taken back here is taken back there, and only what is ours', async () => {
    await office.turnTo('2026-12-02T09:00:00+08:00')
    const releaseId = await isOut()
    await isWatched()
    const standing = wechat.articles.length
    await office.does('head', 'publication.withdraw', { statementId: releaseId, reason: 'wrong', note: '事实有误，另行发布' })
    await isWatched()
    expect((await deliveryOn(releaseId, 'wechat')).state).toBe('withdrawn')
    expect(wechat.articles).toHaveLength(standing) // one taken down, one that says so
    expect(wechat.articles[0]!.title).toContain('撤回说明')
    expect(wecom.messages.at(-1)).toContain('此前发布的内容已撤回')
  })

  it.each([['after', 1], ['before', 0]] as const)('a process that dies %s the platform has it sends nothing twice, and says that nobody knows', async (when, arrived) => {
    await office.turnTo(when === 'after' ? '2027-01-04T09:00:00+08:00' : '2027-02-01T09:00:00+08:00')
    const outside = office.ledger.catalogue.outside as Map<string, Outside>
    const send = outside.get('channels.send')!
    const before = [wechat.tasks, wecom.messages.length, gateway.messages.length]
    outside.set('channels.send', { ...send, work: async (material, signal) => (when === 'after' && (await send.work(material, signal)), Promise.reject(new Error('killed'))) })
    const releaseId = await isOut(async () => {
      for (let deaths = 0; deaths < 9; deaths += 1) if (await settle(office.ledger, office.now()).then(() => true, () => false)) return
    })
    outside.set('channels.send', send)
    expect((await deliveryOn(releaseId, 'wecom')).state).toBe('sending')
    await office.pass(3 / 60)
    await isWatched()
    expect([wechat.tasks, wecom.messages.length, gateway.messages.length]).toEqual(before.map((count) => count + arrived))
    expect(await deliveryOn(releaseId, 'wecom')).toMatchObject({ state: 'unknown', trouble: { code: 'broken-off' } })
    expect((await deliveryOn(releaseId, 'sms')).counts).toEqual({ sent: 0, refused: 0, unknown: 1, waiting: 0 })
    // Where it can be looked up it is found; where it is not there only a person lets it be sent.
    expect((await deliveryOn(releaseId, 'wechat')).state).toBe(arrived ? 'observed' : 'unknown')
    if (arrived) return
    const { id: deliveryId } = await deliveryOn(releaseId, 'wechat')
    await office.does('officer', 'channels.settle', { deliveryId, found: false, evidence: '后台看过，没有' })
    await office.does('officer', 'channels.retry', { deliveryId })
    await isWatched()
    expect(wechat.tasks).toBe(before[0]! + 1)
    expect((await deliveryOn(releaseId, 'wechat')).state).toBe('observed')
  })

  it('a process that dies over a look leaves it to the next one, and what is out is found', async () => {
    await office.turnTo('2027-02-20T09:00:00+08:00')
    const outside = office.ledger.catalogue.outside as Map<string, Outside>
    const look = outside.get('channels.look')!
    const releaseId = await isOut()
    outside.set('channels.look', { ...look, work: () => Promise.reject(new Error('killed')) })
    await office.pass(8 / 3600).catch(() => {})
    outside.set('channels.look', look)
    expect((await deliveryOn(releaseId, 'wechat')).state).toBe('accepted')
    await isWatched()
    expect((await deliveryOn(releaseId, 'wechat')).state).toBe('accepted') // left alone as long as somebody may still be looking
    await office.pass(4 / 60)
    await isWatched()
    expect((await deliveryOn(releaseId, 'wechat')).state).toBe('observed')
  })

  it('[WL-26a] the hub that an administrator named is told of each change of the feeds, as often as it takes, and the feeds name it', async () => {
    await office.turnTo('2027-03-01T09:00:00+08:00')
    expect((await site.get('/feed.atom?n=0')).body).not.toContain('rel="hub"')
    await registers('websub', { carries: 'chosen', settings: { hub: `${hub.address}/push` } }, {})
    const feeds = ['atom', 'rss', 'json'].map((format) => `https://hy.example.gov.cn/feed.${format}`)
    hub.fault = 'busy'
    const releaseId = await isOut()
    expect(await deliveryOn(releaseId, 'websub')).toMatchObject({ state: 'prepared', trouble: { code: 'hub-503' } })
    hub.fault = 'lost' // took it and never said so: a ping means the same twice
    await office.pass(8 / 3600)
    expect([(await deliveryOn(releaseId, 'websub')).state, hub.pings]).toEqual(['prepared', feeds.slice(0, 1)])
    hub.fault = 'none'
    await isWatched()
    expect(await deliveryOn(releaseId, 'websub')).toMatchObject({ state: 'live', ref: '3 feeds' })
    expect(hub.pings).toEqual([feeds[0], ...feeds])
    await office.does('head', 'publication.withdraw', { statementId: releaseId, reason: 'wrong', note: '事实有误，另行发布' })
    expect((await deliveryOn(releaseId, 'websub')).state).toBe('withdrawn')
    expect(hub.pings).toEqual([feeds[0], ...feeds, ...feeds])
    hub.fault = 'unknown-topic'
    expect(await deliveryOn(await isOut(), 'websub')).toMatchObject({ state: 'rejected', trouble: { code: 'hub-403', text: 'topic not served here' } })
    for (const [path, named] of [['/feed.atom', `rel="hub" href="${hub.address}/push"`], ['/feed.rss', `href="${hub.address}/push" rel="hub"`], ['/feed.json', `"hubs":[{"type":"WebSub","url":"${hub.address}/push"}]`]] as const) {
      const found = await site.get(`${path}?n=1`)
      expect([path, found.body.includes(named), found.headers.get('link')]).toEqual([path, true, `<${hub.address}/push>; rel="hub", <https://hy.example.gov.cn${path}>; rel="self"`])
    }
    await office.does('admin', 'channels.retire', { channelId: on['websub'], reason: '推送中心停止服务' })
    expect((await site.get('/feed.json?n=2')).body).not.toContain('hubs')
  })

  it('a platform that says the same twice changes nothing, and one whose clock is off takes nothing until it is put right', async () => {
    await office.turnTo('2027-04-01T09:00:00+08:00')
    wechat.fault = 'twice'
    dingtalk.fault = 'skew'
    const said = dingtalk.messages.length
    const releaseId = await isOut()
    await isWatched()
    const seen = await deliveryOn(releaseId, 'wechat')
    expect(seen.state).toBe('observed')
    for (const [command, input] of [['channels.noteOutcome', { deliveryId: seen.id, attempt: seen.attempt, result: { is: 'accepted', ref: seen.ref } }], ['channels.noteLook', { deliveryId: seen.id, no: seen.looks, result: { is: 'live' } }], ['channels.begin', { deliveryId: seen.id, attempt: seen.attempt }]] as const) {
      expect([command, await office.desk.do({ as: 'system', part: 'publisher' }, command, input, office.now())]).toEqual([command, { facts: [] }])
    }
    const refused = await deliveryOn(releaseId, 'dingtalk')
    expect(refused).toMatchObject({ state: 'rejected', trouble: { code: 'robot-310000', text: 'invalid timestamp' } })
    expect(dingtalk.messages).toHaveLength(said)
    wechat.fault = dingtalk.fault = 'none'
    await office.does('officer', 'channels.retry', { deliveryId: refused.id })
    expect((await deliveryOn(releaseId, 'dingtalk')).state).toBe('live')
    expect(dingtalk.messages).toHaveLength(said + 1)
  })

  it('a self-drill says what a channel lacks before it is needed', async () => {
    wechat.fault = 'address'
    await office.does('admin', 'channels.drill', { channelId: on['wechat'] })
    const board = await office.asks<Channel & { ready: boolean; lacking: { code: string; zh: string; signer: string }[] }>('officer', 'channels.channel', { channelId: on['wechat'] })
    expect(board.ready).toBe(false)
    expect(board.lacking.find(({ code }) => code === 'drill')).toMatchObject({ signer: 'sysadmin' })
    expect(board.lacking.find(({ code }) => code === 'drill')!.zh).toContain('not in whitelist')
    wechat.fault = 'none'
    await office.pass(24 * 8) // the weekly one comes by itself
    expect((await office.asks<Channel>('officer', 'channels.channel', { channelId: on['wechat'] })).drilled).toMatchObject({ ok: true })
    await settle(office.ledger, office.now())
  })
})

import PostalMime from 'postal-mime'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Channel, Delivery } from '#src/modules/channels/contract.ts'
import type { Reach } from '#src/modules/channels/reach.ts'
import type { Subscribers } from '#src/modules/channels/subscriber-queries.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { fakeMail, type FakeMail } from '../../proof/fakes/smtp.ts'
import { useSite } from '../portal/site.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, codesOf, finishes, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00', { people: [{ key: 'admin', name: '管宁', posts: [{ role: 'sysadmin', unit: 'press' }] }] })
const site = useSite(office)
const SITE = 'https://hy.example.gov.cn'
let mail: FakeMail
let owner: pg.Client
beforeAll(async () => {
  useKeys(makeKeys(Buffer.alloc(32, 3)))
  mail = await fakeMail()
  owner = new pg.Client(office.database.config())
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await mail?.close()
})

const WAYS = ['道路', '水压', '路灯', '公厕', '绿化', '公交', '学位', '医保']
let asked = 0
async function isReady(): Promise<Id> {
  const way = WAYS[asked]
  asked += 1
  const drafted = await isDrafted(office, await isAccepted(office, await asks(office, `请问${way}的问题什么时候能处理好?`)))
  await isCleared(office, drafted)
  return drafted.statementId
}
const registers = async (input: object): Promise<Id> => idOf((await office.does('admin', 'channels.register', { unitId: office.cast.unit('press'), ...input }))[0]!.subject)
const deliveriesOf = async (releaseId: Id): Promise<Delivery[]> => (await office.asks<{ items: Delivery[] }>('officer', 'channels.deliveriesOf', { releaseId })).items
const deliveryOn = async (releaseId: Id, channelId: Id, act = 'publish'): Promise<Delivery> => (await deliveriesOf(releaseId)).findLast((one) => one.channelId === channelId && one.act === act)!
const tokenIn = (raw: string, purpose: string): string => new RegExp(String.raw`/subscribe/${purpose}/([0-9a-z]{52})`).exec(raw)![1]!

async function subscribes(reader: string, wish: object = {}): Promise<string> {
  await office.does(CITIZEN, 'channels.subscribe', { reader, ...wish })
  const { text = '' } = await PostalMime.parse(mail.letters.at(-1)!.raw)
  await office.does(CITIZEN, 'channels.confirmSubscription', { token: tokenIn(text, 'confirm') })
  return tokenIn(text, 'leave')
}

describe('what is said goes to its channels', () => {
  it('[GB-17] [GB-36] the site comes first and is evidence like every other channel; with nothing else set up nothing leaves', async () => {
    const releaseId = await isReady()
    expect(await deliveriesOf(releaseId)).toEqual([])
    await isPublished(office, releaseId)
    const rows = await deliveriesOf(releaseId)
    expect(rows.map(({ kind, state }) => [kind, state]).toSorted()).toEqual([['feeds', 'observed'], ['portal', 'observed']])
    expect(rows[0]!.url).toContain(`/releases/${releaseId}/1`)
    expect(rows[0]!.ref).toMatch(/^[0-9a-f]{64}$/)
    expect((await owner.query(`select from record.outbox where kind like 'channels.%'`)).rowCount).toBe(0)
  })

  it('a channel that lacks something keeps its delivery back, says what and whose it is, and goes on when it is there', async () => {
    const channelId = await registers({ kind: 'email', name: '邮件订阅', carries: 'all', settings: { from: 'hy@example.gov.cn' } })
    const releaseId = await isReady()
    await isPublished(office, releaseId)
    expect(await deliveryOn(releaseId, channelId)).toMatchObject({ state: 'planned', missing: ['setting:address', 'setting:server'] })
    const board = await office.asks<{ items: { id: Id; ready: boolean; lacking: { what: string; signer: string }[] }[] }>('officer', 'channels.readiness', {})
    expect(board.items.find(({ id }) => id === channelId)).toMatchObject({ ready: false, lacking: [{ what: 'address', signer: 'press_officer' }, { what: 'server', signer: 'sysadmin' }] })
    const { id: deliveryId } = await deliveryOn(releaseId, channelId)
    expect(codesOf(await office.isRefused('officer', 'channels.retry', { deliveryId }))).toEqual(['channels/not-ready'])
    // Before it is set up nobody outside is asked, not even for a drill.
    await office.does('admin', 'channels.drill', { channelId })
    expect((await office.asks<Channel>('officer', 'channels.channel', { channelId })).drilled).toMatchObject({ ok: false, trouble: { code: 'not-set-up', text: '未填发信服务器' } })
    await office.does('admin', 'channels.change', { channelId, settings: { server: mail.address, from: 'hy@example.gov.cn' } })
    await office.does('head', 'publication.setSite', { siteName: '澄湾回应', address: SITE })
    await office.does('officer', 'channels.retry', { deliveryId })
    expect(await deliveryOn(releaseId, channelId)).toMatchObject({ state: 'live', counts: { sent: 0, refused: 0, unknown: 0, waiting: 0 } })
    await office.does('admin', 'channels.drill', { channelId })
    expect(await office.asks<Channel>('officer', 'channels.channel', { channelId })).toMatchObject({ ready: true, drilled: { ok: true } })
  })
})

describe('[WL-26a] whoever asked for it gets a letter', () => {
  let email: Id
  let leave = ''
  beforeAll(async () => {
    email = (await office.asks<{ items: Channel[] }>('officer', 'channels.readiness', {})).items.find(({ kind }) => kind === 'email')!.id
  })

  it('after saying yes once, without an account, and may leave with one click', async () => {
    await office.does(CITIZEN, 'channels.subscribe', { reader: 'Reader@Example.com' })
    expect(mail.letters).toHaveLength(1)
    await office.does(CITIZEN, 'channels.subscribe', { reader: 'reader@example.com ' })
    expect(mail.letters).toHaveLength(1) // no second letter to somebody who may never have asked
    const letter = await PostalMime.parse(mail.letters[0]!.raw)
    expect(letter.subject).toBe('请确认订阅：澄湾回应')
    const before = await isReady()
    await isPublished(office, before)
    expect(mail.letters).toHaveLength(1) // not confirmed, nothing sent
    await office.does(CITIZEN, 'channels.confirmSubscription', { token: tokenIn(letter.text!, 'confirm') })
    leave = tokenIn(letter.text!, 'leave')
    const releaseId = await isReady()
    await isPublished(office, releaseId)
    expect(mail.letters).toHaveLength(2)
    const told = await PostalMime.parse(mail.letters[1]!.raw)
    expect(told.subject).toBe('关于东湖路夜间施工噪声的回应')
    expect(told.text).toContain('【官方发布】澄湾区住房和城乡建设局')
    expect(told.text).toContain(`${SITE}/releases/${releaseId}/1`)
    const headers = Object.fromEntries(told.headers.map(({ key, value }) => [key, value]))
    expect(headers['list-unsubscribe']).toBe(`<${SITE}/subscribe/leave/${leave}>`)
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    expect(told.html).toBeUndefined() // no picture that tells when it was read
    expect(await deliveryOn(releaseId, email)).toMatchObject({ state: 'live', counts: { sent: 1, unknown: 0 } })
  })

  it('by topic, unit and place', async () => {
    await subscribes('place@example.com', { places: ['西山'] })
    await subscribes('unit@example.com', { unitIds: [office.cast.unit('water')] })
    await subscribes('topic@example.com', { topics: ['response'] })
    const known = mail.letters.length
    await isPublished(office, await isReady())
    expect(mail.letters.slice(known).map(({ to }) => to).toSorted()).toEqual(['Reader@example.com', 'topic@example.com'])
  })

  it('[RL-5] the correction and the withdrawal reach the same readers, and the first letter is marked', async () => {
    const releaseId = await isReady()
    await isPublished(office, releaseId)
    await office.does('head', 'publication.correct', { statementId: releaseId, note: '更正停工日期' })
    await isCleared(office, await finishes(office, releaseId, { title: '关于停工的回应', facts: '九月三十日浇筑。', measures: '已责令停工。', result: '已停工。' }))
    await isPublished(office, releaseId)
    const told = await PostalMime.parse(mail.letters.at(-1)!.raw)
    expect(told.subject).toBe('更正：关于停工的回应')
    expect(told.text).toContain('更正说明：更正停工日期')
    expect((await deliveriesOf(releaseId)).filter(({ channelId }) => channelId === email).map(({ act, state, no }) => [act, no, state])).toEqual([['publish', 1, 'corrected'], ['correct', 2, 'live']])
    await office.does('head', 'publication.withdraw', { statementId: releaseId, reason: 'wrong', note: '事实有误，另行发布' })
    const last = await PostalMime.parse(mail.letters.at(-1)!.raw)
    expect(last.subject).toBe('撤回说明：关于停工的回应')
    expect(last.text).toContain('内容有误')
    expect(last.text).not.toContain('九月三十日浇筑')
    expect((await deliveriesOf(releaseId)).filter(({ channelId }) => channelId === email).map(({ act, state }) => [act, state])).toEqual([['publish', 'corrected'], ['correct', 'withdrawn'], ['withdraw', 'live']])
  })

  it('an address that nobody confirms within two days is gone', async () => {
    const id = idOf((await office.does(CITIZEN, 'channels.subscribe', { reader: 'nobody@example.com' }))[0]!.subject)
    expect(mail.letters.some(({ to }) => to === 'nobody@example.com')).toBe(false)
    await office.pass(49)
    expect((await owner.query(`select state from channels.subscription where id = $1`, [id])).rows[0]).toEqual({ state: 'lapsed' })
    expect((await owner.query(`select from channels.reader where subscription_id = $1`, [id])).rowCount).toBe(0)
  })

  it('a line that breaks after the words leaves that letter unknown, and nobody gets it twice', async () => {
    mail.fault = 'lose'
    const known = mail.letters.length
    const releaseId = await isReady()
    await isPublished(office, releaseId)
    mail.fault = 'none'
    await office.pass(1)
    const sent = mail.letters.slice(known).map(({ to }) => to)
    expect(sent.length).toBe(new Set(sent).size)
    const { counts } = await deliveryOn(releaseId, email)
    expect(counts!.unknown).toBeGreaterThan(0)
    expect(counts!.sent + counts!.unknown).toBe(2)
  })

  it('[GB-25] [WL-28] reach of a channel is what servers took of what was sent, from receipts and from nothing else', async () => {
    const { channels, metrics } = await office.asks<Reach>('officer', 'channels.reach', {})
    const sums = (await owner.query<{ sent: number; tried: number }>(`select sum((doc->'counts'->>'sent')::int)::int as sent, sum((doc->'counts'->>'sent')::int + (doc->'counts'->>'refused')::int + (doc->'counts'->>'unknown')::int)::int as tried
      from channels.delivery where kind = 'email' and act = 'publish'`)).rows[0]!
    expect(sums.sent).toBeGreaterThan(0)
    expect(sums.tried).toBeGreaterThan(sums.sent)
    const value = Math.round((sums.sent / sums.tried) * 10_000) / 10_000
    expect(channels).toEqual([{ channelId: email, name: '邮件订阅', kind: 'email', means: 'letters', numerator: sums.sent, denominator: sums.tried, value }])
    expect(metrics[0]).toMatchObject({ code: 'reach', numerator: sums.sent, denominator: sums.tried, value })
  })

  it('who asked is known as numbers alone: by topic, unit and place, and a place that few asked for is not named', async () => {
    const asked = await office.asks<readonly Subscribers[]>('officer', 'channels.subscribers', {})
    expect(asked).toEqual([{
      channelId: email, name: '邮件订阅', kind: 'email', standing: 4, asked: 0, left: 0, lapsed: 1, bounced: 0,
      topics: [{ what: '', n: 3 }, { what: 'response', n: 1 }], units: [{ what: '', n: 3 }, { what: office.cast.unit('water'), n: 1 }], places: [{ what: '', n: 3 }], rarePlaces: 1,
    }])
    expect(await office.desk.ask(office.cast.actor('writer'), 'channels.subscribers', {}, office.now())).toMatchObject({ refusals: [{ code: expect.any(String) }] })
  })

  it('[WL-26a] a mail program leaves in one click by either form of RFC 8058, from nowhere and without a session', async () => {
    const leaving = await subscribes('twice@example.com')
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    const post = (body: FormData | URLSearchParams, token: string) => fetch(`${site.address}/subscribe/leave/${token}`, { method: 'POST', body })
    expect((await post(form, leaving)).status).toBe(200)
    expect((await owner.query(`select from channels.reader`)).rowCount).toBe(4)
    expect((await post(new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), await subscribes('twice@example.com'))).status).toBe(200)
    expect((await owner.query(`select from channels.reader`)).rowCount).toBe(4)
  })

  it('who left is gone: no address, no letter, and no trace of what was read', async () => {
    await office.does(CITIZEN, 'channels.leave', { token: leave })
    await office.does(CITIZEN, 'channels.leave', { token: leave })
    const known = mail.letters.length
    await isPublished(office, await isReady())
    expect(mail.letters.slice(known).map(({ to }) => to)).toEqual(['topic@example.com'])
    expect((await owner.query('select from channels.letter')).rowCount).toBe(0)
    for (const table of ['record.fact', 'channels.subscription', 'channels.reader', 'channels.delivery', 'record.outbox', 'channels.channel']) {
      expect([table, (await owner.query(`select from ${table} x where to_jsonb(x)::text ilike '%example.com%'`)).rowCount]).toEqual([table, 0])
    }
    expect(codesOf(await office.isRefused(CITIZEN, 'channels.confirmSubscription', { token: 'a'.repeat(52) }))).toEqual(['channels/no-subscription'])
  })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Conference, Line } from '#src/modules/conferences/contract.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isReady } from '../stories/conference-steps.ts'
import { THREE_ACTS } from '../stories/steps.ts'
import { htmlFaults, useSite } from './site.ts'

// Visitors come by the true clock, so the conference lies well ahead of it.
const office = useOffice('2030-04-01T09:00:00+08:00', { people: [
  { key: 'pressFirst', name: '宋知', posts: ['reviewer_1', 'check_wording', 'check_policy'].map((role) => ({ role, unit: 'press' })) },
  { key: 'pressSecond', name: '何方', posts: ['reviewer_2', 'check_legal', 'check_secrecy'].map((role) => ({ role, unit: 'press' })) },
  { key: 'pressThird', name: '冯一', posts: ['reviewer_3', 'check_political'].map((role) => ({ role, unit: 'press' })) },
] })
const site = useSite(office)
beforeAll(() => useKeys(makeKeys(Buffer.alloc(32, 3))))
/** Reads server-sent events until they say enough. */
async function follow(address: string) {
  const away = new AbortController()
  const answer = await fetch(address, { signal: away.signal })
  const pieces = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    text: () => text,
    async until(enough: (text: string) => boolean) {
      while (!enough(text)) text += (await pieces.read()).value ?? ''
    },
    async stop() {
      away.abort()
      await pieces.closed.catch(() => {})
    },
  }
}
/** Pages are kept for a second; what changed since is seen after it. */
const aSecondLater = () => new Promise((resolve) => setTimeout(resolve, 1100))

describe('conferences on the portal', () => {
  let conferenceId: Id
  beforeAll(async () => {
    conferenceId = await isReady(office, { at: '2030-04-10T15:00:00+08:00', until: '2030-04-10T16:00:00+08:00', place: '新闻发布厅', title: '停水处置通报会', live: true })
  }, 60_000)

  it('has valid pages without any script, in both languages; one that nobody announced is not found', async () => {
    const pages = ['/conferences', '/conferences/plan', `/conferences/${conferenceId}`, `/conferences/${conferenceId}/live`, `/conferences/${conferenceId}/ask`, '/conferences/rules', '/attend/0000-0000']
    for (const path of pages) for (const language of ['zh', 'en']) {
      const page = await site.get(`${path}?lang=${language}`)
      expect([path, page.status, await htmlFaults(page.body)]).toEqual([path, 200, []])
      expect(page.body).not.toMatch(/<script(?! src="\/live-)|javascript:| on[a-z]+=| style=/i)
    }
    const hidden = idOf((await office.does('officer', 'conferences.open', { occasion: 'thematic', title: '尚未公告' }))[0]!.subject)
    for (const path of [`/conferences/${hidden}`, `/conferences/${hidden}/live`, `/conferences/${randomUUID()}`, '/conferences/nonsense']) expect([path, (await site.get(path)).body.includes('没有这个页面')]).toEqual([path, true])
    expect(site.faults).toEqual([])
  })

  it('[NH-30] takes a question, says its number, and shows its fate; a second press of the button asks nothing new', async () => {
    const sent = await site.post(`/conferences/${conferenceId}/ask`, { text: '我家电话 13900001111，何时恢复供水？' })
    expect(sent.status).toBe(201)
    expect(sent.body).toContain('您的问题是第 1 个')
    const again = await site.post(`/conferences/${conferenceId}/ask`, { text: '我家电话 13900001111，何时恢复供水？' })
    expect([again.status, again.body.includes('这个提问已经收到')]).toEqual([400, true])
    const empty = await site.post(`/conferences/${conferenceId}/ask`, { text: '  ' })
    expect([empty.status, await htmlFaults(empty.body)]).toEqual([400, []])
    const { items } = await office.asks<{ items: { id: Id }[] }>('officer', 'conferences.questions', { conferenceId })
    await office.does('officer', 'conferences.wordQuestion', { questionId: items[0]!.id, wording: '何时恢复供水？' })
    await office.does('officer', 'conferences.declineQuestion', { questionId: items[0]!.id, ground: 'own_case', reason: '恢复时间已公告' })
    await aSecondLater()
    const page = await site.get(`/conferences/${conferenceId}`)
    expect(page.body).toContain('何时恢复供水？')
    expect(page.body).toMatch(/不予答复：<a[^>]*>属于个人事项的办理<\/a>。<span[^>]*>恢复时间已公告/)
    expect(page.body).not.toContain('13900001111')
    expect(await htmlFaults(page.body)).toEqual([])
  })

  it('[NH-07] whoever is invited signs in by the secret link', async () => {
    const { invitations } = await office.asks<Conference>('officer', 'conferences.conference', { conferenceId })
    const { code } = await office.asks<{ code: string }>('officer', 'conferences.invitationCode', { conferenceId, invitationId: invitations[0]!.id })
    const wrong = await site.post('/attend/0000-0000-00000-0000-0000-00000', { name: '记者甲' })
    expect([wrong.status, wrong.body.includes('签到码不对')]).toEqual([400, true])
    const early = await site.post(`/attend/${code}`, { name: '记者甲' })
    expect([early.status, early.body.includes('开始前一小时起才能签到')]).toEqual([400, true])
    site.dial = '2030-04-10T06:50:00.000Z'
    const nameless = await site.post(`/attend/${code}`, { name: ' ' })
    expect([nameless.status, nameless.body.includes('请写下您的姓名')]).toEqual([400, true])
    const done = await site.post(`/attend/${code}`, { name: '记者甲' })
    expect([done.status, done.body.includes('记者甲')]).toEqual([201, true])
    const twice = await site.post(`/attend/${code}`, { name: '记者乙' })
    expect([twice.status, twice.body.includes('已由 记者甲 签到')]).toEqual([400, true])
    site.dial = undefined
  })

  it('[NH-36] shows a line once a second person let it go, on a page that asks for itself again and can be stopped', async () => {
    await office.turnTo('2030-04-10T15:00:00+08:00')
    await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('third')] })
    for (const text of ['管道已经修复。', '水质正在检测。']) await office.does('officer', 'conferences.writeLine', { conferenceId, speaker: '陆明远', text })
    const { items } = await office.asks<{ items: Line[] }>('officer', 'conferences.lines', { conferenceId })
    await office.does('officer2', 'conferences.letGo', { lineId: items[0]!.id })
    await aSecondLater()
    const live = await site.get(`/conferences/${conferenceId}/live`)
    expect(live.body).toMatch(/<noscript><meta http-equiv="refresh" content="1"><\/noscript>\s*<script src="\/live-[0-9a-f]{12}\.js" defer><\/script>/)
    expect((await site.get(`/conferences/${conferenceId}/live?plain=1`)).headers.get('refresh')).toBe('1')
    expect(live.body).toContain('管道已经修复。')
    expect(live.body).not.toContain('水质正在检测。')
    expect((await site.get(`/conferences/${conferenceId}/live?still=1`)).headers.get('refresh')).toBeNull()
    // Asking again every second is what this page is for, and it can be stopped (WCAG 2.2.2).
    expect(await htmlFaults(live.body)).toEqual([expect.stringContaining('meta-refresh')])
    const still = await site.get(`/conferences/${conferenceId}/live?still=1`)
    expect([still.headers.get('refresh'), /<script|http-equiv="refresh"/.test(still.body)]).toEqual([null, false])
    expect(await office.asks(CITIZEN, 'conferences.publicConference', { conferenceId })).toMatchObject({ lines: 1 })
  })

  it('[NH-36] tells readers of a line by events as well, each line once, until it is over', async () => {
    const readers = await Promise.all(Array.from({ length: 20 }, () => follow(`${site.address}/conferences/${conferenceId}/live/events`)))
    await Promise.all(readers.map((reader) => reader.until((text) => text.includes('管道已经修复。'))))
    const { items } = await office.asks<{ items: Line[] }>('officer', 'conferences.lines', { conferenceId })
    await office.does('officer2', 'conferences.letGo', { lineId: items[1]!.id })
    site.changed(['conferences'])
    await Promise.all(readers.map((reader) => reader.until((text) => text.includes('水质正在检测。'))))
    for (const { text } of readers) expect(text().match(/event: line/g)).toHaveLength(2)
    expect((await site.get('/conferences/nonsense/live/events')).status).toBe(204)
    await Promise.all(readers.map((reader) => reader.stop()))
  })

  it('shows the record page by page when it is long, its pictures with their words, and answers players part by part', async () => {
    await office.does('officer', 'conferences.writeLine', { conferenceId, speaker: '陆明远', text: Array.from({ length: 410 }, (_, n) => `甲${n}`).join('\n') })
    const bytes = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(4000, 7)])
    const facts = await office.does('officer', 'conferences.addMedia', { conferenceId, fileName: '回放.mp4', alt: '发布会录像，文字见实录', bytes })
    const { media } = facts[0]!.data as { media: { id: Id } }
    const spoken = await office.does('officer', 'conferences.addCaptions', { conferenceId, mediaId: media.id, fileName: '字幕.vtt', bytes: Buffer.from('WEBVTT\n\n00:01.000 --> 00:03.000\n管道已经修复。\n') })
    const captions = `/conferences/${conferenceId}/media/${(spoken[0]!.data as { captions: { id: Id } }).captions.id}`
    await office.does('officer', 'conferences.close', { conferenceId })
    await office.does('officer', 'conferences.submitRecord', { conferenceId })
    const film = `/conferences/${conferenceId}/media/${media.id}`
    expect([(await site.get(film)).status, (await site.get(captions)).status]).toEqual([404, 404])
    const { id: reviewId, digest } = await office.asks<{ id: Id; digest: string }>('head', 'review.review', { statementId: conferenceId })
    for (const [who, items] of THREE_ACTS) await office.does({ first: 'pressFirst', second: 'pressSecond', third: 'pressThird' }[who], 'review.sign', { reviewId, digest, items: [...items], verdict: 'pass' })
    await office.does('head', 'publication.release', { statementId: conferenceId })
    await aSecondLater()
    const page = await site.get(`/conferences/${conferenceId}`)
    expect(page.body).toContain(`href="/releases/${conferenceId}"`)
    const [first, second] = [await site.get(`/releases/${conferenceId}`), await site.get(`/releases/${conferenceId}?page=2`)]
    expect([first.body.includes('1. '), first.body.includes('甲409'), second.body.includes('甲409'), second.body.includes('第 2 页，共 2 页')]).toEqual([true, false, true, true])
    expect([await htmlFaults(first.body), await htmlFaults(second.body)]).toEqual([[], []])
    expect(first.body).toContain(`<video controls preload="metadata" src="${film}" aria-label="发布会录像，文字见实录"><track kind="captions" src="${captions}" srclang="zh-CN" label="字幕" default>`)
    const words = await site.get(captions)
    expect([words.status, words.headers.get('content-type'), words.body.includes('管道已经修复。')]).toEqual([200, 'text/vtt', true])
    const [whole, part, past] = [await site.get(film), await site.get(film, { range: 'bytes=4-11' }), await site.get(film, { range: 'bytes=9999-' })]
    expect([whole.status, part.status, part.body, part.headers.get('content-range'), past.status]).toEqual([200, 206, 'ftypisom', `bytes 4-11/${bytes.length}`, 416])
    expect([whole.headers.get('content-type'), whole.headers.get('content-disposition'), whole.headers.get('x-content-type-options')]).toEqual(['video/mp4', expect.stringMatching(/^attachment; /), 'nosniff'])
    expect(whole.headers.get('content-security-policy')).toContain('sandbox')
  })
})

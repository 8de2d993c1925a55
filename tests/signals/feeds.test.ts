import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collect } from '#src/adapters/feeds/collect.ts'
import { guardedGet, type GetOptions } from '#src/adapters/feeds/guarded-get.ts'
import { itemsOf } from '#src/adapters/feeds/items.ts'
import { isPublic } from '#src/adapters/feeds/public-address.ts'
import { robotsAllow } from '#src/adapters/feeds/robots.ts'
import { collecting } from '#src/app/commands/collect.ts'
import { afterFailure, silentFor, UNREAD } from '#src/signals/sources/health.ts'

let folder = ''
let server: Server
let base = ''
let answer: (request: IncomingMessage, response: ServerResponse) => void
const open: GetOptions = { allowed: () => true }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feeds-'))
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

const item = (n: number): string => `<item><title>第${n}条 @某人甲</title><dc:creator xmlns:dc="d">某人乙</dc:creator><author>x@example.org</author><link>https://example.org/u/某人丙/${n}</link><guid>https://example.org/u/某人丙/${n}</guid><description><![CDATA[<p>夜间&nbsp;噪音</p>//@某人丁: 打 13800138000]]></description><pubDate>Wed, 25 Nov 2026 08:00:00 +0800</pubDate></item>`
const rss = (...items: string[]): string => `<?xml version="1.0"?><rss><channel><title>来源</title>${items.join('')}</channel></rss>`

describe('sources', () => {
  it('are read as RSS, Atom and JSON without anybody’s name, handle, address or number', () => {
    const [one] = itemsOf(Buffer.from(rss(item(1))))
    expect(one).toEqual({ id: expect.stringMatching(/^[\da-f]{24}$/), title: '第1条 @〔略〕', text: '夜间 噪音\n//@〔略〕: 打 〔电话〕', time: '2026-11-25T00:00:00.000Z' })
    expect(itemsOf(Buffer.from('<feed xmlns="a"><entry><id>1</id><title type="html">&amp;lt;b&gt;甲</title><author><name>某人</name></author><summary>短</summary><content>更长的正文</content><updated>2026-11-25T01:00:00Z</updated></entry></feed>'))).toMatchObject([{ text: '更长的正文', time: '2026-11-25T01:00:00.000Z' }])
    expect(itemsOf(Buffer.from(JSON.stringify({ code: 0, data: { list: [{ word: '热点一', user: '某人', desc: '说明' }, { word: '热点二', id: 7 }] } })))).toMatchObject([{ title: '热点一', text: '说明' }, { title: '热点二' }])
    expect(JSON.stringify(itemsOf(Buffer.from(rss(item(1), item(2)))))).not.toMatch(/某人|example|1380/)
  })

  it('refuse XML bombs, broken documents and depth, and stop at two thousand items', () => {
    expect(() => itemsOf(Buffer.from('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>'))).toThrow(/文档类型/)
    expect(() => itemsOf(Buffer.from(rss(item(1)).slice(0, -20)))).toThrow(/不是完整/)
    expect(() => itemsOf(Buffer.from(`<rss>${'<a>'.repeat(100)}`))).toThrow(/不是完整/)
    expect(itemsOf(Buffer.from(rss(...Array.from({ length: 2_500 }, (_, n) => `<item><title>${n}</title></item>`))))).toHaveLength(2_000)
  })

  it('never lead into the house: by address, by name when the connection is made, by redirect', async () => {
    for (const closed of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.0.1', '100.64.0.1', '0.0.0.0', '::1', '::ffff:10.0.0.1', '::ffff:7f00:1', 'fd00::1', 'fe80::1', '64:ff9b::a00:1', '2002:7f00:1::', '255.255.255.255']) expect([closed, isPublic(closed)]).toEqual([closed, false])
    for (const open of ['8.8.8.8', '114.114.114.114', '2400:3200::1', '2606:4700::1111']) expect([open, isPublic(open)]).toEqual([open, true])
    await expect(guardedGet(`${base}/`)).rejects.toMatchObject({ code: 'feeds/closed-address' })
    await expect(guardedGet('http://[::1]:9/')).rejects.toMatchObject({ code: 'feeds/closed-address' })
    await expect(guardedGet('http://0x7f000001/')).rejects.toMatchObject({ code: 'feeds/closed-address' })
    const resolve = ((_: string, __: object, done: (error: null, found: object[]) => void) => done(null, [{ address: '8.8.8.8', family: 4 }, { address: '10.0.0.1', family: 4 }])) as unknown as NonNullable<GetOptions['resolve']>
    await expect(guardedGet('http://feed.example/', { resolve })).rejects.toMatchObject({ code: 'feeds/closed-address' })
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
    await expect(guardedGet(`${base}/`, { allowed: (address) => address === '127.0.0.1' })).rejects.toMatchObject({ code: 'feeds/closed-address' })
    for (const bad of ['file:///etc/passwd', 'ftp://a/', 'http://a:b@c/', 'x']) await expect(guardedGet(bad)).rejects.toMatchObject({ code: 'feeds/bad-address' })
    answer = (request, response) => response.writeHead(302, { location: request.url! }).end()
    await expect(guardedGet(`${base}/`, open)).rejects.toMatchObject({ code: 'feeds/redirects' })
  })

  it('that never end, unpack without end or never answer are given up', async () => {
    answer = (_, response) => {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(65_536, 'a'), more))
      more()
    }
    await expect(guardedGet(`${base}/`, { ...open, mostBytes: 300_000 })).rejects.toMatchObject({ code: 'feeds/too-big' })
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(4_000_000)))
    await expect(guardedGet(`${base}/`, { ...open, mostBytes: 300_000 })).rejects.toMatchObject({ code: 'feeds/too-big' })
    answer = (_, response) => void response.writeHead(200).write('<rss>')
    await expect(guardedGet(`${base}/`, { ...open, seconds: 0.2 })).rejects.toMatchObject({ code: 'feeds/too-slow' })
  })

  it('are asked by robots.txt, the longest line that fits', async () => {
    const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: huiying\nDisallow: /private # x\nAllow: /private/open\nDisallow: /*.xml$\n'
    expect(['/', '/private/1', '/private/open/1', '/a.xml', '/a.xml?b'].map((path) => robotsAllow(robots, 'Huiying', path))).toEqual([true, false, true, false, true])
    expect(robotsAllow('User-agent: *\nDisallow: /x', 'Huiying', '/x/1')).toBe(false)
    expect(robotsAllow('User-agent: Huiying\nDisallow:\n\nUser-agent: *\nDisallow: /', 'Huiying', '/x')).toBe(true)
    answer = (request, response) => response.end(request.url === '/robots.txt' ? 'User-agent: *\nDisallow: /f' : rss(item(1)))
    await expect(collect(`${base}/feed`, {}, open)).rejects.toMatchObject({ code: 'feeds/robots-forbid' })
    answer = (request, response) => response.writeHead(request.url === '/robots.txt' ? 503 : 200).end()
    await expect(collect(`${base}/feed`, {}, open)).rejects.toMatchObject({ code: 'feeds/robots-unknown' })
  })

  it('are collected on schedule: new items once, unchanged ones not sent, failures ever more rarely, silence said', async () => {
    let now = '2026-11-25T00:00:00.000Z'
    const state = join(folder, 'state.json')
    const asked: string[] = []
    let items = [item(1), item(2)]
    answer = (request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end()
      asked.push(String(request.headers['if-none-match']))
      const tag = `"${items.length}"`
      return void (request.headers['if-none-match'] === tag ? response.writeHead(304).end() : response.writeHead(200, { etag: tag }).end(rss(...items)))
    }
    const run = async (): Promise<{ status: number; rows: number; err: string }> => {
      const out: string[] = []
      const err: string[] = []
      const status = await collecting({ now: () => now, get: open })([`${base}/feed`, '--state', state, '--minutes', '30'], { out: (line) => void out.push(line), err: (line) => void err.push(line) })
      return { status, rows: out.length, err: err.join('\n') }
    }
    expect(await run()).toMatchObject({ status: 0, rows: 2 })
    expect(await run()).toMatchObject({ status: 0, rows: 0, err: expect.stringContaining('还没到时间') })
    now = '2026-11-25T00:30:00.000Z'
    expect(await run()).toMatchObject({ status: 0, rows: 0 })
    items = [item(2), item(3)].concat(item(4))
    now = '2026-11-25T01:00:00.000Z'
    expect(await run()).toMatchObject({ rows: 2 })
    expect(asked).toEqual(['undefined', '"2"', '"2"'])
    now = '2026-11-28T01:00:00.000Z'
    expect((await run()).err).toContain('72 小时没有新内容')
    answer = (request, response) => response.writeHead(request.url === '/robots.txt' ? 404 : 503, { 'retry-after': '7200' }).end()
    now = '2026-11-28T02:00:00.000Z'
    expect(await run()).toMatchObject({ status: 1, err: expect.stringContaining('答复 503') })
    expect(JSON.parse(await readFile(state, 'utf8'))).toMatchObject({ failures: 1, next: '2026-11-28T04:00:00.000Z' })
    now = '2026-11-28T04:00:00.000Z'
    expect((await run()).err).toContain('接连 2 次')
    const tired = Array.from({ length: 12 }).reduce<typeof UNREAD>((one) => afterFailure(one, now, 30, 'x'), UNREAD)
    expect(tired.next).toBe('2026-11-29T04:00:00.000Z')
    expect(silentFor(UNREAD, now)).toBeUndefined()
  })
})

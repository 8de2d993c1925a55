import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { FeedRefused } from '#src/adapters/feeds/feed-refused.ts'
import { checkLinks } from '#src/app/follow-links.ts'
import type { LinkCheck } from '#src/modules/publication/links.ts'
import { useOffice } from '../setup/office.ts'
import { isBusy, type Busy } from './busy-office.ts'
import { useSite, xmlFaults } from './site.ts'

const office = useOffice('2026-09-30T18:00:00+08:00')
const site = useSite(office)
let busy: Busy
let listed: { titles: string[]; links: string[] }

beforeAll(async () => {
  busy = await isBusy(office)
  const { items } = await office.asks<{ items: { releaseId: string; title: string; state: string }[] }>({ as: 'citizen' }, 'publication.publicReleases', { limit: 200 })
  listed = { titles: items.map((one) => (one.state === 'withdrawn' ? `【已撤回】${one.title}` : one.title)).toSorted(), links: items.map((one) => `${site.address}/releases/${one.releaseId}`).toSorted() }
}, 60_000)

describe('feeds, read by two parsers that are not ours', () => {
  const sorted = (all: readonly (string | undefined)[]): string[] => all.map(String).toSorted()

  it('[GB-17] RSS comes through whole: title, address and time of every release', async () => {
    const text = (await site.get('/feed.rss')).body
    const first = parseRssFeed(text)
    expect(sorted((first.items ?? []).map((item) => item.title))).toEqual(listed.titles)
    expect(sorted((first.items ?? []).map((item) => item.link))).toEqual(listed.links)
    const second = await new RssParser().parseString(text)
    expect(sorted(second.items.map((item) => item.title))).toEqual(listed.titles)
    expect(second.items.every((item) => !Number.isNaN(Date.parse(item.isoDate!)))).toBe(true)
  })

  it('[GB-17] Atom comes through whole', async () => {
    const text = (await site.get('/feed.atom')).body
    const first = parseAtomFeed(text)
    expect(sorted((first.entries ?? []).map((entry) => entry.id))).toEqual(listed.links)
    expect(first.entries!.every((entry) => entry.updated && entry.published)).toBe(true)
    const second = await new RssParser().parseString(text)
    expect(sorted(second.items.map((item) => item.link))).toEqual(listed.links)
  })

  it('[GB-17] JSON Feed comes through whole', async () => {
    const text = (await site.get('/feed.json')).body
    const { items } = parseJsonFeed(JSON.parse(text))
    expect(sorted((items ?? []).map((item) => item.title))).toEqual(listed.titles)
    expect(sorted((items ?? []).map((item) => item.url))).toEqual(listed.links)
  })
})

describe('what programs of inspectors and search engines read', () => {
  const metas = (body: string): Record<string, string> => Object.fromEntries([...body.matchAll(/<meta name="(\w+)" content="([^"]*)">/g)].map(([, name, content]) => [name!, content!]))

  it('[NH-46] [WL-42] the check names what is empty, one form fills it, and every page says it within a second', async () => {
    const before = await office.asks<{ missing: string[] }>('head', 'publication.site', {})
    expect(before.missing).toEqual(['siteName', 'address', 'organiser', 'contact', 'siteCode', 'icp', 'police', 'identity', 'findFault'])
    expect((await office.isRefused('head', 'publication.setSite', { siteCode: '12', findFault: 'javascript:alert(1)' })).map((one) => one.item).toSorted()).toEqual(['findFault', 'siteCode'])
    await office.does('head', 'publication.setSite', {
      siteName: '澄湾区政府回应', organiser: '澄湾区人民政府办公室', contact: '0000-0000000', siteCode: '3300000001', icp: '测ICP备00000000号', police: '测公网安备 33000000000000号',
      identity: 'https://mark.example.gov.cn/1', findFault: 'https://fault.example.gov.cn/', links: [{ group: '市政府部门', name: '澄湾区水务局', url: 'https://water.example.gov.cn/' }],
    })
    expect((await office.asks<{ missing: string[] }>('head', 'publication.site', {})).missing).toEqual(['address'])
    await new Promise((resolve) => setTimeout(resolve, 700))
    for (const path of ['/', '/promises', `/releases/${busy.corrected}`, '/nothing-here']) {
      const { body } = await site.get(path)
      for (const said of ['澄湾区人民政府办公室', '测ICP备00000000号', '测公网安备', '3300000001', 'https://mark.example.gov.cn/1', 'https://fault.example.gov.cn/']) expect(body, path).toContain(said)
      expect(metas(body), path).toMatchObject({ SiteName: '澄湾区政府回应', SiteIDCode: '3300000001', SiteDomain: '127.0.0.1' })
    }
    const { body } = await site.get('/links')
    expect(body).toMatch(/市政府部门<\/h2>[^]*<a href="https:\/\/water\.example\.gov\.cn\/"[^>]*>澄湾区水务局/)
  })

  it('[WL-42] links to other sites that do not answer are named, with where and since when; only where the office wants the look', async () => {
    const links = ['here', 'gone', 'slow', 'large', 'closed'].map((name) => ({ group: name === 'here' ? '市政府部门' : '区县', name, url: `https://${name}.example.gov.cn/` }))
    await office.does('head', 'publication.setSite', { links })
    const asked: string[] = []
    const get = (address: string): Promise<{ status: number }> => {
      asked.push(address)
      if (address.includes('slow')) return Promise.reject(new FeedRefused('too-slow', '没有答完', 'did not finish'))
      if (address.includes('large')) return Promise.reject(new FeedRefused('too-big', '过大', 'too large'))
      return Promise.resolve({ status: address.includes('gone') ? 404 : address.includes('closed') ? 403 : 200 })
    }
    expect([await checkLinks(office, get), asked, await office.asks('writer', 'publication.linkReport', {})]).toEqual([false, [], null])
    await office.does('head', 'publication.setSite', { links, checkLinks: true })
    expect(await checkLinks(office, get)).toBe(true)
    expect(asked.toSorted()).toEqual(links.map((one) => one.url).toSorted())
    const report = await office.asks<LinkCheck>('writer', 'publication.linkReport', {})
    expect(report).toMatchObject({ checked: 5, broken: [{ name: 'gone', group: '区县', fault: 'HTTP 404', since: report.at }, { name: 'slow', fault: '没有答完' }] })
    // A day is not over yet. When it is, what is broken still keeps the day on which it was found.
    expect(await checkLinks(office, get)).toBe(false)
    await office.does({ as: 'system', part: 'operator' }, 'publication.noteLinks', { checked: 5, broken: [report.broken[1]!, { name: 'here', url: links[0]!.url, fault: 'HTTP 500' }].map(({ name, url, fault }) => ({ name, url, fault })) })
    const later = await office.asks<LinkCheck>('writer', 'publication.linkReport', {})
    expect(later.broken.map((one) => [one.name, one.since === report.at])).toEqual([['slow', true], ['here', false]])
  })

  it('[NH-46] [RL-5] a release names title, time, source and column; corrections stand in its structured data', async () => {
    const { body } = await site.get(`/releases/${busy.corrected}`)
    const said = metas(body)
    expect(said).toMatchObject({ ColumnName: '发布', ColumnType: '政务公开', ContentSource: '澄湾区住房和城乡建设局' })
    expect(said['PubDate']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
    expect(body).toContain(`<h1 lang="zh-CN" data-cleared="title">${said['ArticleTitle']}</h1>`)
    const data = JSON.parse(/<script type="application\/ld\+json">([^<]*)<\/script>/.exec(body)![1]!) as Record<string, unknown>
    expect(data).toMatchObject({ '@type': 'NewsArticle', headline: said['ArticleTitle'], version: 2, correction: [{ '@type': 'CorrectionComment', text: '更正日期:浇筑在 9 月 30 日' }] })
    expect(body).toContain(`<link rel="canonical" href="${site.address}/releases/${busy.corrected}">`)
  })

  it('[WL-41] every page has its QR code from this site, and a short address that leads to it', async () => {
    const end = busy.corrected.slice(-12)
    const page = await site.get(`/releases/${busy.corrected}`)
    expect(page.body).toContain(`<link rel="shortlink" href="${site.address}/r/${end}">`)
    const short = await site.get(`/r/${end}`)
    expect([short.status, short.headers.get('location')]).toEqual([308, `/releases/${busy.corrected}`])
    expect((await site.get('/r/000000000000')).status).toBe(404)
    for (const path of ['/', '/questions', '/rules', `/releases/${busy.corrected}`]) expect((await site.get(path)).body, path).toMatch(/<img src="\/qr\.svg\?of=/)
    const code = await site.get(`/qr.svg?of=${encodeURIComponent(`/r/${end}`)}`)
    expect([code.status, code.headers.get('content-type'), xmlFaults(code.body)]).toEqual([200, 'image/svg+xml; charset=utf-8', []])
    // Of another site's address it makes none: what comes is the code of our own front page.
    expect((await site.get(`/qr.svg?of=${encodeURIComponent('//evil.example/')}`)).body).toBe((await site.get('/qr.svg?of=%2F')).body)
  })

  it('[GB-17] two signs find everything, a search says how many, and nothing of another office’s asker', async () => {
    const all = await office.asks<{ items: { title: string }[]; total: number }>({ as: 'citizen' }, 'publication.publicReleases', { search: '路灯' })
    expect(all.items.map((one) => one.title)).toEqual(['关于西山公园路灯的答复'])
    expect(all.total).toBe(1)
    expect((await site.get(`/releases?q=${encodeURIComponent('路灯')}`)).body).toContain('找到 1 件')
    // The pairs 东湖 and 湖路 both stand in the text, the word 路东湖 does not.
    expect((await office.asks<{ total: number }>({ as: 'citizen' }, 'publication.publicReleases', { search: '路东湖' })).total).toBe(0)
    expect((await office.asks<{ items: unknown[] }>({ as: 'citizen' }, 'publication.publicReleases', { search: '幼儿园' })).items).toEqual([])
  })
})

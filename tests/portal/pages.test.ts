import type { ResponseTimes } from '#src/modules/evaluation/public.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#src/record/digest.ts'
import { useOffice } from '../setup/office.ts'
import { ANSWER, finishes, isCleared, isPublished } from '../stories/steps.ts'
import { isBusy, LONG, type Busy } from './busy-office.ts'
import { htmlFaults, PAGES, useSite, xmlFaults } from './site.ts'

const office = useOffice('2026-09-30T18:00:00+08:00')
const site = useSite(office, { organiser: '澄湾区人民政府办公室', icp: '测ICP备00000000号' }, 2)

describe('the portal of an empty office', () => {
  it('[NH-01] has valid pages without any script, in both languages and type sizes', async () => {
    for (const path of [...PAGES, '/nothing-here', '/releases/00000000-0000-4000-8000-000000000000']) {
      for (const switches of ['lang=zh', 'lang=en', 'large=1']) {
        const page = await site.get(`${path}${path.includes('?') ? '&' : '?'}${switches}`)
        expect([path, page.status]).toEqual([path, PAGES.includes(path) ? 200 : 404])
        expect([path, await htmlFaults(page.body)]).toEqual([path, []])
        expect(page.body).not.toMatch(/<script(?! type="application\/ld\+json">)|javascript:| on[a-z]+=| style=/i)
      }
    }
    expect(site.faults).toEqual([])
  })
})

describe('the portal of a working office', () => {
  let busy: Busy
  beforeAll(async () => {
    busy = await isBusy(office)
    await new Promise((resolve) => setTimeout(resolve, 600)) // pages of the empty office have had their time
  }, 60_000)

  it('[NH-01] [GB-17] has valid pages with everything in them', async () => {
    const paths = [...PAGES, `/releases/${busy.corrected}`, `/releases/${busy.corrected}/1`, `/releases/${busy.withdrawn}`, `/releases/${busy.holding}`]
    for (const path of paths) {
      const page = await site.get(path)
      expect([path, page.status, await htmlFaults(page.body)]).toEqual([path, 200, []])
    }
    expect(site.faults).toEqual([])
  })

  it('[NH-01] [WL-27] a question shows both times, its clock, the unit and the spokesperson by name', async () => {
    const { body } = await site.get('/questions')
    expect(body).toContain('2026年9月30日 18:00')
    expect(body).toContain('2026年10月1日 14:00')
    expect(body).toMatch(/按时 · 提前 28 小时 · [^<]* · <span class="whole">GB-14/)
    expect(body).toMatch(/发言人 <span[^>]*>林溪<\/span>/)
    expect(body).not.toContain('孩子睡不着') // the asker's own words
  })

  it('[RL-5] an old edition stays readable under a banner, and the words give the digest', async () => {
    const old = await site.get(`/releases/${busy.corrected}/1`)
    expect(old.body).toContain('这是第 1 版，已被第 2 版更正。')
    expect(old.body).toContain(ANSWER.facts)
    const present = await site.get(`/releases/${busy.corrected}`)
    expect(present.body).toContain('更正日期:浇筑在 9 月 30 日')
    expect(present.body).not.toContain('已被第')
    for (const [no, page] of [[1, old], [2, present]] as const) {
      const words = await site.get(`/releases/${busy.corrected}/${no}/words.json`)
      expect(page.body).toContain(sha256(words.body))
    }
    expect((await site.get(`/releases/${busy.corrected}/3`)).status).toBe(404)
  })

  it('[RL-5] what was withdrawn stays with its reason; what was erased leaves a category, never a 404', async () => {
    const withdrawn = await site.get(`/releases/${busy.withdrawn}`)
    expect(withdrawn.status).toBe(200)
    expect(withdrawn.body).toContain('路灯产权单位写错')
    const erased = await site.get(`/releases/${busy.erased}`)
    expect(erased.status).toBe(410)
    expect(erased.body).toContain('个人信息')
    expect(erased.body).not.toMatch(/幼儿园|门牌/)
    expect((await site.get(`/releases/${busy.erased}/1`)).status).toBe(410)
    for (const path of ['/releases', '/feed.rss', '/feed.atom', '/feed.json', '/sitemaps/2026-10.xml']) expect((await site.get(path)).body).not.toMatch(/幼儿园/)
  })

  it('[RL-13] [NH-39] names the late ones with unit, duty and time, and tells how long answers took', async () => {
    const { body } = await site.get('/promises')
    // Known on 4 October 22:00, due on 6 October 22:00, answered on 7 October 10:00.
    expect(body).toMatch(/澄湾区住房和城乡建设局<\/span> · 逾期 12 小时办成/)
    expect(body).toMatch(/澄湾区新闻办公室<\/span> · <span class="is-late">逾期 \d+ 天，仍未办/)
    expect(body).toContain('样本不足')
  })

  it('[RL-13] the times to the answer on /promises are those of evaluation, bucket by bucket, and no second calculation', async () => {
    const { all, units } = await office.asks<ResponseTimes>({ as: 'citizen' }, 'evaluation.responseTimes', {})
    expect(all.n).toBeGreaterThan(0)
    const { body } = await site.get('/promises?period=all')
    expect(body).toContain(`共 ${all.n} 件`)
    for (const unit of units) expect(body).toContain(unit.buckets.map((bucket) => `<td class="n">${bucket.n}</td>`).join(''))
  })

  it('[GB-17] shows the number of each release on its page, in the list and in every feed', async () => {
    const page = await site.get(`/releases/${busy.corrected}`)
    const number = /回应〔\d{4}〕\d+号/.exec(page.body)![0]
    for (const path of ['/releases', '/feed.rss', '/feed.atom', '/feed.json']) expect((await site.get(path)).body, path).toContain(number)
    // What is printed is the page itself: the number stands in it and is hidden by nothing.
    expect(page.body).toContain(`编号 <span lang="zh-CN">${number}</span>`)
  })

  it('[GB-17] finds a release by words, by unit and by month, and keeps the search in the field', async () => {
    const found = await site.get(`/releases?q=${encodeURIComponent('二次供水')}&month=2026-10`)
    expect(found.body).toContain(LONG.title)
    expect(found.body).not.toContain('关于西山公园路灯的答复')
    expect(found.body).toContain('value="二次供水"')
    const nothing = await site.get(`/releases?q=${encodeURIComponent('没有的词')}`)
    expect(nothing.body).toContain('没有符合条件的发布')
    expect((await site.get('/releases?unit=nonsense&month=13&after=%00&q=%00%3Cscript%3E')).status).toBe(200)
  })

  it('[RL-5] a correction shows on every process within a second, though pages are kept in memory', async () => {
    const path = `/releases/${busy.corrected}`
    const first = await Promise.all(site.addresses.map(async (address) => fetch(address + path)))
    const etag = first[0]!.headers.get('etag')!
    expect((await site.get(path, { 'if-none-match': etag })).status).toBe(304)
    await office.does('head', 'publication.correct', { statementId: busy.corrected, note: '补充巡查电话' })
    await isCleared(office, await finishes(office, busy.corrected, { ...ANSWER, result: '新的结果在此。' }))
    await isPublished(office, busy.corrected)
    await new Promise((resolve) => setTimeout(resolve, 900))
    for (const address of site.addresses) expect(await (await fetch(address + path)).text()).toContain('新的结果在此。')
    expect((await site.get(path, { 'if-none-match': etag })).status).toBe(200)
  })

  it('[GB-17] offers RSS, Atom and JSON that read well and name the address of each release', async () => {
    const { body: maps } = await site.get('/sitemap.xml')
    expect(xmlFaults(maps)).toEqual([])
    expect(maps).toContain(`${site.address}/sitemaps/pages.xml`)
    for (const path of ['/feed.rss', '/feed.atom', '/sitemaps/2026-10.xml']) {
      const feed = await site.get(path)
      expect([path, feed.status, xmlFaults(feed.body)]).toEqual([path, 200, []])
      expect(feed.body).toContain(`${site.address}/releases/${busy.corrected}`)
    }
    const json = JSON.parse((await site.get('/feed.json')).body) as { items: { url: string; title: string; content_html?: string }[] }
    expect(json.items.find((item) => item.url.endsWith(busy.withdrawn))).toMatchObject({ title: '【已撤回】关于西山公园路灯的答复' })
    expect(json.items.find((item) => item.title === LONG.title)!.content_html).toContain('送水上门')
  })

  it('[RL-17] a demonstration says so on every page and asks not to be found', async () => {
    for (const kind of ['drill', 'test', 'live'] as const) {
      site.kind = kind
      await new Promise((resolve) => setTimeout(resolve, 10))
      const page = await site.get(`/accessibility?kind=${kind}`)
      expect(page.body.includes('演示数据')).toBe(kind !== 'live')
      expect(page.body.includes('noindex')).toBe(kind !== 'live')
      expect((await site.get(`/robots.txt?kind=${kind}`)).body.includes('Disallow: /\n')).toBe(kind !== 'live')
    }
  })

  it('[NH-01] remembers type size and language by cookie alone, and leads nobody to another host', async () => {
    const chosen = await site.get('/rules?large=1&lang=en')
    const cookies = chosen.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    expect(cookies).toBe('lang=en; large=1')
    const next = await site.get('/releases', { cookie: cookies })
    expect(next.body).toContain('<html lang="en" class="large">')
    expect((await site.get('/releases')).body).toContain('<html lang="zh-CN">')
    expect((await site.get('//example.org/releases')).body).not.toMatch(/href="\/\//)
  })

  it('[NH-01] says in its own manner that the database is away, loses nothing typed, and shows no fault of ours', async () => {
    await new Promise((resolve) => setTimeout(resolve, 600)) // what is kept of the shelf has had its time
    site.trouble = new Error('Connection terminated unexpectedly')
    const away = await site.get('/releases')
    expect([away.status, away.headers.get('retry-after'), await htmlFaults(away.body)]).toEqual([503, '3', []])
    expect(away.body).toContain('数据库暂时无法连接')
    const kept = await site.post('/ask', { text: '写了很久的一封信', contact: '0000-0000000' })
    expect([kept.status, await htmlFaults(kept.body)]).toEqual([503, []])
    expect(kept.body).toContain('写了很久的一封信</textarea>')
    expect(kept.body).toContain('value="0000-0000000"')
    expect(site.faults).toEqual([])

    site.trouble = new Error('an inner detail')
    const fault = await site.get('/releases')
    site.trouble = undefined
    expect([fault.status, await htmlFaults(fault.body)]).toEqual([500, []])
    expect(fault.body).not.toContain('inner detail')
    const number = /[0-9a-f]{8}/.exec(site.faults.splice(0).join())![0]
    expect(fault.body).toContain(number)
    expect((await site.get('/releases')).status).toBe(200)
  })

  it('[NH-01] names organiser and record number only because they are set', async () => {
    const { body } = await site.get('/')
    expect(body).toContain('测ICP备00000000号')
    expect(body).not.toContain('政府网站标识码')
  })
})

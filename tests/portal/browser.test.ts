import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, isAccepted, isCleared, isDrafted, isPublished } from '../stories/steps.ts'
import { axeFaults, hasBrowser, openBrowser } from './browser.ts'
import { isBusy, LONG, type Busy } from './busy-office.ts'
import { HOSTILE } from './hostile.ts'
import { htmlFaults, PAGES, useSite, xmlFaults } from './site.ts'

const PHONE = { viewport: { width: 390, height: 844 } }
/** Pixels that the page reaches over its right edge. */
const reachesOver = (page: Page): Promise<number> => page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)')
const NO_SCRIPTS = { javaScriptEnabled: false }

describe.skipIf(!hasBrowser)('the portal in a browser', () => {
  const office = useOffice('2026-09-30T18:00:00+08:00')
  const site = useSite(office, { organiser: '澄湾区人民政府办公室', contact: '0000-0000000' })
  let browser: Browser
  let busy: Busy
  beforeAll(async () => {
    busy = await isBusy(office)
    browser = await openBrowser()
  }, 120_000)
  afterAll(() => browser?.close())

  async function open<T>(options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext(options)
    try {
      return await look(await context.newPage())
    } finally {
      await context.close()
    }
  }
  const allPages = (): string[] => [...PAGES, `/releases/${busy.corrected}`, `/releases/${busy.corrected}/1`, `/releases/${busy.withdrawn}`, `/releases/${busy.erased}`, `/releases/${busy.holding}`, '/nothing-here']

  it('[NH-01] the measures of these tests can fail', async () => {
    await open({}, async (page) => {
      await page.setContent('<!DOCTYPE html><html><title>x</title><body><img src="x"><p style="color:#ccc;background:#fff">pale</p></body></html>')
      const faults = (await axeFaults(page)).map((fault) => fault.split(':')[0])
      expect(faults).toEqual(expect.arrayContaining(['image-alt', 'color-contrast', 'html-has-lang']))
    })
    expect(await htmlFaults('<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p id="a">1</p><p id="a">2</p></body></html>')).not.toEqual([])
    expect(xmlFaults('<a><b></a>')).not.toEqual([])
  })

  // The colours are one sheet's: they are measured once.
  it.each(['', 'large=1', 'lang=en'])('[NH-01] every page has 0 axe violations at WCAG 2.2 AA, and nothing is cut on a phone (%s)', async (switches) => {
    await open(switches === 'large=1' ? PHONE : {}, async (page) => {
      for (const path of allPages()) {
        await page.goto(`${site.address}${path}${path.includes('?') ? '&' : '?'}${switches}`)
        expect([path, await reachesOver(page)]).toEqual([path, 0])
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        expect([path, await axeFaults(page, { colours: switches === '' })]).toEqual([path, []])
        if (switches !== '') continue
        await page.setViewportSize(PHONE.viewport)
        expect([path, await reachesOver(page)]).toEqual([path, 0])
        await page.setViewportSize({ width: 1280, height: 720 })
      }
    })
  }, 120_000)

  it('[GS-69] [GB-21] without scripts on a phone: asked, faulted, sent, followed', async () => {
    await open({ ...NO_SCRIPTS, ...PHONE }, async (page) => {
      await page.goto(site.address)
      await page.click('text=写信提问 >> nth=-1')
      await page.fill('#contact', '0000-0000000')
      await page.click('button:has-text("寄出")')
      expect(await page.textContent('#text-error')).toContain('不能为空')
      expect(await page.inputValue('#contact')).toBe('0000-0000000')
      await page.fill('#text', '\n  路口红绿灯不亮,\n早高峰很危险。')
      await page.click('button:has-text("寄出")')
      const code = await page.textContent('.query-code')
      await page.goto(`${site.address}/follow`)
      await page.fill('#code', code!.toLowerCase())
      await page.click('main button')
      expect(await page.textContent('h1')).toContain('已收到')
      expect(await page.textContent('.chip')).toMatch(/剩 \d+ 小时/)
      expect(page.url()).toBe(`${site.address}/follow`) // the code stands in no address
      await page.click('summary')
      expect(await page.isVisible('text=起算')).toBe(true)
    })
  })

  it('[NH-01] by keyboard alone: skip, search, write, send', async () => {
    await open({}, async (page) => {
      await page.goto(`${site.address}/ask`)
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement?.textContent')).toBe('跳到正文')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement?.id')).toBe('text')
      await page.keyboard.type('键盘写的一封信')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.query-code')
      await page.goto(`${site.address}/releases`)
      await page.focus('#q')
      await page.keyboard.type('二次供水')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=/)
      expect(await page.locator('.list > li').count()).toBe(1)
    })
  })

  it('[RL-5] [GB-17] what the citizen reads is what was cleared, sign for sign', async () => {
    const { items } = await office.asks<{ items: { id: string; editions: { title: string; digest: string }[] }[] }>('head', 'publication.releases', { state: 'released' })
    const found = items.find((one) => one.editions[0]!.title === LONG.title)!
    await open(NO_SCRIPTS, async (page) => {
      await page.goto(`${site.address}/releases/${found.id}`)
      for (const [part, text] of Object.entries(LONG)) {
        expect([part, await page.locator(`[data-cleared="${part}"]`).evaluateAll((all) => all.map((one) => one.textContent))]).toEqual([part, [text.trim()]])
      }
      expect(await page.innerText('[data-cleared="measures"]')).toBe(LONG.measures)
      expect(await page.locator('p', { hasText: 'SHA-256' }).locator('.code').first().textContent()).toBe(found.editions[0]!.digest)
    })
  })

  it('[RL-5] hostile texts in question, answer, form and address do nothing', async () => {
    const caseId = await isAccepted(office, await asks(office, HOSTILE.join('\n')))
    const all = HOSTILE.join('\n')
    const drafted = await isDrafted(office, caseId, { ...ANSWER, title: HOSTILE[0], question: all, facts: all, measures: all, result: all, spokesperson: HOSTILE[9]!.slice(0, 60) })
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    await new Promise((resolve) => setTimeout(resolve, 600))
    await open({}, async (page) => {
      const elsewhere: string[] = []
      const dialogs: string[] = []
      page.on('request', (request) => request.url().startsWith(site.address) || elsewhere.push(request.url()))
      page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()))
      const quiet = async (): Promise<void> => {
        expect(await page.locator('main script, main img:not([src^="/qr"]), main iframe, main style, main math, main plaintext, main [onclick], main [onfocus], main meta, main base').count()).toBe(0)
        expect(await page.title()).not.toMatch(/^(owned|1)$/)
        expect(new URL(page.url()).origin).toBe(site.address)
      }
      await page.goto(`${site.address}/releases/${drafted.statementId}`)
      for (const part of ['question', 'facts', 'measures', 'result']) expect(await page.textContent(`[data-cleared="${part}"]`)).toBe(all)
      await quiet()
      for (const path of ['/', '/releases', '/questions', ...HOSTILE.map((payload) => `/releases?q=${encodeURIComponent(payload)}`), `/${encodeURIComponent(HOSTILE[3]!)}`]) {
        await page.goto(site.address + path)
        await quiet()
      }
      await page.goto(`${site.address}/ask`)
      await page.fill('#text', HOSTILE[1]!)
      await page.fill('#contact', HOSTILE[3]!.repeat(8))
      await page.click('main button')
      expect(await page.inputValue('#text')).toBe(HOSTILE[1])
      expect(await page.inputValue('#contact')).toBe(HOSTILE[3]!.repeat(8))
      await quiet()
      await page.goto(`${site.address}/follow`)
      await page.fill('#code', HOSTILE[4]!.slice(0, 80))
      await page.click('main button')
      await quiet()
      expect([elsewhere, dialogs]).toEqual([[], []])
    })
    for (const path of ['/feed.rss', '/feed.atom', '/sitemap.xml']) expect([path, xmlFaults((await site.get(path)).body)]).toEqual([path, []])
    for (const path of ['/feed.rss', '/feed.atom']) expect((await site.get(path)).body).not.toContain('<script>document')
    const json = JSON.parse((await site.get('/feed.json')).body) as { items: { title: string; content_html: string }[] }
    const entry = json.items.find((item) => item.title === HOSTILE[0])!
    expect(entry.content_html).toContain('&lt;script&gt;document')
    expect(entry.content_html).not.toContain('<script>document')
  }, 60_000)

  it('[NH-01] a print carries the whole release', async () => {
    await open({}, async (page) => {
      await page.goto(`${site.address}/releases/${busy.corrected}`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.isVisible('[data-cleared="facts"]')).toBe(true)
      expect(await page.isVisible('.code')).toBe(true)
      expect(await page.isVisible('.top nav')).toBe(false)
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(1000)
    })
  }, 60_000)

  it('[GB-19] on paper what a picture says stands there as text, unopened as it is', async () => {
    await open({}, async (page) => {
      await page.goto(`${site.address}/releases/${busy.corrected}`)
      await page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<figure><figcaption><details><summary>x</summary><p id=said>图中文字</p></details></figcaption></figure>')")
      const stands = (): Promise<boolean> => page.evaluate("document.querySelector('#said').checkVisibility()")
      expect(await stands()).toBe(false)
      await page.emulateMedia({ media: 'print' })
      expect(await stands()).toBe(true)
    })
  })

  it('[NH-01] no fault of ours came up', () => expect(site.faults).toEqual([]))
})

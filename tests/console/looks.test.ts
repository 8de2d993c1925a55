import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, hasBrowser } from '../portal/browser.ts'
import { DESK, goes, openConsole, PHONE, turns, type Console } from './desk.ts'
import { faultsOf } from './sight.ts'

const PLACES = ['', 'messages', 'messages/new', 'triage', 'cases', 'review', 'publication', 'agenda', 'agenda/rota', 'agenda/topics', 'agenda/quotas', 'agenda/calendar', 'lines', 'rules', 'units', 'people', 'meetings', 'withheld', 'stock', 'policy-times', 'channels/subscribers', 'signals/notices', 'more', 'settings']

const ASSETS = resolve(import.meta.dirname, '../../console/dist/assets')

describe.skipIf(!hasBrowser)('the console as it looks', () => {
  let office: Console
  let messageId = ''
  beforeAll(async () => {
    office = await openConsole()
    await office.ask('桥南小区从前天晚上开始停水，到现在没来，也没有任何通知。')
    await office.ask('桥南小区从前天晚上开始停水，到现在没来，没有任何人通知。')
    const page = await office.window('officer')
    const desk = (await (await page.request.get(`${office.address}/api/queries/triage.desk`)).json()) as { value: { items: { id: string }[] } }
    messageId = desk.value.items[1]!.id
  }, 180_000)
  afterAll(() => office?.close())

  const places = (): string[] => [...PLACES, `triage/${messageId}`, `messages/${messageId}`]
  async function visits(page: Page, look: (path: string) => Promise<void>): Promise<void> {
    await goes(page, office, 'rules')
    for (const path of places()) {
      await turns(page, path)
      await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
      await look(path)
    }
  }

  it('[GB-14] has 0 axe violations at WCAG 2.2 AA at a desk and on a phone, nothing sticks out, and no English is left over', async () => {
    const page = await office.window('head')
    await visits(page, async (path) => {
      for (const [name, size] of [['desk', DESK], ['phone', PHONE]] as const) {
        await page.setViewportSize(size)
        expect([path, name, await faultsOf(page)]).toEqual([path, name, []])
      }
    })
  }, 180_000)

  it('[GB-14] speaks English after the switch, and remembers it', async () => {
    const page = await office.window('head')
    await page.goto(`${office.address}/console/settings`)
    await page.getByText('English', { exact: true }).first().click()
    await page.goto(`${office.address}/console/triage`)
    await page.getByRole('heading', { name: 'Triage' }).waitFor()
    await page.getByRole('navigation', { name: 'Main navigation' }).first().waitFor()
  })

  it('[GB-14] the why of a chip names clause, start and arithmetic, and Escape gives the focus back', async () => {
    const page = await office.window('officer')
    await page.goto(`${office.address}/console/triage/${messageId}`)
    const chip = page.locator('button.chip', { hasText: 'GB-14' }).first()
    await chip.focus()
    await page.keyboard.press('Enter')
    const why = page.getByRole('dialog', { name: /为什么是这个时限/ })
    await why.getByText('怎么算的').waitFor()
    const said = await why.innerText()
    for (const part of ['自“收到来信”起算', 'GB-14', '到期', '谁能改变']) expect(said).toContain(part)
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await why.waitFor({ state: 'detached' })
    expect(await page.evaluate("document.activeElement.className.includes('chip')")).toBe(true)
  })

  it('is built with the production edition of React, whatever NODE_ENV the builder has', async () => {
    const scripts = (await readdir(ASSETS)).filter((name) => name.endsWith('.js'))
    const texts = await Promise.all(scripts.map((name) => readFile(join(ASSETS, name), 'utf8')))
    expect(texts.length).toBeGreaterThan(0)
    expect(scripts.filter((_, at) => texts[at]!.includes('jsxDEV'))).toEqual([])
  })

  it('[GB-14] no page complained: no script failed and the content policy was kept', () => {
    expect(office.complaints).toEqual([])
  })
})

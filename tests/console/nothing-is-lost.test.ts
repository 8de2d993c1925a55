import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../portal/browser.ts'
import { gives, openConsole, PASSWORD, press, type, type Console } from './desk.ts'

const FACTS = '经核查，该工地 10 月 1 日 22 时至 23 时浇筑混凝土。'

describe.skipIf(!hasBrowser)('what was typed is never lost', () => {
  let office: Console
  let caseId = ''
  beforeAll(async () => {
    office = await openConsole()
    await office.ask('小区电梯停了五天，老人下不了楼。')
    const page = await office.window('officer')
    const desk = (await (await page.request.get(`${office.address}/api/queries/triage.desk`)).json()) as { value: { items: { id: string }[] } }
    caseId = desk.value.items[0]!.id
    await gives(page, office.address, 'triage.study', { messageId: caseId, classes: [], stance: 'help', recommendation: '请住建局答复' })
    await gives(page, office.address, 'triage.accept', { messageId: caseId, unitId: office.cast.unit('housing') })
    const writer = await office.window('writer')
    await gives(writer, office.address, 'cases.accept', { caseId })
    await gives(writer, office.address, 'statements.start', { caseId, audience: 'public' })
  }, 180_000)
  afterEach(() => office.closeWindows())
  afterAll(() => office?.close())

  const writes = async (who: 'writer' | 'second-writer'): Promise<Page> => {
    const page = await office.window(who)
    await page.goto(`${office.address}/console/cases/${caseId}`)
    await page.getByLabel('事实').first().waitFor()
    return page
  }
  const facts = (page: Page): Promise<string> => page.getByLabel('事实').first().inputValue()

  it('[GB-18] a draft saves itself, and is there for the colleague', async () => {
    const page = await writes('writer')
    await type(page, '事实', FACTS)
    await page.getByText(/^已保存/).waitFor()
    const colleague = await writes('second-writer')
    expect(await facts(colleague)).toBe(FACTS)
  })

  it('[GB-18] two who write at once: the second keeps the own text, sees the other, and nothing is overwritten unseen', async () => {
    const [one, two] = [await writes('writer'), await writes('second-writer')]
    await two.route('**/api/events', (route) => route.abort())
    await two.route('**/api/commands/statements.saveDraft', (route) => route.abort())
    await two.getByLabel('措施').first().focus()
    await two.keyboard.insertText('已约谈物业公司。')
    await two.getByText('未能保存，文字已留在本机').waitFor()
    await one.getByLabel('措施').first().focus()
    await one.keyboard.insertText('已责令限期修复。')
    await one.getByText(/^已保存/).waitFor()

    await two.unroute('**/api/commands/statements.saveDraft')
    await press(two, '存')
    await two.getByText('林溪先保存了').waitFor()
    expect(await two.getByLabel('措施').first().inputValue()).toBe('已约谈物业公司。')
    const conflict = await two.getByRole('alert').first().innerText()
    for (const both of ['责令限期修复', '约谈物业公司']) expect(conflict).toContain(both)
    await press(two, '按选择合并并保存')
    await two.getByText('林溪先保存了').waitFor({ state: 'detached' })
    await two.getByText(/^已保存/).waitFor()
    const fresh = await writes('writer')
    expect(await fresh.getByLabel('措施').first().inputValue()).toBe('已约谈物业公司。')
  })

  it('[GB-18] a session that ends leaves the page as it is; after signing in again the text goes to the record', async () => {
    const page = await writes('writer')
    await page.context().clearCookies()
    await page.getByLabel('结果').first().focus()
    await page.keyboard.insertText('电梯已恢复运行。')
    await page.getByRole('heading', { name: '登录已结束' }).waitFor()
    expect(await page.getByLabel('结果').first().inputValue()).toBe('电梯已恢复运行。')
    await page.getByRole('dialog').getByLabel('口令').focus()
    await page.keyboard.insertText(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '登录已结束' }).waitFor({ state: 'detached' })
    await page.getByText(/^已保存/).waitFor({ timeout: 15_000 })
    const fresh = await writes('writer')
    expect(await fresh.getByLabel('结果').first().inputValue()).toBe('电梯已恢复运行。')
  })

  it('[GB-18] a text that never reached the server is offered again on the same machine', async () => {
    const page = await writes('writer')
    await page.route('**/api/commands/statements.saveDraft', (route) => route.abort())
    await page.getByLabel('事实').first().fill(`${FACTS}维保单位已到场。`)
    await page.getByText('未能保存，文字已留在本机').waitFor()
    await page.unroute('**/api/commands/statements.saveDraft')
    await page.reload()
    await page.getByText('本机有一份').waitFor()
    expect(await facts(page)).toBe(FACTS)
    await press(page, '用这份文字')
    expect(await facts(page)).toBe(`${FACTS}维保单位已到场。`)
    await page.getByText(/^已保存/).waitFor()
  })

  it('[GB-18] keys of the console rest while somebody writes or an input method composes', async () => {
    const page = await office.window('officer')
    await page.goto(`${office.address}/console/messages/new`)
    await page.getByLabel('来信内容').focus()
    await page.keyboard.type('gy/?')
    expect(await page.getByLabel('来信内容').inputValue()).toBe('gy/?')
    expect(new URL(page.url()).pathname).toBe('/console/messages/new')
    await page.getByRole('heading', { name: '登记来信' }).click()
    await page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', isComposing: true, bubbles: true }))")
    expect(await page.evaluate('document.activeElement.type')).not.toBe('search')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.type')).toBe('search')
  })

  it('hints at what looks wrong, from the office’s own list and from the proofreader; one press mends that word and nothing else', async () => {
    const officer = await office.window('officer')
    await gives(officer, office.address, 'measures.listTerm', { wrong: '钉子户', right: '未签约住户', reason: '对住户不作评价' })
    const page = await writes('writer')
    await page.getByLabel('事实').first().fill('会议布署了协商，钉子户已于2026年10月2日（星期四）到场。')
    await page.getByText('3 处疑点').waitFor({ timeout: 30_000 })
    expect(await page.getByText('对住户不作评价').count()).toBe(1)
    await press(page, '把「布署」改为「部署」')
    await page.getByText('2 处疑点').waitFor()
    expect(await facts(page)).toBe('会议部署了协商，钉子户已于2026年10月2日（星期四）到场。')
    await press(page, '保留「星期四」')
    await page.getByText('1 处疑点').waitFor()
    expect(await facts(page)).toBe('会议部署了协商，钉子户已于2026年10月2日（星期四）到场。')
  })
})

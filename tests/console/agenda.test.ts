import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../portal/browser.ts'
import { choose, DESK, goes, openConsole, turns, type Console } from './desk.ts'
import { faultsAtBothSizes, faultsOf } from './sight.ts'

const LINES = { party_government: '党建', economy: '经贸', society: '社工', livelihood: '民生' } as const
const PLACES = ['agenda', 'agenda/rota', 'agenda/topics', 'agenda/quotas', 'agenda/calendar', 'agenda/look-ahead']

describe.skipIf(!hasBrowser)('the agenda as it is used', () => {
  let office: Console
  let page: Page
  const go = async (path: string, on: Page = page): Promise<void> => {
    await goes(on, office, path)
  }
  const thisYear = async (): Promise<number> => Number((await page.locator('.page-title strong').innerText()).slice(0, 4))

  beforeAll(async () => {
    office = await openConsole()
    const admin = await office.window('admin')
    for (const at of [1, 2, 3, 4, 5, 6]) {
      for (const [line, name] of Object.entries(LINES)) {
        const done = await admin.request.post(`${office.address}/api/commands/directory.registerUnit`, { headers: { origin: office.address }, data: { name: `澄湾区第${'一二三四五六'[at - 1]}${name}局`, kind: 'department', line, fields: [name] } })
        if (!done.ok()) throw new Error(await done.text())
      }
    }
    page = await office.window('head', DESK)
  }, 180_000)
  afterAll(() => office?.close())

  it('[NH-02][NH-06] the head opens the year with one press: twelve months stand as a calendar and as a table', async () => {
    await go('agenda')
    const year = await thisYear()
    // Next year's dates all lie ahead, whatever today is.
    await page.getByRole('button', { name: '下一年' }).click()
    await page.getByRole('button', { name: `开启 ${year + 1} 年计划` }).click()
    await page.getByRole('list', { name: '全年十二个月' }).waitFor()
    expect(await page.getByRole('list', { name: '全年十二个月' }).getByRole('listitem').count()).toBe(12)
    expect(await page.getByRole('table', { name: '发布会场期' }).getByRole('row').count()).toBe(13)
  }, 60_000)

  it('[CX-6] a date is moved with a public reason, and why it cannot be moved is said beside the field', async () => {
    const row = page.getByRole('table', { name: '发布会场期' }).getByRole('row').nth(3)
    await row.getByRole('button', { name: '改期' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('改到').fill('2020-01-01')
    await dialog.getByLabel('理由（向社会公开）').fill('与区两会会期冲突')
    await dialog.getByRole('button', { name: '改期并公布理由' }).click()
    await dialog.getByText('改期须提前 3 天公布').waitFor()
    const year = await thisYear()
    await dialog.getByLabel('改到').fill(`${year}-03-24`)
    await dialog.getByLabel('按逾期补开', { exact: false }).waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: '改期并公布理由' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('与区两会会期冲突').waitFor()
  }, 60_000)

  it('[NH-13][NH-15] the solver proposes groups, a unit is moved by keyboard, what breaks is said at once and undone, and the groups are adopted', async () => {
    await go(`agenda/rota?year=${await thisYear()}`)
    await page.getByRole('button', { name: '求解最优片组' }).click()
    await page.getByText('已证明最优').waitFor({ timeout: 40_000 })
    await page.getByText('符合规则').waitFor()
    const unit = page.getByRole('region', { name: 'A 组' }).locator('.rota-unit', { hasText: '党政' }).first()
    const name = (await unit.innerText()).split('\n')[0]!
    await unit.focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('region', { name: 'B 组' }).getByRole('button', { name }).waitFor()
    await page.getByText('片组 A 缺党政条线').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('符合规则').waitFor()
    await choose(page, '选定单位', '澄湾区第一党建局')
    await choose(page, '另一单位', '澄湾区第二经贸局')
    await page.getByRole('button', { name: '加入约定' }).click()
    await page.getByRole('list', { name: '轮动约定' }).getByText('澄湾区第一党建局、澄湾区第二经贸局').waitFor()
    await page.getByRole('button', { name: '求解最优片组' }).click()
    await page.getByText('已证明最优').waitFor({ timeout: 40_000 })
    await page.getByText('符合规则').waitFor()
    const tied = page.locator('.rota-unit', { hasText: '澄湾区第一党建局' })
    await tied.focus()
    await page.keyboard.press(await page.getByRole('region', { name: 'F 组' }).getByText('澄湾区第一党建局').count() > 0 ? 'ArrowLeft' : 'ArrowRight')
    await page.getByText('须同组，却在', { exact: false }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('符合规则').waitFor()
    await page.getByRole('button', { name: '确定本年片组' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定本年片组' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('已修改，尚未确定').waitFor({ state: 'detached' })
  }, 90_000)

  it('[NH-17][NH-18][NH-19] a topic is proposed by a unit and reviewed by others', async () => {
    const writer = await office.window('writer', DESK)
    await go('agenda/topics', writer)
    await writer.getByRole('button', { name: '点题' }).click()
    const dialog = writer.getByRole('dialog')
    await dialog.getByLabel('题目').fill('老旧小区改造怎样筹资')
    await dialog.getByLabel('为什么值得公众听').fill('关系全区两万余户居民的居住安全和出行。')
    await dialog.getByRole('button', { name: '提出题目' }).click()
    await writer.getByRole('heading', { level: 1, name: '老旧小区改造怎样筹资' }).waitFor()
    await go('agenda/topics')
    await page.getByRole('link', { name: /老旧小区改造怎样筹资/ }).click()
    for (const check of ['政治关', '政策关', '法律关', '文字关', '保密关']) await page.getByRole('checkbox', { name: check }).check()
    await page.getByRole('button', { name: '签署所选' }).click()
    await page.getByText('已审题').waitFor()
    expect(await faultsOf(page)).toEqual([])
  }, 60_000)

  it('[GS-34] two entries in one room are refused by name in the form, and the calendar shows what is new', async () => {
    await go('agenda/calendar')
    const [date] = (await page.evaluate('new Date(Date.now() + 8 * 3600000).toISOString()') as string).split('T')
    const plans = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: '列入日程' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('事项').fill(name)
      await dialog.getByLabel('开始').fill(`${date} 09:30`)
      await dialog.getByLabel('结束').fill(`${date} 11:00`)
      await dialog.getByLabel('地点').fill('新闻发布厅')
      await dialog.getByRole('button', { name: '列入日程' }).click()
    }
    await plans('选房摇号')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await plans('通气会')
    await page.getByRole('dialog').getByText('新闻发布厅', { exact: false }).getByText('选房摇号', { exact: false }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('有变动：新列入').waitFor()
    await page.getByRole('button', { name: '标为已阅' }).click()
    await page.getByText('有变动：新列入').waitFor({ state: 'detached' })
    const document = await page.request.get(`${office.address}/api/documents/look-ahead.docx`)
    expect([document.status(), (await document.body()).subarray(0, 2).toString()]).toEqual([200, 'PK'])
  }, 60_000)

  it('[GS-34] the address of a unit’s calendar opens without a sign-in', async () => {
    await page.getByRole('button', { name: '订阅日程' }).click()
    await page.getByRole('button', { name: '生成订阅地址' }).click()
    const address = await page.locator('.address').innerText()
    const stranger = await office.stranger()
    const file = await stranger.request.get(address)
    expect(file.headers()['content-type']).toContain('text/calendar')
    expect(await file.text()).toContain('SUMMARY:（暂定）选房摇号')
    expect((await stranger.request.get(address.replace(/(.)\.ics$/, (_, last: string) => `${last === '0' ? '1' : '0'}.ics`))).status()).toBe(404)
    await page.keyboard.press('Escape')
  }, 60_000)

  it('[NH-14] every page of it has 0 axe violations at a desk and on a phone, and nothing sticks out', async () => {
    const other = await office.window('head')
    const year = new Date().getFullYear() + 1
    await go(`agenda/quotas?year=${year}`, other)
    await other.getByText('覆盖率', { exact: false }).waitFor()
    await go('agenda/topics', other)
    await other.getByRole('heading', { name: '群众集中提问' }).waitFor()
    for (const path of PLACES) {
      await turns(other, path.includes('topics') || path.includes('calendar') ? path : `${path}?year=${year}`)
      expect([path, await faultsAtBothSizes(other)]).toEqual([path, []])
    }
  }, 120_000)
})

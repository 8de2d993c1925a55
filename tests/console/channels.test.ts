import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../portal/browser.ts'
import { choose, goes, openConsole, openFirst, press, type, type Console, type Who } from './desk.ts'
import { faultsAndWidth } from './sight.ts'

/** What a test typed, names of formats, and signs of addresses and digests. */
const OURS = /^not Chinese: (?:RSS|Atom|JSON|WebSub|App\w*|smtp|gov|weibo|api|weixin|qq|open|wiki|statuses|share|www|docs|[0-9a-f]+)$/

describe.skipIf(!hasBrowser)('channels at the desk', () => {
  let office: Console
  beforeAll(async () => void (office = await openConsole()), 180_000)
  afterAll(() => office?.close())
  const faults = async (page: Page): Promise<string[]> => (await faultsAndWidth(page)).filter((fault) => !OURS.test(fault))
  const windows = new Map<Who, Page>()
  const windowOf = async (who: Who): Promise<Page> => {
    if (!windows.has(who)) windows.set(who, await office.window(who))
    return windows.get(who)!
  }

  it('[GB-23] [NH-34] registers one, sees what it lacks and whose it is, and notes the paper that it needs', async () => {
    const page = await windowOf('head')
    await goes(page, office, 'more')
    await press(page, /^发布渠道/, 'link')
    await press(page, '登记渠道')
    await choose(page, '类型', '微博')
    await type(page, '名称', '澄湾发布')
    await choose(page, '主办单位', '澄湾区新闻办公室')
    await choose(page, '自动接收', '全部')
    await page.getByRole('dialog').getByRole('button', { name: '登记渠道' }).press('Enter')
    await page.getByText('缺 2 项').waitFor()
    expect(await faults(page)).toEqual([])
    await openFirst(page, '就绪情况')
    await page.getByText('发布人当班：未办').waitFor()
    await press(page, '登记')
    await type(page, '凭据', '值班表第 3 号')
    await page.getByRole('dialog').getByRole('button', { name: '登记' }).press('Enter')
    await page.getByText('长期有效 · 值班表第 3 号').waitFor()
    expect(await faults(page)).toEqual([])
    expect(office.complaints).toEqual([])
  }, 120_000)
})

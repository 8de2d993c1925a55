import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../portal/browser.ts'
import { choose, gives, goes, openConsole, press, tick, type, type Console, type Who } from './desk.ts'
import { faultsAndWidth } from './sight.ts'

describe.skipIf(!hasBrowser)('signals in the console', () => {
  let office: Console
  beforeAll(async () => void (office = await openConsole()), 180_000)
  afterEach(() => office.closeWindows())
  afterAll(() => office?.close())

  const opens = async (who: Who, path: string): Promise<Page> => {
    const page = await office.window(who)
    await goes(page, office, path)
    return page
  }
  // A dialog that opens takes the focus a moment later: a key that is pressed before that goes to its first field.
  const inDialog = (page: Page, verb: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
  const closed = (page: Page): Promise<void> => page.locator('dialog[open]').first().waitFor({ state: 'detached' })

  it('[GS-28] the administrator adds a source, renames it, sees its key, turns it on and off and removes it, each with its reason', async () => {
    const page = await opens('admin', 'signals/sources')
    await press(page, '登记来源')
    await inDialog(page, '登记来源')
    await page.getByText('没有填写，请补上').first().waitFor()
    await type(page, '名称', '澄湾论坛')
    await tick(page, '推送', 'radio')
    expect(await faultsAndWidth(page)).toEqual([])
    await inDialog(page, '登记来源')
    await press(page, '修改 澄湾论坛')
    await type(page, '名称', '（城南版）')
    await inDialog(page, '保存')
    await press(page, /^看密钥 澄湾论坛（城南版）|^看密钥 （城南版）澄湾论坛/)
    expect(await page.getByRole('dialog').locator('code').innerText()).toMatch(/^[0-9a-f-]{36}\.\S{16,}$/)
    await page.keyboard.press('Escape')
    await press(page, /^启用 /)
    await type(page, '理由', '经批准接入')
    await inDialog(page, '启用')
    await press(page, /^停用 /)
    await type(page, '理由', '论坛改版')
    await inDialog(page, '停用')
    await press(page, /^删除 /)
    await inDialog(page, '删除')
    await page.getByText('没有填写，请补上').first().waitFor()
    await type(page, '理由', '论坛关闭')
    await inDialog(page, '删除')
    await page.getByText('还没有来源').waitFor()
  }, 60_000)

  it('[GS-28] a source that cannot be read says why, in the reader’s language', async () => {
    const page = await opens('admin', 'signals/sources')
    await page.route('**/api/queries/signals.sources*', (route) => route.fulfill({ json: { value: { now: '2026-11-29T02:00:00.000Z', items: [{ id: '01a226da-82c7-7afa-8625-54ac198311a3', name: '澄湾论坛', kind: 'folder', outlet: 'forum', address: '论坛', state: 'on', keyNo: 1, everyMinutes: 30, silentAfterHours: 48, week: null, health: { failures: 3, silent: false, lastFault: '磁盘已满，腾出空间后会再读 / the disk is full; it is read again once there is room' } }] } } }))
    await page.reload()
    await page.getByText('磁盘已满，腾出空间后会再读').waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
  }, 60_000)

  it('a file of rules goes in whole, or its line and character are named and nothing does', async () => {
    const page = await opens('head', 'signals/rules')
    const brings = async (lines: readonly string[]): Promise<void> => {
      await page.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: '规则.tsv', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) })
      await inDialog(page, '导入规则')
    }
    await press(page, '导入规则')
    await inDialog(page, '导入规则')
    await page.getByText('文件里没有规则，或文件读不出来').waitFor()
    const many = Array.from({ length: 600 }, (_, n) => `规则${n}\t噪音${n} AND 夜间`)
    await brings([...many, '断头规则\t(积水 AND', ...many.slice(0, 2)])
    await page.getByText(/第 601 行/).first().waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
    await page.keyboard.press('Escape')
    await closed(page)
    await page.getByText('还没有规则').waitFor()
    // Stopped while it is looked through, nothing goes in.
    let [held, sent] = [undefined as (() => void) | undefined, 0]
    await page.route('**/api/commands/signals.addRules', async (route) => {
      sent += 1
      await new Promise<void>((go) => (held = go))
      await route.continue()
    })
    await press(page, '导入规则')
    await brings(many)
    await page.getByText('已核对 0 行，共 600 行，还没有导入').waitFor()
    await inDialog(page, '停止')
    held!()
    await page.getByText('已停止，导入了 0 行').waitFor()
    expect(sent).toBe(1)
    await page.unroute('**/api/commands/signals.addRules')
    await inDialog(page, '取消')
    await closed(page)
    await page.getByText('还没有规则').waitFor()
    let asked = 0
    page.on('request', (request) => void (asked += Number(request.url().includes('signals.lists'))))
    await press(page, '导入规则')
    await brings([...many, '积水\t(积水|内涝) NOT 演练'])
    await closed(page)
    await page.getByRole('link', { name: '积水', exact: true }).waitFor()
    // Once for the end of it and once for what the server tells of each of two parts, at most.
    expect(asked).toBeLessThanOrEqual(3)
  }, 60_000)

  it('a rule is tried while it is written; on a long stock one sees how far it is, stops, goes on, and sees the whole', async () => {
    const page = await opens('head', 'signals/rules/new')
    const asked: { days?: number; before?: number }[] = []
    let held: (() => void) | undefined
    await page.route(/signals\.tryRule/, async (route) => {
      const { days, before } = JSON.parse(new URL(route.request().url()).searchParams.get('input')!) as { days?: number; before?: number }
      asked.push({ ...(days && { days }), ...(before && { before }) })
      if (before === 200) await new Promise<void>((go) => (held = go))
      const value = before === undefined ? { posts: 20_000, hits: 3, of: days ? 20_000 : 50_000, examples: [{ id: 9, title: '', text: '云岭花园夜间施工', saidAt: '2026-11-20T02:00:00.000Z', outlet: 'forum' }], ...(!days && { before: 200 }) } : before === 200 ? { posts: 20_000, hits: 4, before: 100, examples: [] } : { posts: 10_000, hits: 1, examples: [] }
      await route.fulfill({ json: { value: { faults: [], ...value } } }).catch(() => undefined)
    })
    await page.getByRole('textbox', { name: /^规则/ }).fill('夜间施工')
    await page.getByText('近 30 天的 20000 条中会命中 3 条').waitFor()
    await page.getByText('全部存量', { exact: true }).click()
    await page.getByText('已试 20000 条，共 50000 条，目前命中 3 条').waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
    await press(page, '停止')
    held!()
    await press(page, '继续')
    await expect.poll(() => asked.length).toBe(4)
    held!()
    await page.getByText('全部 50000 条存量帖文中会命中 8 条').waitFor()
    expect(asked).toEqual([{ days: 30 }, {}, { before: 200 }, { before: 200 }, { before: 100 }])
    expect(await page.getByText('云岭花园夜间施工').count()).toBe(1)
  }, 60_000)

  it('[GS-29] the bulletin of a day is a Word paper with addressee, matters, what is asked, signature and date', async () => {
    const page = await opens('head', 'signals/watch')
    const [issued] = await gives(page, office.address, 'signals.issueBulletin', { unitIds: [office.cast.unit('housing')], note: '请先核实工地夜间施工许可。' })
    const path = `/api/documents/bulletins/${issued!.subject.split(':')[1]!}.docx`
    await page.locator(`a[href="${path}"]`).waitFor({ state: 'attached' })
    const address = `${office.address}${path}`
    const body = strFromU8(unzipSync(await (await page.request.get(address)).body())['word/document.xml']!).replaceAll(/<[^>]+>/g, '')
    for (const said of ['网上信息日报', '澄湾区住房和城乡建设局：', '当天没有新内容的热点。', '请先核实工地夜间施工许可。', '澄湾区新闻办公室']) expect(body).toContain(said)
    // The unit it was not sent to reads it no more than a stranger does.
    expect((await (await office.window('evaluator')).request.get(address)).status()).toBe(404)
  }, 60_000)

  it('[GS-28] major information is told to posts of a unit, whose holder says that it was read', async () => {
    const page = await opens('head', 'signals/notices')
    await press(page, '发内部通报')
    await inDialog(page, '发内部通报')
    await page.getByText('没有填写，请补上').first().waitFor()
    await type(page, '标题', '望江街地铁口积水')
    await type(page, '内容', '积水最深处约四十厘米，已安排抽排，请各单位做好准备。')
    await choose(page, '发给单位', '澄湾区住房和城乡建设局')
    await page.keyboard.press('Escape')
    expect(await faultsAndWidth(page)).toEqual([])
    await inDialog(page, '发内部通报')
    await closed(page)
    await page.getByText('已阅 0／').first().waitFor()
    const reader = await opens('third', 'signals/notices')
    await reader.getByText('积水最深处约四十厘米').waitFor()
    await press(reader, '登记已阅')
    await reader.getByText('已阅 1／').first().waitFor()
    expect(await reader.getByRole('button', { name: '登记报送' }).count()).toBe(0)
    await page.getByText('已阅 1／').first().waitFor()
  }, 60_000)

  it('[GS-28] what was reported upward stands with its addressees, each with the number of its receipt', async () => {
    const page = await opens('head', 'signals/notices')
    await press(page, '登记报送')
    await type(page, '标题', '望江街地铁口积水')
    await type(page, '内容', '积水约四十厘米，无人受伤，已安排抽排。')
    await inDialog(page, '登记报送')
    await page.getByText('至少 1 项，请补充').waitFor()
    await type(page, /^报送对象/, '泊宁市政府总值班室\n泊宁市委宣传部')
    await inDialog(page, '登记报送')
    await closed(page)
    await press(page, /^登记回执/)
    await type(page, '回执编号', '值班记录 0417')
    expect(await faultsAndWidth(page)).toEqual([])
    await inDialog(page, '登记回执')
    await page.getByText(/回执 值班记录 0417/).waitFor()
    await page.getByText('未回执').first().waitFor()
    expect(office.complaints).toEqual([])
  }, 60_000)
})

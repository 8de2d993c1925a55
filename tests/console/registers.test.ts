import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import { civilDate, plus } from '#src/kernel/time.ts'
import { cosignerKey, publicKeyOf } from '#src/publiclog/ed25519.ts'
import { hasBrowser } from '../portal/browser.ts'
import { choose, gives, goes, openConsole, openFirst, press, tick, turns, type, type Console, type Who } from './desk.ts'
import { faultsAndWidth, faultsAtBothSizes } from './sight.ts'

const DAY_MS = 86_400_000
const HOUSE = '泊宁市社会科学院公共政策与治理评价研究中心'
const REPORT = '本报告依据系统记录，对住建局答复的时效和完整性作出评估，结论见正文。'
const MESSAGES = 31

describe.skipIf(!hasBrowser)('what the office keeps beside its cases', () => {
  let office: Console
  beforeAll(async () => void (office = await openConsole()), 180_000)
  afterEach(() => office.closeWindows())
  afterAll(() => office?.close())

  const opens = async (who: Who, path: string): Promise<Page> => {
    const page = await office.window(who)
    await goes(page, office, path)
    return page
  }
  const today = async (page: Page): Promise<string> => ((await (await page.request.get(`${office.address}/api/session`)).json()) as { serverTime: string }).serverTime
  const field = (instant: string): string => `${civilDate(instant)} 18:00`
  const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name })

  it('[GB-46] the head of the press office engages an evaluator and sees what is shared; Escape closes a list of choices, not the dialog', async () => {
    const page = await opens('head', 'more')
    await press(page, /^第三方评估/, 'link')
    await page.getByText('还没有委托').waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
    await press(page, '委托第三方评估')
    await inDialog(page, '委托第三方评估').focus()
    await page.keyboard.press('Enter')
    await page.getByText('没有填写，请补上').first().waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
    await choose(page, '评估人', '欧阳择')
    await choose(page, '被评估单位', '澄湾区住房和城乡建设局')
    await page.keyboard.press('Escape')
    expect(await page.getByLabel('评估机构').inputValue()).toBe(HOUSE)
    await type(page, '评估期至', field(plus(await today(page), 30 * DAY_MS)))
    await type(page, '评估目的', '年度第三方评估')
    await inDialog(page, '委托第三方评估').focus()
    await page.keyboard.press('Enter')
    await openFirst(page, '第三方评估')
    await page.getByText('评估人看到的就是下面这些').waitFor()
    await page.getByText('这些单位还没有答复').waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
  }, 60_000)

  it('[GB-46] the evaluator signs in to the engagement alone, sees the figures of its units, and files the report, which the office receives', async () => {
    const page = await opens('evaluator', '')
    expect(await page.getByRole('navigation', { name: '主导航' }).first().getByRole('link').allInnerTexts()).toEqual(['第三方评估', '规则', '更多'])
    await openFirst(page, '第三方评估')
    await page.getByText('只有这些单位的统计数据').waitFor()
    await page.getByText('这些单位还没有效果评估').waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
    await press(page, '提交报告')
    await type(page, '报告标题', '答复时效评估报告')
    await type(page, '报告全文', REPORT)
    await press(page, '提交送审')
    await page.getByRole('heading', { name: '答复时效评估报告' }).waitFor()
    expect(await page.getByRole('button', { name: '提交报告' }).count()).toBe(0)

    const received = await opens('head', 'third-party')
    await openFirst(received, '第三方评估')
    await received.getByText(REPORT).waitFor()
    await received.goto(`${office.address}/console/evaluation?part=thirdParty`)
    // Filed and under review: public, and in this list of what is public, only once it was released.
    await received.getByText('还没有第三方评估报告').waitFor()
    expect(await received.getByText(REPORT).count()).toBe(0)
    expect(await faultsAtBothSizes(received)).toEqual([])
  }, 60_000)

  it('[GS-24] a head of unit names a deputy for a time; the spokesperson’s post is not offered', async () => {
    const page = await opens('third', 'more')
    await press(page, /^代理/, 'link')
    await page.getByText('现在没有代理').waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
    await press(page, '指定代理')
    await choose(page, '被代理的岗位', '陆明远 · 单位负责人')
    await choose(page, '代理人', '许知远')
    await type(page, '至', field(plus(await today(page), 3 * DAY_MS)))
    await type(page, '理由', '出差三天')
    expect(await faultsAtBothSizes(page)).toEqual([])
    await inDialog(page, '指定代理').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '许知远' }).waitFor()
    await page.getByText('代陆明远 · 出差三天').waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
  }, 60_000)

  it('[GB-34] the office adds a check of its own by an issued document, and texts in review need it', async () => {
    const [page, officer] = [await opens('head', 'measures'), await opens('officer', '')]
    const day = civilDate(await today(page))
    const drafted = await gives(page, office.address, 'measures.draft', { unitId: office.cast.unit('press'), title: '澄湾区政务回应办法', level: 'district', effectiveFrom: day, sections: { content: '应当回应的事项', form: '门户发布与直接答复', body: '新闻办统筹', people: '发言人一至二名' } })
    const documentId = idOf(drafted[0]!.subject)
    const steps = [['dept_reviewed', page, {}], ['legality_reviewed', officer, { opinion: 'lawful' }], ['executive_meeting_approved', page, {}], ['issued', page, { number: '澄府办发〔2026〕1号' }]] as const
    for (const [step, who, extra] of steps) await gives(who, office.address, 'measures.takeStep', { documentId, step, on: day, by: '区政府办公室', ...extra })

    await press(page, '增加一关')
    await page.getByText('现有：政治关、政策关、法律关、文字关、保密关').waitFor()
    await type(page, '关的名称', '数据关')
    await type(page, '自何日起', day)
    await choose(page, '依据文件', '澄湾区政务回应办法')
    await type(page, '理由', '数字由业务科室双人核对')
    expect(await faultsAtBothSizes(page)).toEqual([])
    await inDialog(page, '自该日起增加').focus()
    await page.keyboard.press('Enter')
    await page.getByText('增加的一关：数据关').waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
    await press(page, '增加一关')
    await page.getByText('文字关、保密关、数据关').waitFor()
  }, 60_000)

  it('the office sets how its releases are numbered; a form without the place in the year is refused by name', async () => {
    const page = await opens('head', 'measures')
    await page.getByText('现用格式：回应〔{年}〕{序}号').waitFor()
    await press(page, '设定编号格式')
    await page.getByRole('textbox', { name: '编号格式' }).fill('澄湾回应〔{年}〕号')
    await inDialog(page, '以后按此编号').click()
    await page.getByText('编号格式须含“{年}”和“{序}”各一次').first().waitFor()
    await page.getByRole('textbox', { name: '编号格式' }).fill('澄湾回应〔{年}〕{序}号')
    expect(await faultsAtBothSizes(page)).toEqual([])
    await inDialog(page, '以后按此编号').click()
    await page.getByText('现用格式：澄湾回应〔{年}〕{序}号').waitFor()
  }, 60_000)

  it('[GB-14] today counts all that waits and all that is owed, and shows it page by page', async () => {
    const page = await opens('officer', '')
    const numbers = Array.from({ length: MESSAGES }, (_, at) => at + 1)
    await Promise.all(numbers.map((no) => gives(page, office.address, 'intake.register', { source: 'hotline', title: `第 ${no} 号路灯不亮`, text: `第 ${no} 号路灯连续几天晚上不亮，请派人检修。` })))
    await page.reload()
    await page.getByText(`待我办理 ${MESSAGES}`).waitFor()
    await page.getByText(`已显示 30 条，共 ${MESSAGES} 条`).waitFor()
    await page.getByText(`已显示 50 条，共 ${2 * MESSAGES} 条`).waitFor()
    for (const all of [MESSAGES, 2 * MESSAGES]) {
      await press(page, '继续加载')
      await page.getByText(`共 ${all} 条`, { exact: true }).waitFor()
    }
    expect(await page.getByRole('table', { name: '应办清单' }).getByRole('row').count()).toBe(2 * MESSAGES + 1)
    expect(await page.locator('.inbox li').count()).toBe(MESSAGES)
  }, 60_000)

  it('[XM4-05] a long list of policies comes page by page and leaves as one whole table; one outcome alone is shown on its own', async () => {
    const page = await opens('officer', 'policy-times')
    const issuedOn = civilDate(await today(page))
    const numbers = Array.from({ length: 101 }, (_, at) => `澄建发〔${issuedOn.slice(0, 4)}〕${at + 1}号`)
    await Promise.all(numbers.map((number) => gives(page, office.address, 'publication.noteIssued', { unitId: office.cast.unit('housing'), number, title: '物业管理办法', issuedOn })))
    await page.reload()
    await page.getByText('印发 101 件，按时公开 0 件').waitFor()
    await page.getByText('已显示 100 条').waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, '导出为表格')])
    const table = await readFile(await file.path(), 'utf8')
    expect(numbers.filter((number) => !table.includes(`${number}"`))).toEqual([])
    expect(table.split('\r\n').filter((line) => line.includes('澄建发'))).toHaveLength(101)
    await page.getByText('超期未公开', { exact: true }).click()
    await page.getByText('这里没有文件。').waitFor()
  }, 60_000)

  it('[GB-14] no page complained: no script failed and the content policy was kept', () => {
    expect(office.complaints).toEqual([])
  })

  it('the administrator sees how the public log stands, names a witness, and hears at once what is wrong with a key', async () => {
    const page = await opens('admin', 'more')
    await press(page, /^公开日志/, 'link')
    await page.getByText('还没有条目').waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
    await press(page, '登记见证关系')
    await type(page, '公钥', 'archive.example+00000000+AAAA')
    await inDialog(page, '登记').press('Enter')
    await page.getByText('这不是一把公钥').waitFor()
    await page.getByText('没有写见证方的地址').waitFor()
    await page.getByLabel('公钥').fill(cosignerKey('archive.example', publicKeyOf(new Uint8Array(32).fill(7))))
    await page.getByLabel('地址').fill('https://archive.example/log/witness')
    await inDialog(page, '登记').press('Enter')
    await page.getByRole('cell', { name: /archive\.example/ }).waitFor()
    expect(await faultsAtBothSizes(page)).toEqual([])
  }, 60_000)

  it('from a source that the administrator turns on to a matter that an officer takes up, with a rule tried while it is written', async () => {
    const admin = await opens('admin', 'signals/sources')
    await press(admin, '登记来源')
    await type(admin, '名称', '澄湾论坛')
    await tick(admin, '推送', 'radio')
    await inDialog(admin, '登记来源').press('Enter')
    await press(admin, '启用 澄湾论坛')
    await type(admin, '理由', '经批准接入')
    await inDialog(admin, '启用').press('Enter')
    await admin.getByRole('button', { name: '停用 澄湾论坛' }).waitFor()
    expect(await faultsAndWidth(admin)).toEqual([])
    await press(admin, '修改 澄湾论坛')
    await admin.getByLabel('名称').fill('澄湾论坛网')
    await inDialog(admin, '保存').press('Enter')
    await press(admin, '看密钥 澄湾论坛网')
    const key = await admin.locator('dialog code').innerText()
    const posts = ['望江街地铁口积水快到膝盖', '望江街地铁口又积水，没人清', '望江街地铁口积水，台阶全是泥'].map((text, id) => ({ id, text }))
    const push = (authorization: string): Promise<Response> => fetch(`${office.address}/api/posts`, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: JSON.stringify({ posts }) })
    expect((await push(`Bearer ${key.slice(0, -1)}`)).status).toBe(401)
    expect(await (await push(`Bearer ${key}`)).json()).toMatchObject({ fresh: 3, known: 0 })
    await office.operates('signals.group', { result: { groups: [{ title: '望江街地铁口积水', wordings: [1, 2, 3], absorbed: [] }], answers: [] } })

    const page = await opens('officer', 'signals/rules/new')
    await type(page, /^规则$/, '积水 AND (地铁')
    await page.getByText(/第 \d+ 个字：/).waitFor()
    await page.getByLabel(/^规则$/).first().fill('积水 AND (地铁|望江街)')
    await page.getByText(/近 30 天的 3 条中会命中 3 条/).waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
    await turns(page, 'signals/rules')
    await press(page, '导入规则')
    await page.locator('dialog input[type=file]').setInputFiles({ name: '规则表', mimeType: 'text/plain', buffer: Buffer.from('# 试用\n积水\t积水\n地铁\t地铁 AND (口|站\n') })
    await inDialog(page, '导入规则').press('Enter')
    await page.getByText(/第 3 行“地铁”，规则第 \d+ 个字/).waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
    await page.locator('dialog input[type=file]').setInputFiles({ name: '规则表', mimeType: 'text/plain', buffer: Buffer.from('积水\t积水\n地铁\t地铁 AND (口|站)\n') })
    await inDialog(page, '导入规则').press('Enter')
    await page.getByRole('cell', { name: '地铁', exact: true }).waitFor()
    await turns(page, 'signals')
    await openFirst(page, '热点')
    await press(page, '内部通报')
    await type(page, '内容', '望江街地铁口多处积水，请当日核实。')
    await choose(page, '发给单位', '澄湾区住房和城乡建设局')
    await page.keyboard.press('Escape')
    await choose(page, '发给职务', '新闻助理')
    await page.keyboard.press('Escape')
    await inDialog(page, '发内部通报').press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const writer = await opens('writer', '')
    await writer.getByText('内部通报待阅').click()
    await press(writer, '登记已阅')
    await writer.getByText(/已阅 1／\d/).first().waitFor()
    expect(await faultsAndWidth(writer)).toEqual([])
    await turns(page, 'signals')
    await openFirst(page, '热点')
    await page.getByText('同样的内容算一条信号').waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
    await press(page, '转为来信办理')
    await inDialog(page, '转为来信办理').press('Enter')
    await press(page, '打开来信', 'link')
    await page.getByText('网络帖文').first().waitFor()
    expect(office.complaints).toEqual([])
  }, 60_000)
})

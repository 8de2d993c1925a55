import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { civilDate, plus } from '#src/kernel/time.ts'
import { hasBrowser } from '../portal/browser.ts'
import { choose, gives, openConsole, openFirst, press, tick, type, type Console, type Who } from './desk.ts'
import { faultsAndWidth } from './sight.ts'

const DAY_MS = 86_400_000
const TAKES = { times: 2, answered: 1, medianSeconds: 600, longestSeconds: 900 }

describe.skipIf(!hasBrowser)('those who speak, in the console', () => {
  let office: Console
  let today = ''
  let caseId = ''
  const opens = async (who: Who, path: string): Promise<Page> => {
    const page = await office.window(who)
    await page.goto(`${office.address}/console/${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.locator('.coming').first().waitFor({ state: 'detached' })
    return page
  }
  /** Presses the button of the dialog with Enter and waits until it is gone. */
  const gave = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter')
    // What was refused says more than that the dialog stands.
    await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 15_000 }).catch(async () => {
      throw new Error(await page.getByRole('dialog').innerText())
    })
  }
  beforeAll(async () => {
    office = await openConsole()
    const head = await office.window('head')
    today = civilDate(((await (await head.request.get(`${office.address}/api/session`)).json()) as { serverTime: string }).serverTime)
    await gives(head, office.address, 'directory.appoint', { personId: office.cast.person('first'), unitId: office.cast.unit('housing'), role: 'first_spokesperson' })
    await office.ask('东湖路工地半夜浇筑混凝土，是不是合规？')
    const officer = await office.window('officer')
    const desk = (await (await officer.request.get(`${office.address}/api/queries/triage.desk`)).json()) as { value: { items: { id: string }[] } }
    caseId = desk.value.items[0]!.id
    await gives(officer, office.address, 'triage.study', { messageId: caseId, classes: [], stance: 'help', recommendation: '请住建局答复' })
    await gives(officer, office.address, 'triage.accept', { messageId: caseId, unitId: office.cast.unit('housing') })
    const writer = await office.window('writer')
    await gives(writer, office.address, 'cases.accept', { caseId })
    await gives(writer, office.address, 'statements.start', { caseId, audience: 'public' })
  }, 180_000)
  afterEach(() => office.closeWindows())
  afterAll(() => office?.close())

  it('[GB-39] an expert is entered with the written consent, put right later, and what lacks is said at its field', async () => {
    const page = await opens('head', 'experts')
    await page.getByText('专家库还没有人').waitFor()
    await press(page, '专家入库')
    await type(page, '姓名', '闻一川')
    await type(page, '职称或职务', '教授')
    await type(page, '所在机构', '云溪大学建筑学院')
    await type(page, '利益关系说明', '曾任本区工程评标专家')
    await type(page, '同意日期', today)
    await type(page, '同意有效至', civilDate(plus(`${today}T00:00:00.000Z`, 90 * DAY_MS)))
    await type(page, '书面凭据', '专家同意书 2026-3')
    await page.getByRole('dialog').getByRole('button', { name: '登记入库' }).press('Enter')
    await page.getByRole('dialog').getByText('GB-39').first().waitFor()
    await type(page, '领域', '建筑施工、噪声防治')
    expect(await faultsAndWidth(page)).toEqual([])
    await gave(page, '登记入库')
    await openFirst(page, '专家库')
    await page.getByText('还没有请过').waitFor()
    await press(page, '更正登记')
    await page.getByLabel('职称或职务').fill('教授、博士生导师')
    await gave(page, '更正登记')
    await page.getByText('云溪大学建筑学院 教授、博士生导师').waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
  }, 60_000)

  it('[GB-38] the writer of an answer chooses one who agreed to sign, and the opinion is kept with the draft', async () => {
    const page = await opens('writer', `cases/${caseId}`)
    await page.getByLabel('事实').first().waitFor()
    await page.locator('summary', { hasText: '类别、发言人、专家' }).first().click()
    await choose(page, '请专家解读', '闻一川')
    await type(page, '专家意见', '夜间连续浇筑可以用低噪设备和隔声围挡降到限值以内。')
    await page.getByText(/^已保存/).waitFor()
    await page.reload()
    await page.locator('summary', { hasText: '类别、发言人、专家' }).first().click()
    expect(await page.getByLabel('专家意见').first().inputValue()).toContain('隔声围挡')
    expect(await faultsAndWidth(page)).toEqual([])
  }, 60_000)

  it('[NH-24] a course is planned with a university, held with hours and certificates, and stands in the record of whoever came', async () => {
    const page = await opens('head', 'training')
    await page.getByText('今年还没有安排培训').waitFor()
    await press(page, '安排培训')
    await type(page, '名称', '新闻发言人业务培训班')
    await type(page, '合办院校', '云溪大学')
    await type(page, '期次', '3')
    await type(page, /^日期/, today)
    await type(page, '地点', '云溪大学继续教育学院')
    await type(page, '时数', '12')
    await choose(page, '授课专家', '闻一川')
    await page.keyboard.press('Escape')
    await gave(page, '安排培训')
    await openFirst(page, '培训')
    await press(page, '登记举办')
    await choose(page, '参加人员', '沈一鸣')
    await page.keyboard.press('Escape')
    await page.getByRole('group', { name: '沈一鸣' }).getByLabel('证书编号').fill('云大培 2026-31')
    await type(page, '凭据', '签到表')
    expect(await faultsAndWidth(page)).toEqual([])
    await gave(page, '登记举办')
    await page.getByText('云大培 2026-31').waitFor()
    const own = await opens('first', `people/${office.cast.person('first')}`)
    await own.getByRole('link', { name: '新闻发言人业务培训班' }).waitFor()
  }, 60_000)

  it('[NH-27][NH-28] a drill is planned with what reaches the office in it; played and measured, it is scored as a drill, and what was weak is owed', async () => {
    const page = await opens('head', 'training')
    await press(page, '安排演练')
    await type(page, '名称', '暴雨内涝发布演练')
    await type(page, '情景', '凌晨暴雨，东湖路积水，网上出现涵洞有人被困的传言。')
    await choose(page, '参演人员', '周砚')
    await page.keyboard.press('Escape')
    await type(page, '标题', '东湖路涵洞积水')
    await type(page, '内容', '有网友发帖称涵洞里有车被困。')
    expect(await faultsAndWidth(page)).toEqual([])
    await gave(page, '安排演练')
    await openFirst(page, '演练')
    await press(page, '开始演练')
    await page.getByText('正在布置演练场').waitFor()
    await press(page, '结束演练并计时')
    await page.getByText('正在计时').first().waitFor()
    const drillId = page.url().split('/').at(-1)!
    await office.operates('training.noteMeasured', { drillId, results: { parts: { conference: TAKES, media_reception: TAKES, signal_monitoring: TAKES }, firstWordSeconds: 1800, duties: { kept: 3, missed: 1, open: 2 }, facts: 40 } })
    await page.reload()
    await page.getByText('从第一条消息到首次对外发声：30 分').waitFor()
    await press(page, '评分')
    for (const dimension of ['应变', '沟通', '协调']) {
      await page.getByRole('group', { name: dimension }).getByRole('radio', { name: '4' }).focus()
      await page.keyboard.press('Space')
      await page.getByLabel('说明').nth(['应变', '沟通', '协调'].indexOf(dimension)).fill('首发及时，复核慢')
    }
    await gave(page, '评分')
    await page.getByText('4 分 · 首发及时，复核慢').first().waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
  }, 60_000)

  it('[GS-33] an important meeting is called with the spokespersons of the unit, cancelled with a reason, and a paper is read by whom it was sent to', async () => {
    const page = await opens('writer', 'briefings')
    await page.getByText('还没有登记重要会议').waitFor()
    await press(page, '通知重要会议')
    await type(page, '会议标题', '城市更新专题会')
    await type(page, '时间', `${civilDate(plus(`${today}T00:00:00.000Z`, 2 * DAY_MS))} 09:00`)
    await gave(page, '通知，请发言人列席')
    await press(page, '取消会议：城市更新专题会')
    await type(page, '理由', '并入区政府常务会议')
    await gave(page, '取消会议')
    await page.getByRole('table', { name: '重要会议' }).getByText('已取消').waitFor()
    await press(page, '送发言人阅')
    await type(page, '文件', '关于城市更新的实施意见')
    await tick(page, '本件不涉密')
    await gave(page, '送发言人阅')
    await page.getByText('已阅 0/1').waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
    const reader = await opens('first', 'briefings')
    await press(reader, '我已阅')
    await reader.getByText('已阅 1/1').waitFor()
  }, 60_000)

  it('[GS-24] a spokesperson is filed with the superior, and stands in the public list with the contact of the office', async () => {
    const page = await opens('head', 'speakers')
    await press(page, '登记备案：沈一鸣')
    await type(page, '备案号', '澄新备〔2026〕7号')
    await type(page, '备案机关', '市政府新闻办公室')
    await type(page, '公开联系方式', '区住建局办公室 26120002')
    await gave(page, '登记备案')
    await page.getByText('澄新备〔2026〕7号').waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
    const portal = await office.stranger()
    await portal.goto(`${office.address}/spokespersons`)
    await portal.getByText('区住建局办公室 26120002').waitFor()
  }, 60_000)

  it('no page complained: no script failed and the content policy was kept', () => {
    expect(office.complaints).toEqual([])
  })
})

import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../portal/browser.ts'
import { ANSWER, RISK } from '../stories/steps.ts'
import { choose, openConsole, openFirst, PASSWORD, press, tick, type, type Console } from './desk.ts'

const QUESTION = '东湖路工地半夜还在施工，孩子睡不着，请管一管。'

describe.skipIf(!hasBrowser)('a question becomes a published answer, by keyboard alone', () => {
  let office: Console
  let queryCode = ''
  beforeAll(async () => {
    office = await openConsole()
    queryCode = await office.ask(QUESTION)
  }, 180_000)
  afterEach(() => office.closeWindows())
  afterAll(() => office?.close())

  const opens = async (page: Page, path: string): Promise<void> => void (await page.goto(`${office.address}/console/${path}`))
  const caseId = async (): Promise<string> => {
    const page = await office.window('officer')
    const answer = await page.request.get(`${office.address}/api/queries/cases.cases`)
    return ((await answer.json()) as { value: { items: { id: string }[] } }).value.items[0]!.id
  }

  it('[GB-30] [GB-05] is studied and assigned by the press office', async () => {
    const page = await office.stranger()
    await opens(page, '')
    await page.getByLabel('登录名').waitFor()
    await page.keyboard.insertText('officer')
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '今日' }).waitFor()
    await page.getByText('待研判').first().waitFor()

    await page.keyboard.press('g')
    await page.keyboard.press('y')
    await openFirst(page, '研判')
    await page.getByText(QUESTION).first().waitFor()
    await tick(page, /涉及公众切身利益且影响较大/)
    await tick(page, '求助', 'radio')
    await type(page, '处置建议', '请住建局核查答复')
    await press(page, '提交研判意见')

    await choose(page, '第一责任主体', '澄湾区住房和城乡建设局')
    await press(page, /^分办给/)
    await page.getByText('已分办给澄湾区住房和城乡建设局').waitFor()
  })

  it('[GB-18] is accepted and written in three parts', async () => {
    const page = await office.window('writer')
    await opens(page, '')
    await page.getByText('待受理').waitFor()
    await press(page, /东湖路工地/, 'link')
    await press(page, '受理')
    await press(page, '起草公开回应')
    await type(page, '标题', ANSWER.title)
    await type(page, '问题（公开发布的转述）', ANSWER.question)
    await type(page, '事实', ANSWER.facts)
    await press(page, /^定稿送审/)
    await page.getByText('补写事实、措施与结果三部分').first().waitFor()
    await type(page, '措施', ANSWER.measures)
    await type(page, '结果', ANSWER.result)
    await type(page, '可能被误读之处', RISK.misreading)
    await type(page, '可能受影响的人', RISK.harm)
    await type(page, '备用口径', RISK.fallback)
    await press(page, /^定稿送审/)
    await page.getByText('第 1 版 · 审核中').first().waitFor()
  })

  it.each(['first', 'second', 'third'] as const)('[XM2-10] [GB-34] passes in one act of the %s reviewer, with Ctrl+Enter', async (who) => {
    const page = await office.window(who)
    await opens(page, 'review')
    await openFirst(page, '审核')
    await page.getByRole('checkbox', { checked: true }).first().waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(who === 'third' ? '审核全部通过，可以发布' : '已签署').first().waitFor()
  })

  it('[GB-14] goes public, word for word as it was cleared, and its clock stops', async () => {
    const page = await office.window('head')
    await opens(page, 'publication')
    await openFirst(page, '发布')
    await page.getByText(ANSWER.measures).first().waitFor()
    await press(page, '发布')
    await page.getByText('公众立刻能看到下面这一版').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('已发布').first().waitFor()

    const followed = (await (await fetch(`${office.address}/api/public/questions/${queryCode}`)).json()) as { answer: string }
    for (const part of [ANSWER.facts, ANSWER.measures, ANSWER.result]) expect(followed.answer).toContain(part)

    await opens(page, `cases/${await caseId()}`)
    await page.getByText(/按时 · 提前 \d+ 小时/).first().waitFor()
    await page.locator('.chip-met', { hasText: 'GB-14' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('完成依据').waitFor()
  })

  it('[GB-45] is evaluated on one page, which the case leads to and which leads back', async () => {
    const page = await office.window('writer')
    await opens(page, `cases/${await caseId()}`)
    await press(page, '填写效果评估', 'link')
    await page.getByRole('heading', { level: 1, name: /^效果评估：/ }).waitFor()
    await type(page, '评估结论', '答复及时，措施已落实。')
    await press(page, '记录评估')
    await page.getByText(/^综合 \d/).waitFor()
    await press(page, /返回回应案/, 'link')
    await page.getByText('答复及时，措施已落实。').first().waitFor()
    await press(page, '查看评估', 'link')
    await page.getByRole('heading', { level: 1, name: /^效果评估：/ }).waitFor()
  })

  it('[GB-14] is told in sentences with who, when and because of what', async () => {
    const page = await office.window('officer')
    await opens(page, `cases/${await caseId()}/record`)
    await page.getByText('林溪').first().waitFor()
    const told = await page.getByRole('main').innerText()
    for (const sentence of ['填写研判意见 周砚', '单位受理 林溪', '签署审核意见 陆明远', '已发布']) expect(told).toContain(sentence)
  })

  it('[GB-14] no page complained: no script failed and the content policy was kept', () => {
    expect(office.complaints).toEqual([])
  })
})

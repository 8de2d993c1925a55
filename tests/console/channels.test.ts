import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import { hasBrowser } from '../portal/browser.ts'
import { ANSWER, RISK, THREE_ACTS } from '../stories/steps.ts'
import { choose, gives, goes, openConsole, openFirst, press, type, type Console, type Who } from './desk.ts'
import { faultsAndWidth } from './sight.ts'

const LINK = 'https://weibo.example.com/澄湾发布/1'
/** What a test typed, names of formats, and signs of addresses and digests. */
const OURS = /^not Chinese: (?:Word|PDF|releases|RSS|Atom|JSON|WebSub|App\w*|smtp|gov|weibo|api|weixin|qq|open|wiki|statuses|share|releases|www|docs|[0-9a-f]+)$/

describe.skipIf(!hasBrowser)('channels at the desk', () => {
  let office: Console
  beforeAll(async () => void (office = await openConsole()), 180_000)
  afterAll(() => office?.close())
  const faults = async (page: Page): Promise<string[]> => (await faultsAndWidth(page)).filter((fault) => !OURS.test(fault))
  const act = async (who: Who, command: string, input: object) => gives(await windowOf(who), office.address, command, input)
  const windows = new Map<Who, Page>()
  const windowOf = async (who: Who): Promise<Page> => {
    if (!windows.has(who)) windows.set(who, await office.window(who))
    return windows.get(who)!
  }

  it('[GB-23] [NH-34] registers one, sees what it lacks and whose it is, posts by hand from the kit and brings the link back', async () => {
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

    const messageId = idOf((await act('officer', 'intake.register', { source: 'hotline', text: '东湖路工地半夜还在施工，孩子睡不着。' }))[0]!.subject)
    await act('officer', 'triage.study', { messageId, classes: ['vital_interest'], stance: 'help', recommendation: '请核查答复' })
    await act('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
    await act('writer', 'cases.accept', { caseId: messageId })
    const statementId = idOf((await act('writer', 'statements.start', { caseId: messageId, audience: 'public' }))[0]!.subject)
    const requested = (await act('writer', 'statements.finish', { statementId, baseVersion: 0, content: ANSWER, riskNote: RISK })).find(({ kind }) => kind === 'review.requested')!
    const written = await (await (await windowOf('writer')).request.post(`${office.address}/api/queries/statements.statement`, { data: { statementId }, headers: { origin: office.address } })).text()
    const digest = /"digest":"([0-9a-f]{64})"/.exec(written)![1]!
    for (const [who, items] of THREE_ACTS) await act(who, 'review.sign', { reviewId: idOf(requested.subject), digest, items: [...items], verdict: 'pass' })
    await goes(page, office, `publication/${statementId}`)
    await page.getByText('一般发布，不用方案').waitFor()
    await act('head', 'publication.release', { statementId })
    await page.getByRole('link', { name: '发布包' }).waitFor()
    expect(await faults(page)).toEqual([])
    await press(page, '发布包', 'link')
    await page.getByText('【官方发布】澄湾区住房和城乡建设局').first().waitFor()
    expect(await faults(page)).toEqual([])
    await type(page, '发布后的链接', '已发')
    await press(page, '登记已发布')
    await page.getByText('请粘贴发布后的完整链接').waitFor()
    await page.getByLabel('发布后的链接').fill(LINK)
    await press(page, '登记已发布')
    await page.getByText('已核见').first().waitFor()
    await goes(page, office, 'channels')
    await page.getByText('覆盖面').waitFor()
    expect(await faults(page)).toEqual([])
    expect(office.complaints).toEqual([])
  }, 120_000)
})

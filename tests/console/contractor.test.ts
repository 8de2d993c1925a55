import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import { hasBrowser } from '../portal/browser.ts'
import { choose, gives, goes, openConsole, openFirst, press, type, type Console, type Who } from './desk.ts'
import { faultsAtBothSizes } from './sight.ts'

describe.skipIf(!hasBrowser)('a draft is given to a contractor', () => {
  let office: Console
  let caseId = ''
  beforeAll(async () => {
    office = await openConsole()
    await office.ask('东湖路工地半夜还在施工，孩子睡不着，请管一管。')
    const [officer, writer] = [await office.window('officer'), await office.window('writer')]
    const found = (await (await officer.request.get(`${office.address}/api/queries/intake.messages`)).json()) as { value: { items: { id: string }[] } }
    caseId = found.value.items[0]!.id
    await gives(officer, office.address, 'triage.study', { messageId: caseId, classes: [], stance: 'help', recommendation: '请核查答复' })
    await gives(officer, office.address, 'triage.accept', { messageId: caseId, unitId: office.cast.unit('housing') })
    await gives(writer, office.address, 'cases.accept', { caseId })
    const started = await gives(writer, office.address, 'statements.start', { caseId, audience: 'public' })
    await gives(writer, office.address, 'statements.saveDraft', { statementId: idOf(started[0]!.subject), baseVersion: 0, content: { title: '夜间施工的回应' } })
  }, 180_000)
  afterAll(() => office?.close())

  const opens = async (who: Who, path: string): Promise<Page> => {
    const page = await office.window(who)
    await goes(page, office, path)
    return page
  }

  it('[XM3-14] the contractor signs in to an empty list and to nothing else', async () => {
    const page = await opens('hand', '')
    await page.getByText('现在没有交给您的文稿').waitFor()
    expect(await page.getByRole('navigation', { name: '主导航' }).first().getByRole('link').allInnerTexts()).toEqual(['交给我的文稿', '更多'])
    expect(await faultsAtBothSizes(page)).toEqual([])
  }, 60_000)

  it('[XM3-14] the unit gives the draft; the contractor finds it, writes on it, and can neither finish it nor open the case', async () => {
    const page = await opens('writer', `cases/${caseId}`)
    await press(page, '交外包起草')
    await choose(page, '外包人员', '应援')
    expect(await faultsAtBothSizes(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '交外包起草' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('已交给外包人员').waitFor()

    const hand = await opens('hand', 'drafts')
    await openFirst(hand, '交给我的文稿')
    expect(await hand.getByLabel('标题').inputValue()).toBe('夜间施工的回应')
    await type(hand, '事实', '10 月 1 日夜间浇筑混凝土。')
    await press(hand, '存')
    expect(await hand.getByRole('button', { name: /定稿送审/ }).count()).toBe(0)
    expect(await faultsAtBothSizes(hand)).toEqual([])
    const asked = encodeURIComponent(JSON.stringify({ caseId }))
    await expect.poll(async () => JSON.stringify((await (await page.request.get(`${office.address}/api/queries/statements.ofCase?input=${asked}`)).json()) as object)).toContain(office.cast.person('hand'))

    const refused = await hand.request.get(`${office.address}/api/queries/cases.case?input=${asked}`)
    expect(refused.status()).toBe(404)
  }, 60_000)
})

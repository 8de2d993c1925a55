import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import { hasBrowser } from '../portal/browser.ts'
import { gives, goes, openConsole, press, type, type Console } from './desk.ts'
import { faultsAndWidth } from './sight.ts'

describe.skipIf(!hasBrowser)('asking the public, and looking after the site', () => {
  let office: Console
  let page: Page
  beforeAll(async () => {
    office = await openConsole()
    page = await office.window('writer')
  }, 180_000)
  afterAll(() => office?.close())

  it('[XM4-13] a survey is written line by line; nothing that was typed is lost while it is saved', async () => {
    const [started] = await gives(page, office.address, 'statements.startOwn', { unitId: office.cast.unit('housing'), kind: 'survey' })
    await goes(page, office, `pages/${idOf(started!.subject)}`)
    // It answers nobody: there is one text, and what a survey needs.
    expect([await page.getByLabel('正文').count(), await page.getByLabel('措施').count()]).toEqual([1, 0])
    await type(page, '题目', '夜间停车收不收费｜收｜不收')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('*您常停哪里｜路边｜小区｜车库')
    expect(await page.getByLabel('题目').inputValue()).toBe('夜间停车收不收费｜收｜不收\n*您常停哪里｜路边｜小区｜车库')
    expect(await faultsAndWidth(page)).toEqual([])
    const [outcome] = await gives(page, office.address, 'statements.startOwn', { unitId: office.cast.unit('housing'), kind: 'outcome' })
    await goes(page, office, `pages/${idOf(outcome!.subject)}`)
    await page.getByText('没有已截止、还欠结果的征集').waitFor()
  }, 60_000)

  it('[XM4-13] the list says what is owed, and a hearing shows who signed up and its draw', async () => {
    await goes(page, office, 'consultations')
    await page.getByText('还没有征集').waitFor()
    const id = '0198c000-0000-7000-8000-00000000c0de'
    const invited = { kind: 'hearing', title: '城区停车收费办法听证公告（含路内停车泊位、公共停车场和居住区周边共享车位）', closesOn: '2030-01-10', outcomeOn: '2030-02-10', questions: [], hearing: { at: '2030-01-20T06:00:00.000Z', seats: 2 } }
    await office.operates('consultations.open', { consultationId: id, unitId: office.cast.unit('housing'), invited })
    await office.operates('consultations.speak', { consultationId: id, text: '我家门口的路边泊位晚上没人停，白天不够停，建议分时段。', name: '甲某', contact: '电话' })
    await office.operates('consultations.open', { consultationId: '0198c000-0000-7000-8000-00000000c0df', unitId: office.cast.unit('housing'), invited: { ...invited, kind: 'survey', title: '停车习惯问卷', closesOn: '2020-01-10', outcomeOn: '2020-02-10', questions: [{ options: 2, several: false }], hearing: undefined } })
    await goes(page, office, 'consultations')
    await page.getByText('停车习惯问卷').waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
    await goes(page, office, `consultations/${id}`)
    await page.getByText('建议分时段').waitFor()
    expect(await faultsAndWidth(page)).toEqual([])
  }, 60_000)

  it('[WL-42] what does not answer stands beside the form of the site, since when and where', async () => {
    const head = await office.window('head')
    await goes(head, office, 'site')
    await head.getByText('还没有检查过').waitFor()
    await office.operates('publication.noteLinks', { checked: 12, broken: [{ url: 'https://gone.example.gov.cn/2026/1128/1128112811281128112811281128112811281128112811281128112811.html', name: '旧网站', group: '区县', fault: 'HTTP 404' }] })
    await goes(head, office, 'site')
    await head.getByText('1 个打不开').waitFor()
    expect((await faultsAndWidth(head)).filter((fault) => !/not Chinese: (?:gone|gov|html|HTTP|ICP|water)$/.test(fault))).toEqual([])
    await press(head, '保存网站信息')
    expect(office.complaints).toEqual([])
  }, 60_000)
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../portal/browser.ts'
import { gives, goes, openConsole, PHONE, press, type, type Console } from './desk.ts'
import { faultsAtBothSizes, faultsOf } from './sight.ts'

const TABS = ['preparation', 'sessions', 'invitations', 'hall', 'after']
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

describe.skipIf(!hasBrowser)('a conference in the console', () => {
  let office: Console
  let officer: Page
  let conferenceId = ''
  const give = (command: string, input: object = {}) => gives(officer, office.address, command, { conferenceId, ...input })
  beforeAll(async () => {
    office = await openConsole()
    officer = await office.window('officer')
    conferenceId = (await give('conferences.open', { occasion: 'emergency', title: '桥南片区停水处置情况通报会', live: true }))[0]!.subject.split(':')[1]!
    await give('conferences.plan', { at: inHours(0.5), until: inHours(1.5), place: '区政府新闻发布厅', hostId: office.cast.person('head') })
    await give('conferences.addSession', { unitId: office.cast.unit('housing'), title: '抢修进展和后续安排', speakerIds: [office.cast.person('third')] })
    await give('conferences.invite', { invitations: [{ as: 'media', name: '澄湾日报', kind: 'newspaper', pressCard: '在案' }, { as: 'unit', unitId: office.cast.unit('water') }] })
    await give('conferences.checkItem', { item: 'lines', note: '口径已报新闻办' })
  }, 240_000)
  afterAll(() => office?.close())

  it('[WL-21] the checklist says what is missing; arranged by keyboard, the conference is made ready', async () => {
    await goes(officer, office, `conferences/${conferenceId}`)
    await press(officer, '筹备就绪，向社会公告')
    await officer.getByText('筹备未落实：实录人员').waitFor()
    await press(officer, '落实：实录人员')
    await type(officer, '落实到谁、落实了什么', '周砚记录')
    await officer.keyboard.press('Enter')
    await officer.getByText('周砚记录').waitFor()
    await press(officer, '筹备就绪，向社会公告')
    await officer.locator('.mark', { hasText: '筹备就绪' }).waitFor()
    expect(office.complaints).toEqual([])
  }, 60_000)

  it('[NH-36] in the hall, on a phone: begins, writes a line, enters a question and has it answered by name', async () => {
    const page = await office.window('officer', PHONE)
    await goes(page, office, `conferences/${conferenceId}?tab=hall`)
    await press(page, '开始发布会')
    await page.getByRole('checkbox', { name: /陆明远/ }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('dialog').getByRole('button', { name: '开始发布会' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByLabel('发言').fill('陆明远')
    await page.getByLabel('内容').fill('管道已经修复，今晚恢复供水。')
    await press(page, '记一行')
    await page.getByText('待另一人放行').waitFor()
    await give('conferences.askFromFloor', { outlet: '澄湾日报', text: '何时恢复供水？' })
    await press(page, '现场答复：1')
    await page.getByRole('dialog').getByRole('button', { name: '现场答复' }).click()
    await page.getByText('澄湾区住房和城乡建设局 陆明远 答复').waitFor()
    const second = await office.window('head')
    await goes(second, office, `conferences/${conferenceId}?tab=hall`)
    await press(second, '放行 1')
    await second.locator('.mark', { hasText: '已放行' }).waitFor()
  }, 60_000)

  it('[WL-11] [GS-59] a written release shows its text, needs no hall, and is closed with the address where it stands', async () => {
    const written = (await gives(officer, office.address, 'conferences.open', { occasion: 'emergency', form: 'written_release', title: '桥南片区恢复供水', text: '二十时起恢复供水。' }))[0]!.subject.split(':')[1]!
    await goes(officer, office, `conferences/${written}`)
    await officer.getByText('二十时起恢复供水。').waitFor()
    expect(await officer.getByRole('navigation', { name: '发布会各部分' }).getByRole('link').allInnerTexts()).toEqual(['筹备', '场次', '会后'])
    await press(officer, '正文已定，可以发出')
    await press(officer, '登记已发出')
    await officer.getByRole('dialog').getByRole('button', { name: '登记已发出' }).click()
    await officer.getByText('书面发布须附发布网址').waitFor()
    await type(officer, '发布网址', 'https://www.example.org/news/1')
    await officer.getByRole('dialog').getByRole('button', { name: '登记已发出' }).click()
    await officer.getByRole('link', { name: 'https://www.example.org/news/1' }).waitFor()
    expect(office.complaints).toEqual([])
  }, 60_000)

  it('[NH-41] a unit that was not there answers its follow-up from its own list', async () => {
    const asked = await give('conferences.askFromFloor', { outlet: '澄湾日报', text: '水价会不会涨？' })
    await gives(officer, office.address, 'conferences.openFollowUp', { questionId: asked[0]!.subject.split(':')[1]!, unitId: office.cast.unit('housing') })
    const page = await office.window('second-writer')
    await goes(page, office, 'conferences/follow-ups')
    await press(page, '登记答复：水价会不会涨？')
    await page.getByLabel('答复人').fill('白露')
    await page.getByLabel('内容').fill('已电话告知，水价不变。')
    await page.getByRole('dialog').getByRole('button', { name: '登记答复' }).click()
    await page.getByText('没有等着答复的提问').waitFor()
    expect(await faultsOf(page)).toEqual([])
  }, 60_000)

  it('has 0 axe violations at a desk and on a phone, nothing sticks out, and no English is left over, in every part', async () => {
    const page = await office.window('head')
    for (const path of ['conferences', 'conferences/attendance']) {
      await goes(page, office, path)
      expect([path, await faultsAtBothSizes(page)]).toEqual([path, []])
    }
    for (const tab of TABS) {
      await goes(page, office, `conferences/${conferenceId}?tab=${tab}`)
      expect([tab, await faultsAtBothSizes(page)]).toEqual([tab, []])
    }
  }, 120_000)
})

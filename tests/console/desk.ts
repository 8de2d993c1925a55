import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { raiseOffice, type Cast } from '#src/app/cast.ts'
import { ensureConsole } from '#src/app/console-build.ts'
import { loadSurfaces } from '#src/app/surfaces.ts'
import { hashPassword } from '#src/modules/access/password.ts'
import { emptyServers } from '../http/office.ts'
import { openBrowser } from '../portal/browser.ts'

export const PASSWORD = '一江春水向东流，不舍昼夜'

const UNITS = [
  { key: 'press', name: '澄湾区新闻办公室', kind: 'press_office', isPressOffice: true },
  { key: 'housing', name: '澄湾区住房和城乡建设局', kind: 'department', line: 'livelihood', fields: ['施工', '物业'] },
  { key: 'water', name: '澄湾区水务局', kind: 'department', line: 'livelihood', fields: ['停水'] },
  { key: 'outside', name: '泊宁市社会科学院公共政策与治理评价研究中心', kind: 'city_unit' },
] as const

const PEOPLE = [
  { key: 'officer', name: '周砚', posts: [{ role: 'press_officer', unit: 'press' }] },
  { key: 'head', name: '顾清和', posts: [{ role: 'press_office_head', unit: 'press' }] },
  { key: 'admin', name: '毕原', posts: [{ role: 'sysadmin', unit: 'press' }] },
  { key: 'writer', name: '林溪', posts: [{ role: 'press_assistant', unit: 'housing' }, { role: 'online_spokesperson', unit: 'housing' }] },
  { key: 'second-writer', name: '白露', posts: [{ role: 'press_assistant', unit: 'housing' }] },
  { key: 'first', name: '沈一鸣', posts: ['reviewer_1', 'check_wording', 'check_policy'].map((role) => ({ role, unit: 'housing' })) },
  { key: 'second', name: '许知远', posts: ['reviewer_2', 'check_legal', 'check_secrecy'].map((role) => ({ role, unit: 'housing' })) },
  { key: 'hand', name: '应援', posts: [{ role: 'contractor', unit: 'housing', contractRef: { contractNo: '2026-08', dataAgreementNo: '数 2026-08' } }] },
  { key: 'evaluator', name: '欧阳择', posts: [{ role: 'third_party_evaluator', unit: 'outside' }] },
  { key: 'third', name: '陆明远', posts: ['reviewer_3', 'check_political', 'unit_head'].map((role) => ({ role, unit: 'housing' })) },
] as const
export type Who = (typeof PEOPLE)[number]['key']

export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

/** A served office with a browser before it; every person has a window of their own. */
export interface Console {
  readonly address: string
  readonly cast: Cast
  /** What the pages complained about: errors of scripts and of the content policy. */
  readonly complaints: string[]
  /** A window in which `who` is signed in. */
  window(who: Who, size?: { width: number; height: number }): Promise<Page>
  /** A window in which nobody is signed in. */
  stranger(): Promise<Page>
  /** Closes all windows: one that nobody looks at any more would still draw anew whatever others do. */
  closeWindows(): Promise<void>
  ask(text: string): Promise<string>
  /** What the machinery does, and no person: fails loudly. */
  operates(command: string, input: unknown): Promise<void>
  close(): Promise<void>
}

export async function openConsole(): Promise<Console> {
  await ensureConsole((line) => console.warn(line))
  const { servers, close } = await emptyServers(1, { surfaces: await loadSurfaces() })
  const server = servers[0]!
  const cast = await raiseOffice(server.live.desk, UNITS, PEOPLE)
  const passwordHash = await hashPassword(PASSWORD)
  for (const { key, posts } of PEOPLE) {
    const opened = await server.live.door.openWithPassword({ personId: cast.person(key), login: key, unitId: cast.unit(posts[0]!.unit), passwordHash, mustChange: false }, { address: 'test' })
    if ('refusals' in opened) throw new Error(JSON.stringify(opened.refusals))
  }
  const browser: Browser = await openBrowser()
  const complaints: string[] = []
  const contexts: BrowserContext[] = []
  const open = async (size: { width: number; height: number }): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'America/New_York' })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    // What was refused, and by which line: the browser's own message names neither.
    await page.addInitScript("document.addEventListener('securitypolicyviolation', (event) => console.error(location.pathname, event.violatedDirective, event.sourceFile, event.lineNumber, event.columnNumber))")
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource') && complaints.push(message.text()))
    return { context, page }
  }
  return {
    address: server.address, cast, complaints,
    async window(who, size = DESK) {
      const { context, page } = await open(size)
      const answer = await context.request.post(`${server.address}/api/session`, { data: { login: who, password: PASSWORD }, headers: { origin: server.address } })
      if (!answer.ok()) throw new Error(await answer.text())
      return page
    },
    stranger: async () => (await open(DESK)).page,
    closeWindows: async () => void (await Promise.all(contexts.splice(0).map((context) => context.close()))),
    async ask(text) {
      const answer = await fetch(`${server.address}/api/public/questions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) })
      return ((await answer.json()) as { queryCode: string }).queryCode
    },
    async operates(command, input) {
      const outcome = await server.live.desk.do({ as: 'system', part: 'operator' }, command, input)
      if ('refusals' in outcome) throw new Error(`${command}: ${JSON.stringify(outcome.refusals)}`)
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
      await close()
    },
  }
}

/** Goes to a place of the console by its address, as a bookmark does. */
export async function goes(page: Page, office: Console, path: string): Promise<void> {
  await page.goto(`${office.address}/console/${path}`)
  await isThere(page)
}

/** Turns to another place within the console, as its links do, without loading it anew. */
export async function turns(page: Page, path: string): Promise<void> {
  await page.evaluate(`document.querySelector('h1').dataset.left = ''; history.pushState(null, '', '/console/${path}'); dispatchEvent(new PopStateEvent('popstate'))`)
  await page.locator('h1:not([data-left])').first().waitFor()
  await isThere(page)
}

async function isThere(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('.coming').first().waitFor({ state: 'detached' })
}

/** Reaches a thing without a mouse. What lies behind a dialog waits until the dialog has gone, as for a person: until then it holds the focus. */
async function reach(page: Page, target: Locator): Promise<Locator> {
  await target.waitFor()
  if (await target.evaluate((node) => node.closest('dialog') === null)) await page.locator('dialog[open]').first().waitFor({ state: 'detached' })
  await target.focus()
  return target
}

/** Presses a button or link: focus, then Enter. */
export async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  const target = await reach(page, page.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) }).first())
  await target.press('Enter')
}

/** Ticks a box or chooses one of several with the space bar. */
export async function tick(page: Page, name: string | RegExp, role: 'checkbox' | 'radio' = 'checkbox'): Promise<void> {
  const target = await reach(page, page.getByRole(role, { name }).first())
  await target.press('Space')
}

/** Types into a field that was reached by its label. */
export async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  await reach(page, page.getByLabel(label).first())
  await page.keyboard.insertText(text)
}

/** Gives a command by the interface that the console uses: what a test takes for granted. */
export async function gives(page: Page, address: string, command: string, input: unknown): Promise<{ kind: string; subject: string }[]> {
  const answer = await page.request.post(`${address}/api/commands/${command}`, { data: input, headers: { origin: address } })
  if (!answer.ok()) throw new Error(`${command}: ${await answer.text()}`)
  return ((await answer.json()) as { facts: { kind: string; subject: string }[] }).facts
}

/** Chooses from a list by typing the beginning of a name. */
export async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).focus()
  await page.keyboard.insertText(name)
  await page.locator('.ant-select-item-option', { hasText: name }).first().waitFor()
  await page.keyboard.press('Enter')
}

/** Walks down to the first entry of the list with `j`, and opens it with Enter. */
export async function openFirst(page: Page, list: string): Promise<void> {
  await page.getByRole('table', { name: list }).waitFor()
  const entry = page.locator('table a:focus')
  // The list listens a moment after it is drawn; nobody presses a key that soon, but a test does.
  for (let tries = 0; tries < 20 && (await entry.count()) === 0; tries += 1) {
    await page.keyboard.press('j')
    await page.waitForTimeout(50)
  }
  await page.keyboard.press('Enter')
}

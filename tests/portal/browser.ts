import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from '#src/surfaces/cli/browser.ts'

const CHROMIUM = process.env['HUIYING_CHROMIUM'] ?? findChromium() ?? '/usr/bin/chromium'
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Whether there is a browser to look through; says so loudly when there is none. */
export const hasBrowser = existsSync(CHROMIUM)
if (!hasBrowser) console.warn(`没有找到浏览器 ${CHROMIUM}，浏览器测试全部跳过 / no browser at ${CHROMIUM}: all browser tests are SKIPPED (set HUIYING_CHROMIUM)`)

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS })

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Violations of WCAG 2.2 AA and of axe's own good practice on the open page, one line each. `colours: false` where the same colours were measured at another size. */
export async function axeFaults(page: Page, { colours = true } = {}): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe)
  const found = await page.evaluate(async ([levels, contrast]) => {
    const { axe: engine } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }
    return (await engine.run({ runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'], rules: { 'color-contrast': { enabled: contrast } } })).violations
  }, [LEVELS, colours] as const)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`))
}

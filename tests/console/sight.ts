import type { Page } from 'playwright-core'
import { vi } from 'vitest'
import { axeFaults } from '../portal/browser.ts'
import { DESK, PHONE } from './desk.ts'

// Names of file formats and of keys, and what a test typed itself.
const KNOWN = new Set(['xlsx', 'Excel', 'csv', 'tsv', 'jsonl', 'English', 'http', 'com', 'SHA', 'Ctrl', 'Enter', 'head', 'https', 'archive', 'example', 'log', 'witness', 'AND', 'NOT', 'NEAR', 'POST', 'api', 'posts', 'Authorization', 'Bearer'])

/** Until nothing fades or slides any more and no button works: what is looked at in between has colours that nobody sees for long. */
const STILL = "document.querySelector('.ant-btn-loading') === null && document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity)"
const still = (page: Page): Promise<unknown> => vi.waitUntil(() => page.evaluate(STILL), { timeout: 10_000, interval: 30 })

/** What is wrong with the open page at this size: axe at WCAG 2.2 AA, what sticks out at its side, and English that is left over. */
export async function faultsOf(page: Page, { colours = true } = {}): Promise<string[]> {
  await still(page)
  const words = (await page.locator('body').innerText()).match(/[A-Za-z]{3,}/g) ?? []
  const over = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
  return [...(await axeFaults(page, { colours })), ...(over === 0 ? [] : [`${over} px too wide`]), ...words.filter((word) => !KNOWN.has(word)).map((word) => `not Chinese: ${word}`)]
}

/** The same at this size, and whether anything sticks out on a phone: half the time of looking at both. */
export async function faultsAndWidth(page: Page): Promise<string[]> {
  const faults = await faultsOf(page)
  await page.setViewportSize(PHONE)
  const over = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
  await page.setViewportSize(DESK)
  return over === 0 ? faults : [...faults, `${over} px too wide on a phone`]
}

/** The same at a desk and on a phone, where the colours are the desk's; the page is back at the desk afterwards. */
export async function faultsAtBothSizes(page: Page): Promise<string[]> {
  const wide = await faultsOf(page)
  await page.setViewportSize(PHONE)
  const narrow = await faultsOf(page, { colours: false })
  await page.setViewportSize(DESK)
  return [...wide, ...narrow.map((fault) => `on a phone: ${fault}`)]
}

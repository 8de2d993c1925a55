import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { addresseeOf, headingOf, lastTextOf, paperOf, signatureOf, tableOf, textOf, titleOf } from '#src/surfaces/api/official-paper.ts'

const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)
const PDFTOTEXT = '/usr/bin/pdftotext'
const hasOffice = OFFICE !== undefined && existsSync(PDFTOTEXT)
if (!hasOffice) console.warn('没有 LibreOffice 或 pdftotext，公文版式的页面测试跳过 / no LibreOffice or pdftotext: the rendered page is NOT counted')

const BODY = '城南片区供水管网改造自三月起分三段实施夜间停水时段提前三日公告并安排送水车到各小区门口供居民取用'.repeat(30)
const paper = () => paperOf('关于供水管网改造的通知', [titleOf('关于供水管网改造的通知'), addresseeOf('各街道办事处：'), headingOf('一、基本情况'), textOf(BODY), ...signatureOf('澄湾区水务局', '2026年3月1日')], { live: true })

describe('paper as GB/T 9704 wants it', () => {
  it('[GS-20] has title, addressee, levels, signature, date and page number in their type', async () => {
    const parts = unzipSync(await paper())
    const body = strFromU8(parts['word/document.xml']!)
    for (const said of ['关于供水管网改造的通知', '各街道办事处：', '一、基本情况', '澄湾区水务局', '2026年3月1日']) expect(body).toContain(said)
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体']) expect(body).toContain(font)
    expect(body).toMatch(/<w:pgSz w:w="1190\d" w:h="168\d\d"/)
    expect(Object.entries(parts).filter(([name]) => /footer/.test(name)).map(([, bytes]) => strFromU8(bytes)).join('')).toContain('— ')
  })

  it('[GS-20] never leaves a signature alone on a page: the last words, or the last row, stay with it', async () => {
    const kept = async (...last: Parameters<typeof paperOf>[1]): Promise<string[]> => {
      const body = strFromU8(unzipSync(await paperOf('通知', [textOf('先说的话。'), ...last, ...signatureOf('澄湾区水务局', '2026年3月1日')], { live: true }))['word/document.xml']!)
      return body.split('<w:p>').filter((paragraph) => paragraph.includes('<w:keepNext/>')).map((paragraph) => paragraph.replaceAll(/<[^>]+>/g, ''))
    }
    expect(await kept(lastTextOf('最后的话。'))).toEqual(['最后的话。', '澄湾区水务局'])
    expect(await kept(tableOf([['热点', 50], ['合计', 50]], [['积水', '28'], ['停电', '7']], true))).toEqual(['停电', '7', '澄湾区水务局'])
  })

  it.skipIf(!hasOffice)('[GS-20] a full line holds 28 signs and a full page 21 or 22 lines, counted in the rendered page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiying-paper-'))
    try {
      writeFileSync(join(folder, 'paper.docx'), await paper())
      execFileSync(OFFICE!, ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')], { stdio: 'ignore', env: { ...process.env, HOME: folder } })
      execFileSync(PDFTOTEXT, ['-layout', join(folder, 'paper.pdf'), join(folder, 'paper.txt')])
      const pages = readFileSync(join(folder, 'paper.txt'), 'utf8').split('\f').map((page) => page.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('—')))
      const full = pages[1]! // the second page is text alone
      expect(full.every((line) => [...line].length === 28)).toBe(true)
      expect(full.length).toBeGreaterThanOrEqual(21)
      expect(full.length).toBeLessThanOrEqual(22)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

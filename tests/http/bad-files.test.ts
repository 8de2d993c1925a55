import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uploads } from '../../src/app/uploads.ts'
import { Browser, openOffice, type Office } from './office.ts'

let office: Office
let officer: Browser
let head: Browser
beforeAll(async () => {
  office = await openOffice(1, { uploads })
  const inside = async (login: string): Promise<Browser> => {
    const browser = new Browser(office.servers[0]!)
    await browser.signIn(login)
    return browser
  }
  officer = await inside('officer')
  head = await inside('head')
})
afterAll(() => office.close())

interface Answer {
  readonly status: number
  readonly body: { readonly stated?: number; readonly refusals?: readonly { code: string; item: string | null; message: { zh: string; en: string }; remedy: { zh: string; en: string } }[] }
}

async function send(who: Browser, kind: string, name: string, content: Uint8Array | string): Promise<Answer> {
  const form = new FormData()
  form.set('file', new Blob([typeof content === 'string' ? content : Buffer.from(content)]), name)
  const answer = await fetch(`${who.base}/api/uploads/${kind}`, { method: 'POST', body: form, headers: { origin: who.base, cookie: who.cookie } })
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}
const stands = async (): Promise<number> => Number((await office.sql<{ n: string }>('select count(*) as n from record.fact'))[0]!.n)

const workbook = (sheet: Uint8Array | string): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
  }, { level: 1 })
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

describe.each([['messages', '内容'], ['directory', '单位名称,姓名']])('a table of %s that is none', (kind, header) => {
  it.each<[string, string, () => Uint8Array | string, number, string]>([
    ['nothing at all', '空.csv', () => '', 400, 'tables/empty-file'],
    ['a header and no row', '表头.csv', () => `${header}\n`, 400, 'tables/no-rows'],
    ['a picture called .xlsx', '照片.xlsx', () => PNG, 400, 'tables/not-a-table'],
    ['a workbook called .csv', '名册.csv', () => workbook('<worksheet><sheetData/></worksheet>'), 400, 'tables/not-what-it-says'],
    ['a text called .xlsx', '名册.xlsx', () => `${header}\n甲,乙\n`, 400, 'tables/not-what-it-says'],
    ['a page of the web called .xls', '名册.xls', () => '<html><table><tr><td>内容</td></tr></table></html>', 400, 'tables/not-a-table'],
    ['another zipped document', '信.xlsx', () => zipSync({ 'word/document.xml': strToU8('<w/>') }), 400, 'tables/not-a-table'],
    ['half a workbook', '半个.xlsx', () => workbook('<worksheet><sheetData/></worksheet>').subarray(0, 200), 400, 'tables/damaged'],
    ['bytes of no writing', '乱码.csv', () => new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x0a, 0xff]), 400, 'tables/unknown-encoding'],
    ['a zip bomb', '炸弹.xlsx', () => workbook(new Uint8Array(310_000_000).fill(32)), 400, 'tables/unpacks-too-big'],
    ['a million rows', '百万行.csv', () => `${header}\n${'甲,乙\n'.repeat(1_000_000)}`, 400, 'tables/too-many-rows'],
    ['21 megabytes', '太大.csv', () => new Uint8Array(21_000_000).fill(65), 413, 'api/too-large'],
  ])('%s: refused with a remedy, and nothing of it stands', async (_, name, content, status, code) => {
    const before = await stands()
    const answer = await send(head, kind, name, content())
    expect([answer.status, answer.body.refusals?.map((one) => one.code)]).toEqual([status, [code]])
    const { message, remedy } = answer.body.refusals![0]!
    for (const said of [message.zh, remedy.zh, message.en, remedy.en]) expect(said).toMatch(/^[^{}]{3,}$/)
    expect(message.zh + remedy.zh).toMatch(/[一-鿿]/)
    expect(await stands()).toBe(before)
    expect((await officer.get('/healthz')).status).toBe(200)
  }, 60_000)
})

it('a list of 100,000 people is more than an act takes: refused with the limit, and nothing of it stands', async () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => `区水务局,人员${n},编辑`).join('\n')
  const before = await stands()
  const { status, body } = await send(head, 'directory', '十万人.csv', `单位名称,姓名,岗位\n${rows}\n`)
  expect(status).toBe(400)
  expect(body.refusals).toHaveLength(1)
  expect([body.refusals![0]!.code, body.refusals![0]!.item]).toEqual(['input/invalid', 'rows'])
  expect(body.refusals![0]!.message.zh).toContain('最多 5000 项')
  expect(await stands()).toBe(before)
}, 60_000)

it('a table of messages longer than one act takes comes in whole, and one faulty row, the last, keeps all of it out', async () => {
  const rows = Array.from({ length: 1_200 }, (_, n) => `第 ${n * 7919} 号:${'灯井路桥水电气暖房树'[n % 10]}坏了，请派人修。编号 ${n}`)
  const before = await stands()
  const faulty = await send(officer, 'messages', '热线.csv', `内容,时间\n${[...rows.slice(0, 1_199), '第 1200 号井盖响,昨天夜里'].join('\n')}\n`)
  expect([faulty.status, faulty.body.refusals?.map((one) => [one.code, one.item])]).toEqual([400, [['intake/row-time-unreadable', '1201/knownAt']]])
  expect(await stands()).toBe(before)
  const { status } = await send(officer, 'messages', '热线.csv', `内容\n${rows.join('\n')}\n`)
  expect(status).toBe(200)
  expect(await office.sql("select from intake.message where source = 'hotline'")).toHaveLength(1_200)
}, 300_000)

import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { mapColumns } from './columns.ts'
import { delimiterOf } from './csv.ts'
import { toHalfWidth } from './half-width.ts'
import { readTable, type ReadOptions, type Table } from './read-table.ts'
import { tableRefusals, TableRefused } from './table-refused.ts'
import { dateText, isDateFormat } from './xlsx-dates.ts'

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../../tests/fixtures/tables/${name}`, import.meta.url))
const COLUMNS = { unit: ['单位名称', '单位'], kind: ['单位类别'], person: ['姓名'], role: ['岗位', '新闻发布岗位'], contact: ['办公电话', '电话'] }
const OPTIONS: ReadOptions = { aliases: COLUMNS, normalise: toHalfWidth }

async function reasonsOf(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<readonly string[]> {
  const outcome = await readTable(bytes, name, options).then((table: Table) => table, (error: unknown) => error)
  if (!(outcome instanceof TableRefused)) throw outcome instanceof Error ? outcome : new Error(`${name} was read`)
  for (const { code } of outcome.reasons) expect(tableRefusals, code).toHaveProperty([code])
  return outcome.reasons.map((reason) => reason.code)
}

const WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
const RELATIONS = '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>单位</t></is></c></row>'
const sheet = (rows: string, after = ''): string => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`

function workbook(body: string | Uint8Array, more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(WORKBOOK),
    'xl/_rels/workbook.xml.rels': strToU8(RELATIONS),
    'xl/worksheets/sheet1.xml': typeof body === 'string' ? strToU8(body) : body,
    ...more,
  }, { level: 1 })
}

describe('a workbook as offices have it', () => {
  it('finds the header below titles, fills merged cells, reads dates and full-width digits, and leaves out remarks and repeated headers', async () => {
    const table = await readTable(fixture('roster.xlsx'), 'roster.xlsx', OPTIONS)
    expect(table.sheet).toBe('名册')
    expect(table.header.slice(0, 4)).toEqual(['序号', '单位名称*', '单位类别', '条线'])
    expect(table.rows.map((row) => row.row)).toEqual([5, 6, 7, 8, 9, 10, 12])
    expect(table.rows[1]!.cells).toEqual(['2', '澄湾区新闻办', '新闻办', '党政', '周文远', '新闻办工作人员', '26123002', '2026-01-05', ''])
    expect(table.rows[0]!.cells[6]).toBe('0755-2612301')
    expect(table.rows[3]!.cells).toEqual(['4', '区住房和城乡建设局', '区级部门', '民生', '方致和', '新闻发言人、网络发言人', '26125002', '2025年11月3日', '云新备〔2026〕3号'])
    expect(table.rows.at(-1)!.cells[7]).toBe('2026-02-28 09:30')
  })

  it('says that it did not read the hidden sheet, and that it did read the hidden row', async () => {
    const { notices } = await readTable(fixture('roster.xlsx'), 'roster.xlsx', OPTIONS)
    expect(notices.map((notice) => notice.zh).join('\n')).toContain('旧名单')
    expect(notices.map((notice) => notice.en)).toContain('1 row(s) hidden in the sheet were read all the same: 12')
  })

  it('maps columns by what offices call them', async () => {
    const { header } = await readTable(fixture('roster.xlsx'), 'roster.xlsx', OPTIONS)
    const { columns, unused, refusals } = mapColumns(header, COLUMNS, ['unit'])
    expect(refusals).toEqual([])
    expect(columns).toEqual({ unit: 1, kind: 2, person: 4, role: 5, contact: 6 })
    expect(unused).toEqual(['序号', '条线', '任职时间', '备案号'])
  })

  it('names a missing column and one that stands there twice', () => {
    const { refusals } = mapColumns(['姓名', '姓名', '电话'], COLUMNS, ['unit'])
    expect(refusals.map((one) => [one.code, one.item])).toEqual([['tables/column-missing', 'unit'], ['tables/column-twice', 'person']])
  })

  it('reads strings with reading aids, booleans, numbers of 11 digits and escaped characters', async () => {
    const cells = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><v>1.3812345678E10</v></c><c r="D2" t="str"><v>a_x000A_b</v></c><c r="E2"><v>0.30000000000000004</v></c></row>'
    const strings = '<sst><si><r><t>王</t></r><rPh><t>wang</t></rPh><r><t>伟</t></r></si></sst>'
    const relations = RELATIONS.replace('</Relationships>', '<Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>')
    const wide = head.replace('</row>', '<c r="C1" t="inlineStr"><is><t>丙</t></is></c><c r="D1" t="inlineStr"><is><t>丁</t></is></c><c r="E1" t="inlineStr"><is><t>戊</t></is></c></row>')
    const bytes = workbook(sheet(wide + cells), { 'xl/sharedStrings.xml': strToU8(strings), 'xl/_rels/workbook.xml.rels': strToU8(relations) })
    expect((await readTable(bytes, 'a.xlsx')).rows[0]!.cells).toEqual(['王伟', '是', '13812345678', 'a\nb', '0.3'])
  })

  it('knows date formats from number formats', () => {
    expect(['yyyy-mm-dd', 'yyyy"年"m"月"', '[$-804]yyyy\\年m\\月', '[h]:mm', 'm/d/yy h:mm'].map(isDateFormat)).toEqual([true, true, true, true, true])
    expect(['General', '0.00', '#,##0.00_);[Red](#,##0.00)', '"days" 0', '@', '0.00E+00'].map(isDateFormat)).toEqual([false, false, false, false, false, false])
  })

  it('turns serials into dates on either side of the 29 February that never was, and from 1904', () => {
    // 1 = 1900-01-01, 59 = 1900-02-28, 61 = 1900-03-01, 46082 = 2026-03-01; in the 1904 system 0 = 1904-01-01.
    expect([1, 59, 61, 46082].map((serial) => dateText(serial, false))).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '2026-03-01'])
    expect(dateText(0, true)).toBe('1904-01-01')
    expect([dateText(46082.75, false), dateText(0.5, false)]).toEqual(['2026-03-01 18:00', '12:00'])
  })
})

describe('text files', () => {
  it('reads GB18030 with commas and UTF-8 with semicolons as office programs write them', async () => {
    const chinese = await readTable(fixture('roster-gb18030.csv'), 'roster.csv', OPTIONS)
    expect(chinese.rows[0]!.cells.slice(1, 5)).toEqual(['澄湾区新闻办', '新闻办', '党政', '林 晓'])
    const semicolons = await readTable(fixture('roster-utf8-semicolon.csv'), 'roster.csv', OPTIONS)
    expect(semicolons.rows[2]!.cells[1]).toBe('区住房和城乡建设局')
  })

  it('takes a mark at the start, tabs, and rows of quoted lines as one row', async () => {
    const text = '单位\t姓名\n"区水务局\n(东区)"\t白露\n\n区教育局\t江雨\n'
    const table = await readTable(strToU8(`\ufeff${text}`), 'a.csv', OPTIONS)
    expect(table.header).toEqual(['单位', '姓名'])
    expect(table.rows).toEqual([{ row: 2, cells: ['区水务局\n(东区)', '白露'] }, { row: 4, cells: ['区教育局', '江雨'] }])
    expect(delimiterOf('标题\na;b;c\n1,5;2;3\n')).toBe(';')
  })

  it('reads GBK without a mark, UTF-16 with one', async () => {
    const text = '单位,姓名\n区水务局,白露\n'
    expect((await readTable(iconv.encode(text, 'gbk'), 'a.csv', OPTIONS)).rows[0]!.cells).toEqual(['区水务局', '白露'])
    expect((await readTable(iconv.encode(text, 'utf-16le', { addBOM: true }), 'a.csv', OPTIONS)).rows[0]!.cells).toEqual(['区水务局', '白露'])
  })

  it('gives .jsonl the union of keys as header, and names every line that is no object', async () => {
    const table = await readTable(strToU8('{"id":1,"text":"甲"}\n\n{"text":"乙","at":"2026","__proto__":"x"}\n'), 'a.jsonl')
    expect(table.header).toEqual(['id', 'text', 'at', '__proto__'])
    expect(table.rows).toEqual([{ row: 1, cells: ['1', '甲', '', ''] }, { row: 3, cells: ['', '乙', '2026', 'x'] }])
    expect(await reasonsOf(strToU8('{"a":1}\nx\n[1]\n'), 'a.jsonl')).toEqual(['tables/bad-line', 'tables/bad-line'])
  })

  it('turns full-width letters and digits, and leaves Chinese punctuation', () => {
    expect(toHalfWidth('\uff10\uff11\uff0d\uff21\uff42\u3000\u5f20\uff08\u4e00\uff09\uff0c')).toBe('01-Ab \u5f20\uff08\u4e00\uff09\uff0c')
  })
})

describe('files that are not read', () => {
  it.each([
    ['empty.csv', new Uint8Array(), 'tables/empty-file'],
    ['photo.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'tables/not-a-table'],
    ['list.xls', strToU8('<html><table><tr><td>单位</td></tr></table></html>'), 'tables/not-a-table'],
    ['list.csv', workbook(sheet(head)), 'tables/not-what-it-says'],
    ['list.xlsx', strToU8('单位,姓名\n'), 'tables/not-what-it-says'],
    ['text.xlsx', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'tables/not-a-table'],
    ['cut.xlsx', workbook(sheet(head)).subarray(0, 300), 'tables/damaged'],
    ['broken.xlsx', workbook('<worksheet><sheetData><row>'), 'tables/damaged'],
    ['entities.xlsx', workbook(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheet(head)}`), 'tables/damaged'],
    ['binary.csv', new Uint8Array([0x61, 0, 0x62]), 'tables/not-a-table'],
    ['strange.csv', new Uint8Array([0xff, 0xff, 0xff, 0xff]), 'tables/unknown-encoding'],
    ['head.csv', strToU8('单位,姓名\n'), 'tables/no-rows'],
    ['head.xlsx', workbook(sheet(head)), 'tables/no-rows'],
    ['bare.xlsx', workbook(sheet('')), 'tables/no-rows'],
    ['foreign.csv', strToU8('colour,size\nred,3\n'), 'tables/no-header'],
  ])('refuses %s', async (name, bytes, code) => {
    expect(await reasonsOf(bytes, name, OPTIONS)).toEqual([code])
  })

  it('refuses an old .xls and says to save it anew', async () => {
    expect(await reasonsOf(fixture('roster-old.xls'), 'roster.xls', OPTIONS)).toEqual(['tables/old-excel'])
  })

  it('stops a zip bomb while it unpacks, whatever size it claims', async () => {
    const bomb = workbook(new Uint8Array(310_000_000).fill(32))
    expect(bomb.length).toBeLessThan(2_000_000)
    const before = process.memoryUsage().rss
    expect(await reasonsOf(bomb, 'bomb.xlsx')).toEqual(['tables/unpacks-too-big'])
    const liar = bomb.slice()
    const view = new DataView(liar.buffer)
    // The claimed size stands at 24 in each entry of the directory (signature 0x02014b50).
    for (let at = 0; at < liar.length - 46; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000, true)
    expect(await reasonsOf(liar, 'liar.xlsx')).toEqual(['tables/unpacks-too-big'])
    const content = `${head}${'<row r="2"><c r="A2"><v>7</v></c></row>'.repeat(1_000)}`
    expect(await reasonsOf(workbook(sheet(content)), 'full.xlsx', { limits: { unpackedBytes: 20_000 } })).toEqual(['tables/unpacks-too-big'])
    expect(await reasonsOf(workbook(`<worksheet><sheetData>${'<row/>'.repeat(1_100_000)}`), 'rows.xlsx')).toEqual(['tables/too-many-rows'])
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })

  it('stops sheets that are too wide, too long, or merged over everything', async () => {
    expect(await reasonsOf(workbook(sheet(`${head}<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>`)), 'wide.xlsx')).toEqual(['tables/too-wide'])
    const many = Array.from({ length: 130 }, (_, n) => `<row r="${n + 2}"><c r="A${n + 2}"><v>${n}</v></c></row>`).join('')
    expect(await reasonsOf(workbook(sheet(head + many)), 'long.xlsx', { limits: { rows: 100 } })).toEqual(['tables/too-many-rows'])
    const merged = await readTable(workbook(sheet(`${head}<row r="2"><c r="A2"><v>7</v></c></row><row r="3"><c r="B3"><v>8</v></c></row>`, '<mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>')), 'merged.xlsx')
    expect(merged.rows.map((row) => row.cells)).toEqual([['7', ''], ['7', '8']])
    const longCells = strToU8(`单位,姓名\n${'长'.repeat(120_000)},甲\n乙,${'长'.repeat(110_001)}\n`)
    expect(await reasonsOf(longCells, 'cells.csv', OPTIONS)).toEqual(['tables/cell-too-long', 'tables/cell-too-long'])
  })

  it('reads 100,000 rows within seconds and moderate memory', async () => {
    const row = (n: number): string => `<row r="${n}"><c r="A${n}" t="inlineStr"><is><t>来信人${n}</t></is></c><c r="B${n}" t="inlineStr"><is><t>东湖街道施工噪声扰民,夜里两点还在打桩,请予处理。编号${n}</t></is></c></row>`
    const body = sheet(head + Array.from({ length: 100_000 }, (_, n) => row(n + 2)).join(''))
    const [bytes, csv] = [workbook(body), strToU8(`姓名,单位\n${Array.from({ length: 100_000 }, (_, n) => `来信人${n},"东湖街道,夜里两点还在打桩 ${n}"`).join('\n')}`)]
    const before = process.memoryUsage().rss
    const started = performance.now()
    expect((await readTable(bytes, 'big.xlsx')).rows).toHaveLength(100_000)
    expect((await readTable(csv, 'big.csv')).rows).toHaveLength(100_000)
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000)
  }, 60_000)
})

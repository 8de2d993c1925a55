import { findHeader, plainName, type Aliases } from './columns.ts'
import { readCsv } from './csv.ts'
import { decodeText } from './decode-text.ts'
import { readJsonl } from './jsonl.ts'
import { LIMITS, megabytes, Meter, type Limits, type Row } from './limits.ts'
import { sniff, type Format } from './sniff.ts'
import { TableRefused } from './table-refused.ts'
import { readWorkbook, type NamedSheet } from './xlsx.ts'
import type { Merge } from './xlsx-sheet.ts'

/** Something that was passed over and that the person who uploads should know. */
export interface Notice {
  readonly zh: string
  readonly en: string
}

export interface Table {
  readonly format: Format
  /** Name of the sheet, null for text files. */
  readonly sheet: string | null
  readonly header: readonly string[]
  /** As wide as the header; `row` is the number that office programs show (for .jsonl the line). */
  readonly rows: readonly Row[]
  readonly notices: readonly Notice[]
}

export interface ReadOptions {
  readonly limits?: Partial<Limits>
  /** Names of the columns that are looked for: they tell the header from the titles above it, and the right sheet from others. */
  readonly aliases?: Aliases
  /** What to do with every cell, `toHalfWidth` for instance. */
  readonly normalise?: (cell: string) => string
  /** What may part the cells of a .csv file, when not all three of `,`, tab and `;` are meant. */
  readonly delimiters?: readonly string[]
}

interface Raw {
  readonly sheet: string | null
  readonly rows: readonly Row[]
  readonly merges: readonly Merge[]
  readonly notices: readonly Notice[]
}

/**
 * Reads a table as offices have it: .xlsx (titles above the header, merged cells, dates, hidden sheets left out), .csv (UTF-8 or GB18030;
 * comma, semicolon or tab) or .jsonl. Throws `TableRefused` with the reasons.
 */
export async function readTable(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<Table> {
  const limits: Limits = { ...LIMITS, ...options.limits }
  if (bytes.length > limits.fileBytes) throw new TableRefused({ code: 'tables/too-big', params: { size: megabytes(bytes.length), most: megabytes(limits.fileBytes) } })
  const format = sniff(bytes, fileName)
  const meter = new Meter(limits)
  const normalise = options.normalise ?? ((cell: string): string => cell)
  if (format === 'jsonl') {
    const { header, rows } = await readJsonl(decodeText(bytes), meter)
    meter.finish()
    return finish(format, { sheet: null, rows, merges: [], notices: [] }, -1, header, limits, normalise)
  }
  const raw = format === 'xlsx' ? await fromWorkbook(bytes, limits, options.aliases) : { sheet: null, rows: await readCsv(decodeText(bytes), limits, meter, options.delimiters), merges: [], notices: [] }
  meter.finish()
  const at = findHeader(raw.rows, options.aliases, limits.headerRows)
  if (at < 0) {
    if (raw.rows.length === 0) throw new TableRefused({ code: 'tables/no-rows' })
    throw new TableRefused({ code: 'tables/no-header', params: { most: limits.headerRows, needed: Object.values(options.aliases ?? {}).map((names) => names[0]).join('、') } })
  }
  return finish(format, raw, at, raw.rows[at]!.cells, limits, normalise)
}

async function fromWorkbook(bytes: Uint8Array, limits: Limits, aliases: Aliases | undefined): Promise<Raw> {
  const fits = (sheet: NamedSheet): boolean => findHeader(sheet.rows, aliases, limits.headerRows) >= 0
  const { sheets, hidden } = await readWorkbook(bytes, limits, fits)
  const sheet = sheets.find(fits) ?? sheets.find((one) => one.rows.length > 0) ?? sheets[0]
  if (!sheet) throw new TableRefused({ code: 'tables/no-sheet' })
  const names = hidden.map((name) => `“${name}”`).join('、')
  const shown = sheet.hiddenRows.slice(0, 10).join('、')
  const notices: (Notice | false)[] = [
    hidden.length > 0 && { zh: `隐藏的工作表没有读：${names}`, en: `hidden sheets were not read: ${names}` },
    sheet.hiddenRows.length > 0 && { zh: `有 ${sheet.hiddenRows.length} 行在表中隐藏，照常读入：第 ${shown} 行`, en: `${sheet.hiddenRows.length} row(s) hidden in the sheet were read all the same: ${shown}` },
  ]
  return { sheet: sheet.name, rows: sheet.rows, merges: sheet.merges, notices: notices.filter((one) => one !== false) }
}

/** Rows whose cells are one block across the whole table: remarks below or between, not entries. */
function remarkRows(merges: readonly Merge[], width: number): Set<number> {
  const wide = merges.filter((merge) => width > 1 && merge.left === 0 && merge.right >= width - 1)
  return new Set(wide.flatMap(({ top, bottom }) => Array.from({ length: Math.min(bottom - top + 1, 100) }, (_, n) => top + n)))
}

function finish(format: Format, raw: Raw, headerAt: number, headerCells: readonly string[], limits: Limits, normalise: (cell: string) => string): Table {
  const clean = (cell: string | undefined): string => (cell ? normalise(cell).trim() : '')
  const header = headerCells.map(clean)
  while (header.length > 0 && header.at(-1) === '') header.pop()
  const remarks = remarkRows(raw.merges, header.length)
  const printed = header.map(plainName).join('\n')
  const notices = [...raw.notices]
  const rows: Row[] = []
  let repeated = 0
  const left: number[] = []
  for (const { row, cells } of raw.rows.slice(headerAt + 1)) {
    if (remarks.has(row)) {
      left.push(row)
      continue
    }
    const own = header.map((_, column) => clean(cells[column]))
    if (own.every((cell) => cell === '')) continue
    // A header printed again on every page.
    if (headerAt >= 0 && own.map(plainName).join('\n') === printed) repeated += 1
    else rows.push({ row, cells: own })
  }
  if (left.length > 0) notices.push({ zh: `横跨全表的说明行没有读：第 ${left.slice(0, 10).join('、')} 行`, en: `remarks across the whole table were not read: row ${left.slice(0, 10).join(', ')}` })
  if (repeated > 0) notices.push({ zh: `重复的表头 ${repeated} 行没有读`, en: `${repeated} repeated header row(s) were not read` })
  if (rows.length === 0) throw new TableRefused({ code: 'tables/no-rows' })
  if (rows.length > limits.rows) throw new TableRefused({ code: 'tables/too-many-rows', params: { most: limits.rows } })
  return { format, sheet: raw.sheet, header, rows, notices }
}

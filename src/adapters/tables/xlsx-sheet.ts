import type { Limits, Meter, Row } from './limits.ts'
import { TableRefused } from './table-refused.ts'
import { dateText } from './xlsx-dates.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** Rows of a sheet in office programs; more, and be they empty, are no sheet. */
const LAST_ROW = 1_048_576

export interface Book {
  readonly strings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
}

/** A merged block, rows and columns from 1 and 0, ends included. */
export interface Merge {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface Sheet {
  readonly rows: readonly Row[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: readonly number[]
}

/** Column of a cell reference (`C12` → 2), -1 when it has none. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column - 1
}

const MERGE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/

function mergeOf(reference: string): Merge | undefined {
  const found = MERGE.exec(reference)
  return found ? { left: columnOf(found[1]!), top: Number(found[2]), right: columnOf(found[3]!), bottom: Number(found[4]) } : undefined
}

// Characters that XML cannot hold are written _x000D_ in this format.
const plain = (text: string): string => (text.includes('_x') ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text)

/** A number as an office program shows it in a plain cell: 15 digits, no exponent for whole numbers. */
function numberText(written: string): string {
  const value = Number(written)
  if (!Number.isFinite(value)) return written
  return Number.isSafeInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)))
}

/** Reads the text runs of a string, without the reading aids (`rPh`) that stand beside it. */
export class RunReader {
  text = ''
  #inText = false
  #aside = 0
  open(name: string): void {
    if (name === 'rPh') this.#aside += 1
    else if (name === 't') this.#inText = this.#aside === 0
  }
  add(text: string): void {
    if (this.#inText) this.text += text
  }
  close(name: string): void {
    if (name === 'rPh') this.#aside -= 1
    else if (name === 't') this.#inText = false
  }
}

/** The shared strings of a workbook, in order. */
export async function sharedStrings(zip: Zip, part: string): Promise<string[]> {
  const strings: string[] = []
  if (!zip.has(part)) return strings
  let run = new RunReader()
  await readXml(zip, part, {
    open: (name) => (name === 'si' ? void (run = new RunReader()) : run.open(name)),
    text: (text) => run.add(text),
    close: (name) => (name === 'si' ? void strings.push(plain(run.text)) : run.close(name)),
  })
  return strings
}

/** Reads one sheet. Empty rows take no room; whatever exceeds the limits stops the reading at once. */
export async function readSheet(zip: Zip, part: string, book: Book, limits: Limits, meter: Meter): Promise<Sheet> {
  const rows: Row[] = []
  const merges: Merge[] = []
  const hiddenRows: number[] = []
  let row = 0
  let hidden = false
  let cells: string[] = []
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  let inValue = false
  let run = new RunReader()

  const cellText = (): string => {
    if (type === 'inlineStr') return plain(run.text)
    if (value === '') return ''
    if (type === 's') return book.strings[Number(value)] ?? ''
    if (type === 'b') return value === '1' ? '是' : '否'
    if (type === 'd') return value.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, '')
    if (type !== 'n') return plain(value)
    return book.dateStyles[style] && Number.isFinite(Number(value)) ? dateText(Number(value), book.from1904) : numberText(value)
  }

  await readXml(zip, part, {
    open(name, attributes) {
      if (name === 'c') {
        column = attributes['r'] ? columnOf(attributes['r']) : column + 1
        type = attributes['t'] ?? 'n'
        style = Number(attributes['s'] ?? 0)
        value = ''
        if (type === 'inlineStr') run = new RunReader()
      } else if (name === 'v') inValue = true
      else if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1)
        hidden = false
        cells = []
        column = -1
        if (row > LAST_ROW) throw new TableRefused({ code: 'tables/too-many-rows', params: { most: limits.rows } })
        if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') hidden = true
      } else if (name === 'mergeCell') {
        const merge = mergeOf(attributes['ref'] ?? '')
        if (merge && merges.length < limits.rows) merges.push(merge)
      } else if (type === 'inlineStr') run.open(name)
    },
    text(text) {
      if (inValue) value += text
      else if (type === 'inlineStr') run.add(text)
    },
    close(name) {
      if (name === 'v') inValue = false
      else if (name === 'c') {
        const text = cellText()
        type = 'n'
        if (text === '') return
        if (column >= limits.columns || column < 0) throw new TableRefused({ code: 'tables/too-wide', item: `${row}`, params: { row, most: limits.columns } })
        while (cells.length < column) cells.push('')
        cells[column] = meter.cell(row, column + 1, text)
      } else if (name === 'row') {
        if (cells.length === 0) return
        meter.row(row, cells.length)
        rows.push({ row, cells })
        if (hidden) hiddenRows.push(row)
      } else if (type === 'inlineStr') run.close(name)
    },
  })
  return { rows: fillMerged(rows, merges, meter), merges, hiddenRows }
}

/** Gives every cell of a merged block the block's text, where the row has any content at all. A block over a million rows costs no more than the rows there are. */
export function fillMerged(rows: readonly Row[], merges: readonly Merge[], meter: Meter): Row[] {
  const filled = rows.map((row) => ({ row: row.row, cells: [...row.cells] }))
  const numbers = filled.map((row) => row.row)
  const width = Math.max(0, ...merges.length > 0 ? filled.map((row) => row.cells.length) : [0])
  for (const { top, bottom, left, right } of merges) {
    let at = firstAtLeast(numbers, top)
    const text = numbers[at] === top ? filled[at]!.cells[left] : undefined
    if (!text) continue
    for (; at < filled.length && numbers[at]! <= bottom; at += 1) {
      const { cells } = filled[at]!
      const last = Math.min(right, Math.max(width - 1, left))
      meter.cells(last - left + 1)
      while (cells.length < last) cells.push('')
      for (let column = left; column <= last; column += 1) cells[column] = text
    }
  }
  return filled
}

function firstAtLeast(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

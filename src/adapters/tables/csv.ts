import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import type { Limits, Meter, Row } from './limits.ts'
import { TableRefused } from './table-refused.ts'

export const DELIMITERS: readonly string[] = [',', '\t', ';']
/** As much text as is given to the parser before others get their turn. */
const SLICE = 1 << 18

/** The delimiter of `among` that splits the first lines into most cells, most evenly; quoted parts do not count. */
export function delimiterOf(text: string, among = DELIMITERS): string {
  const lines = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, 20)
  const score = (delimiter: string): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).toSorted((a, b) => a - b)
    return counts[counts.length >> 1] ?? 0 // the middle: a title line without any does not decide
  }
  const total = (delimiter: string): number => lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0)
  return among.toSorted((a, b) => score(b) - score(a) || total(b) - total(a))[0]!
}

/** The records of a .csv file. A record is one row also when a quoted cell runs over several lines, as office programs count. */
export async function readCsv(text: string, limits: Limits, meter: Meter, among = DELIMITERS): Promise<Row[]> {
  const rows: Row[] = []
  let row = 0
  const parser = parse({ delimiter: delimiterOf(text, among), relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: limits.columns * 50_000 })
  try {
    for await (const record of Readable.from(slices(text)).pipe(parser) as AsyncIterable<string[]>) {
      row += 1
      while (record.length > 0 && record.at(-1)!.trim() === '') record.pop()
      if (record.length === 0) continue
      meter.row(row, record.length)
      rows.push({ row, cells: record.map((cell, column) => meter.cell(row, column + 1, cell)) })
    }
  } catch (error) {
    throw error instanceof CsvError ? new TableRefused({ code: 'tables/damaged', params: { where: `第 ${row + 1} 行 / row ${row + 1}` } }) : error
  }
  return rows
}

async function* slices(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += SLICE) {
    yield text.slice(at, at + SLICE)
    await setImmediate()
  }
}

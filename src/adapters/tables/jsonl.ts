import { setImmediate } from 'node:timers/promises'
import type { Meter, Row } from './limits.ts'
import { TableRefused } from './table-refused.ts'

const written = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value))

/** The objects of a .jsonl file, one a line. The header is every key, in order of first appearance; lines that are no object are all named. */
export async function readJsonl(text: string, meter: Meter): Promise<{ header: string[]; rows: Row[] }> {
  const places = new Map<string, number>()
  const rows: Row[] = []
  const bad: number[] = []
  let number = 0
  for (const line of text.split('\n')) {
    number += 1
    if (number % 5_000 === 0) await setImmediate()
    if (line.trim() === '') continue
    const fields = fieldsOf(line)
    if (!fields) {
      bad.push(number)
      continue
    }
    const cells: string[] = []
    for (const [key, value] of fields) {
      let place = places.get(key)
      if (place === undefined) places.set(key, (place = places.size))
      cells[place] = meter.cell(number, place + 1, written(value))
    }
    meter.row(number, cells.length)
    rows.push({ row: number, cells: Array.from(cells, (cell) => cell ?? '') })
  }
  if (bad.length > 0) throw new TableRefused(...bad.map((row) => ({ code: 'tables/bad-line', item: `${row}`, params: { row } })))
  return { header: [...places.keys()], rows }
}

function fieldsOf(line: string): [string, unknown][] | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined
  } catch {
    return undefined
  }
}

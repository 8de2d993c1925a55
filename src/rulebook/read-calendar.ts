import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Calendar, type HolidayRow, makeCalendar, type Paper, rowFaults } from './calendar.ts'
import { Unanswerable } from './unanswerable.ts'

/** Where the shipped instruments lie. */
export const INSTRUMENTS = join(import.meta.dirname, '..', '..', 'instruments')

/** The shipped calendar, from `holidays.csv` and `papers.csv` in `folder`. Throws `Unanswerable` naming every faulty row. */
export function loadCalendar(folder: string = join(INSTRUMENTS, 'calendar')): Calendar {
  const rows = readTable(join(folder, 'holidays.csv')).map(([date = '', name = '', kind = '']): HolidayRow => ({ date, name, kind: kind as HolidayRow['kind'] }))
  const papers = readTable(join(folder, 'papers.csv')).map(([year = '', notice = '']): Paper => ({ year: Number(year), notice }))
  const faults = rowFaults(rows)
  if (faults.length > 0) {
    throw new Unanswerable('notice-unreadable', { zh: `holidays.csv:${faults.map((f) => f.zh).join(';')}`, en: `holidays.csv: ${faults.map((f) => f.en).join('; ')}` })
  }
  return makeCalendar(rows, papers)
}

function readTable(path: string): string[][] {
  return readFileSync(path, 'utf8').split(/\r?\n/).slice(1).filter((line) => line !== '').map((line) => line.split(','))
}

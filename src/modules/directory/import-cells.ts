import { startOfDay, type CivilDate, type Instant } from '#src/kernel/time.ts'

/** How the cells of an office's table are read. Whoever parsed the file has turned full-width letters and digits already. */

/** A name without the spaces that tables put in it to align two and three characters ("张 三"); between Latin words one stays. */
export function cleanName(cell: string): string {
  return cell.trim().replace(/\s+/g, ' ').replace(/(?<=\P{ASCII}) | (?=\P{ASCII})/gu, '')
}

/** The name as compared: brackets of either width are the same. */
export const nameKey = (name: string): string => name.replaceAll('\uff08', '(').replaceAll('\uff09', ')')

/** Several things in one cell: "新闻发言人、网络发言人". */
export const cleanList = (cell: string): string[] => [...new Set(cell.split(/[\u3001,\uff0c;\uff1b\n]+/).map(cleanName).filter(Boolean))]

// 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 2026年3月 (its first day), 20260301; a time of day is dropped.
const DATE = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](?:(\d{1,2})日?)?)?|(\d{2})(\d{2}))(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/

/** The civil date in `cell`, undefined when it is none. */
export function readDate(cell: string): CivilDate | undefined {
  const found = DATE.exec(cell.trim())
  if (!found) return undefined
  const [, year, month = found[4], day = found[5] ?? '1'] = found
  const date = `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined
}

/** Start of the day in `cell`; null for an empty cell, undefined when it is no date. */
export function readDay(cell: string): Instant | null | undefined {
  if (cell.trim() === '') return null
  const date = readDate(cell)
  return date && startOfDay(date)
}

import type { Zip } from './zip.ts'
import { readXml } from './xml.ts'

/** Number formats of the file format's own list that show dates or times, East Asian ones included. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a format of the office's own shows a date or time: any of y, m, d, h, s outside quotes, colours and escapes. */
export function isDateFormat(code: string): boolean {
  const plain = code.replace(/"[^"]*"/g, '').replace(/\\./g, '').replace(/_./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(plain) && !/^general$/i.test(plain)
}

/** For every cell style of the workbook, whether its numbers are dates. */
export async function dateStyles(zip: Zip, part: string): Promise<boolean[]> {
  if (!zip.has(part)) return []
  const codes = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        styles.push(codes.get(id) ?? isBuiltInDate(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

const DAY = 86_400_000

/**
 * A date serial as text: `2026-03-01`, with a time `2026-03-01 09:30` (seconds where there are any), a bare time `09:30`.
 * Days count from 1900 with a 29 February that never was (serial 60), or from 1904.
 */
export function dateText(serial: number, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400)
  const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400]
  const clock = new Date(rest * 1_000).toISOString()
  const time = rest % 60 === 0 ? clock.slice(11, 16) : clock.slice(11, 19)
  if (days === 0 && !from1904) return time
  const first = from1904 ? Date.UTC(1904, 0, 1) : days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const date = new Date(first + days * DAY)
  if (Number.isNaN(date.getTime())) return String(serial)
  return rest === 0 ? date.toISOString().slice(0, 10) : `${date.toISOString().slice(0, 10)} ${time}`
}

export type CivilKind = 'date' | 'moment'

const PARTS = /^\D*(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?:\D+(\d{1,2})\D+(\d{1,2}))?\D*$/
const two = (text: string | undefined): string => (text ?? '').padStart(2, '0')

/** What somebody typed as a date or moment, `2026-10-2 9:05`, `2026年10月2日 9时5分`, in the form of a field; undefined when it is none. */
export function parseCivil(typed: string, kind: CivilKind): string | undefined {
  const found = PARTS.exec(typed.normalize('NFKC'))
  if (!found) return undefined
  const [, year, month, day, hour, minute] = found
  const date = `${year}-${two(month)}-${two(day)}`
  const real = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date) return undefined
  if (kind === 'date') return date
  return hour === undefined || Number(hour) > 23 || Number(minute) > 59 ? undefined : `${date}T${two(hour)}:${two(minute)}`
}

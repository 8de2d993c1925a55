import { addDays, civilDate, type Instant, startOfDay } from '#src/kernel/time.ts'
import type { RetentionRule } from '../schema.ts'
import { type Setting, settled } from '../settings.ts'
import type { Bilingual } from '../wording.ts'

export type RetentionValue = Exclude<RetentionRule['values'][number], { repealed: true }>

/** How long a rule keeps its things on that day, `P180D` or `P6M`; undefined while the office has set no length. */
export function keepOn(value: RetentionValue, settings: readonly Setting[], date: string): string | undefined {
  if ('keep' in value) return value.keep
  const n = settled(value.length, settings, date)
  return n === undefined ? undefined : `P${n}${value.unit === 'days' ? 'D' : 'M'}`
}

/** `180 日`, `6 months`. */
export function keepWords(keep: string): Bilingual {
  const n = Number(keep.slice(1, -1))
  const [zh, en] = keep.endsWith('D') ? ['日', 'day'] : ['个月', 'month']
  return { zh: `${n} ${zh}`, en: `${n} ${en}${n === 1 ? '' : 's'}` }
}

/**
 * When something kept from `from` for `keep` (`P180D` or `P6M`) must be gone: 24:00 of the last day. Days start the next day (CV-2);
 * months end on the same day of the month, or on its last day (Civil Code 202). Nothing moves off a rest day: erasing needs no office hours.
 */
export function eraseAt(keep: string, from: Instant): Instant {
  const n = Number(keep.slice(1, -1))
  const start = civilDate(from)
  return startOfDay(addDays(keep.endsWith('D') ? addDays(start, n) : addMonths(start, n), 1))
}

function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

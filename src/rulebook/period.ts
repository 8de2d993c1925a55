import { Unanswerable } from './unanswerable.ts'
import type { Bilingual } from './wording.ts'

/** A length of time as rules write it. Units are never converted into one another (CV-3). */
export interface Period {
  readonly unit: 'minutes' | 'hours' | 'days' | 'workdays'
  readonly n: number
  /** As written, `PT48H`. */
  readonly text: string
}

const FORMS: readonly (readonly [RegExp, Period['unit']])[] = [
  [/^PT([1-9]\d{0,3})M$/, 'minutes'],
  [/^PT([1-9]\d{0,3})H$/, 'hours'],
  [/^P([1-9]\d{0,3})D$/, 'days'],
  [/^P([1-9]\d{0,3})WD$/, 'workdays'],
]

/** Reads `PT15M`, `PT48H`, `P15D` or `P20WD` (1 to 9999 of one unit). Throws `Unanswerable('period-unreadable')`. */
export function parsePeriod(text: string): Period {
  const period = readPeriod(text)
  if (period !== undefined) return period
  throw new Unanswerable('period-unreadable', {
    zh: `看不懂期限“${text}”。请写 PT48H（小时）、P15D（自然日）或 P20WD（工作日），数字 1 至 9999`,
    en: `cannot read the period "${text}". Write PT48H (hours), P15D (calendar days) or P20WD (working days), a number from 1 to 9999`,
  })
}

/** As `parsePeriod`, but undefined when unreadable. */
export function readPeriod(text: string): Period | undefined {
  for (const [form, unit] of FORMS) {
    const match = form.exec(text)
    if (match?.[1] !== undefined) return { unit, n: Number(match[1]), text }
  }
  return undefined
}

const UNIT_WORDS: Readonly<Record<Period['unit'], Bilingual>> = {
  minutes: { zh: '分钟', en: 'minute' },
  hours: { zh: '小时', en: 'hour' },
  days: { zh: '日', en: 'day' },
  workdays: { zh: '个工作日', en: 'working day' },
}

/** `48 小时`, `48 hours`. */
export function periodWords(period: Period): Bilingual {
  const unit = UNIT_WORDS[period.unit]
  return { zh: `${period.n} ${unit.zh}`, en: `${period.n} ${unit.en}${period.n === 1 ? '' : 's'}` }
}

const HOUR = 3_600_000

/** Length in milliseconds of a period of hours or minutes; undefined for days, whose length depends on where they lie. */
export function lengthOf(period: Period): number | undefined {
  if (period.unit === 'hours') return period.n * HOUR
  return period.unit === 'minutes' ? period.n * 60_000 : undefined
}

/**
 * Shortest and longest this period can run, in milliseconds; to compare a lower rule with a higher one (WL-07).
 * Days start the next day, so n days last more than n × 24 h and less than (n+1) × 24 h plus the longest run of rest days seen in a notice (10).
 */
export function bounds(period: Period): { readonly shortest: number; readonly longest: number } {
  const length = lengthOf(period)
  if (length !== undefined) return { shortest: length, longest: length }
  const day = 24 * HOUR
  const restDays = period.unit === 'workdays' ? 2 * Math.ceil(period.n / 5) + 10 * Math.ceil(period.n / 40) : 10
  return { shortest: period.n * day, longest: (period.n + 1 + restDays) * day }
}

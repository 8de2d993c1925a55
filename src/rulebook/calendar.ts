import { addDays, type CivilDate, weekday } from '#src/kernel/time.ts'
import { fixedHolidays, holidayWords, statutoryHoliday } from './statutory-minimum.ts'
import { Unanswerable } from './unanswerable.ts'
import type { Bilingual } from './wording.ts'

/** A day that a notice takes out of the week's rhythm: `off` = day off, `work` = make-up working day 补班. */
export interface HolidayRow {
  readonly date: CivilDate
  readonly name: string
  readonly kind: 'off' | 'work'
}

/** The notice of the State Council's General Office for one year; it makes that year known. */
export interface Paper {
  readonly year: number
  readonly notice: string
}

/** What sort of day it is, whether a notice says so, and why. */
export interface DayKind {
  readonly date: CivilDate
  readonly workday: boolean
  /** False when no notice covers the day: the answer rests on the statutory minimum alone. */
  readonly known: boolean
  readonly because: 'local' | 'notice' | 'week' | 'statutory'
  readonly why: Bilingual
  /** Address of the notice of that year, where there is one. */
  readonly notice?: string
}

/** Days off and make-up days per year, each from its notice. Immutable; a later notice makes a new calendar. */
export interface Calendar {
  readonly rows: readonly HolidayRow[]
  readonly papers: readonly Paper[]
  /** Local days of the office's area (ethnic-area and local holidays); they stand above the notice. */
  readonly overlay: readonly HolidayRow[]
  /** Last day of the unbroken run of known years; days after it are computed provisionally. */
  readonly coveredUntil: CivilDate
  dayKind(date: CivilDate): DayKind
  /** The first working day after `date`. */
  nextWorkday(date: CivilDate): DayKind
}

/** Builds a calendar. Later rows for a date replace earlier ones, as a supplementary notice does (2020, 2019). */
export function makeCalendar(rows: readonly HolidayRow[], papers: readonly Paper[], overlay: readonly HolidayRow[] = []): Calendar {
  const noticed = new Map(rows.map((row) => [row.date, row]))
  const local = new Map(overlay.map((row) => [row.date, row]))
  const notices = new Map(papers.map((paper) => [paper.year, paper.notice]))
  const dayKind = (date: CivilDate): DayKind => kindOf(date, local.get(date), noticed.get(date), notices.get(Number(date.slice(0, 4))))
  const nextWorkday = (date: CivilDate): DayKind => {
    let kind = dayKind(addDays(date, 1))
    while (!kind.workday) kind = dayKind(addDays(kind.date, 1))
    return kind
  }
  return { rows, papers, overlay, coveredUntil: coverageEnd(papers), dayKind, nextWorkday }
}

function kindOf(date: CivilDate, local: HolidayRow | undefined, noticed: HolidayRow | undefined, notice: string | undefined): DayKind {
  const cite = notice === undefined ? {} : { notice }
  if (local !== undefined) return { date, workday: local.kind === 'work', known: true, because: 'local', why: listed(local), ...cite }
  if (noticed !== undefined) return { date, workday: noticed.kind === 'work', known: true, because: 'notice', why: listed(noticed), ...cite }
  const known = notice !== undefined
  const holiday = known ? undefined : statutoryHoliday(date)
  if (holiday !== undefined) {
    const words = holidayWords(holiday)
    return { date, workday: false, known, because: 'statutory', why: { zh: `法定节日${words.zh}`, en: `statutory holiday, ${words.en}` } }
  }
  const at = weekday(date)
  const workday = at >= 1 && at <= 5
  const why = workday ? { zh: '平日', en: 'an ordinary weekday' } : { zh: '周末', en: 'weekend' }
  return { date, workday, known, because: 'week', why, ...cite }
}

function listed(row: HolidayRow): Bilingual {
  const words = holidayWords(row.name)
  return row.kind === 'off'
    ? { zh: `${words.zh}放假`, en: `${words.en} holiday` }
    : { zh: `${words.zh}调休上班`, en: `make-up working day for ${words.en}` }
}

function coverageEnd(papers: readonly Paper[]): CivilDate {
  const years = [...new Set(papers.map((paper) => paper.year))].sort((a, b) => a - b)
  let last = years[0] ?? 0
  for (const year of years) if (year === last + 1) last = year
  return `${String(last).padStart(4, '0')}-12-31`
}

/** The calendar with a later notice added: its days replace what was assumed for them; its year becomes known. */
export function withNotice(calendar: Calendar, rows: readonly HolidayRow[], papers: readonly Paper[]): Calendar {
  return makeCalendar([...calendar.rows, ...rows], [...calendar.papers, ...papers], calendar.overlay)
}

/** Faults of rows about to be imported, each with the row's place; empty when all is well. */
export function rowFaults(rows: readonly HolidayRow[]): Bilingual[] {
  const seen = new Map<CivilDate, HolidayRow['kind']>()
  return rows.flatMap((row, index) => {
    const place = { zh: `第 ${index + 1} 天（${row.date}）`, en: `day ${index + 1} (${row.date})` }
    if (!isDate(row.date)) return [{ zh: `${place.zh}：不是日期，应写作 2027-01-01`, en: `${place.en}: not a date; write 2027-01-01` }]
    if (row.kind !== 'off' && row.kind !== 'work') return [{ zh: `${place.zh}：须是放假或上班`, en: `${place.en}: must be off or work` }]
    if (row.name === '') return [{ zh: `${place.zh}：缺节日名称`, en: `${place.en}: the holiday's name is missing` }]
    if (seen.has(row.date)) return [{ zh: `${place.zh}：同一天写了两次`, en: `${place.en}: the same day twice` }]
    seen.set(row.date, row.kind)
    return []
  })
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text
}

/**
 * Reads a notice in the JSON of holiday-cn: `{year, papers, days: [{name, date, isOffDay}]}`.
 * Throws `Unanswerable('notice-unreadable')` with every fault; a year without days or without a notice is refused,
 * because files for years not yet announced exist and are empty; so is one that leaves out a holiday on a fixed date.
 */
export function readNotice(json: unknown): { readonly rows: readonly HolidayRow[]; readonly papers: readonly Paper[] } {
  const { year, papers, days } = (json ?? {}) as { year?: unknown; papers?: unknown; days?: unknown }
  const faults: Bilingual[] = []
  if (typeof year !== 'number' || !Number.isInteger(year)) faults.push({ zh: 'year：须写年份', en: 'year: must be a number' })
  if (!Array.isArray(papers) || papers.length === 0) faults.push({ zh: 'papers：没有通知地址，该年尚未公布', en: 'papers: names no notice, so the year is not announced' })
  if (!Array.isArray(days) || days.length === 0) faults.push({ zh: 'days：没有日期', en: 'days: lists no day' })
  const rows = (Array.isArray(days) ? days : []).map((day: { name?: unknown; date?: unknown; isOffDay?: unknown }): HolidayRow => ({
    date: String(day?.date), name: String(day?.name ?? ''), kind: (day?.isOffDay === true ? 'off' : day?.isOffDay === false ? 'work' : '') as HolidayRow['kind'],
  }))
  faults.push(...rowFaults(rows))
  const lacking = typeof year === 'number' && rows.length > 0 ? fixedHolidays(year).filter((date) => !rows.some((row) => row.date === date)) : []
  if (lacking.length > 0) faults.push({ zh: `days：缺 ${lacking.join('、')}，不完整`, en: `days: ${lacking.join(', ')} missing, so it is incomplete` })
  if (faults.length > 0) {
    throw new Unanswerable('notice-unreadable', {
      zh: `放假通知未导入：${faults.map((fault) => fault.zh).join(';')}`,
      en: `The notice was not imported: ${faults.map((fault) => fault.en).join('; ')}`,
    })
  }
  return { rows, papers: (papers as unknown[]).map((notice) => ({ year: year as number, notice: String(notice) })) }
}

import { addDays, type CivilDate, weekday } from '#src/kernel/time.ts'
import type { Calendar, DayKind } from '../calendar.ts'
import { type CadenceRule, type RestDayPolicy, weekdays } from '../promise-schema.ts'
import { type Setting, settled } from '../settings.ts'
import { inOrder } from '../values.ts'
import { type Bilingual, dateWords, rangeWords } from '../wording.ts'

export type CadenceValue = Exclude<CadenceRule['values'][number], { repealed: true }>

/** One time that a cadence comes round: the day written, the day it is owed, and why they differ. */
export interface Occurrence {
  /** The dated value it follows, and its place in the year, from 1. */
  readonly value: CadenceValue
  readonly no: number
  readonly originalOn: CivilDate
  readonly dueOn: CivilDate
  /** First day of a window, when there is one. */
  readonly opensOn?: CivilDate
  /** True when the day rests on a year whose notice is not loaded. */
  readonly provisional: boolean
  readonly why: Bilingual
}

interface Day {
  readonly on: CivilDate
  readonly opensOn?: CivilDate
  /** The month had no such day and gave its last one. */
  readonly shortened?: number
}

/**
 * The occurrences of `rule` whose written day lies in `year`, oldest first. Each dated value answers for the days on which it holds, so
 * nothing comes round before the first value or after a repeal (NH-05). A day off moves by the policy of the rule, or by `tried` when given;
 * make-up working days 补班 stay. `open` names what the office has not set, in which case that value answers nothing.
 */
export function occurrencesOf(rule: CadenceRule, year: number, calendar: Calendar, settings: readonly Setting[] = [], tried?: RestDayPolicy): readonly Occurrence[] {
  const values = inOrder(rule)
  const days = values.flatMap((value, index) => {
    if ('repealed' in value) return []
    const ends = [value.until, values[index + 1]?.from].filter((date) => date !== undefined).toSorted()[0]
    return daysOf(value, year, settings).filter(({ on }) => on >= value.from && (ends === undefined || on < ends)).map((day) => ({ day, value }))
  })
  return days.map(({ day, value }, index) => {
    const policy = tried ?? settled(value.onRestDay, settings, day.on) ?? 'next'
    const { opensOn } = day
    return { value, no: index + 1, originalOn: day.on, ...(opensOn === undefined ? {} : { opensOn }), ...placed(day, policy, calendar) }
  })
}

const two = (n: number): string => String(n).padStart(2, '0')
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

// The schema refuses a day after the 28th unless the rule says that short months give their last day.
function dayIn(year: number, month: number, day: number): Day {
  const last = lastOf(year, month)
  return day > last ? { on: `${year}-${two(month)}-${two(last)}`, shortened: day } : { on: `${year}-${two(month)}-${two(day)}` }
}

function daysOf(value: CadenceValue, year: number, settings: readonly Setting[]): Day[] {
  if ('monthly' in value) return Array.from({ length: 12 }, (_, index) => dayIn(year, index + 1, value.monthly.day))
  if ('quarterly' in value) return [0, 3, 6, 9].map((before) => dayIn(year, before + value.quarterly.month, value.quarterly.day))
  if ('yearly' in value) return [{ on: `${year}-${value.yearly.until}`, opensOn: `${year}-${value.yearly.from}` }]
  const first = `${year}-01-01`
  if ('weekly' in value) {
    const wanted = (weekdays.indexOf(value.weekly.weekday) + 1) % 7
    return every(7, addDays(first, (wanted - weekday(first) + 7) % 7), year)
  }
  const days = settled(value.interval.days, settings, value.from > first ? value.from : first)
  return days === undefined ? [] : every(days, value.interval.countedFrom ?? value.from, year)
}

function every(days: number, from: CivilDate, year: number): Day[] {
  const first = `${year}-01-01`
  const behind = Math.max(0, Math.ceil((Date.parse(first) - Date.parse(from)) / 86_400_000 / days))
  const found: Day[] = []
  for (let on = addDays(from, behind * days); on <= `${year}-12-31`; on = addDays(on, days)) found.push({ on })
  return found
}

function placed({ on, shortened }: Day, policy: RestDayPolicy, calendar: Calendar): Pick<Occurrence, 'dueOn' | 'provisional' | 'why'> {
  const cut = shortened === undefined ? [] : [{ zh: `本月没有 ${shortened} 日，取最后一天`, en: `this month has no day ${shortened}, its last is taken` }]
  if (policy === 'keep') return { dueOn: on, provisional: false, why: sentence([...cut, { zh: `${dateWords(on).zh}，遇休息日不移`, en: `${dateWords(on).en}, kept also on a day off` }]) }
  const walked = [calendar.dayKind(on)]
  while (!(walked.at(-1) as DayKind).workday) walked.push(calendar.dayKind(addDays((walked.at(-1) as DayKind).date, policy === 'next' ? 1 : -1)))
  const [first, last] = [walked[0] as DayKind, walked.at(-1) as DayKind]
  const unknown = walked.find((day) => !day.known)
  const moved = first === last ? stayed(first) : movedTo(walked, last, policy)
  const guessed = unknown === undefined ? [] : [{ zh: `${unknown.date.slice(0, 4)} 年放假通知未载入，暂定`, en: `the holiday notice of ${unknown.date.slice(0, 4)} is not loaded: provisional` }]
  return { dueOn: last.date, provisional: unknown !== undefined, why: sentence([...cut, moved, ...guessed]) }
}

function stayed(day: DayKind): Bilingual {
  const { zh, en } = dateWords(day.date)
  return day.because === 'week' ? { zh: `${zh}，工作日，不移`, en: `${en}, a working day, stays` } : { zh: `${zh}，${day.why.zh}，不移`, en: `${en}, ${day.why.en}, stays` }
}

function movedTo(walked: readonly DayKind[], to: DayKind, policy: RestDayPolicy): Bilingual {
  const off = walked.slice(0, -1)
  const [a, b] = [off[0] as DayKind, off.at(-1) as DayKind]
  const days = a.date <= b.date ? rangeWords(a.date, b.date) : rangeWords(b.date, a.date)
  const reasons = [...new Map(off.map(({ why }) => [why.zh, why])).values()]
  const target = dateWords(to.date)
  const make = to.because === 'week' ? { zh: '', en: '' } : { zh: `（${to.why.zh}）`, en: ` (${to.why.en})` }
  return {
    zh: `${days.zh}遇${reasons.map(({ zh }) => zh).join('、')}，${policy === 'next' ? '顺延至' : '提前至'} ${target.zh}${make.zh}`,
    en: `${days.en}: ${reasons.map(({ en }) => en).join(', ')}; ${policy === 'next' ? 'moves on to' : 'moves back to'} ${target.en}${make.en}`,
  }
}

const sentence = (parts: readonly Bilingual[]): Bilingual => ({ zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') })

/** How often in a full year this value comes round; undefined while the office has not set it. To compare a lower rule with a higher one (WL-07). */
export function timesAYear(value: CadenceValue): number | undefined {
  if ('monthly' in value) return 12
  if ('quarterly' in value) return 4
  if ('yearly' in value) return 1
  if ('weekly' in value) return 52
  return typeof value.interval.days === 'number' ? Math.floor(365 / value.interval.days) : undefined
}

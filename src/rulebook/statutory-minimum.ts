import type { CivilDate } from '#src/kernel/time.ts'
import type { Bilingual } from './wording.ts'

/** Day of the year, name, first year in which the national holiday measure grants it. */
interface FixedHoliday {
  readonly monthDay: string
  readonly name: string
  readonly since: number
}

// The measure on holidays （全国年节及纪念日放假办法）, revised for 2025: New Year 1 day, Labour Day 2, National Day 3 on fixed dates.
const FIXED: readonly FixedHoliday[] = [
  { monthDay: '01-01', name: '元旦', since: 1950 },
  { monthDay: '05-01', name: '劳动节', since: 1950 },
  { monthDay: '05-02', name: '劳动节', since: 2025 },
  { monthDay: '10-01', name: '国庆节', since: 1950 },
  { monthDay: '10-02', name: '国庆节', since: 1950 },
  { monthDay: '10-03', name: '国庆节', since: 2000 },
]

// The same measure follows the lunar year for the rest. 2027 is worked out (New Year's Eve to the third day, and the three feasts of one day); later years await their notice.
const LUNAR: ReadonlyMap<CivilDate, string> = new Map([
  ['2027-02-05', '春节'], ['2027-02-06', '春节'], ['2027-02-07', '春节'], ['2027-02-08', '春节'],
  ['2027-04-05', '清明节'], ['2027-06-09', '端午节'], ['2027-09-15', '中秋节'],
])

/** The holiday that falls on `date` by the measure alone, whatever the notice of that year will move. */
export function statutoryHoliday(date: CivilDate): string | undefined {
  const lunar = LUNAR.get(date)
  if (lunar !== undefined) return lunar
  const year = Number(date.slice(0, 4))
  return FIXED.find((day) => day.monthDay === date.slice(5) && year >= day.since)?.name
}

/** Holidays on fixed dates that every notice for `year` must list; a file without them is incomplete. */
export function fixedHolidays(year: number): readonly CivilDate[] {
  return FIXED.filter(({ since }) => year >= since).map(({ monthDay }) => `${year}-${monthDay}`)
}

const ENGLISH: Readonly<Record<string, string>> = {
  元旦: 'New Year', 春节: 'Spring Festival', 清明节: 'Qingming', 劳动节: 'Labour Day', 五一: 'Labour Day', 五一国际劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival', 中秋节: 'Mid-Autumn', 国庆节: 'National Day', 十一: 'National Day',
  抗日战争暨世界反法西斯战争胜利70周年纪念日: 'Victory Day',
}

/** A holiday as the notices name it (`国庆节、中秋节`) in both languages. Unlisted local names stay as they are. */
export function holidayWords(name: string): Bilingual {
  const plain = name.replaceAll(/[“”"]/g, '')
  return { zh: plain, en: plain.split('、').map((part) => ENGLISH[part] ?? part).join(' and ') }
}

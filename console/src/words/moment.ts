import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { Language } from './language.tsx'

const ZONE = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: string
  readonly minute: string
  readonly second: string
  readonly weekday: number
}

function civil(instant: Instant): Civil {
  const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  const [year, month, day] = [Number(found['year']), Number(found['month']), Number(found['day'])]
  return { year, month, day, hour: found['hour']!, minute: found['minute']!, second: found['second']!, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

const WEEKDAYS = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `2026年10月2日 18:00`; all times are those of Shanghai, wherever the browser stands. */
export function momentWords(instant: Instant, language: Language): string {
  const { year, month, day, hour, minute } = civil(instant)
  return language === 'zh' ? `${year}年${month}月${day}日 ${hour}:${minute}` : `${day} ${MONTHS[month - 1]} ${year} ${hour}:${minute}`
}

/** Without what is plain: the year when it is this year's, the date when it is today's. */
export function shortMoment(instant: Instant, now: Instant, language: Language): string {
  const at = civil(instant)
  const today = civil(now)
  const time = `${at.hour}:${at.minute}`
  if (at.year === today.year && at.month === today.month && at.day === today.day) return time
  const year = at.year === today.year ? '' : language === 'zh' ? `${at.year}年` : ` ${at.year}`
  return language === 'zh' ? `${year}${at.month}月${at.day}日 ${time}` : `${at.day} ${MONTHS[at.month - 1]}${year} ${time}`
}

/** `10月2日 周五` */
export function dayWords(instant: Instant, language: Language): string {
  const { month, day, weekday } = civil(instant)
  return language === 'zh' ? `${month}月${day}日 ${WEEKDAYS.zh[weekday]}` : `${WEEKDAYS.en[weekday]} ${day} ${MONTHS[month - 1]}`
}

/** `2026年10月2日` for an instant. */
export const dayYear = (instant: Instant, language: Language): string => dateWords(toField(instant).slice(0, 10), language)

/** `18:00` */
export function hourOnly(instant: Instant): string {
  const { hour, minute } = civil(instant)
  return `${hour}:${minute}`
}

/** `10月2日` */
export function dayOnly(instant: Instant, language: Language): string {
  const { month, day } = civil(instant)
  return language === 'zh' ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`
}

/** `18:00:05` */
export function timeOfDay(instant: Instant): string {
  const { hour, minute, second } = civil(instant)
  return `${hour}:${minute}:${second}`
}

/** `2026年10月2日` for a civil date. */
export function dateWords(date: CivilDate, language: Language): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The wall clock of Shanghai as an input field takes it, `2026-10-02T18:00`. */
export function toField(instant: Instant): string {
  const { year, month, day, hour, minute } = civil(instant)
  return `${year}-${two(month)}-${two(day)}T${hour}:${minute}`
}

/** Back from an input field; undefined when it is empty. */
export const fromField = (text: string): Instant | undefined => (text === '' ? undefined : `${text}:00+08:00`)

/** `3 小时`, `41 分`, `2 天`: floor of the largest unit that says enough. */
export function amountWords(ms: number, language: Language): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  if (minutes < 60) return language === 'zh' ? `${minutes} 分` : `${minutes} min`
  if (minutes < 48 * 60) return language === 'zh' ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 60)} h`
  return language === 'zh' ? `${Math.floor(minutes / 1440)} 天` : `${Math.floor(minutes / 1440)} d`
}

import { type CivilDate, type Instant, toShanghai, weekday } from '#src/kernel/time.ts'

/** One sentence in both languages of the product. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `2026-10-02` as `2026年10月2日（周五）` and `Fri 2026-10-02`. */
export function dateWords(date: CivilDate): Bilingual {
  const [year, month, day] = date.split('-').map(Number)
  const at = weekday(date)
  return { zh: `${year}年${month}月${day}日（${WEEKDAYS_ZH[at]}）`, en: `${WEEKDAYS_EN[at]} ${date}` }
}

/** A run of days, `…至…`; one day is written once. */
export function rangeWords(first: CivilDate, last: CivilDate): Bilingual {
  const a = dateWords(first)
  if (first === last) return a
  const b = dateWords(last)
  return { zh: `${a.zh}至${b.zh}`, en: `${a.en} to ${b.en}` }
}

/** An instant as people in Shanghai write it: `2026年10月2日（周五） 18:00`; seconds and a summer-time offset only when they matter. */
export function momentWords(instant: Instant): Bilingual {
  const local = toShanghai(instant)
  const date = dateWords(local.slice(0, 10))
  const seconds = local.slice(16, 19)
  const offset = local.slice(-6)
  const time = local.slice(11, 16) + (seconds === ':00' ? '' : seconds)
  const zone = offset === '+08:00' ? '' : ` (UTC${offset})`
  return { zh: `${date.zh} ${time}${zone}`, en: `${date.en} ${time}${zone}` }
}

/** `1 day`, `2 days`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

import { toShanghai, type CivilDate, type Instant } from '#src/kernel/time.ts'
import { html, type Html } from './html.ts'
import type { View } from './view.ts'

/** `2026年10月2日 18:00`, `2 Oct 2026, 18:00`. */
export function momentWords(view: View, instant: Instant): string {
  const local = toShanghai(instant)
  return view.t(`${dayWords(view, local.slice(0, 10))} ${local.slice(11, 16)}`, `${dayWords(view, local.slice(0, 10))}, ${local.slice(11, 16)}`)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026年10月2日`, `2 Oct 2026`. */
export function dayWords(view: View, date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return view.t(`${year}年${month}月${day}日`, `${day} ${MONTHS[month - 1]} ${year}`)
}

/** `2026年10月`, `Oct 2026`. */
export function monthWords(view: View, month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return view.t(`${year}年${number}月`, `${MONTHS[number - 1]} ${year}`)
}

/** A moment to the minute, with the exact instant for machines. */
export const moment = (view: View, instant: Instant): Html => html`<time datetime="${toShanghai(instant)}">${momentWords(view, instant)}</time>`
export const day = (view: View, date: CivilDate): Html => html`<time datetime="${date}">${dayWords(view, date)}</time>`

const MINUTE = 60_000

/** A length of time in its one fitting unit, rounded down: `41 分`, `2 小时`, `3 天`. */
export function lengthWords(view: View, ms: number): string {
  const minutes = Math.floor(ms / MINUTE)
  if (minutes < 1) return view.t('不到 1 分', 'under 1 min')
  if (minutes < 60) return view.t(`${minutes} 分`, `${minutes} min`)
  const hours = Math.floor(minutes / 60)
  if (hours < 72) return view.t(`${hours} 小时`, `${hours} h`)
  return view.t(`${Math.floor(hours / 24)} 天`, `${Math.floor(hours / 24)} days`)
}

/** An instant: ISO 8601 in UTC with milliseconds, `2026-10-02T10:00:00.000Z`. Sorts as text. */
export type Instant = string
/** A civil date in Asia/Shanghai, `2026-10-02`. Made late, from an instant; never stored as a deadline. */
export type CivilDate = string

export const ZONE = 'Asia/Shanghai'

const HAS_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/

/** The instant written in `text`, or undefined when it is no date or names no offset (a bare local time is ambiguous). */
export function parseInstant(text: string): Instant | undefined {
  if (!HAS_OFFSET.test(text)) return undefined
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

/** `instant` moved by `ms` milliseconds. */
export function plus(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString()
}

/** Milliseconds from `a` to `b`; negative when `b` is earlier. */
export function between(a: Instant, b: Instant): number {
  return Date.parse(b) - Date.parse(a)
}

const civil = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' })

/** The civil date in Shanghai on which `instant` falls. Knows the summer time of 1986 to 1991. */
export function civilDate(instant: Instant): CivilDate {
  return civil.format(new Date(instant))
}

const offsetParts = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' })

/** Offset of Shanghai from UTC at `instant`, as `+08:00`. */
export function zoneOffset(instant: Instant): string {
  const name = offsetParts.formatToParts(new Date(instant)).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT+08:00'
  return name === 'GMT' ? '+00:00' : name.slice(3)
}

/** Midnight at the start of `date` in Shanghai, as an instant. */
export function startOfDay(date: CivilDate): Instant {
  const guess = new Date(`${date}T00:00:00+08:00`).toISOString()
  return new Date(`${date}T00:00:00${zoneOffset(guess)}`).toISOString()
}

/** The civil date `days` calendar days after `date` (negative: before). */
export function addDays(date: CivilDate, days: number): CivilDate {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export function weekday(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** `instant` as people in Shanghai write it with its offset: `2026-10-02T18:00:00+08:00`. */
export function toShanghai(instant: Instant): string {
  const offset = zoneOffset(instant)
  const [h, m] = offset.slice(1).split(':').map(Number)
  const sign = offset.startsWith('-') ? -1 : 1
  const local = new Date(Date.parse(instant) + sign * ((h ?? 0) * 60 + (m ?? 0)) * 60_000)
  const iso = local.toISOString()
  return (iso.endsWith('.000Z') ? iso.slice(0, 19) : iso.slice(0, 23)) + offset
}

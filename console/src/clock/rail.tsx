import type { Instant } from '#src/kernel/time.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import { dictionary, useLanguage, useWords } from '../words/language.tsx'
import { dayOnly, hourOnly } from '../words/moment.ts'
import { useMinute } from './server-clock.ts'
import { chipOf } from './variant.ts'
import './rail.css'

const words = dictionary({
  now: ['现在', 'now'],
  earlier: (n: number) => [`更早逾期 ${n}`, `${n} overdue earlier`],
  rail: ['时间轴：点为到期时刻', 'Timeline: each dot is a due time'],
})

const HOUR_MS = 3_600_000
/** A quarter of the rail lies behind now, so that what is late is in sight too. */
const BEHIND = 0.25
const TICKS = 6

export type Span = '24' | '168' | '720'

/** Where the rail of this span begins, for whoever asks which duties lie on it. */
export const railStart = (now: Instant, span: Span): Instant => new Date(Date.parse(now) - Number(span) * HOUR_MS * BEHIND).toISOString()
export const railHoursAhead = (span: Span): number => Number(span) * (1 - BEHIND)

/** Duties on a line of time around now; `late` counts all that are overdue, those before its beginning too. The list beside it says the same in words. */
export function Rail({ duties, late, span, summary, nameOf }: { readonly duties: readonly Duty[]; readonly late: number; readonly span: Span; readonly summary: string; nameOf(duty: Duty): string }) {
  const say = useWords(words)
  const { language } = useLanguage()
  const now = useMinute()
  const whole = Number(span) * HOUR_MS
  const start = Date.parse(railStart(now, span))
  const placeOf = (at: string): number => Math.max(0, Math.min(1, (Date.parse(at) - start) / whole))
  const shown = duties.filter((duty) => Date.parse(duty.dueAt) >= start && Date.parse(duty.dueAt) <= start + whole)
  const earlier = late - shown.filter((duty) => duty.dueAt < now).length
  const ticks = Array.from({ length: TICKS + 1 }, (_, at) => new Date(start + (whole * at) / TICKS).toISOString())
  const levels = levelsOf(shown.map((duty) => placeOf(duty.dueAt)))
  return (
    <div className="rail" role="img" aria-label={`${say.rail} ${summary}`}>
      <div className="rail-line" />
      {ticks.map((tick) => <div key={tick} className="rail-tick" style={{ left: `${placeOf(tick) * 100}%` }}><span>{span === '24' ? hourOnly(tick) : dayOnly(tick, language)}</span></div>)}
      <div className="rail-now" style={{ left: `${BEHIND * 100}%` }}><span>{say.now}</span></div>
      {earlier > 0 && <div className="rail-earlier">{say.earlier(earlier)}</div>}
      {shown.map((duty, at) => {
        const chip = chipOf(duty, now, language)
        const name = `${chip.text} · ${nameOf(duty)}`
        return <span key={duty.id} className={`rail-dot rail-${chip.variant}`} style={{ left: `${placeOf(duty.dueAt) * 100}%`, bottom: `${30 + levels[at]! * 14}px` }} title={name} />
      })}
    </div>
  )
}

const NEAR = 0.022
const MOST_LEVELS = 6

/** Dots that would lie on each other are stacked. */
function levelsOf(places: readonly number[]): number[] {
  const lastAt: number[] = []
  return places.map((place) => {
    const free = lastAt.findIndex((last) => place - last >= NEAR)
    const level = free === -1 ? Math.min(lastAt.length, MOST_LEVELS - 1) : free
    lastAt[level] = place
    return level
  })
}

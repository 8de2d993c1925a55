import { addDays, type CivilDate, civilDate, type Instant, plus, startOfDay } from '#src/kernel/time.ts'
import type { Calendar, DayKind } from '../calendar.ts'
import { lengthOf, type Period, periodWords } from '../period.ts'
import { type Bilingual, counted, dateWords, momentWords, rangeWords } from '../wording.ts'

export { parsePeriod, type Period } from '../period.ts'

/** One part of the arithmetic, as data: what was counted or skipped, and in words. */
export interface Step extends Bilingual {
  readonly kind: 'start' | 'hours' | 'counted' | 'skipped' | 'make-up' | 'moved' | 'paused' | 'provisional' | 'end'
  /** First day concerned. */
  readonly date?: CivilDate
  /** Last day concerned, when the step spans several. */
  readonly until?: CivilDate
}

/** When a duty is due. In time means: done at or before `dueAt` (CV-1). */
export interface Due {
  readonly dueAt: Instant
  /** True when the result rests on a day that no notice covers yet. Hours never do (CV-3). */
  readonly provisional: boolean
  readonly steps: readonly Step[]
}

/** A stretch in which the clock stood, with a ground and an approver recorded elsewhere. */
export interface Pause {
  readonly from: Instant
  readonly until: Instant
}

/**
 * The due instant of `period` counted from `from`. Hours run on through nights and holidays. Days start the next day and end
 * at 24:00, given as 00:00 of the day after; the last of n days moves off a rest day; working days skip rest days and count
 * make-up days (CV-2, CV-3). Pauses shift hours by their length; of days, those from the day a pause began
 * to the day before it ended do not count. A pause that begins after the due time saves nothing.
 */
export function dueFrom(period: Period, from: Instant, calendar: Calendar, pauses: readonly Pause[] = []): Due {
  const applied: Pause[] = []
  let due = count(period, from, calendar, applied)
  for (const pause of pauses.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (pause.from > due.dueAt || pause.until <= pause.from || pause.until <= from) continue
    applied.push({ from: pause.from < from ? from : pause.from, until: pause.until })
    due = count(period, from, calendar, applied)
  }
  return due
}

/**
 * The due time after a pause has ended, given the due time before it, which earlier pauses or an extension may have moved already.
 * Without a period (a promised moment) the due time moves by the length of the pause. A duty late at `pausedFrom` keeps `dueAt`.
 */
export function resume(dueAt: Instant, pausedFrom: Instant, pausedUntil: Instant, period: Period | undefined, from: Instant, calendar: Calendar): Due {
  const pause = { from: pausedFrom, until: pausedUntil }
  if (pausedFrom > dueAt) return { dueAt, provisional: false, steps: [pausedStep(pause), endAt(dueAt)] }
  if (period === undefined || lengthOf(period) !== undefined) {
    const moved = plus(dueAt, Date.parse(pausedUntil) - Date.parse(pausedFrom))
    return { dueAt: moved, provisional: false, steps: [pausedStep(pause), endAt(moved)] }
  }
  if (dueFrom(period, from, calendar).dueAt === dueAt) return dueFrom(period, from, calendar, [pause])
  const left = daysLeft(period, pausedFrom, dueAt, calendar)
  const rest = count({ ...period, n: left }, startOfDay(addDays(civilDate(pausedUntil), -1)), calendar, [])
  return { ...rest, steps: [pausedStep(pause), ...rest.steps.slice(1)] }
}

/** Days that were still to be counted when the clock stopped, the day it stopped included. */
function daysLeft(period: Period, pausedFrom: Instant, dueAt: Instant, calendar: Calendar): number {
  const last = civilDate(plus(dueAt, -1))
  let left = 0
  for (let day = civilDate(pausedFrom); day <= last; day = addDays(day, 1)) if (period.unit === 'days' || calendar.dayKind(day).workday) left += 1
  return Math.max(left, 1)
}

/** The due time after an extension: the added period runs on from the old due time, days from the day after the old last day. */
export function extend(dueAt: Instant, by: Period, calendar: Calendar): Due {
  return lengthOf(by) === undefined ? dueFrom(by, plus(dueAt, -1), calendar) : dueFrom(by, dueAt, calendar)
}

function count(period: Period, from: Instant, calendar: Calendar, pauses: readonly Pause[]): Due {
  const length = lengthOf(period)
  return length === undefined ? countDays(period, from, calendar, pauses) : countHours(period, length, from, pauses)
}

function countHours(period: Period, length: number, from: Instant, pauses: readonly Pause[]): Due {
  const stood = pauses.reduce((sum, pause) => sum + Date.parse(pause.until) - Date.parse(pause.from), 0)
  const dueAt = plus(from, length + stood)
  const words = periodWords(period)
  return {
    dueAt,
    provisional: false,
    steps: [
      startOn(from, { zh: '当时起算', en: 'the clock starts at this moment' }),
      ...pauses.map(pausedStep),
      { kind: 'hours', zh: `${words.zh}，夜间、周末、节假日照算`, en: `${words.en}, running through nights, weekends and holidays` },
      endAt(dueAt),
    ],
  }
}

// Strategy: walk day by day from the day after the start. Each day is either counted, or kept as skipped with its reason; runs of
// skipped days with one reason become one step. For calendar days only paused days are skipped, and at the end the last day is
// pushed on while it is a rest day. The answer is provisional when a day that decided it is not covered by a notice: for working
// days every day walked, for calendar days those on which the last day fell or from which it was moved.
function countDays(period: Period, from: Instant, calendar: Calendar, pauses: readonly Pause[]): Due {
  const start = civilDate(from)
  const stands = (date: CivilDate): boolean => pauses.some((pause) => civilDate(pause.from) <= date && date < civilDate(pause.until))
  const skipped: DayKind[] = []
  const makeUp: DayKind[] = []
  const guessed: DayKind[] = []
  let last = start
  for (let n = 0; n < period.n;) {
    last = addDays(last, 1)
    if (stands(last)) continue
    if (period.unit === 'days') { n += 1; continue }
    const kind = calendar.dayKind(last)
    if (!kind.known) guessed.push(kind)
    if (!kind.workday) { skipped.push(kind); continue }
    if (kind.because !== 'week') makeUp.push(kind)
    n += 1
  }
  const counts = countedStep(period, addDays(start, 1), last)
  const moved: DayKind[] = []
  if (period.unit === 'days') {
    for (let kind = calendar.dayKind(last); ; kind = calendar.dayKind(last)) {
      if (!kind.known) guessed.push(kind)
      if (kind.workday && !stands(last)) break
      moved.push(kind)
      last = addDays(last, 1)
    }
  }
  const dueAt = startOfDay(addDays(last, 1))
  return {
    dueAt,
    provisional: guessed.length > 0,
    steps: [
      startOn(from, { zh: '当日不算，次日起算', en: 'this day does not count; counting starts the next day' }),
      ...pauses.map(pausedStep),
      ...runs(skipped).map(skippedStep),
      ...makeUp.map(makeUpStep),
      counts,
      ...runs(moved).map((run) => movedStep(run, last)),
      ...guessed.slice(0, 1).map((kind) => provisionalStep(kind, guessed)),
      endAt(dueAt, last),
    ],
  }
}

/** Neighbouring days that share a reason, as one run. */
function runs(days: readonly DayKind[]): DayKind[][] {
  const found: DayKind[][] = []
  for (const day of days) {
    const run = found.at(-1)
    const before = run?.at(-1)
    if (run !== undefined && before !== undefined && addDays(before.date, 1) === day.date && before.why.zh === day.why.zh) run.push(day)
    else found.push([day])
  }
  return found
}

const ends = (run: readonly DayKind[]): readonly [DayKind, DayKind] => [run[0] as DayKind, run.at(-1) as DayKind]

function startOn(from: Instant, note: Bilingual): Step {
  const at = momentWords(from)
  return { kind: 'start', date: civilDate(from), zh: `起点 ${at.zh}，${note.zh}`, en: `starts ${at.en}; ${note.en}` }
}

function pausedStep(pause: Pause): Step {
  const a = momentWords(pause.from)
  const b = momentWords(pause.until)
  return { kind: 'paused', date: civilDate(pause.from), until: civilDate(pause.until), zh: `${a.zh} 至 ${b.zh} 暂停，不计`, en: `stood from ${a.en} to ${b.en}, not counted` }
}

function skippedStep(run: readonly DayKind[]): Step {
  const [first, last] = ends(run)
  const days = rangeWords(first.date, last.date)
  return { kind: 'skipped', date: first.date, until: last.date, zh: `${days.zh} ${first.why.zh}，不计`, en: `${days.en}: ${first.why.en}, not counted` }
}

function makeUpStep(day: DayKind): Step {
  const date = dateWords(day.date)
  return { kind: 'make-up', date: day.date, zh: `${date.zh} ${day.why.zh}，计入`, en: `${date.en}: ${day.why.en}, counted` }
}

function countedStep(period: Period, first: CivilDate, last: CivilDate): Step {
  const words = periodWords(period)
  const days = rangeWords(first, last)
  return { kind: 'counted', date: first, until: last, zh: `${days.zh}，共 ${words.zh}`, en: `${days.en}, ${words.en} in all` }
}

function movedStep(run: readonly DayKind[], to: CivilDate): Step {
  const [first, last] = ends(run)
  const days = rangeWords(first.date, last.date)
  const target = dateWords(to)
  return { kind: 'moved', date: first.date, until: last.date, zh: `最后一日遇 ${days.zh} ${first.why.zh}，顺延至 ${target.zh}`, en: `the last day meets ${days.en} (${first.why.en}) and moves on to ${target.en}` }
}

function provisionalStep(first: DayKind, guessed: readonly DayKind[]): Step {
  const years = [...new Set(guessed.map((day) => day.date.slice(0, 4)))]
  return {
    kind: 'provisional', date: first.date, until: guessed.at(-1)?.date ?? first.date,
    zh: `${years.join('、')} 年放假通知未载入：${guessed.length} 天按周末和法定节日暂算，通知载入后重算`,
    en: `the holiday notice of ${years.join(', ')} is not loaded: ${counted(guessed.length, 'day')} taken by weekends and statutory holidays alone, to be computed again with the notice`,
  }
}

function endAt(dueAt: Instant, last?: CivilDate): Step {
  const at = momentWords(dueAt)
  const whole = last === undefined ? { zh: '', en: '' } : { zh: `（${dateWords(last).zh} 24:00）`, en: ` (24:00 of ${dateWords(last).en})` }
  return { kind: 'end', date: last ?? civilDate(dueAt), zh: `到期 ${at.zh}${whole.zh}，此刻办成仍算按时`, en: `due ${at.en}${whole.en}; done at this very moment is in time` }
}

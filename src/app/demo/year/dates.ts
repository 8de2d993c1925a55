import { addDays, civilDate, plus, startOfDay, type CivilDate, type Instant } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { openingsOfYear } from '#src/rulebook/year.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A day on which a regular conference is owed (NH-06). */
export interface OwedDay {
  readonly year: number
  readonly month: number
  readonly dueOn: CivilDate
  readonly provisional: boolean
}

/** The year of the demonstration: when the district is raised, and the conferences that lie behind and before the present. */
export interface DemoYear {
  readonly year: number
  readonly founded: Instant
  readonly past: readonly OwedDay[]
  /** The first one of today or later, which is being prepared, and those after it. */
  readonly coming: readonly OwedDay[]
}

/** The moment at `hour` of a day in Shanghai. */
export const on = (day: CivilDate, hour: number): Instant => plus(startOfDay(day), hour * HOUR_MS)

/** `day`, or the nearest working day in the direction of `step`. */
export function workday(rules: Rulebook, day: CivilDate, step: 1 | -1 = 1): CivilDate {
  let found = day
  while (!rules.calendar.dayKind(found).workday) found = addDays(found, step)
  return found
}

/**
 * Raised in the December before the year of `end`, so that no conference of the year was owed before there was an office to hold it; early in
 * a year at least `days` before `end`, because the letters go back that far. The year before it is never opened.
 */
export function yearOf(rules: Rulebook, end: Instant, days: number): DemoYear {
  const today = civilDate(end)
  const year = Number(today.slice(0, 4))
  const [letters, december] = [plus(end, -days * DAY_MS), on(workday(rules, `${year - 1}-12-15`), 9)]
  const owed = [year, year + 1].flatMap((of) => openingsOfYear(rules, of, []).duties.filter((duty) => duty.duty === 'regular-conference')
    .map(({ originalOn, dueOn, provisional }): OwedDay => ({ year: of, month: Number(originalOn.slice(5, 7)), dueOn, provisional })))
  return { year, founded: letters < december ? letters : december, past: owed.filter(({ dueOn }) => dueOn < today), coming: owed.filter(({ dueOn }) => dueOn >= today) }
}

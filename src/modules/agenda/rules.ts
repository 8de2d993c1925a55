import type { Instant } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { checkGrouping, type Group, type GroupingCheck, type RotatingUnit } from '#src/rulebook/kinds/rotation.ts'
import { limitFor } from '#src/rulebook/lookups.ts'
import type { RotationRule } from '#src/rulebook/schema.ts'
import type { Parameter } from '#src/rulebook/settings.ts'
import { valueOn } from '#src/rulebook/values.ts'
import { yearOf } from '#src/rulebook/year.ts'

/** How groups stand to the rotation that holds in that year; undefined when none does. Groups name their units. */
export function groupingOf(rules: Rulebook, year: number, groups: readonly Group[], units: readonly RotatingUnit[]): GroupingCheck | undefined {
  const date = `${year}-12-31`
  for (const rule of rules.rules.filter((one): one is RotationRule => one.kind === 'rotation')) {
    const answer = valueOn(rule, date)
    if (answer.is === 'in-force') return checkGrouping(rule, answer.value, groups, units, { settings: rules.settings, date })
  }
  return undefined
}

/** A limit in days that the measure sets, as it holds at `at`. */
const daysOf = (rules: Rulebook, name: string, at: Instant): number => limitFor(rules, name, at).period?.n ?? 0

/** A new date is made known at least so many days before (CX-6). */
export const noticeDays = (rules: Rulebook, at: Instant): number => daysOf(rules, 'moved-date-notice', at)
/** Topics on one matter keep so many days apart (NH-16). */
export const apartDays = (rules: Rulebook, at: Instant): number => daysOf(rules, 'topic-repeats', at)

/** What the rules leave to the office and nobody has set for that year: shown as 未设定, never guessed (WL-24). */
export const parametersNotSet = (rules: Rulebook, year: number): readonly Parameter[] => yearOf(rules, year).notSet

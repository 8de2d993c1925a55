import type { CivilDate } from '#src/kernel/time.ts'
import type { Rule } from './schema.ts'
import { Unanswerable } from './unanswerable.ts'

type ValueOf<R extends Rule> = Exclude<R['values'][number], { repealed: true }>

/** What a rule says on a date: its value; nothing since it was repealed; or no answer before its first value (rule 3: no guessing). */
export type OnDate<R extends Rule> =
  | { readonly is: 'in-force'; readonly value: ValueOf<R> }
  | { readonly is: 'repealed'; readonly since: CivilDate }
  | { readonly is: 'before-first'; readonly first: CivilDate }

/** The value in force on `date`; values are half-open, `[from, next from)` and not beyond their `until`. */
export function valueOn<R extends Rule>(rule: R, date: CivilDate): OnDate<R> {
  const values = inOrder(rule)
  const first = values[0]?.from ?? ''
  const value = values.findLast((one) => one.from <= date)
  if (value === undefined) return { is: 'before-first', first }
  if ('repealed' in value) return { is: 'repealed', since: value.from }
  if (value.until !== undefined && date >= value.until) return { is: 'repealed', since: value.until }
  return { is: 'in-force', value: value as ValueOf<R> }
}

/** The newest value that is not a repeal: what a replay applies to old dates. */
export function newestValue<R extends Rule>(rule: R): ValueOf<R> | undefined {
  return inOrder(rule).findLast((one) => !('repealed' in one)) as ValueOf<R> | undefined
}

/** Values by date, oldest first. */
export function inOrder<R extends Rule>(rule: R): readonly R['values'][number][] {
  return (rule.values as readonly R['values'][number][]).toSorted((a, b) => a.from.localeCompare(b.from))
}

/** The refusal to answer for a date before the first value. */
export function beforeFirst(ruleId: string, register: readonly string[], date: CivilDate, first: CivilDate): Unanswerable {
  const clause = register.join('、')
  return new Unanswerable('before-first-value', {
    zh: `${clause}（${ruleId}）自 ${first} 起才有规定，${date} 在此之前，不作推算`,
    en: `${clause} (${ruleId}) has its first value from ${first}; ${date} lies before it and nothing is assumed`,
  })
}

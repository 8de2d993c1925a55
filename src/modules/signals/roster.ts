import { z } from 'zod'
import { accept, decideBy, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import { civilDate, type CivilDate, type Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { civilDate as dateShape, id } from '#src/desk/shapes.ts'
import type { Context } from '#src/desk/module.ts'

/** Who collects what is said in public, day by day (GS-29); one roster, the press office's. */
export const nameCollector = z.strictObject({ personId: id, days: z.array(dateShape).min(1).max(62) })
export type NameCollector = z.output<typeof nameCollector>
/** A fired timer: has this day somebody? */
export const checkDay = z.object({ id, dueAt: z.string() })

export interface Roster {
  /** The press office. */
  readonly id: Id
  readonly days: Readonly<Record<CivilDate, Id>>
  /** Days on which nobody was named by the morning. */
  readonly uncovered: readonly CivilDate[]
}

export const rosterTable = { table: 'signals.roster' }

export function evolveRoster(state: Roster | undefined, fact: Fact): Roster {
  const { days = {}, uncovered = [] } = state ?? {}
  const before = { id: idOf(fact.subject), days, uncovered }
  if (fact.kind === 'signals.dayUncovered') return { ...before, uncovered: [...uncovered, (fact.data as { on: CivilDate }).on] }
  const { personId, days: named } = fact.data as NameCollector
  return { ...before, days: { ...days, ...Object.fromEntries(named.map((day) => [day, personId])) } }
}

export function name({ officeId, known }: { readonly officeId: Id; readonly known: boolean }, input: NameCollector, ctx: Context): Decision {
  const today = civilDate(ctx.now)
  const refusals: Refusal[] = input.days.filter((day) => day < today).map((day) => ({ code: 'signals/day-over', item: 'days', params: { on: day } }))
  if (!known) refusals.push({ code: 'signals/no-person', item: 'personId' })
  return decideBy(refusals, () => [{ kind: 'signals.collectorNamed', subject: subjectOf(rosterTable, officeId), unitId: officeId, data: { personId: input.personId, days: [...new Set(input.days)].toSorted() } }])
}

/** In the morning: a day for which nobody is named is stated, once. */
export function check(roster: Roster | undefined, { dueAt }: { dueAt: Instant }): Decision {
  const on = civilDate(dueAt)
  if (!roster || roster.days[on] !== undefined || roster.uncovered.includes(on)) return accept()
  return accept({ kind: 'signals.dayUncovered', subject: subjectOf(rosterTable, roster.id), unitId: roster.id, data: { on } })
}

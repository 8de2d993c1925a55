import { decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { withSettings } from '#src/rulebook/engine.ts'
import type { Setting } from '#src/rulebook/settings.ts'
import { countingOf, metBy } from './board.ts'
import type { Act, Attendance, Quota } from './contract.ts'
import type { RecordAct } from './inputs.ts'

const table = { table: 'agenda.act' }
export const quotaTable = { table: 'agenda.quota' }
export const personOf = (ctx: Context): Id => (ctx.actor.as === 'post' ? ctx.actor.personId : '')

/** Why the acting person may not speak for this unit; empty when they may. */
export function ofUnit(unitId: Id, item: Id, ctx: Context): Refusal[] {
  if (ctx.actor.as !== 'post') return []
  return ctx.actor.posts.some((post) => post.unitId === unitId || post.wholeJurisdiction) ? [] : [{ code: 'agenda/not-your-unit', item }]
}

/** What the year owes to those whose acts are recorded: their quotas, and every act of the year. */
export interface Owing {
  readonly quotas: readonly Quota[]
  readonly acts: readonly Act[]
  /** What the office has set. */
  readonly settings: readonly Setting[]
}

export const OWING_NOTHING: Owing = { quotas: [], acts: [], settings: [] }

/** The fact that records an act. */
export const recorded = ({ id, unitId, state: _, ...data }: Act): Statement => ({ kind: 'agenda.actRecorded', subject: subjectOf(table, id), unitId, data })

/** Quotas that these acts fulfil, by evidence and no tick (CV-7), together with those of the year before them; one act counts for every quota that it satisfies (CX-7). */
export function fulfilledBy({ quotas, acts, settings }: Owing, fresh: readonly Act[], ctx: Context): Statement[] {
  const counting = countingOf([...acts, ...fresh])
  const rules = withSettings(ctx.rules, settings)
  return quotas.flatMap((quota): Statement[] => {
    const by = quota.state === 'owed' ? metBy(quota, rules, counting, civilDate(ctx.now)) : undefined
    return by ? [{ kind: 'agenda.slotFulfilled', subject: subjectOf(quotaTable, quota.id), unitId: quota.unitId, data: { acts: by } }] : []
  })
}

/** What a record of an activity looks up: units and people that there are not, and the posts of those who took part on that day. */
export interface Recording extends Owing {
  readonly unknownUnits: readonly Id[]
  readonly people: readonly Attendance[]
}

/** An activity that no conference of this office was: a municipal one, an interview. It needs evidence (CV-7). */
export function recordAct({ unknownUnits, people, ...owing }: Recording, input: RecordAct, ctx: Context): Decision {
  const refusals: Refusal[] = [...unknownUnits.map((item) => ({ code: 'agenda/unknown-unit', item })), ...ofUnit(input.unitId, input.unitId, ctx)]
  for (const personId of input.personIds) if (!people.some((one) => one.personId === personId)) refusals.push({ code: 'agenda/held-no-post', item: personId, params: { on: input.on } })
  if (input.on > civilDate(ctx.now)) refusals.push({ code: 'agenda/day-to-come', item: 'on', params: { on: input.on } })
  const { personIds: _, ...rest } = input
  return decideBy(refusals, () => {
    const act = { ...rest, id: ctx.newId(), state: 'recorded', people } as Act
    return [recorded(act), ...fulfilledBy(owing, [act], ctx)]
  })
}

/** A wrong record is struck with a reason; it stays to be seen and counts no more, and what rested on it is owed again. What a conference recorded is corrected there. */
export function strikeAct({ act, ...resting }: Owing & { readonly act: Act }, input: { reason: string }, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (act.state === 'struck') refusals.push({ code: 'agenda/struck-already', item: act.id })
  if (act.conferenceId || act.releaseId) refusals.push({ code: 'agenda/act-of-conference', item: act.id, clause: 'CV-7' })
  return decideBy(refusals, () => [{ kind: 'agenda.actStruck', subject: subjectOf(table, act.id), unitId: act.unitId, data: { reason: input.reason, by: personOf(ctx) } }, ...owedAgain(act, resting, ctx)])
}

/** Quotas that rested on a struck act and are not met without it: owed anew, as a new duty with the old due time. */
function owedAgain(struck: Act, { quotas, acts, settings }: Owing, ctx: Context): Statement[] {
  const counting = countingOf(acts.filter((one) => one.id !== struck.id))
  const rules = withSettings(ctx.rules, settings)
  return quotas.filter((quota) => !metBy(quota, rules, counting, civilDate(ctx.now))).map((quota): Statement => {
    const { id, unitId, state: _, acts: __, metAt: ___, ...promised } = quota
    return { kind: 'agenda.slotOpened', subject: subjectOf(quotaTable, id), unitId, data: promised }
  })
}

import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { withNotice } from '#src/rulebook/calendar.ts'
import { withCalendar, withSettings } from '#src/rulebook/engine.ts'
import type { Holder } from '#src/rulebook/kinds/quota.ts'
import { type Setting, settingFaults } from '#src/rulebook/settings.ts'
import { endOf, type PromisedDuty } from '#src/rulebook/slots.ts'
import { openingsOfYear } from '#src/rulebook/year.ts'
import { quotaTable } from './act.ts'
import type { Slot, Year } from './contract.ts'
import type { Redate, SetParameter } from './inputs.ts'
import { slotTable } from './slot.ts'

const table = { table: 'agenda.year' }
const settingTable = { table: 'agenda.setting' }

export interface Opened {
  readonly known: Year | undefined
  readonly pressOfficeId: Id
  readonly holders: readonly Holder[]
  readonly settings: readonly Setting[]
}

/** What a promised duty becomes: a date of the office's own is a slot, what a unit or post owes is a quota. */
function statement(duty: PromisedDuty, year: number, pressOfficeId: Id, ctx: Context): Statement {
  const clause = duty.register[0] ?? ''
  // What the groups take in turn are the conferences of the year.
  const rotating = new Set(ctx.rules.rules.flatMap((rule) => (rule.kind === 'rotation' ? [rule.cadence] : [])))
  if (duty.holder) return { kind: 'agenda.slotOpened', subject: subjectOf(quotaTable, ctx.newId()), unitId: duty.unitId ?? pressOfficeId, data: { ...duty, clause, year } }
  return { kind: 'agenda.slotOpened', subject: subjectOf(slotTable, ctx.newId()), unitId: pressOfficeId, data: { ...duty, clause, year, series: rotating.has(duty.ruleId) ? 'regular' : 'other' } }
}

/** Opens a year: every date and every quota that the rules give becomes a duty, before anybody has planned anything (NH-02). */
export function openYear({ known, pressOfficeId, holders, settings }: Opened, { year }: { year: number }, ctx: Context): Decision {
  const { duties } = openingsOfYear(withSettings(ctx.rules, settings), year, holders)
  const refusals: Refusal[] = known ? [{ code: 'agenda/year-open', item: String(year), params: { year } }] : []
  if (duties.length === 0) refusals.push({ code: 'agenda/nothing-owed', item: String(year), clause: 'NH-05', params: { year } })
  return decideBy(refusals, () => open(pressOfficeId, duties, year, ctx))
}

function open(pressOfficeId: Id, duties: readonly PromisedDuty[], year: number, ctx: Context): Statement[] {
  return [{ kind: 'agenda.yearOpened', subject: subjectOf(table, ctx.newId()), unitId: pressOfficeId, data: { year } }, ...duties.map((duty) => statement(duty, year, pressOfficeId, ctx))]
}

export interface Settling {
  readonly years: readonly Year[]
  readonly settings: readonly Setting[]
  readonly holders: ReadonlyMap<number, readonly Holder[]>
  readonly known: ReadonlySet<string>
  readonly pressOfficeId: Id
}

/** The office sets a number that its document leaves open; what follows from it in the opened years is owed from now on (WL-24). */
export function setParameter({ years, settings, holders, known, pressOfficeId }: Settling, input: SetParameter, ctx: Context): Decision {
  const { parameter, from, value, reason } = input
  const all = [...settings, { parameter, from, value }]
  const refusals: Refusal[] = settingFaults(ctx.rules.rules, all).map(({ zh, en }) => ({ code: 'agenda/setting-faulty', item: parameter, clause: 'WL-24', params: { zh, en } }))
  if (from < civilDate(ctx.now)) refusals.push({ code: 'agenda/not-backwards', item: 'from', params: { from } })
  return decideBy(refusals, () => {
    const rules = withSettings(ctx.rules, all)
    return [
      { kind: 'agenda.parameterSet', subject: subjectOf(settingTable, ctx.newId()), unitId: pressOfficeId, data: { parameter, from, value, reason } },
      ...years.flatMap(({ year }) => openingsOfYear(rules, year, holders.get(year) ?? []).duties.filter((duty) => !known.has(duty.slot) && duty.dueAt > ctx.now).map((duty) => statement(duty, year, pressOfficeId, ctx))),
    ]
  })
}

/** On 1 December the clockwork opens the next year, unless somebody did. */
export function openNextYear(opened: Opened, input: { data: { year: number } }, ctx: Context): Decision {
  const { year } = input.data
  const { duties } = openingsOfYear(withSettings(ctx.rules, opened.settings), year, opened.holders)
  return opened.known || duties.length === 0 ? accept() : accept(...open(opened.pressOfficeId, duties, year, ctx))
}

export interface Newcomer {
  readonly years: readonly Year[]
  readonly holder: Holder | undefined
  /** Names of the slots that this holder has already. */
  readonly known: ReadonlySet<string>
  readonly pressOfficeId: Id
  readonly settings: readonly Setting[]
}

/** A unit or post that came during an opened year owes its part of it (NH-09, CX-25). */
export function oweNewcomer({ years, holder, known, pressOfficeId, settings }: Newcomer, ctx: Context): Decision {
  if (!holder) return accept()
  return accept(...years.flatMap(({ year }) => openingsOfYear(withSettings(ctx.rules, settings), year, [holder]).duties
    .filter((duty) => duty.holder && !known.has(duty.slot) && duty.dueAt > ctx.now)
    .map((duty) => statement(duty, year, pressOfficeId, ctx))))
}

/** A notice was adopted: dates that nobody set by hand follow it, and keep in sight where they lay before (NH-06). */
export function redate(slots: readonly Slot[], notice: Redate, ctx: Context): Decision {
  const rules = withCalendar(ctx.rules, withNotice(ctx.rules.calendar, notice.rows, notice.papers))
  const fresh = new Map([...new Set(slots.map((slot) => slot.year))].flatMap((year) => openingsOfYear(rules, year, []).duties.map((duty) => [duty.slot, duty] as const)))
  return accept(...slots.flatMap((slot): Statement[] => {
    const duty = fresh.get(slot.slot)
    if (!duty || slot.moves.some((move) => move.by === 'person')) return []
    if (duty.dueOn === slot.dueOn && duty.provisional === slot.provisional) return []
    const data = { from: slot.dueOn, to: duty.dueOn, reason: duty.why.zh, explained: duty.why, dueAt: endOf(duty.dueOn), provisional: duty.provisional, why: 'calendar-notice' }
    return [{ kind: 'agenda.slotRedated', subject: subjectOf(slotTable, slot.id), unitId: slot.unitId, data }]
  }))
}

import { addDays, type CivilDate, type Instant, startOfDay } from '#src/kernel/time.ts'
import { dataOf, type Seen } from './applies.ts'
import { callAt } from './calls.ts'
import type { DutyOpening } from './duty-opening.ts'
import type { Instrument } from './instrument.ts'
import type { Holder } from './kinds/quota.ts'
import type { CadenceRule, QuotaRule, Rule } from './schema.ts'
import type { Bilingual } from './wording.ts'

/**
 * A promised duty becomes a duty on the clock when the agenda states that its slot is open, and is done when the agenda states that its
 * conference was held or that evidence fulfilled it. These facts are about the slot; every cadence and quota rule follows them.
 */
export const SLOT = { opened: 'agenda.slotOpened', done: ['agenda.slotHeld', 'agenda.slotFulfilled'] } as const
export const endsSlot = (kind: string): boolean => (SLOT.done as readonly string[]).includes(kind)

/** Something owed on a day of a year by a rule that promises it; also what `agenda.slotOpened` carries. */
export interface PromisedDuty {
  /** `rule/year/no`, with the holder's id behind it when there is one: the same slot never opens twice. */
  readonly slot: string
  readonly ruleId: string
  readonly version: string
  readonly register: readonly string[]
  readonly duty: string
  readonly title: Bilingual
  readonly owedBy: CadenceRule['owedBy']
  readonly owedTo: CadenceRule['owedTo']
  readonly holder?: Holder
  /** The unit on whose board the duty stands; absent for the office's own. */
  readonly unitId?: string
  readonly no: number
  /** As the document writes it, and as it is owed. */
  readonly originalOn: CivilDate
  readonly dueOn: CivilDate
  readonly opensOn?: CivilDate
  /** 24:00 of `dueOn`, written as 00:00 of the day after (NH-06a). */
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly why: Bilingual
}

export const endOf = (date: CivilDate): Instant => startOfDay(addDays(date, 1))

/** Names of the duties that a fulfilled slot may discharge; duties about other slots are not touched. */
export const slotDuties = (rules: readonly Rule[]): readonly string[] => [...new Set(rules.flatMap((rule) => (rule.kind === 'cadence' || rule.kind === 'quota' ? [rule.duty] : [])))]

/** The duty that an opened slot is. Throws when the fact names no promising rule: a broken contract, not a matter for guessing. */
export function openingOfSlot(fact: Seen & { readonly at: Instant }, { rules, owners }: { readonly rules: readonly Rule[]; readonly owners: ReadonlyMap<Rule, Instrument> }): DutyOpening {
  const slot = dataOf(fact) as unknown as PromisedDuty
  const rule = rules.find((one): one is CadenceRule | QuotaRule => (one.kind === 'cadence' || one.kind === 'quota') && one.id === slot.ruleId)
  const instrument = rule === undefined ? undefined : owners.get(rule)
  if (rule === undefined || instrument === undefined) throw new Error(`${fact.kind} names the rule ${slot.ruleId}, which promises nothing in this rulebook`)
  const { dueOn, provisional, why, version, title } = slot
  const dueAt = endOf(dueOn)
  const names = [...new Set(rule.values.flatMap(({ from, reading }) => (reading !== undefined && `${rule.id}@${from}` === version ? [reading] : [])))]
  const steps = [{ kind: 'end', date: dueOn, ...why } as const]
  const reminder = rule.kind === 'quota' && rule.remindFrom !== undefined ? [{ at: startOfDay(`${dueOn.slice(0, 4)}-${rule.remindFrom}`), to: 'press_officer' }] : []
  const calls = [...reminder.filter(({ at }) => at >= fact.at), ...rule.escalation.map(({ before, to }) => ({ at: callAt(before, dueAt, fact.at), to }))]
  return {
    duty: rule.duty, title, owedBy: rule.owedBy, owedTo: rule.owedTo, dueAt, provisional, steps,
    governedBy: [{
      ruleId: rule.id, version, instrumentId: instrument.head.id, instrument: instrument.head.title, register: rule.register, clause: rule.clause,
      title: rule.title, says: rule.says, force: rule.force, within: 'promised', dueAt, provisional, steps,
      readings: names.flatMap((name) => { const reading = instrument.readings.get(name); return reading === undefined ? [] : [{ name, ...reading }] }), wins: true,
    }],
    escalations: calls.toSorted((a, b) => a.at.localeCompare(b.at)),
    startedBy: { fact: fact.kind, at: fact.at },
  }
}

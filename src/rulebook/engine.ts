import { addDays, civilDate, type Instant, parseInstant, startOfDay } from '#src/kernel/time.ts'
import { applies, dataOf, type Seen } from './applies.ts'
import { callAt } from './calls.ts'
import type { Calendar } from './calendar.ts'
import type { DutyOpening, Governing } from './duty-opening.ts'
import type { Instrument } from './instrument.ts'
import { type Due, dueFrom } from './kinds/deadline.ts'
import type { Period } from './period.ts'
import type { DeadlineRule, Rule } from './schema.ts'
import { refuseFaults, type Setting, settingFaults } from './settings.ts'
import { endsSlot, openingOfSlot, SLOT, slotDuties } from './slots.ts'
import { dateWords, momentWords } from './wording.ts'
import { valueOn } from './values.ts'

export type { DutyOpening, Governing } from './duty-opening.ts'

/** All rules that hold in this record, and the calendar they count by. Immutable: a later notice or instrument makes a new one. */
export interface Rulebook {
  readonly mode: 'live' | 'replay'
  readonly instruments: readonly Instrument[]
  readonly rules: readonly Rule[]
  readonly calendar: Calendar
  /** Deadline rules by the fact that starts them, and by the facts that discharge them. */
  readonly starts: ReadonlyMap<string, readonly DeadlineRule[]>
  readonly ends: ReadonlyMap<string, readonly DeadlineRule[]>
  /** The instrument each rule stands in. */
  readonly owners: ReadonlyMap<Rule, Instrument>
  /** What the office has set where the documents leave something open. */
  readonly settings: readonly Setting[]
}

/** A fact as the engine sees it. */
export interface SeenFact extends Seen {
  readonly at: Instant
}

/** A rule that has no answer for that day, and the day of its first value. */
export interface NoAnswer {
  readonly ruleId: string
  readonly register: readonly string[]
  readonly date: string
  readonly first: string
}

/**
 * Makes a rulebook. A live record uses every instrument but those made for replays; a replay counts by the bare limits alone,
 * so of the other instruments it takes all but the deadlines.
 */
export function makeRulebook(instruments: readonly Instrument[], calendar: Calendar, mode: Rulebook['mode'] = 'live', settings: readonly Setting[] = []): Rulebook {
  const used = instruments.filter(({ head }) => mode === 'replay' || head.for === undefined)
  const rules = used.flatMap(({ head, rules: own }) => own.filter((rule) => mode === 'live' || rule.kind !== 'deadline' || head.for === 'replay'))
  const deadlines = rules.filter((rule): rule is DeadlineRule => rule.kind === 'deadline')
  const ended = deadlines.flatMap((rule) => rule.dischargedBy.map(({ fact }) => ({ fact, rule })))
  return {
    mode, instruments: used, rules, calendar, settings,
    starts: new Map([[SLOT.opened, []], ...Map.groupBy(deadlines, (rule) => rule.startsOn.fact)]),
    owners: new Map(used.flatMap((one) => one.rules.map((rule) => [rule, one] as const))),
    ends: new Map([...SLOT.done.map((fact) => [fact, []] as const), ...[...Map.groupBy(ended, ({ fact }) => fact)].map(([fact, pairs]) => [fact, [...new Set(pairs.map(({ rule }) => rule))]] as const)]),
  }
}

/** The same rulebook counting by another calendar, as after a later notice. */
export function withCalendar(rulebook: Rulebook, calendar: Calendar): Rulebook {
  return { ...rulebook, calendar }
}

/** The same rulebook with what the office has set. Throws `Unanswerable('setting-faulty')` naming every setting that does not fit. */
export function withSettings(rulebook: Rulebook, settings: readonly Setting[]): Rulebook {
  refuseFaults(settingFaults(rulebook.rules, settings))
  return { ...rulebook, settings }
}

/** Duties that `fact` opens, one per duty name. Rules without a value on that day open nothing; `consult` names them. */
export function openings(fact: SeenFact, rulebook: Rulebook): readonly DutyOpening[] {
  return consult(fact, rulebook).openings
}

/** Duties that `fact` opens, and the rules that cannot answer because the day lies before their first value. */
export function consult(fact: SeenFact, rulebook: Rulebook): { readonly openings: readonly DutyOpening[]; readonly noAnswer: readonly NoAnswer[] } {
  const noAnswer: NoAnswer[] = []
  const governing: { rule: DeadlineRule; start: Instant; governs: Governing }[] = []
  for (const rule of rulebook.starts.get(fact.kind) ?? []) {
    if (!applies(rule.startsOn.only, fact)) continue
    const start = momentOf(fact, rule.startsOn.at, rule.id)
    const date = civilDate(start)
    const answer = valueOn(rule, date)
    if (answer.is === 'before-first') noAnswer.push({ ruleId: rule.id, register: rule.register, date, first: answer.first })
    if (answer.is !== 'in-force') continue
    const due = 'within' in answer.value ? dueFrom(answer.value.within, start, rulebook.calendar) : promised(fact, answer.value.atField)
    if (due !== undefined) governing.push({ rule, start, governs: govern(rulebook, rule, answer.value, due) })
  }
  const duties = Map.groupBy(governing, ({ rule }) => rule.duty)
  const promisedAhead = fact.kind === SLOT.opened ? [openingOfSlot(fact, rulebook)] : []
  return { openings: [...duties].map(([duty, group]) => open(duty, fact, group)).concat(promisedAhead), noAnswer }
}

/** What one deadline rule says of a clock started at `from`: as `./huiying due --clause` asks. Undefined once repealed. */
export function dueUnder(rule: DeadlineRule, from: Instant, rulebook: Rulebook): Governing | NoAnswer | undefined {
  const answer = valueOn(rule, civilDate(from))
  if (answer.is === 'before-first') return { ruleId: rule.id, register: rule.register, date: civilDate(from), first: answer.first }
  if (answer.is !== 'in-force' || !('within' in answer.value)) return undefined
  return govern(rulebook, rule, answer.value, dueFrom(answer.value.within, from, rulebook.calendar))
}

/** Names of the duties that `fact` proves done. */
export function discharges(fact: Seen, rulebook: Rulebook): readonly string[] {
  const rules = rulebook.ends.get(fact.kind) ?? []
  if (endsSlot(fact.kind)) return slotDuties(rulebook.rules)
  return [...new Set(rules.filter((rule) => rule.dischargedBy.some((one) => one.fact === fact.kind && applies(one.only, fact))).map(({ duty }) => duty))]
}

/** Rules that rest on a clause of the register. */
export function rulesFor(rulebook: Rulebook, clauseId: string): readonly Rule[] {
  return rulebook.rules.filter((rule) => rule.register.includes(clauseId))
}

function govern(rulebook: Rulebook, rule: DeadlineRule, value: { from: string; within?: Period; reading?: string | undefined }, due: Due): Governing {
  const instrument = instrumentOf(rulebook, rule)
  const names = [rule.startsOn.reading, value.reading].filter((name) => name !== undefined)
  return {
    ruleId: rule.id,
    version: `${rule.id}@${value.from}`,
    instrumentId: instrument.head.id,
    instrument: instrument.head.title,
    register: rule.register, clause: rule.clause, title: rule.title, says: rule.says, force: rule.force,
    within: value.within?.text ?? 'promised',
    ...due,
    readings: [...new Set(names)].flatMap((name) => {
      const reading = instrument.readings.get(name)
      return reading === undefined ? [] : [{ name, ...reading }]
    }),
    wins: false,
  }
}

function instrumentOf(rulebook: Rulebook, rule: Rule): Instrument {
  const found = rulebook.owners.get(rule)
  if (found === undefined) throw new Error(`rule ${rule.id} belongs to no instrument of this rulebook`)
  return found
}

function open(duty: string, fact: SeenFact, group: readonly { rule: DeadlineRule; start: Instant; governs: Governing }[]): DutyOpening {
  const sorted = group.toSorted((a, b) => a.governs.dueAt.localeCompare(b.governs.dueAt))
  const strictest = sorted[0] as (typeof sorted)[number]
  const { rule, start, governs } = strictest
  const calls = sorted.flatMap((one) => one.rule.escalation.map(({ before, to }) => ({ at: callAt(before, governs.dueAt, start), to })))
  const once = new Map(calls.map((call) => [`${call.at} ${call.to}`, call]))
  return {
    duty, title: rule.title, owedBy: rule.owedBy, owedTo: rule.owedTo,
    governedBy: sorted.map((one, index) => ({ ...one.governs, wins: index === 0 })),
    dueAt: governs.dueAt, provisional: governs.provisional, steps: governs.steps,
    escalations: [...once.values()].toSorted((a, b) => a.at.localeCompare(b.at)),
    startedBy: { fact: fact.kind, at: start },
  }
}

/** The starting moment: the fact's own time, or an instant in its data. A fact without it is a broken contract, not a matter for guessing. */
function momentOf(fact: SeenFact, at: string, ruleId: string): Instant {
  const written = at === 'at' ? fact.at : dataOf(fact)[at]
  const moment = typeof written === 'string' ? parseInstant(written) : undefined
  if (moment === undefined) throw new Error(`rule ${ruleId} counts from ${at}, but ${fact.kind} carries no such instant`)
  return moment
}

/** A promise kept in the fact: an instant, or a civil date, which ends at its 24:00. No promise, no duty. */
function promised(fact: SeenFact, field: string): Due | undefined {
  const written = dataOf(fact)[field]
  if (typeof written !== 'string' || written === '') return undefined
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(written)
  const dueAt = isDate ? startOfDay(addDays(written, 1)) : parseInstant(written)
  if (dueAt === undefined) throw new Error(`${fact.kind} promises ${field} "${written}", which is neither a date nor an instant with its offset`)
  const made = momentWords(fact.at)
  const words = isDate ? dateWords(written) : momentWords(dueAt)
  return {
    dueAt, provisional: false,
    steps: [
      { kind: 'start', date: civilDate(fact.at), zh: `${made.zh} 自己承诺`, en: `promised on ${made.en}` },
      { kind: 'end', date: isDate ? written : civilDate(dueAt), zh: `到期 ${words.zh}${isDate ? ' 24:00' : ''}，此刻办成仍算按时`, en: `due ${isDate ? '24:00 of ' : ''}${words.en}; done at this very moment is in time` },
    ],
  }
}

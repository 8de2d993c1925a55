import { addDays, type CivilDate } from '#src/kernel/time.ts'
import type { QuotaPeriod, QuotaRule } from '../promise-schema.ts'
import type { Rule } from '../schema.ts'
import { type Setting, settled } from '../settings.ts'
import { valueOn } from '../values.ts'
import type { Bilingual } from '../wording.ts'
import { countsFor, type Evidence, type QuotaValue } from './evidence.ts'

/** Who owes a quota: a unit, a leader's or spokesperson's post, or the office; `from` and `until` when it did not exist all year. */
export interface Holder {
  readonly each: QuotaRule['holder']['each']
  readonly id: string
  readonly name: string
  /** `department`, `deputy_district_head`, … */
  readonly kind?: string
  /** The unit on whose board it stands. */
  readonly unitId?: string
  readonly from?: CivilDate
  /** First day on which it no longer exists. */
  readonly until?: CivilDate
}

/** A stretch of the year in which a quota must be met, both days included. */
export interface Window {
  readonly no: number
  readonly from: CivilDate
  readonly until: CivilDate
}

/**
 * `not-set`: the office has not set the number. `met`. `possible`: not met, and what is still planned would do. `short`: what is planned no
 * longer does, a make-up slot is needed. `unmet`: the window is over.
 */
export type QuotaStanding = 'not-set' | 'met' | 'possible' | 'short' | 'unmet'

export interface QuotaState {
  readonly ruleId: string
  readonly version: string
  readonly register: readonly string[]
  readonly holder: Holder
  readonly window: Window
  readonly state: QuotaStanding
  /** Acts or hours owed, pro rata where the rule says so; absent while not set. */
  readonly owed?: number
  readonly done: number
  readonly left: number
  /** Acts that must be planned besides what is planned already. */
  readonly makeUp: number
  /** What counted, oldest first. */
  readonly counted: readonly Evidence[]
  readonly says: Bilingual
}

export interface QuotaQuestion {
  readonly rule: QuotaRule
  readonly rules: readonly Rule[]
  readonly holder: Holder
  readonly window: Window
  readonly evidence: readonly Evidence[]
  /** The day of asking. */
  readonly today: CivilDate
  readonly settings?: readonly Setting[]
  /** How many acts are still planned after today, where a plan exists; without it nothing is called short. */
  readonly planned?: number
}

const MONTHS: Readonly<Record<QuotaPeriod, number>> = { year: 12, 'half-year': 6, quarter: 3, month: 1 }
const two = (n: number): string => String(n).padStart(2, '0')

/** The windows of one year: the year itself, its halves, quarters or months. */
export function windowsOf(per: QuotaPeriod, year: number): readonly Window[] {
  const length = MONTHS[per]
  return Array.from({ length: 12 / length }, (_, index) => ({
    no: index + 1,
    from: `${year}-${two(index * length + 1)}-01`,
    until: addDays(index * length + length === 12 ? `${year + 1}-01-01` : `${year}-${two(index * length + length + 1)}-01`, -1),
  }))
}

/** Whether the rule is owed by that holder. */
export const owes = (rule: Pick<QuotaRule, 'holder'>, holder: Holder): boolean =>
  rule.holder.each === holder.each && (rule.holder.ofKinds === undefined || (holder.kind !== undefined && rule.holder.ofKinds.includes(holder.kind)))

/** Full calendar months of the window in which both the holder existed and the rule held. */
export function wholeMonths(window: Window, from: CivilDate | undefined, until: CivilDate | undefined): number {
  let months = 0
  for (let first = window.from; first <= window.until; first = nextMonth(first)) {
    if ((from === undefined || from <= first) && (until === undefined || until >= nextMonth(first))) months += 1
  }
  return months
}

const nextMonth = (first: CivilDate): CivilDate => {
  const [year = 0, month = 1] = first.split('-').map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`
}

/** What is owed in that window; `undefined` while the number is not set. NH-09: a unit of part of the year owes ceil(n × months / 12). */
export function owedIn(value: QuotaValue, window: Window, holder: Holder, settings: readonly Setting[] = []): number | undefined {
  const full = settled(value.atLeast, settings, window.until)
  if (full === undefined || value.proRata === 'none') return full
  const from = [holder.from, value.from].filter((date) => date !== undefined).toSorted().at(-1)
  const until = [holder.until, value.until].filter((date) => date !== undefined).toSorted()[0]
  return Math.ceil((full * wholeMonths(window, from, until)) / MONTHS[value.per])
}

/**
 * How one holder stands in one window. Only evidence counts, each once, and only what is dated in the window up to today. Undefined when the
 * rule gives no answer for that window or is not owed by that holder.
 */
export function quotaState(asked: QuotaQuestion): QuotaState | undefined {
  const { rule, rules, holder, window, today, settings = [], planned } = asked
  const answer = valueOn(rule, window.until)
  if (answer.is !== 'in-force' || !owes(rule, holder)) return undefined
  const { value } = answer
  const counting = [value, ...outerValues(rule, rules, window.until)]
  const own = asked.evidence.filter(({ by, on }) => by.includes(holder.id) && on >= window.from && on <= window.until && on <= today)
  const counted = [...new Map(own.map((one) => [one.id, one])).values()]
    .filter((one) => counting.every((each) => countsFor(each, one, settings, one.on)))
    .toSorted((a, b) => a.on.localeCompare(b.on))
  const done = value.measure === 'hours' ? counted.reduce((sum, { hours }) => sum + (hours ?? 0), 0) : counted.length
  const owed = owedIn(value, window, holder, settings)
  const left = Math.max(0, (owed ?? 0) - done)
  const makeUp = planned === undefined || owed === undefined ? 0 : Math.max(0, left - planned)
  const state: QuotaStanding = owed === undefined ? 'not-set' : left === 0 ? 'met' : today > window.until ? 'unmet' : makeUp > 0 ? 'short' : 'possible'
  return {
    ruleId: rule.id, version: `${rule.id}@${value.from}`, register: rule.register, holder, window, state,
    ...(owed === undefined ? {} : { owed }), done, left, makeUp: state === 'short' ? makeUp : 0, counted,
    says: inWords(rule, value, { state, owed, done, left, makeUp }),
  }
}

/** The quotas of which this one is a part, innermost first. */
export function outerValues(rule: QuotaRule, rules: readonly Rule[], date: CivilDate): readonly QuotaValue[] {
  const outer = rules.find((one): one is QuotaRule => one.kind === 'quota' && one.id === rule.ofWhich)
  if (outer === undefined) return []
  const answer = valueOn(outer, date)
  return [...(answer.is === 'in-force' ? [answer.value] : []), ...outerValues(outer, rules, date)]
}

function inWords(rule: QuotaRule, value: QuotaValue, { state, owed, done, left, makeUp }: { state: QuotaStanding; owed: number | undefined; done: number; left: number; makeUp: number }): Bilingual {
  const unit = value.measure === 'hours' ? { zh: '小时', en: ' h' } : { zh: '次', en: '' }
  const name = rule.title
  const score = { zh: `${done}/${owed ?? '未设定'}`, en: `${done}/${owed ?? 'not set'}` }
  const rest: Readonly<Record<QuotaStanding, Bilingual>> = {
    'not-set': { zh: '定额未设定', en: 'the number is not set' },
    met: { zh: '已达到', en: 'met' },
    possible: { zh: `还差 ${left} ${unit.zh}，尚可达到`, en: `${left}${unit.en} to go, still possible` },
    short: { zh: `还差 ${left} ${unit.zh}，已排的不够，须补 ${makeUp} ${unit.zh}`, en: `${left}${unit.en} to go; what is planned falls short by ${makeUp}${unit.en}, a make-up slot is needed` },
    unmet: { zh: `差 ${left} ${unit.zh}，未达到`, en: `${left}${unit.en} short, unmet` },
  }
  return { zh: `${name.zh} ${score.zh}：${rest[state].zh}`, en: `${name.en} ${score.en}: ${rest[state].en}` }
}

/** NH-09: how many of these states have at least one act, of how many, and who has none. */
export function coverageOf(states: readonly QuotaState[]): { readonly covered: number; readonly of: number; readonly share: number | undefined; readonly without: readonly Holder[] } {
  const covered = states.filter(({ done }) => done > 0).length
  return { covered, of: states.length, share: states.length === 0 ? undefined : covered / states.length, without: states.filter(({ done }) => done === 0).map(({ holder }) => holder) }
}

import type { CivilDate } from '#src/kernel/time.ts'
import type { Rulebook } from './engine.ts'
import { type Occurrence, occurrencesOf } from './kinds/cadence.ts'
import { type Holder, owedIn, owes, type Window, windowsOf } from './kinds/quota.ts'
import type { QuotaValue } from './kinds/evidence.ts'
import { patternWords } from './promise-words.ts'
import type { RestDayPolicy } from './promise-schema.ts'
import type { CadenceRule, QuotaRule, Rule } from './schema.ts'
import { type Parameter, parametersOf, type Setting, settled } from './settings.ts'
import { endOf, type PromisedDuty } from './slots.ts'
import { Unanswerable } from './unanswerable.ts'
import { valueOn } from './values.ts'
import { type Bilingual, dateWords } from './wording.ts'

export interface YearAsked {
  /** Only the rules of this instrument. */
  readonly instrumentId?: string
  /** Another policy for days off, to see what it would do. */
  readonly onRestDay?: RestDayPolicy
}

/** What a year owes, oldest first, and what cannot be said because the office has not set it. */
export interface Year {
  readonly duties: readonly PromisedDuty[]
  readonly notSet: readonly Parameter[]
}

type Promising = CadenceRule | QuotaRule

/**
 * What the rules promise for `year`, each rule once, whoever holds it: what can be said without any record. Throws
 * `Unanswerable('instrument-unknown')`, and `Unanswerable('before-first-value')` when the instrument takes effect only after that year.
 */
export function yearOf(rulebook: Rulebook, year: number, asked: YearAsked = {}): Year {
  const rules = promising(rulebook, year, asked)
  return { duties: sorted(rules.flatMap((rule) => dutiesOf(rule, rulebook, year, undefined, asked))), notSet: notSetIn(rulebook, rules, year) }
}

/**
 * Everything that opening `year` puts on the clock: the occurrences of each cadence and the windows of each quota, once for every holder
 * that owes them. Pure: the agenda states one fact a slot and the duties follow. What is not set opens nothing.
 */
export function openingsOfYear(rulebook: Rulebook, year: number, holders: readonly Holder[], asked: YearAsked = {}): Year {
  const rules = promising(rulebook, year, asked)
  const duties = rules.flatMap((rule) => {
    if (rule.holder.each === 'office') return dutiesOf(rule, rulebook, year, undefined, asked)
    return holders.filter((holder) => owes(rule, holder)).flatMap((holder) => dutiesOf(rule, rulebook, year, holder, asked))
  })
  return { duties: sorted(duties), notSet: notSetIn(rulebook, rules, year) }
}

function promising(rulebook: Rulebook, year: number, { instrumentId }: YearAsked): readonly Promising[] {
  const one = rulebook.instruments.find(({ head }) => head.id === instrumentId)
  if (instrumentId !== undefined && one === undefined) {
    const ids = rulebook.instruments.map(({ head }) => head.id).join('、')
    throw new Unanswerable('instrument-unknown', { zh: `没有制度“${instrumentId}”。已载入：${ids}`, en: `there is no instrument ${instrumentId}. Loaded: ${ids.replaceAll('、', ', ')}` })
  }
  const from = one?.head.effectiveFrom
  if (one !== undefined && from !== undefined && Number(from.slice(0, 4)) > year) {
    throw new Unanswerable('before-first-value', {
      zh: `${one.head.title.zh}自 ${from} 起施行，${year} 年在此之前，不作推算。请从 ${from.slice(0, 4)} 年起查`,
      en: `${one.head.title.en} takes effect on ${from}; ${year} lies before it and nothing is assumed. Ask for ${from.slice(0, 4)} or later`,
    })
  }
  const own = one === undefined ? rulebook.rules : rulebook.rules.filter((rule) => rulebook.owners.get(rule) === one)
  return own.filter((rule): rule is Promising => rule.kind === 'cadence' || rule.kind === 'quota')
}

const sorted = (duties: readonly PromisedDuty[]): readonly PromisedDuty[] =>
  duties.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.originalOn.localeCompare(b.originalOn))

function dutiesOf(rule: Promising, rulebook: Rulebook, year: number, holder: Holder | undefined, { onRestDay }: YearAsked): PromisedDuty[] {
  if (rule.kind === 'quota') return quotaDuties(rule, rulebook, year, holder)
  return occurrencesOf(rule, year, rulebook.calendar, rulebook.settings, onRestDay)
    .filter(({ originalOn }) => exists(holder, originalOn))
    .map((one) => promised(rule, rulebook, year, holder, { ...one, why: after(patternWords(one.value), one.why) }, `${rule.id}@${one.value.from}`, titleOf(rule, one)))
}

const after = (first: Bilingual, then: Bilingual): Bilingual => ({ zh: `${first.zh}。${then.zh}`, en: `${first.en}. ${then.en}` })

const exists = (holder: Holder | undefined, on: CivilDate): boolean => (holder?.from ?? on) <= on && on < (holder?.until ?? '9999-12-31')

function titleOf(rule: Promising, { value, no, originalOn }: Occurrence): Bilingual {
  const [year, month] = originalOn.split('-').map(Number)
  const place = 'monthly' in value ? { zh: `${year}年${month}月`, en: `${originalOn.slice(0, 7)}` } : 'yearly' in value ? { zh: `${year}年`, en: String(year) } : { zh: `${year}年第 ${no} 次`, en: `${year}, no. ${no}` }
  return { zh: `${rule.title.zh}（${place.zh}）`, en: `${rule.title.en} (${place.en})` }
}

function quotaDuties(rule: QuotaRule, rulebook: Rulebook, year: number, holder: Holder | undefined): PromisedDuty[] {
  const inForce = windowsOf('year', year).concat(windowsOf('quarter', year)).map(({ until }) => valueOn(rule, until)).find((answer) => answer.is === 'in-force')
  if (inForce?.is !== 'in-force') return []
  return windowsOf(inForce.value.per, year).flatMap((window): PromisedDuty[] => {
    const answer = valueOn(rule, window.until)
    if (answer.is !== 'in-force') return []
    const nobody: Holder = { each: rule.holder.each, id: '', name: '' }
    const owed = owedIn(answer.value, window, holder ?? nobody, rulebook.settings)
    if (owed === undefined || owed === 0) return []
    const occurrence = { no: window.no, originalOn: window.until, dueOn: window.until, opensOn: window.from, provisional: false, why: quotaWhy(answer.value, window, owed, holder, rule, rulebook.settings) }
    const title = { zh: `${rule.title.zh}（${stretch(answer.value, window).zh}）`, en: `${rule.title.en} (${stretch(answer.value, window).en})` }
    return [promised(rule, rulebook, year, holder, occurrence, `${rule.id}@${answer.value.from}`, title)]
  })
}

const UNITS: Readonly<Record<QuotaValue['per'], Bilingual>> = { year: { zh: '全年', en: 'the year' }, 'half-year': { zh: '半年', en: 'half-year' }, quarter: { zh: '季度', en: 'quarter' }, month: { zh: '月', en: 'month' } }
function stretch({ per }: QuotaValue, { no, from }: Window): Bilingual {
  const year = from.slice(0, 4)
  return per === 'year' ? { zh: `${year}年`, en: year } : { zh: `${year}年第 ${no} ${per === 'month' ? '月' : per === 'quarter' ? '季度' : '个半年'}`, en: `${year}, ${UNITS[per].en} ${no}` }
}

function quotaWhy(value: QuotaValue, window: Window, owed: number, holder: Holder | undefined, rule: QuotaRule, settings: readonly Setting[]): Bilingual {
  const unit = value.measure === 'hours' ? { zh: '小时', en: ' hours' } : { zh: '次', en: owed === 1 ? ' act' : ' acts' }
  const last = dateWords(window.until)
  const who = holder === undefined ? { zh: '', en: '' } : { zh: `${holder.name}：`, en: `${holder.name}: ` }
  const full = settled(value.atLeast, settings, window.until)
  const share = full !== undefined && owed < full ? { zh: `（按月折算，全期 ${full}）`, en: ` (pro rata of ${full})` } : { zh: '', en: '' }
  return { zh: `${rule.says.zh}。${who.zh}${last.zh} 24:00 前至少 ${owed} ${unit.zh}${share.zh}`, en: `${rule.says.en}. ${who.en}at least ${owed}${unit.en}${share.en} by 24:00 of ${last.en}` }
}

function promised(rule: Promising, rulebook: Rulebook, year: number, holder: Holder | undefined, one: Pick<Occurrence, 'no' | 'originalOn' | 'dueOn' | 'opensOn' | 'provisional' | 'why'>, version: string, title: Bilingual): PromisedDuty {
  const document = rulebook.owners.get(rule)?.head.title ?? { zh: '', en: '' }
  const clause = rule.register[0] ?? rule.clause
  const unitId = holder?.unitId
  return {
    slot: [rule.id, year, one.no, ...(holder === undefined ? [] : [holder.id])].join('/'),
    ruleId: rule.id, version, register: rule.register, duty: rule.duty, title, owedBy: rule.owedBy, owedTo: rule.owedTo,
    ...(holder === undefined ? {} : { holder }), ...(unitId === undefined ? {} : { unitId }),
    no: one.no, originalOn: one.originalOn, dueOn: one.dueOn, ...(one.opensOn === undefined ? {} : { opensOn: one.opensOn }),
    dueAt: endOf(one.dueOn), provisional: one.provisional,
    why: { zh: `《${document.zh}》${rule.clause}（${clause}）：${one.why.zh}`, en: `${document.en}, ${rule.clause} (${clause}): ${one.why.en}` },
  }
}

/** Parameters of these rules that neither the office nor a shipped default has set by the end of the year. */
function notSetIn(rulebook: Rulebook, rules: readonly Rule[], year: number): readonly Parameter[] {
  const on = `${year}-12-31`
  return parametersOf(rules).filter((one) => one.default === undefined && settled({ parameter: one.parameter, zh: one.zh, en: one.en }, rulebook.settings, on) === undefined)
}


import { asksLess, promiseFaults } from './check-promises.ts'
import type { Fault, Instrument } from './instrument.ts'
import { bounds, type Period } from './period.ts'
import type { DeadlineRule, GateRule, Rule } from './schema.ts'
import { inOrder, valueOn } from './values.ts'
import type { Bilingual } from './wording.ts'

type Place = Pick<Fault, 'file' | 'rule' | 'field'>
const fault = (place: Place, words: Bilingual, remedy: Bilingual): Fault => ({ ...place, ...words, remedy })

/** Everything wrong with these instruments together: ids, dates, readings, overlaps, and lower rules that loosen higher ones. */
export function checkInstruments(instruments: readonly Instrument[], knownClauses: ReadonlySet<string>): readonly Fault[] {
  return [...repeated(instruments), ...instruments.flatMap((one) => [
    ...one.rules.flatMap((rule) => [...clauseFaults(one, rule, knownClauses), ...valueFaults(one, rule), ...readingFaults(one, rule), ...criticismFaults(one, rule)]),
    ...datesFaults(one),
    ...overlaps(one),
    ...promiseFaults(one),
    ...hierarchyFaults(one, instruments),
    ...caseFaults(one),
  ])]
}

const inRules = (one: Instrument, rule: Rule, field: string): Place => ({ file: `${one.folder}/rules.yaml`, rule: rule.id, field })

function repeated(instruments: readonly Instrument[]): Fault[] {
  const ids = instruments.flatMap((one) => one.rules.map((rule) => ({ one, rule })))
  return [...Map.groupBy(ids, ({ rule }) => rule.id).values()].filter((same) => same.length > 1).map(([, second]) => {
    const { one, rule } = second as (typeof ids)[number]
    return fault(inRules(one, rule, 'id'), { zh: `规则编号 ${rule.id} 用了两次`, en: `the rule id ${rule.id} is used twice` }, { zh: '另起编号', en: 'give it another id' })
  })
}

function clauseFaults(one: Instrument, rule: Rule, known: ReadonlySet<string>): Fault[] {
  return rule.register.filter((id) => !known.has(id)).map((id) => fault(inRules(one, rule, 'register'),
    { zh: `条款编号 ${id} 不在条款登记册`, en: `the clause ${id} is not in the register` }, { zh: '核对 instruments/register/clauses.yaml', en: 'look it up in instruments/register/clauses.yaml' }))
}

// Rule 4: values are half-open and follow each other. Two from the same day, or one that reaches into the next, leave two answers for a day.
function valueFaults(one: Instrument, rule: Rule): Fault[] {
  const values = inOrder(rule)
  return values.flatMap((value, index): Fault[] => {
    const next = values[index + 1]
    const place = inRules(one, rule, `values (from ${value.from})`)
    return [
      ...(next !== undefined && next.from === value.from ? [fault(place, { zh: `两个取值都自 ${value.from} 起，重叠`, en: `two values begin on ${value.from} and overlap` }, { zh: '留一个，或写上另一个的起始日', en: 'keep one, or give the other its own date' })] : []),
      ...(value.until !== undefined && next !== undefined && value.until > next.from ? [fault(place, { zh: `取值到 ${value.until} 才止，与自 ${next.from} 起的取值重叠`, en: `the value runs until ${value.until} and overlaps the one from ${next.from}` }, { zh: '把 until 改到下一取值的起始日', en: 'let until be the day the next value begins' })] : []),
      ...(value.until !== undefined && value.until <= value.from ? [fault(place, { zh: '止于起始日之前', en: 'ends before it begins' }, { zh: '核对 from 与 until', en: 'check from and until' })] : []),
      ...(value.from < one.head.effectiveFrom ? [fault(place, { zh: `早于制度生效日 ${one.head.effectiveFrom}`, en: `lies before the instrument takes effect on ${one.head.effectiveFrom}` }, { zh: '改起始日或 effective_from', en: 'change the date or effective_from' })] : []),
    ]
  })
}

function readingFaults(one: Instrument, rule: Rule): Fault[] {
  const starts = 'startsOn' in rule ? rule.startsOn : undefined
  const named = [['starts_on.reading', starts?.reading], ['loosens.reading', rule.loosens?.reading], ...rule.values.map((value) => ['values.reading', value.reading])] as const
  const unsaid = starts !== undefined && starts.namedInText === undefined && starts.reading === undefined
  return [
    // Rule 8: the unsaid is said.
    ...(unsaid ? [fault(inRules(one, rule, 'starts_on'), { zh: '没有说明起算点从何而来', en: 'does not say where its starting moment comes from' }, { zh: '原文写明的加 named_in_text: true，否则写一份 reading', en: 'add named_in_text: true if the text names it, or write a reading' })] : []),
    ...named.flatMap(([field, name]) => (name === undefined || one.readings.has(name) ? [] : [fault(inRules(one, rule, field as string),
      { zh: `找不到解读 readings/${name}.md`, en: `the reading readings/${name}.md is not there` }, { zh: '写出这份解读，或改正名称', en: 'write the reading, or correct its name' })])),
  ]
}

function datesFaults({ folder, head, readings }: Instrument): Fault[] {
  const name = head.datesReading
  if (name === undefined || readings.has(name)) return []
  return [fault({ file: `${folder}/instrument.yaml`, field: 'dates_reading' }, { zh: `找不到解读 readings/${name}.md`, en: `the reading readings/${name}.md is not there` }, { zh: '写出这份解读，或改正名称', en: 'write the reading, or correct its name' })]
}

const CRITICAL = /负面|批评|讽刺|抹黑|舆情差|negativ|critic|satir|mock/i

// GS-71, CX-8, RL-3: criticism is welcome. No rule may make it a reason not to answer or a ground to refer somebody.
function criticismFaults(one: Instrument, rule: Rule): Fault[] {
  const words = rule.kind === 'route' && rule.route === 'no-answer-reasons'
    ? rule.values.flatMap((value) => ('entries' in value ? value.entries.map(({ code, zh, en }) => `${code} ${zh} ${en}`) : []))
    : rule.kind === 'gate' && rule.gate === 'referral' ? rule.values.flatMap((value) => ('items' in value ? value.items.flatMap((item) => item.oneOf ?? []) : [])) : []
  return words.filter((text) => CRITICAL.test(text)).map((text) => fault(inRules(one, rule, 'values'),
    { zh: `“${text}”以批评为由，不予载入`, en: `"${text}" makes criticism a ground and is not loaded` }, { zh: '删去这一项；批评应当受理并答复（GS-71）', en: 'remove it; criticism is accepted and answered (GS-71)' }))
}

// Rule 4: within one document two limits for the same duty from the same start are a contradiction until one is called an exception.
function overlaps(one: Instrument): Fault[] {
  const deadlines = one.rules.filter((rule) => rule.kind === 'deadline')
  const same = Map.groupBy(deadlines, (rule) => [rule.duty, rule.startsOn.fact, rule.startsOn.at, rule.startsOn.only ?? ''].join(' '))
  return [...same.values()].flatMap((group) => group.slice(1).flatMap((rule) => {
    const first = group[0] as DeadlineRule
    const settled = rule.exceptionTo !== undefined || first.exceptionTo !== undefined || rule.values.every((value) => value.reading !== undefined)
    const together = changesOf([rule, first]).find((date) => [rule, first].every((each) => valueOn(each, date).is === 'in-force'))
    if (settled || together === undefined) return []
    return [fault(inRules(one, rule, 'values'), { zh: `自 ${together} 起与 ${first.id} 对同一应办事项各有期限`, en: `from ${together} on, it and ${first.id} both limit the same duty` }, { zh: '写 exception_to，或写一份 reading 定下用哪条', en: 'write exception_to, or a reading that settles which holds' })]
  }))
}

/** Days on which anything changes in these rules. */
export function changesOf(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => rule.values.flatMap((value) => [value.from, ...(value.until === undefined ? [] : [value.until])])))].toSorted()
}

// WL-07, rule 6: a lower document may only tighten.
function hierarchyFaults(one: Instrument, all: readonly Instrument[]): Fault[] {
  const unknown = one.head.basedOn.filter((id) => !all.some(({ head }) => head.id === id))
  const missing = unknown.map((id) => fault({ file: `${one.folder}/instrument.yaml`, field: 'based_on' }, { zh: `上位制度 ${id} 未载入`, en: `the higher instrument ${id} is not loaded` }, { zh: '载入它，或改写到 derives_from', en: 'load it, or name it in derives_from' }))
  const higher = above(one, all).flatMap(({ rules }) => rules)
  return [...missing, ...one.rules.flatMap((rule) => higher.filter((upper) => rule.loosens?.rule !== upper.id).flatMap((upper) => {
    const date = changesOf([rule, upper]).find((day) => loosens(rule, upper, day))
    return date === undefined ? [] : [fault(inRules(one, rule, 'values'), { zh: `自 ${date} 起宽于上位规则 ${upper.id}`, en: `from ${date} on it is looser than the higher rule ${upper.id}` }, { zh: '收紧，或写 loosens 并附解读', en: 'tighten it, or write loosens with a reading' })]
  }))]
}

/** All loaded instruments that stand above `one`, also through others. */
export function above(one: Instrument, all: readonly Instrument[], seen: ReadonlySet<string> = new Set()): readonly Instrument[] {
  const next = one.head.basedOn.filter((id) => !seen.has(id) && id !== one.head.id)
  const parents = all.filter(({ head }) => next.includes(head.id))
  const known = new Set([...seen, ...next])
  return [...new Set(parents.flatMap((parent) => [parent, ...above(parent, all, known)]))]
}

function loosens(rule: Rule, upper: Rule, date: string): boolean {
  if (rule.kind === 'deadline' && upper.kind === 'deadline' && rule.duty === upper.duty) {
    const [low, high] = [periodOn(rule, date), periodOn(upper, date)]
    return low !== undefined && high !== undefined && longer(low, high)
  }
  if (rule.kind === 'gate' && upper.kind === 'gate' && rule.gate === upper.gate) return permitsMore(rule, upper, date)
  return asksLess(rule, upper, date)
}

function periodOn(rule: DeadlineRule, date: string): Period | undefined {
  const answer = valueOn(rule, date)
  return answer.is === 'in-force' && 'within' in answer.value ? answer.value.within : undefined
}

/** Of one unit the numbers decide; of two units the lower rule must be shorter in every case, else it needs a reading. */
function longer(low: Period, high: Period): boolean {
  return low.unit === high.unit ? low.n > high.n : bounds(low).longest > bounds(high).shortest
}

/** A lower gate adds to the higher one; only a limit that is raised loosens it. */
function permitsMore(rule: GateRule, upper: GateRule, date: string): boolean {
  const [low, high] = [valueOn(rule, date), valueOn(upper, date)]
  if (low.is !== 'in-force' || high.is !== 'in-force') return false
  return low.value.checksPerPerson !== undefined && high.value.checksPerPerson !== undefined && low.value.checksPerPerson > high.value.checksPerPerson
}

function caseFaults(one: Instrument): Fault[] {
  return one.cases.flatMap((worked) => worked.rules.filter((id) => !one.rules.some((rule) => rule.id === id)).map((id) => fault(
    { file: `${one.folder}/cases.yaml`, rule: worked.name, field: 'rules' }, { zh: `没有编号为 ${id} 的规则`, en: `there is no rule ${id}` }, { zh: '改正编号', en: 'correct the id' })))
}

/** GB-01: instruments whose higher document gained or lost a value after they were issued; they await revision 待修订. */
export function awaitingRevision(instruments: readonly Instrument[]): readonly { readonly id: string; readonly because: string; readonly since: string }[] {
  return instruments.flatMap((one) => above(one, instruments).flatMap((upper) => {
    const since = changesOf(upper.rules).find((date) => date > one.head.issuedOn)
    return since === undefined ? [] : [{ id: one.head.id, because: upper.head.id, since }]
  }))
}

import { accept, decideBy, refuse, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { type Known, parseRule } from '#src/signals/rules/parse.ts'
import { patternFault } from '#src/signals/rules/patterns.ts'
import { placed } from '#src/signals/rules/rule-file.ts'
import type { NamedUnit } from '../directory/contract.ts'
import type { AddRule, AddRules, ChangeRule, List, Rule, SetList, WithdrawRule } from './contract.ts'

const rules = { table: 'signals.rule' }
const lists = { table: 'signals.list' }

/** Lists of places (`@地区:…`), as the gazetteer answers them. */
export type Places = NonNullable<Known['list']>

/** A unit by what the office calls it; a name made by shortening may mean another place's office and is not among them. */
export type Called = Pick<NamedUnit, 'id' | 'given'>

/** The sign of a unit in a rule: `@单位:区水务局` by any of its names, `@单位` all units. */
const UNIT = /^(?:单位|unit)(?:[:：](.+))?$/

/** A name of a unit or of a place of the office's own lists, looked for in the same scan as all rules; `id` stands for a rule where hits are kept. */
export interface LookedFor {
  readonly id: Id
  readonly words: readonly string[]
}
/** The rule of the machine's own that holds for what names it. */
export const namingRule = ({ id }: LookedFor): string => `@名称:${id}`

function unitWords(said: string | undefined, units: readonly Called[]): ReturnType<Places> {
  if (said === undefined) return units.flatMap(({ given }) => given)
  const unit = units.find(({ id, given }) => id === said || given.includes(said))
  return unit?.given ?? { zh: `没有名为“${said}”的单位，请用单位名录里的名称`, en: `no unit is called "${said}"; use a name of the register of units` }
}

/** What a rule may name: the office's own lists first, then units, then places. */
export function knownBy(places: Places, own: readonly Pick<List, 'name' | 'words'>[], units: readonly Called[]): Known {
  const words = new Map(own.map((list) => [list.name, list.words]))
  const list = (name: string): ReturnType<Places> => {
    const unit = UNIT.exec(name)
    return words.get(name) ?? (unit ? unitWords(unit[1], units) : places(name))
  }
  return { list, pattern: patternFault }
}

/** Every fault of an expression, each at its character. */
export function faultsOf(expression: string, known: Known): Refusal[] {
  const parsed = parseRule(expression, known)
  return 'faults' in parsed ? placed(expression, parsed.faults).map(({ column, zh, en }) => ({ code: 'signals/rule-broken', item: 'expression', params: { at: column, zh, en } })) : []
}

export interface Ruling {
  readonly pressOfficeId: Id
  readonly known: Known
  /** Another standing rule bears this name. */
  readonly taken: boolean
}

const about = (rule: Rule, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(rules, rule.id), unitId: rule.pressOfficeId, data })
const nameTaken = (taken: boolean, name: string): Refusal[] => (taken ? [{ code: 'signals/rule-known', item: 'name', params: { name } }] : [])

export function addRule({ pressOfficeId, known, taken }: Ruling, input: AddRule, ctx: Context): Decision {
  return decideBy([...faultsOf(input.expression, known), ...nameTaken(taken, input.name)], () => [{ kind: 'signals.ruleAdded', subject: subjectOf(rules, ctx.newId()), unitId: pressOfficeId, data: input }])
}

export interface RulingMany {
  readonly pressOfficeId: Id
  readonly known: Known
  /** Standing rules that bear one of the names, with what they say. */
  readonly taken: ReadonlyMap<string, string>
}

/** All of them, or every line that is wrong; a rule that stands already with the same words is passed over, so a file may be brought again. */
export function addRules({ pressOfficeId, known, taken }: RulingMany, { rules: lines, onlyCheck }: AddRules, ctx: Context): Decision {
  const refusals: Refusal[] = []
  const named = new Map(taken)
  const fresh = lines.filter(({ line, name, expression }) => {
    if (name.trim() !== name || name.length < 2 || name.length > 60) refusals.push({ code: 'signals/rule-line-name', item: 'rules', params: { line } })
    for (const { params } of faultsOf(expression, known)) refusals.push({ code: 'signals/rule-line-broken', item: 'rules', params: { ...params, line, name } })
    const other = named.get(name)
    if (other !== undefined && other !== expression) refusals.push({ code: 'signals/rule-line-twice', item: 'rules', params: { line, name } })
    named.set(name, expression)
    return other === undefined
  })
  if (onlyCheck) return refusals.length > 0 ? refuse(...refusals) : accept()
  return decideBy(refusals, () => fresh.map(({ name, expression }) => ({ kind: 'signals.ruleAdded', subject: subjectOf(rules, ctx.newId()), unitId: pressOfficeId, data: { name, expression, comment: '', urgent: false } })))
}

const gone = (rule: Rule): Refusal[] => (rule.state === 'withdrawn' ? [{ code: 'signals/rule-withdrawn', item: rule.id }] : [])

export function changeRule({ rule, known, taken }: Omit<Ruling, 'pressOfficeId'> & { readonly rule: Rule }, { ruleId: _, ...input }: ChangeRule): Decision {
  return decideBy([...gone(rule), ...faultsOf(input.expression, known), ...nameTaken(taken, input.name)], () => [about(rule, 'signals.ruleChanged', input)])
}

export function withdrawRule(rule: Rule, { reason }: WithdrawRule): Decision {
  const refusals = gone(rule)
  return refusals.length > 0 ? refuse(...refusals) : accept(about(rule, 'signals.ruleWithdrawn', { reason }))
}

/** A list is set whole, with a reason; rules that name it read the new words from then on. */
export function setList({ pressOfficeId, list }: { readonly pressOfficeId: Id; readonly list: List | undefined }, input: SetList, ctx: Context): Decision {
  return accept({ kind: 'signals.listSet', subject: subjectOf(lists, list?.id ?? ctx.newId()), unitId: pressOfficeId, data: input })
}

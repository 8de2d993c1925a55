import type { CivilDate } from '#src/kernel/time.ts'
import { restDayPolicies } from './promise-schema.ts'
import type { Rule } from './schema.ts'
import { Unanswerable } from './unanswerable.ts'
import type { Bilingual } from './wording.ts'

/** What a document leaves to the office, as a rule writes it: a name, a label and perhaps a shipped default. */
export interface Open<T> extends Bilingual {
  readonly parameter: string
  readonly default?: T | undefined
}

/** A value the office set for a parameter, from a day on; only ever added. */
export interface Setting {
  readonly parameter: string
  readonly from: CivilDate
  readonly value: number | string | readonly string[]
}

/** A parameter as an office's settings page shows it. */
export interface Parameter extends Bilingual {
  readonly parameter: string
  readonly ruleId: string
  readonly register: readonly string[]
  /** What may be set: a whole number, one of a list, or several of a list. */
  readonly takes: 'number' | 'one' | 'several'
  readonly among?: readonly string[]
  /** Shipped value; absent means 未设定 until the office sets it. */
  readonly default?: unknown
}

const isOpen = <T>(given: T | Open<T>): given is Open<T> => typeof given === 'object' && given !== null && 'parameter' in given

/** What holds on `date`: the number written, what the office set, the shipped default; `undefined` when nothing is set. */
export function settled<T>(given: T | Open<T>, settings: readonly Setting[], date: CivilDate): T | undefined {
  if (!isOpen(given)) return given
  const set = settings.filter((one) => one.parameter === given.parameter && one.from <= date).toSorted((a, b) => a.from.localeCompare(b.from)).at(-1)
  return set === undefined ? given.default : (set.value as T)
}

/** The parameter behind a value, when it is one. */
export const openOf = <T>(given: T | Open<T>): Open<T> | undefined => (isOpen(given) ? given : undefined)

const AMONG: Readonly<Record<string, readonly string[]>> = { onRestDay: restDayPolicies, occasions: ['regular', 'thematic', 'emergency', 'micro', 'live_interview'] }

/** Every parameter that these rules leave to the office, once each. */
export function parametersOf(rules: readonly Rule[]): readonly Parameter[] {
  const found = rules.flatMap((rule) => rule.values.flatMap((value) => fieldsOf(value).flatMap(([field, given]): Parameter[] => {
    const open = openOf(given)
    if (open === undefined) return []
    const among = AMONG[field]
    const takes = among === undefined ? 'number' : field === 'occasions' ? 'several' : 'one'
    return [{ parameter: open.parameter, zh: open.zh, en: open.en, ruleId: rule.id, register: rule.register, takes, ...(among && { among }), ...(open.default !== undefined && { default: open.default }) }]
  })))
  return [...new Map(found.map((one) => [one.parameter, one])).values()]
}

function fieldsOf(value: object): (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([field, given]) => (field === 'interval' ? Object.entries(given as object) : [[field, given] as const]))
}

/** What is wrong with these settings; empty when all is well. */
export function settingFaults(rules: readonly Rule[], settings: readonly Setting[]): Bilingual[] {
  const known = new Map(parametersOf(rules).map((one) => [one.parameter, one]))
  return settings.flatMap((one, index): Bilingual[] => {
    const parameter = known.get(one.parameter)
    if (parameter === undefined) return [{ zh: `没有“${one.parameter}”这一项，可设的有：${[...known.keys()].join('、')}`, en: `there is no parameter ${one.parameter}; there are: ${[...known.keys()].join(', ')}` }]
    const twice = settings.slice(0, index).some((earlier) => earlier.parameter === one.parameter && earlier.from === one.from)
    return [
      ...(fits(parameter, one.value) ? [] : [wanted(parameter)]),
      ...(twice ? [{ zh: `${parameter.zh}：自 ${one.from} 起设了两次，请留一个`, en: `${parameter.en}: set twice from ${one.from}; keep one` }] : []),
    ]
  })
}

function fits({ takes, among }: Parameter, value: Setting['value']): boolean {
  if (takes === 'number') return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 999
  const chosen = takes === 'one' ? (typeof value === 'string' ? [value] : []) : Array.isArray(value) ? (value as readonly string[]) : []
  return chosen.length > 0 && chosen.every((one) => among?.includes(one))
}

function wanted({ zh, en, takes, among = [] }: Parameter): Bilingual {
  if (takes === 'number') return { zh: `${zh}：须是 1 至 999 的整数`, en: `${en}: a whole number from 1 to 999` }
  return takes === 'one'
    ? { zh: `${zh}：须是 ${among.join('、')} 之一`, en: `${en}: one of ${among.join(', ')}` }
    : { zh: `${zh}：须从 ${among.join('、')} 中选一项以上`, en: `${en}: one or more of ${among.join(', ')}` }
}

/** Throws `Unanswerable('setting-faulty')` with every fault, when there are any. */
export function refuseFaults(faults: readonly Bilingual[]): void {
  if (faults.length > 0) throw new Unanswerable('setting-faulty', { zh: faults.map(({ zh }) => zh).join('；'), en: faults.map(({ en }) => en).join('; ') })
}

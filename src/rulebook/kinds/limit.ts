import { parsePeriod, type Period } from '../period.ts'
import type { LimitRule } from '../schema.ts'
import { type Setting, settled } from '../settings.ts'

export type LimitValue = Exclude<LimitRule['values'][number], { repealed: true }>

/** A number or a length of time that a clause sets, with where it stands; neither of them while the office has not set it. */
export interface LimitAnswer {
  readonly ruleId: string
  readonly version: string
  readonly clause: string
  readonly atMost?: number
  readonly atLeast?: number
  readonly period?: Period
}

const LENGTHS = { minutes: (n: number) => `PT${n}M`, hours: (n: number) => `PT${n}H`, days: (n: number) => `P${n}D` } as const

/** What one rule says of its limit on that day. */
export function readLimit(rule: LimitRule, value: LimitValue, settings: readonly Setting[], date: string): LimitAnswer {
  const place = { ruleId: rule.id, version: `${rule.id}@${value.from}`, clause: rule.register[0] ?? rule.clause }
  if ('period' in value) return { ...place, period: value.period }
  if ('length' in value) {
    const n = settled(value.length, settings, date)
    return { ...place, ...(n !== undefined && { period: parsePeriod(LENGTHS[value.unit](n)) }) }
  }
  if ('atLeast' in value) {
    const atLeast = settled(value.atLeast, settings, date)
    return { ...place, ...(atLeast !== undefined && { atLeast }) }
  }
  const atMost = settled(value.atMost, settings, date)
  return { ...place, ...(atMost === undefined ? {} : { atMost }) }
}

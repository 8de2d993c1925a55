import type { Refusal } from '#src/kernel/facts.ts'
import type { CaseRecord } from './case-record.ts'
import type { DefineIndicators, Indicator, IndicatorSet, Measured } from './contract.ts'
import { ALWAYS, isDimension, type Dimension } from './dimensions.ts'
import { formulas, isFormula, type FormulaCode } from './formulas.ts'

/** Counts of attention can be bought and are no measure of work (RL-6). */
const ATTENTION = /粉丝|关注数|关注量|点赞|转发|评论数|评论量|阅读量|阅读数|浏览量|点击量|播放量|收藏数|(?<![a-z])(followers?|likes?|reads?|views?|clicks?|forwards?|retweets?)(?![a-z])/i
/** What others say or how many write is not the unit's act (RL-8): tone of coverage, number of signals, number of complaints. */
const CRITICISM = /coverage[._]?tone|signal[._]?count|complaint[._]?count|负面|舆情(数|量|起数)|投诉(数|量|起数)|信访量|批评(数|量)|来信(数|量)|negative/i

/** Weights are written with at most two digits; less than that is rounding. */
const HUNDRED = 100
const off = (sum: number): boolean => Math.abs(sum - HUNDRED) > 0.005

/** Everything wrong with a set of indicators, all at once (GB-47, WL-05, RL-6, RL-8). */
export function setFaults(indicators: DefineIndicators['indicators']): Refusal[] {
  const refusals: Refusal[] = indicators.flatMap((one): Refusal[] => {
    const written = `${one.id} ${one.formula} ${one.title} ${one.definition}`
    if (ATTENTION.test(written)) return [{ code: 'evaluation/attention-is-no-measure', item: one.id, clause: 'RL-6' }]
    if (CRITICISM.test(written)) return [{ code: 'evaluation/criticism-is-no-offence', item: one.id, clause: 'RL-8' }]
    return [
      ...(isFormula(one.formula) ? [] : [{ code: 'evaluation/unknown-formula', item: one.id, clause: 'GB-47', params: { formula: one.formula } }]),
      ...(isDimension(one.dimension) ? [] : [{ code: 'evaluation/unknown-dimension', item: one.id, params: { dimension: one.dimension } }]),
    ]
  })
  const twice = indicators.filter((one, at) => indicators.findIndex((other) => other.id === one.id) < at)
  for (const one of twice) refusals.push({ code: 'evaluation/indicator-twice', item: one.id })
  for (const dimension of ALWAYS) {
    if (!indicators.some((one) => one.dimension === dimension)) refusals.push({ code: 'evaluation/dimension-missing', item: dimension, clause: 'WL-05', params: { dimension } })
  }
  const sum = Math.round(indicators.reduce((total, one) => total + one.weight, 0) * 1000) / 1000
  if (off(sum)) refusals.push({ code: 'evaluation/weights-not-100', item: 'indicators', clause: 'GB-47', params: { sum } })
  return refusals
}

/** Indicators as they are stated: the source is what the formula reads, not what somebody claims. */
export const withSources = (indicators: DefineIndicators['indicators']): Indicator[] =>
  indicators.map((one) => ({ ...one, formula: one.formula as FormulaCode, dimension: one.dimension as Dimension, source: formulas[one.formula as FormulaCode].source }))

const SHIPPED: readonly (readonly [FormulaCode, Dimension, number])[] = [
  ['public_duties_in_time', 'timely', 20], ['released_publicly', 'open', 10], ['full_text_share', 'transparent', 5], ['not_found_wrong', 'accurate', 10],
  ['ahead_of_media', 'proactive', 5], ['parts_given', 'complete', 10], ['outcome_reached', 'effective', 10], ['by_first_subject', 'authoritative', 5],
  ['accepted_share', 'credible', 5], ['taken_up_by_media', 'influential', 5], ['askers_reached', 'reached', 5], ['understood_share', 'understood', 5], ['path_open', 'overseeable', 5],
]

/** The set an office has before it defines its own: every dimension once. */
export const shippedSet: Pick<IndicatorSet, 'version' | 'indicators'> = {
  version: 0,
  indicators: withSources(SHIPPED.map(([formula, dimension, weight]) => ({ id: formula, title: formulas[formula].zh, definition: formulas[formula].zh, formula, dimension, weight }))),
}

/** The indicators of a set over one case. */
export function measure(indicators: readonly Indicator[], record: CaseRecord): Measured[] {
  return indicators.map((one) => ({ ...one, ...formulas[one.formula].of(record) }))
}

/** Weighted mean of those that apply, to hundredths: what does not apply neither helps nor harms. */
export function scoreOf(measured: readonly Measured[]): number | null {
  const applying = measured.filter((one) => one.value !== null)
  const weights = applying.reduce((sum, one) => sum + one.weight, 0)
  if (weights === 0) return null
  return Math.round((applying.reduce((sum, one) => sum + one.weight * one.value!, 0) / weights) * 100) / 100
}

import type { Id } from '#src/kernel/facts.ts'
import type { Source } from '../intake/contract.ts'

/**
 * How passive we are (GB-04): what share of cases a superior or the media had to raise before we saw the matter ourselves or the citizen
 * told us. The share is about our own watching; it is no indicator of a unit's work, and counts no criticism (RL-8).
 * Whoever changes the list of sources gives the formula its next version.
 */
export const passiveFormula = {
  version: 1,
  zh: '首先由上级（上级交办、互联网+督查）或媒体报道提出的回应案 ÷ 全部回应案；一案多件来信的，以最早知悉的一件为准',
  en: 'cases first raised by a superior (assigned from above, Internet+ inspection) or by a media report ÷ all cases; of several messages the one known first counts',
  sources: ['superior', 'supervision', 'media_report'] satisfies readonly Source[] as readonly Source[],
} as const

export interface Passivity {
  readonly cases: number
  readonly passive: number
  /** 0 to 1, four digits; null without cases. */
  readonly share: number | null
  readonly bySource: Readonly<Record<string, number>>
}

/** Pure: the figure over cases, each by the source that raised it first. */
export function passivityOf(sources: readonly string[]): Passivity {
  const passive = sources.filter((source) => (passiveFormula.sources as readonly string[]).includes(source)).length
  const bySource = Object.fromEntries([...Map.groupBy(sources, (source) => source)].map(([source, all]) => [source, all.length]))
  return { cases: sources.length, passive, share: sources.length === 0 ? null : Math.round((passive / sources.length) * 10_000) / 10_000, bySource }
}

export interface UnitPassivity extends Passivity {
  readonly unitId: Id
}

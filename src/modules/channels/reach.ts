import type { Id } from '#src/kernel/facts.ts'
import type { ChannelKind, Purpose } from './kinds.ts'

/** A figure with what it means: nobody reads one without its definition, its denominator and where it comes from (WL-28). */
export interface Metric {
  readonly code: 'reach' | 'awareness' | 'coverage'
  readonly title: { readonly zh: string; readonly en: string }
  readonly definition: { readonly zh: string; readonly en: string }
  readonly source: { readonly zh: string; readonly en: string }
  readonly numerator: number
  readonly denominator: number
  /** Null without a denominator. */
  readonly value: number | null
}

/** What one channel reached: letters that were taken, or reads as the platform's own file says; which of both its kind tells (GB-25). */
export interface ChannelReach {
  readonly channelId: Id
  readonly name: string
  readonly kind: ChannelKind
  readonly means: 'letters' | 'reads'
  readonly numerator: number
  readonly denominator: number
  /** Share of letters that were taken, or reads a delivery; null without a denominator. */
  readonly value: number | null
}

/** What the figures of channels mean, as every list of them says. */
export const meanings = {
  letters: { zh: '服务器收下的封数 ÷ 发出的封数（投放回执）', en: 'letters that were taken ÷ letters that were sent (receipts)' },
  reads: { zh: '阅读数之和 ÷ 有阅读数的投放件数（平台导出的文件，附指纹）；只作展示，不作考核', en: 'reads ÷ deliveries with such a figure (exports of the platform, by digest); shown, never scored' },
} as const

const share = (numerator: number, denominator: number): number | null => (denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 10_000)

/** Channels of which anything can be told, each with its own figure. */
export const reachOf = (rows: readonly (Counted & Pick<ChannelReach, 'channelId' | 'name' | 'kind'>)[]): readonly ChannelReach[] => rows.flatMap(({ channelId, name, kind, sent, tried, views, viewed }): ChannelReach[] => {
  if (kind === 'email' || kind === 'sms') return [{ channelId, name, kind, means: 'letters', numerator: sent, denominator: tried, value: share(sent, tried) }]
  return viewed > 0 ? [{ channelId, name, kind, means: 'reads', numerator: views, denominator: viewed, value: share(views, viewed) }] : []
})

/** How many units have a standing account of a kind. It informs and is never scored: one main account a unit is the rule (CX-12). */
export interface Activation {
  readonly kind: ChannelKind
  readonly active: number
  readonly units: number
}

export interface Reach {
  readonly metrics: readonly Metric[]
  readonly channels: readonly ChannelReach[]
  readonly activation: readonly Activation[]
  readonly purposes: Readonly<Record<Purpose, number>>
}

/** Sums of the record from which the figures are made. */
export interface Counted {
  readonly sent: number
  readonly tried: number
  readonly views: number
  readonly viewed: number
  readonly live: number
  readonly planned: number
}

const metric = (code: Metric['code'], title: readonly [string, string], definition: readonly [string, string], source: readonly [string, string], numerator: number, denominator: number): Metric => ({
  code, title: { zh: title[0], en: title[1] }, definition: { zh: definition[0], en: definition[1] }, source: { zh: source[0], en: source[1] }, numerator, denominator,
  value: share(numerator, denominator),
})

/** The three figures, each from what the record holds; none can be typed in. */
export const metricsOf = ({ sent, tried, views, viewed, live, planned }: Counted): readonly Metric[] => [
  metric('reach', ['到达率', 'reach'], ['邮件、短信中服务器收下的封数 ÷ 发出的封数', 'letters and messages that were taken ÷ those that were sent'], ['投放回执', 'receipts of deliveries'], sent, tried),
  metric('awareness', ['知晓度', 'awareness'], ['平台阅读数之和 ÷ 有阅读数的投放件数；只作展示，不作考核', 'reads on platforms ÷ deliveries with such a figure; shown, never scored'], ['平台后台导出的文件，登记时附文件指纹', 'exports of the platforms, each noted with the digest of its file'], views, viewed),
  metric('coverage', ['覆盖面', 'coverage'], ['已上线的投放件次 ÷ 列入投放的件次', 'deliveries that are out ÷ those that were planned'], ['投放记录', 'record of deliveries'], live, planned),
]

/** Ways that reach people without a screen of their own (WL-25). */
export const OFFLINE: readonly ChannelKind[] = ['loudspeaker', 'conference', 'gazette', 'broadcast', 'newspaper']
/** A policy belongs online and among people; what is missing is said, and stops nothing. */
export function missingWays(isPolicy: boolean, kinds: readonly ChannelKind[]): readonly ('online' | 'offline')[] {
  if (!isPolicy) return []
  const offline = kinds.some((kind) => OFFLINE.includes(kind))
  const online = kinds.some((kind) => !OFFLINE.includes(kind))
  return [...(online ? [] : ['online' as const]), ...(offline ? [] : ['offline' as const])]
}

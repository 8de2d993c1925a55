import type { Bilingual, Language, Pair } from '../../words/language.tsx'

const units: Readonly<Record<string, Pair>> = { TM: ['分钟', 'minutes'], TH: ['小时', 'hours'], D: ['日', 'days'], WD: ['个工作日', 'working days'], M: ['个月', 'months'] }
const at = (language: Language): 0 | 1 => (language === 'zh' ? 0 : 1)

/** `PT48H` as `48 小时`; what is no period stays as it is. */
export function periodWords(period: string, language: Language): string {
  const [, time = '', count, unit = ''] = /^P(T?)(\d+)([A-Z]+)$/.exec(period) ?? []
  const words = units[`${time}${unit}`]
  return words && count ? `${count} ${words[at(language)]}` : period
}

/** Units in which somebody types a period, as the rules write it. */
export const periodForms = { minutes: (n: string) => `PT${n}M`, hours: (n: string) => `PT${n}H`, days: (n: string) => `P${n}D`, workdays: (n: string) => `P${n}WD` } as const
export type PeriodUnit = keyof typeof periodForms
export const periodUnits = Object.keys(periodForms) as PeriodUnit[]

const numbers: Readonly<Record<string, (n: number) => Pair>> = {
  reviews: (n) => [`${n} 审`, `${n} reviews`],
  proofs: (n) => [`${n} 校`, `${n} proof readings`],
  distinctReviewers: (n) => [`审核由 ${n} 人分别作出`, `${n} different reviewers`],
  distinctProofreaders: (n) => [`校对由 ${n} 人分别作出`, `${n} different proof readers`],
  checksPerPerson: (n) => [`一人至多把 ${n} 关`, `${n} checks a person at most`],
  persons: (n) => [`至少 ${n} 人`, `${n} persons at least`],
  exactly: (n) => [`只有 ${n} 个`, `exactly ${n}`],
}
const truths: Readonly<Record<string, Pair>> = { authorExcluded: ['起草人不得审核自己的稿件', 'authors never review their own text'], confirmations: ['涉及的单位会签', 'agencies concerned confirm'] }

type Need = Partial<Bilingual> & { readonly atLeast?: number; readonly atMost?: number; readonly withinMonths?: number }

function needWords(need: Need, language: Language): string {
  const zh = language === 'zh'
  const name = need[language] ?? ''
  if (need.atMost !== undefined) return zh ? `${name} ${need.atLeast ?? 0} 至 ${need.atMost} 名` : `${name}: ${need.atLeast ?? 0} to ${need.atMost}`
  if ((need.atLeast ?? 0) > 1) return zh ? `${name}至少 ${need.atLeast} 名` : `${name}: ${need.atLeast} at least`
  if (need.withinMonths) return zh ? `${name}（${need.withinMonths} 个月内）` : `${name} (within ${need.withinMonths} months)`
  return name
}

/** What a dated value sets, part by part: a period, a promise, or what is demanded. */
export function valueWords(says: Readonly<Record<string, unknown>>, language: Language): readonly string[] {
  const parts: string[] = []
  for (const [key, value] of Object.entries(says)) {
    if (key === 'within' || key === 'keep') parts.push(periodWords(String(value), language))
    else if (key === 'words') parts.push((value as Bilingual)[language])
    else if (key === 'atField') parts.push(language === 'zh' ? '以自己承诺的时间为期' : 'as promised')
    else if (typeof value === 'number' && value > 0 && numbers[key]) parts.push(numbers[key](value)[at(language)])
    else if (value === true && truths[key]) parts.push(truths[key][at(language)])
    else if (Array.isArray(value)) parts.push(...value.flatMap((one: unknown) => (typeof one === 'object' && one !== null ? [needWords(one as Need, language)] : [])).filter(Boolean))
  }
  return parts
}

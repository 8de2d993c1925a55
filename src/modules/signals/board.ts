import type { Id } from '#src/kernel/facts.ts'
import { burstOf } from '#src/signals/matters/burst.ts'
import type { Outlet, Proposable } from './contract.ts'

/** An office that watches fifty matters is woken for nothing about once in three weeks. */
export const FALSE_ALARM = 0.001
/** So many posts of one matter in so many days propose that the office speaks about it (GS-64); nothing does while the office has set no number. */
export interface Hot {
  readonly posts: number
  readonly days: number
}

export const isHot = (recent: number, hot: Hot): boolean => recent >= hot.posts

export interface Growth {
  /** Posts of the last 24 hours, and of each of the days before, oldest first. */
  readonly day: number
  readonly before: readonly number[]
  readonly burst: boolean
  readonly expected: number
  /** Chance of as many by chance. */
  readonly chance: number
  /** Nothing was said of it before the last 24 hours. */
  readonly isNew: boolean
}

/** How a matter grows, judged by the days before it; days before it was first seen tell nothing about it. */
export function growthOf(days: readonly number[]): Growth {
  const day = days.at(-1) ?? 0
  const earlier = days.slice(0, -1)
  const began = earlier.findIndex((count) => count > 0)
  const before = began < 0 ? [] : earlier.slice(began)
  const { burst, expected, chance } = burstOf({ before, now: day }, FALSE_ALARM)
  return { day, before, burst, expected, chance, isNew: began < 0 && day > 0 }
}

export interface RuleHits {
  readonly ruleId: Id
  readonly name: string
  readonly proposes: Proposable | null
  readonly urgent: boolean
  readonly posts: number
}

/** A unit that posts call by its name. */
export interface NamedBy {
  readonly unitId: Id
  readonly name: string
  readonly posts: number
}

export interface Reason {
  readonly zh: string
  readonly en: string
}

/** What the machine proposes, each with its reasons; a person decides, and nothing is ever proposed to be a rumour. */
export interface Proposed {
  readonly classes: readonly { readonly name: Proposable; readonly reasons: readonly Reason[] }[]
  /** Units that are named; who else should answer, the router proposes. */
  readonly units: readonly { readonly unitId: Id; readonly name: string; readonly reasons: readonly Reason[] }[]
  readonly urgency: { readonly level: 'now' | 'today' | 'usual'; readonly reasons: readonly Reason[] }
  readonly release: { readonly reasons: readonly Reason[] } | null
}

/** `recent` are its posts of so many days as `hot` looks at. */
export function proposedFor(growth: Growth, recent: number, hot: Hot, hits: readonly RuleHits[], named: readonly NamedBy[]): Proposed {
  const byRule = ({ name, posts }: RuleHits): Reason => ({ zh: `规则“${name}”命中 ${posts} 条`, en: `rule "${name}" holds for ${posts} posts` })
  const classes = Map.groupBy(hits.filter(({ proposes }) => proposes !== null), ({ proposes }) => proposes!)
  const reasons: Reason[] = [
    ...(growth.burst ? [{ zh: `24 小时内 ${growth.day} 条，按以往估计约 ${growth.expected.toFixed(1)} 条，偶然达到的可能 ${percent(growth.chance)}`, en: `${growth.day} posts in 24 hours where about ${growth.expected.toFixed(1)} were to be expected; by chance ${percent(growth.chance)}` }] : []),
    ...hits.filter(({ urgent }) => urgent).map(byRule),
  ]
  const rising = growth.day >= 3 && growth.day > growth.expected
  return {
    classes: [...classes].map(([name, of]) => ({ name, reasons: of.map(byRule) })),
    units: named.map(({ unitId, name, posts }) => ({ unitId, name, reasons: [{ zh: `${posts} 条提到该单位`, en: `${posts} posts name it` }] })),
    urgency: { level: reasons.length > 0 ? 'now' : rising ? 'today' : 'usual', reasons: reasons.length > 0 || !rising ? reasons : [{ zh: `24 小时内 ${growth.day} 条，比以往多`, en: `${growth.day} posts in 24 hours, more than before` }] },
    release: isHot(recent, hot) ? { reasons: [{ zh: `${hot.days} 天内 ${recent} 条，达到 ${hot.posts} 条`, en: `${recent} posts in ${hot.days} days, ${hot.posts} or more` }] } : null,
  }
}

const percent = (chance: number): string => (chance < 0.0001 ? '< 0.01%' : `${(chance * 100).toFixed(2)}%`)

export type ByOutlet = Partial<Readonly<Record<Outlet, number>>>

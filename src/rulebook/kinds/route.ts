import type { RouteRule } from '../schema.ts'
import type { Bilingual } from '../wording.ts'

export type RouteValue = Extract<RouteRule['values'][number], { entries: unknown }>
export interface RouteRuleInForce {
  readonly rule: RouteRule
  readonly value: RouteValue
}

export interface RouteEntry extends Bilingual {
  readonly code: string
  /** What follows from choosing it, by name: `answer`, `evaluate`, `publish`. */
  readonly obliges: readonly string[]
  readonly clause: string
  readonly ruleId: string
}

/** What the rules in force say about one choice: its closed list, how many persons, what a change needs. */
export interface Route {
  readonly name: string
  readonly entries: readonly RouteEntry[]
  readonly persons?: number
  readonly exactly?: number
  readonly changeNeeds: readonly string[]
  readonly ruleIds: readonly string[]
}

/** Joins the rules in force for one route; entries in the order of the rules, each code once with all it obliges to, the stricter number of persons. */
export function makeRoute(name: string, inForce: readonly RouteRuleInForce[]): Route {
  const entries = inForce.flatMap(({ rule, value }) => value.entries.map((entry): RouteEntry => ({
    code: entry.code, zh: entry.zh, en: entry.en, obliges: entry.obliges, clause: entry.clause ?? rule.register[0] ?? rule.clause, ruleId: rule.id,
  })))
  const persons = inForce.flatMap(({ value }) => value.persons ?? [])
  const exactly = inForce.flatMap(({ value }) => value.exactly ?? [])
  return {
    name,
    entries: [...Map.groupBy(entries, ({ code }) => code).values()].map((same) => ({ ...same[0]!, obliges: [...new Set(same.flatMap(({ obliges }) => obliges))] })),
    ...(persons.length > 0 ? { persons: Math.max(...persons) } : {}),
    ...(exactly.length > 0 ? { exactly: Math.min(...exactly) } : {}),
    changeNeeds: [...new Set(inForce.flatMap(({ value }) => value.changeNeeds))],
    ruleIds: inForce.map(({ rule }) => rule.id),
  }
}

/** What follows from the chosen codes: each obligation once, with the entries that bring it. Codes not on the list bring nothing. */
export function obligationsOf(route: Route, codes: readonly string[]): ReadonlyMap<string, readonly RouteEntry[]> {
  const follows = new Map<string, RouteEntry[]>()
  for (const entry of route.entries.filter(({ code }) => codes.includes(code))) {
    for (const obligation of entry.obliges) follows.set(obligation, [...(follows.get(obligation) ?? []), entry])
  }
  return follows
}

/** Codes that are not on the route's closed list. */
export function notOnList(route: Route, codes: readonly string[]): readonly string[] {
  return codes.filter((code) => !route.entries.some((entry) => entry.code === code))
}

import { civilDate, type Instant } from '#src/kernel/time.ts'
import type { Rulebook } from './engine.ts'
import { type Gate, makeGate } from './kinds/gate.ts'
import { type LimitAnswer, readLimit } from './kinds/limit.ts'
import { eraseAt, keepOn } from './kinds/retention.ts'
import type { RotationValue } from './kinds/rotation.ts'
import { makeRoute, type Route } from './kinds/route.ts'
import { evaluateStanding, joinStandings, type StandingAnswer, type UnitCounts } from './kinds/standing.ts'
import type { GateRule, LimitRule, RetentionRule, RotationRule, RouteRule, Rule, StandingRule } from './schema.ts'
import type { Pillar } from './pillars.ts'
import { beforeFirst, newestValue, valueOn } from './values.ts'

type ValueOf<R extends Rule> = Exclude<R['values'][number], { repealed: true }>

// A replay applies today's gates, lists and conditions to old dates: they drive its commands, they do not judge that office.
function inForce<R extends Rule>(rulebook: Rulebook, rules: readonly R[], at: Instant): { rule: R; value: ValueOf<R> }[] {
  const date = civilDate(at)
  const answers = rules.map((rule) => ({ rule, answer: valueOn(rule, date) }))
  const found = answers.flatMap(({ rule, answer }) => {
    const value = answer.is === 'in-force' ? answer.value : answer.is === 'before-first' && rulebook.mode === 'replay' ? newestValue(rule) : undefined
    return value === undefined ? [] : [{ rule, value }]
  })
  const early = answers.flatMap(({ rule, answer }) => (answer.is === 'before-first' ? [{ rule, first: answer.first }] : []))
  const next = early.toSorted((a, b) => a.first.localeCompare(b.first))[0]
  if (found.length === 0 && next !== undefined) throw beforeFirst(next.rule.id, next.rule.register, date, next.first)
  return found
}

const ofKind = <K extends Rule['kind']>(rulebook: Rulebook, kind: K): Extract<Rule, { kind: K }>[] =>
  rulebook.rules.filter((rule): rule is Extract<Rule, { kind: K }> => rule.kind === kind)

/**
 * The gate named `kind` as it stands on the day of `at`, put together from all rules in force for it (`full`, `direct-reply`,
 * `referral`, `withholding`, `lines`, `closing`, `cannot-now`). Throws `Unanswerable('before-first-value')` for an earlier day,
 * an error for a gate no rule describes.
 */
export function gateFor(rulebook: Rulebook, kind: string, at: Instant): Gate {
  const rules = ofKind(rulebook, 'gate').filter((rule: GateRule) => rule.gate === kind)
  if (rules.length === 0) throw new Error(`no rule describes a gate named ${kind}`)
  return makeGate(kind, inForce(rulebook, rules, at))
}

/** The closed list and the demands of one route (`must-answer`, `no-answer-reasons`, `sources`, …) on the day of `at`. */
export function routeFor(rulebook: Rulebook, name: string, at: Instant): Route {
  const rules = ofKind(rulebook, 'route').filter((rule: RouteRule) => rule.route === name)
  if (rules.length === 0) throw new Error(`no rule describes a route named ${name}`)
  return makeRoute(name, inForce(rulebook, rules, at))
}

/** How a unit stands against all standing rules in force, every fault named. */
export function standingOf(rulebook: Rulebook, counts: UnitCounts, at: Instant): StandingAnswer {
  const rules: StandingRule[] = ofKind(rulebook, 'standing')
  return joinStandings(inForce(rulebook, rules, at).map(({ rule, value }) => evaluateStanding(rule, value, counts)))
}

/** How long things of the class `keeps` (`contacts`, `words`, `security-log`) are kept by each rule in force on the day of `at`, the shortest first. */
export function keptFor(rulebook: Rulebook, keeps: string, at: Instant): readonly { readonly keep: string; readonly until: Instant; readonly rule: RetentionRule }[] {
  const rules = ofKind(rulebook, 'retention').filter((rule: RetentionRule) => rule.keeps === keeps)
  const ends = inForce(rulebook, rules, at).flatMap(({ rule, value }) => {
    const keep = keepOn(value, rulebook.settings, civilDate(at))
    return keep === undefined ? [] : [{ keep, until: eraseAt(keep, at), rule }]
  })
  return ends.toSorted((a, b) => a.until.localeCompare(b.until))
}

/** When things of the class `keeps` kept from `from` must be gone; the shortest rule holds. */
export function eraseDue(rulebook: Rulebook, keeps: string, from: Instant): { readonly at: Instant; readonly ruleId: string } {
  const [first] = keptFor(rulebook, keeps, from)
  if (first === undefined) throw new Error(`no rule says how long to keep ${keeps}`)
  return { at: first.until, ruleId: first.rule.id }
}

/** The number or length of time named `name` (`question-cut-off`, `micro-topics`, …) on the day of `at`. Throws as `gateFor` does; two rules for one limit are refused on loading. */
export function limitFor(rulebook: Rulebook, name: string, at: Instant): LimitAnswer {
  const rules = ofKind(rulebook, 'limit').filter((rule: LimitRule) => rule.limit === name)
  const [found] = inForce(rulebook, rules, at)
  if (found === undefined) throw new Error(`no rule in force sets a limit named ${name}`)
  return readLimit(found.rule, found.value, rulebook.settings, civilDate(at))
}

/** On which foot a duty of this name stands (NH-03); one whose rule is no longer known stands on the mechanism. */
export const pillarOfDuty = (rulebook: Rulebook, duty: string): Pillar => rulebook.rules.find((rule) => 'duty' in rule && rule.duty === duty)?.pillar ?? 'mechanism'

/** The rotation named `name` on the day of `at`. Throws as `gateFor` does. */
export function rotationFor(rulebook: Rulebook, name: string, at: Instant): { readonly rule: RotationRule; readonly value: RotationValue } {
  const rules = ofKind(rulebook, 'rotation').filter((rule: RotationRule) => rule.rotation === name)
  const [found] = inForce(rulebook, rules, at)
  if (found === undefined) throw new Error(`no rule in force describes a rotation named ${name}`)
  return found
}

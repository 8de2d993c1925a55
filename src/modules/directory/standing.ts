import type { Instant } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { standingOf as standingByRules } from '#src/rulebook/lookups.ts'
import { pressDuties, type Appointment, type Unit } from './contract.ts'
import { holds } from './posts.ts'
import { roles } from './roles.ts'
import { codesOf, unitKinds } from './unit-kinds.ts'

/** One thing a unit lacks, with the clause that asks for it. */
export interface Lack {
  readonly clause: string
  readonly severity: 'incomplete' | 'warning'
  readonly what: string
  readonly zh: string
  readonly en: string
}

export interface Standing {
  readonly state: 'complete' | 'warning' | 'incomplete'
  readonly lacks: readonly Lack[]
}

const inRules = (code: string): string => code.replaceAll('_', '-')

/**
 * How many of each thing a unit has at `at`, by the names that rules of kind `standing` use: each role (`press-assistant`), `press-body`,
 * `responsible-person` and `deputy` (distinct persons among spokespersons and assistants, GS-10), and each task (`duty-release`) with an owner present.
 */
export function standingCounts(unit: Unit, atUnit: readonly Appointment[], at: Instant): Readonly<Record<string, number>> {
  const held = atUnit.filter((one) => holds(one, at))
  const present = new Set(held.map((one) => one.personId))
  const spokespersons = new Set(held.filter((one) => one.role === 'spokesperson').map((one) => one.personId))
  const named = new Set(held.filter((one) => one.role === 'spokesperson' || one.role === 'press_assistant').map((one) => one.personId))
  return {
    ...Object.fromEntries(codesOf(roles).map((role) => [inRules(role), held.filter((one) => one.role === role).length])),
    ...Object.fromEntries(codesOf(pressDuties).map((duty) => [`duty-${inRules(duty)}`, unit.duties[duty] && present.has(unit.duties[duty]) ? 1 : 0])),
    'press-body': unit.pressBody ? 1 : 0,
    'responsible-person': spokespersons.size,
    deputy: named.size - (spokespersons.size > 0 ? 1 : 0),
  }
}

/** What the registers themselves must hold, beside the conditions that instruments state. */
function ownLacks(unit: Unit, atUnit: readonly Appointment[], at: Instant): Lack[] {
  const held = atUnit.filter((one) => holds(one, at))
  const has = (role: string): boolean => held.some((one) => one.role === role)
  const unstated = held.filter((one) => one.role === 'spokesperson' && !one.hasSelection).length
  const placed = unitKinds[unit.kind].territorial ? unit.territory !== null : unit.kind !== 'department' || unit.line !== null
  const lacks: (Lack | false)[] = [
    !has('first_spokesperson') && { clause: 'WL-35', severity: 'incomplete', what: 'first-spokesperson', zh: '第一新闻发言人（单位主要负责人）：空缺', en: 'first spokesperson (the head of the unit): nobody' },
    unit.isPressOffice && !has('press_office_head') && { clause: 'WL-12', severity: 'incomplete', what: 'press-office-head', zh: '新闻办负责人：空缺', en: 'head of the press office: nobody' },
    unstated > 0 && { clause: 'GS-26', severity: 'warning', what: 'selection', zh: `${unstated} 名新闻发言人没有选任说明`, en: `${unstated} spokesperson(s) without the five statements` },
    !placed && { clause: 'GS-45', severity: 'warning', what: 'line-or-territory', zh: '没有填条线或属地', en: 'neither line nor territory is given' },
  ]
  return lacks.filter((one) => one !== false)
}

/** What a unit still lacks to be able to answer: body, people, tasks. News organisations carry releases and owe none of it. */
export function standingOf(rules: Rulebook, unit: Unit, atUnit: readonly Appointment[], at: Instant): Standing {
  if (unit.kind === 'news_org' || unit.state !== 'active') return { state: 'complete', lacks: [] }
  const byRules = standingByRules(rules, standingCounts(unit, atUnit, at), at).missing.map(({ clause, severity, what, zh, en }): Lack => ({ clause, severity, what, zh, en }))
  const lacks = [...byRules, ...ownLacks(unit, atUnit, at).filter((own) => !byRules.some((one) => one.what === own.what))]
  const state = lacks.some((one) => one.severity === 'incomplete') ? 'incomplete' : lacks.length > 0 ? 'warning' : 'complete'
  return { state, lacks }
}

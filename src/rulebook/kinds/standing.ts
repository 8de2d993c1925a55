import type { StandingRule } from '../schema.ts'
import type { Bilingual } from '../wording.ts'

/** How many of each thing a unit has now: `{ spokesperson: 1, 'press-body': 1, 'duty:release': 1 }`. */
export type UnitCounts = Readonly<Record<string, number>>

export interface StandingFault extends Bilingual {
  readonly what: string
  readonly has: number
  readonly severity: 'incomplete' | 'warning'
  readonly reason: 'too-few' | 'too-many'
  readonly clause: string
  readonly ruleId: string
}

export interface StandingAnswer {
  readonly state: 'ok' | 'incomplete' | 'warning'
  readonly missing: readonly StandingFault[]
}

export type StandingValue = Extract<StandingRule['values'][number], { needs: unknown }>

/** Whether a unit meets the conditions of one rule. One thing above its limit counts as incomplete: the post must not be given. */
export function evaluateStanding(rule: StandingRule, value: StandingValue, counts: UnitCounts): StandingAnswer {
  const missing = value.needs.flatMap((need): StandingFault[] => {
    const has = counts[need.what] ?? 0
    const place = { what: need.what, has, clause: rule.register[0] ?? rule.clause, ruleId: rule.id }
    if (has < need.atLeast) {
      return [{ ...place, severity: need.ifMissing, reason: 'too-few', zh: `${need.zh}：应有 ${need.atLeast}，现有 ${has}`, en: `${need.en}: ${need.atLeast} needed, ${has} there` }]
    }
    if (need.atMost !== undefined && has > need.atMost) {
      return [{ ...place, severity: 'incomplete', reason: 'too-many', zh: `${need.zh}：至多 ${need.atMost}，现有 ${has}`, en: `${need.en}: at most ${need.atMost}, ${has} there` }]
    }
    return []
  })
  return { state: stateOf(missing), missing }
}

/** Several answers as one: the worst state, all faults. */
export function joinStandings(answers: readonly StandingAnswer[]): StandingAnswer {
  const missing = answers.flatMap((answer) => answer.missing)
  return { state: stateOf(missing), missing }
}

function stateOf(faults: readonly StandingFault[]): StandingAnswer['state'] {
  if (faults.some((fault) => fault.severity === 'incomplete')) return 'incomplete'
  return faults.length > 0 ? 'warning' : 'ok'
}

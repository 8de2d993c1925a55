import { decideBy, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import { civilDate, type CivilDate } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { evaluateGate } from '#src/rulebook/kinds/gate.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import type { LookAgain, Withhold, Withholding } from './contract.ts'

const table = { table: 'review.withholding' }
const personOf = (ctx: Context): Id => (ctx.actor.as === 'post' ? ctx.actor.personId : '')

const CODES: Readonly<Record<string, string>> = { 'review-on': 'review/withheld-too-long', 'no-danger-to-life': 'review/life-safety' }
const ITEMS: Readonly<Record<string, string>> = { 'review-on': 'reviewOn', 'no-danger-to-life': 'lifeSafety' }

/** What the gate of RL-12 lacks: a statutory ground, a decider, a review day within twelve months, and no life at risk. */
function unmet(ground: string | undefined, reviewOn: CivilDate | undefined, lifeSafety: boolean, ctx: Context): Refusal[] {
  const items = { ground, decider: personOf(ctx), 'review-on': reviewOn, 'no-danger-to-life': !lifeSafety }
  const missing = evaluateGate(gateFor(ctx.rules, 'withholding', ctx.now), [], { authorIds: [], digest: '', items, at: ctx.now })
  const refusals = missing.map(({ item, clause, zh, en }): Refusal => ({ code: CODES[item] ?? 'review/withholding-incomplete', item: ITEMS[item] ?? item, clause, params: { zh, en } }))
  if (reviewOn && reviewOn <= civilDate(ctx.now)) refusals.push({ code: 'review/withheld-too-long', item: 'reviewOn', clause: 'RL-12' })
  return refusals
}

/** Withholding is a decision: ground from the statute's list, a decider, and a review within twelve months; never of life-safety information (RL-12). */
export function withhold(statement: { readonly id: Id; readonly unitId: Id }, input: Withhold, ctx: Context): Decision {
  const { ground, explanation, reviewOn, lifeSafety } = input
  return decideBy(unmet(ground, reviewOn, lifeSafety, ctx), () => [
    { kind: 'review.withheld', subject: subjectOf(table, ctx.newId()), unitId: statement.unitId, data: { statementId: statement.id, ground, explanation, reviewOn, decidedBy: personOf(ctx) } },
  ])
}

/** The look on the review day: renewed for at most another twelve months, or ended, and then the text may go out. */
export function lookAgain(one: Withholding, input: LookAgain, ctx: Context): Decision {
  const refusals: Refusal[] = one.state === 'stands' ? [] : [{ code: 'review/withholding-ended', item: one.id }]
  const { decision, explanation, reviewOn } = input
  if (decision === 'renew') refusals.push(...unmet(one.ground, reviewOn, false, ctx))
  const kind = decision === 'renew' ? 'review.withholdingRenewed' : 'review.withholdingEnded'
  return decideBy(refusals, () => [
    { kind, subject: subjectOf(table, one.id), unitId: one.unitId, data: { statementId: one.statementId, explanation, by: personOf(ctx), ...(decision === 'renew' && { reviewOn }) } },
  ])
}

export function evolveWithholding(state: Withholding | undefined, fact: Fact): Withholding {
  if (fact.kind === 'review.withheld') {
    return { ...(fact.data as Omit<Withholding, 'id' | 'unitId' | 'decidedAt' | 'state' | 'looks'>), id: idOf(fact.subject), unitId: fact.unitId, decidedAt: fact.at, state: 'stands', looks: [] }
  }
  if (!state) throw new Error(`${fact.kind} about a decision that was never made: ${fact.subject}`)
  const { explanation, by, reviewOn } = fact.data as { explanation: string; by: Id; reviewOn?: CivilDate }
  const ended = fact.kind === 'review.withholdingEnded'
  const looks = [...state.looks, { decision: ended ? 'end' : 'renew', explanation, by, at: fact.at } as const]
  return { ...state, looks, state: ended ? 'ended' : 'stands', ...(reviewOn && { reviewOn }) }
}

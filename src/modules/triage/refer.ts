import { decideBy, type Decision, type Refusal } from '#src/kernel/facts.ts'
import type { Context } from '#src/desk/module.ts'
import { evaluateGate } from '#src/rulebook/kinds/gate.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import type { ApproveReferralInput, Item, ProposeReferralInput, Stance } from './contract.ts'
import { about, personOf } from './decide.ts'

/** Only these two stances are a ground (GB-11); criticism, complaint, mockery or satire alone never are (RL-3, GS-73). */
const GROUNDS: Partial<Record<Stance, string>> = { rumour: 'grave-rumour', distortion: 'fabricated-facts' }
const groundOf = (item: Item): string | undefined => item.studies.flatMap((study) => GROUNDS[study.stance] ?? [])[0]

/** Wording of the items that have a refusal of their own. */
const NAMED: Readonly<Record<string, string>> = {
  ground: 'triage/no-ground-for-referral', response: 'triage/referral-without-response', clarification: 'triage/referral-without-response', approver: 'triage/own-referral',
}

/** What the gate still lacks; each item named, all at once. */
function missing(items: Readonly<Record<string, unknown>>, ctx: Context): Refusal[] {
  const found = evaluateGate(gateFor(ctx.rules, 'referral', ctx.now), [], { authorIds: [], digest: '', items, at: ctx.now })
  const refusals = found.map(({ item, zh, en, clause }): Refusal => ({ code: NAMED[item] ?? 'triage/referral-incomplete', item, clause, params: { zh, en } }))
  return refusals.filter((one, at) => refusals.findIndex((other) => other.code === one.code && (other.item === one.item || one.item === 'clarification')) === at)
}

/** A referral passes on evidence of content, in addition to an answer that is published or scheduled, and only when a second person approves. */
export function proposeReferral({ item, responseStands }: { item: Item; responseStands: boolean }, { messageId: _, ...input }: ProposeReferralInput, ctx: Context): Decision {
  const { threshold, statute, evidence, authority } = input
  const proposer = personOf(ctx)
  const refusals = missing({ threshold, statute, evidence, authority, ground: groundOf(item), response: responseStands, clarification: responseStands, proposer, approver: 'somebody else' }, ctx)
  if (item.referral && item.referral.state !== 'rejected') refusals.push({ code: 'triage/already-referred', item: item.id })
  return decideBy(refusals, () => [about(item, 'triage.referralProposed', { ...input, proposedBy: proposer })])
}

/** The second person's decision; the answer must still stand when it is approved. */
export function approveReferral({ item, responseStands }: { item: Item; responseStands: boolean }, input: ApproveReferralInput, ctx: Context): Decision {
  const refusals: Refusal[] = []
  const { referral } = item
  if (referral?.state !== 'proposed') refusals.push({ code: 'triage/no-referral', item: item.id })
  else if (input.decision === 'approve') {
    const { threshold, statute, evidence, authority, proposedBy: proposer } = referral
    refusals.push(...missing({ threshold, statute, evidence, authority, ground: groundOf(item), response: responseStands, clarification: responseStands, proposer, approver: personOf(ctx) }, ctx))
  } else if (referral.proposedBy === personOf(ctx)) refusals.push({ code: 'triage/own-referral', item: item.id, clause: 'RL-3' })
  return decideBy(refusals, () => [about(item, 'triage.referralDecided', { decision: input.decision, note: input.note, decidedBy: personOf(ctx) })])
}

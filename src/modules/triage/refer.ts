import { decideBy, type Decision, type Refusal } from '#src/kernel/facts.ts'
import type { Context } from '#src/desk/module.ts'
import type { ApproveReferralInput, Item, ProposeReferralInput } from './contract.ts'
import { about, personOf } from './decide.ts'

/** Only these two stances reach the threshold of GB-11; criticism, complaint or satire alone never do (RL-3). */
const GROUNDS = new Set(['rumour', 'distortion'])

/** A referral passes on evidence of content, in addition to an answer that is published or scheduled, and only when a second person approves. */
export function proposeReferral({ item, responseStands }: { item: Item; responseStands: boolean }, { messageId: _, ...input }: ProposeReferralInput, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (!item.studies.some((study) => GROUNDS.has(study.stance))) refusals.push({ code: 'triage/no-ground-for-referral', item: item.id, clause: 'RL-3' })
  if (!responseStands) refusals.push({ code: 'triage/referral-without-response', item: 'responseReleaseId', clause: 'GB-11' })
  if (item.referral && item.referral.state !== 'rejected') refusals.push({ code: 'triage/already-referred', item: item.id })
  return decideBy(refusals, () => [about(item, 'triage.referralProposed', { ...input, proposedBy: personOf(ctx) })])
}

export function approveReferral(item: Item, input: ApproveReferralInput, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (item.referral?.state !== 'proposed') refusals.push({ code: 'triage/no-referral', item: item.id })
  if (item.referral?.proposedBy === personOf(ctx)) refusals.push({ code: 'triage/own-referral', item: item.id, clause: 'RL-3' })
  return decideBy(refusals, () => [about(item, 'triage.referralDecided', { decision: input.decision, note: input.note, decidedBy: personOf(ctx) })])
}

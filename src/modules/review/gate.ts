import type { Refusal } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { evaluateGate, type Gate, type Missing } from '#src/rulebook/kinds/gate.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import type { Review } from './contract.ts'

/** The gate this review must pass: the full one for the public, a lighter one for a reply to one asker. */
export const gateOf = (review: Review, rules: Rulebook, at: Instant): Gate => gateFor(rules, review.audience === 'public' ? 'full' : 'direct-reply', at)

/** Everything still missing, named all at once. Silence of a confirmer is missing, never consent (GB-35). */
export function missingOf(review: Review, gate: Gate): readonly Missing[] {
  return evaluateGate(gate, review.signatures, {
    authorIds: review.authorIds,
    digest: review.digest,
    classes: [review.contentClass === 'response' || review.contentClass === 'hot_issue' ? 'concern' : review.contentClass],
    items: { 'risk-note': review.riskNoted },
    confirmationsNeeded: review.confirmations.map(({ name, answer }) => ({ agency: name, ...(answer && { answer }) })),
  })
}

/** The missing items as refusals, for whoever wants to publish too early. */
export const asRefusals = (missing: readonly Missing[]): Refusal[] =>
  missing.map(({ item, zh, en, reason, clause }) => ({ code: 'review/gate-not-passed', item, clause, params: { zh, en, reason } }))

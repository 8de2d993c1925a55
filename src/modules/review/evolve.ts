import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { EditionFinished } from '../statements/contract.ts'
import type { Confirmation, Review, SignedItem } from './contract.ts'

function requested(fact: Fact): Review {
  const { edition } = fact.data as { edition: EditionFinished }
  const { statementId, caseId, no, title, digest, audience, unitId, pressOfficeId, authorIds, holding, contentClass, riskNoted, resultExpectedOn, nextUpdateAt, corrects } = edition
  return {
    id: idOf(fact.subject), state: 'open', statementId, caseId, editionNo: no, title, digest, audience, unitId, pressOfficeId, authorIds, openedAt: fact.at,
    signatures: [], confirmations: [], holding, contentClass, riskNoted, ...(resultExpectedOn && { resultExpectedOn }), ...(nextUpdateAt && { nextUpdateAt }), ...(corrects && { corrects }),
  }
}

const named = (state: Review, name: string, change: (one: Confirmation) => Confirmation): Review => ({
  ...state,
  confirmations: state.confirmations.map((one) => (one.name === name ? change(one) : one)),
})

/** How each fact changes a review. */
export function evolve(state: Review | undefined, fact: Fact): Review {
  if (fact.kind === 'review.requested') return requested(fact)
  if (!state) throw new Error(`${fact.kind} about a review that was never opened: ${fact.subject}`)
  switch (fact.kind) {
    case 'review.signed': {
      const { items, personId, verdict, digest, note } = fact.data as { items: string[] } & SignedItem
      const signed = items.map((item): SignedItem => ({ item, personId, verdict, digest, at: fact.at, note }))
      return { ...state, signatures: [...state.signatures, ...signed] }
    }
    case 'review.sentBack':
      return { ...state, state: 'sentBack' }
    case 'review.cleared':
      return { ...state, state: 'cleared', clearedAt: fact.at }
    case 'review.confirmationRequested': {
      const { name, unitId } = fact.data as Confirmation
      return { ...state, confirmations: [...state.confirmations, { name, ...(unitId && { unitId }), requestedAt: fact.at }] }
    }
    case 'review.linkSent': {
      const { name, linkHash } = fact.data as { name: string; linkHash: string }
      return named(state, name, (one) => ({ ...one, linkHash }))
    }
    case 'review.confirmationAnswered': {
      const { name, answer, note, answeredBy } = fact.data as Required<Confirmation>
      return named(state, name, ({ linkHash: _, ...one }) => ({ ...one, answer, note, answeredBy, answeredAt: fact.at }))
    }
    default:
      return state
  }
}

import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { ConsentGiven, Expert, Register, Used } from './contract.ts'

/** How each fact changes an entry of the bank. */
export function evolve(state: Expert | undefined, fact: Fact): Expert {
  if (fact.kind === 'experts.registered') {
    const { consent, ...entry } = fact.data as Omit<Register, 'contact'>
    return { ...entry, id: idOf(fact.subject), pressOfficeId: fact.unitId, state: 'listed', consent: { ...consent, state: 'standing' }, used: [] }
  }
  if (!state) throw new Error(`${fact.kind} about an expert who was never registered: ${fact.subject}`)
  switch (fact.kind) {
    case 'experts.changed':
      return { ...state, ...(fact.data as Partial<Expert>) }
    case 'experts.consentRenewed':
      return { ...state, consent: { ...(fact.data as { consent: ConsentGiven }).consent, state: 'standing' } }
    case 'experts.consentWithdrawn':
      return { ...state, consent: { ...state.consent, state: 'withdrawn', endedAt: fact.at, reason: (fact.data as { reason: string }).reason } }
    case 'experts.consentExpired':
      return { ...state, consent: { ...state.consent, state: 'expired', endedAt: fact.at } }
    case 'experts.left':
      return { ...state, state: 'left' }
    case 'experts.used':
      return { ...state, used: [...state.used, { ...(fact.data as Omit<Used, 'at'>), at: fact.at }] }
    default:
      return state
  }
}

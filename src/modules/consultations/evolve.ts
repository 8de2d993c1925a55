import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Consultation, Opened, Opinion } from './contract.ts'

const data = <D>(fact: Fact): D => fact.data as D

export function evolve(state: Consultation | undefined, fact: Fact): Consultation {
  if (fact.kind === 'consultations.opened') {
    const { closesOn: _, ...opened } = data<Opened>(fact)
    return { id: idOf(fact.subject), state: 'open', unitId: fact.unitId, openedAt: fact.at, ...opened }
  }
  if (!state) throw new Error(`${fact.kind} about a consultation that was never opened: ${fact.subject}`)
  switch (fact.kind) {
    case 'consultations.amended':
      return { ...state, closesAt: data<{ closesAt: Instant }>(fact).closesAt }
    case 'consultations.closed':
      return { ...state, state: 'closed', received: data<{ received: number }>(fact).received }
    case 'consultations.drawn':
      return { ...state, draw: data<NonNullable<Consultation['draw']>>(fact) }
    case 'consultations.concluded':
      return { ...state, state: 'concluded', outcomeId: data<{ releaseId: string }>(fact).releaseId, endedAt: fact.at }
    case 'consultations.cancelled':
      return { ...state, state: 'cancelled', endedAt: fact.at }
    case 'consultations.opinionsErased':
      return { ...state, erased: true }
    default:
      return state
  }
}

/** An opinion never changes; what is erased are its words. */
export function evolveOpinion(state: Opinion | undefined, fact: Fact): Opinion {
  if (state) throw new Error(`${fact.kind} about an opinion that stands already: ${fact.subject}`)
  return { id: idOf(fact.subject), unitId: fact.unitId, at: fact.at, ...data<Pick<Opinion, 'consultationId' | 'pressOfficeId' | 'wordsDigest'>>(fact) }
}

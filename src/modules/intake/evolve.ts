import type { Fact } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Message, MessageState, Received } from './contract.ts'

/** How each fact of intake changes a message. */
export function evolve(state: Message | undefined, fact: Fact): Message {
  if (fact.kind === 'intake.received') {
    const { idempotencyKey: _, ...data } = fact.data as Received
    return { id: idOf(fact.subject), state: 'received', unitId: fact.unitId, handlers: [], knownAtHistory: [], ...data }
  }
  if (!state) throw new Error(`${fact.kind} about a message that was never received: ${fact.subject}`)
  switch (fact.kind) {
    case 'intake.knownAtCorrected': {
      const { knownAt, reason } = fact.data as { knownAt: Instant; reason: string }
      return { ...state, knownAt, knownAtHistory: [...state.knownAtHistory, { was: state.knownAt, reason, at: fact.at }] }
    }
    case 'intake.entrusted': {
      const { unitIds, caseId } = fact.data as { unitIds: Id[]; caseId: Id }
      return { ...state, state: 'inCase', handlers: unitIds, caseId }
    }
    case 'intake.settled': {
      const { state: next, caseId } = fact.data as { state: MessageState; caseId?: Id }
      return { ...state, state: next, ...(caseId && { caseId }) }
    }
    case 'intake.contactLimited':
      return { ...state, contactUntil: (fact.data as { until: Instant }).until }
    case 'intake.contactKept': {
      const { contactUntil: _, ...rest } = state
      return rest
    }
    case 'intake.contactErased': {
      const { contactUntil: _, ...rest } = state
      return { ...rest, hasContact: false }
    }
    case 'intake.wordsErased':
      return { ...state, wordsErased: true }
    default:
      return state
  }
}

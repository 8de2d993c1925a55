import type { Fact } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { HoldWords, Message, MessageState, Received } from './contract.ts'

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
      const { state: next, wordsUntil, ruleId } = fact.data as { state: MessageState; wordsUntil?: Instant; ruleId?: string }
      return { ...state, state: next, ...(wordsUntil && { wordsUntil }), ...(ruleId && { wordsRule: ruleId }) }
    }
    case 'intake.reopened':
      return { ...withoutTerm(state), state: 'inCase' }
    case 'intake.wordsHeld': {
      const { ground, note } = fact.data as HoldWords
      return { ...state, held: { ground, note, at: fact.at } }
    }
    case 'intake.wordsReleased': {
      const { held: _, ...rest } = state
      return rest
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
      return { ...withoutTerm(state), wordsErased: true, ...((fact.data as { because: string }).because === 'retention' && { wordsErasedFor: 'retention' as const }) }
    default:
      return state
  }
}

function withoutTerm(state: Message): Message {
  const { wordsUntil: _, wordsRule: __, ...rest } = state
  return rest
}

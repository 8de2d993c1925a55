import type { Fact, Id } from '#src/kernel/facts.ts'
import type { CivilDate } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Interpretation, Topic, TopicCheck } from './contract.ts'
import { never } from './evolve.ts'

function opened(fact: Fact): Topic {
  const data = fact.data as Omit<Topic, 'id' | 'state' | 'unitId' | 'proposedAt' | 'checks' | 'interpretations' | 'openQuestions'>
  return { ...data, id: idOf(fact.subject), state: 'proposed', unitId: fact.unitId, proposedAt: fact.at, checks: [], interpretations: [], openQuestions: 0 }
}

/** A later verdict on the same check takes the place of the earlier one. */
const checked = (state: Topic, check: TopicCheck): TopicCheck[] => [...state.checks.filter((one) => one.check !== check.check), check]

/** How each fact changes a topic. */
export function evolveTopic(state: Topic | undefined, fact: Fact): Topic {
  if (fact.kind === 'agenda.topicProposed') return opened(fact)
  if (!state) return never(fact)
  switch (fact.kind) {
    case 'agenda.topicRewritten': {
      const { on: _, slotId: __, overridden: ___, ...rest } = state
      return { ...rest, ...(fact.data as Pick<Topic, 'title' | 'category' | 'interest' | 'coUnitIds' | 'crossings'>), checks: [] }
    }
    case 'agenda.topicChecked':
      return { ...state, checks: checked(state, { ...(fact.data as Omit<TopicCheck, 'at'>), at: fact.at }) }
    case 'agenda.crossingOverridden': {
      const { reason, by, crossings } = fact.data as { reason: string; by: Id; crossings: Topic['crossings'] }
      return { ...state, crossings, overridden: { reason, by, at: fact.at } }
    }
    case 'agenda.topicReviewed':
      return { ...state, state: 'reviewed', reviewedAt: fact.at }
    case 'agenda.topicInterpreted':
      return { ...state, state: 'interpreted', interpretations: [...state.interpretations, ...(fact.data as { objects: Interpretation[] }).objects] }
    case 'agenda.topicHeld': {
      const { on, conferenceId } = fact.data as { on: CivilDate; conferenceId: Id }
      return { ...state, heldOn: on, conferenceId }
    }
    case 'agenda.questionsNoted':
      return { ...state, openQuestions: (fact.data as { open: number }).open }
    case 'agenda.topicAbsorbed':
      return { ...state, state: 'absorbed', absorbed: { note: (fact.data as { note: string }).note, at: fact.at } }
    case 'agenda.topicDropped':
      return { ...state, state: 'dropped', dropped: { reason: (fact.data as { reason: string }).reason, at: fact.at } }
    default:
      return state
  }
}

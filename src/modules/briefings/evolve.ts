import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Meeting, Paper } from './contract.ts'

const never = (fact: Fact): never => {
  throw new Error(`${fact.kind} about something that was never made: ${fact.subject}`)
}

export function evolveMeeting(state: Meeting | undefined, fact: Fact): Meeting {
  if (fact.kind === 'briefings.meetingCalled') return { ...(fact.data as Omit<Meeting, 'id' | 'unitId' | 'state' | 'attendedIds'>), id: idOf(fact.subject), unitId: fact.unitId, state: 'called', attendedIds: [] }
  if (!state) return never(fact)
  if (fact.kind === 'briefings.meetingHeld') return { ...state, state: 'held', ...(fact.data as Required<Pick<Meeting, 'attendedIds' | 'evidence'>>) }
  return { ...state, state: 'cancelled', cancelled: (fact.data as { reason: string }).reason }
}

export function evolvePaper(state: Paper | undefined, fact: Fact): Paper {
  if (fact.kind === 'briefings.paperCirculated') return { ...(fact.data as Omit<Paper, 'id' | 'unitId' | 'circulatedAt' | 'read'>), id: idOf(fact.subject), unitId: fact.unitId, circulatedAt: fact.at, read: [] }
  if (!state) return never(fact)
  return { ...state, read: [...state.read, { personId: (fact.data as { personId: Id }).personId, at: fact.at }] }
}

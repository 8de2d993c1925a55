import type { Fact, Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Course, Drill, Improvement, OwnKind } from './contract.ts'

const never = (fact: Fact): never => {
  throw new Error(`${fact.kind} about something that was never made: ${fact.subject}`)
}

export const evolveKind = (_state: OwnKind | undefined, fact: Fact): OwnKind => ({ id: idOf(fact.subject), unitId: fact.unitId, name: (fact.data as { name: string }).name })

/** How each fact changes a course. */
export function evolveCourse(state: Course | undefined, fact: Fact): Course {
  if (fact.kind === 'training.coursePlanned') return { ...(fact.data as Omit<Course, 'id' | 'unitId' | 'state' | 'attendees'>), id: idOf(fact.subject), unitId: fact.unitId, state: 'planned', attendees: [] }
  if (!state) return never(fact)
  switch (fact.kind) {
    case 'training.courseHeld': {
      const { attendees, evidence } = fact.data as { on: CivilDate } & Required<Pick<Course, 'attendees' | 'evidence'>>
      return { ...state, state: 'held', attendees, evidence }
    }
    case 'training.courseCancelled':
      return { ...state, state: 'cancelled', cancelled: (fact.data as { reason: string }).reason }
    default:
      return state
  }
}

/** How each fact changes a drill. */
export function evolveDrill(state: Drill | undefined, fact: Fact): Drill {
  if (fact.kind === 'training.drillPlanned') return { ...(fact.data as Omit<Drill, 'id' | 'unitId' | 'state' | 'improvements'>), id: idOf(fact.subject), unitId: fact.unitId, state: 'planned', improvements: [] }
  if (!state) return never(fact)
  switch (fact.kind) {
    case 'training.drillStarted':
      return { ...state, state: 'running', clockFrom: (fact.data as { clockFrom: Instant }).clockFrom, startedAt: fact.at }
    case 'training.drillEnding':
      return { ...state, state: 'ending', endedAt: fact.at }
    case 'training.drillMeasured':
      return { ...state, state: 'ended', ...(fact.data as Required<Pick<Drill, 'results'>>) }
    case 'training.drillCancelled':
      return { ...state, state: 'cancelled', cancelled: (fact.data as { reason: string }).reason }
    case 'training.drillScored': {
      const { scores, by } = fact.data as Required<Pick<Drill, 'scores'>> & { by: Id | null }
      return { ...state, scores, ...(by && { scoredBy: by }) }
    }
    case 'training.improvementSet':
      return { ...state, improvements: [...state.improvements, fact.data as Improvement] }
    case 'training.improvementDone': {
      const { no, result } = fact.data as { no: number; result: string }
      return { ...state, improvements: state.improvements.map((one) => (one.no === no ? { ...one, done: { result, at: fact.at } } : one)) }
    }
    default:
      return state
  }
}

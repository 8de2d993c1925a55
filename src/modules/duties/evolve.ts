import type { Fact, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Discharged, Duty, GovernedBy } from './contract.ts'

/** How each fact changes a duty. */
export function evolve(state: Duty | undefined, fact: Fact): Duty {
  if (fact.kind === 'duties.opened') {
    const data = fact.data as Omit<Duty, 'id' | 'state' | 'unitId' | 'called' | 'pauses' | 'moved'>
    return { ...data, id: idOf(fact.subject), state: 'open', unitId: fact.unitId, called: [], pauses: [], moved: [] }
  }
  if (!state) throw new Error(`${fact.kind} about a duty that was never opened: ${fact.subject}`)
  switch (fact.kind) {
    case 'duties.handed':
      return { ...state, unitId: (fact.data as { unitId: Id }).unitId }
    case 'duties.discharged': {
      const { at, fact: by, kind, left } = fact.data as Discharged
      return { ...state, state: left >= 0 ? 'fulfilled' : 'fulfilledLate', dischargedAt: at, dischargedBy: { fact: by, kind }, ...(left < 0 && { breachedAt: state.breachedAt ?? state.dueAt }) }
    }
    case 'duties.breached':
      return { ...state, breachedAt: (fact.data as { at: Instant }).at }
    case 'duties.called':
      return { ...state, called: [...state.called, fact.data as Duty['called'][number]] }
    case 'duties.paused':
      return { ...state, state: 'paused', pausedAt: fact.at, pauseGround: (fact.data as { ground: string }).ground }
    case 'duties.resumed': {
      const { pausedAt, pauseGround, ...rest } = state
      const { dueAt, provisional } = fact.data as { dueAt: Instant; provisional: boolean }
      const pauses = [...state.pauses, { from: pausedAt!, until: fact.at, ground: pauseGround ?? '' }]
      return { ...rest, state: 'open', pauses, dueAt, provisional, moved: [...state.moved, { was: state.dueAt, why: 'resumed', at: fact.at }] }
    }
    case 'duties.moved': {
      const { dueAt, provisional, why, governedBy } = fact.data as { dueAt: Instant; provisional: boolean; why: string; governedBy?: GovernedBy[] }
      const { breachedAt, ...rest } = state
      const still = breachedAt && dueAt <= fact.at ? { breachedAt: dueAt } : {}
      return { ...rest, ...still, dueAt, provisional, ...(governedBy && { governedBy }), moved: [...state.moved, { was: state.dueAt, why, at: fact.at }] }
    }
    case 'duties.waived':
      return { ...state, state: 'waived', waivedBecause: (fact.data as { because: string }).because }
    default:
      return state
  }
}

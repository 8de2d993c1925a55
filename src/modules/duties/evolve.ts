import type { Fact, Id } from '#src/kernel/facts.ts'
import { between, plus, type Instant } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { AdoptNotice, Discharged, Duty, GovernedBy, Notice } from './contract.ts'

/** Calls keep their distance to the due time when it moves; those of the new due time are made anew. */
function shifted(state: Duty, dueAt: Instant): Duty['calls'] {
  return state.calls.map(({ at, to }) => ({ at: plus(at, between(state.dueAt, dueAt)), to }))
}

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
      return { ...rest, state: 'open', pauses, dueAt, provisional, calls: shifted(state, dueAt), moved: [...state.moved, { was: state.dueAt, why: 'resumed', at: fact.at }] }
    }
    case 'duties.moved': {
      const { dueAt, provisional, why, governedBy, start } = fact.data as { dueAt: Instant; provisional: boolean; why: string; governedBy?: GovernedBy[]; start?: Instant }
      const { breachedAt, ...rest } = state
      const still = breachedAt && dueAt <= fact.at ? { breachedAt: dueAt } : {}
      const from = start && start !== state.startedBy.at ? { wasStart: state.startedBy.at } : {}
      return {
        ...rest, ...still, dueAt, provisional, calls: shifted(state, dueAt), ...(governedBy && { governedBy }), startedBy: { ...state.startedBy, at: start ?? state.startedBy.at },
        moved: [...state.moved, { was: state.dueAt, why, at: fact.at, ...from }],
      }
    }
    case 'duties.waived':
      return { ...state, state: 'waived', waivedBecause: (fact.data as { because: string }).because }
    default:
      return state
  }
}

export function evolveNotice(state: Notice | undefined, fact: Fact): Notice {
  if (fact.kind === 'duties.noticeAdopted') return { ...(fact.data as AdoptNotice), id: idOf(fact.subject), unitId: fact.unitId, adoptedAt: fact.at, counted: 0, moved: 0 }
  if (!state) throw new Error(`${fact.kind} about a notice that was never adopted: ${fact.subject}`)
  const { counted, moved } = fact.data as { counted: number; moved: number }
  return { ...state, counted: state.counted + counted, moved: state.moved + moved }
}

import type { Fact, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Accepted } from '../triage/contract.ts'
import type { Application, Case, NoteAnswer } from './contract.ts'

type Data = Record<string, unknown>

function opened(fact: Fact): Case {
  const { messageId, pressOfficeId, accepted } = fact.data as { messageId: Id; pressOfficeId: Id; accepted: Accepted }
  const { unitId, coUnitIds, territorialUnitId, lineUnitId, classes, stance, important } = accepted
  return {
    id: idOf(fact.subject), state: 'assigned', pressOfficeId, messages: [messageId], classes, stance, important, unitId, coUnitIds, territorialUnitId, lineUnitId,
    openedAt: fact.at, returns: 0, pauses: [], extensions: [], holdingUsed: false, releases: [], evaluated: false, reopenedTimes: 0,
  }
}

function without<K extends keyof Case>(state: Case, ...keys: K[]): Case {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !keys.includes(key as K))) as unknown as Case
}

/** How each fact changes a case. */
export function evolve(state: Case | undefined, fact: Fact): Case {
  if (fact.kind === 'cases.opened') return opened(fact)
  if (!state) throw new Error(`${fact.kind} about a case that was never opened: ${fact.subject}`)
  const data = fact.data as Data
  switch (fact.kind) {
    case 'cases.assigned':
      return { ...state, state: 'assigned', unitId: data.unitId as Id, coUnitIds: data.coUnitIds as Id[], territorialUnitId: data.territorialUnitId as Id, lineUnitId: data.lineUnitId as Id }
    case 'cases.accepted':
      return { ...state, state: 'accepted', acceptedAt: fact.at }
    case 'cases.returned':
      return { ...state, state: 'returned', returns: state.returns + 1 }
    case 'cases.joined':
      return { ...state, messages: [...state.messages, data.messageId as Id] }
    case 'cases.ownersSet':
      return { ...state, coUnitIds: data.coUnitIds as Id[], territorialUnitId: data.territorialUnitId as Id, lineUnitId: data.lineUnitId as Id }
    case 'cases.pauseApplied':
    case 'cases.extensionApplied':
      return { ...state, application: { ...(data as unknown as Application), at: fact.at } }
    case 'cases.applicationRejected':
      return without(state, 'application')
    case 'cases.paused':
      return { ...without(state, 'application'), pauses: [...state.pauses, { ground: data.ground as string, from: fact.at, approvedBy: data.approvedBy as Id }] }
    case 'cases.resumed':
      return { ...state, pauses: state.pauses.map((pause) => (pause.until === undefined ? { ...pause, until: fact.at } : pause)) }
    case 'cases.extended':
      return { ...without(state, 'application'), extensions: [...state.extensions, { ground: data.ground as string, until: data.until as Instant, approvedBy: data.approvedBy as Id }] }
    case 'cases.nextUpdatePromised':
      return { ...state, nextUpdateAt: data.dueAt as Instant }
    case 'cases.dispositionSet':
      return { ...state, disposition: data as unknown as NonNullable<Case['disposition']> }
    case 'cases.answered': {
      const { releaseId, substance } = data as unknown as NoteAnswer
      const answered = { ...state, releases: [...new Set([...state.releases, releaseId])], answeredAt: state.answeredAt ?? fact.at }
      return substance === 'holding' ? { ...answered, holdingUsed: true } : { ...answered, state: state.state === 'closed' ? 'closed' : 'answered' }
    }
    case 'cases.evaluated':
      return { ...state, evaluated: true }
    case 'cases.closed':
      return { ...state, state: 'closed', closedAt: fact.at }
    case 'cases.reopened':
      return { ...without(state, 'closedAt', 'disposition'), state: 'accepted', evaluated: false, reopenedTimes: state.reopenedTimes + 1 }
    default:
      return state
  }
}

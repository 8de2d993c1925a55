import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Accepted, Item, Referral, Study } from './contract.ts'

/** How each fact of triage changes an item of the desk. */
export function evolve(state: Item | undefined, fact: Fact): Item {
  if (fact.kind === 'triage.placed') {
    return { id: idOf(fact.subject), state: 'waiting', unitId: fact.unitId, placedAt: fact.at, studies: [], classes: [], important: false, returns: [] }
  }
  if (!state) throw new Error(`${fact.kind} about an item that is not on the desk: ${fact.subject}`)
  switch (fact.kind) {
    case 'triage.studied': {
      const study = { ...(fact.data as Omit<Study, 'at'>), at: fact.at }
      return { ...state, studies: [...state.studies, study], classes: [...new Set([...state.classes, ...study.classes])], important: state.important || study.important }
    }
    case 'triage.accepted': {
      const { caseId, unitId } = fact.data as Accepted
      return { ...state, state: 'accepted', caseId, assignedUnitId: unitId }
    }
    case 'triage.merged':
      return { ...state, state: 'merged', caseId: (fact.data as { caseId: string }).caseId }
    case 'triage.handedOver':
      return { ...state, state: 'handedOver', handedOver: fact.data as NonNullable<Item['handedOver']> }
    case 'triage.declined':
      return { ...state, state: 'declined', declined: fact.data as NonNullable<Item['declined']> }
    case 'triage.returned': {
      const { unitId, reason, proposedUnitId } = fact.data as Item['returns'][number]
      return { ...state, state: 'waiting', returns: [...state.returns, { unitId, reason, ...(proposedUnitId && { proposedUnitId }), at: fact.at }] }
    }
    case 'triage.referralProposed':
      return { ...state, referral: { ...(fact.data as Referral), proposedAt: fact.at, state: 'proposed' } }
    case 'triage.referralDecided': {
      const { decision, decidedBy } = fact.data as { decision: 'approve' | 'reject'; decidedBy: string }
      return { ...state, referral: { ...state.referral!, state: decision === 'approve' ? 'approved' : 'rejected', decidedBy } }
    }
    default:
      return state
  }
}

import type { Fact, Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Act, Event, Feed, Group, Move, ParameterSet, Quota, Rota, RotaTerms, Slot, Year } from './contract.ts'

/** A thing that facts speak of before it was made: a broken record, not a matter for guessing. */
export const never = (fact: Fact): never => {
  throw new Error(`${fact.kind} about something that was never made: ${fact.subject}`)
}

export const evolveYear = (_state: Year | undefined, fact: Fact): Year => ({ id: idOf(fact.subject), year: (fact.data as { year: number }).year, pressOfficeId: fact.unitId, openedAt: fact.at })

export function evolveQuota(state: Quota | undefined, fact: Fact): Quota {
  if (fact.kind === 'agenda.slotOpened') return { ...(fact.data as Omit<Quota, 'id' | 'unitId' | 'state' | 'acts'>), id: idOf(fact.subject), unitId: fact.unitId, state: 'owed', acts: [] }
  if (!state) return never(fact)
  return { ...state, state: fact.at > state.dueAt ? 'metLate' : 'met', acts: (fact.data as { acts: Id[] }).acts, metAt: fact.at }
}

export function evolveRotaTerms(_state: RotaTerms | undefined, fact: Fact): RotaTerms {
  const { by: _, ...terms } = fact.data as Omit<RotaTerms, 'id' | 'unitId' | 'setAt'> & { by: Id }
  return { ...terms, id: idOf(fact.subject), unitId: fact.unitId, setAt: fact.at }
}

export const evolveSetting = (_state: ParameterSet | undefined, fact: Fact): ParameterSet => ({ ...(fact.data as Omit<ParameterSet, 'id' | 'unitId' | 'setAt'>), id: idOf(fact.subject), unitId: fact.unitId, setAt: fact.at })

interface Moving {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly reason: string
  readonly dueAt: Instant
  readonly provisional: boolean
}

function moved(state: Slot, fact: Fact, by: Move['by']): Slot {
  const { from, to, reason, dueAt, provisional } = fact.data as Moving
  const moves = from === to ? state.moves : [...state.moves, { from, to, reason, at: fact.at, by }]
  return { ...state, dueOn: to, dueAt, provisional, moves }
}

/** How each fact changes a slot. */
export function evolveSlot(state: Slot | undefined, fact: Fact): Slot {
  if (fact.kind === 'agenda.slotOpened') return { ...(fact.data as Omit<Slot, 'id' | 'unitId' | 'state' | 'moves'>), id: idOf(fact.subject), unitId: fact.unitId, state: 'planned', moves: [] }
  if (!state) return never(fact)
  switch (fact.kind) {
    case 'agenda.slotConfirmed':
      return { ...state, state: 'confirmed', confirmedOn: (fact.data as { on: CivilDate }).on }
    case 'agenda.slotRedated':
      return { ...moved(state, fact, 'notice'), why: (fact.data as { explained: Slot['why'] }).explained }
    case 'agenda.slotMoved': {
      // Whoever names a new day has made it firm.
      const { cancelled: _, ...rest } = moved(state, fact, 'person')
      return { ...rest, state: 'confirmed' }
    }
    case 'agenda.slotCancelled':
      return { ...state, state: 'cancelled', cancelled: { reason: (fact.data as { reason: string }).reason, at: fact.at } }
    case 'agenda.slotHeld': {
      const { conferenceId, heldAt, late } = fact.data as { conferenceId: Id; heldAt: Instant; late: boolean }
      return { ...state, state: late ? 'heldLate' : 'held', conferenceId, heldAt }
    }
    case 'agenda.slotFulfilled': {
      // A held conference said the same a moment before.
      const { evidence } = fact.data as { evidence?: Slot['evidence'] }
      return evidence ? { ...state, state: fact.at > state.dueAt ? 'heldLate' : 'held', heldAt: fact.at, evidence } : state
    }
    default:
      return state
  }
}

export function evolveAct(state: Act | undefined, fact: Fact): Act {
  if (fact.kind === 'agenda.actRecorded') return { ...(fact.data as Omit<Act, 'id' | 'unitId' | 'state'>), id: idOf(fact.subject), unitId: fact.unitId, state: 'recorded' }
  if (!state) return never(fact)
  return { ...state, state: 'struck', struck: { ...(fact.data as { reason: string; by: Id }), at: fact.at } }
}

export function evolveRota(state: Rota | undefined, fact: Fact): Rota {
  const { year, groups, reason, by } = fact.data as { year: number; groups: readonly Group[]; reason: string; by: Id }
  return { id: idOf(fact.subject), year, unitId: fact.unitId, groups, versions: [...(state?.versions ?? []), { groups, reason, at: fact.at, by }] }
}

type Changed = Pick<Event, 'title' | 'from' | 'until' | 'room' | 'personIds' | 'coUnitIds' | 'state' | 'note'> & { readonly changes: Event['unseen'] }

/** What is new to the press office: the value that it last saw stays, however often the field changed since. */
const unseenAfter = (before: Event['unseen'], changes: Event['unseen']): Event['unseen'] => [...before, ...changes.filter(({ field }) => !before.some((one) => one.field === field || one.field === 'new'))]

/** How each fact changes an entry of the calendar. */
export function evolveEvent(state: Event | undefined, fact: Fact): Event {
  if (fact.kind === 'agenda.eventPlanned') {
    return { ...(fact.data as Omit<Event, 'id' | 'unitId' | 'revision' | 'changedAt' | 'unseen'>), id: idOf(fact.subject), unitId: fact.unitId, revision: 0, changedAt: fact.at, unseen: [{ field: 'new', was: '' }] }
  }
  if (!state) return never(fact)
  if (fact.kind === 'agenda.eventSeen') return { ...state, unseen: [] }
  const { room: _, ...rest } = state
  const { changes, ...changed } = fact.data as Changed
  return { ...rest, ...changed, revision: state.revision + 1, changedAt: fact.at, unseen: unseenAfter(state.unseen, changes) }
}

export const evolveFeed = (_state: Feed | undefined, fact: Fact): Feed => ({ id: idOf(fact.subject), unitId: fact.unitId, ...(fact.data as { no: number; tokenHash: string }) })

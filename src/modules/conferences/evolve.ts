import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Action, CheckItem, Conference, Expected, Held, InterviewStage, Invitation, Media, Open, RecordState, RecordSubmitted, Rehearse, Session, Window } from './contract.ts'

type Data = Record<string, unknown>

function opened(fact: Fact): Conference {
  const { occasion, form, title, slotId, responds, live, outlet, journalist, text, venue } = fact.data as Open
  return {
    id: idOf(fact.subject), state: 'preparing', unitId: fact.unitId, occasion, form, title, responds, live, openedAt: fact.at,
    ...(slotId && { slotId }), ...(venue && { venue }), ...(outlet && { outlet }), ...(journalist && { journalist }), ...(text && { text }),
    moves: [], sessions: [], checked: {}, invitations: [], actions: [], opinions: 0, stages: {},
  }
}

function planned(state: Conference, fact: Fact): Conference {
  const { at, until, place, host, moved } = fact.data as Required<Pick<Conference, 'at' | 'until' | 'place'>> & Pick<Conference, 'host'> & { moved?: boolean }
  // A fact that does not say was stated when every earlier time counted.
  const moves = state.at && state.place && moved !== false ? [...state.moves, { at: state.at, place: state.place, movedAt: fact.at }] : state.moves
  return { ...state, at, until, place, ...(host && { host }), moves }
}

const withInvitation = (state: Conference, id: Id, signedIn: NonNullable<Invitation['signedIn']>): Conference => ({ ...state, invitations: state.invitations.map((one) => (one.id === id ? { ...one, signedIn } : one)) })

const BECAME: Readonly<Record<string, RecordState>> = { 'conferences.recordReturned': 'returned', 'conferences.recordPublished': 'published', 'conferences.recordReopened': 'correcting', 'conferences.recordTakenBack': 'takenBack' }

/** What becomes of its record: submitted, returned, published, corrected by the next edition, taken back. */
function recorded(state: Conference, fact: Fact): Conference {
  if (fact.kind === 'conferences.recordSubmitted') {
    const { no, lines } = fact.data as RecordSubmitted
    return { ...state, record: { ...(state.record?.published && { published: state.record.published }), state: 'inReview', no, lines, submittedAt: fact.at } }
  }
  const became = BECAME[fact.kind]
  if (!became || !state.record) return state
  const { note: _, ...record } = state.record
  const { note } = fact.data as { note?: string }
  return { ...state, record: { ...record, state: became, ...(note && { note }), ...(became === 'published' && { published: { no: record.no, at: fact.at } }) } }
}

/** How each fact about it changes a conference. */
export function evolve(state: Conference | undefined, fact: Fact): Conference {
  if (fact.kind === 'conferences.opened') return opened(fact)
  if (!state) throw new Error(`${fact.kind} about a conference that was never opened: ${fact.subject}`)
  const data = fact.data as Data
  switch (fact.kind) {
    case 'conferences.planned':
      return planned(state, fact)
    case 'conferences.sessionAdded':
      return { ...state, sessions: [...state.sessions, data['session'] as Session] }
    case 'conferences.sessionDropped':
      return { ...state, sessions: state.sessions.filter((one) => one.id !== data['sessionId']) }
    case 'conferences.itemChecked':
      return { ...state, checked: { ...state.checked, [data['item'] as CheckItem]: { note: data['note'] as string, at: fact.at } } }
    case 'conferences.questionExpected':
      return { ...state, expected: [...(state.expected ?? []), data['expected'] as Expected] }
    case 'conferences.rehearsed': {
      const { no, verdict, note } = data as unknown as Rehearse
      return { ...state, expected: (state.expected ?? []).map((one) => (one.no === no ? { ...one, rehearsed: { verdict, note, at: fact.at } } : one)) }
    }
    case 'conferences.invited':
      return { ...state, invitations: [...state.invitations, ...(data['invitations'] as Invitation[])] }
    case 'conferences.readied':
      return { ...state, state: 'ready' }
    case 'conferences.started':
      return { ...state, state: 'open', startedAt: fact.at, presentIds: data['presentIds'] as Id[] }
    case 'conferences.attendanceMissed':
      return { ...state, sessions: state.sessions.map((one) => (one.id === data['sessionId'] ? { ...one, unattended: true } : one)) }
    case 'conferences.signedIn': {
      const { invitationId, ...signedIn } = data as { invitationId: Id } & Omit<NonNullable<Invitation['signedIn']>, 'at'>
      return withInvitation(state, invitationId, { at: fact.at, ...signedIn })
    }
    case 'conferences.held': {
      const { questions, attendees, evidence } = data as unknown as Held & { evidence?: string }
      return { ...state, state: 'held', heldAt: fact.at, questions, ...(attendees !== undefined && { attendees }), ...(evidence && { evidence }) }
    }
    case 'conferences.cancelled':
      return { ...state, state: 'cancelled', cancelled: data['reason'] as string }
    case 'conferences.actionSet':
      return { ...state, actions: [...state.actions, data as unknown as Action] }
    case 'conferences.actionFinished':
      return { ...state, actions: state.actions.map((one) => (one.no === data['no'] ? { ...one, result: data['result'] as string, doneAt: fact.at } : one)) }
    case 'conferences.opinionNoted':
      return { ...state, opinions: state.opinions + 1 }
    case 'conferences.stageOpened': {
      const { stage, opensAt, closesAt } = data as unknown as { stage: InterviewStage } & Window
      return { ...state, stages: { ...state.stages, [stage]: { opensAt, closesAt } } }
    }
    case 'conferences.mediaAdded':
      return { ...state, media: [...(state.media ?? []), data['media'] as Media] }
    case 'conferences.captionsAdded':
      return { ...state, media: (state.media ?? []).map((one) => (one.id === data['mediaId'] ? { ...one, captions: data['captions'] as NonNullable<Media['captions']> } : one)) }
    case 'conferences.mediaDropped':
      return { ...state, media: (state.media ?? []).filter((one) => one.id !== data['mediaId']) }
    case 'conferences.evaluated':
      return { ...state, evaluation: { ...(data as unknown as Omit<NonNullable<Conference['evaluation']>, 'at'>), at: fact.at as Instant } }
    default:
      return recorded(state, fact)
  }
}

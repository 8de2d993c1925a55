import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { addDays, civilDate, startOfDay } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { fulfilledBy, recorded, type Owing } from './act.ts'
import type { Act, Attendance, Evidence, Slot, SlotState, Topic } from './contract.ts'
import type { FulfilSlot, MoveSlot, NoteHeld, NoteRelease, NoteTraining, Session } from './inputs.ts'
import { noticeDays } from './rules.ts'

export const slotTable = { table: 'agenda.slot' }
const topicTable = { table: 'agenda.topic' }

const about = (slot: Slot, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(slotTable, slot.id), unitId: slot.unitId, data })
const inState = (slot: Slot, ...states: SlotState[]): Refusal[] => (states.includes(slot.state) ? [] : [{ code: 'agenda/slot-not-in-state', item: slot.id, params: { state: slot.state } }])

/** A date is made firm once the notice of its year stands; before that it may still be moved by the notice (NH-06). */
export function confirmSlot(slot: Slot, ctx: Context): Decision {
  const refusals = inState(slot, 'planned')
  if (slot.provisional) refusals.push({ code: 'agenda/notice-missing', item: slot.id, clause: 'NH-06', params: { year: slot.dueOn.slice(0, 4) } })
  return decideBy(refusals, () => [about(slot, 'agenda.slotConfirmed', { on: civilDate(ctx.now) })])
}

/** A slot gets another day, with a public reason, made known in time (CX-6). Out of its month, or once it was missed, its duty stays where it is (NH-06a). */
export function moveSlot(slot: Slot, input: MoveSlot, ctx: Context): Decision {
  const { to, reason, late } = input
  const today = civilDate(ctx.now)
  const refusals = inState(slot, 'planned', 'confirmed', 'cancelled')
  if (to === slot.dueOn && slot.state !== 'cancelled') refusals.push({ code: 'agenda/same-day', item: 'to', params: { on: to } })
  const days = noticeDays(ctx.rules, ctx.now)
  const first = addDays(today, days)
  if (to < first) refusals.push({ code: 'agenda/too-short-notice', item: 'to', clause: 'CX-6', params: { days, first } })
  const missed = ctx.now >= slot.dueAt
  const leaves = to.slice(0, 7) !== slot.originalOn.slice(0, 7)
  if (missed && !late) refusals.push({ code: 'agenda/missed-already', item: slot.id, clause: 'NH-06a', params: { on: slot.dueOn } })
  if (leaves && !missed && !late) refusals.push({ code: 'agenda/out-of-its-month', item: 'to', clause: 'NH-06a', params: { month: Number(slot.originalOn.slice(5, 7)) } })
  const dueAt = missed || leaves ? slot.dueAt : startOfDay(addDays(to, 1))
  return decideBy(refusals, () => [about(slot, 'agenda.slotMoved', { from: slot.dueOn, to, reason, dueAt, provisional: false, why: 'slot-moved' })])
}

/** The date falls away and stays in sight with its reason; what is owed is owed still. */
export function cancelSlot(slot: Slot, input: { reason: string }): Decision {
  return decideBy(inState(slot, 'planned', 'confirmed'), () => [about(slot, 'agenda.slotCancelled', { reason: input.reason })])
}

const fulfil = (slot: Slot, evidence: Evidence): Statement => about(slot, 'agenda.slotFulfilled', { evidence })

/** Something recurring that no conference is was done, and what shows it; a conference proves itself (CV-7). */
export function fulfilSlot(slot: Slot, input: FulfilSlot): Decision {
  const refusals = inState(slot, 'planned', 'confirmed', 'cancelled')
  if (slot.series === 'regular') refusals.push({ code: 'agenda/held-by-conference', item: slot.id, clause: 'CV-7' })
  return decideBy(refusals, () => [fulfil(slot, input.evidence as Evidence)])
}

/** A release of the office's own accord, or an online interview, is the next one that was promised (GS-61, NH-36). */
export const fulfilNext = (slot: Slot | undefined, subject: string): Statement[] => (slot ? [fulfil(slot, { subject })] : [])

/** What is known of a held conference: its slot, the topics of its sessions, the posts of those who took part, and what the year owes them. */
export interface Held extends Owing {
  readonly slot: Slot | undefined
  readonly topics: readonly Topic[]
  readonly people: readonly Attendance[]
  /** The next online interview promised, when this was one. */
  readonly interview: Slot | undefined
  /** Whether this conference was recorded before. */
  readonly known: boolean
  readonly pressOfficeId: Id
}

/** Return water: a conference was held. Its slot is fulfilled; each session counts for its unit, the conference once for each who took part (CX-7). */
export function noteHeld(held: Held, input: NoteHeld, ctx: Context): Decision {
  if (held.known) return accept()
  const { slot } = held
  const { conferenceId } = input
  const on = civilDate(input.heldAt)
  const owed = slot && slot.state !== 'held' && slot.state !== 'heldLate'
  const acts = [...input.sessions.map((session) => sessionAct(held, input, session, on, ctx)), ...attendances(held, input, on, ctx)]
  return accept(
    ...(owed ? [about(slot, 'agenda.slotHeld', { conferenceId, heldAt: input.heldAt, late: ctx.now > slot.dueAt }), about(slot, 'agenda.slotFulfilled', { conferenceId })] : []),
    ...fulfilNext(held.interview, `conferences.conference:${conferenceId}`),
    ...acts.map(recorded),
    ...held.topics.map((topic): Statement => ({ kind: 'agenda.topicHeld', subject: subjectOf(topicTable, topic.id), unitId: topic.unitId, data: { on, conferenceId } })),
    ...fulfilledBy(held, acts, ctx),
  )
}

const common = (input: NoteHeld, on: string, { organiserLevel, occasion, form }: Session): Pick<Act, 'state' | 'on' | 'occasion' | 'form' | 'organiserLevel' | 'conferenceId' | 'slotId' | 'evidence'> => ({
  state: 'recorded', on, occasion, form, organiserLevel, conferenceId: input.conferenceId, ...(input.slotId && { slotId: input.slotId }), evidence: { subject: `conferences.conference:${input.conferenceId}` },
})

function sessionAct({ people }: Held, input: NoteHeld, session: Session, on: string, ctx: Context): Act {
  const { sessionId, unitId, topicId, speakerIds } = session
  return { ...common(input, on, session), id: ctx.newId(), unitId, kind: 'session', people: people.filter((one) => speakerIds.includes(one.personId)), sessionId, ...(topicId && { topicId }) }
}

/** Who spoke in three sessions of one conference took part in one activity. */
function attendances({ people, pressOfficeId }: Held, input: NoteHeld, on: string, ctx: Context): Act[] {
  const first = input.sessions[0]
  if (!first) return []
  return people.map((person) => {
    const session = input.sessions.find((one) => one.speakerIds.includes(person.personId)) ?? first
    return { ...common(input, on, session), id: ctx.newId(), unitId: person.posts[0]?.unitId ?? pressOfficeId, kind: 'activity', people: [person] }
  })
}

/** Return water: what a unit put out of its own accord counts where the measure counts releases (WL-24, WL-15); an answer to somebody is none. */
export function noteRelease({ counts, routine, ...owing }: Owing & { readonly counts: boolean; readonly routine: Slot | undefined }, input: NoteRelease, ctx: Context): Decision {
  if (!counts) return accept()
  const evidence = { subject: `publication.release:${input.releaseId}` }
  const act: Act = { id: ctx.newId(), state: 'recorded', kind: 'release', unitId: input.unitId, on: civilDate(input.at), people: [], occasion: 'thematic', form: 'written_release', organiserLevel: 'unit', releaseId: input.releaseId, evidence }
  return accept(recorded(act), ...fulfilNext(routine, evidence.subject), ...fulfilledBy(owing, [act], ctx))
}

/** Return water: a course or a drill is the next one that the office has set itself; those who came have their hours (GS-18), each an act of their own. */
export function noteTraining({ known, next, people, pressOfficeId, ...owing }: Owing & { readonly known: boolean; readonly next: Slot | undefined; readonly people: readonly Attendance[]; readonly pressOfficeId: Id }, input: NoteTraining, ctx: Context): Decision {
  if (known) return accept()
  const { subject, on, attendees } = input
  const acts = attendees.flatMap(({ personId, hours }): Act[] => {
    const person = people.find((one) => one.personId === personId)
    return person ? [{ id: ctx.newId(), state: 'recorded', kind: 'training', on, unitId: person.posts[0]?.unitId ?? pressOfficeId, people: [person], hours, occasion: 'thematic', organiserLevel: 'district', evidence: { subject } }] : []
  })
  return accept(...fulfilNext(next, subject), ...acts.map(recorded), ...fulfilledBy(owing, acts, ctx))
}

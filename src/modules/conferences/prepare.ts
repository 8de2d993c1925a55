import { decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { civilDate } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import { checklist, forms, neededFor, RESPONDING, type AddSession, type Calendar, type CheckItem, type Conference, type ConferenceState, type Open, type Plan, type Session, type Speaker } from './contract.ts'

const table = { table: 'conferences.conference' }
export const about = (one: Conference, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, one.id), unitId: one.unitId, data })

export const inState = (one: Conference, ...states: ConferenceState[]): Refusal[] =>
  states.includes(one.state) ? [] : [{ code: 'conferences/not-in-state', item: one.id, params: { state: one.state } }]

/** Posts whose holder may give a response at a conference (GB-15). */
export const HEADS: readonly string[] = ['unit_head', 'first_spokesperson', 'spokesperson']
export const isHead = (speaker: Speaker): boolean => speaker.posts.some((post) => HEADS.includes(post))

/** What opening looks up: the press office, and what stands in the way of the slot, when one is named. */
export interface Opening {
  readonly pressOfficeId: Id
  readonly slot: 'free' | 'taken' | 'none'
}

/** A conference begins, from a slot of the year or freely; a form that needs more says so at once (WL-11). */
export function open({ pressOfficeId, slot }: Opening, input: Open, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (input.occasion === 'regular' && !input.slotId) refusals.push({ code: 'conferences/regular-needs-slot', item: 'slotId', clause: 'NH-06' })
  if (input.slotId && slot === 'none') refusals.push({ code: 'conferences/no-slot', item: input.slotId })
  if (input.slotId && slot === 'taken') refusals.push({ code: 'conferences/slot-taken', item: input.slotId, clause: 'NH-40' })
  for (const field of forms[input.form].needs) if (!input[field]) refusals.push({ code: 'conferences/form-incomplete', item: field, clause: 'WL-11', params: { form: forms[input.form].zh } })
  return decideBy(refusals, () => {
    const data: Open = { ...input, responds: (input.responds || input.occasion === 'emergency') && RESPONDING.includes(input.form), live: input.live || input.occasion === 'live_interview' }
    return [{ kind: 'conferences.opened', subject: subjectOf(table, ctx.newId()), unitId: pressOfficeId, data }]
  })
}

/** What the one calendar of all units is told: agenda refuses a place or a person that is taken. */
function calendarOf(one: Conference, booking: 'provisional' | 'confirmed' | 'cancelled' = one.state === 'preparing' ? 'provisional' : 'confirmed'): { calendar?: Calendar } {
  const { title, at, until, place, host, sessions } = one
  if (!at || !until || !place) return {}
  const people = [...(host ? [host.personId] : []), ...sessions.flatMap((session) => session.speakers.map(({ personId }) => personId))]
  const coUnitIds = [...new Set(sessions.map(({ unitId }) => unitId))].filter((id) => id !== one.unitId)
  return { calendar: { title, from: at, until, room: place, personIds: [...new Set(people)], coUnitIds, booking } }
}

/** The day of a slot is moved in the plan of the year, with a public reason, not here (NH-06, CX-6). */
const offSlot = (one: Conference, at: string | undefined, slotOn: string | undefined): Refusal[] =>
  slotOn !== undefined && at !== undefined && civilDate(at) !== slotOn ? [{ code: 'conferences/not-on-slot-day', item: one.id, clause: 'CX-6', params: { on: slotOn } }] : []

export interface Planning {
  readonly one: Conference
  /** Undefined when there is no such person. */
  readonly hostName: string | undefined
  /** Day of its slot, when it has one. */
  readonly slotOn: string | undefined
}

/** Time and place. A change of either after the announcement stays on record, for everybody to see. */
export function plan({ one, hostName, slotOn }: Planning, input: Plan, ctx: Context): Decision {
  const refusals = inState(one, 'preparing', 'ready')
  const { at, until, place, hostId } = input
  if (at <= ctx.now) refusals.push({ code: 'conferences/time-in-the-past', item: 'at' })
  refusals.push(...offSlot(one, at, slotOn))
  if (until <= at) refusals.push({ code: 'conferences/ends-before-it-begins', item: 'until' })
  if (hostId && hostName === undefined) refusals.push({ code: 'conferences/unknown-person', item: hostId })
  return decideBy(refusals, () => {
    const planned = { at, until, place, ...(hostId && { host: { personId: hostId, name: hostName! } }) }
    const moved = one.state === 'ready' && (one.at !== at || one.place !== place)
    return [about(one, 'conferences.planned', { ...planned, moved, ...calendarOf({ ...one, ...planned }) })]
  })
}

export interface Presenting {
  readonly one: Conference
  /** Undefined when there is no such active unit. */
  readonly unitName: string | undefined
  readonly speakers: readonly Speaker[]
  /** How the named topic stands; undefined when none was named. */
  readonly topic: 'reviewed' | 'notReviewed' | 'ofAnotherUnit' | undefined
}

export function addSession({ one, unitName, speakers, topic }: Presenting, input: AddSession, ctx: Context): Decision {
  const refusals = inState(one, 'preparing', 'ready')
  if (unitName === undefined) refusals.push({ code: 'conferences/unknown-unit', item: input.unitId })
  for (const id of input.speakerIds) if (!speakers.some((one_) => one_.personId === id)) refusals.push({ code: 'conferences/unknown-person', item: id })
  if (input.topicId && one.sessions.some((session) => session.topicId === input.topicId)) refusals.push({ code: 'conferences/topic-twice', item: input.topicId, clause: 'NH-16' })
  if (topic === 'ofAnotherUnit') refusals.push({ code: 'conferences/topic-of-another-unit', item: input.topicId!, clause: 'WL-13' })
  if (topic === 'notReviewed') refusals.push({ code: 'conferences/topic-not-reviewed', item: input.topicId!, clause: 'NH-19' })
  return decideBy(refusals, () => {
    const { unitId, topicId, title, roles } = input
    const session: Session = { id: ctx.newId(), unitId, unitName: unitName!, ...(topicId && { topicId }), title, speakers, roles }
    return [about(one, 'conferences.sessionAdded', { session, ...calendarOf({ ...one, sessions: [...one.sessions, session] }) })]
  })
}

export function dropSession(one: Conference, input: { sessionId: Id; reason: string }): Decision {
  const refusals = inState(one, 'preparing', 'ready')
  if (!one.sessions.some(({ id }) => id === input.sessionId)) refusals.push({ code: 'conferences/no-session', item: input.sessionId })
  const sessions = one.sessions.filter(({ id }) => id !== input.sessionId)
  return decideBy(refusals, () => [about(one, 'conferences.sessionDropped', { sessionId: input.sessionId, reason: input.reason, ...calendarOf({ ...one, sessions }) })])
}

export function checkItem(one: Conference, input: { item: CheckItem; note: string }): Decision {
  return decideBy(inState(one, 'preparing', 'ready', 'open'), () => [about(one, 'conferences.itemChecked', { item: input.item, note: input.note })])
}

/** Forms that need no hall. */
const ON_PAPER: readonly Conference['form'][] = ['written_release', 'enquiry_reply']
const INTERVIEWS: readonly Conference['form'][] = ['exclusive_interview', 'group_interview']
export const onPaper = (one: Conference): boolean => ON_PAPER.includes(one.form)

export function neededItems(one: Conference): readonly CheckItem[] {
  if (onPaper(one)) return []
  return INTERVIEWS.includes(one.form) ? ['date', 'place', 'speakers', 'lines'] : neededFor[one.occasion]
}

/** Whether an item of the checklist stands, by evidence where there is any (WL-21, GS-43). */
export function stands(one: Conference, item: CheckItem): boolean {
  switch (item) {
    case 'topics':
      return one.sessions.length > 0 && one.sessions.every((session) => session.topicId !== undefined)
    case 'date':
      return one.at !== undefined
    case 'place':
      return one.place !== undefined
    case 'host':
      return one.host !== undefined
    case 'speakers':
      return one.sessions.length > 0 && one.sessions.every((session) => session.speakers.length > 0)
    case 'invitations':
      return one.invitations.some((invitation) => invitation.as !== 'unit')
    default:
      return one.checked[item] !== undefined
  }
}

export const missingItems = (one: Conference): CheckItem[] => neededItems(one).filter((item) => !stands(one, item))

/** Sessions of a response at which no head and no spokesperson of the unit would speak (GB-15). */
export const headless = (one: Conference): Session[] => (one.responds ? one.sessions.filter((session) => !session.speakers.some(isHead)) : [])

/** Everything that is missing, in one answer. */
export function ready({ one, slotOn }: Pick<Planning, 'one' | 'slotOn'>): Decision {
  const refusals = [...inState(one, 'preparing'), ...offSlot(one, one.at, slotOn)]
  for (const item of missingItems(one)) refusals.push({ code: 'conferences/item-missing', item, clause: checklist[item].clause, params: { zh: checklist[item].zh, en: checklist[item].en } })
  for (const session of headless(one)) refusals.push({ code: 'conferences/no-head-speaks', item: session.id, clause: 'GB-15', params: { unit: session.unitName } })
  return decideBy(refusals, () => [about(one, 'conferences.readied', calendarOf(one, 'confirmed'))])
}

/** Cancelled with a reason that everybody reads; it never vanishes. */
export function cancel(one: Conference, input: { reason: string }): Decision {
  return decideBy(inState(one, 'preparing', 'ready'), () => [about(one, 'conferences.cancelled', { reason: input.reason, ...(one.slotId && { slotId: one.slotId }), ...calendarOf(one, 'cancelled') })])
}

import { decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { toShanghai, type Instant } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { ofUnit } from './act.ts'
import { eventFields, type Event, type EventField, type Feed } from './contract.ts'
import type { ChangeEvent, NoteConference, PlanEvent } from './inputs.ts'

const table = { table: 'agenda.event' }
const feedTable = { table: 'agenda.feed' }

type Place = Pick<Event, 'title' | 'from' | 'until' | 'room' | 'personIds' | 'coUnitIds' | 'state' | 'note'>

/** What a plan looks up: units and people that there are not, and what is booked in these hours. */
export interface Planning {
  readonly unknownUnits: readonly Id[]
  readonly unknownPeople: readonly Id[]
  readonly overlapping: readonly Event[]
  readonly names: ReadonlyMap<Id, string>
}

const hours = (from: Instant, until: Instant): string => {
  const [a, b] = [toShanghai(from), toShanghai(until)]
  return `${a.slice(0, 10)} ${a.slice(11, 16)}–${a.slice(0, 10) === b.slice(0, 10) ? '' : `${b.slice(0, 10)} `}${b.slice(11, 16)}`
}

/** Each room and each person that is taken in these hours, by name; the database refuses the same once more for what passed here at one moment. */
function clashes(id: Id | undefined, place: Place, { overlapping, names }: Planning): Refusal[] {
  if (place.state === 'cancelled') return []
  const others = overlapping.filter((other) => other.id !== id && other.state !== 'cancelled' && other.from < place.until && place.from < other.until)
  return others.flatMap((other): Refusal[] => {
    const when = hours(other.from, other.until)
    return [
      ...(place.room !== undefined && other.room === place.room ? [{ code: 'agenda/room-taken', item: 'room', params: { room: place.room, title: other.title, when } }] : []),
      ...place.personIds.filter((one) => other.personIds.includes(one)).map((one) => ({ code: 'agenda/person-taken', item: one, params: { name: names.get(one) ?? one, title: other.title, when } })),
    ]
  })
}

function placeFaults(id: Id | undefined, place: Place, planning: Planning): Refusal[] {
  return [
    ...planning.unknownUnits.map((item) => ({ code: 'agenda/unknown-unit', item })),
    ...planning.unknownPeople.map((item) => ({ code: 'agenda/unknown-person', item })),
    ...(place.until <= place.from ? [{ code: 'agenda/ends-before-it-begins', item: 'until' }] : []),
    ...clashes(id, place, planning),
  ]
}

/** A unit puts what it plans into the one calendar (GS-34). */
export function planEvent(planning: Planning, input: PlanEvent, ctx: Context): Decision {
  const { unitId, ...place } = input
  const refusals = [...ofUnit(unitId, unitId, ctx), ...placeFaults(undefined, place as Place, planning)]
  return decideBy(refusals, () => [{ kind: 'agenda.eventPlanned', subject: subjectOf(table, ctx.newId()), unitId, data: place }])
}

const written = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value ?? ''))

/** Which fields differ, each with what it was. */
function changesOf(event: Event, place: Place): { field: EventField; was: string }[] {
  return (Object.keys(eventFields) as EventField[]).filter((field) => written(event[field]) !== written(place[field])).map((field) => ({ field, was: written(event[field]) }))
}

const changed = (event: Event, place: Place): Statement[] => {
  const changes = changesOf(event, place)
  return changes.length === 0 ? [] : [{ kind: 'agenda.eventChanged', subject: subjectOf(table, event.id), unitId: event.unitId, data: { ...place, changes } }]
}

export function changeEvent({ event, ...planning }: Planning & { readonly event: Event }, { eventId: _, ...place }: ChangeEvent, ctx: Context): Decision {
  const refusals = [...ofUnit(event.unitId, event.id, ctx), ...placeFaults(event.id, place as Place, planning)]
  if (event.conferenceId) refusals.push({ code: 'agenda/event-of-conference', item: event.id })
  if (event.state === 'cancelled') refusals.push({ code: 'agenda/event-cancelled', item: event.id })
  return decideBy(refusals, () => changed(event, place as Place))
}

/** Return water: a conference takes, moves or gives up its place in the calendar. A clash refuses the conference's own plan. */
export function noteConference({ event, ...planning }: Planning & { readonly event: Event | undefined }, input: NoteConference): Decision {
  const { conferenceId, unitId, ...rest } = input
  const place = { note: '', ...rest } as Place
  const refusals = placeFaults(conferenceId, place, planning)
  return decideBy(refusals, () =>
    event ? changed(event, place) : [{ kind: 'agenda.eventPlanned', subject: subjectOf(table, conferenceId), unitId, data: { ...place, kind: 'conference', conferenceId } }])
}

/** The press office has looked: what changes from here on is marked anew. */
export function seeEvents(events: readonly Event[], { eventIds }: { eventIds: readonly Id[] }): Decision {
  const refusals = eventIds.filter((id) => !events.some((event) => event.id === id)).map((item) => ({ code: 'agenda/no-event', item }))
  return decideBy(refusals, () => events.filter((event) => event.unseen.length > 0).map((event): Statement => ({ kind: 'agenda.eventSeen', subject: subjectOf(table, event.id), unitId: event.unitId, data: {} })))
}

/** A unit's calendar address is made, or made anew; the one before is dead at once. */
export function renewFeed({ feed, unknownUnits, token }: { readonly feed: Feed | undefined; readonly unknownUnits: readonly Id[]; readonly token: { readonly no: number; readonly tokenHash: string } }, input: { unitId: Id }, ctx: Context): Decision {
  const refusals: Refusal[] = [...unknownUnits.map((item) => ({ code: 'agenda/unknown-unit', item })), ...ofUnit(input.unitId, input.unitId, ctx)]
  return decideBy(refusals, () => [{ kind: 'agenda.feedRenewed', subject: subjectOf(feedTable, feed?.id ?? input.unitId), unitId: input.unitId, data: token }])
}

import { command, type Command } from '#src/desk/module.ts'
import type { Fact, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { sha256 } from '#src/record/digest.ts'
import { keys, toBase32 } from '#src/record/keys.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import { personNamesOf } from '../directory/names.ts'
import { unknownUnits } from '../directory/queries.ts'
import { unknownPeople } from '../directory/roll-queries.ts'
import type { Event } from './contract.ts'
import * as event from './event.ts'
import * as input from './inputs.ts'
import { book, events, eventsAt, feeds } from './storage.ts'

const OFFICE = ['press_office_head', 'press_officer'] as const
const UNIT = ['press_assistant', 'online_spokesperson', 'spokesperson', 'first_spokesperson', 'unit_head', 'editor'] as const

interface Place {
  readonly from: Instant
  readonly until: Instant
  readonly personIds: readonly Id[]
  readonly coUnitIds: readonly Id[]
}

/** What is booked at that time; looked up last and as the ledger, because the room may be taken by a unit whose calendar is not ours. */
async function planning(work: Work, place: Place, unitId?: Id): Promise<event.Planning> {
  const { tx } = work
  const missing = { unknownUnits: await unknownUnits(tx, [...(unitId ? [unitId] : []), ...place.coUnitIds]), unknownPeople: await unknownPeople(tx, place.personIds), names: await personNamesOf(tx, place.personIds) }
  await becomeLedger(tx)
  return { ...missing, overlapping: await eventsAt(work, place.from, place.until) }
}

/** Room and people are booked with the fact; an unchanged entry states none and books nothing. */
async function books(tx: Tx, fact: Fact | undefined): Promise<void> {
  if (fact) await book(tx, { ...(fact.data as Event), id: fact.subject.slice(fact.subject.indexOf(':') + 1) })
}
const beside: Command['beside'] = (tx, _, facts) => books(tx, facts[0])

const planEvent = command({ name: 'agenda.planEvent', zh: '列入日程', input: input.planEvent, may: [...OFFICE, ...UNIT], load: (work, given) => planning(work, given, given.unitId), decide: event.planEvent, beside })
const changeEvent = command({
  name: 'agenda.changeEvent',
  zh: '变更日程',
  input: input.changeEvent,
  may: [...OFFICE, ...UNIT],
  load: async (work, given) => ({ event: await work.need(events, given.eventId, 'agenda/no-event'), ...(await planning(work, given)) }),
  decide: event.changeEvent,
  beside,
})
const noteConference = command({
  name: 'agenda.noteConference',
  zh: '发布会列入日程',
  input: input.noteConference,
  may: 'system',
  load: async (work, given) => ({ event: await work.find(events, given.conferenceId), ...(await planning(work, given, given.unitId)) }),
  decide: event.noteConference,
  beside,
})
const seeEvents = command({ name: 'agenda.seeEvents', zh: '日程变更已阅', input: input.seeEvents, may: OFFICE, load: (work, given) => work.findAll(events, given.eventIds), decide: event.seeEvents })

/** The secret part of a calendar address: 160 bits made from the installation's own key. It stands nowhere; the record keeps its digest. */
export const feedToken = (unitId: Id, no: number): string => toBase32(keys().digest('calendar-feed', unitId, String(no)).subarray(0, 20)).toLowerCase()
export const feedHash = (token: string): string => sha256(token.toLowerCase())

const renewFeed = command({
  name: 'agenda.renewFeed',
  zh: '启用日程订阅地址',
  input: input.renewFeed,
  may: [...OFFICE, ...UNIT],
  async load(work, given) {
    const feed = await work.find(feeds, given.unitId)
    const no = (feed?.no ?? 0) + 1
    return { feed, unknownUnits: await unknownUnits(work.tx, [given.unitId]), token: { no, tokenHash: feedHash(feedToken(given.unitId, no)) } }
  },
  decide: event.renewFeed,
})

export const eventCommands = [planEvent, changeEvent, noteConference, seeEvents, renewFeed]

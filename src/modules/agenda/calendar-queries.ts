import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { civilDate as civil, id, instant, paging } from '#src/desk/shapes.ts'
import { addDays, civilDate, startOfDay } from '#src/kernel/time.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { personNamesOf, unitNameOf } from '../directory/names.ts'
import { unitNamesOf } from '../directory/roll-queries.ts'
import type { Event, Feed, Rota, Slot } from './contract.ts'
import { feedHash, feedToken } from './event-commands.ts'
import { icsOf, type IcsEntry } from './ics.ts'
import { groupOf } from './queries.ts'

async function withNames(tx: Tx, docs: readonly Event[]): Promise<(Event & { unitName: string; people: { id: Id; name: string }[] })[]> {
  const units = await unitNamesOf(tx, docs.map((event) => event.unitId))
  const names = await personNamesOf(tx, docs.flatMap((event) => event.personIds))
  return docs.map((event) => ({ ...event, unitName: units.get(event.unitId) ?? '', people: event.personIds.map((person) => ({ id: person, name: names.get(person) ?? '' })) }))
}

const calendar = query({
  name: 'agenda.calendar',
  zh: '日程',
  input: z.object({ ...paging, from: instant, until: instant, unitId: id.optional(), unseenOnly: z.boolean().default(false) }),
  may: 'signedIn',
  async ask(tx, input) {
    const [at, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Event }>`
      select doc from agenda.event where ends > ${input.from}::timestamptz and begins < ${input.until}::timestamptz and (${input.unitId ?? null}::uuid is null or ${input.unitId ?? null}::uuid = any(unit_ids))
        and (not ${input.unseenOnly} or jsonb_array_length(doc->'unseen') > 0) and (${at ?? null}::timestamptz is null or (begins, id) > (${at ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by begins, id limit ${input.limit}`.execute(tx.db)
    const items = await withNames(tx, found.rows.map((row) => row.doc))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.from} ${last.id}` : undefined }
  },
})

/** What comes in the next weeks, for the leadership: conferences owed and everything in the calendar, with what is still provisional. */
const lookAhead = query({
  name: 'agenda.lookAhead',
  zh: '近期安排',
  input: z.object({ from: civil.optional(), days: z.number().int().min(1).max(92).default(28) }),
  may: 'signedIn',
  async ask(tx, input) {
    const from = input.from ?? civilDate(tx.now)
    const until = addDays(from, input.days)
    const slots = (await sql<{ doc: Slot }>`select doc from agenda.slot where series = 'regular' and due_on >= ${from} and due_on < ${until} order by due_on, id`.execute(tx.db)).rows.map((row) => row.doc)
    const rotas = new Map((await sql<{ doc: Rota }>`select doc from agenda.rota where year = any(${[...new Set(slots.map((slot) => slot.year))]}::int[])`.execute(tx.db)).rows.map(({ doc }) => [doc.year, doc]))
    const events = await sql<{ doc: Event }>`
      select doc from agenda.event where state <> 'cancelled' and ends > ${startOfDay(from)}::timestamptz and begins < ${startOfDay(until)}::timestamptz order by begins, id limit 1000`.execute(tx.db)
    return { from, until: addDays(until, -1), slots: slots.map((slot) => ({ ...slot, group: groupOf(rotas.get(slot.year), slot) })), events: await withNames(tx, events.rows.map((row) => row.doc)) }
  },
})

/** The address to subscribe to; null until it was made. */
const feed = query({
  name: 'agenda.feed',
  zh: '日程订阅地址',
  input: z.object({ unitId: id }),
  may: 'signedIn',
  async ask(tx, { unitId }) {
    const found = (await sql<{ doc: Feed }>`select doc from agenda.feed where unit_id = ${unitId}`.execute(tx.db)).rows[0]?.doc
    return { path: found ? `/calendar/${feedToken(unitId, found.no)}.ics` : null }
  },
})

const STATUS = { provisional: 'TENTATIVE', confirmed: 'CONFIRMED', cancelled: 'CANCELLED' } as const

/** A feed leaves the building for the phones of whoever subscribed: what a conference will be about is said there only once it is settled. */
const titleOutside = ({ state, conferenceId, title }: Event): string => (state !== 'provisional' ? title : `（暂定）${conferenceId ? '新闻发布会' : title}`)

/** The calendar file behind a secret address; refuses an address that never was, or that was made anew. */
const calendarFile = query({
  name: 'agenda.calendarFile',
  zh: '日程订阅文件',
  input: z.object({ token: z.string().max(80) }),
  may: 'public',
  async ask(tx, { token }) {
    const found = await sql<{ unit_id: Id; id: Id | null; doc: Event | null }>`select unit_id, id, doc from agenda.events_by_feed(${feedHash(token)})`.execute(tx.db)
    const unitId = found.rows[0]?.unit_id
    if (!unitId) throw new Refused([{ code: 'agenda/no-feed', item: 'token' }])
    const entries = found.rows.flatMap(({ doc }): IcsEntry[] => (doc ? [{
      id: doc.id, title: titleOutside(doc), ...(doc.room && { place: doc.room }), status: STATUS[doc.state], revision: doc.revision, changedAt: doc.changedAt, when: { from: doc.from, until: doc.until },
    }] : []))
    return { ics: icsOf(`${await unitNameOf(tx, unitId)}日程`, entries) }
  },
})

export const calendarQueries = [calendar, lookAhead, feed, calendarFile]

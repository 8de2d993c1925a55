import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { personNamesOf } from '../directory/names.ts'
import { unitNamesOf } from '../directory/roll-queries.ts'
import { isTrainer } from '../training/queries.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import type { Act, Rota, Slot, Year } from './contract.ts'

const year = z.number().int().min(1994).max(2200)

/** The group that speaks in the month in which a slot is owed (NH-13). */
export function groupOf(rota: Pick<Rota, 'groups'> | undefined, slot: Pick<Slot, 'originalOn'>): string | null {
  const month = Number(slot.originalOn.slice(5, 7))
  return rota?.groups.find((one) => one.months.includes(month))?.group ?? null
}

/** The rotas of these years. */
async function rotasOf(db: Parameters<Parameters<typeof query>[0]['ask']>[0]['db'], of: readonly number[]): Promise<Map<number, Rota>> {
  const found = await sql<{ doc: Rota }>`select doc from agenda.rota where year = any(${of}::int[])`.execute(db)
  return new Map(found.rows.map(({ doc }) => [doc.year, doc]))
}

const slotList = query({
  name: 'agenda.slots',
  zh: '场期',
  input: z.object({ ...paging, year: year.optional(), state: z.enum(['planned', 'confirmed', 'held', 'heldLate', 'cancelled']).optional(), series: z.enum(['regular', 'other']).default('regular') }),
  may: 'signedIn',
  async ask(tx, input) {
    const [on, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Slot }>`
      select doc from agenda.slot where doc->>'series' = ${input.series} and (${input.year ?? null}::int is null or year = ${input.year ?? null}::int) and (${input.state ?? null}::text is null or state = ${input.state ?? null})
        and (${on ?? null}::text is null or (due_on, id) > (${on ?? null}, ${lastId ?? null}::uuid)) order by due_on, id limit ${input.limit}`.execute(tx.db)
    const docs = found.rows.map((row) => row.doc)
    const rotas = await rotasOf(tx.db, [...new Set(docs.map((slot) => slot.year))])
    const items = docs.map((slot) => ({ ...slot, group: groupOf(rotas.get(slot.year), slot) }))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.dueOn} ${last.id}` : undefined }
  },
})

/** The year on one page: its slots, its groups, and whether it and the next one were opened. */
const yearView = query({
  name: 'agenda.yearView',
  zh: '年度计划',
  input: z.object({ year }),
  may: 'signedIn',
  async ask(tx, input) {
    const opened = (await sql<{ doc: Year }>`select doc from agenda.year where year = ${input.year}`.execute(tx.db)).rows[0]?.doc
    const slots = (await sql<{ doc: Slot }>`select doc from agenda.slot where year = ${input.year} order by due_on, id`.execute(tx.db)).rows.map((row) => row.doc)
    const rota = (await rotasOf(tx.db, [input.year])).get(input.year)
    const others = await sql<{ year: number }>`select year from agenda.year order by year`.execute(tx.db)
    return {
      year: input.year, openedAt: opened?.openedAt ?? null, openedYears: others.rows.map((row) => row.year),
      slots: slots.filter((slot) => slot.series === 'regular').map((slot) => ({ ...slot, group: groupOf(rota, slot) })), others: slots.filter((slot) => slot.series === 'other'), groups: rota?.groups ?? [],
    }
  },
})

/** How much falls due on each day of a year, and what became of it: dates of the office, and quotas that the asker may see. */
const yearHeat = query({
  name: 'agenda.yearHeat',
  zh: '全年应办热力',
  input: z.object({ year }),
  may: 'signedIn',
  async ask(tx, input) {
    const found = await sql<{ on: string; owed: number; done: number; late: number }>`
      select day as on, count(*)::int as owed, count(*) filter (where done)::int as done, count(*) filter (where late)::int as late from (
        select due_on as day, state in ('held', 'heldLate') as done, state = 'heldLate' or (state not in ('held', 'heldLate') and record.instant(doc->>'dueAt') <= ${tx.now}::timestamptz) as late from agenda.slot where year = ${input.year}
        union all
        select doc->>'originalOn', state <> 'owed', state = 'metLate' or (state = 'owed' and record.instant(doc->>'dueAt') <= ${tx.now}::timestamptz) from agenda.quota where year = ${input.year}
      ) owing group by day order by day`.execute(tx.db)
    return { year: input.year, days: found.rows }
  },
})

const actList = query({
  name: 'agenda.acts',
  zh: '发布活动',
  input: z.object({ ...paging, year: year.optional(), unitId: id.optional(), personId: id.optional(), actIds: z.array(id).max(200).optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const [on, lastId] = input.after?.split(' ') ?? []
    const { unitId = null, personId = null, actIds = null } = input
    const from = input.year === undefined ? null : `${input.year}-01-01`
    const until = input.year === undefined ? null : `${input.year}-12-31`
    const found = await sql<{ doc: Act }>`
      select doc from agenda.act where (${from}::text is null or on_day between ${from} and ${until}) and (${unitId}::uuid is null or unit_id = ${unitId}::uuid)
        and (${personId}::text is null or doc->'people' @> jsonb_build_array(jsonb_build_object('personId', ${personId}::text))) and (${actIds}::uuid[] is null or id = any(${actIds}::uuid[]))
        and (${on ?? null}::text is null or (on_day, id) < (${on ?? null}, ${lastId ?? null}::uuid)) order by on_day desc, id desc limit ${input.limit}`.execute(tx.db)
    const docs = found.rows.map((row) => row.doc)
    const names = await personNamesOf(tx, docs.flatMap((act) => act.people.map((one) => one.personId)))
    const units = await unitNamesOf(tx, docs.map((act) => act.unitId))
    const items = docs.map((act) => ({ ...act, unitName: units.get(act.unitId) ?? '', people: act.people.map((one) => ({ ...one, name: names.get(one.personId) ?? '' })) }))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.on} ${last.id}` : undefined }
  },
})

/** A slot as anybody may see it: moved and cancelled ones stay, with their reasons (NH-06a). */
export interface PublicSlot {
  readonly id: Id
  readonly year: number
  readonly state: string
  readonly clause: string
  readonly originalOn: string
  readonly dueOn: string
  readonly provisional: boolean
  readonly why: Slot['why']
  readonly moves: Slot['moves']
  readonly cancelled: Slot['cancelled'] | null
  readonly conferenceId: Id | null
}

const publicSlots = query({
  name: 'agenda.publicSlots',
  zh: '公开的发布会场期',
  input: z.object({ year }),
  may: 'public',
  async ask(tx, input) {
    const found = await sql<PublicSlot>`
      select id, year, state, clause, original_on as "originalOn", due_on as "dueOn", provisional, why, moves, cancelled, conference_id as "conferenceId"
      from agenda.slot where year = ${input.year} and series = 'regular' order by due_on, id`.execute(tx.db)
    return { year: input.year, items: found.rows }
  },
})

/** The real releases in which one person took part in a year: practice, beside what they learned in courses (WL-27a). Theirs to see, and of whoever keeps the records (RL-14). */
const practice = query({
  name: 'agenda.practiceOf',
  zh: '个人实战锻炼',
  input: z.object({ personId: id, year }),
  may: 'signedIn',
  async ask(tx, input) {
    if (!isOwn(tx, input.personId) && !isTrainer(tx)) throw new Refused([{ code: 'training/not-your-record', item: input.personId, clause: 'RL-14' }])
    await becomeLedger(tx)
    const found = await sql<{ doc: Act }>`
      select doc from agenda.act where state = 'recorded' and doc->>'kind' in ('activity', 'response') and on_day between ${`${input.year}-01-01`} and ${`${input.year}-12-31`}
        and doc->'people' @> jsonb_build_array(jsonb_build_object('personId', ${input.personId}::text)) order by on_day, id`.execute(tx.db)
    return { items: found.rows.map(({ doc: { id: actId, on, kind, form, occasion } }) => ({ actId, on, kind, form: form ?? null, occasion })) }
  },
})
const isOwn = (tx: Tx, personId: Id): boolean => tx.actor.as === 'post' && tx.actor.personId === personId

export const queries = [slotList, yearView, yearHeat, actList, practice, publicSlots]

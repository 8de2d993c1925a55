import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { toShanghai } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { periodWords } from '#src/rulebook/period.ts'
import type { Bilingual } from '#src/rulebook/wording.ts'
import { attendanceOf, practiceOf } from './attendance.ts'
import type { Conference } from './contract.ts'
import { venueKinds, type VenueKind } from './lists.ts'
import { OFFICE } from './posts.ts'
import type { PublicFigures } from './public.ts'
import { slipTerm } from './rules.ts'

const year = z.number().int().min(2000).max(2100)
const START = (of: number): string => `${of}-01-01T00:00:00+08:00`

async function heldIn(tx: Tx, of: number): Promise<Conference[]> {
  const found = await sql<{ doc: Conference }>`select doc from conferences.conference where state = 'held' and held_at >= ${START(of)}::timestamptz and held_at < ${START(of + 1)}::timestamptz order by held_at, id`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

/** Slips that were put right, over all conferences of a year and of nobody in particular: in time they are corrections and no fault (WL-40). */
export interface Slips {
  readonly inTime: number
  readonly late: number
  /** The time within which, as it holds today. */
  readonly within: Bilingual | null
}

async function slipsIn(tx: Tx, of: number, rules: Rulebook): Promise<Slips> {
  const found = await sql<{ inTime: number; late: number }>`
    select count(*) filter (where not doc ? 'late')::int as "inTime", count(*) filter (where doc ? 'late')::int as late
    from conferences.line where corrects is not null and said_at >= ${START(of)}::timestamptz and said_at < ${START(of + 1)}::timestamptz`.execute(tx.db)
  const term = slipTerm(rules, tx.now)
  return { ...found.rows[0]!, within: term ? periodWords(term) : null }
}

const attendance = query({
  name: 'conferences.attendance',
  zh: '各单位出席和发布情况',
  input: z.object({ year }),
  may: [...OFFICE, 'assessor'],
  async ask(tx, input, rules) {
    const held = await heldIn(tx, input.year)
    return { year: input.year, conferences: held.length, units: attendanceOf(held), people: practiceOf(held), slips: await slipsIn(tx, input.year, rules) }
  },
})

/** Cumulative figures, each with the number that the facts themselves give: whoever doubts one counts again (WL-20, WL-23). */
export interface Figures {
  readonly since: string | null
  readonly counted: readonly { readonly figure: FigureName; readonly value: number; readonly recounted: number }[]
  /** Regular ones held in a slot of the year, months with a conference, and where 发言人来了 went. */
  readonly byRule: number
  readonly months: number
  readonly monthsSince: number
  readonly venues: Readonly<Record<VenueKind, number>>
}

const FIGURES = [
  'conferences', 'sessions', 'attendees', 'questions', 'answeredOnSite', 'followUps', 'followUpsAnswered', 'resolved', 'merged', 'declined', 'actions', 'actionsDone', 'opinions', 'lines', 'corrections', 'correctionsInTime', 'records',
] as const
export type FigureName = (typeof FIGURES)[number]

/** As the states say. */
const fromStates = sql`
  select count(*) filter (where state = 'held')::int as conferences,
    coalesce(sum(jsonb_array_length(sessions)) filter (where state = 'held'), 0)::int as sessions,
    coalesce(sum((doc->>'attendees')::int) filter (where state = 'held'), 0)::int as attendees,
    coalesce(sum(jsonb_array_length(doc->'actions')), 0)::int as actions,
    coalesce(sum((select count(*) from jsonb_array_elements(doc->'actions') a where a ? 'doneAt')), 0)::int as "actionsDone",
    coalesce(sum((doc->>'opinions')::int), 0)::int as opinions,
    count(*) filter (where record is not null)::int as records,
    (select count(*)::int from conferences.line) as lines, (select count(corrects)::int from conferences.line) as corrections,
    (select count(corrects)::int from conferences.line where not doc ? 'late') as "correctionsInTime",
    q.* from conferences.conference, lateral (select 1) _ , (
      select count(*)::int as questions, count(*) filter (where state = 'answeredOnSite')::int as "answeredOnSite", count(message_id)::int as "followUps",
        count(*) filter (where state = 'followUpAnswered')::int as "followUpsAnswered", count(*) filter (where resolved)::int as resolved,
        count(*) filter (where state = 'merged')::int as merged, count(*) filter (where state = 'declined')::int as declined from conferences.question) q
  group by q.questions, q."answeredOnSite", q."followUps", q."followUpsAnswered", q.resolved, q.merged, q.declined`

/** As the facts say, without any state. */
const fromFacts = sql`
  select count(*) filter (where kind = 'conferences.held')::int as conferences,
    coalesce(sum(jsonb_array_length(data->'sessions')) filter (where kind = 'conferences.held'), 0)::int as sessions,
    coalesce(sum((data->>'attendees')::int) filter (where kind = 'conferences.held'), 0)::int as attendees,
    count(*) filter (where kind in ('conferences.questionAsked', 'conferences.questionSubmitted'))::int as questions,
    count(*) filter (where kind = 'conferences.questionAnswered')::int as "answeredOnSite",
    count(*) filter (where kind = 'conferences.followUpOpened')::int as "followUps",
    count(*) filter (where kind = 'conferences.followUpAnswered')::int as "followUpsAnswered",
    count(*) filter (where kind = 'conferences.followUpResolved')::int as resolved,
    count(*) filter (where kind = 'conferences.questionMerged')::int as merged,
    count(*) filter (where kind = 'conferences.questionDeclined')::int as declined,
    count(*) filter (where kind = 'conferences.actionSet')::int as actions,
    count(*) filter (where kind = 'conferences.actionFinished')::int as "actionsDone",
    count(*) filter (where kind = 'conferences.opinionNoted')::int as opinions,
    count(*) filter (where kind = 'conferences.lineWritten')::int as lines,
    count(*) filter (where kind = 'conferences.lineWritten' and data ? 'corrects')::int as corrections,
    count(*) filter (where kind = 'conferences.lineWritten' and data ? 'corrects' and not data ? 'late')::int as "correctionsInTime",
    count(distinct subject) filter (where kind = 'conferences.recordPublished')::int as records
  from record.fact where kind like 'conferences.%'`

const figures = query({
  name: 'conferences.figures',
  zh: '发布会累计数字',
  input: z.object({}),
  may: [...OFFICE, 'assessor'],
  async ask(tx): Promise<Figures> {
    type Counted = Readonly<Record<FigureName, number>>
    const states = (await fromStates.execute(tx.db)).rows[0] as Counted | undefined
    const facts = (await fromFacts.execute(tx.db)).rows[0] as Counted
    const found = (await sql<{ since: string | null; slots: number; months: number; venues: Record<string, number> | null }>`
      select min(held_at) as since, count(slot_id)::int as slots, count(distinct date_trunc('month', held_at at time zone 'Asia/Shanghai'))::int as months,
        (select jsonb_object_agg(venue, n) from (select venue, count(*)::int as n from conferences.conference where state = 'held' and venue is not null group by venue) v) as venues
      from conferences.conference where state = 'held'`.execute(tx.db)).rows[0]!
    const month = (instant: string): number => Number(toShanghai(instant).slice(0, 4)) * 12 + Number(toShanghai(instant).slice(5, 7))
    return {
      since: found.since,
      counted: FIGURES.map((figure) => ({ figure, value: states?.[figure] ?? 0, recounted: facts[figure] })),
      byRule: found.slots, months: found.months, monthsSince: found.since ? month(tx.now) - month(found.since) + 1 : 0,
      venues: Object.fromEntries(Object.keys(venueKinds).map((kind) => [kind, found.venues?.[kind] ?? 0])) as Figures['venues'],
    }
  },
})

const publicFigures = query({
  name: 'conferences.publicFigures',
  zh: '公开的发布会累计数字',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<PublicFigures> {
    return (await sql<PublicFigures>`
      select count(*)::int as conferences, coalesce(sum(jsonb_array_length(sessions)), 0)::int as sessions, count(venue)::int as outside, min(held_at) as since,
        (select count(*)::int from conferences.question) as questions, (select count(*)::int from conferences.question where state in ('asked', 'followUpOpen')) as open
      from conferences.conference where state = 'held'`.execute(tx.db)).rows[0]!
  },
})

export const figureQueries = [attendance, figures, publicFigures]

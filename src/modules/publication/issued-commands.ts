import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { command, query } from '#src/desk/module.ts'
import { paging } from '#src/desk/shapes.ts'
import { civilDate, startOfDay, type CivilDate } from '#src/kernel/time.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Tx } from '#src/record/transaction.ts'
import { limitFor } from '#src/rulebook/lookups.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import { dueOn, evolveIssued, note, noteIssued, POLICY_LIMIT, type IssuedDocument, type IssuedOutcome, type TimedDocument } from './issued.ts'

export const issuedDocuments: Aggregate<IssuedDocument> = { table: 'publication.issued_document', evolve: evolveIssued, units: (one) => [...new Set([one.unitId, one.pressOfficeId])] }

export const noteDocument = command({
  name: 'publication.noteIssued',
  zh: '登记印发的文件',
  input: noteIssued,
  may: ['press_officer', 'press_office_head', 'online_spokesperson', 'unit_head', 'press_assistant'],
  async load({ tx }, { unitId, number }) {
    const [pressOfficeId, unknown, known] = await Promise.all([pressOfficeOf(tx), unknownUnits(tx, [unitId]), sql`select from publication.issued_document where number = ${number}`.execute(tx.db)])
    return { pressOfficeId, unitKnown: unknown.length === 0, known: known.rows.length > 0 }
  },
  decide: note,
})

/** The documents of a year, entered by hand or read from the document itself once it is out; the number says that both are one. */
const KNOWN = sql`
  select coalesce(i.number, o.number) as number, coalesce(o.title, i.doc->>'title') as title, coalesce(o.unit_id, (i.doc->>'unitId')::uuid) as unit_id,
    coalesce(o.issued_on, i.doc->>'issuedOn') as issued_on, o.release_id, to_char(o.released_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as released_on
  from (select s.release_id, s.title, s.unit_id, s.released_at, s.words::jsonb->'page'->'document'->>'number' as number, s.words::jsonb->'page'->'document'->>'issuedOn' as issued_on
    from publication.shelf s where s.page_kind = 'document' and s.no = 1 and s.words is not null) o
  full join publication.issued_document i on i.number = o.number`

/** Working days within which a document issued on that day is public. */
function withinOn(rules: Rulebook, day: CivilDate): number {
  const { period, ruleId } = limitFor(rules, POLICY_LIMIT, startOfDay(day))
  if (period?.unit !== 'workdays') throw new Error(`${ruleId} must count working days`)
  return period.n
}

/** The same with the last day of the limit, by the rule that held on the day of issue, and what became of each. */
async function judged(tx: Tx, year: number, rules: Rulebook): Promise<RawBuilder<unknown>> {
  const known = sql`select * from (${KNOWN}) k where issued_on between ${`${year}-01-01`} and ${`${year}-12-31`}`
  const days = (await sql<{ day: CivilDate }>`select distinct issued_on as day from (${known}) k`.execute(tx.db)).rows.map(({ day }) => ({ day, ...dueOn(day, withinOn(rules, day), rules.calendar) }))
  return sql`
    select k.*, d.due_on, d.provisional,
      case when released_on is null then case when ${civilDate(tx.now)} <= due_on then 'waiting' else 'overdue' end when released_on <= due_on then 'inTime' else 'late' end as outcome
    from (${known}) k join unnest(${days.map(({ day }) => day)}::text[], ${days.map(({ on }) => on)}::text[], ${days.map((one) => !one.known)}::boolean[]) as d (day, due_on, provisional) on d.day = k.issued_on`
}

/** The first whole year under the rule. */
const year = z.number().int().min(2009).max(2100)

/** How many documents of a year were public in time, and how long that is now or was at the end of the year. */
export interface PolicyCounts {
  readonly counts: Readonly<Record<IssuedOutcome, number>>
  readonly withinWorkdays: number
}

export const policyCounts = query({
  name: 'publication.policyCounts',
  zh: '文件按时公开的件数',
  input: z.strictObject({ year }),
  may: 'signedIn',
  async ask(tx, given, rules): Promise<PolicyCounts> {
    const found = await sql<{ outcome: IssuedOutcome; n: number }>`select outcome, count(*)::int as n from (${await judged(tx, given.year, rules)}) j group by 1`.execute(tx.db)
    const lastDay = `${given.year}-12-31` as CivilDate
    const today = civilDate(tx.now)
    return { counts: { inTime: 0, late: 0, waiting: 0, overdue: 0, ...Object.fromEntries(found.rows.map(({ outcome, n }) => [outcome, n])) }, withinWorkdays: withinOn(rules, lastDay < today ? lastDay : today) }
  },
})

export const policyTimes = query({
  name: 'publication.policyTimes',
  zh: '文件印发与公开时间',
  input: z.strictObject({ year, outcome: z.enum(['inTime', 'late', 'waiting', 'overdue']).optional(), ...paging }),
  may: 'signedIn',
  async ask(tx, { outcome = null, after, limit, ...given }, rules): Promise<{ items: TimedDocument[]; after?: string }> {
    const [, day = null, release = null, number = null] = /^(\S+) (\S+) (.+)$/.exec(after ?? '') ?? []
    const found = await sql<TimedDocument>`
      select number, title, unit_id as "unitId", issued_on as "issuedOn", due_on as "dueOn", provisional, release_id as "releaseId", released_on as "releasedOn", outcome
      from (${await judged(tx, given.year, rules)}) j
      where (${outcome}::text is null or outcome = ${outcome}) and (${day}::text is null or (issued_on, number, coalesce(release_id::text, '-')) < (${day}, ${number}, ${release}))
      order by issued_on desc, number desc, coalesce(release_id::text, '-') desc limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)
    return { items: found.rows, ...(found.rows.length === limit && last && { after: `${last.issuedOn} ${last.releaseId ?? '-'} ${last.number}` }) }
  },
})

import { sql } from 'kysely'
import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { rowFaults, withNotice, type Calendar } from '#src/rulebook/calendar.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import type { AdoptNotice, Duty, Notice } from './contract.ts'
import { recount } from './moving.ts'

/** As many open duties are counted again in one transaction. */
export const PAGE = 200

type Adopted = Pick<Notice, 'rows' | 'papers'>

/** The notices of this record, in the order in which they were adopted. */
export async function adoptedNotices(tx: Tx): Promise<Adopted[]> {
  const found = await sql<{ doc: Notice }>`select doc from duties.notice order by adopted_at, id`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

export async function countNotices(tx: Tx): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from duties.notice`.execute(tx.db)
  return found.rows[0]!.n
}

/** `calendar` with all notices that this record adopted; the same notice twice changes nothing. */
export const underNotices = (calendar: Calendar, notices: readonly Adopted[]): Calendar => notices.reduce((known, { rows, papers }) => withNotice(known, rows, papers), calendar)

/** A year that was provisional becomes known, or a supplementary notice moves single days. */
export function adopt({ pressOfficeId, notices }: { pressOfficeId: Id; notices: readonly Adopted[] }, input: AdoptNotice, ctx: Context): Decision {
  const refusals: Refusal[] = rowFaults(input.rows).map(({ zh, en }, at) => ({ code: 'duties/notice-faulty', item: `rows.${at}`, params: { zh, en } }))
  const years = new Set(input.papers.map((paper) => paper.year))
  const stray = input.rows.filter(({ date }) => !years.has(Number(date.slice(0, 4))))
  for (const { date } of stray) refusals.push({ code: 'duties/notice-other-year', item: date, params: { date, years: [...years].join('、') } })
  const known = underNotices(ctx.rules.calendar, notices)
  const after = withNotice(known, input.rows, input.papers)
  const teaches = input.rows.some(({ date }) => {
    const [was, is] = [known.dayKind(date), after.dayKind(date)]
    return was.known !== is.known || was.workday !== is.workday
  })
  if (refusals.length === 0 && !teaches) refusals.push({ code: 'duties/notice-known', item: input.papers[0]!.notice, params: { years: [...years].join('、') } })
  return decideBy(refusals, () => [{ kind: 'duties.noticeAdopted', subject: subjectOf({ table: 'duties.notice' }, ctx.newId()), unitId: pressOfficeId, data: input }])
}

export interface Page {
  readonly notice: Notice
  readonly notices: readonly Adopted[]
  readonly duties: readonly Duty[]
}

/** The next open duties that count days, in the order of their ids. */
export async function pageOfDuties(work: Work, after: Id | null): Promise<Id[]> {
  const found = await sql<{ id: Id }>`
    select id from duties.duty where state in ('open', 'paused') and (${after}::uuid is null or id > ${after}::uuid)
      and doc @? '$.governedBy[*].within ? (@ like_regex "D$")' order by id limit ${PAGE}`.execute(work.tx.db)
  return found.rows.map((row) => row.id)
}

/** Counts a page of duties again; what moves keeps its old due time in sight. Says where the next page begins. */
export function recountDuties({ notice, notices, duties }: Page, ctx: Context): Decision {
  const calendar = underNotices(ctx.rules.calendar, notices)
  const moved = duties.flatMap((duty) =>
    recount(duty, duty.startedBy.at, { calendar }, 'calendar-notice').map((data) => ({ kind: 'duties.moved', subject: subjectOf({ table: 'duties.duty' }, duty.id), unitId: duty.unitId, data })),
  )
  const next = duties.length === PAGE ? duties.at(-1)!.id : null
  const counted = { kind: 'duties.recounted', subject: subjectOf({ table: 'duties.notice' }, notice.id), unitId: notice.unitId, data: { counted: duties.length, moved: moved.length, next } }
  return { facts: [...moved, counted] }
}

import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, instant } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { counts, ever, responseTimes, speed, surveys, yearSpan, type Span } from './figures.ts'
import { setInForce } from './storage.ts'
import { yearReport as layOut } from './year-report.ts'

/** From the first moment to now unless said otherwise. */
const span = { from: instant.optional(), to: instant.optional(), unitId: id.optional() }
type Asked = { from?: Instant | undefined; to?: Instant | undefined; unitId?: Id | undefined }
const spanOf = (tx: Tx, { from, to }: Asked): Span => ({ ...ever(tx.now), ...(from && { from }), ...(to && { to }) })

const only = <U extends { unitId: Id }, A>(figures: { all: A; units: U[] }, input: Asked): { all: A; units: U[] } =>
  input.unitId ? { ...figures, units: figures.units.filter((unit) => unit.unitId === input.unitId) } : figures

const survey = query({ name: 'evaluation.survey', zh: '群众评价统计', input: z.object(span), may: 'public', ask: async (tx, input) => only(await surveys(tx, spanOf(tx, input)), input) })

const times = query({ name: 'evaluation.responseTimes', zh: '各单位答复时长分布', input: z.object(span), may: 'public', ask: async (tx, input) => only(await responseTimes(tx, spanOf(tx, input)), input) })

const quick = query({ name: 'evaluation.speed', zh: '发布的快、新、透明', input: z.object(span), may: 'public', ask: async (tx, input) => only(await speed(tx, spanOf(tx, input)), input) })

/** A report from outside as anybody reads it. */
export interface PublicReport {
  readonly id: Id
  readonly organisation: string
  readonly unitIds: readonly Id[]
  readonly title: string
  readonly report: string
  readonly filedAt: Instant
}

const reportsIn = async (tx: Tx, from: Instant, to: Instant): Promise<PublicReport[]> =>
  (await sql<PublicReport>`
    select id, organisation, unit_scope as "unitIds", title, report, filed_at as "filedAt" from evaluation.engagement
    where state = 'reported' and filed_at >= ${from}::timestamptz and filed_at < ${to}::timestamptz order by filed_at desc limit 200`.execute(tx.db)).rows

const reports = query({ name: 'evaluation.thirdPartyReports', zh: '第三方评估报告', input: z.object(span), may: 'public', ask: (tx, input) => reportsIn(tx, spanOf(tx, input).from, spanOf(tx, input).to) })

/** What this message's asker has ticked; null while nothing. For whoever holds the query code. */
const ratingOf = query({
  name: 'evaluation.ratingOf',
  zh: '来信人的评价',
  input: z.object({ messageId: id }),
  may: 'public',
  async ask(tx, { messageId }) {
    const found = await sql<{ rating: string; rehandled: boolean }>`select rating, rehandled from evaluation.rated(${messageId}::uuid)`.execute(tx.db)
    return found.rows[0] ?? null
  },
})

const yearReport = query({
  name: 'evaluation.yearReport',
  zh: '年度公开报告',
  input: z.object({ year: z.number().int().min(2000).max(2200) }),
  may: 'public',
  async ask(tx, { year }) {
    const in_ = yearSpan(year)
    const [counted, times_, ticked, fast, set] = [await counts(tx, in_), await responseTimes(tx, in_), await surveys(tx, in_), await speed(tx, in_), await setInForce(tx, in_.to < tx.now ? in_.to : tx.now)]
    const thirdParty = (await reportsIn(tx, in_.from, in_.to)).map(({ id: reportId, organisation, title, filedAt }) => ({ id: reportId, organisation, title, filedAt }))
    return layOut({ year, complete: in_.to <= tx.now, counts: counted, times: times_, survey: ticked, speed: fast, thirdParty, indicators: set })
  },
})

export const publicQueries = [survey, times, quick, reports, ratingOf, yearReport]

import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, instant } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { pillarOfDuty } from '#src/rulebook/lookups.ts'
import { presentTexts } from '../publication/public-queries.ts'
import { counts, dutyFigures, ever, passivity, responseTimes, speed, surveys, yearSpan, type Span } from './figures.ts'
import { passiveFormula } from './passive.ts'
import { setInForce } from './storage.ts'
import { classCounts } from '../publication/shelf-queries.ts'
import { reactionsOf } from './reaction-queries.ts'
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

const passive = query({
  name: 'evaluation.passivity',
  zh: '被动回应的比例',
  input: z.object(span),
  may: 'public',
  ask: async (tx, input) => ({ ...only(await passivity(tx, spanOf(tx, input)), input), formula: passiveFormula }),
})

/** A report from outside as anybody reads it: the words that passed review, as they stand on the shelf. */
export interface PublicReport {
  readonly id: Id
  readonly organisation: string
  readonly unitIds: readonly Id[]
  readonly title: string
  readonly report: string
  readonly filedAt: Instant
  readonly number: string | null
}

/** Reports filed in a time, those on the shelf in full; `waiting` is how many are not there (yet, or no longer). */
async function reportsIn(tx: Tx, from: Instant, to: Instant): Promise<{ out: PublicReport[]; waiting: number }> {
  const filed = await sql<{ id: Id; unitIds: Id[]; filedAt: Instant }>`
    select id, unit_scope as "unitIds", filed_at as "filedAt" from evaluation.engagement
    where state = 'reported' and filed_at >= ${from}::timestamptz and filed_at < ${to}::timestamptz order by filed_at desc limit 200`.execute(tx.db)
  const texts = await presentTexts(tx, filed.rows.map((row) => row.id))
  const out = filed.rows.flatMap((row): PublicReport[] => {
    const text = texts.get(row.id)
    return text ? [{ ...row, organisation: text.content.spokesperson, title: text.content.title, report: text.content.facts, number: text.number }] : []
  })
  return { out, waiting: filed.rows.length - out.length }
}

const reports = query({ name: 'evaluation.thirdPartyReports', zh: '第三方评估报告', input: z.object(span), may: 'public', ask: async (tx, input) => (await reportsIn(tx, spanOf(tx, input).from, spanOf(tx, input).to)).out })

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
  async ask(tx, { year }, rules) {
    const in_ = yearSpan(year)
    const [counted, times_, ticked, fast, raised, set] = [await counts(tx, in_), await responseTimes(tx, in_), await surveys(tx, in_), await speed(tx, in_), await passivity(tx, in_), await setInForce(tx, in_.to < tx.now ? in_.to : tx.now)]
    const { out, waiting } = await reportsIn(tx, in_.from, in_.to)
    const duties = await dutyFigures(tx, in_)
    const thirdParty = out.map(({ id: reportId, organisation, title, filedAt }) => ({ id: reportId, organisation, title, filedAt }))
    return layOut({ year, complete: in_.to <= tx.now, counts: counted, duties: duties.map((one) => ({ ...one, pillar: pillarOfDuty(rules, one.duty) })), times: times_, survey: ticked, speed: fast, passive: { ...raised.all, formula: passiveFormula }, thirdParty, reportsWaiting: waiting, classes: await classCounts(tx, in_.from, in_.to), indicators: set })
  },
})

export const publicQueries = [survey, times, quick, passive, reports, ratingOf, reactionsOf, yearReport]

import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { between, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { distribution, median, type Distribution } from './distribution.ts'
import { passivityOf, type Passivity, type UnitPassivity } from './passive.ts'
import { surveyOf, type Survey, type Ticked } from './survey.ts'

/** A stretch of time, `to` excluded. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** All that happened up to and including `now`. */
export const ever = (now: Instant): Span => ({ from: '2000-01-01T00:00:00.000Z', to: plus(now, 1) })

/** A calendar year in Shanghai. */
export const yearSpan = (year: number): Span => ({ from: startOfDay(`${year}-01-01`), to: startOfDay(`${year + 1}-01-01`) })

export interface UnitTimes extends Distribution {
  readonly unitId: Id
  /** Answers given within their limit. */
  readonly inTime: number
}

/** Hours from knowledge to answer, unit by unit and over all (RL-13). Late ones are in it. */
export async function responseTimes(tx: Tx, span: Span): Promise<{ all: Distribution & { inTime: number }; units: UnitTimes[] }> {
  const found = await sql<{ unitId: Id; hours: number; inTime: boolean }>`select unit_id as "unitId", hours, in_time as "inTime" from evaluation.response_hours(${span.from}::timestamptz, ${span.to}::timestamptz)`.execute(tx.db)
  const of = (rows: typeof found.rows): Distribution & { inTime: number } => ({ ...distribution(rows.map((row) => row.hours)), inTime: rows.filter((row) => row.inTime).length })
  const units = [...Map.groupBy(found.rows, (row) => row.unitId)].map(([unitId, rows]) => ({ unitId, ...of(rows) }))
  return { all: of(found.rows), units }
}

/** Survey figures, unit by unit and over all (GS-09). */
export async function surveys(tx: Tx, span: Span): Promise<{ all: Survey; units: ({ unitId: Id } & Survey)[] }> {
  const found = await sql<Ticked & { unitId: Id }>`
    select unit_id as "unitId", rating, understood, accepted, satisfied from evaluation.rating where given_at >= ${span.from}::timestamptz and given_at < ${span.to}::timestamptz`.execute(tx.db)
  const rows = found.rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as typeof row)
  return { all: surveyOf(rows), units: [...Map.groupBy(rows, (row) => row.unitId)].map(([unitId, own]) => ({ unitId, ...surveyOf(own) })) }
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface Speed {
  /** 快: hours from the clearance of a text to its release, the middle one (NH-38). */
  readonly clearanceToReleaseHours: number | null
  /** 新: age in days of what stands published, the middle one (NH-38). */
  readonly medianAgeDays: number | null
  /** 透明: share of standing releases whose text can be read in full (NH-38). */
  readonly fullTextShare: number | null
  readonly releases: number
  /** Matters that media reported too; hours from our first release to their first report, negative where they were first (XM4-08). */
  readonly matters: number
  readonly weWereFirst: number
  readonly medianLeadHours: number | null
}

interface ReleaseRow {
  readonly unitId: Id
  readonly clearedAt: Instant | null
  readonly releasedAt: Instant
  readonly renewedAt: Instant
  readonly inFull: boolean
  readonly stands: boolean
}
interface FirstRow {
  readonly unitId: Id
  readonly mediaAt: Instant
  readonly officialAt: Instant
}

/** Pure: NH-38 and XM4-08 from rows, at `now`. */
export function speedOf(releases: readonly ReleaseRow[], firsts: readonly FirstRow[], now: Instant): Speed {
  const standing = releases.filter((row) => row.stands)
  const leads = firsts.map((row) => between(row.officialAt, row.mediaAt) / HOUR)
  return {
    clearanceToReleaseHours: median(releases.flatMap((row) => (row.clearedAt ? [between(row.clearedAt, row.releasedAt) / HOUR] : []))),
    medianAgeDays: median(standing.map((row) => between(row.renewedAt, now) / DAY)),
    fullTextShare: standing.length === 0 ? null : Math.round((standing.filter((row) => row.inFull).length / standing.length) * 10_000) / 10_000,
    releases: releases.length,
    matters: firsts.length,
    weWereFirst: leads.filter((lead) => lead >= 0).length,
    medianLeadHours: median(leads),
  }
}

/** Speed, freshness and transparency, unit by unit and over all. */
export async function speed(tx: Tx, span: Span): Promise<{ all: Speed; units: ({ unitId: Id } & Speed)[] }> {
  const releases = await sql<ReleaseRow>`
    select unit_id as "unitId", cleared_at as "clearedAt", released_at as "releasedAt", renewed_at as "renewedAt", in_full as "inFull", stands from evaluation.release_times(${span.from}::timestamptz, ${span.to}::timestamptz)`.execute(tx.db)
  const firsts = await sql<FirstRow>`select unit_id as "unitId", media_at as "mediaAt", official_at as "officialAt" from evaluation.first_words(${span.from}::timestamptz, ${span.to}::timestamptz)`.execute(tx.db)
  const unitIds = [...new Set(releases.rows.map((row) => row.unitId))]
  const own = <R extends { unitId: Id }>(rows: readonly R[], unitId: Id): R[] => rows.filter((row) => row.unitId === unitId)
  return { all: speedOf(releases.rows, firsts.rows, tx.now), units: unitIds.map((unitId) => ({ unitId, ...speedOf(own(releases.rows, unitId), own(firsts.rows, unitId), tx.now) })) }
}

/** Who raised the cases first, unit by unit and over all (GB-04). */
export async function passivity(tx: Tx, span: Span): Promise<{ all: Passivity; units: UnitPassivity[] }> {
  const found = await sql<{ unitId: Id; source: string }>`select unit_id as "unitId", source from evaluation.first_sources(${span.from}::timestamptz, ${span.to}::timestamptz)`.execute(tx.db)
  const sourcesOf = (rows: typeof found.rows): string[] => rows.map((row) => row.source)
  return { all: passivityOf(sourcesOf(found.rows)), units: [...Map.groupBy(found.rows, (row) => row.unitId)].map(([unitId, rows]) => ({ unitId, ...passivityOf(sourcesOf(rows)) })) }
}

/** How the duties of one name were kept in a time. */
export interface DutyFigures {
  readonly duty: string
  readonly kept: number
  readonly late: number
  /** Due times that passed. */
  readonly overdue: number
}

export async function dutyFigures(tx: Tx, span: Span): Promise<readonly DutyFigures[]> {
  return (await sql<DutyFigures>`select duty, kept::int, late::int, overdue::int from evaluation.duties_by_name(${span.from}::timestamptz, ${span.to}::timestamptz)`.execute(tx.db)).rows
}

/** How often each kind of thing happened, with its parts. */
export interface Counts {
  /** `of('triage.declined')` over all parts; `of('triage.accepted', 'criticism')` of one. */
  of(kind: string, part?: string): number
  parts(kind: string): Readonly<Record<string, number>>
}

export async function counts(tx: Tx, span: Span): Promise<Counts> {
  const found = await sql<{ kind: string; part: string | null; n: number }>`select kind, part, n from evaluation.counts(${span.from}::timestamptz, ${span.to}::timestamptz)
    union all select kind, part, n from evaluation.pillar_counts(${span.from}::timestamptz, ${span.to}::timestamptz)`.execute(tx.db)
  const rows = found.rows
  return {
    of: (kind, part) => rows.filter((row) => row.kind === kind && (part === undefined || row.part === part)).reduce((sum, row) => sum + row.n, 0),
    parts: (kind) => Object.fromEntries(rows.filter((row) => row.kind === kind).map((row) => [row.part ?? '', row.n])),
  }
}

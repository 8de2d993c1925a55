import { z } from 'zod'
import { decideBy, type Decision, type Fact, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { civilDate, type CivilDate, type Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { civilDate as dateShape, id, text } from '#src/desk/shapes.ts'
import type { Context } from '#src/desk/module.ts'

/**
 * What the public will say of a planned measure that touches its vital interests, and which risks it bears (GS-31): asked for when the
 * measure is planned, written with matters as evidence, compared with what came. Of measures, never of people.
 */
export const openForecast = z.strictObject({ title: text(200, 4), unitId: id, statementId: id.optional(), plannedFor: dateShape.optional() })
export type OpenForecast = z.output<typeof openForecast>
/** Any part may be left out here: all that is missing is named at once. */
export const writeForecast = z.strictObject({ forecastId: id, reaction: text(2_000, 0).default(''), publicOpinion: text(2_000, 0).default(''), risk: text(2_000, 0).default(''), level: z.enum(['low', 'medium', 'high']), matterIds: z.array(id).max(20).default([]) })
export type WriteForecast = z.output<typeof writeForecast>
export const compareForecast = z.strictObject({ forecastId: id, outcome: text(2_000, 10), borneOut: z.enum(['yes', 'partly', 'no']) })
export type CompareForecast = z.output<typeof compareForecast>

/** A matter as it stood when it was taken for evidence. */
export interface Evidence {
  readonly matterId: Id
  readonly title: string
  readonly posts: number
}

export interface Forecast extends OpenForecast {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly state: 'open' | 'written' | 'compared'
  readonly openedAt: Instant
  readonly written?: Omit<WriteForecast, 'forecastId' | 'matterIds'> & { readonly evidence: readonly Evidence[]; readonly at: Instant }
  readonly compared?: Omit<CompareForecast, 'forecastId'> & { readonly at: Instant }
}

export const forecastTable = { table: 'signals.forecast' }

export function evolveForecast(state: Forecast | undefined, fact: Fact): Forecast {
  if (fact.kind === 'signals.forecastOpened') return { ...(fact.data as OpenForecast), id: idOf(fact.subject), pressOfficeId: fact.unitId, state: 'open', openedAt: fact.at }
  if (fact.kind === 'signals.forecastWritten') return { ...state!, state: 'written', written: { ...(fact.data as Omit<NonNullable<Forecast['written']>, 'at'>), at: fact.at } }
  return { ...state!, state: 'compared', compared: { ...(fact.data as Omit<CompareForecast, 'forecastId'>), at: fact.at } }
}

const about = (forecast: Forecast, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(forecastTable, forecast.id), unitId: forecast.pressOfficeId, data })
const PARTS = { reaction: ['公众反应', 'public reaction'], publicOpinion: ['社会舆情', 'what will be said'], risk: ['社会风险', 'social risk'] } as const

export function open({ officeId, unknownUnits }: { readonly officeId: Id; readonly unknownUnits: readonly Id[] }, input: OpenForecast, ctx: Context): Decision {
  return decideBy(unknownUnits.map(() => ({ code: 'signals/unknown-unit', item: 'unitId' })), () => [{ kind: 'signals.forecastOpened', subject: subjectOf(forecastTable, ctx.newId()), unitId: officeId, data: input }])
}

/** All three parts, or every missing one by name; written again while nothing was compared. */
export function write({ forecast, evidence }: { readonly forecast: Forecast; readonly evidence: readonly Evidence[] }, { forecastId: _, matterIds, ...input }: WriteForecast): Decision {
  const refusals: Refusal[] = (Object.keys(PARTS) as (keyof typeof PARTS)[]).filter((part) => input[part].length < 10).map((part) => ({ code: 'signals/forecast-part-missing', item: part, clause: 'GS-31', params: { zh: PARTS[part][0], en: PARTS[part][1] } }))
  for (const matterId of matterIds) if (!evidence.some((one) => one.matterId === matterId)) refusals.push({ code: 'signals/no-matter', item: 'matterIds' })
  if (forecast.state === 'compared') refusals.push({ code: 'signals/forecast-compared', item: forecast.id })
  return decideBy(refusals, () => [about(forecast, 'signals.forecastWritten', { ...input, evidence })])
}

/** Compared with what came: not before it was written, nor before its day. */
export function compare(forecast: Forecast, { forecastId: _, ...input }: CompareForecast, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (forecast.state === 'open') refusals.push({ code: 'signals/forecast-not-written', item: forecast.id, clause: 'GS-31' })
  if (forecast.state === 'compared') refusals.push({ code: 'signals/forecast-compared', item: forecast.id })
  const early: CivilDate | undefined = forecast.plannedFor
  if (early !== undefined && civilDate(ctx.now) < early) refusals.push({ code: 'signals/forecast-too-early', item: forecast.id, clause: 'GS-31', params: { on: early } })
  return decideBy(refusals, () => [about(forecast, 'signals.forecastCompared', input)])
}

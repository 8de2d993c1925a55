import { z } from 'zod'
import { civilDate, common, dated, escalation, labelled, monthDay, name, parties, period, repealed } from './schema-parts.ts'

/** Kinds of rules that promise something in advance: when it recurs, how often at least, who takes turns, and the plain numbers beside them. */

/**
 * A thing that the document leaves open, or that the office may set: it is shown with this label and, without a default, as 未设定
 * until the office sets it. It is never guessed.
 */
export function settable<S extends z.ZodType>(value: S) {
  return z.union([value, z.strictObject({ parameter: name, ...labelled, default: value.optional() })])
}

export const count = z.number().int().min(1).max(999)
export const restDayPolicies = ['keep', 'next', 'previous'] as const
export type RestDayPolicy = (typeof restDayPolicies)[number]

// NH-06: a month without that day is never passed over in silence. Who means the 31st says what becomes of June.
const dayOfMonth = { day: z.number().int().min(1).max(31), shortMonth: z.literal('last-day').optional() }
const saysShortMonth = ({ day, shortMonth }: { readonly day: number; readonly shortMonth?: string | undefined }): boolean => day <= 28 || shortMonth !== undefined
const sayIt = {
  message: '有的月份没有这一天：写上 short_month: last-day（取当月最后一天），或改为 1 至 28 日 / some months have no such day: write short_month: last-day (the last day of the month is taken), or a day from 1 to 28',
  path: ['shortMonth'],
}

const onRestDay = settable(z.enum(restDayPolicies))
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Who owes it: the office once, or each unit (leader, spokesperson) of these kinds. */
const holder = z.strictObject({ each: z.enum(['office', 'unit', 'leader', 'spokesperson']), ofKinds: z.array(name).min(1).optional() })

export const cadence = z.strictObject({
  ...common,
  kind: z.literal('cadence'),
  duty: name,
  owedBy: parties,
  owedTo: parties,
  holder: holder.default({ each: 'office' }),
  escalation,
  values: z.array(z.union([
    repealed,
    z.strictObject({ ...dated, monthly: z.strictObject(dayOfMonth).refine(saysShortMonth, sayIt), onRestDay }),
    /** `month` 1, 2 or 3 of each quarter. */
    z.strictObject({ ...dated, quarterly: z.strictObject({ month: z.number().int().min(1).max(3), ...dayOfMonth }).refine(saysShortMonth, sayIt), onRestDay }),
    z.strictObject({ ...dated, weekly: z.strictObject({ weekday: z.enum(weekdays) }), onRestDay }),
    /** Once a year, at some time in the window; due on its last day. */
    z.strictObject({ ...dated, yearly: z.strictObject({ from: monthDay, until: monthDay }).refine(({ from, until }) => from <= until, '窗口止于起始日之前；跨年的分两条写 / the window ends before it begins; one that crosses the year is written as two'), onRestDay }),
    /** Every so many days, from `countedFrom` or, without it, from the day the value takes effect. */
    z.strictObject({ ...dated, interval: z.strictObject({ days: settable(count), countedFrom: civilDate.optional() }), onRestDay }),
  ])).min(1),
})

export const evidenceKinds = ['session', 'activity', 'response', 'release', 'training'] as const
export const occasions = ['regular', 'thematic', 'emergency', 'micro', 'live_interview'] as const
export const organisers = ['municipal', 'provincial', 'district', 'unit'] as const
export const quotaPeriods = ['year', 'half-year', 'quarter', 'month'] as const

export const quota = z.strictObject({
  ...common,
  kind: z.literal('quota'),
  duty: name,
  owedBy: parties,
  owedTo: parties,
  holder,
  /** Id of the quota of which this one is a part: only acts that count there count here. */
  ofWhich: z.string().optional(),
  escalation,
  /** Day of the year from which the holder is reminded while the quota is not met. */
  remindFrom: monthDay.optional(),
  values: z.array(z.union([repealed, z.strictObject({
    ...dated,
    atLeast: settable(count),
    per: z.enum(quotaPeriods).default('year'),
    measure: z.enum(['acts', 'hours']).default('acts'),
    counts: z.array(z.enum(evidenceKinds)).min(1),
    /** Of sessions and activities only those held on these occasions; all when absent. */
    occasions: settable(z.array(z.enum(occasions)).min(1)).optional(),
    organisedBy: z.enum(organisers).optional(),
    notOrganisedBy: z.enum(organisers).optional(),
    proRata: z.enum(['none', 'whole-months']).default('none'),
  })])).min(1),
})

export const lineNames = ['party_government', 'economy', 'society', 'livelihood'] as const

export const rotation = z.strictObject({
  ...common,
  kind: z.literal('rotation'),
  rotation: name,
  /** Id of the cadence whose occurrences the groups take in turn. */
  cadence: z.string(),
  values: z.array(z.union([repealed, z.strictObject({
    ...dated,
    groups: z.number().int().min(2).max(52),
    turns: z.number().int().min(1).max(26),
    /** 错位: lines that every group must hold. */
    lines: z.array(z.enum(lineNames)).default([]),
    /** By how much the units of one line may differ between two groups before it is called out. */
    lineSpread: settable(z.number().int().min(0).max(99)),
  })])).min(1),
})

/** A plain number or length of time of a clause, looked up by the part of the product that applies it; it opens no duty. */
export const limit = z.strictObject({
  ...common,
  kind: z.literal('limit'),
  limit: name,
  values: z.array(z.union([
    repealed,
    z.strictObject({ ...dated, atMost: settable(count) }),
    z.strictObject({ ...dated, atLeast: settable(count) }),
    z.strictObject({ ...dated, period }),
    /** A length of time that the office may set, in whole minutes, hours or days. */
    z.strictObject({ ...dated, length: settable(count), unit: z.enum(['minutes', 'hours', 'days']) }),
  ])).min(1),
})

export type CadenceRule = z.infer<typeof cadence>
export type QuotaRule = z.infer<typeof quota>
export type RotationRule = z.infer<typeof rotation>
export type LimitRule = z.infer<typeof limit>
export type EvidenceKind = (typeof evidenceKinds)[number]
export type Occasion = (typeof occasions)[number]
export type Organiser = (typeof organisers)[number]
export type QuotaPeriod = (typeof quotaPeriods)[number]
export type LineName = (typeof lineNames)[number]
export { weekdays }

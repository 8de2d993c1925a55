import { z } from 'zod'
import { circumstances } from './applies.ts'
import { cadence, count, limit, quota, rotation, settable } from './promise-schema.ts'
import { bilingual, civilDate, common, dated, escalation, factName, labelled, name, parties, period, repealed } from './schema-parts.ts'

const startsOn = z.strictObject({
  fact: factName,
  /** A field of the fact's data that holds an instant, or `at` for the fact's own time. */
  at: z.string(),
  only: z.enum(circumstances).optional(),
  /** True when the text itself names the starting moment; otherwise a reading must (rule 8). */
  namedInText: z.literal(true).optional(),
  reading: name.optional(),
})

const discharge = z.union([factName.transform((fact) => ({ fact, only: undefined })), z.strictObject({ fact: factName, only: z.enum(circumstances).optional() })])

const deadline = z.strictObject({
  ...common,
  kind: z.literal('deadline'),
  duty: name,
  owedBy: parties,
  owedTo: parties,
  startsOn,
  dischargedBy: z.array(discharge).min(1),
  escalation,
  values: z.array(z.union([
    repealed,
    z.strictObject({ ...dated, within: period }),
    /** The due time is the promise itself: a field of the fact, an instant or a civil date (its 24:00). */
    z.strictObject({ ...dated, atField: z.string() }),
  ])).min(1),
})

const gateItem = z.strictObject({
  item: name, ...labelled,
  /** Closed list the item's value must come from. */
  oneOf: z.array(z.string()).optional(),
  /** The item is a date no further off than this many months from the decision. */
  withinMonths: z.number().int().positive().optional(),
  /** The item names a person who must not be the one named by this other item. */
  differsFrom: name.optional(),
  /** Asked only of content or cases of one of these classes. */
  forClasses: z.array(z.string()).optional(),
})

const gate = z.strictObject({
  ...common,
  kind: z.literal('gate'),
  gate: name,
  values: z.array(z.union([repealed, z.strictObject({
    ...dated,
    reviews: z.number().int().min(0).max(3).default(0),
    proofs: z.number().int().min(0).max(3).default(0),
    distinctReviewers: z.number().int().positive().optional(),
    distinctProofreaders: z.number().int().positive().optional(),
    checks: z.array(z.strictObject({ name, ...labelled })).default([]),
    checksPerPerson: z.number().int().positive().optional(),
    authorExcluded: z.boolean().default(false),
    confirmations: z.boolean().default(false),
    items: z.array(gateItem).default([]),
  })])).min(1),
})

const standing = z.strictObject({
  ...common,
  kind: z.literal('standing'),
  values: z.array(z.union([repealed, z.strictObject({
    ...dated,
    alertWithin: period.optional(),
    needs: z.array(z.strictObject({
      what: name, ...labelled,
      atLeast: z.number().int().min(0).default(1),
      atMost: z.number().int().positive().optional(),
      ifMissing: z.enum(['incomplete', 'warning']),
    })).min(1),
  })])).min(1),
})

const route = z.strictObject({
  ...common,
  kind: z.literal('route'),
  route: name,
  values: z.array(z.union([repealed, z.strictObject({
    ...dated,
    entries: z.array(z.strictObject({ code: name, ...labelled, clause: z.string().optional(), obliges: z.array(name).default([]) })).default([]),
    /** Least number of persons who take part. */
    persons: z.number().int().positive().optional(),
    /** Exactly so many hold the place. */
    exactly: z.number().int().positive().optional(),
    /** What must accompany a change. */
    changeNeeds: z.array(name).default([]),
  })])).min(1),
})

const retention = z.strictObject({
  ...common,
  kind: z.literal('retention'),
  keeps: name,
  /** Absent when the thing's own time counts, as of an entry in a log. */
  startsOn: startsOn.optional(),
  values: z.array(z.union([
    repealed,
    z.strictObject({ ...dated, keep: z.string().regex(/^P[1-9]\d{0,3}[DM]$/, 'P180D or P6M') }),
    /** A length of time that the office may set, in whole days or months. */
    z.strictObject({ ...dated, length: settable(count), unit: z.enum(['days', 'months']) }),
  ])).min(1),
})

export const ruleKinds = ['deadline', 'gate', 'standing', 'route', 'retention', 'cadence', 'quota', 'rotation', 'limit'] as const
export const ruleSchema = z.discriminatedUnion('kind', [deadline, gate, standing, route, retention, cadence, quota, rotation, limit])

export type DeadlineRule = z.infer<typeof deadline>
export type GateRule = z.infer<typeof gate>
export type StandingRule = z.infer<typeof standing>
export type RouteRule = z.infer<typeof route>
export type RetentionRule = z.infer<typeof retention>
export type { CadenceRule, LimitRule, QuotaRule, RotationRule } from './promise-schema.ts'
export type Rule = z.infer<typeof ruleSchema>
export type RuleKind = (typeof ruleKinds)[number]

/** WL-08: how a rule document comes into being. */
export const lifeSteps = ['drafting', 'dept_reviewed', 'legality_reviewed', 'executive_meeting_approved', 'issued', 'interpreted'] as const
export type LifeStep = (typeof lifeSteps)[number]

export const instrumentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: bilingual,
  issuer: bilingual,
  level: z.enum(['national', 'province', 'municipal', 'district', 'department', 'office', 'product']),
  number: z.string().optional(),
  issuedOn: civilDate,
  /** WL-22: a set of rules without it cannot be put in force. */
  effectiveFrom: civilDate,
  effectiveUntil: civilDate.optional(),
  /** Name of the reading that settles these dates, where the document leaves them open (NH-05). */
  datesReading: name.optional(),
  /** Ids of loaded instruments that stand above this one (WL-07). */
  basedOn: z.array(z.string()).default([]),
  /** Higher documents that are not loaded, named (GB-01). */
  derivesFrom: z.array(bilingual).default([]),
  source: z.string().optional(),
  note: bilingual.optional(),
  /** `replay`: bare limits for replays, never in force in a live office. */
  for: z.literal('replay').optional(),
  /** Dates of the steps of WL-08, as far as known; a repeated step is a later round. */
  life: z.array(z.strictObject({ step: z.enum(lifeSteps), on: civilDate.optional(), by: bilingual.optional() })).optional(),
})
export type InstrumentHead = z.infer<typeof instrumentSchema>

export const readingSchema = z.strictObject({
  question: bilingual, reading: bilingual, why: bilingual, decidedBy: bilingual, decidedOn: civilDate,
})
export type Reading = z.infer<typeof readingSchema>

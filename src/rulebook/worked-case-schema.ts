import { z } from 'zod'
import { evidenceKinds, occasions, organisers, restDayPolicies } from './promise-schema.ts'

const offset = z.string().refine((text) => /(?:Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)), 'a time with its offset, 2026-09-30T18:00:00+08:00')

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-01-10')

/**
 * A case an official worked out by hand: given these facts, signatures or counts on this date, expect these duties, missing items,
 * lists. Keys inside `data`, `items` and `counts` are names, not fields.
 */
export const workedCaseSchema = z.strictObject({
  name: z.string().min(1),
  clauses: z.array(z.string()).min(1),
  rules: z.array(z.string()).min(1),
  /** The case proves its rule, and of the clause only that part: screens or records that the clause asks for stand elsewhere. */
  inPart: z.literal(true).optional(),
  why: z.string().optional(),
  given: z.strictObject({
    at: offset,
    fact: z.string().optional(),
    data: z.record(z.string(), z.unknown()).default({}),
    gate: z.string().optional(),
    authors: z.array(z.string()).default([]),
    signed: z.array(z.strictObject({ by: z.string(), items: z.array(z.string()), sendsBack: z.boolean().default(false), earlierText: z.boolean().default(false) })).default([]),
    confirmations: z.record(z.string(), z.enum(['confirm', 'amend', 'object', 'silent'])).default({}),
    items: z.record(z.string(), z.unknown()).default({}),
    classes: z.array(z.string()).default([]),
    counts: z.record(z.string(), z.number()).optional(),
    route: z.string().optional(),
    keeps: z.string().optional(),
    limit: z.string().optional(),
    /** Of promises: the year asked about, and the duty; whoever owes it, what is proved, what is planned. */
    year: z.number().int().optional(),
    duty: z.string().optional(),
    onRestDay: z.enum(restDayPolicies).optional(),
    settings: z.array(z.strictObject({ parameter: z.string(), from: date, value: z.union([z.number(), z.string(), z.array(z.string())]) })).default([]),
    holder: z.strictObject({ each: z.enum(['office', 'unit', 'leader', 'spokesperson']), kind: z.string().optional(), from: date.optional(), until: date.optional() }).optional(),
    evidence: z.array(z.strictObject({
      id: z.string().optional(), kinds: z.array(z.enum(evidenceKinds)).min(1), on: date, occasion: z.enum(occasions).optional(), organiser: z.enum(organisers).optional(),
      hours: z.number().optional(), person: z.string().optional(), bySomebodyElse: z.literal(true).optional(),
    })).default([]),
    planned: z.number().int().optional(),
    rotation: z.string().optional(),
    /** Groups by name: their months, and of each line how many units. */
    grouping: z.record(z.string(), z.strictObject({ months: z.array(z.number().int()), lines: z.partialRecord(z.enum(['党政', '经济', '社会', '民生']), z.number().int()) })).optional(),
    leftOut: z.number().int().default(0),
  }),
  expect: z.strictObject({
    opens: z.record(z.string(), offset).optional(),
    /** Duties that the same fact must not open. */
    opensNot: z.array(z.string()).optional(),
    discharges: z.array(z.string()).optional(),
    escalates: z.array(z.strictObject({ duty: z.string(), at: offset, to: z.string() })).optional(),
    /** Exactly these items keep the gate shut; empty: it opens. */
    missing: z.array(z.string()).optional(),
    state: z.enum(['ok', 'incomplete', 'warning']).optional(),
    lacks: z.array(z.string()).optional(),
    /** The route's list holds at least these. */
    lists: z.array(z.string()).optional(),
    listsNot: z.array(z.string()).optional(),
    obliges: z.array(z.string()).optional(),
    persons: z.number().optional(),
    exactly: z.number().optional(),
    changeNeeds: z.array(z.string()).optional(),
    eraseAt: offset.optional(),
    atMost: z.union([z.number(), z.literal('not-set')]).optional(),
    atLeast: z.union([z.number(), z.literal('not-set')]).optional(),
    period: z.string().optional(),
    /** So many dates in the year; of these written days, when they are owed; whether all rest on a notice to come. */
    times: z.number().int().optional(),
    falls: z.record(date, date).optional(),
    provisional: z.boolean().optional(),
    /** How each quota of the holder stands, what is owed and still lacking, the fewest acts that fulfil all. */
    stands: z.record(z.string(), z.enum(['not-set', 'met', 'possible', 'short', 'unmet', 'not owed'])).optional(),
    owed: z.record(z.string(), z.number()).optional(),
    makeUp: z.number().int().optional(),
    leastActs: z.number().int().optional(),
    findings: z.array(z.string()).optional(),
    turns: z.array(z.string()).optional(),
  }),
})
export type WorkedCase = z.infer<typeof workedCaseSchema>

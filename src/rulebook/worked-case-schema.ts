import { z } from 'zod'

const offset = z.string().refine((text) => /(?:Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)), 'a time with its offset, 2026-09-30T18:00:00+08:00')

/**
 * A case an official worked out by hand: given these facts, signatures or counts on this date, expect these duties, missing items,
 * lists. Keys inside `data`, `items` and `counts` are names, not fields.
 */
export const workedCaseSchema = z.strictObject({
  name: z.string().min(1),
  clauses: z.array(z.string()).min(1),
  rules: z.array(z.string()).min(1),
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
  }),
})
export type WorkedCase = z.infer<typeof workedCaseSchema>

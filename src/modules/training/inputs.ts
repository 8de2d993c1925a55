import { z } from 'zod'
import { civilDate, id, instant, paging, text } from '#src/desk/shapes.ts'
import { aims, courseKinds, drillParts } from './contract.ts'

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])
const reason = text(500, 4)
const hours = z.number().positive().max(200)

export const addKind = z.strictObject({ name: text(30, 2) })

export const planCourse = z
  .strictObject({
    title: text(100, 2),
    kind: codes(courseKinds),
    ownKindId: id.optional(),
    aims: z.array(codes(aims)).max(3).default([]),
    partner: text(80, 2).optional(),
    term: z.number().int().min(1).max(999).optional(),
    on: civilDate,
    until: civilDate.optional(),
    place: text(80),
    hours,
    lecturers: z.array(z.union([z.strictObject({ expertId: id }), z.strictObject({ name: text(60, 2) })])).max(20).default([]),
  })
  .refine((input) => input.until === undefined || input.until >= input.on, { message: '结束早于开始 / it ends before it begins', path: ['until'] })
export type PlanCourse = z.output<typeof planCourse>

export const holdCourse = z.strictObject({
  courseId: id,
  attendees: z.array(z.strictObject({ personId: id, hours: hours.optional(), certificateNo: text(60, 2).optional() })).min(1).max(500),
  evidence: text(300, 2),
})
export type HoldCourse = z.output<typeof holdCourse>
export const cancelCourse = z.strictObject({ courseId: id, reason })

export const planDrill = z.strictObject({
  title: text(100, 2),
  scenario: text(4000, 10),
  parts: z.array(codes(drillParts)).min(1).max(3),
  on: civilDate,
  participantIds: z.array(id).min(1).max(100),
  clockFrom: instant.optional(),
  injects: z.array(z.strictObject({ afterMinutes: z.number().int().min(0).max(100_000), source: z.string().max(40), title: text(100, 2), text: text(2000, 4) })).min(1).max(50),
})
export type PlanDrill = z.output<typeof planDrill>
export const ofDrill = z.strictObject({ drillId: id })
export const cancelDrill = z.strictObject({ drillId: id, reason })

const count = z.number().int().min(0)
const measured = z.object({ times: count, answered: count, medianSeconds: z.number().nullable(), longestSeconds: z.number().nullable() })
/** What was read from the drill's record before it went; only the machinery says it. */
export const noteMeasured = z.object({
  drillId: id,
  results: z.object({
    parts: z.object({ conference: measured, media_reception: measured, signal_monitoring: measured }),
    firstWordSeconds: z.number().nullable(),
    duties: z.object({ kept: count, missed: count, open: count }),
    facts: count,
  }),
})
export type NoteMeasured = z.output<typeof noteMeasured>

const score = z.strictObject({ points: z.number().int().min(1).max(5), note: text(500, 4) })
/** All three or none (NH-28). */
export const scoreDrill = z.strictObject({ drillId: id, scores: z.strictObject({ response: score, communication: score, coordination: score }) })
export type ScoreDrill = z.output<typeof scoreDrill>
export const setImprovement = z.strictObject({ drillId: id, what: text(300, 4), unitId: id, ownerId: id, dueAt: instant })
export type SetImprovement = z.output<typeof setImprovement>
export const finishImprovement = z.strictObject({ drillId: id, no: z.number().int().min(1), result: text(500, 4) })
export type FinishImprovement = z.output<typeof finishImprovement>

export const ofYear = z.object({ ...paging, year: z.number().int().min(1994).max(2200).optional() })
export const recordOf = z.object({ personId: id, year: z.number().int().min(1994).max(2200) })

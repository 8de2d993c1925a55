/**
 * evaluation 效果评估: what an answer did.
 * indicator 指标: a formula over the record with a weight; its value is computed, never typed in. indicator set 指标体系: a dated version, weights 100.
 * improvement 改进事项: what a unit will do better, by when; open ones are shown in the next case of the same class (GB-48).
 * rating 群众评价: the asker's own, by query code, once. re-handling 重新办理: asked once by a dissatisfied asker (XM4-06).
 * engagement 第三方评估委托: an evaluator outside, for some units and some time, whose report is public once it passed review (GB-46).
 */
import { z } from 'zod'
import { id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Class } from '../triage/contract.ts'
import type { Dimension } from './dimensions.ts'
import type { FormulaCode } from './formulas.ts'
import type { Ticked } from './survey.ts'

export const ratings = { satisfied: '满意', basically_satisfied: '基本满意', dissatisfied: '不满意' } as const
/** The three questions of GS-09, and no others. */
export const questions = { understood: '您看明白了吗', accepted: '您能接受吗', satisfied: '您满意吗' } as const
const ticked = z.enum(['yes', 'partly', 'no']).optional()

// By query code (its digest) or, from a surface that has checked the code itself, by message.
const byAsker = { queryHash: z.string().length(64).optional(), messageId: id.optional() }
const named = (input: { queryHash?: string | undefined; messageId?: string | undefined }): boolean => (input.queryHash === undefined) !== (input.messageId === undefined)
const NAMED = { message: '写明查询码或来信，二者取一 / name the query code or the message, one of them', path: ['queryHash'] }

export const rate = z.object({ ...byAsker, rating: z.enum(Object.keys(ratings) as [Ticked['rating'], ...Ticked['rating'][]]), understood: ticked, accepted: ticked, satisfied: ticked }).refine(named, NAMED)
export type Rate = z.output<typeof rate>
export const requestRehandling = z.object({ ...byAsker, reason: text(1000, 4) }).refine(named, NAMED)
export type RequestRehandling = z.output<typeof requestRehandling>
/** The asker's reason goes with the words of the message, or, by this, alone. The note says on what request, and names nobody. */
export const eraseReason = z.object({ messageId: id, note: text(200, 4) })
export type EraseReason = z.output<typeof eraseReason>

const improvement = z.strictObject({ what: text(500, 4), unitId: id, dueAt: instant })
/** Strict: a figure that somebody types in is refused. */
export const evaluate = z.strictObject({ caseId: id, verdict: text(4000, 4), improvements: z.array(improvement).max(20).default([]) })
export type Evaluate = z.output<typeof evaluate>
export const addImprovement = z.strictObject({ evaluationId: id, ...improvement.shape })
export type AddImprovement = z.output<typeof addImprovement>
export const finishImprovement = z.strictObject({ improvementId: id, result: text(1000, 4) })
export type FinishImprovement = z.output<typeof finishImprovement>

export const defineIndicators = z.strictObject({
  /** Now when absent; never earlier, so that a past evaluation keeps its measure. */
  effectiveFrom: instant.optional(),
  reason: text(500, 4),
  indicators: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9_-]{1,39}$/, '小写字母、数字和下划线 / lower-case letters, digits, underscore'), title: text(60), definition: text(500, 4), formula: z.string().max(60), dimension: z.string().max(40), weight: z.number().positive().max(100) }))
    .min(1)
    .max(40),
})
export type DefineIndicators = z.output<typeof defineIndicators>

export const engage = z.strictObject({ organisation: text(100, 2), personId: id, unitIds: z.array(id).min(1).max(200), from: instant.optional(), until: instant, purpose: text(1000, 4) })
export type Engage = z.output<typeof engage>
export const fileReport = z.strictObject({ engagementId: id, title: text(120, 2), report: text(100_000, 20) })
export type FileReport = z.output<typeof fileReport>
/** Return of a review: the report was sent back, and may be filed once more. */
export const noteReportReturned = z.object({ engagementId: id, note: z.string() })

/** One indicator as a set defines it. */
export interface Indicator {
  readonly id: string
  readonly title: string
  readonly definition: string
  readonly formula: FormulaCode
  readonly dimension: Dimension
  /** Kinds of fact it is computed from. */
  readonly source: readonly string[]
  readonly weight: number
}

export interface IndicatorSet {
  readonly id: Id
  /** 0 is the shipped set; each later one has the next number. */
  readonly version: number
  readonly effectiveFrom: Instant
  readonly reason: string
  readonly pressOfficeId: Id
  readonly indicators: readonly Indicator[]
}

/** An indicator with what it came to. */
export interface Measured extends Indicator {
  /** 0 to 100; null when it does not apply to this case. */
  readonly value: number | null
  /** How many things were counted. */
  readonly n: number
}

export interface Evaluation {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly unitIds: readonly Id[]
  readonly classes: readonly Class[]
  readonly evaluatorId: Id
  /** The facts up to this moment were measured; whoever measures them again gets the same. */
  readonly at: Instant
  readonly setVersion: number
  readonly indicators: readonly Measured[]
  /** Weighted mean of the indicators that apply, 0 to 100; null when none does. */
  readonly score: number | null
  readonly verdict: string
}

export interface Improvement {
  readonly id: Id
  readonly evaluationId: Id
  readonly caseId: Id
  readonly classes: readonly Class[]
  /** Owner. */
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly what: string
  readonly dueAt: Instant
  readonly state: 'open' | 'done'
  readonly openedAt: Instant
  readonly result?: string
  readonly doneAt?: Instant
}

/** Same id as the message: one asker, one rating. */
export interface Rating extends Ticked {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly givenAt: Instant
  /** The asker's words are sealed under `wordsId`; the record holds their digest. */
  readonly rehandling?: { readonly at: Instant; readonly wordsId: Id; readonly wordsDigest: string; readonly erased?: true }
}

export interface Engagement {
  readonly id: Id
  readonly state: 'engaged' | 'reported'
  readonly organisation: string
  readonly personId: Id
  readonly unitIds: readonly Id[]
  readonly from: Instant
  /** Excluded; from then on the evaluator sees nothing more. */
  readonly until: Instant
  readonly purpose: string
  readonly pressOfficeId: Id
  readonly title?: string
  readonly report?: string
  readonly filedAt?: Instant
  /** How often it was filed; each filing is one edition of the statement that has this engagement's id. */
  readonly filings?: number
  /** Why the review sent it back; absent again once it is filed anew. */
  readonly returned?: string
}

export interface Reported {
  readonly title: string
  readonly report: string
  readonly no: number
  readonly authorId: Id
  readonly digest: string
}

export interface RehandlingAsked {
  readonly caseId: Id
  readonly wordsId: Id
  readonly wordsDigest: string
}

export const facts = {
  'evaluation.done': '完成效果评估',
  'evaluation.improvementOpened': '列出改进事项',
  'evaluation.improvementFinished': '改进事项完成',
  'evaluation.rated': '群众评价',
  'evaluation.rehandlingAsked': '不满意，要求重新办理',
  'evaluation.reasonErased': '清除重新办理的理由',
  'evaluation.indicatorsDefined': '确定指标体系',
  'evaluation.engaged': '委托第三方评估',
  'evaluation.reported': '第三方评估报告',
  'evaluation.reportReturned': '第三方评估报告退回补正',
} as const

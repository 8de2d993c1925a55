/**
 * duties 应办事项: who owes what to whom, by when, under which clause, and what proves it done.
 * Facts open duties, facts discharge them; nobody fills in a form about it. breach 逾期: recorded once, at its true time.
 */
import { z } from 'zod'
import { civilDate, id, instant, text } from '#src/desk/shapes.ts'
import type { Fact, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

export type DutyState = 'open' | 'paused' | 'fulfilled' | 'fulfilledLate' | 'waived'

/** One rule that governs a duty: the winner sets the due time, the losers stay visible (CV-5). What it says is looked up in the rulebook. */
export interface GovernedBy {
  readonly ruleId: string
  readonly version: string
  readonly register: readonly string[]
  readonly within: string
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly wins: boolean
}

export interface Call {
  readonly at: Instant
  /** Role that is called. */
  readonly to: string
}

export interface Duty {
  readonly id: Id
  readonly state: DutyState
  readonly duty: string
  readonly title: { readonly zh: string; readonly en: string }
  /** What it is about: a message, a case, one confirmation. Facts about the same thing discharge it. */
  readonly about: string
  readonly matter: Id
  readonly unitId: Id
  readonly owedBy: string
  readonly owedTo: string
  readonly governedBy: readonly GovernedBy[]
  readonly startedBy: { readonly fact: Id; readonly kind: string; readonly at: Instant }
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly calls: readonly Call[]
  readonly called: readonly Call[]
  readonly pausedAt?: Instant
  readonly pauseGround?: string
  readonly pauses: readonly { readonly from: Instant; readonly until: Instant; readonly ground: string }[]
  /** Earlier due times, each with why it moved. */
  readonly moved: readonly { readonly was: Instant; readonly why: string; readonly at: Instant; readonly wasStart?: Instant }[]
  /** The due time, when it passed unmet; recorded whenever that was noticed. */
  readonly breachedAt?: Instant
  readonly dischargedAt?: Instant
  readonly dischargedBy?: { readonly fact: Id; readonly kind: string }
  readonly waivedBecause?: string
}

export const watch = z.object({ fact: z.custom<Fact>() })
export const fired = z.object({ id, dueAt: instant, data: z.record(z.string(), z.unknown()) })
/** A later notice of days off and make-up days; from now on all clocks of this record count by it. */
export const adoptNotice = z.object({
  rows: z.array(z.object({ date: civilDate, name: text(40), kind: z.enum(['off', 'work']) })).min(1).max(400),
  papers: z.array(z.object({ year: z.number().int().min(1949).max(2200), notice: text(500) })).min(1).max(20),
})
export type AdoptNotice = z.output<typeof adoptNotice>
export const recountPage = z.object({ noticeId: id, after: id.nullable() })

/** A notice as it was adopted, kept for ever. */
export interface Notice extends AdoptNotice {
  readonly id: Id
  readonly unitId: Id
  readonly adoptedAt: Instant
  /** Open duties looked at since, and how many of them moved. */
  readonly counted: number
  readonly moved: number
}

export const waive = z.object({ dutyId: id, reason: text(500, 4) })

export interface Discharged {
  readonly at: Instant
  readonly fact: Id
  readonly kind: string
  /** Milliseconds left; negative when late. */
  readonly left: number
}

export const facts = {
  'duties.opened': '产生应办',
  'duties.handed': '应办转交',
  'duties.discharged': '应办完成',
  'duties.breached': '应办逾期',
  'duties.called': '催办',
  'duties.paused': '应办暂停',
  'duties.resumed': '应办恢复',
  'duties.moved': '时限变更',
  'duties.waived': '应办免除',
  'duties.noticeAdopted': '采用放假通知',
  'duties.recounted': '按放假通知重算',
} as const

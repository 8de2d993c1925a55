import { z } from 'zod'
import { civilDate, id, text } from '#src/desk/shapes.ts'
import { accept, decideBy, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import { findings, type FindingKind } from './finding-kinds.ts'

/** A round over what stands in public: whose pages, and of which time. Absent bounds leave none out. */
export const planStockCheck = z.strictObject({ reason: text(500, 4), unitId: id.optional(), from: civilDate.optional(), until: civilDate.optional() })
export type PlanStockCheck = z.output<typeof planStockCheck>

const kind = z.enum(Object.keys(findings) as [FindingKind, ...FindingKind[]])
/** Of what leaked nothing but that it did: a note would say it again (RL-5). */
export const notePage = z.strictObject({
  checkId: id,
  statementId: id,
  finding: z.strictObject({ kind, note: text(500, 0).default('') }).refine((one) => one.kind === 'leaked' || one.note.length >= 4, { path: ['note'], error: '写明问题在哪里 / say where and what' }).optional(),
})
export type NotePage = z.output<typeof notePage>
export const ofStockCheck = z.strictObject({ checkId: id })

export interface StockCheck {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly reason: string
  readonly unitId?: Id
  readonly from?: CivilDate
  readonly until?: CivilDate
  readonly plannedAt: Instant
  /** How many pages it was when it began. */
  readonly pages: number
  readonly closedAt?: Instant
  /** How it stood when it ended: what is corrected or withdrawn later is none of it. */
  readonly ended?: Progress
}

/** What the look at one page gave: nothing, or a finding that ends in a correction, a withdrawal or, of a leak, in its erasure. */
export interface CheckedPage {
  readonly id: Id
  readonly checkId: Id
  readonly releaseId: Id
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly at: Instant
  readonly finding?: { readonly kind: FindingKind; readonly note: string }
}

/** How far a round is. */
export interface Progress {
  readonly pages: number
  readonly seen: number
  readonly findings: number
  /** Findings that have ended. */
  readonly settled: number
}

const checks = { table: 'publication.stock_check' }
const pages = { table: 'publication.checked_page' }

export function plan({ pressOfficeId, unitKnown, count }: { pressOfficeId: Id; unitKnown: boolean; count: number }, input: PlanStockCheck, ctx: Pick<Context, 'newId'>): Decision {
  const refusals: Refusal[] = []
  if (!unitKnown) refusals.push({ code: 'publication/unknown-unit', item: 'unitId' })
  if (input.from && input.until && input.until < input.from) refusals.push({ code: 'publication/check-dates-crossed', item: 'until' })
  if (refusals.length === 0 && count === 0) refusals.push({ code: 'publication/nothing-to-check', item: 'from' })
  return decideBy(refusals, () => [{ kind: 'publication.stockCheckPlanned', subject: subjectOf(checks, ctx.newId()), unitId: input.unitId ?? pressOfficeId, data: { ...input, pressOfficeId, pages: count } }])
}

export interface Looking {
  readonly check: StockCheck
  /** The page as it stands, when it belongs to this round. */
  readonly page: { readonly unitId: Id; readonly no: number } | undefined
  readonly before: CheckedPage | undefined
}

export function note({ check, page, before }: Looking, { statementId, finding }: NotePage, ctx: Pick<Context, 'newId'>): Decision {
  const refusals: Refusal[] = []
  if (check.closedAt) refusals.push({ code: 'publication/check-closed', item: check.id })
  if (!page) refusals.push({ code: 'publication/not-in-this-check', item: statementId })
  return decideBy(refusals, () => [{
    kind: 'publication.pageChecked', subject: subjectOf(pages, before?.id ?? ctx.newId()), unitId: page!.unitId,
    data: { checkId: check.id, releaseId: statementId, no: page!.no, pressOfficeId: check.pressOfficeId, ...(finding && { finding: finding.kind === 'leaked' ? { kind: finding.kind, note: '' } : finding }) },
  }])
}

/** A round ends when every page was looked at and every finding has ended. */
export function close({ check, progress }: { check: StockCheck; progress: Progress }): Decision {
  if (check.closedAt) return accept()
  const refusals: Refusal[] = []
  if (progress.seen < progress.pages) refusals.push({ code: 'publication/pages-left', item: check.id, clause: 'XM2-09', params: { left: progress.pages - progress.seen } })
  if (progress.settled < progress.findings) refusals.push({ code: 'publication/findings-open', item: check.id, clause: 'XM2-09', params: { open: progress.findings - progress.settled } })
  return decideBy(refusals, () => [{ kind: 'publication.stockCheckClosed', subject: subjectOf(checks, check.id), unitId: check.unitId ?? check.pressOfficeId, data: { ...progress } }])
}

export function evolveStockCheck(state: StockCheck | undefined, fact: Fact): StockCheck {
  if (fact.kind === 'publication.stockCheckPlanned') return { ...(fact.data as Omit<StockCheck, 'id' | 'plannedAt'>), id: idOf(fact.subject), plannedAt: fact.at }
  if (!state) throw new Error(`${fact.kind} about a round that was never planned: ${fact.subject}`)
  return fact.kind === 'publication.stockCheckClosed' ? { ...state, closedAt: fact.at, ended: fact.data as unknown as Progress } : state
}

export const evolveCheckedPage = (_: CheckedPage | undefined, fact: Fact): CheckedPage => ({ ...(fact.data as Omit<CheckedPage, 'id' | 'at' | 'unitId'>), id: idOf(fact.subject), unitId: fact.unitId, at: fact.at })

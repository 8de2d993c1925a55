import { z } from 'zod'
import { decideBy, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { id, instant, text } from '#src/desk/shapes.ts'
import type { Context } from '#src/desk/module.ts'
import type { Evidence } from './forecast.ts'

export const reportStages = { first: '首报', follow_up: '续报', final: '终报' } as const
export type ReportStage = keyof typeof reportStages
export const reportMeans = { telephone: '电话', written: '书面', platform: '值班信息系统' } as const
export type ReportMeans = keyof typeof reportMeans

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])
const addressee = text(100, 2)

/** What was reported upward of an emergency (GS-28): to whom, when, by which means; each addressee acknowledges by a number of its own. */
export const reportUpward = z.strictObject({
  title: text(200, 4),
  text: text(5_000, 10),
  stage: codes(reportStages),
  /** The report that this one carries on. */
  followsId: id.optional(),
  addressees: z.array(addressee).min(1).max(10),
  means: codes(reportMeans),
  /** When it was reported; now where that is missing. */
  reportedAt: instant.optional(),
  matterId: id.optional(),
})
export type ReportUpward = z.output<typeof reportUpward>
export const noteReceipt = z.strictObject({ reportId: id, addressee, receiptNo: text(60, 1), receivedAt: instant.optional() })
export type NoteReceipt = z.output<typeof noteReceipt>

export interface Report extends Omit<ReportUpward, 'matterId' | 'reportedAt'> {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly reportedAt: Instant
  /** When it was put on record here. */
  readonly notedAt: Instant
  readonly receipts: readonly { readonly addressee: string; readonly receiptNo: string; readonly at: Instant }[]
  readonly about?: Evidence
}

export const reportTable = { table: 'signals.report' }

export function evolveReport(state: Report | undefined, fact: Fact): Report {
  if (fact.kind === 'signals.reportedUpward') return { ...(fact.data as Omit<Report, 'id' | 'pressOfficeId' | 'notedAt' | 'receipts'>), id: idOf(fact.subject), pressOfficeId: fact.unitId, notedAt: fact.at, receipts: [] }
  return { ...state!, receipts: [...state!.receipts, fact.data as Report['receipts'][number]] }
}

export interface Reporting {
  readonly officeId: Id
  /** The report that is carried on, where the input names one that exists. */
  readonly before: Report | undefined
  readonly evidence: readonly Evidence[]
}

/** A first report stands alone; a later one names the report it carries on. */
export function report({ officeId, before, evidence }: Reporting, { matterId, ...input }: ReportUpward, ctx: Context): Decision {
  const reportedAt = input.reportedAt ?? ctx.now
  const refusals: Refusal[] = []
  if (reportedAt > ctx.now) refusals.push({ code: 'signals/not-yet', item: 'reportedAt', clause: 'CV-7' })
  if ((input.stage === 'first') !== (input.followsId === undefined)) refusals.push({ code: 'signals/report-stage', item: 'followsId', clause: 'GS-28' })
  if (input.followsId !== undefined && !before) refusals.push({ code: 'signals/no-report', item: 'followsId' })
  if (before?.stage === 'final') refusals.push({ code: 'signals/report-final', item: 'followsId' })
  if (before && before.reportedAt > reportedAt) refusals.push({ code: 'signals/before-its-report', item: 'reportedAt', clause: 'CV-7' })
  if (matterId !== undefined && evidence.length === 0) refusals.push({ code: 'signals/no-matter', item: 'matterId' })
  return decideBy(refusals, () => [
    { kind: 'signals.reportedUpward', subject: subjectOf(reportTable, ctx.newId()), unitId: officeId, data: { ...input, addressees: [...new Set(input.addressees)], reportedAt, ...(evidence[0] && { about: evidence[0] }) } },
  ])
}

/** The number by which an addressee acknowledged it; once each. */
export function receipt(one: Report, { reportId: _, addressee: by, receiptNo, receivedAt }: NoteReceipt, ctx: Context): Decision {
  const at = receivedAt ?? ctx.now
  const refusals: Refusal[] = []
  if (!one.addressees.includes(by)) refusals.push({ code: 'signals/not-addressee', item: 'addressee' })
  if (one.receipts.some((known) => known.addressee === by)) refusals.push({ code: 'signals/receipt-known', item: 'addressee' })
  if (at > ctx.now) refusals.push({ code: 'signals/not-yet', item: 'receivedAt', clause: 'CV-7' })
  if (at < one.reportedAt) refusals.push({ code: 'signals/before-its-report', item: 'receivedAt', clause: 'CV-7' })
  return decideBy(refusals, () => [{ kind: 'signals.receiptNoted', subject: subjectOf(reportTable, one.id), unitId: one.pressOfficeId, data: { addressee: by, receiptNo, at } }])
}

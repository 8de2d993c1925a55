/**
 * briefings 列席与阅文: that those who speak know what was decided (GS-33).
 * meeting 重要会议: an important meeting of a unit, to which its spokespersons are invited unless a reason is written.
 * paper 重要文件: title and number of a document that its spokespersons are to read; never its text, and never one that is classified.
 */
import { z } from 'zod'
import { id, instant, paging, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

const reason = text(500, 4)

export const callMeeting = z.strictObject({ unitId: id, title: text(100, 2), at: instant, place: text(80, 0).default(''), notInvitedReason: reason.optional() })
export type CallMeeting = z.output<typeof callMeeting>
export const recordMeeting = z.strictObject({ meetingId: id, attendedIds: z.array(id).max(50).default([]), evidence: text(300, 2) })
export type RecordMeeting = z.output<typeof recordMeeting>
export const cancelMeeting = z.strictObject({ meetingId: id, reason })
export const circulate = z.strictObject({
  unitId: id,
  title: text(200, 2),
  number: text(60, 0).default(''),
  /** Whoever circulates says that it bears no mark of secrecy; one that does stays outside. */
  unclassified: z.boolean(),
})
export type Circulate = z.output<typeof circulate>
export const noteRead = z.strictObject({ paperId: id })
export const listOfUnit = z.object({ ...paging, unitId: id.optional() })

export interface Meeting {
  readonly id: Id
  readonly unitId: Id
  readonly state: 'called' | 'held' | 'cancelled'
  readonly title: string
  readonly at: Instant
  readonly place: string
  readonly invitedIds: readonly Id[]
  readonly notInvitedReason?: string
  readonly attendedIds: readonly Id[]
  readonly evidence?: string
  readonly cancelled?: string
}

export interface Paper {
  readonly id: Id
  readonly unitId: Id
  readonly title: string
  readonly number: string
  readonly readerIds: readonly Id[]
  readonly circulatedAt: Instant
  readonly read: readonly { readonly personId: Id; readonly at: Instant }[]
}

export const facts = {
  'briefings.meetingCalled': '通知重要会议',
  'briefings.meetingHeld': '重要会议已开',
  'briefings.meetingCancelled': '重要会议取消',
  'briefings.paperCirculated': '送阅重要文件',
  'briefings.paperRead': '已阅',
} as const

/**
 * consultations 征集: what the public was asked by a notice, and what became of what it said.
 * consultation 征集: a notice in public that asks; it has the id of its release. Kinds: 征求意见, 问卷调查, 听证.
 * opinion 意见: what one person sent; its words lie apart and go by their term. sign-up 报名: an opinion sent to a hearing, with a name and a contact.
 * draw 抽选: who of those that signed up takes part, by chance that anybody can check.
 * outcome 结果: the release that says what was taken up, what not, and why; owed from the first day (XM4-13).
 */
import { z } from 'zod'
import { civilDate, id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { consultationKindCodes } from './kinds.ts'

export const LONGEST_OPINION = 5000

/** What a notice asks, and by when the office says what became of it. */
export const invitation = z.object({
  closesOn: civilDate,
  outcomeOn: civilDate,
  questions: z.array(z.object({ text: text(200), options: z.array(text(100)).min(2, '至少两个选项 / at least two options').max(12), several: z.boolean().default(false) })).max(20).default([]),
  hearing: z.object({ at: instant, place: text(120), seats: z.number().int().min(1).max(500), who: text(300) }).optional(),
})
export type Invitation = z.output<typeof invitation>

/** Of an invitation what the record needs; no words of it but the title. */
const invited = z.object({
  kind: z.enum(consultationKindCodes), title: text(200), closesOn: civilDate, outcomeOn: civilDate,
  questions: z.array(z.object({ options: z.number().int(), several: z.boolean() })), hearing: z.object({ at: instant, seats: z.number().int() }).optional(),
})
export type Invited = z.output<typeof invited>

export const open = z.object({ consultationId: id, unitId: id, invited })
export const amend = z.object({ consultationId: id, invited })
export const cancel = z.object({ consultationId: id })
export const conclude = z.object({ consultationId: id, releaseId: id })
export const speak = z.object({ consultationId: id, text: text(LONGEST_OPINION, 2), name: text(60, 0).default(''), contact: text(120, 0).default('') })
export const answer = z.object({ consultationId: id, answers: z.array(z.array(z.number().int().min(0)).max(12)).max(20), address: z.string().min(1).max(100) })
export const draw = z.object({ consultationId: id })
export const due = z.object({ id, dueAt: z.string(), data: z.record(z.string(), z.unknown()) })
export type Open = z.output<typeof open>
export type Speak = z.output<typeof speak>
export type Answer = z.output<typeof answer>

export type ConsultationState = 'open' | 'closed' | 'concluded' | 'cancelled'

export interface Consultation extends Omit<Invited, 'closesOn'> {
  readonly id: Id
  readonly state: ConsultationState
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly openedAt: Instant
  /** End of its last day. */
  readonly closesAt: Instant
  /** How many opinions or sign-ups came; known once it is closed. */
  readonly received?: number
  /** Sign-ups in the order of SHA-256 over seed and id: the first ones are chosen. */
  readonly draw?: { readonly at: Instant; readonly seed: string; readonly signedUp: number; readonly chosen: readonly Id[] }
  readonly outcomeId?: Id
  readonly endedAt?: Instant
  readonly erased?: true
}

/** Stated before the last day; the same id is what the sender keeps as a receipt. */
export interface Opinion {
  readonly id: Id
  readonly consultationId: Id
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly at: Instant
  readonly wordsDigest: string
}

/** Fact data of an opening. */
export interface Opened extends Invited {
  readonly pressOfficeId: Id
  readonly closesAt: Instant
}

export { consultationKinds, consultationKindCodes, fates, fatesInEnglish, type ConsultationKind, type Fate } from './kinds.ts'

export const facts = {
  'consultations.opened': '征集开始',
  'consultations.amended': '征集延期',
  'consultations.opinionReceived': '收到意见',
  'consultations.closed': '征集截止',
  'consultations.drawn': '抽选听证代表',
  'consultations.concluded': '公布征集结果',
  'consultations.cancelled': '征集取消',
  'consultations.opinionsErased': '清除意见原文',
} as const

/**
 * intake 来信受理: what reached us.
 * message 来信: one thing a citizen, journalist or superior put to us. Its words are sealed elsewhere; here stands only their digest.
 * knownAt 知悉时间: the earliest moment any unit of this government knew (CV-4); registeredAt 登记时间: when it entered here.
 */
import { z } from 'zod'
import { id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

/** Where a message can come from (register 1.11, signal sources; GB-21). */
export const sources = {
  public_form: '公众提问',
  leader_mailbox: '领导信箱',
  online_inquiry: '网络问政',
  survey: '网上调查',
  hotline: '12345热线',
  supervision: '互联网+督查',
  petition_forwarded: '信访转来',
  media_report: '媒体报道',
  online_post: '网络帖文',
  forum: '论坛',
  conference_question: '发布会提问',
  superior: '上级交办',
  internal: '内部通报',
  frontline: '一线报告',
} as const
export type Source = keyof typeof sources

export const LONGEST_QUESTION = 20_000
/** A message shows at most this many near-duplicates; a person decides about each. */
export const MOST_SIMILAR = 5

export type MessageState = 'received' | 'inCase' | 'handedOver' | 'declined' | 'closed'

/** What the words of a message are held for beyond their term: as evidence, and for no other end. */
export const grounds = { referral: '移交有权机关的证据', litigation: '行政复议或诉讼', inspection: '督查、审计或信访核查' } as const
export type Ground = keyof typeof grounds

export interface Similar {
  readonly id: Id
  /** Estimated share of equal text pieces, 0 to 1. */
  readonly share: number
}

export interface Message {
  readonly id: Id
  readonly state: MessageState
  readonly source: Source
  readonly knownAt: Instant
  /** Earlier values of knownAt with the reason of each change (CV-4). */
  readonly knownAtHistory: readonly { readonly was: Instant; readonly reason: string; readonly at: Instant }[]
  readonly occurredAt?: Instant
  readonly registeredAt: Instant
  /** Unit that registered it: the press office, or the unit that entered it. */
  readonly unitId: Id
  /** Units that handle it; they may see the words, and they alone the contact. */
  readonly handlers: readonly Id[]
  readonly wordsDigest: string
  readonly characters: number
  readonly hasContact: boolean
  /** When the contact must be gone; absent while the matter is open (RL-2). */
  readonly contactUntil?: Instant
  /** When the words must be gone, and the rule that says so; absent while the matter is open (RL-2). */
  readonly wordsUntil?: Instant
  readonly wordsRule?: string
  /** Held as evidence: while this stands the words outlive their term. */
  readonly held?: { readonly ground: Ground; readonly note: string; readonly at: Instant }
  readonly wordsErased?: true
  /** Set when the words went because their term was over, and not on request. */
  readonly wordsErasedFor?: 'retention'
  readonly queryHash?: string
  readonly similar: readonly Similar[]
  readonly caseId?: Id
  /** Row id of a replayed message; such a message exists in a replay database only. */
  readonly replayOf?: string
}

export const receive = z.object({
  source: z.enum(Object.keys(sources) as [Source, ...Source[]]),
  text: text(LONGEST_QUESTION),
  title: text(200, 0).optional(),
  /** Contact as ciphertext: the surface seals it before it goes further. */
  sealedContact: z.string().max(4000).optional(),
  knownAt: instant.optional(),
  occurredAt: instant.optional(),
  messageId: id.optional(),
  /** SHA-256 of the query code, hex. */
  queryHash: z.string().length(64).optional(),
  /** The same key twice is the same message: the second one is refused with the id of the first. */
  idempotencyKey: z.string().max(200).optional(),
  replayOf: z.string().max(200).optional(),
})
export type Receive = z.output<typeof receive>

export const correctKnownAt = z.object({ messageId: id, knownAt: instant, reason: text(500, 4) })
export type CorrectKnownAt = z.output<typeof correctKnownAt>

export const entrust = z.object({ messageId: id, caseId: id, unitIds: z.array(id).min(1) })
export const settle = z.object({ messageId: id, state: z.enum(['handedOver', 'declined', 'closed']) })

/** The matter goes on: words and contact are kept again (RL-2). */
export const reopen = z.object({ messageId: id })
export const holdWords = z.object({ messageId: id, ground: z.enum(Object.keys(grounds) as [Ground, ...Ground[]]), note: text(200, 4) })
export type HoldWords = z.output<typeof holdWords>
export const holdForReferral = z.object({ messageId: id, decision: z.string() })
export const releaseWords = z.object({ messageId: id, note: text(200, 4) })
export type ReleaseWords = z.output<typeof releaseWords>
/** A fired timer. */
export const termOver = z.object({ id, dueAt: z.string(), data: z.record(z.string(), z.unknown()) })
/** Erasing on request (Personal Information Protection Law, art. 47). The note says on what request, and names nobody. */
export const eraseNow = z.object({ messageId: id, what: z.enum(['contact', 'contact-and-words']), note: text(200, 4) })
export type EraseNow = z.output<typeof eraseNow>
/** Every look at a contact is logged with its purpose. */
export const revealContact = z.object({ messageId: id, purpose: text(200, 4) })

export interface Received {
  readonly source: Source
  readonly knownAt: Instant
  readonly occurredAt?: Instant
  readonly registeredAt: Instant
  readonly wordsDigest: string
  readonly characters: number
  readonly hasContact: boolean
  readonly queryHash?: string
  readonly idempotencyKey?: string
  readonly similar: readonly Similar[]
  readonly replayOf?: string
}

export const facts = {
  'intake.received': '收到来信',
  'intake.knownAtCorrected': '更正知悉时间',
  'intake.entrusted': '交办单位',
  'intake.settled': '来信办理状态变更',
  'intake.reopened': '重新办理，原文继续保存',
  'intake.wordsHeld': '原文作为证据留存',
  'intake.wordsReleased': '解除原文留存',
  'intake.contactLimited': '确定联系方式保存期限',
  'intake.contactKept': '联系方式继续保存',
  'intake.contactErased': '清除联系方式',
  'intake.wordsErased': '清除来信原文',
} as const

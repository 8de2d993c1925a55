/**
 * triage 研判: what a message is, and who should answer it.
 * study 研判意见: one person's view (class, stance of the statement, importance, recommendation). important 重要: needs two persons' studies (GS-68).
 * referral 移交: a statement passed to police or network authority, beside an answer, never instead of one (GB-11, RL-3).
 */
import { z } from 'zod'
import { id, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

/** The five classes that must be answered (GB-06 … GB-10). */
export const classes = {
  policy_misread: { zh: '对政策措施存在误解误读', clause: 'GB-06' },
  vital_interest: { zh: '涉及公众切身利益且影响较大', clause: 'GB-07' },
  moral_bottom_line: { zh: '涉及民生领域冲击道德底线', clause: 'GB-08' },
  emergency_or_disaster: { zh: '涉及突发事件处置和自然灾害应对', clause: 'GB-09' },
  superior_request: { zh: '上级要求主动回应', clause: 'GB-10' },
} as const
export type Class = keyof typeof classes

/** Stance of the statement, never of its author (GB-29). A person marks it; the machine proposes neither 谣言 nor 歪曲. */
export const stances = { doubt: '疑虑', misunderstanding: '误解', distortion: '歪曲', rumour: '谣言', criticism: '批评', suggestion: '建议', help: '求助', report: '举报' } as const
export type Stance = keyof typeof stances

/** Why a message may go unanswered. Criticism is no reason, so none of these says so (GS-71). */
export const declineReasons = {
  not_understandable: '内容无法辨识',
  advertisement: '商业广告',
  no_public_matter: '不涉及公共事务',
  answered_before: '同一人同一事项已有答复',
  withdrawn: '来信人撤回且不涉及公共利益',
} as const
export type DeclineReason = keyof typeof declineReasons

/** Matters that another procedure must take, with a receipt for the asker. */
export const otherChannels = { petition: '信访事项', disclosure: '依申请公开', litigation: '诉讼、仲裁、复议', emergency_call: '110/119/120 紧急求助', other_jurisdiction: '其他行政区事项' } as const
export type OtherChannel = keyof typeof otherChannels

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])

export const place = z.object({ messageId: id, unitId: id, registeredAt: z.string() })

export const study = z.object({
  messageId: id,
  classes: z.array(codes(classes)).max(5),
  stance: codes(stances),
  important: z.boolean().default(false),
  participants: z.array(text(50)).max(20).default([]),
  risk: text(1000, 0).default(''),
  /** May be left out here: the gate names what a study lacks (WL-14). */
  recommendation: text(2000, 0).default(''),
})
export type StudyInput = z.output<typeof study>

/** A unit the router proposed, with the pieces of the message that weighed most. */
export const proposal = z.object({ unitId: id, share: z.number().min(0).max(1), reasons: z.array(z.string().max(60)).max(8) })

export const accept = z.object({
  messageId: id,
  /** First subject; the unit that drafted the policy at issue where nobody says otherwise (GB-05). */
  unitId: id.optional(),
  coUnitIds: z.array(id).max(20).default([]),
  /** Owner by territory and owner by line of business (GS-45); the first subject where not said. */
  territorialUnitId: id.optional(),
  lineUnitId: id.optional(),
  /** Needed when the chosen first subject is not the unit that drafted the policy at issue (GB-05). */
  reason: text(500, 0).optional(),
  policyUnitId: id.optional(),
  proposals: z.array(proposal).max(3).default([]),
  modelVersion: z.string().max(100).optional(),
})
export type AcceptInput = z.output<typeof accept>

export const merge = z.object({ messageId: id, caseId: id, reason: text(500) })
export const handOver = z.object({ messageId: id, channel: codes(otherChannels), reason: text(500), receipt: text(500) })
export type HandOverInput = z.output<typeof handOver>
export const decline = z.object({ messageId: id, reason: codes(declineReasons), note: text(500, 4) })
export type DeclineInput = z.output<typeof decline>
export const takeBack = z.object({ messageId: id, reason: text(500), proposedUnitId: id.optional() })

/** Anything may be left out here: the gate names all that is missing in one answer (RL-3). */
export const proposeReferral = z.object({
  messageId: id,
  /** Why the harm to order or the state is grave (GB-11). */
  threshold: text(1000, 0).default(''),
  statute: text(200, 0).default(''),
  evidence: z.array(z.object({ address: text(500), capturedAt: z.string().max(40), sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 位十六进制 / 64 hex digits') })).max(20).default([]),
  authority: text(100, 0).default(''),
  /** The published or scheduled answer; there is no referral without one. */
  responseReleaseId: id.optional(),
})
export type ProposeReferralInput = z.output<typeof proposeReferral>
export const approveReferral = z.object({ messageId: id, decision: z.enum(['approve', 'reject']), note: text(500) })
export type ApproveReferralInput = z.output<typeof approveReferral>

export interface Study {
  readonly personId: Id
  readonly at: Instant
  readonly classes: readonly Class[]
  readonly stance: Stance
  readonly important: boolean
  readonly participants: readonly string[]
  readonly risk: string
  readonly recommendation: string
}

export type Referral = Omit<ProposeReferralInput, 'messageId'> & {
  readonly proposedBy: Id
  readonly proposedAt: Instant
  readonly state: 'proposed' | 'approved' | 'rejected'
  readonly decidedBy?: Id
}

export type ItemState = 'waiting' | 'accepted' | 'merged' | 'handedOver' | 'declined'

/** A message on the triage desk; same id as the message. */
export interface Item {
  readonly id: Id
  readonly state: ItemState
  /** The press office. */
  readonly unitId: Id
  readonly placedAt: Instant
  readonly studies: readonly Study[]
  /** All classes that any study found. */
  readonly classes: readonly Class[]
  readonly important: boolean
  readonly assignedUnitId?: Id
  readonly caseId?: Id
  readonly declined?: { readonly reason: DeclineReason; readonly note: string }
  readonly handedOver?: { readonly channel: OtherChannel; readonly reason: string; readonly receipt: string }
  readonly referral?: Referral
  /** How often a unit sent it back to this desk. */
  readonly returns: readonly { readonly unitId: Id; readonly reason: string; readonly proposedUnitId?: Id; readonly at: Instant }[]
}

export interface Accepted {
  readonly caseId: Id
  readonly unitId: Id
  readonly coUnitIds: readonly Id[]
  readonly territorialUnitId: Id
  readonly lineUnitId: Id
  readonly classes: readonly Class[]
  readonly important: boolean
  readonly stance: Stance
  /** When any unit first knew of it: the clock of a public clarification counts from there (GS-72, CV-4). */
  readonly knownAt: Instant
  readonly reason?: string
  readonly proposals: AcceptInput['proposals']
  readonly modelVersion?: string
  /** True when the case exists and was given back by a unit. */
  readonly again: boolean
}

export const facts = {
  'triage.placed': '进入研判台',
  'triage.studied': '研判意见',
  'triage.accepted': '受理并确定第一责任主体',
  'triage.merged': '并入已有回应案',
  'triage.handedOver': '转其他渠道',
  'triage.declined': '不予回应',
  'triage.returned': '单位退回研判',
  'triage.referralProposed': '提出移交',
  'triage.referralDecided': '移交审批',
  'triage.trained': '分办模型已学习',
} as const

/**
 * review 审核: who cleared which edition. Three reviews 三审, three proof readings 三校, five checks 五关, confirmations 会签 by other agencies.
 * signature 签署: one person's verdict on one item, bound to the digest of the words. clearance 审定: all that the gate demands is signed.
 * withholding 不予公开: a decision with its statutory ground, who decided, and when it is looked at again (RL-12).
 */
import { z } from 'zod'
import { civilDate, id, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { Audience, EditionFinished, Mention } from '../statements/contract.ts'

export type Verdict = 'pass' | 'sendBack'
export type ConfirmationAnswer = 'confirm' | 'amend' | 'object'

/** One act signs at most one review, its proof reading and two checks. */
export const MOST_CHECKS_AN_ACT = 2

const item = z.string().regex(/^(review[1-3]|proof[1-3]|check:[a-z_]+)$/, '审核项写法如 review1、proof1、check:political / items look like review1, proof1, check:political')

export const open = z.object({ edition: z.custom<EditionFinished>() })
export const sign = z.object({
  reviewId: id,
  digest: z.string().length(64),
  items: z.array(item).min(1).max(4),
  verdict: z.enum(['pass', 'sendBack']),
  note: text(2000, 0).default(''),
})
export type Sign = z.output<typeof sign>

export const addConfirmation = z.object({ reviewId: id, unitId: id.optional(), name: text(80) })
/** A one-time link for a confirmer outside: the record keeps the digest of its token, and forgets it once it was used. */
export const sendLink = z.object({ reviewId: id, name: text(80) })
export const answerConfirmation = z.object({ reviewId: id, name: text(80), answer: z.enum(['confirm', 'amend', 'object']), note: text(2000, 0).default('') })
export const answerByLink = z.object({ token: z.string().max(80), answer: z.enum(['confirm', 'amend', 'object']), note: text(2000, 0).default(''), answeredBy: text(80) })

/** The only grounds on which something may be kept from the public (disclosure regulation art. 14 to 16; "image" is none of them, CX-9). */
export const withholdingGrounds = {
  '14-secret': '国家秘密', '14-law': '法律、行政法规禁止公开', '14-safety': '公开可能危及国家安全、公共安全、经济安全、社会稳定',
  '15-third-party': '涉及商业秘密、个人隐私且第三方不同意', '16-internal': '内部事务信息', '16-process': '过程性信息', '16-enforcement-file': '行政执法案卷信息',
} as const
export type WithholdingGround = keyof typeof withholdingGrounds

/** Ground and day may be left out here: the gate names all that is missing in one answer (RL-12). */
export const withhold = z.object({
  statementId: id,
  ground: z.enum(Object.keys(withholdingGrounds) as [WithholdingGround, ...WithholdingGround[]]).optional(),
  explanation: text(2000, 10),
  reviewOn: civilDate.optional(),
  /** Information that people need for their lives is never withheld (RL-12). */
  lifeSafety: z.boolean(),
})
export type Withhold = z.output<typeof withhold>

/** The look on the review day: the ground still stands and is renewed, or the decision ends (RL-12). */
export const lookAgain = z.object({ withholdingId: id, decision: z.enum(['renew', 'end']), explanation: text(2000, 10), reviewOn: civilDate.optional() })
export type LookAgain = z.output<typeof lookAgain>

export interface Confirmation {
  readonly name: string
  readonly unitId?: Id
  readonly requestedAt: Instant
  readonly linkHash?: string
  readonly answer?: ConfirmationAnswer
  readonly note?: string
  readonly answeredBy?: string
  readonly answeredAt?: Instant
}

export interface SignedItem {
  readonly item: string
  readonly personId: Id
  readonly verdict: Verdict
  readonly digest: string
  readonly at: Instant
  readonly note: string
}

export interface Review {
  readonly id: Id
  readonly state: 'open' | 'cleared' | 'sentBack'
  readonly statementId: Id
  readonly caseId: Id
  readonly editionNo: number
  readonly title: string
  readonly digest: string
  readonly audience: Audience
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly authorIds: readonly Id[]
  readonly openedAt: Instant
  readonly signatures: readonly SignedItem[]
  readonly confirmations: readonly Confirmation[]
  readonly corrects?: EditionFinished['corrects']
  readonly holding: boolean
  readonly contentClass: EditionFinished['contentClass']
  readonly riskNoted: boolean
  readonly resultExpectedOn?: CivilDate
  readonly nextUpdateAt?: Instant
  readonly clearedAt?: Instant
}

export type Cleared = Pick<Review, 'statementId' | 'caseId' | 'editionNo' | 'title' | 'digest' | 'audience' | 'pressOfficeId' | 'holding' | 'resultExpectedOn' | 'nextUpdateAt' | 'corrects'> & { readonly reviewId: Id }

export type { Mention }

export interface Withholding {
  readonly id: Id
  readonly unitId: Id
  readonly statementId: Id
  readonly ground: WithholdingGround
  readonly explanation: string
  readonly decidedBy: Id
  readonly decidedAt: Instant
  readonly reviewOn: CivilDate
  readonly state: 'stands' | 'ended'
  /** Each look since, with what was decided. */
  readonly looks: readonly { readonly decision: LookAgain['decision']; readonly explanation: string; readonly by: Id; readonly at: Instant }[]
}

/** Which roles may sign which item, at the writing unit or at the press office (register 3.1). */
export function rolesFor(signed: string): readonly string[] {
  if (signed.endsWith('1')) return ['reviewer_1', 'editor']
  if (signed.endsWith('2')) return ['reviewer_2']
  if (signed.endsWith('3')) return ['reviewer_3', 'unit_head', 'first_spokesperson', 'press_office_head']
  const named = `check_${signed.slice('check:'.length)}`
  return FIVE.has(named) ? [named] : ['reviewer_2', 'reviewer_3', ...FIVE]
}
const FIVE = new Set(['check_political', 'check_policy', 'check_legal', 'check_wording', 'check_secrecy'])

export const facts = {
  'review.requested': '送审',
  'review.signed': '签署审核意见',
  'review.sentBack': '审核退回',
  'review.confirmationRequested': '请求会签',
  'review.linkSent': '发出会签链接',
  'review.confirmationAnswered': '会签答复',
  'review.cleared': '审定',
  'review.withheld': '决定不予公开',
  'review.withholdingRenewed': '不予公开续期',
  'review.withholdingEnded': '不予公开终止',
} as const

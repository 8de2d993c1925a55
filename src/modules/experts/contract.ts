/**
 * experts 专家库: who can explain what, on what footing, and what they agreed to (GB-39).
 * expert 专家: name, post, fields, engagement 联系或选聘, term, note on conflicts of interest.
 * consent 同意: for which uses, given on a day with its paper, until a day; it can be withdrawn at any time and ends by itself.
 * use 使用: each time an expert was asked to interpret or to teach; written by the system, never by hand.
 */
import { z } from 'zod'
import { civilDate, id, paging, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'

export const engagements = { contacted: '联系', appointed: '选聘' } as const
export type Engagement = keyof typeof engagements

/** What an expert can agree to, each apart from the others. */
export const uses = { interpret: '署名解读', teach: '授课', contact_public: '公开联系方式' } as const
export type Use = keyof typeof uses

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])
const reason = text(500, 4)
const fields = z.array(text(20, 2)).max(20)

export const consent = z.strictObject({
  uses: z.array(codes(uses)).max(3),
  givenOn: civilDate,
  /** Last day on which it holds. */
  until: civilDate,
  /** The paper on which it was given. */
  evidence: text(200, 2),
})
export type ConsentGiven = z.output<typeof consent>

const described = {
  /** Professional title and post, as it is to be printed. */
  title: text(60, 2),
  organisation: text(80, 2),
  fields,
  engagement: codes(engagements),
  /** Term: from, and the last day; open when absent. */
  from: civilDate,
  until: civilDate.optional(),
  /** What could bend the expert's judgement; `无` when nothing was named. */
  conflicts: text(500, 0),
}
export const register = z.strictObject({ name: text(30, 2), ...described, contact: text(100, 0).default(''), consent })
export type Register = z.output<typeof register>
export const change = z.strictObject({ expertId: id, ...z.strictObject(described).partial().shape, contact: text(100, 0).optional() })
export type Change = z.output<typeof change>
export const renewConsent = z.strictObject({ expertId: id, consent })
export type RenewConsent = z.output<typeof renewConsent>
export const withdrawConsent = z.strictObject({ expertId: id, reason })
export const leave = z.strictObject({ expertId: id, reason })
/** A fired timer: the consent has run out. */
export const expire = z.object({ id, dueAt: z.string() })
/** Return water: the expert was asked for something. */
export const noteUse = z.object({ expertIds: z.array(id).max(50), use: z.enum(['interpret', 'teach']), subject: z.string().max(120), title: text(200) })
export type NoteUse = z.output<typeof noteUse>

export const listExperts = z.object({ ...paging, field: text(20, 0).optional(), use: codes(uses).optional() })

export interface Consent extends ConsentGiven {
  readonly state: 'standing' | 'withdrawn' | 'expired'
  readonly endedAt?: Instant
  readonly reason?: string
}

/** One time an expert was asked. */
export interface Used {
  readonly use: 'interpret' | 'teach'
  readonly subject: string
  readonly title: string
  readonly at: Instant
}

/** The contact is not part of it: it lies apart, is never a fact, and goes when the consent ends. */
export interface Expert extends Omit<Register, 'contact' | 'consent'> {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly state: 'listed' | 'left'
  readonly consent: Consent
  readonly used: readonly Used[]
}

/** How an expert is named in print. */
export const credited = ({ name, organisation, title }: Pick<Expert, 'name' | 'organisation' | 'title'>): string => `${name}（${organisation}${title}）`

/** Whether the expert may be asked for `use` on that day: in the bank, within the term, and under a consent that holds. */
export const agreesTo = (expert: Expert, use: Use, day: CivilDate): boolean =>
  expert.state === 'listed' && expert.from <= day && (expert.until === undefined || day <= expert.until)
  && expert.consent.state === 'standing' && expert.consent.givenOn <= day && day <= expert.consent.until && expert.consent.uses.includes(use)

export const facts = {
  'experts.registered': '专家入库',
  'experts.changed': '专家信息变更',
  'experts.consentRenewed': '专家重新同意',
  'experts.consentWithdrawn': '专家撤回同意',
  'experts.consentExpired': '专家同意到期',
  'experts.left': '专家出库',
  'experts.used': '邀请专家',
} as const

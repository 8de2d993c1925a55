/**
 * measures 制度: the rule documents of this office and what it sets by them.
 * document 制度文件: content, form, body and people (WL-03), with the life of WL-08: drafted, reviewed by the departments, reviewed for legality,
 * approved by the executive meeting, issued, interpreted. version 版本: a revision; the issued one holds until the next is issued.
 * derivesFrom 依据: what it implements; a new version of that marks it 待修订 (GB-01).
 * office value 本办设定: a limit or a further check of this office, dated, only ever added, and only tighter than its basis (WL-07).
 * term 用语: an entry of the office's own word list: what is not to be written, what is, and why; dropped with a reason, never rewritten.
 * deputy 代理: who acts in somebody's post for a time.
 */
import { z } from 'zod'
import { civilDate, id, instant, paging, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import { readPeriod } from '#src/rulebook/period.ts'
import { lifeSteps, type LifeStep } from '#src/rulebook/schema.ts'
import { roles, type RoleCode } from '../directory/contract.ts'

/** From high to low; a document derives from its own level or a higher one. */
export const levels = { national: '国家', province: '省级', municipal: '市级', district: '区县级', department: '部门', office: '本办' } as const
export type Level = keyof typeof levels

/** The four things a rule document settles (WL-03). */
export const axes = { content: '发布内容', form: '发布形式', body: '发布机构', people: '新闻发言人' } as const
export type Axis = keyof typeof axes

export const opinions = { lawful: '合法', lawful_if_changed: '修改后合法', unlawful: '不合法' } as const
export type Opinion = keyof typeof opinions

/** Why an entry stands on the word list: it is not written here at all, or only the office itself understands it (GB-20). */
export const termKinds = { wrong: '不宜写法', jargon: '行话' } as const
export type TermKind = keyof typeof termKinds

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])
const sections = z.strictObject({ content: text(40_000, 0), form: text(40_000, 0), body: text(40_000, 0), people: text(40_000, 0) }).partial()
const parent = z.union([z.strictObject({ documentId: id }), z.strictObject({ instrumentId: z.string().max(80) }), z.strictObject({ title: text(200, 2) })])
export type Parent = z.output<typeof parent>

export const draft = z.strictObject({ unitId: id, title: text(200, 4), level: codes(levels), derivesFrom: z.array(parent).max(20).default([]), sections: sections.default({}), effectiveFrom: civilDate.optional() })
export type Draft = z.output<typeof draft>
export const write = z.strictObject({ documentId: id, title: text(200, 4).optional(), derivesFrom: z.array(parent).max(20).optional(), sections: sections.optional(), effectiveFrom: civilDate.optional() })
export type Write = z.output<typeof write>

/** Steps after the first; each is recorded with its day and who took it. */
export const laterSteps = lifeSteps.filter((step): step is Exclude<LifeStep, 'drafting'> => step !== 'drafting')
export const takeStep = z.strictObject({
  documentId: id,
  step: z.enum(laterSteps as [Exclude<LifeStep, 'drafting'>, ...Exclude<LifeStep, 'drafting'>[]]),
  on: civilDate,
  /** The meeting or body, e.g. `区政府常务会议`. */
  by: text(100, 2),
  note: text(4000, 0).default(''),
  opinion: codes(opinions).optional(),
  /** 发文字号, given when it is issued. */
  number: text(60, 2).optional(),
})
export type TakeStep = z.output<typeof takeStep>
export const revise = z.strictObject({ documentId: id, reason: text(500, 4) })

const period = z.string().refine((written) => readPeriod(written) !== undefined, '写法如 PT2H、P10D、P5WD / write PT2H, P10D or P5WD')
const check = z.strictObject({ name: z.string().regex(/^[a-z_]{2,30}$/, '小写字母和下划线 / lower-case letters and underscore'), zh: text(20), en: text(60) })
export const setValue = z
  .strictObject({
    documentId: id,
    from: civilDate,
    reason: text(500, 4),
    /** A shorter limit for this deadline rule … */
    ruleId: z.string().max(200).optional(),
    within: period.optional(),
    /** … or one more check before anything is released. */
    check: check.optional(),
  })
  .refine((input) => (input.check === undefined) !== (input.ruleId === undefined || input.within === undefined), {
    message: '要么写规则和期限，要么写一道新增的把关 / either a rule with its limit, or one further check',
    path: ['ruleId'],
  })
export type SetValue = z.output<typeof setValue>

/** Posts without deputy: their holders are filed by name, and their deputies are the assistants (GS-24, WL-35). */
export const withoutDeputy: readonly RoleCode[] = ['first_spokesperson', 'spokesperson']
export const nameDeputy = z.strictObject({ unitId: id, role: codes(roles), personId: id, deputyId: id, from: instant.optional(), until: instant, reason: text(500, 4) })
export type NameDeputy = z.output<typeof nameDeputy>

export const listTerm = z.strictObject({ wrong: text(40, 2), right: text(40, 1).optional(), reason: text(200, 4), kind: codes(termKinds).default('wrong') })
export type ListTerm = z.output<typeof listTerm>
export const dropTerm = z.strictObject({ termId: id, reason: text(200, 4) })
export type DropTerm = z.output<typeof dropTerm>

export const listDocuments = z.object({ ...paging, unitId: id.optional(), state: z.enum(lifeSteps).optional() })

export interface StepTaken {
  readonly step: LifeStep
  readonly on: CivilDate
  readonly by: string
  readonly note: string
  readonly opinion?: Opinion
  readonly personId: Id
  readonly at: Instant
}

export type Sections = Readonly<Partial<Record<Axis, string>>>

/** A version as it was issued; it is never rewritten. */
export interface IssuedVersion {
  readonly no: number
  readonly number: string
  readonly title: string
  readonly issuedOn: CivilDate
  readonly effectiveFrom: CivilDate
  readonly sections: Sections
  readonly interpretation?: string
}

export interface RevisionDue {
  /** Document or instrument that changed, its title, and since when. */
  readonly because: string
  readonly title: string
  readonly since: CivilDate
}

export interface RuleDocument {
  readonly id: Id
  readonly unitId: Id
  readonly title: string
  readonly level: Level
  readonly derivesFrom: readonly Parent[]
  /** Version in work, or the newest. */
  readonly no: number
  readonly state: LifeStep
  readonly sections: Sections
  readonly effectiveFrom?: CivilDate
  readonly draftedBy: Id
  readonly steps: readonly StepTaken[]
  readonly issued: readonly IssuedVersion[]
  readonly revisionDue?: RevisionDue
}

export interface OfficeValue {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly documentId: Id
  readonly from: CivilDate
  readonly reason: string
  readonly setAt: Instant
  readonly ruleId?: string
  readonly within?: string
  readonly check?: { readonly name: string; readonly zh: string; readonly en: string }
}

export interface Term {
  readonly id: Id
  readonly unitId: Id
  readonly wrong: string
  readonly right?: string
  readonly reason: string
  /** Absent on entries from before jargon was told apart. */
  readonly kind?: TermKind
  readonly listedAt: Instant
  readonly dropped?: { readonly reason: string; readonly at: Instant }
}

export interface Deputy {
  readonly id: Id
  readonly unitId: Id
  readonly role: RoleCode
  readonly personId: Id
  readonly deputyId: Id
  readonly from: Instant
  readonly until: Instant
  readonly reason: string
}

export const facts = {
  'measures.drafted': '起草制度文件',
  'measures.written': '修改草稿',
  'measures.deptReviewed': '部门审议',
  'measures.legalityReviewed': '合法性审核',
  'measures.executiveMeetingApproved': '常务会议审定',
  'measures.issued': '印发',
  'measures.interpreted': '解读',
  'measures.revisionStarted': '开始修订',
  'measures.revisionDue': '待修订',
  'measures.valueSet': '本办设定',
  'measures.deputyNamed': '指定代理',
  'measures.termListed': '词表加入',
  'measures.termDropped': '词表移出',
} as const

export const stepFacts: Readonly<Record<TakeStep['step'], keyof typeof facts>> = {
  dept_reviewed: 'measures.deptReviewed',
  legality_reviewed: 'measures.legalityReviewed',
  executive_meeting_approved: 'measures.executiveMeetingApproved',
  issued: 'measures.issued',
  interpreted: 'measures.interpreted',
}

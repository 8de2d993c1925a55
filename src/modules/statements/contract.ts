/**
 * statements 回应稿与口径: what we say. A statement has editions; an edition is finished once and never edited after.
 * content 内容: what will be public, word for word; its digest is what reviewers sign. draft 草稿: what is being written, private to its unit.
 * lines to take 应对口径: an agreed answer with its sources, valid for a time (GS-32).
 */
import { z } from 'zod'
import { civilDate, id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { authorisation, page } from './page.ts'
import type { PageKind } from './page-kinds.ts'
import type { Invited } from '../consultations/contract.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'

export { documentNumber } from './page.ts'
export type { Block, PagePart } from './page.ts'
export { pageKindCodes, pageKinds, pageKindsInEnglish, verdicts, verdictsInEnglish, type PageKind } from './page-kinds.ts'

/** Which gate it must pass: the full one for what everybody reads, a lighter one for a reply to one asker. */
export const audiences = { public: '公开发布', asker: '直接答复来信人' } as const
export type Audience = keyof typeof audiences

/** Content classes (register 1.11); a release has exactly one. */
export const contentClasses = {
  response: '舆情回应', disclosure: '政务公开', interpretation: '政策解读', emergency: '突发事件', warning: '重要预警', activity: '重大活动',
  reform: '工作改革', hot_issue: '社会热点', clarification: '说明澄清', authorised: '授权发布', other: '其他',
} as const
export type ContentClass = keyof typeof contentClasses

/** The seven classes of the opinions (GS-52 … GS-58): each of ours belongs to exactly one, so that the year's shares add up to the whole. */
export const opinionClasses = {
  policy: { zh: '政策法规的制定和执行', en: 'policies and how they are carried out', clause: 'GS-52', of: ['disclosure', 'interpretation'] },
  whole: { zh: '全局性的问题和活动', en: 'what concerns the whole', clause: 'GS-53', of: ['activity', 'warning'] },
  emergency: { zh: '突发公共事件及处置', en: 'public emergencies', clause: 'GS-54', of: ['emergency'] },
  hot: { zh: '媒体和公众关注的热点', en: 'hot issues', clause: 'GS-55', of: ['response', 'hot_issue'] },
  clarified: { zh: '需要说明澄清的情况', en: 'what had to be clarified', clause: 'GS-56', of: ['clarification'] },
  further: { zh: '其他应当公开介绍的情况', en: 'what else must be disclosed', clause: 'GS-57', of: ['reform', 'other'] },
  authorised: { zh: '授权发布的内容', en: 'authorised releases', clause: 'GS-58', of: ['authorised'] },
} as const satisfies Readonly<Record<string, { zh: string; en: string; clause: string; of: readonly ContentClass[] }>>

const classCodes = Object.keys(contentClasses) as [ContentClass, ...ContentClass[]]

/**
 * What an expert of the field says, in the expert's own name: printed as the expert's opinion, apart from what the office says (GB-38, WL-17).
 * `name` is how the bank has it in print, so that the digest covers it.
 */
export const expertOpinion = z.strictObject({ expertId: id, name: text(200, 2), field: text(20, 2), opinion: text(4000, 10), signedOn: civilDate })
export type ExpertOpinion = z.output<typeof expertOpinion>

/** The three parts of an answer (GB-18), with the office's own wording of the question where it is published. */
export const content = z.object({
  title: text(120),
  question: text(4000, 0).default(''),
  facts: text(20_000, 0).default(''),
  measures: text(20_000, 0).default(''),
  result: text(20_000, 0).default(''),
  /** A result that is still to come, as a dated promise. */
  resultExpectedOn: civilDate.optional(),
  /** Known facts and the time of the next word, instead of a full answer; counts once (CX-21). */
  holding: z.boolean().default(false),
  nextUpdateAt: instant.optional(),
  contentClass: z.enum(classCodes).default('response'),
  spokesperson: text(60, 0).default(''),
  /** One part only, entered as it was given; nobody judged its substance (replayed replies). */
  substanceNotJudged: z.boolean().default(false),
  /** What still goes wrong, in an answer on a hot issue; nothing only with the reason why (GS-65). */
  problems: text(20_000, 0).optional(),
  noProblems: text(400, 0).optional(),
  authorisation: authorisation.optional(),
  /** What it holds beyond an answer: a policy document, its interpretation, a topic, a rebuttal. */
  page: page.optional(),
  expert: expertOpinion.optional(),
})
/** A picture or a film that goes out with the words: bound to them by the digest of its bytes, and said in words for whoever cannot see it. */
export interface ShownMedia {
  readonly id: Id
  readonly kind: 'picture' | 'video'
  readonly digest: string
  readonly alt: string
  /** Of a film, for whoever does not hear it (WebVTT). */
  readonly captions?: { readonly id: Id; readonly digest: string }
}
/** Only the record of an occasion shows media. */
export type Content = z.output<typeof content> & { readonly media?: readonly ShownMedia[] }

/** What could be misread, who could be harmed, and the lines to fall back on (WL-19). Internal, never published. */
export const riskNote = z.object({ misreading: text(2000, 0).default(''), harm: text(2000, 0).default(''), fallback: text(2000, 0).default('') })
export type RiskNote = z.output<typeof riskNote>

/** Classes that cannot leave without a risk note (WL-19). */
export const RISKY: readonly ContentClass[] = ['emergency', 'warning', 'response', 'hot_issue']

/** A draft may be anything, even empty: autosave never loses a keystroke to a rule. */
export const draftContent = z.record(z.string(), z.unknown()).refine((value) => JSON.stringify(value).length <= 400_000, '草稿过长 / the draft is too long')

export const start = z.object({ caseId: id, audience: z.enum(['public', 'asker']) })
/** Opens a finished edition to a unit that is asked to confirm it (GB-35). */
export const show = z.object({ statementId: id, no: z.number().int().min(1), unitId: id })
/** A contractor writes only on drafts that the unit gave them (XM3-14). */
export const assignWriter = z.object({ statementId: id, personId: id })
/** A report from outside, filed word for word under this digest; it is a statement of its own, without a case (GB-46). */
export const submitReport = z.object({ reportId: id, pressOfficeId: id, authorId: id, title: text(200), digest: z.string().length(64), no: z.number().int().min(1) })
export type SubmitReport = z.output<typeof submitReport>
/** The transcript of an occasion, kept word for word under this digest; a statement of its own, without a case (law 4). */
export const submitTranscript = z.object({ transcriptId: id, pressOfficeId: id, authorIds: z.array(id).min(1), title: text(200), digest: z.string().length(64), no: z.number().int().min(1) })
export type SubmitTranscript = z.output<typeof submitTranscript>
export const startCorrection = z.object({ statementId: id, releaseId: id, note: text(1000, 4) })
export const saveDraft = z.object({ statementId: id, baseVersion: z.number().int().min(0), content: draftContent, riskNote: draftContent.default({}) })
export const finish = z.object({
  statementId: id,
  baseVersion: z.number().int().min(0),
  content,
  riskNote: riskNote.default({ misreading: '', harm: '', fallback: '' }),
  /** Agencies outside the unit register whose matters the text touches; units of the register are found by their names. */
  mentions: z.array(text(80)).max(20).default([]),
})
export type Finish = z.output<typeof finish>

export interface Mention {
  /** Unit of the register, or an agency outside by name. */
  readonly unitId?: Id
  readonly name: string
}

export interface Edition {
  readonly no: number
  readonly digest: string
  readonly title: string
  readonly finishedAt: Instant
  readonly authorIds: readonly Id[]
  readonly mentions: readonly Mention[]
  readonly holding: boolean
  readonly contentClass: ContentClass
  /** All three parts of the risk note are written (WL-19). */
  readonly riskNoted: boolean
  /** The release that it explains (WL-01). */
  readonly interprets?: Id
  /** What it asks of the public, once it is out (XM4-13). */
  readonly invites?: Invited
  /** The consultation whose outcome it is. */
  readonly concludes?: Id
  /** Number of the official document that it is, with its issuer (GS-20). */
  readonly documentKey?: string
  readonly resultExpectedOn?: CivilDate
  readonly nextUpdateAt?: Instant
  /** Whose opinion it carries. */
  readonly expertId?: Id
  readonly state: 'inReview' | 'sentBack' | 'cleared'
}

export interface StatementState {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly audience: Audience
  readonly startedAt: Instant
  /** Everybody who wrote on the present draft; none of them may review it (RL-9). */
  readonly authorIds: readonly Id[]
  /** Contractors who were given this draft (XM3-14). */
  readonly writers: readonly Id[]
  readonly editions: readonly Edition[]
  /** Answers to these messages. */
  readonly answers: readonly Id[]
  readonly corrects?: { readonly releaseId: Id; readonly note: string }
  /** Spoken of the unit's own accord: what kind of page it is. */
  readonly own?: PageKind
  /** Digests of the files that were uploaded for it. */
  readonly files?: readonly string[]
}

/** Fact data of a finished edition: all that review and publication need, without the words. */
export interface EditionFinished extends Omit<Edition, 'state' | 'finishedAt'> {
  readonly statementId: Id
  readonly caseId: Id
  readonly audience: Audience
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly corrects?: { readonly releaseId: Id; readonly note: string }
}

export const facts = {
  'statements.started': '开始起草',
  'statements.fileAdded': '上传文件',
  'statements.authored': '参与起草',
  'statements.writerAssigned': '指派外包起草',
  'statements.correctionStarted': '开始起草更正',
  'statements.editionFinished': '定稿送审',
  'statements.editionSentBack': '退改',
  'statements.editionCleared': '审核通过',
} as const

/**
 * publication 发布: what was said, where and when. A release has the id of its statement; it gains an edition with each correction.
 * ready 待发布: cleared, waits for a person. ordered 已下发: on its way through the outbox. released 已发布: on the shelf, with evidence.
 * shelf 公开栏: the only thing the portal can read; the database fills it, and only with what was cleared.
 * site 网站信息: what the public site says of itself in its footer and for machines.
 * link check 链接检查: the daily look at every address outside that the site shows, where the office wants it.
 * preview 预览: one named person's link to what is cleared and not out yet; it ends, and can be taken back.
 * stock check 存量排查: a round over what stands in public, page by page; each finding ends in a correction, a withdrawal or, of a leak, in its erasure.
 * issued document 印发文件: a policy document with the day on which it was issued, public or not yet.
 * number 编号: what a public release is cited by; the office's, one after the other through a year, without gaps.
 */
import { z } from 'zod'
import { id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { Invited } from '../consultations/contract.ts'
import type { Cleared } from '../review/contract.ts'
import type { Audience } from '../statements/contract.ts'

export const withdrawalReasons = { wrong: '内容有误，另行发布', superseded: '已被新的发布取代', legal: '法律法规要求', unauthorised: '未经授权' } as const
export type WithdrawalReason = keyof typeof withdrawalReasons
/** What a tombstone may say of removed personal data or secrets: a category, nothing more (RL-5). */
export const erasureCategories = { personal_data: '个人信息', secret: '不应公开的秘密', third_party: '第三方权益' } as const
export type ErasureCategory = keyof typeof erasureCategories

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])

export const ready = z.object({ cleared: z.custom<Cleared>(), unitId: id })
export const ofRelease = z.object({ statementId: id })
export const schedule = z.object({ statementId: id, at: instant })
export const due = z.object({ id, dueAt: z.string(), data: z.record(z.string(), z.unknown()) })
export const putOut = z.object({ statementId: id, no: z.number().int().positive() })
export const askCorrection = z.object({ statementId: id, note: text(1000, 4) })
export const withdraw = z.object({ statementId: id, reason: codes(withdrawalReasons), note: text(1000, 4) })
export const erase = z.object({ statementId: id, category: codes(erasureCategories), note: text(1000, 4) })

/** Year and place in it as the office writes them; with its own spelling between `{年}` and `{序}`. */
export const DEFAULT_NUMBER_FORM = '回应〔{年}〕{序}号'
const once = (form: string, part: string): boolean => form.split(part).length === 2
export const setNumberForm = z.object({
  form: text(40).refine((form) => once(form, '{年}') && once(form, '{序}') && !/[{}]/.test(form.replace('{年}', '').replace('{序}', '')), '编号格式须含“{年}”和“{序}”各一次 / the form holds {年} and {序} once each'),
})

export interface ReleaseNumber {
  readonly year: number
  readonly seq: number
  /** `回应〔2026〕1号`, as the form said when it was given. */
  readonly text: string
}

/** How the press office writes its numbers; id is the office's. */
export interface Numbering {
  readonly id: Id
  readonly form: string
  readonly since: Instant
}

export type ReleaseState = 'ready' | 'scheduled' | 'ordered' | 'released' | 'withdrawn' | 'erased'

export interface ReleaseEdition {
  readonly no: number
  readonly digest: string
  readonly title: string
  readonly clearedAt: Instant
  readonly releasedAt?: Instant
  /** What changed, for an edition after the first. */
  readonly note?: string
}

export interface Release {
  readonly id: Id
  readonly state: ReleaseState
  readonly caseId: Id
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly audience: Audience
  /** Classes of its case: what concerns many goes first (GB-24). */
  readonly classes: readonly string[]
  readonly editions: readonly ReleaseEdition[]
  readonly holding: boolean
  readonly resultExpectedOn?: CivilDate
  readonly nextUpdateAt?: Instant
  readonly scheduledAt?: Instant
  readonly releasedAt?: Instant
  /** From the first moment in public; a reply to one asker has none. */
  readonly number?: ReleaseNumber
  readonly withdrawn?: { readonly reason: WithdrawalReason; readonly note: string; readonly at: Instant }
  readonly erased?: { readonly category: ErasureCategory; readonly at: Instant }
}

/** The edition that waits to go out, if any. */
export const waitingEdition = (release: Release): ReleaseEdition | undefined => release.editions.find((edition) => edition.releasedAt === undefined)

/** The evidence that stops a clock: what stands where since when, read back from the shelf. */
export interface Released {
  readonly statementId: Id
  readonly caseId: Id
  readonly no: number
  readonly digest: string
  readonly address: string
  readonly answers: readonly Id[]
  readonly substance: 'full' | 'holding'
  readonly resultExpectedOn?: CivilDate
  readonly nextUpdateAt?: Instant
  readonly note?: string
  readonly number?: ReleaseNumber
  /** What it asks of the public (XM4-13). */
  readonly invites?: Invited
  /** The consultation whose outcome it is. */
  readonly concludes?: Id
}

export const facts = {
  'publication.ready': '待发布',
  'publication.scheduled': '定时发布',
  'publication.unscheduled': '取消定时',
  'publication.ordered': '下发',
  'publication.released': '已发布',
  'publication.replied': '已直接答复',
  'publication.corrected': '已更正',
  'publication.correctionAsked': '发起更正',
  'publication.withdrawn': '已撤回',
  'publication.erased': '已清除并立碑',
  'publication.numberFormSet': '已设定编号格式',
  'publication.siteSet': '已设定网站信息',
  'publication.linksChecked': '已检查网站链接',
  'publication.majorMarked': '已列为重大发布',
  'publication.disseminationPlanned': '已定发布传播方案',
  'publication.stockCheckPlanned': '存量排查已开始',
  'publication.pageChecked': '已排查一页',
  'publication.stockCheckClosed': '存量排查已结束',
  'publication.documentIssued': '已登记印发文件',
  'publication.previewGranted': '已发出预览链接',
  'publication.previewOpened': '预览链接已打开',
  'publication.previewRevoked': '已收回预览链接',
} as const

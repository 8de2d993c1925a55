import { z } from 'zod'
import { civilDate, id, text } from '#src/desk/shapes.ts'
import type { Id, Refusal } from '#src/kernel/facts.ts'
import { civilDate as dayOf } from '#src/kernel/time.ts'
import { consultationKindCodes, fates, invitation, type ConsultationKind, type Fate, type Invited } from '../consultations/contract.ts'
import { pageKindCodes, pageKinds, verdicts, type Verdict } from './page-kinds.ts'

const webAddress = z.union([z.string().regex(/^\/[\u0021-\u007e]*$/), z.url({ protocol: /^https?$/ })], { error: '要写完整的网址，或本站以斜线开头的地址 / a whole address, or one of this site that begins with a slash' })
const file = z.string().regex(/^[0-9a-f]{64}$/, '先上传文件，再选用 / upload the file first')

/** The five kinds of block (GB-19). What is not text carries a text that says the same. */
export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), heading: text(80, 0).default(''), text: text(20_000) }),
  z.object({ kind: z.enum(['graphic', 'audio', 'video']), file, name: text(120), synthetic: z.boolean().default(false), alternative: text(20_000, 4) }),
  z.object({ kind: z.literal('link'), url: webAddress, name: text(120), alternative: text(400, 4) }),
])
export type Block = z.output<typeof block>

/** 发文字号: the issuer's sign, the year in brackets, the number (GS-20). */
export const documentNumber = z.string().trim().regex(/^[^\s〔〕]+〔\d{4}〕\d+号$/, '写法如 澄政办发〔2026〕12号 / the sign of the issuer, the year in brackets, and the number')
const part = text(20_000, 2)

export const page = z.object({
  kind: z.enum(pageKindCodes),
  blocks: z.array(block).max(60).default([]),
  /** Elements of an official document. */
  document: z.object({ number: documentNumber, issuer: text(80), addressee: text(300), issuedOn: civilDate, signedBy: text(80) }).optional(),
  /** The document that is explained: a release of this site, or one elsewhere by title and address (WL-01). */
  interprets: z.object({ releaseId: id.optional(), title: text(200), number: text(80, 0).default(''), url: webAddress.optional() }).optional(),
  /** What was claimed, where and when it was seen, and what shows that it is not so (GS-66). */
  rebuts: z.object({
    claim: text(2000, 4), where: text(200), seenOn: civilDate, verdict: z.enum(Object.keys(verdicts) as [Verdict, ...Verdict[]]),
    evidence: z.array(z.object({ what: text(1000, 4), source: text(300) })).min(1, '至少一条证据 / at least one piece of evidence').max(40),
  }).optional(),
  /** Policy, plan, decision, procedure and outcome, all five open (XM4-13). */
  decision: z.object({ policy: part, plan: part, decision: part, procedure: part, outcome: part }).optional(),
  /** What the public is asked, until when, and by when it hears what became of it (XM4-13). */
  invites: invitation.optional(),
  /** What became of it: each kind of view, taken up or not, with the reason; of a hearing its minutes too (XM4-13). */
  concludes: z.object({
    releaseId: id, title: text(200), minutes: text(100_000, 0).default(''),
    views: z.array(z.object({ view: text(1000, 2), count: z.number().int().min(0).max(10_000_000), fate: z.enum(Object.keys(fates) as [Fate, ...Fate[]]), reason: text(1000, 4) })).max(200).default([]),
  }).optional(),
})
export type PagePart = z.output<typeof page>

/** By whom and under which record something was authorised for release (GS-58). */
export const authorisation = z.object({ by: text(80), record: text(120), on: civilDate })

const NEEDS = {
  document: ['document', 'GS-20'], interpretation: ['interprets', 'WL-01'], rebuttal: ['rebuts', 'GS-66'], decision: ['decision', 'XM4-13'],
  consultation: ['invites', 'XM4-13'], survey: ['invites', 'XM4-13'], hearing: ['invites', 'XM4-13'], outcome: ['concludes', 'XM4-13'],
} as const

const asks = (kind: string): kind is ConsultationKind => (consultationKindCodes as readonly string[]).includes(kind)

/** A survey has questions, a hearing its time and place; first people speak, then they meet, then they hear what became of it. */
function incompleteInvitation({ kind, invites }: PagePart): Refusal[] {
  if (!invites || !asks(kind)) return []
  const refusals: Refusal[] = []
  const missing = (item: string): void => void refusals.push({ code: 'statements/page-part-missing', item: `content.page.invites.${item}`, clause: 'XM4-13', params: { part: pageKinds[kind] } })
  if (kind === 'survey' && invites.questions.length === 0) missing('questions')
  if (kind === 'hearing' && !invites.hearing) missing('hearing')
  const days = [invites.closesOn, ...(invites.hearing ? [dayOf(invites.hearing.at)] : []), invites.outcomeOn]
  if (days.some((day, n) => n > 0 && day < days[n - 1]!)) refusals.push({ code: 'statements/dates-crossed', item: 'content.page.invites.closesOn', clause: 'XM4-13' })
  return refusals
}

/** Of a notice what the record needs once it is in public. */
export function invitedBy({ title, page: one }: { readonly title: string; readonly page?: PagePart | undefined }): Invited | undefined {
  if (!one?.invites || !asks(one.kind)) return undefined
  const { closesOn, outcomeOn, questions, hearing } = one.invites
  return {
    kind: one.kind, title, closesOn, outcomeOn, questions: one.kind === 'survey' ? questions.map(({ options, several }) => ({ options: options.length, several })) : [],
    ...(one.kind === 'hearing' && hearing && { hearing: { at: hearing.at, seats: hearing.seats } }),
  }
}

/** What is concluded as far as its state goes. */
interface Concluded {
  readonly id: Id
  readonly kind: ConsultationKind
  readonly state: string
  readonly hearing?: { readonly at: string }
  readonly draw?: unknown
  readonly outcomeId?: Id
}

/** An outcome belongs to a consultation that is over and has none yet; of a hearing only once it was held, with its minutes. */
export function prematureOutcome(statementId: Id, page: PagePart | undefined, about: Concluded | undefined, now: string): Refusal[] {
  const concludes = page?.concludes
  if (!concludes) return []
  const ready = about && (about.state === 'closed' || about.outcomeId === statementId)
  if (!ready) return [{ code: 'statements/nothing-to-conclude', item: 'content.page.concludes.releaseId', clause: 'XM4-13' }]
  const held = about.kind !== 'hearing' || (about.hearing !== undefined && about.hearing.at <= now && concludes.minutes !== '')
  return held ? [] : [{ code: 'statements/hearing-not-held', item: 'content.page.concludes.minutes', clause: 'XM4-13' }]
}

/** What a page of its kind must hold, all that is missing at once. */
export function incompletePage(given: { readonly page?: PagePart | undefined; readonly facts: string }): Refusal[] {
  const one = given.page
  if (!one) return [{ code: 'statements/page-part-missing', item: 'content.page', params: { part: '页面类型' } }]
  const refusals: Refusal[] = []
  const need = one.kind in NEEDS ? NEEDS[one.kind as keyof typeof NEEDS] : undefined
  if (need && !one[need[0]]) refusals.push({ code: 'statements/page-part-missing', item: `content.page.${need[0]}`, clause: need[1], params: { part: pageKinds[one.kind] } })
  if (one.interprets && !one.interprets.releaseId && !one.interprets.url) refusals.push({ code: 'statements/no-policy', item: 'content.page.interprets', clause: 'WL-01' })
  refusals.push(...incompleteInvitation(one))
  if (one.kind === 'topic' && one.blocks.length === 0) refusals.push({ code: 'statements/page-part-missing', item: 'content.page.blocks', clause: 'GB-19', params: { part: pageKinds.topic } })
  if (given.facts === '' && one.blocks.length === 0 && !one.decision) refusals.push({ code: 'statements/part-missing', item: 'content.facts', clause: 'GB-18' })
  return refusals
}

/** What content of its class must hold. */
export function incompleteClass(given: { readonly contentClass: string; readonly problems?: string | undefined; readonly noProblems?: string | undefined; readonly authorisation?: unknown }): Refusal[] {
  const refusals: Refusal[] = []
  if (given.contentClass === 'hot_issue' && !given.problems && !given.noProblems) refusals.push({ code: 'statements/problems-missing', item: 'content.problems', clause: 'GS-65' })
  if (given.contentClass === 'authorised' && !given.authorisation) refusals.push({ code: 'statements/authorisation-missing', item: 'content.authorisation', clause: 'GS-58' })
  return refusals
}

import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Credential } from '#src/modules/access/contract.ts'
import type { Selection } from '#src/modules/directory/contract.ts'
import type { Engagement, Evaluation, Improvement, IndicatorSet, Measured, Rating } from '#src/modules/evaluation/contract.ts'
import type { Distribution } from '#src/modules/evaluation/distribution.ts'
import type { Survey } from '#src/modules/evaluation/survey.ts'
import type { Chapter, PillarChapter } from '#src/modules/evaluation/year-report.ts'
import type { Delivery } from '#src/modules/channels/contract.ts'
import type { Reach } from '#src/modules/channels/reach.ts'
import type { PolicyCounts } from '#src/modules/publication/issued-commands.ts'
import type { IssuedOutcome, TimedDocument } from '#src/modules/publication/issued.ts'
import type { StockPage, StockRound } from '#src/modules/publication/stock-check-commands.ts'
import type { Dissemination } from '#src/modules/publication/plan.ts'
import type { EvidenceFile, Kit } from '#src/modules/channels/kit-queries.ts'
import type { ListedDelivery, Readiness } from '#src/modules/channels/queries.ts'
import type { Subscribers } from '#src/modules/channels/subscriber-queries.ts'
import type { LoggedLeaf } from '#src/modules/log/contract.ts'
import type { LogState } from '#src/modules/log/queries.ts'
import type { Deputy, IssuedVersion, OfficeValue, RevisionDue, RuleDocument, Term } from '#src/modules/measures/contract.ts'
import type { Bilingual } from '../words/language.tsx'
import type { Page, Paging } from './page.ts'

/** What evaluation, rule documents and sign-ins answer. */

type InTime = Distribution & { readonly inTime: number }
export type UnitTimes = InTime & { readonly unitId: Id }
export interface ResponseTimes {
  readonly all: InTime
  readonly units: readonly UnitTimes[]
}
export interface Surveys {
  readonly all: Survey
  readonly units: readonly (Survey & { readonly unitId: Id })[]
}
export interface Report {
  readonly id: Id
  readonly organisation: string
  readonly unitIds: readonly Id[]
  readonly title: string
  readonly report: string
  readonly filedAt: Instant
}
export interface SharedEvaluation {
  /** Counts the evaluations in scope; it names no case. */
  readonly no: number
  readonly unitId: Id
  readonly at: Instant
  readonly classes: readonly string[]
  readonly setVersion: number
  readonly indicators: readonly Measured[]
  readonly score: number | null
}
export interface SharedFigures {
  readonly engagement: Engagement
  readonly evaluations: readonly SharedEvaluation[]
  readonly responseTimes: readonly UnitTimes[]
  readonly survey: readonly (Survey & { readonly unitId: Id })[]
}
export interface YearReport {
  readonly year: number
  readonly complete: boolean
  readonly chapters: readonly Chapter[]
  readonly pillars: readonly PillarChapter[]
}
export interface Indicators {
  readonly inForce: Pick<IndicatorSet, 'version' | 'indicators'>
  readonly versions: readonly (Pick<IndicatorSet, 'version' | 'indicators'> & Partial<IndicatorSet>)[]
  readonly formulas: readonly ({ readonly code: string; readonly source: readonly string[] } & Bilingual)[]
  readonly dimensions: readonly ({ readonly code: string; readonly clauses: readonly string[] } & Bilingual)[]
}
export type DocumentRow = Omit<RuleDocument, 'sections' | 'revisionDue'> & { readonly revisionDue: RevisionDue | null; readonly inForce: number | null }
export type DocumentDetail = Omit<RuleDocument, 'derivesFrom' | 'revisionDue'> & {
  readonly derivesFrom: readonly { readonly documentId?: Id; readonly instrumentId?: string; readonly title?: string }[]
  readonly children: readonly { readonly id: Id; readonly title: string; readonly revisionDue: RevisionDue | null }[]
  readonly revisionDue: RevisionDue | null
  readonly inForce: IssuedVersion | null
}
export interface OfficeLimit {
  readonly ruleId: string
  readonly title: Bilingual
  readonly says: Bilingual
  readonly clause: string
  readonly register: readonly string[]
  readonly within: string | null
  readonly values: readonly OfficeValue[]
  readonly today: string | null
}

export interface RegisterQuestions {
  'evaluation.evaluations': { input: { caseId: Id }; answer: { readonly items: readonly Evaluation[]; readonly improvements: readonly Improvement[] } }
  'evaluation.recompute': { input: { evaluationId: Id }; answer: { readonly indicators: readonly Measured[]; readonly score: number | null; readonly same: boolean; readonly differing: readonly string[] } }
  'evaluation.openImprovements': { input: Paging & { caseId?: Id; unitId?: Id }; answer: Page<Improvement> & { readonly now: Instant } }
  'evaluation.indicators': { input: Record<string, never>; answer: Indicators }
  'evaluation.ratings': { input: { caseId: Id }; answer: { readonly items: readonly (Rating & { readonly reason: string | null })[] } }
  'evaluation.engagements': { input: Record<string, never>; answer: { readonly items: readonly Engagement[]; readonly now: Instant } }
  'evaluation.thirdPartyView': { input: { engagementId: Id }; answer: SharedFigures }
  'evaluation.survey': { input: Record<string, never>; answer: Surveys }
  'evaluation.responseTimes': { input: Record<string, never>; answer: ResponseTimes }
  'evaluation.thirdPartyReports': { input: Record<string, never>; answer: readonly Report[] }
  'evaluation.yearReport': { input: { year: number }; answer: YearReport }
  'measures.documents': { input: Paging & { unitId?: Id; state?: RuleDocument['state'] }; answer: Page<DocumentRow> }
  'measures.document': { input: { documentId: Id }; answer: DocumentDetail }
  'measures.values': { input: Record<string, never>; answer: { readonly limits: readonly OfficeLimit[]; readonly checks: { readonly demanded: readonly string[]; readonly added: readonly OfficeValue[] } } }
  'measures.deputies': { input: { unitId?: Id }; answer: { readonly items: readonly Deputy[]; readonly withoutDeputy: readonly string[]; readonly now: Instant } }
  'measures.terms': { input: { dropped?: boolean }; answer: { readonly items: readonly Term[] } }
  'channels.readiness': { input: Record<string, never>; answer: { readonly items: readonly Readiness[] } }
  'channels.channel': { input: { channelId: Id }; answer: Readiness }
  'channels.deliveriesOf': { input: { releaseId: Id }; answer: { readonly items: readonly Delivery[]; readonly missingWays: readonly ('online' | 'offline')[] } }
  'channels.reach': { input: Record<string, never>; answer: Reach }
  'publication.stockChecks': { input: Paging; answer: Page<StockRound> }
  'publication.stockCheck': { input: { checkId: Id }; answer: StockRound }
  'publication.stockPages': { input: Paging & { checkId: Id; show: 'waiting' | 'open' | 'settled' | 'fine' }; answer: Page<StockPage> }
  'publication.policyCounts': { input: { year: number }; answer: PolicyCounts }
  'publication.policyTimes': { input: Paging & { year: number; outcome?: IssuedOutcome }; answer: Page<TimedDocument> }
  'publication.dissemination': { input: { statementId: Id }; answer: Dissemination | null }
  'channels.deliveries': { input: Paging & { channelId?: Id; open?: boolean }; answer: Page<ListedDelivery> }
  'channels.viewsFile': { input: { deliveryId: Id }; answer: EvidenceFile }
  'channels.subscribers': { input: Record<string, never>; answer: readonly Subscribers[] }
  'channels.kit': { input: { deliveryId: Id }; answer: Kit }
  'log.state': { input: Record<string, never>; answer: LogState }
  'log.leaves': { input: Paging; answer: Page<LoggedLeaf> }
  'access.signIn': { input: { personId: Id }; answer: Credential | null }
  'directory.selection': { input: { appointmentId: Id }; answer: { readonly selection: Selection; readonly statedAt: Instant } }
}

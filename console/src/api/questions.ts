import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Case } from '#src/modules/cases/contract.ts'
import type { Appointment, Import, Person, RoleCode, Unit } from '#src/modules/directory/contract.ts'
import type { Duty, GovernedBy } from '#src/modules/duties/contract.ts'
import type { Message, Similar } from '#src/modules/intake/contract.ts'
import type { Release } from '#src/modules/publication/contract.ts'
import type { Review, Withholding } from '#src/modules/review/contract.ts'
import type { Content, RiskNote, StatementState } from '#src/modules/statements/contract.ts'
import type { Prompt } from '#src/modules/statements/prompts.ts'
import type { Item } from '#src/modules/triage/contract.ts'
import type { Bilingual } from '../words/language.tsx'
import type { AgendaQuestions } from './agenda-questions.ts'
import type { ConferenceQuestions } from './conference-questions.ts'
import type { Page, Paging } from './page.ts'
import type { PeopleQuestions } from './people-questions.ts'
import type { RegisterQuestions } from './register-questions.ts'
import type { Force, Reading, RuleQuestions, Step } from './rule-questions.ts'
import type { SignalQuestions } from './signal-questions.ts'
import type { Preview } from '#src/modules/publication/preview.ts'
import type { PageKind } from '#src/modules/statements/page-kinds.ts'
import type { ConsultationDetail, Invitee, ListedConsultation, ReadOpinion } from '#src/modules/consultations/queries.ts'
import type { LinkCheck } from '#src/modules/publication/links.ts'
import type { Site } from '#src/modules/publication/site.ts'
import type { SiteField } from '#src/modules/publication/site-fields.ts'

/** A text that a unit writes of its own accord. */
export interface OwnText {
  readonly statementId: Id
  readonly kind: PageKind
  readonly unitId: Id
  readonly startedAt: Instant
  readonly title: string | null
  readonly state: 'inReview' | 'sentBack' | 'cleared' | null
}

export type GrantedPreview = Omit<Preview, 'linkHash'> & { readonly stands: boolean }

export interface SiteAnswer {
  readonly site: Omit<Site, 'id'>
  readonly missing: readonly SiteField[]
}

/** What the queries answer, over the states that the contracts publish. */

export type { Page, Paging } from './page.ts'
export type { Force, Reading, Step } from './rule-questions.ts'
export interface Told {
  readonly title: string | null
  readonly excerpt: string
}
export interface Words {
  readonly title: string | null
  readonly body: string | null
  readonly erased: boolean
  readonly erasedAt?: Instant
}

export type MessageRow = Message & Told
export type MessageDetail = Omit<Message, 'similar'> & { readonly words: Words | null; readonly similar: readonly (Similar & Told)[] }
export type DeskItem = Item & Told
export type CaseRow = Case & Told
export type CaseDetail = Case & { readonly words: Readonly<Record<Id, Words>> }

export type Why = GovernedBy & { readonly says?: Bilingual; readonly clause?: string; readonly force?: Force; readonly steps: readonly Step[]; readonly readings: readonly Reading[] }
export type DutyDetail = Duty & { readonly why: readonly Why[]; readonly now: Instant }

export interface Draft {
  readonly version: number
  readonly content: Readonly<Record<string, unknown>>
  readonly riskNote: Readonly<Record<string, unknown>>
  readonly savedBy: Id
  readonly savedAt: Instant
}
export interface DutyCounts {
  readonly total: number
  readonly late: number
  readonly today: number
  readonly provisional: number
}
export interface EditionText {
  readonly no: number
  readonly digest: string
  readonly content: Content
  readonly riskNote: RiskNote
  readonly prompts: readonly Prompt[]
}
export type StatementDetail = StatementState & { readonly draft: Draft | null; readonly texts: readonly EditionText[] }

export interface Lines {
  readonly id: Id
  readonly unitId: Id
  readonly version: number
  readonly question: string
  readonly answer: string
  readonly facts: readonly { readonly text: string; readonly source: string }[]
  readonly dontSay: readonly string[]
  readonly validUntil: Instant
  readonly writtenBy: Id
  readonly approvedBy?: Id
  readonly usable?: boolean
}

export interface Missing extends Bilingual {
  readonly item: string
  readonly reason: string
  readonly clause: string
}
export interface Signable {
  readonly items: readonly string[]
  readonly together: readonly string[]
}
export type ReviewRow = Review & { readonly missing: readonly Missing[]; readonly signable?: Signable }
export type ReviewDetail = ReviewRow & { readonly steps: readonly ({ readonly item: string } & Bilingual)[] }

export interface Task {
  readonly no: number
  readonly what: string
  readonly unitId: Id
  readonly dueAt: Instant
  readonly doneAt?: Instant
  readonly result?: string
}
export interface Meeting {
  readonly id: Id
  readonly unitId: Id
  readonly at: Instant
  readonly place: string
  readonly unitIds: readonly Id[]
  readonly caseIds: readonly Id[]
  readonly minutes?: string
  readonly tasks: readonly Task[]
}

export type Standing = 'complete' | 'warning' | 'incomplete'
export type UnitRow = Unit & { readonly persons: number; readonly standing: Standing }
export interface Member {
  readonly personId: Id
  readonly name: string
  readonly officeContact: string | null
  readonly roles: readonly { readonly appointmentId: Id; readonly role: RoleCode; readonly from: Instant; readonly to: Instant | null; readonly filingNo: string | null; readonly hasSelection: boolean }[]
}
export type UnitDetail = Unit & {
  readonly parentName: string | null
  readonly successorName: string | null
  readonly children: readonly { readonly id: Id; readonly name: string }[]
  readonly team: readonly Member[]
  readonly otherTerms: readonly { readonly appointmentId: Id; readonly personId: Id; readonly personName: string; readonly role: RoleCode; readonly from: Instant; readonly to: Instant | null }[]
  readonly pressDuties: readonly ({ readonly duty: string; readonly personId: Id | null; readonly name: string | null } & Bilingual)[]
  readonly standing: { readonly state: Standing; readonly lacks: readonly ({ readonly clause: string; readonly severity: 'incomplete' | 'warning'; readonly what: string } & Bilingual)[] }
}
export interface Post {
  readonly appointmentId: Id
  readonly personId: Id
  readonly unitId: Id
  readonly unitName: string
  readonly role: RoleCode
  readonly from: Appointment['from']
  readonly to: Appointment['to']
}
export type PersonRow = Person & { readonly posts: readonly Post[] }
export interface RoleEntry extends Bilingual {
  readonly code: RoleCode
  readonly clause: string
}

export interface TimelineEntry {
  readonly id: Id
  readonly kind: string
  readonly subject: string
  readonly at: Instant
  readonly unitId: Id
  readonly actor: Actor
  readonly because: readonly Id[]
  readonly data: Readonly<Record<string, unknown>>
}

export interface Proposal {
  readonly unitId: Id
  readonly share: number
  readonly reasons: readonly string[]
}

/** Name of a query → what it takes and what it answers. */
export interface Questions extends RuleQuestions, RegisterQuestions, AgendaQuestions, ConferenceQuestions, PeopleQuestions, SignalQuestions {
  'intake.messages': { input: Paging & { state?: string; source?: string; search?: string }; answer: Page<MessageRow> }
  'intake.message': { input: { messageId: Id }; answer: MessageDetail }
  'intake.queryCode': { input: { messageId: Id }; answer: { readonly queryCode: string | null } }
  'intake.titles': { input: { messageIds: readonly Id[] }; answer: Readonly<Record<Id, Told>> }
  'triage.desk': { input: Paging & { state?: Item['state'] }; answer: Page<DeskItem> }
  'triage.item': { input: { messageId: Id }; answer: Item }
  'triage.proposals': { input: { messageId: Id }; answer: { readonly proposals: readonly Proposal[]; readonly modelVersion?: string | null } }
  'cases.cases': { input: Paging & { state?: Case['state']; unitId?: Id; open?: boolean; applied?: boolean }; answer: Page<CaseRow> }
  'cases.case': { input: { caseId: Id }; answer: CaseDetail }
  'cases.meetings': { input: Paging & { caseId?: Id }; answer: Page<Meeting> }
  'statements.ofCase': { input: { caseId: Id }; answer: readonly StatementState[] }
  'statements.statement': { input: { statementId: Id }; answer: StatementDetail }
  'statements.texts': { input: { statementId: Id }; answer: Pick<StatementDetail, 'texts'> }
  'statements.givenToMe': { input: Paging; answer: Page<{ readonly statementId: Id; readonly audience: StatementState['audience']; readonly startedAt: Instant; readonly title: string | null; readonly savedAt: Instant | null }> }
  'statements.linesList': { input: Paging & { search?: string }; answer: Page<Lines> }
  'statements.useLines': { input: { linesId: Id }; answer: Lines }
  'review.desk': { input: Paging & { state?: Review['state'] }; answer: Page<ReviewRow> }
  'review.review': { input: { reviewId?: Id; statementId?: Id }; answer: ReviewDetail }
  'review.link': { input: { reviewId: Id; name: string }; answer: { readonly path: string } }
  'review.withheld': { input: { statementId?: Id }; answer: readonly Withholding[] }
  'publication.releases': { input: Paging & { state?: Release['state']; caseId?: Id }; answer: Page<Release> }
  'publication.numberForm': { input: Record<string, never>; answer: { form: string; last: string | null } }
  'statements.own': { input: Paging; answer: Page<OwnText> }
  'publication.previews': { input: { statementId: Id }; answer: readonly GrantedPreview[] }
  'publication.previewLink': { input: { previewId: Id }; answer: { readonly path: string } }
  'publication.site': { input: Record<string, never>; answer: SiteAnswer }
  'consultations.consultations': { input: Paging; answer: Page<ListedConsultation> }
  'consultations.consultation': { input: { consultationId: Id }; answer: ConsultationDetail }
  'consultations.opinions': { input: Paging & { consultationId: Id }; answer: Page<ReadOpinion> }
  'consultations.invitees': { input: { consultationId: Id }; answer: readonly Invitee[] }
  'publication.linkReport': { input: Record<string, never>; answer: LinkCheck | null }
  'publication.release': { input: { statementId: Id }; answer: Release }
  'duties.mine': { input: Paging & { unitId?: Id; dueFrom?: Instant; withinHours?: number; caseId?: Id; matters?: readonly Id[] }; answer: Page<Duty> & { readonly now: Instant } }
  'duties.counts': { input: { unitId?: Id }; answer: DutyCounts }
  'duties.ofMatter': { input: { matters: readonly Id[] }; answer: { readonly items: readonly Duty[]; readonly now: Instant } }
  'duties.duty': { input: { dutyId: Id }; answer: DutyDetail }
  'directory.units': { input: Paging & { kind?: string; state?: 'active' | 'closed'; search?: string }; answer: Page<UnitRow> }
  'directory.unit': { input: { unitId: Id }; answer: UnitDetail }
  'directory.people': { input: Paging & { unitId?: Id; role?: RoleCode; search?: string }; answer: Page<PersonRow> }
  'directory.person': { input: { personId: Id }; answer: PersonRow }
  'directory.personNames': { input: { personIds: readonly Id[] }; answer: Readonly<Record<Id, string>> }
  'directory.roles': { input: Record<string, never>; answer: readonly RoleEntry[] }
  'directory.imports': { input: Paging; answer: Page<Import> }
  'record.timeline': { input: Paging & { matters: readonly Id[] }; answer: Page<TimelineEntry> }
}
export type QuestionName = keyof Questions

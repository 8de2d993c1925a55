import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { Act, ActKind, Category, Event, EventKind, Form, Group, Interpretation, Occasion, OrganiserLevel, Origin, ParameterSet, Rota, RotaTerms, RotaUnit, Slot, SlotState, Topic, TopicState } from '#src/modules/agenda/contract.ts'
import type { Bilingual } from '../words/language.tsx'
import type { Page, Paging } from './page.ts'

/** What the plan of the year answers and takes. */

export type SlotRow = Slot & { readonly group: string | null }
export interface YearPlan {
  readonly year: number
  readonly openedAt: Instant | null
  readonly openedYears: readonly number[]
  readonly slots: readonly SlotRow[]
  /** What recurs besides the conferences. */
  readonly others: readonly Slot[]
  readonly groups: readonly Group[]
}
export type { RotaUnit }
/** Who goes together, who does not, who cannot speak when. */
export type Terms = Pick<RotaTerms, 'keep' | 'apart' | 'notIn'>
export interface Finding extends Bilingual {
  readonly code: string
  readonly severity: 'fault' | 'warning' | 'alert'
  readonly clause: string
  readonly group?: string
  readonly remedy: Bilingual
}
export interface RotaPage {
  readonly year: number
  readonly rota: Rota | null
  readonly previous: Rota | null
  readonly terms: Terms
  /** The group with which the year begins, and the one that the office set for it. */
  readonly start: string
  readonly startSet: string | null
  /** The year in which the terms were set; null without any. */
  readonly termsFrom: number | null
  readonly units: readonly RotaUnit[]
  readonly unassigned: readonly RotaUnit[]
  readonly findings: readonly Finding[]
}
export interface QuotaRow {
  readonly id: Id
  readonly clause: string
  readonly title: Bilingual
  readonly holder: { readonly each: string; readonly id: string; readonly name: string }
  readonly until: CivilDate
  readonly state: 'not-set' | 'met' | 'possible' | 'short' | 'unmet'
  readonly owed: number | null
  readonly done: number
  readonly left: number
  readonly says: Bilingual
  readonly group: string | null
  readonly turnsLeft: readonly CivilDate[] | null
  readonly makeUp: readonly CivilDate[]
  readonly counted: readonly { readonly on: CivilDate; readonly personId: Id | null; readonly acts: readonly Id[] }[]
}
export interface Parameter extends Bilingual {
  readonly parameter: string
  readonly register: readonly string[]
  readonly takes: 'number' | 'one' | 'several'
  readonly among?: readonly string[]
  readonly default: unknown
  readonly values: readonly ParameterSet[]
}
export interface Coverage {
  readonly of: number
  readonly covered: number
  readonly missing: readonly { readonly unitId: Id; readonly name: string }[]
}
export type ActRow = Omit<Act, 'people'> & { readonly unitName: string; readonly people: readonly (Act['people'][number] & { readonly name: string })[] }
export type TopicRow = Topic & { readonly unitName: string }
export type TopicDetail = Topic & { readonly demanded: readonly ({ readonly check: string } & Bilingual)[]; readonly unitNames: Readonly<Record<Id, string>>; readonly personNames: Readonly<Record<Id, string>> }
export interface Cluster {
  readonly messageIds: readonly Id[]
  readonly title: string | null
  readonly excerpt: string
  readonly taken: boolean
}
export type EventRow = Event & { readonly unitName: string; readonly people: readonly { readonly id: Id; readonly name: string }[] }
export interface LookAhead {
  readonly from: CivilDate
  readonly until: CivilDate
  readonly slots: readonly SlotRow[]
  readonly events: readonly EventRow[]
}
export interface Solved {
  readonly status: 'optimal' | 'not-proved' | 'infeasible'
  readonly groups: readonly Group[] | null
  readonly objective?: { readonly kinds: number; readonly changes: number; readonly fields: number }
  readonly total?: number
  readonly bound?: number
  readonly conflict?: readonly { readonly constraint: string; readonly relax: string }[]
}

/** What groups on the table break and cost. */
export interface Weighed {
  readonly findings: readonly Finding[]
  readonly objective: { readonly kinds: number; readonly changes: number; readonly fields: number }
  readonly total: number
}

/** What falls due on a day, and what became of it. */
export interface HeatDay {
  readonly on: CivilDate
  readonly owed: number
  readonly done: number
  readonly late: number
}

export interface AgendaQuestions {
  'agenda.slots': { input: Paging & { year?: number; state?: SlotState }; answer: Page<SlotRow> }
  'agenda.yearView': { input: { year: number }; answer: YearPlan }
  'agenda.yearHeat': { input: { year: number }; answer: { readonly year: number; readonly days: readonly HeatDay[] } }
  'agenda.rota': { input: { year: number }; answer: RotaPage }
  'agenda.quotaBoard': { input: { year: number; unitId?: Id }; answer: { readonly year: number; readonly rows: readonly QuotaRow[]; readonly notSet: readonly ({ readonly parameter: string; readonly register: readonly string[] } & Bilingual)[] } }
  'agenda.coverage': { input: { year: number }; answer: Coverage }
  'agenda.parameters': { input: Record<string, never>; answer: { readonly items: readonly Parameter[] } }
  'agenda.acts': { input: Paging & { year?: number; unitId?: Id; personId?: Id; actIds?: readonly Id[] }; answer: Page<ActRow> }
  'agenda.topics': { input: Paging & { state?: TopicState; unitId?: Id; category?: Category; origin?: Origin; slotId?: Id }; answer: Page<TopicRow> }
  'agenda.topic': { input: { topicId: Id }; answer: TopicDetail }
  'agenda.citizenTopics': { input: { days?: number; atLeast?: number }; answer: { readonly items: readonly Cluster[] } }
  'agenda.calendar': { input: Paging & { from: Instant; until: Instant; unitId?: Id; unseenOnly?: boolean }; answer: Page<EventRow> }
  'agenda.lookAhead': { input: { days?: number }; answer: LookAhead }
  'agenda.feed': { input: { unitId: Id }; answer: { readonly path: string | null } }
}

interface TopicWords {
  title: string
  category: Category
  interest: string
  coUnitIds: readonly Id[]
  on?: CivilDate
  slotId?: Id
}
interface EventWords {
  title: string
  from: Instant
  until: Instant
  room?: string
  personIds: readonly Id[]
  coUnitIds: readonly Id[]
  note: string
}

export interface AgendaCommands {
  'agenda.openYear': { year: number }
  'agenda.setParameter': { parameter: string; from: CivilDate; value: number | string | readonly string[]; reason: string }
  'agenda.confirmSlot': { slotId: Id }
  'agenda.moveSlot': { slotId: Id; to: CivilDate; reason: string; late?: boolean }
  'agenda.cancelSlot': { slotId: Id; reason: string }
  'agenda.fulfilSlot': { slotId: Id; evidence: { url?: string; note: string } }
  'agenda.setRotaTerms': Terms & { year: number; startGroup: string | null }
  'agenda.adoptRota': { year: number; groups: readonly Group[]; reason?: string }
  'agenda.recordAct': { on: CivilDate; unitId: Id; kind: ActKind; personIds: readonly Id[]; occasion: Occasion; form: Form; organiserLevel: OrganiserLevel; hours?: number; evidence: { url?: string; note: string } }
  'agenda.strikeAct': { actId: Id; reason: string }
  'agenda.proposeTopic': TopicWords & { unitId: Id; origin: Origin; messageIds?: readonly Id[] }
  'agenda.rewriteTopic': TopicWords & { topicId: Id }
  'agenda.reviewTopic': { topicId: Id; checks: readonly { check: string; verdict: 'pass' | 'fail'; note?: string }[]; overrideReason?: string }
  'agenda.interpretTopic': { topicId: Id; objects: readonly Interpretation[] }
  'agenda.absorbTopic': { topicId: Id; note: string }
  'agenda.dropTopic': { topicId: Id; reason: string }
  'agenda.planEvent': EventWords & { unitId: Id; kind: EventKind; state: 'provisional' | 'confirmed' }
  'agenda.changeEvent': EventWords & { eventId: Id; state: 'provisional' | 'confirmed' | 'cancelled' }
  'agenda.seeEvents': { eventIds: readonly Id[] }
  'agenda.renewFeed': { unitId: Id }
}

import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { ConferenceForm, InterviewStage, ModerationGround, Occasion, QuestionState, VenueKind, Window } from './contract.ts'

export { forms, interviewStages, moderationGrounds, occasions, type ModerationGround, venueKinds, type InterviewStage } from './contract.ts'

/** A conference as everybody sees it. No personal data by type: speakers stand with name and unit, askers not at all. */
export interface PublicConference {
  readonly id: Id
  readonly state: 'ready' | 'open' | 'held' | 'cancelled'
  readonly occasion: Occasion
  readonly form: ConferenceForm
  readonly title: string
  readonly place: string | null
  readonly venue: VenueKind | null
  readonly live: boolean
  readonly at: Instant | null
  readonly until: Instant | null
  readonly heldAt: Instant | null
  /** Why it was cancelled. */
  readonly reason: string | null
  readonly moves: readonly { readonly at: Instant; readonly place: string }[]
  readonly sessions: readonly { readonly title: string; readonly unitName: string; readonly speakers: readonly string[] }[]
}

export interface PublicConferenceDetail extends PublicConference {
  readonly stages: Readonly<Partial<Record<InterviewStage, Window>>>
  /** Until when citizens may ask; null when asking is over or windows say it. */
  readonly asksUntil: Instant | null
  /** Whether a question would be taken now. */
  readonly takesQuestions: boolean
  readonly stageNow: InterviewStage | null
  /** The record that passed the full gate: release of the same id. */
  readonly record: { readonly no: number; readonly at: Instant } | null
  readonly questions: number
  readonly unanswered: number
  readonly lines: number
}

export interface PublicLine {
  readonly no: number
  readonly at: Instant
  readonly speaker: string
  readonly text: string
  readonly corrects: number | null
}

/** A question and its fate (NH-30, XM4-17). Of a citizen's, `wording` is the office's; null while nobody worded it. */
export interface PublicQuestion {
  readonly no: number
  readonly state: QuestionState
  readonly from: 'floor' | 'citizen'
  readonly outlet: string | null
  readonly wording: string | null
  readonly unitName: string | null
  readonly spokesperson: string | null
  readonly releaseId: Id | null
  readonly mergedNo: number | null
  readonly reason: string | null
  readonly ground: ModerationGround | null
  readonly resolved: boolean
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
  readonly dueAt: Instant | null
}

/** Bytes of a picture or film from some place on, with its whole size. */
export interface MediaPart {
  readonly type: string
  readonly digest: string
  readonly size: number
  readonly bytes: Buffer
}

/** What all conferences came to so far. */
export interface PublicFigures {
  readonly since: Instant | null
  readonly conferences: number
  readonly sessions: number
  /** Held in communities and parks. */
  readonly outside: number
  readonly questions: number
  /** Neither answered nor declined nor merged yet. */
  readonly open: number
}

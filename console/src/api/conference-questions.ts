import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { CheckItem, Conference, ConferenceForm, InterviewStage, Line, MediaKind, ModerationGround, Occasion, OutreachRole, Question, VenueKind } from '#src/modules/conferences/contract.ts'
import type { Attendance, Practice } from '#src/modules/conferences/attendance.ts'
import type { Figures, Slips } from '#src/modules/conferences/figure-queries.ts'
import type { Bilingual } from '../words/language.tsx'
import type { Page, Paging } from './page.ts'

/** What conferences answer and take. */

export type ConferenceRow = Conference & { readonly silent: boolean }
export type ConferenceDetail = Conference & {
  readonly needed: readonly CheckItem[]
  readonly missing: readonly CheckItem[]
  readonly headless: readonly Id[]
  readonly warnings: readonly ({ readonly code: string; readonly clause: string } & Bilingual)[]
  readonly programme: readonly ({ readonly who: readonly string[] } & Bilingual)[]
  readonly now: Instant
}
export type QuestionRow = Question & { readonly original: string | null }

export interface ConferenceQuestions {
  'conferences.conferences': { input: Paging & { state?: Conference['state']; occasion?: string; silent?: boolean }; answer: Page<ConferenceRow> }
  'conferences.conference': { input: { conferenceId: Id }; answer: ConferenceDetail }
  'conferences.lines': { input: Paging & { conferenceId: Id; newestFirst?: boolean }; answer: Page<Line> }
  'conferences.questions': { input: Paging & { conferenceId?: Id; unitId?: Id; state?: string }; answer: Page<QuestionRow> }
  'conferences.attendance': { input: { year: number }; answer: { readonly year: number; readonly conferences: number; readonly units: readonly Attendance[]; readonly people: readonly Practice[]; readonly slips: Slips } }
  'conferences.figures': { input: object; answer: Figures }
  'conferences.invitationCode': { input: { conferenceId: Id; invitationId: Id }; answer: { readonly code: string } }
}

interface OfConference {
  conferenceId: Id
}
export type InvitationInput = { as: 'media'; name: string; kind: MediaKind; pressCard: string | null } | { as: 'guest'; name: string } | { as: 'unit'; unitId: Id; personId?: Id }

export interface ConferenceCommands {
  'conferences.open': { occasion: Occasion; form: ConferenceForm; title: string; slotId?: Id; responds?: boolean; live?: boolean; outlet?: string; journalist?: string; text?: string; venue?: VenueKind }
  'conferences.plan': OfConference & { at: string; until: string; place: string; hostId?: Id }
  'conferences.addSession': OfConference & { unitId: Id; topicId?: Id; title: string; speakerIds: readonly Id[]; roles: readonly OutreachRole[] }
  'conferences.dropSession': OfConference & { sessionId: Id; reason: string }
  'conferences.checkItem': OfConference & { item: CheckItem; note: string }
  'conferences.invite': OfConference & { invitations: readonly InvitationInput[] }
  'conferences.ready': OfConference
  'conferences.expectQuestion': OfConference & { sessionId: Id; question: string; answer: string }
  'conferences.rehearse': OfConference & { no: number; verdict: 'ready' | 'again'; note: string }
  'conferences.cancel': OfConference & { reason: string }
  'conferences.start': OfConference & { presentIds: readonly Id[] }
  'conferences.signIn': OfConference & { invitationId: Id; name: string; substituteFor?: string }
  'conferences.close': OfConference & { attendees?: number; evidence?: string }
  'conferences.setAction': OfConference & { what: string; unitId: Id; dueAt: string }
  'conferences.finishAction': OfConference & { no: number; result: string }
  'conferences.noteOpinion': OfConference & { text: string }
  'conferences.openStage': OfConference & { stage: InterviewStage; opensAt: string; closesAt: string }
  'conferences.evaluate': OfConference & { verdict: string; coverage: readonly { outlet: string; url: string }[] }
  'conferences.writeLine': OfConference & { speaker: string; text: string; corrects?: number }
  'conferences.letGo': { lineId: Id }
  'conferences.submitRecord': OfConference
  'conferences.dropMedia': OfConference & { mediaId: Id; reason: string }
  'conferences.askFromFloor': OfConference & { outlet: string; text: string; sessionId?: Id }
  'conferences.wordQuestion': { questionId: Id; wording: string; sessionId?: Id }
  'conferences.answerOnSite': { questionId: Id; speakerId: Id; sessionId?: Id }
  'conferences.openFollowUp': { questionId: Id; unitId: Id }
  'conferences.answerFollowUp': { questionId: Id; spokesperson: string; how: 'letter' | 'telephone' | 'visit' | 'interview'; note: string }
  'conferences.resolveFollowUp': { questionId: Id; result: string }
  'conferences.mergeQuestion': { questionId: Id; intoId: Id }
  'conferences.declineQuestion': { questionId: Id; ground?: ModerationGround; reason: string }
  'conferences.eraseQuestion': { questionId: Id; note: string }
}

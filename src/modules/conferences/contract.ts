/**
 * conferences 发布会: the occasion itself. agenda plans it, this holds it.
 * conference 会 has many sessions 场, one for each unit that presents (NH-40); quotas count sessions.
 * question 提问: from the floor or, until a cut-off, from citizens; each has a public fate (NH-30). follow-up 会后办理: not answered on the spot.
 * line 实录: one utterance of the transcript; append-only, corrections are new lines. letting go 放行: a second person lets a line out while it is live.
 * record 实录存档: the whole transcript with its pictures and films as a statement; public only once it passed the full gate, corrected only by a new edition.
 * outreach 发言人来了: the offline programme; action 办理事项: what was promised there, with its result.
 */
import { z } from 'zod'
import { id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { ShownMedia } from '../statements/contract.ts'
import { forms, interviewStages, mediaKinds, moderationGrounds, occasions, outreachRoles, statedItems, venueKinds, type CheckItem, type ConferenceForm, type InterviewStage, type MediaKind, type ModerationGround, type Occasion, type OutreachRole, type VenueKind } from './lists.ts'

export * from './lists.ts'

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])
const ofConference = { conferenceId: id }

export const open = z.object({
  occasion: codes(occasions),
  form: codes(forms).default('press_conference'),
  title: text(120),
  slotId: id.optional(),
  /** Answers what moves the public: a head or spokesperson must attend (GB-15). An emergency conference always does. */
  responds: z.boolean().default(false),
  /** Lines are let out while it lasts. */
  live: z.boolean().default(false),
  outlet: text(80, 0).default(''),
  journalist: text(40, 0).default(''),
  text: text(20_000, 0).default(''),
  /** Makes it an event of 发言人来了. */
  venue: codes(venueKinds).optional(),
})
export type Open = z.output<typeof open>
export const only = z.object(ofConference)
export const plan = z.object({ ...ofConference, at: instant, until: instant, place: text(120), hostId: id.optional() })
export type Plan = z.output<typeof plan>
export const addSession = z.object({ ...ofConference, unitId: id, topicId: id.optional(), title: text(120), speakerIds: z.array(id).max(10), roles: z.array(codes(outreachRoles)).max(3).default([]) })
export type AddSession = z.output<typeof addSession>
export const dropSession = z.object({ ...ofConference, sessionId: id, reason: text(500, 2) })
export const checkItem = z.object({ ...ofConference, item: z.enum(statedItems), note: text(300, 2) })
const outlet = z.object({ as: z.literal('media'), name: text(80), kind: codes(mediaKinds), pressCard: text(40).nullable().default(null) })
const guest = z.object({ as: z.literal('guest'), name: text(80) })
const unit = z.object({ as: z.literal('unit'), unitId: id, personId: id.optional() })
export const invite = z.object({ ...ofConference, invitations: z.array(z.union([unit, outlet, guest])).min(1).max(100) })
export type Invite = z.output<typeof invite>
/** What may be asked of a session, and the gist of the answer; for the podium alone, never published. */
export const expectQuestion = z.object({ ...ofConference, sessionId: id, question: text(500, 2), answer: text(2000, 0).default('') })
export type ExpectQuestion = z.output<typeof expectQuestion>
/** How the answer went when it was tried. */
export const rehearse = z.object({ ...ofConference, no: z.number().int().positive(), verdict: z.enum(['ready', 'again']), note: text(500, 0).default('') })
export type Rehearse = z.output<typeof rehearse>
export const start = z.object({ ...ofConference, presentIds: z.array(id).max(100) })
export const signIn = z.object({ ...ofConference, invitationId: id, name: text(40), substituteFor: text(40).optional() })
export type SignIn = z.output<typeof signIn>
export const signInByCode = z.object({ code: text(80), name: text(40), substituteFor: text(40).optional() })
export const close = z.object({
  ...ofConference,
  /** People in the audience, of an event outside (WL-30). */
  attendees: z.number().int().min(0).max(100_000).optional(),
  /** Where a written release or a written reply stands: evidence, never a tick (CV-7). */
  evidence: z.url().max(500).optional(),
})
export type Close = z.output<typeof close>
export const cancel = z.object({ ...ofConference, reason: text(300, 4) })
export const setAction = z.object({ ...ofConference, what: text(300), unitId: id, dueAt: instant })
export const finishAction = z.object({ ...ofConference, no: z.number().int().positive(), result: text(1000, 2) })
/** The gist as the office writes it down, without who said it. */
export const noteOpinion = z.object({ ...ofConference, text: text(4000, 2) })
export const openStage = z.object({ ...ofConference, stage: codes(interviewStages), opensAt: instant, closesAt: instant })
export const evaluate = z.object({ ...ofConference, verdict: text(4000, 4), coverage: z.array(z.object({ outlet: text(80), url: z.url().max(500) })).max(200).default([]) })
export type Evaluate = z.output<typeof evaluate>

export const writeLine = z.object({ ...ofConference, speaker: text(60), text: text(4000), corrects: z.number().int().positive().optional() })
export const letGo = z.object({ lineId: id })

/** The whole transcript goes to review (law 4). */
export const submitRecord = z.object(ofConference)
/** What became of it downstream. */
export const noteRecord = z.object({ conferenceId: id, became: z.enum(['returned', 'published', 'correcting', 'takenBack']), no: z.number().int().positive().optional(), note: text(1000, 0).optional() })
export type NoteRecord = z.output<typeof noteRecord>
/** A picture or a film; what it shows must be said in words. */
export const addMedia = z.object({ ...ofConference, fileName: text(200), alt: text(1000, 6), bytes: z.instanceof(Uint8Array) })
export type AddMedia = z.output<typeof addMedia>
/** What is said in a film, line by line with its times (WebVTT); anew in the place of what was there. */
export const addCaptions = z.object({ ...ofConference, mediaId: id, fileName: text(200), bytes: z.instanceof(Uint8Array) })
export const dropMedia = z.object({ ...ofConference, mediaId: id, reason: text(300, 2) })

export const askFromFloor = z.object({ ...ofConference, outlet: text(80), text: text(2000), sessionId: id.optional() })
/** From a citizen; the words are sealed, the office words it anew before anybody else reads it. */
export const submitQuestion = z.object({ ...ofConference, questionId: id, text: text(2000) })
export const wordQuestion = z.object({ questionId: id, wording: text(500), sessionId: id.optional() })
export const answerOnSite = z.object({ questionId: id, speakerId: id, sessionId: id.optional() })
export const followUp = z.object({ questionId: id, unitId: id })
/** How a follow-up was answered when not by a release: to whoever asked, by whom. */
export const answerFollowUp = z.object({ questionId: id, spokesperson: text(60), how: z.enum(['letter', 'telephone', 'visit', 'interview']), note: text(500, 2) })
export const noteReleased = z.object({ answers: z.array(id).max(1000), releaseId: id, substance: z.enum(['full', 'holding']) })
export const resolveFollowUp = z.object({ questionId: id, result: text(1000, 2) })
export const mergeQuestion = z.object({ questionId: id, intoId: id })
/** On a request of whoever asked: the sealed words go, the office's own wording stays. */
/** A fired timer. */
export const termOver = z.object({ id, dueAt: z.string(), data: z.record(z.string(), z.unknown()) })
export const eraseQuestion = z.object({ questionId: id, note: text(200, 4) })
/** Of a citizen's, on one of the published grounds; the reason is what whoever wrote it reads. */
export const declineQuestion = z.object({ questionId: id, ground: codes(moderationGrounds).optional(), reason: text(300, 4) })

export type ConferenceState = 'preparing' | 'ready' | 'open' | 'held' | 'cancelled'

export interface Speaker {
  readonly personId: Id
  readonly name: string
  /** Roles held at the unit that presents, when the session was entered. */
  readonly posts: readonly string[]
}

export interface Session {
  readonly id: Id
  readonly unitId: Id
  readonly unitName: string
  readonly topicId?: Id
  readonly title: string
  readonly speakers: readonly Speaker[]
  readonly roles: readonly OutreachRole[]
  /** At the beginning no head and no spokesperson of the unit was there (GB-15). */
  readonly unattended?: true
}

export interface Invitation {
  readonly id: Id
  readonly as: 'media' | 'unit' | 'guest'
  readonly name: string
  readonly kind?: MediaKind
  /** Holders of a press card are press; forum editors and the like come as guests (NH-12). */
  readonly accreditation: 'press' | 'guest' | 'unit'
  readonly unitId?: Id
  /** Who was asked to come. */
  readonly person?: string
  readonly sentAt: Instant
  /** Sent later than the notice that a regular conference owes, after others were told in time (GS-43). */
  readonly late: boolean
  readonly signedIn?: { readonly at: Instant; readonly name: string; readonly substituteFor?: string; readonly by: 'list' | 'code' }
}

export interface Action {
  readonly no: number
  readonly what: string
  readonly unitId: Id
  readonly dueAt: Instant
  readonly result?: string
  readonly doneAt?: Instant
}

/** Taken there; public with the record, and not without it. */
export interface Media extends ShownMedia {
  /** `image/jpeg` and the like, read from the bytes themselves. */
  readonly type: string
  readonly size: number
}

/** `inReview` also while it is cleared and waits for a person to release it. */
export type RecordState = 'inReview' | 'returned' | 'published' | 'correcting' | 'takenBack'

export interface TranscriptRecord {
  readonly state: RecordState
  /** Edition that was submitted last. */
  readonly no: number
  readonly lines: number
  readonly submittedAt: Instant
  /** Why it was returned, or what is to be corrected. */
  readonly note?: string
  /** What stands in public: release of the same id as the conference. */
  readonly published?: { readonly no: number; readonly at: Instant }
}

/** A question that was expected before anybody asked it (提问预演). */
export interface Expected {
  readonly no: number
  readonly sessionId: Id
  readonly question: string
  readonly answer?: string
  /** How it went the last time it was tried. */
  readonly rehearsed?: { readonly verdict: Rehearse['verdict']; readonly note: string; readonly at: Instant }
}

export interface Window {
  readonly opensAt: Instant
  readonly closesAt: Instant
}

export interface Conference {
  readonly id: Id
  readonly state: ConferenceState
  /** The host: the press office. */
  readonly unitId: Id
  readonly occasion: Occasion
  readonly form: ConferenceForm
  readonly title: string
  readonly slotId?: Id
  readonly responds: boolean
  readonly live: boolean
  readonly venue?: VenueKind
  readonly outlet?: string
  readonly journalist?: string
  readonly text?: string
  readonly openedAt: Instant
  readonly at?: Instant
  readonly until?: Instant
  readonly place?: string
  readonly host?: { readonly personId: Id; readonly name: string }
  /** Times and places that had been announced, oldest first. */
  readonly moves: readonly { readonly at: Instant; readonly place: string; readonly movedAt: Instant }[]
  readonly sessions: readonly Session[]
  readonly checked: Readonly<Partial<Record<CheckItem, { readonly note: string; readonly at: Instant }>>>
  readonly invitations: readonly Invitation[]
  readonly actions: readonly Action[]
  readonly opinions: number
  readonly stages: Readonly<Partial<Record<InterviewStage, Window>>>
  readonly startedAt?: Instant
  readonly presentIds?: readonly Id[]
  readonly heldAt?: Instant
  readonly questions?: number
  /** People in the audience of an event outside (WL-30). */
  readonly attendees?: number
  readonly evidence?: string
  readonly cancelled?: string
  /** Questions expected and tried; absent before the first. */
  readonly expected?: readonly Expected[]
  /** Pictures and films; absent before the first. */
  readonly media?: readonly Media[]
  readonly record?: TranscriptRecord
  readonly evaluation?: { readonly verdict: string; readonly coverage: readonly { readonly outlet: string; readonly url: string }[]; readonly at: Instant }
}

export type LineState = 'written' | 'released'

export interface Line {
  readonly id: Id
  readonly conferenceId: Id
  readonly hostId: Id
  readonly state: LineState
  readonly no: number
  readonly at: Instant
  readonly speaker: string
  readonly text: string
  /** Number of the line that this one puts right: a correction, and no fault of whoever spoke (WL-40). */
  readonly corrects?: number
  /** It came after the time within which a slip counts as corrected. */
  readonly late?: true
  readonly writtenBy: Id
  readonly releasedAt?: Instant
}

export type QuestionState = 'asked' | 'answeredOnSite' | 'followUpOpen' | 'followUpAnswered' | 'merged' | 'declined'

export interface Question {
  readonly id: Id
  readonly conferenceId: Id
  readonly hostId: Id
  readonly state: QuestionState
  readonly no: number
  readonly from: 'floor' | 'citizen'
  readonly outlet?: string
  readonly stage?: InterviewStage
  readonly askedAt: Instant
  /** What the public reads: from the floor as asked, from a citizen as the office words it. */
  readonly wording?: string
  readonly wordsDigest?: string
  /** When the citizen's own words must be gone, unless the question still waits for its fate (RL-2). */
  readonly keptUntil?: Instant
  readonly wordsErased?: true
  readonly sessionId?: Id
  readonly topicId?: Id
  /** Who answered on the spot, by name and unit (WL-27). */
  readonly answeredBy?: { readonly name: string; readonly unitName: string }
  readonly answeredAt?: Instant
  readonly unitId?: Id
  readonly unitName?: string
  readonly dueAt?: Instant
  /** The message that the follow-up became. */
  readonly messageId?: Id
  readonly releaseId?: Id
  readonly how?: string
  /** Answered is not resolved (NH-43). */
  readonly resolved?: { readonly result: string; readonly at: Instant }
  readonly mergedInto?: { readonly id: Id; readonly no: number }
  readonly declined?: string
  readonly declinedFor?: ModerationGround
}

/** Fact data of a submitted record: all that statements needs, without the words. */
export interface RecordSubmitted {
  readonly no: number
  readonly lines: number
  readonly title: string
  readonly digest: string
  readonly authorIds: readonly Id[]
}

/** A place in the calendar over all units. */
export interface Calendar {
  readonly title: string
  readonly from: Instant
  readonly until: Instant
  readonly room: string
  readonly personIds: readonly Id[]
  /** Units that present; they see it in their own calendar. */
  readonly coUnitIds: readonly Id[]
  readonly booking: 'provisional' | 'confirmed' | 'cancelled'
}

/** What stands of a session when the conference is over; agenda counts it. */
export interface HeldSession {
  readonly sessionId: Id
  readonly unitId: Id
  readonly topicId?: Id
  readonly speakerIds: readonly Id[]
  readonly organiserLevel: 'district'
  readonly occasion: Occasion
  readonly form: ConferenceForm
}

export interface Held {
  readonly conferenceId: Id
  readonly slotId?: Id
  readonly heldAt: Instant
  readonly sessions: readonly HeldSession[]
  /** Everybody who was there for an office. */
  readonly attendeeIds: readonly Id[]
  readonly questions: number
  readonly actions: number
  readonly attendees?: number
}

/** How many questions on its topic have no fate yet, carried by every fact that changes it. */
export interface OpenOnTopic {
  readonly topicId?: Id
  readonly openOnTopic: number
}

export const facts = {
  'conferences.opened': '发布会立项',
  'conferences.planned': '确定时间地点',
  'conferences.sessionAdded': '加入场次',
  'conferences.sessionDropped': '撤下场次',
  'conferences.itemChecked': '筹备事项落实',
  'conferences.questionExpected': '预想提问',
  'conferences.rehearsed': '预演提问',
  'conferences.invited': '发出邀请',
  'conferences.readied': '筹备就绪',
  'conferences.started': '发布会开始',
  'conferences.attendanceMissed': '应出席的负责人或发言人未到',
  'conferences.signedIn': '签到',
  'conferences.held': '发布会结束',
  'conferences.cancelled': '发布会取消',
  'conferences.actionSet': '交办事项',
  'conferences.actionFinished': '事项办结',
  'conferences.opinionNoted': '收集意见建议',
  'conferences.stageOpened': '设定访谈环节时间',
  'conferences.evaluated': '发布会已评估',
  'conferences.lineWritten': '记录实录',
  'conferences.lineReleased': '放行实录',
  'conferences.mediaAdded': '加入图片视频',
  'conferences.captionsAdded': '加入视频字幕',
  'conferences.mediaDropped': '撤下图片视频',
  'conferences.recordSubmitted': '实录送审',
  'conferences.recordReturned': '实录退回补正',
  'conferences.recordPublished': '实录已发布',
  'conferences.recordReopened': '实录待更正',
  'conferences.recordTakenBack': '实录已撤下',
  'conferences.questionAsked': '现场提问',
  'conferences.questionSubmitted': '网友提问',
  'conferences.questionWorded': '改写提问',
  'conferences.questionAnswered': '现场答复',
  'conferences.followUpOpened': '转会后办理',
  'conferences.followUpAnswered': '会后已答复',
  'conferences.followUpResolved': '问题已解决',
  'conferences.questionMerged': '并入相同提问',
  'conferences.questionDeclined': '不予答复',
  'conferences.wordsKept': '提问未了，原文继续保存',
  'conferences.wordsErased': '清除提问原文',
} as const

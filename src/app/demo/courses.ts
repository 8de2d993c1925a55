import type { DispositionCode } from '#src/modules/cases/contract.ts'
import * as desk from './acts/desk.ts'
import * as handling from './acts/handling.ts'
import * as out from './acts/going-out.ts'
import * as writing from './acts/writing.ts'
import type { Act } from './run.ts'

/** How a matter goes on: acts with the hours since the letter was known. */
export type Course = readonly (readonly [hours: number, act: Act])[]

/** Known at 0, on a unit's desk within a quarter of an hour (GB-04). */
const onDesk: Course = [[0, desk.arrives], [0.08, desk.study], [0.15, desk.assign]]
const taken: Course = [...onDesk, [1.4, desk.accept]]
const takenImportant: Course = [[0, desk.arrives], [0.06, desk.studyImportant], [0.12, desk.studyAgain], [0.2, desk.assign], [0.8, desk.accept]]

/** Drafting, the three acts of review, release; `from` is the first hour, `pace` stretches it. */
function spoken(from: number, finish: Act, pace = 1, last: Act = out.release): Course {
  const at = (hours: number): number => from + hours * pace
  return [
    [at(0), writing.startDraft], [at(2), writing.saveDraft], [at(17), finish],
    [at(18.5), writing.firstReview], [at(20), writing.secondReview], [at(22), writing.thirdReview], [at(23), last],
  ]
}
/** Written and cleared within one working day. */
const quickly = (from: number, finish: Act, step = 0.7): Course => [
  [from, writing.startDraft], [from + 3 * step, finish], [from + 4 * step, writing.firstReview], [from + 5 * step, writing.secondReview], [from + 6 * step, writing.thirdReview], [from + 7 * step, out.release],
]
const answeredWithin = [...taken, ...spoken(3, writing.finishAnswer)]

const DAY = 24
const evaluated = (from: number, verdict: 0 | 1 | 2, improvement?: string): Course => [[from, handling.evaluate(verdict, improvement)]]
const ended = (from: number, disposition: DispositionCode, verdict: 0 | 1 | 2, improvement?: string): Course => [
  [from, handling.disposeAs(disposition)], ...evaluated(from + 2 * DAY, verdict, improvement), [from + 2 * DAY + 3, handling.close],
]

/** Answered in time; then result, evaluation and closing after `days`. */
export const closed = (days: number, rating: 'satisfied' | 'basically_satisfied' | 'dissatisfied' | undefined, verdict: 0 | 1 | 2 = 0, improvement?: string): Course => [
  ...answeredWithin, ...(rating ? ([[47, handling.rateAs(rating)]] as const) : []), ...ended(days * DAY, 'solved', verdict, improvement),
]
/** What the evaluation said must get better was done, so many days after the letter. */
export const improved = (days: number, course: Course): Course => [...course, [days * DAY, handling.finishImprovements]]
/** Answered in time, result given, evaluation still owed. */
export const answered: Course = [...answeredWithin, [60, handling.disposeAs('explained')]]
export const answeredRated = (rating: 'satisfied' | 'basically_satisfied'): Course => [...answered, [70, handling.rateAs(rating)]]
export const justAnswered: Course = answeredWithin
/** An urgent matter, studied by two persons and answered the same day. */
export const urgent: Course = [...takenImportant, ...quickly(1, writing.finishAnswer), ...ended(3 * DAY, 'solved', 0, '强降雨预警时提前在通道口派人值守')]
/** Out after the 48 hours. */
export const late = (pace: number, days: number): Course => [...taken, ...spoken(4, writing.finishAnswer, pace), ...ended(days * DAY, 'solved', 2, '涉及多个科室的来信由专人跟进，受理当日确定定稿责任人')]

const reply = (from: number, finish: Act = writing.finishAnswer): Course => [[from, writing.startReply], [from + 2, finish], [from + 4, writing.reviewReply], [from + 5, out.release]]
/** To the asker alone; closed without evaluation, which only the five classes need (GB-10a). */
export const replied: Course = [...taken, ...reply(20), [50, handling.disposeAs('answered')], [75, handling.close]]

/** Known facts first, the substance before the promised hour. */
export const heldThenTold: Course = [...taken, ...quickly(2, writing.finishHolding), ...spoken(22, writing.finishAnswer, 0.8), ...ended(5 * DAY, 'solved', 1)]
/** The holding answer stands; the substance is owed. */
export const held: Course = [...taken, ...quickly(1.6, writing.finishHolding)]

export const promisedResult: Course = [...answeredWithin, [60, handling.disposeAs('explained')]]
/** The result came when it was promised; nobody has looked at what it did. */
export const resultUnevaluated = (days: number): Course => [...promisedResult, ...spoken(days * DAY, writing.finishLater)]
/** Answered and evaluated, not closed, and no further word since. */
export const silentSince = (days: number): Course => [...answered, ...evaluated(days * DAY, 1)]
export const keptResult = (days: number): Course => [...answeredWithin, ...spoken(days * DAY, writing.finishLater), ...ended((days + 3) * DAY, 'solved', 0)]

export const paused: Course = [...taken, [3, handling.applyPause('expert_opinion')], [5, handling.approveApplication]]
export const pausedAndResumed = (days: number): Course => [
  ...taken, [3, handling.applyPause('other_procedure')], [5, handling.approveApplication], [days * DAY, handling.resume], ...quickly(days * DAY + 1, writing.finishAnswer), ...ended((days + 3) * DAY, 'answered', 1),
]
export const extensionRunning: Course = [...taken, [20, handling.applyExtension(6)], [22, handling.approveApplication]]
export const extendedAndAnswered: Course = [...taken, [20, handling.applyExtension(8)], [22, handling.approveApplication], ...spoken(5 * DAY, writing.finishAnswer), ...ended(8 * DAY, 'solved', 1)]

export const cannotNow = (reason: string, conditions: string, reviewInDays: number): Course => [...answeredWithin, [52, handling.cannotNow(reason, conditions, reviewInDays)], ...evaluated(6 * DAY, 1), [6 * DAY + 3, handling.close]]

const corrected = (from: number): Course => [[from, out.askCorrection], ...quickly(from + 0.5, writing.finishLater).slice(1)]
export const correctedAfter = (days: number): Course => [...answeredWithin, ...corrected(days * DAY), ...ended((days + 2) * DAY, 'answered', 1, '数字和金额由业务科室双人核对后送审')]
/** Taken back with its reason; what holds now is said anew. */
export const withdrawnAfter = (days: number): Course => [...answeredWithin, [days * DAY, out.withdraw], ...quickly(days * DAY + 0.5, writing.finishLater), ...ended((days + 3) * DAY, 'explained', 1)]
export const erasedAfter = (hours: number): Course => [...answeredWithin, [hours, out.erase], ...ended(hours + 2 * DAY, 'solved', 2, '来信附件不进入正文，发布前由保密关逐项核对')]

/** Two more letters about the same thing join the case; one answer goes to all three. */
export const threeLetters: Course = [
  ...taken,
  [2, desk.alikeArrives], [2.1, desk.studyAlike], [2.2, desk.mergeAlike], [5, desk.alikeArrives], [5.1, desk.studyAlike], [5.2, desk.mergeAlike],
  ...spoken(6, writing.finishAnswer), ...ended(4 * DAY, 'solved', 1, '计划外停水超过 4 小时短信直接通知到户'),
]
export const askedAgain: Course = [...answeredWithin, [52, handling.askAgain]]
export const askedAgainAndAnswered: Course = [...askedAgain, ...spoken(56, writing.finishLater), ...ended(6 * DAY, 'solved', 2, '现场与答复不一致的，定稿前由承办人到场核对')]

export const rumourAnswered: Course = [
  ...takenImportant, ...quickly(1, writing.finishAnswer, 0.5), [5.5, desk.proposeReferral], [6.5, desk.approveReferral], ...ended(4 * DAY, 'explained', 0),
]
export const withheldAndReplied: Course = [
  ...taken, [3, writing.startDraft], [16, writing.finishAnswer], [20, out.withhold], ...reply(22, writing.finishLater), ...ended(3 * DAY, 'explained', 1),
]

const reviewed = (acts: number): Course => ([[2.5, writing.startDraft], [19, writing.finishAnswer], [20, writing.firstReview], [20.7, writing.secondReview], [21.3, writing.thirdReview]] as const).slice(0, 2 + acts)
export const inReview = (acts: 0 | 1 | 2): Course => [...taken, ...reviewed(acts)]
export const cleared: Course = [...taken, ...reviewed(3)]
export const scheduled: Course = [...cleared, [21.8, out.scheduleTomorrow]]
export const releasedAtItsHour = (days: number): Course => [...taken, ...spoken(3, writing.finishAnswer, 1, out.scheduleSoon), ...ended(days * DAY, 'solved', 0)]
export const sentBack: Course = [...taken, [2.5, writing.startDraft], [18, writing.finishAnswer], [19, writing.firstReview], [20.5, writing.sendBack]]
export const secondEdition: Course = [...sentBack, [22, writing.finishLater], [22.6, writing.firstReview]]

export const drafting: Course = [...taken, [2.5, writing.startDraft], [3.5, writing.saveDraft]]
export const draftingLong: Course = [...taken, [20, writing.startDraft], [41, writing.saveDraft]]

/** The text names another unit: it is asked to confirm, and its silence is no consent (GB-35). */
export const confirmationSilent: Course = [...taken, ...reviewed(1)]
/** An agency outside the register is named; it will answer by a link. */
export const confirmationOutside = (agency: string): Course => [...taken, [2.5, writing.startDraft], [19, writing.finishNaming(agency)], [20, writing.firstReview]]
export const confirmationGiven = (unit: string, name: string): Course => [
  ...taken, [3, writing.startDraft], [16, writing.finishAnswer], [18, confirms(unit, name)], [19, writing.firstReview], [20.5, writing.secondReview], [22, writing.thirdReview], [23, out.release],
  ...ended(5 * DAY, 'solved', 0),
]
export const confirmationObjected = (unit: string, name: string, note: string): Course => [
  ...taken, [2.5, writing.startDraft], [18, writing.finishAnswer], [19, writing.firstReview], [20.5, writing.confirmation(unit, name, 'object', note)],
]
export const confirmedInReview = (unit: string, name: string): Course => [...taken, ...reviewed(1), [21.4, confirms(unit, name)]]

export const assigned: Course = onDesk
export const accepted: Course = taken
export const returned = (by: string): Course => [[0, desk.arrives], [0.08, desk.study], [0.15, desk.assignTo(by)], [1.6, desk.giveBackFrom(by)]]
export const returnedOnce = (by: string): Course => [...returned(by), [2, desk.assign], [3, desk.accept], ...spoken(5, writing.finishAnswer), ...ended(4 * DAY, 'solved', 1)]
export const arrived: Course = [[0, desk.arrives]]
export const studiedOnce: Course = [[0, desk.arrives], [0.1, desk.studyImportant]]
export const handedOver = (channel: string, receipt: string): Course => [[0, desk.arrives], [0.1, desk.study], [0.2, desk.handOver(channel, receipt)]]
export const declined = (reason: string): Course => [[0, desk.arrives], [0.1, desk.study], [0.2, desk.decline(reason)]]
/** For a matter that a joint meeting takes up. */
export const met: Course = [...answeredWithin, ...ended(7 * DAY, 'solved', 0)]

function confirms(unit: string, name: string): Act {
  return writing.confirmation(unit, name, 'confirm')
}

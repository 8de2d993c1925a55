import type { Fact, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Line, ModerationGround, Question } from './contract.ts'

/** How each fact changes a line of the transcript: it is written once and let out once. */
export function evolveLine(state: Line | undefined, fact: Fact): Line {
  if (fact.kind === 'conferences.lineWritten') {
    return { ...(fact.data as Omit<Line, 'id' | 'hostId' | 'state' | 'at'>), id: idOf(fact.subject), hostId: fact.unitId, state: 'written', at: fact.at }
  }
  if (!state) throw new Error(`${fact.kind} about a line that was never written: ${fact.subject}`)
  return { ...state, state: 'released', releasedAt: fact.at }
}

type Asked = Pick<Question, 'conferenceId' | 'no'> & Partial<Question>

/** How each fact changes a question. */
export function evolveQuestion(state: Question | undefined, fact: Fact): Question {
  if (fact.kind === 'conferences.questionAsked' || fact.kind === 'conferences.questionSubmitted') {
    const { conferenceId, no, outlet, wording, wordsDigest, keptUntil, sessionId, topicId, stage } = fact.data as Asked
    const from = fact.kind === 'conferences.questionAsked' ? 'floor' : 'citizen'
    return {
      id: idOf(fact.subject), conferenceId, hostId: fact.unitId, state: 'asked', no, from, askedAt: fact.at,
      ...(outlet && { outlet }), ...(wording && { wording }), ...(wordsDigest && { wordsDigest }), ...(keptUntil && { keptUntil }), ...(sessionId && { sessionId }), ...(topicId && { topicId }), ...(stage && { stage }),
    }
  }
  if (!state) throw new Error(`${fact.kind} about a question that was never asked: ${fact.subject}`)
  const data = fact.data as Partial<Question> & { readonly reason?: string; readonly ground?: ModerationGround; readonly result?: string; readonly into?: { readonly id: Id; readonly no: number } }
  switch (fact.kind) {
    case 'conferences.questionWorded':
      return { ...state, wording: data.wording!, ...(data.sessionId && { sessionId: data.sessionId }), ...(data.topicId && { topicId: data.topicId }) }
    case 'conferences.questionAnswered':
      return { ...state, state: 'answeredOnSite', answeredBy: data.answeredBy!, answeredAt: fact.at, ...(data.sessionId && { sessionId: data.sessionId }), ...(data.topicId && { topicId: data.topicId }) }
    case 'conferences.followUpOpened':
      return { ...state, state: 'followUpOpen', unitId: data.unitId!, unitName: data.unitName!, ...(data.dueAt && { dueAt: data.dueAt }), messageId: data.messageId! }
    case 'conferences.followUpAnswered':
      return { ...state, state: 'followUpAnswered', answeredAt: fact.at, ...(data.answeredBy && { answeredBy: data.answeredBy }), ...(data.releaseId && { releaseId: data.releaseId }), ...(data.how && { how: data.how }) }
    case 'conferences.followUpResolved':
      return { ...state, resolved: { result: data.result!, at: fact.at } }
    case 'conferences.questionMerged':
      return { ...state, state: 'merged', mergedInto: data.into! }
    case 'conferences.questionDeclined':
      return { ...state, state: 'declined', declined: data.reason!, ...(data.ground && { declinedFor: data.ground }) }
    case 'conferences.wordsKept':
      return { ...state, keptUntil: (fact.data as { until: Instant }).until }
    case 'conferences.wordsErased': {
      const { keptUntil: _, ...rest } = state
      return { ...rest, wordsErased: true }
    }
    default:
      return state
  }
}

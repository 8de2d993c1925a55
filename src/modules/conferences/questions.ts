import { accept, decideBy, refuse, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { toShanghai, type Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { eraseDue } from '#src/rulebook/lookups.ts'
import { interviewStages, type Conference, type InterviewStage, type ModerationGround, type OpenOnTopic, type Question, type QuestionState, type Session } from './contract.ts'
import { inState } from './prepare.ts'
import { cutOff, followUpDue } from './rules.ts'

const table = { table: 'conferences.question' }

/** A question with what every fact about it needs to know. */
export interface Asked {
  readonly question: Question
  readonly one: Conference
  /** Other questions that have no fate yet, by topic. */
  readonly othersOpen: ReadonlyMap<Id, number>
}

const about = (question: Pick<Question, 'id' | 'hostId'>, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, question.id), unitId: question.hostId, data })

/** A topic cannot be absorbed while a question on it is neither answered nor in somebody's hands (NH-21): each fact says how many are, after it. */
function onTopic(topicId: Id | undefined, othersOpen: ReadonlyMap<Id, number>, after: QuestionState): OpenOnTopic | object {
  return topicId ? { topicId, openOnTopic: (othersOpen.get(topicId) ?? 0) + (after === 'asked' ? 1 : 0) } : {}
}

const unsettled = (question: Question, ...states: QuestionState[]): Refusal[] => (states.includes(question.state) ? [] : [{ code: 'conferences/question-settled', item: String(question.no), params: { no: question.no, state: question.state } }])
const worded = (question: Question): Refusal[] => (question.wording ? [] : [{ code: 'conferences/not-worded', item: String(question.no), clause: 'NH-30' }])

function sessionOf(one: Conference, sessionId: Id | undefined): { session: Session | undefined; refusals: Refusal[] } {
  const session = one.sessions.find(({ id }) => id === sessionId)
  return { session, refusals: sessionId && !session ? [{ code: 'conferences/no-session', item: sessionId }] : [] }
}

const placed = (session: Session | undefined): { sessionId?: Id; topicId?: Id } => (session ? { sessionId: session.id, ...(session.topicId && { topicId: session.topicId }) } : {})

export function askFromFloor({ one, questions, othersOpen }: { one: Conference; questions: number; othersOpen: ReadonlyMap<Id, number> }, input: { outlet: string; text: string; sessionId?: Id | undefined }, ctx: Context): Decision {
  const { session, refusals } = sessionOf(one, input.sessionId)
  return decideBy([...inState(one, 'open'), ...refusals], () => [
    about({ id: ctx.newId(), hostId: one.unitId }, 'conferences.questionAsked', { conferenceId: one.id, no: questions + 1, outlet: input.outlet, wording: input.text, ...placed(session), ...onTopic(session?.topicId, othersOpen, 'asked') }),
  ])
}

const said = (instant: Instant): string => toShanghai(instant).slice(0, 16).replace('T', ' ')

/** The stage of a live interview whose window is open now (NH-37). */
export const stageNow = (one: Conference, now: Instant): InterviewStage | undefined =>
  (Object.keys(interviewStages) as InterviewStage[]).findLast((stage) => one.stages[stage] && one.stages[stage].opensAt <= now && now < one.stages[stage].closesAt)

/** Why a citizen's question is not taken now; empty when it is (NH-30, NH-37). */
export function closedTo(one: Conference, now: Instant, rules: Rulebook): Refusal[] {
  if (one.occasion === 'live_interview') {
    if (!['ready', 'open', 'held'].includes(one.state)) return [{ code: 'conferences/not-in-state', item: one.id, params: { state: one.state } }]
    if (stageNow(one, now)) return []
    const windows = (Object.keys(interviewStages) as InterviewStage[]).flatMap((stage) => (one.stages[stage] ? [`${interviewStages[stage].zh} ${said(one.stages[stage].opensAt)} 至 ${said(one.stages[stage].closesAt)}`] : []))
    return [{ code: 'conferences/window-closed', item: one.id, clause: 'NH-37', params: { windows: windows.join('；') || '尚未公布' } }]
  }
  if (one.state !== 'ready' || !one.at) return [{ code: 'conferences/not-in-state', item: one.id, params: { state: one.state } }]
  const until = cutOff(rules, one.at)
  return now <= until ? [] : [{ code: 'conferences/cut-off', item: one.id, clause: 'NH-30', params: { until: said(until) } }]
}

export interface Submitting {
  readonly one: Conference
  readonly questions: number
  readonly already: boolean
  readonly wordsDigest: string
}

/** A citizen asks before the podium is set. The words are sealed; here stands their digest, and nothing about who asked. */
export function submit({ one, questions, already, wordsDigest }: Submitting, input: { questionId: Id }, ctx: Context): Decision {
  const refusals = already ? [{ code: 'conferences/already-submitted', item: input.questionId }] : closedTo(one, ctx.now, ctx.rules)
  const stage = stageNow(one, ctx.now)
  return decideBy(refusals, () => [about({ id: input.questionId, hostId: one.unitId }, 'conferences.questionSubmitted', { conferenceId: one.id, no: questions + 1, wordsDigest, keptUntil: eraseDue(ctx.rules, 'words', ctx.now).at, ...(stage && { stage }) })])
}

/** The office words a citizen's question for everybody to read; it belongs to a session from then on. */
export function word({ question, one, othersOpen }: Asked, input: { wording: string; sessionId?: Id | undefined }): Decision {
  const { session, refusals } = sessionOf(one, input.sessionId)
  if (question.from === 'floor') refusals.push({ code: 'conferences/said-aloud', item: String(question.no) })
  return decideBy([...refusals, ...unsettled(question, 'asked')], () => {
    const place = question.sessionId ? {} : placed(session)
    return [about(question, 'conferences.questionWorded', { wording: input.wording, ...place, ...onTopic(place.topicId ?? question.topicId, othersOpen, 'asked') })]
  })
}

/** Answered from the podium, by somebody with a name and a unit (WL-27). */
export function answerOnSite({ question, one, othersOpen }: Asked, input: { speakerId: Id; sessionId?: Id | undefined }): Decision {
  const refusals = [...inState(one, 'open'), ...unsettled(question, 'asked'), ...worded(question)]
  const session = one.sessions.find(({ id, speakers }) => (input.sessionId ?? question.sessionId ?? id) === id && speakers.some(({ personId }) => personId === input.speakerId))
  if (!session) refusals.push({ code: 'conferences/not-a-speaker', item: input.speakerId, clause: 'WL-27' })
  return decideBy(refusals, () => {
    const speaker = session!.speakers.find(({ personId }) => personId === input.speakerId)!
    const place = question.sessionId ? {} : placed(session)
    return [about(question, 'conferences.questionAnswered', { answeredBy: { name: speaker.name, unitName: session!.unitName }, ...place, ...onTopic(place.topicId ?? question.topicId, othersOpen, 'answeredOnSite') })]
  })
}

/** Not answered on the spot: it has an owner and a day from this moment, and becomes a matter like any other (NH-41). */
export function openFollowUp({ question, one, othersOpen, unitName }: Asked & { unitName: string | undefined }, input: { unitId: Id }, ctx: Context): Decision {
  const refusals = [...inState(one, 'ready', 'open', 'held', 'cancelled'), ...unsettled(question, 'asked'), ...worded(question)]
  if (unitName === undefined) refusals.push({ code: 'conferences/unknown-unit', item: input.unitId })
  return decideBy(refusals, () => {
    const data = { conferenceId: one.id, no: question.no, unitId: input.unitId, unitName, wording: question.wording, messageId: ctx.newId(), ...onTopic(question.topicId, othersOpen, 'followUpOpen') }
    const dueAt = followUpDue(ctx.rules, ctx.now, data)
    return [about(question, 'conferences.followUpOpened', { ...data, ...(dueAt && { dueAt }) })]
  })
}

/** Whether the acting person belongs to the unit that owes the answer, or to the host. */
function owes(question: Question, ctx: Context): Refusal[] {
  if (ctx.actor.as !== 'post' || ctx.actor.posts.some((post) => post.unitId === question.unitId || post.unitId === question.hostId)) return []
  return [{ code: 'conferences/not-your-unit', item: question.unitId ?? question.id, clause: 'NH-41' }]
}

/** Told to whoever asked, by somebody with a name (WL-27). */
export function answerFollowUp(question: Question, input: { spokesperson: string; how: string; note: string }, ctx: Context): Decision {
  return decideBy([...unsettled(question, 'followUpOpen'), ...owes(question, ctx)], () => [
    about(question, 'conferences.followUpAnswered', { unitId: question.unitId, answeredBy: { name: input.spokesperson, unitName: question.unitName }, how: input.how, note: input.note }),
  ])
}

/** Return water: an answer of substance to the matters that these questions became stands in public. */
export function noteReleased(found: readonly Question[], input: { releaseId: Id; substance: string }): Decision {
  if (input.substance !== 'full') return accept()
  return accept(...found.filter(({ state }) => state === 'followUpOpen').map((question) => about(question, 'conferences.followUpAnswered', { unitId: question.unitId, releaseId: input.releaseId })))
}

/** Answered is a word, resolved is a deed (NH-43). */
export function resolve(question: Question, input: { result: string }, ctx: Context): Decision {
  const refusals = [...unsettled(question, 'followUpAnswered'), ...owes(question, ctx)]
  if (question.resolved) refusals.push({ code: 'conferences/already-resolved', item: String(question.no) })
  return decideBy(refusals, () => [about(question, 'conferences.followUpResolved', { unitId: question.unitId, result: input.result })])
}

/** The same question was asked already; its fate is that one's. */
export function merge({ question, othersOpen, into }: Asked & { into: Question | undefined }): Decision {
  const refusals = unsettled(question, 'asked')
  if (!into || into.conferenceId !== question.conferenceId) refusals.push({ code: 'conferences/no-question', item: 'intoId' })
  else if (into.id === question.id || into.state === 'merged') refusals.push({ code: 'conferences/merge-nowhere', item: 'intoId' })
  return decideBy(refusals, () => [about(question, 'conferences.questionMerged', { into: { id: into!.id, no: into!.no }, ...onTopic(question.topicId, othersOpen, 'merged') })])
}

/** Erased because whoever asked has a right to it (RL-2); that it was, by whom and why stays, and so do number, fate and the office's wording. */
export function erase(question: Question, input: { note: string }): Decision {
  if (!question.wordsDigest || question.wordsErased) return refuse({ code: 'conferences/nothing-to-erase', item: String(question.no), params: { no: question.no } })
  return accept(about(question, 'conferences.wordsErased', { note: input.note }))
}

/** The term of the words is over (RL-2): they go, unless the question still waits for its fate; then they are kept for another term. */
export function eraseInTime(question: Question | undefined, input: { dueAt: Instant }, ctx: Context): Decision {
  if (!question?.wordsDigest || question.wordsErased || question.keptUntil !== input.dueAt) return accept()
  const open = question.state === 'asked' || question.state === 'followUpOpen'
  return accept(open ? about(question, 'conferences.wordsKept', { until: eraseDue(ctx.rules, 'words', ctx.now).at }) : about(question, 'conferences.wordsErased', { because: 'retention' }))
}

/** Not answered, with a reason that everybody reads (XM4-17); a citizen's only on a ground that was published beforehand (NH-37). */
export function decline({ question, othersOpen }: Asked, input: { ground?: ModerationGround | undefined; reason: string }): Decision {
  const refusals = unsettled(question, 'asked')
  if (question.from === 'citizen' && !input.ground) refusals.push({ code: 'conferences/ground-missing', item: 'ground', clause: 'NH-37', params: { no: question.no } })
  return decideBy(refusals, () => [about(question, 'conferences.questionDeclined', { reason: input.reason, ...(input.ground && { ground: input.ground }), ...onTopic(question.topicId, othersOpen, 'declined') })])
}

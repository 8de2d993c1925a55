import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import { interviewStages, type Action, type Close, type Conference, type Evaluate, type Held, type InterviewStage, type Invitation } from './contract.ts'
import { about, inState, isHead, onPaper } from './prepare.ts'

const HOUR_MS = 3_600_000
/** A conference begins at its time; so much earlier the doors open. */
const EARLIEST_HOURS = 1

/** Before the doors are open nobody can have come (CV-7). */
const tooEarly = (one: Conference, now: Instant): Refusal[] => (one.at && now < plus(one.at, -EARLIEST_HOURS * HOUR_MS) ? [{ code: 'conferences/too-early', item: one.id, params: { at: one.at } }] : [])

/** It begins. Who really is there is confirmed; a response without a head or spokesperson is a breach that stays on record (GB-15). */
export function start({ one, unknown }: { one: Conference; unknown: readonly Id[] }, input: { presentIds: readonly Id[] }, ctx: Context): Decision {
  const refusals: Refusal[] = inState(one, 'ready')
  for (const item of unknown) refusals.push({ code: 'conferences/unknown-person', item })
  refusals.push(...tooEarly(one, ctx.now))
  return decideBy(refusals, () => {
    const presentIds = [...new Set(input.presentIds)]
    const there = new Set(presentIds)
    const missed = one.responds ? one.sessions.filter((session) => !session.speakers.some((speaker) => isHead(speaker) && there.has(speaker.personId))) : []
    return [
      about(one, 'conferences.started', { presentIds }),
      ...missed.map((session) => about(one, 'conferences.attendanceMissed', { sessionId: session.id, unitId: session.unitId })),
    ]
  })
}

const invited = (one: Conference, id: Id): Invitation | undefined => one.invitations.find((each) => each.id === id)

/** Somebody who was invited is there. A substitute is marked as one, and nobody stands in for a substitute (NH-07). */
export function signIn(one: Conference, input: { invitationId: Id; name: string; substituteFor?: string | undefined }, by: 'list' | 'code', now: Instant): Decision {
  const refusals: Refusal[] = [...inState(one, 'ready', 'open'), ...tooEarly(one, now)]
  const invitation = invited(one, input.invitationId)
  if (!invitation) return { refusals: [...refusals, { code: 'conferences/no-invitation', item: input.invitationId }] }
  const standsFor = input.substituteFor ?? (invitation.person && invitation.person !== input.name ? invitation.person : undefined)
  const forSubstitute = standsFor !== undefined && ((invitation.person !== undefined && invitation.person !== standsFor) || invitation.signedIn?.substituteFor !== undefined)
  if (forSubstitute) refusals.push({ code: 'conferences/substitute-of-substitute', item: input.name, clause: 'NH-07', params: { name: standsFor } })
  else if (invitation.signedIn) refusals.push({ code: 'conferences/already-signed-in', item: invitation.name, params: { name: invitation.signedIn.name } })
  return decideBy(refusals, () => [about(one, 'conferences.signedIn', { invitationId: invitation.id, name: input.name, by, ...(standsFor && { substituteFor: standsFor }) })])
}

/** It is over. What counts from now on is what stands here: sessions held, questions asked, actions set (CV-7). */
export function close({ one, questions }: { one: Conference; questions: number }, input: Close, ctx: Context): Decision {
  const refusals: Refusal[] = inState(one, ...(onPaper(one) ? (['ready'] as const) : (['open'] as const)))
  if (one.occasion === 'micro' && questions === 0) refusals.push({ code: 'conferences/micro-without-question', item: one.id, clause: 'NH-32' })
  if (one.occasion === 'micro' && !one.actions.some((action) => action.result)) refusals.push({ code: 'conferences/micro-without-result', item: one.id, clause: 'NH-32' })
  if (one.venue && input.attendees === undefined) refusals.push({ code: 'conferences/attendees-missing', item: 'attendees', clause: 'WL-30' })
  if (onPaper(one) && !input.evidence) refusals.push({ code: 'conferences/evidence-missing', item: 'evidence', clause: 'CV-7' })
  return decideBy(refusals, () => {
    const { occasion, form } = one
    const held: Held = {
      conferenceId: one.id, ...(one.slotId && { slotId: one.slotId }), heldAt: ctx.now, questions, actions: one.actions.length, attendeeIds: one.presentIds ?? [],
      ...(input.attendees !== undefined && { attendees: input.attendees }),
      sessions: one.sessions.map((session) => ({
        sessionId: session.id, unitId: session.unitId, ...(session.topicId && { topicId: session.topicId }), organiserLevel: 'district', occasion, form,
        speakerIds: session.speakers.map(({ personId }) => personId).filter((id) => onPaper(one) || one.presentIds?.includes(id)),
      })),
    }
    return [about(one, 'conferences.held', { ...held, ...(input.evidence && { evidence: input.evidence }) })]
  })
}

export function setAction({ one, known }: { one: Conference; known: boolean }, input: { what: string; unitId: Id; dueAt: Instant }, ctx: Context): Decision {
  const refusals = inState(one, 'open', 'held')
  if (!known) refusals.push({ code: 'conferences/unknown-unit', item: input.unitId })
  if (input.dueAt <= ctx.now) refusals.push({ code: 'conferences/time-in-the-past', item: 'dueAt' })
  const { what, unitId, dueAt } = input
  const action: Action = { no: one.actions.length + 1, what, unitId, dueAt }
  return decideBy(refusals, () => [about(one, 'conferences.actionSet', action)])
}

export function finishAction(one: Conference, input: { no: number; result: string }, ctx: Context): Decision {
  const action = one.actions.find(({ no, doneAt }) => no === input.no && doneAt === undefined)
  const mine = ctx.actor.as !== 'post' || ctx.actor.posts.some((post) => post.unitId === action?.unitId || post.unitId === one.unitId)
  const refusals: Refusal[] = action ? [] : [{ code: 'conferences/no-action', item: String(input.no) }]
  if (action && !mine) refusals.push({ code: 'conferences/not-your-unit', item: action.unitId })
  return decideBy(refusals, () => [about(one, 'conferences.actionFinished', { no: input.no, result: input.result })])
}

/** What was said beyond questions: it goes the way of every message that reaches us (NH-29). */
export function noteOpinion(one: Conference, input: { text: string }, ctx: Context): Decision {
  return decideBy(inState(one, 'open', 'held'), () => [about(one, 'conferences.opinionNoted', { messageId: ctx.newId(), text: input.text })])
}

/** The windows of a live interview, in their order (NH-37). */
export function openStage(one: Conference, input: { stage: InterviewStage; opensAt: Instant; closesAt: Instant }): Decision {
  const refusals = inState(one, 'preparing', 'ready', 'open', 'held')
  const { stage, opensAt, closesAt } = input
  if (one.occasion !== 'live_interview') refusals.push({ code: 'conferences/no-interview', item: one.id, clause: 'NH-37' })
  if (closesAt <= opensAt) refusals.push({ code: 'conferences/ends-before-it-begins', item: 'closesAt' })
  const order = Object.keys(interviewStages)
  const wrong = Object.entries(one.stages).find(([other, window]) => (order.indexOf(other) < order.indexOf(stage) ? window.opensAt > opensAt : order.indexOf(other) > order.indexOf(stage) && window.opensAt < opensAt))
  if (wrong) refusals.push({ code: 'conferences/stages-out-of-order', item: stage, clause: 'NH-37', params: { other: interviewStages[wrong[0] as InterviewStage].zh } })
  return decideBy(refusals, () => [about(one, 'conferences.stageOpened', { stage, opensAt, closesAt })])
}

/** What it did, once every question has a fate (WL-20, NH-41). */
export function evaluate({ one, unsettled }: { one: Conference; unsettled: number }, input: Evaluate): Decision {
  const refusals = inState(one, 'held')
  if (one.evaluation) refusals.push({ code: 'conferences/already-evaluated', item: one.id })
  if (unsettled > 0) refusals.push({ code: 'conferences/questions-without-fate', item: one.id, clause: 'NH-41', params: { unsettled } })
  const { verdict, coverage } = input
  return decideBy(refusals, () => [about(one, 'conferences.evaluated', { verdict, coverage })])
}

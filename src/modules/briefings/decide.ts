import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { evaluateGate } from '#src/rulebook/kinds/gate.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import type { CallMeeting, Circulate, Meeting, Paper, RecordMeeting } from './contract.ts'

const meetingTable = { table: 'briefings.meeting' }
const paperTable = { table: 'briefings.paper' }
const ofMeeting = (one: Meeting, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(meetingTable, one.id), unitId: one.unitId, data })

function ofUnit(unitId: Id, ctx: Context): Refusal[] {
  if (ctx.actor.as !== 'post') return []
  return ctx.actor.posts.some((post) => post.unitId === unitId || post.wholeJurisdiction) ? [] : [{ code: 'briefings/not-your-unit', item: unitId }]
}

export interface Speakers {
  readonly unknownUnits: readonly Id[]
  /** Spokespersons of the unit, its first one among them. */
  readonly speakerIds: readonly Id[]
}

/** An important meeting: the spokespersons are invited with it, or it says why not (GS-33). */
export function callMeeting({ unknownUnits, speakerIds }: Speakers, input: CallMeeting, ctx: Context): Decision {
  const refusals: Refusal[] = [...unknownUnits.map((item) => ({ code: 'briefings/unknown-unit', item })), ...ofUnit(input.unitId, ctx)]
  const invitedIds = input.notInvitedReason ? [] : speakerIds
  const missing = evaluateGate(gateFor(ctx.rules, 'important-meeting', ctx.now), [], { authorIds: [], digest: '', items: { 'invitation-or-reason': invitedIds.length > 0 ? invitedIds.join(' ') : input.notInvitedReason } })
  for (const { clause, zh, en } of missing) refusals.push({ code: 'briefings/nobody-invited', item: 'notInvitedReason', clause, params: { zh, en } })
  const { unitId, ...rest } = input
  return decideBy(refusals, () => [{ kind: 'briefings.meetingCalled', subject: subjectOf(meetingTable, ctx.newId()), unitId, data: { ...rest, invitedIds } }])
}

const notCalled = (one: Meeting): Refusal[] => (one.state === 'called' ? [] : [{ code: 'briefings/meeting-over', item: one.id }])

/** Held, and who of the invited sat in, with what shows it. */
export function recordMeeting(one: Meeting, { attendedIds, evidence }: RecordMeeting, ctx: Context): Decision {
  const refusals = [...ofUnit(one.unitId, ctx), ...notCalled(one)]
  if (one.at > ctx.now) refusals.push({ code: 'briefings/not-held-yet', item: one.id, clause: 'CV-7' })
  for (const item of attendedIds) if (!one.invitedIds.includes(item)) refusals.push({ code: 'briefings/not-invited', item, clause: 'GS-33' })
  return decideBy(refusals, () => [ofMeeting(one, 'briefings.meetingHeld', { attendedIds: [...new Set(attendedIds)], evidence })])
}

export function cancelMeeting(one: Meeting, { reason }: { reason: string }, ctx: Context): Decision {
  return decideBy([...ofUnit(one.unitId, ctx), ...notCalled(one)], () => [ofMeeting(one, 'briefings.meetingCancelled', { reason })])
}

/** A document to be read: its title only. One with a mark of secrecy is not even named here (2.13). */
export function circulate({ unknownUnits, speakerIds }: Speakers, input: Circulate, ctx: Context): Decision {
  const refusals: Refusal[] = [...unknownUnits.map((item) => ({ code: 'briefings/unknown-unit', item })), ...ofUnit(input.unitId, ctx)]
  if (!input.unclassified) refusals.push({ code: 'briefings/classified', item: 'unclassified', clause: 'GS-33' })
  if (speakerIds.length === 0) refusals.push({ code: 'briefings/nobody-to-read', item: input.unitId, clause: 'GS-24' })
  const { unitId, title, number } = input
  return decideBy(refusals, () => [{ kind: 'briefings.paperCirculated', subject: subjectOf(paperTable, ctx.newId()), unitId, data: { title, number, readerIds: speakerIds } }])
}

/** Whoever read it says so, for oneself. */
export function noteRead(paper: Paper, ctx: Context): Decision {
  const personId = ctx.actor.as === 'post' ? ctx.actor.personId : ''
  if (!paper.readerIds.includes(personId)) return { refusals: [{ code: 'briefings/not-a-reader', item: paper.id }] }
  if (paper.read.some((one) => one.personId === personId)) return accept()
  return accept({ kind: 'briefings.paperRead', subject: subjectOf(paperTable, paper.id), unitId: paper.unitId, data: { personId } })
}

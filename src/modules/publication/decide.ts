import { accept as stateAll, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Cleared } from '../review/contract.ts'
import { waitingEdition, type ErasureCategory, type Release, type Released, type ReleaseNumber, type WithdrawalReason } from './contract.ts'

const table = { table: 'publication.release' }
const about = (release: Release, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, release.id), unitId: release.unitId, data })

/** Exactly one flow leads here, and it comes from review. */
export function ready({ classes }: { classes: readonly string[] }, { cleared, unitId }: { cleared: Cleared; unitId: Id }): Decision {
  return stateAll({ kind: 'publication.ready', subject: subjectOf(table, cleared.statementId), unitId, data: { cleared, unitId, classes } })
}

export interface Releasing {
  readonly statementId: Id
  readonly release: Release | undefined
  /** What the newest review still lacks; each is a reason why it cannot go out. */
  readonly missing: readonly Refusal[]
  /** A standing decision not to make it public. */
  readonly withheld: boolean
  /** The document that it explains is not public (WL-01). */
  readonly policyMissing: boolean
  /** It is a major one, and nobody has planned how it reaches people (GB-44). */
  readonly planMissing: boolean
  /** A forecast was asked for with it and is not written (GS-31). */
  readonly forecastMissing: boolean
}

/** Why it cannot go out now, all reasons at once. */
function unready({ statementId, release, missing, withheld, policyMissing, planMissing, forecastMissing }: Releasing): Refusal[] {
  const refusals = [...missing]
  if (withheld) refusals.push({ code: 'publication/withheld', item: statementId, clause: 'RL-12' })
  if (policyMissing) refusals.push({ code: 'publication/policy-not-public', item: statementId, clause: 'WL-01' })
  if (forecastMissing) refusals.push({ code: 'publication/forecast-missing', item: statementId, clause: 'GS-31' })
  if (planMissing) refusals.push({ code: 'publication/plan-missing', item: statementId, clause: 'GB-44' })
  if (release && ['withdrawn', 'erased'].includes(release.state)) refusals.push({ code: 'publication/taken-back', item: release.id, params: { state: release.state } })
  if (release?.state === 'ordered') refusals.push({ code: 'publication/on-its-way', item: release.id })
  if (refusals.length === 0 && !(release && waitingEdition(release))) refusals.push({ code: 'publication/nothing-cleared', item: statementId })
  return refusals
}

/** Orders what was cleared, byte for byte; the publisher takes it from the outbox. */
export function release(releasing: Releasing): Decision {
  return decideBy(unready(releasing), () => [about(releasing.release!, 'publication.ordered', { no: waitingEdition(releasing.release!)!.no })])
}

/** At the chosen time the same gate is asked again. */
export function schedule(releasing: Releasing, input: { at: Instant }, ctx: Context): Decision {
  const refusals = unready(releasing)
  if (input.at <= ctx.now) refusals.push({ code: 'publication/time-in-the-past', item: 'at' })
  if (releasing.release?.state === 'released') refusals.push({ code: 'publication/corrections-go-at-once', item: releasing.statementId, clause: 'RL-5' })
  return decideBy(refusals, () => [about(releasing.release!, 'publication.scheduled', { at: input.at })])
}

export function unschedule(release: Release): Decision {
  const refusals = release.state === 'scheduled' ? [] : [{ code: 'publication/not-scheduled', item: release.id }]
  return decideBy(refusals, () => [about(release, 'publication.unscheduled', {})])
}

/** The time has come: what is no longer clear stays back, and says so, instead of going out. */
export function fire(releasing: Releasing, input: { dueAt: Instant }): Decision {
  const { release: one } = releasing
  if (one?.state !== 'scheduled' || one.scheduledAt !== input.dueAt) return stateAll()
  const refusals = unready(releasing)
  if (refusals.length > 0) return stateAll(about(one, 'publication.unscheduled', { because: refusals }))
  return stateAll(about(one, 'publication.ordered', { no: waitingEdition(one)!.no }))
}

export interface PuttingOut {
  readonly release: Release
  readonly answers: readonly Id[]
  /** The next of the year, for a public release that goes out for the first time. */
  readonly next: ReleaseNumber | undefined
  /** What its edition asks of the public, or whose outcome it is. */
  readonly asks: Pick<Released, 'invites' | 'concludes'>
}

/** States that it is out, with the evidence; a reply to one asker and a correction are named as what they are. */
export function putOut({ release: one, answers, next, asks }: PuttingOut, input: { no: number }): Decision {
  const edition = one.editions.find((each) => each.no === input.no)
  if (!edition || edition.releasedAt) return stateAll()
  const data: Released = {
    statementId: one.id, caseId: one.caseId, no: edition.no, digest: edition.digest, address: `/releases/${one.id}/${edition.no}`, answers,
    substance: one.holding ? 'holding' : 'full',
    ...(one.resultExpectedOn && { resultExpectedOn: one.resultExpectedOn }), ...(one.nextUpdateAt && { nextUpdateAt: one.nextUpdateAt }), ...(edition.note && { note: edition.note }),
    ...(next && { number: next }), ...asks,
  }
  const kind = one.releasedAt ? 'publication.corrected' : one.audience === 'asker' ? 'publication.replied' : 'publication.released'
  return stateAll(about(one, kind, data))
}

/** `ofEvaluator`: its words are not the office's to change. */
export function askCorrection({ release: one, ofEvaluator }: { release: Release; ofEvaluator: boolean }, input: { note: string }): Decision {
  const refusals: Refusal[] = one.state === 'released' ? [] : [{ code: 'publication/not-out', item: one.id, params: { state: one.state } }]
  if (waitingEdition(one)) refusals.push({ code: 'publication/correction-waits', item: one.id })
  if (ofEvaluator) refusals.push({ code: 'publication/report-from-outside', item: one.id, clause: 'GB-46' })
  return decideBy(refusals, () => [about(one, 'publication.correctionAsked', { statementId: one.id, note: input.note })])
}

/** The old editions stay readable, with the reason above them (RL-5). */
export function withdraw(one: Release, input: { reason: WithdrawalReason; note: string }): Decision {
  const refusals = one.state === 'released' ? [] : [{ code: 'publication/not-out', item: one.id, params: { state: one.state } }]
  const { reason, note } = input
  return decideBy(refusals, () => [about(one, 'publication.withdrawn', { reason, note })])
}

/** Leaked personal data or a secret goes at once; a tombstone with the category stays, and the review comes afterwards (RL-5). */
export function erase(one: Release, input: { category: ErasureCategory; note: string }): Decision {
  const refusals = ['released', 'withdrawn'].includes(one.state) ? [] : [{ code: 'publication/not-out', item: one.id, params: { state: one.state } }]
  const { category, note } = input
  return decideBy(refusals, () => [about(one, 'publication.erased', { category, note })])
}

import { decideBy, type Decision, type Refusal } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import { runningPause, type Case } from './contract.ts'
import { about, inState, ofUnit } from './decide.ts'

const personOf = (ctx: Context): string => (ctx.actor.as === 'post' ? ctx.actor.personId : '')

/** A clock stands still only on a named ground and with an approver. */
export function applyPause(one: Case, input: { ground: string; explanation: string }, ctx: Context): Decision {
  const refusals = [...inState(one, 'accepted'), ...ofUnit(one, ctx)]
  if (one.application) refusals.push({ code: 'cases/application-waits', item: one.id })
  if (runningPause(one)) refusals.push({ code: 'cases/already-paused', item: one.id })
  const { ground, explanation } = input
  return decideBy(refusals, () => [about(one, 'cases.pauseApplied', { kind: 'pause', ground, explanation, by: personOf(ctx) })])
}

export function applyExtension(one: Case, input: { ground: string; until: Instant; explanation: string }, ctx: Context): Decision {
  const refusals = [...inState(one, 'accepted'), ...ofUnit(one, ctx)]
  if (one.application) refusals.push({ code: 'cases/application-waits', item: one.id })
  if (one.extensions.length > 0) refusals.push({ code: 'cases/extended-once', item: one.id })
  if (input.until <= ctx.now) refusals.push({ code: 'cases/promise-in-the-past', item: 'until' })
  const { ground, until, explanation } = input
  return decideBy(refusals, () => [about(one, 'cases.extensionApplied', { kind: 'extension', ground, until, explanation, by: personOf(ctx) })])
}

/** Another person decides; nobody approves their own application. */
export function decideApplication(one: Case, input: { decision: 'approve' | 'reject'; note: string }, ctx: Context): Decision {
  const refusals: Refusal[] = one.application ? [] : [{ code: 'cases/no-application', item: one.id }]
  if (ofUnit(one, ctx).length > 0 && !(ctx.actor.as === 'post' && ctx.actor.posts.some((post) => post.unitId === one.pressOfficeId))) refusals.push({ code: 'cases/not-your-approval', item: one.id })
  if (one.application?.by === personOf(ctx)) refusals.push({ code: 'cases/own-application', item: one.id })
  return decideBy(refusals, () => {
    const { kind, ground, until } = one.application!
    const data = { ground, note: input.note, approvedBy: personOf(ctx), messages: one.messages }
    if (input.decision === 'reject') return [about(one, 'cases.applicationRejected', { kind, ...data })]
    return kind === 'pause' ? [about(one, 'cases.paused', data)] : [about(one, 'cases.extended', { ...data, until })]
  })
}

export function resume(one: Case, ctx: Context): Decision {
  const pause = runningPause(one)
  const refusals = pause ? ofUnit(one, ctx) : [{ code: 'cases/not-paused', item: one.id }]
  return decideBy(refusals, () => [about(one, 'cases.resumed', { from: pause!.from, until: ctx.now, messages: one.messages })])
}

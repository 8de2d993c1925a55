import type { z } from 'zod'
import { accept, decideBy, refuse, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type * as contract from './contract.ts'
import type { Credential } from './contract.ts'

const table = { table: 'access.credential' }

/** Facts about a sign-in stand on the chain of the unit for which it was opened. */
const about = (credential: Credential, kind: string, data: object): { kind: string; subject: string; unitId: Id; data: object } => ({
  kind,
  subject: subjectOf(table, credential.id),
  unitId: credential.unitId,
  data,
})

export interface Opening {
  readonly existing: Credential | undefined
  readonly loginTaken: boolean
  /** False when the person holds no post now. */
  readonly hasPost: boolean
}

export function openSignIn(state: Opening, input: z.output<typeof contract.openSignIn>): Decision {
  const refusals: Refusal[] = []
  if (state.existing && state.existing.state !== 'closed') refusals.push({ code: 'access/has-sign-in', item: input.personId })
  if (state.loginTaken) refusals.push({ code: 'access/login-taken', item: 'login', params: { login: input.login } })
  if (!state.hasPost) refusals.push({ code: 'access/no-post', item: input.personId })
  return decideBy(refusals, () => [
    { kind: 'access.signInOpened', subject: subjectOf(table, input.personId), unitId: input.unitId, data: { login: input.login, unitId: input.unitId } },
  ])
}

/** A reset takes password and second factor away; only the one-time link leads back in. */
export function orderReset(credential: Credential): Decision {
  return credential.state === 'closed' ? refuse({ code: 'access/closed', item: credential.login }) : accept(about(credential, 'access.resetOrdered', {}))
}

export function notePassword(credential: Credential, input: z.output<typeof contract.notePassword>): Decision {
  if (credential.state === 'closed') return refuse({ code: 'access/closed', item: credential.login })
  return accept(about(credential, 'access.credentialSet', { by: input.by, mustChange: input.mustChange }))
}

export function noteSecondFactor(credential: Credential, input: z.output<typeof contract.noteSecondFactor>): Decision {
  return accept(about(credential, 'access.secondFactorChanged', { on: input.on }))
}

/** Whoever administers sign-ins cannot close their own: the last way in must not close behind itself. */
export function closeSignIn(credential: Credential, input: z.output<typeof contract.closeSignIn>, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (credential.state === 'closed') refusals.push({ code: 'access/closed', item: credential.login })
  if (ctx.actor.as === 'post' && ctx.actor.personId === input.personId) refusals.push({ code: 'access/own-sign-in', item: credential.login })
  return decideBy(refusals, () => [about(credential, 'access.signInClosed', { reason: input.reason })])
}

/**
 * access 登录与会话: who may sign in, and what proves it.
 * credential 登录资格: a person's sign-in name and its state; same id as the person. Secrets lie elsewhere and never in a fact.
 * link 一次性链接: sets a password once, for a new colleague or after a reset; ends after 72 hours.
 * second factor 动态口令: six digits that change every 30 seconds (RFC 6238), with recovery codes on paper.
 * session 会话: 32 random bytes in a cookie; only their digest is stored. Checked in the database at every request.
 */
import { z } from 'zod'
import { id, paging } from '#src/desk/shapes.ts'
import type { Answer } from '#src/desk/desk.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

export const SHORTEST_PASSWORD = 10
/** argon2 takes longer for longer input; nobody types more than this. */
export const LONGEST_PASSWORD = 256

/** As people sign in: letters, digits, dot, hyphen, underscore, or Chinese characters; case does not matter. */
export const login = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{2,50}$/u, '登录名用 2 至 50 个汉字、字母、数字、点、连字符或下划线 / a sign-in name has 2 to 50 letters, digits, dots, hyphens or underscores')

export const openSignIn = z.object({ personId: id, login, unitId: id })
export const personOnly = z.object({ personId: id })
export const closeSignIn = z.object({ personId: id, reason: z.string().trim().min(2).max(200) })
export const listSignIns = z.object({ ...paging, search: z.string().max(50).optional() })
export const notePassword = z.object({ personId: id, by: z.enum(['self', 'link', 'start']), mustChange: z.boolean() })
export const noteSecondFactor = z.object({ personId: id, on: z.boolean() })

export type CredentialState = 'invited' | 'open' | 'closed'

export interface Credential {
  readonly id: Id
  readonly login: string
  readonly unitId: Id
  readonly state: CredentialState
  /** The password was chosen by somebody else and must be changed at the next sign-in. */
  readonly mustChange: boolean
  readonly secondFactor: boolean
  readonly passwordSetAt?: Instant
}

export const facts = {
  'access.signInOpened': '开通登录',
  'access.resetOrdered': '重置登录口令',
  'access.credentialSet': '设置登录口令',
  'access.secondFactorChanged': '变更动态口令',
  'access.signInClosed': '停用登录',
} as const

/** What happened at the door; written to the security log, which alone keeps network addresses. */
export type SecurityEvent =
  | 'signedIn' | 'signInFailed' | 'signInRefused' | 'signedOut' | 'signedOutEverywhere' | 'passwordChanged' | 'passwordRefused'
  | 'linkMade' | 'linkUsed' | 'linkRefused' | 'secondFactorOn' | 'secondFactorOff' | 'recoveryCodeUsed' | 'signInClosed'

/** Where a request comes from; `dial` turns the clock in test, drill and replay databases. */
export interface Visit {
  readonly address: string
  readonly dial?: Instant
}

/** A signed-in person as of this request. */
export interface Visitor {
  readonly personId: Id
  readonly login: string
  readonly actor: Actor & { readonly as: 'post' }
  readonly mustChange: boolean
  readonly secondFactor: boolean
  readonly idleUntil: Instant
  readonly endsAt: Instant
}

export interface SignedIn {
  /** For the cookie; stored nowhere. */
  readonly token: string
  readonly visitor: Visitor
}

/** A one-time link's secret part and its end. */
export interface OneTimeLink {
  readonly token: string
  readonly endsAt: Instant
}

/** What the surfaces may ask of the door. Every refusal is worded in `refusals.ts`. */
export interface Door {
  signIn(attempt: { login: string; password: string; code?: string | undefined }, visit: Visit): Promise<Answer<SignedIn>>
  /** Who holds this session now, with the appointments of this moment; undefined when it ended, was revoked, or no post is left. */
  whoIs(token: string, visit: Visit): Promise<Visitor | undefined>
  signOut(token: string, visit: Visit): Promise<void>
  /** Ends every session of the visitor; answers how many. */
  signOutEverywhere(visitor: Visitor, visit: Visit): Promise<number>
  /** Ends all other sessions too; `keep` stays. */
  changePassword(visitor: Visitor, change: { current: string; next: string }, keep: string, visit: Visit): Promise<Answer<true>>
  useLink(token: string, next: string, visit: Visit): Promise<Answer<{ login: string }>>
  beginSecondFactor(visitor: Visitor, visit: Visit): Promise<Answer<{ secret: string; address: string }>>
  confirmSecondFactor(visitor: Visitor, code: string, visit: Visit): Promise<Answer<{ recoveryCodes: readonly string[] }>>
  removeSecondFactor(visitor: Visitor, password: string, visit: Visit): Promise<Answer<true>>
  openSignIn(by: Actor, input: { personId: Id; login: string; unitId: Id }, visit: Visit): Promise<Answer<OneTimeLink>>
  resetSignIn(by: Actor, personId: Id, visit: Visit): Promise<Answer<OneTimeLink>>
  closeSignIn(by: Actor, input: { personId: Id; reason: string }, visit: Visit): Promise<Answer<true>>
  /** A sign-in with a first password, for the first administrator and the demonstration district. */
  openWithPassword(input: { personId: Id; login: string; unitId: Id; passwordHash: string; mustChange: boolean }, visit: Visit): Promise<Answer<true>>
  /** The id under which this form becomes a message; the same form within ten minutes is given the same id on every process. */
  messageIdOfForm(form: readonly string[], visit: Visit): Promise<Id>
}

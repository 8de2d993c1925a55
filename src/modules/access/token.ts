import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Refusal } from '#src/kernel/facts.ts'
import { Refused } from '#src/record/work.ts'
import type { Credential, Visitor } from './contract.ts'
import type { SessionRow } from './storage.ts'

/** 256 random bits for a cookie or a one-time link. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. It is random, so a plain digest gives nothing away. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A refusal thrown inside a transaction, which rolls it back. */
export const refusing = (code: string, more: Partial<Refusal> = {}): Refused => new Refused([{ code, ...more }])

export function asVisitor(credential: Credential, actor: Actor & { as: 'post' }, session: Pick<SessionRow, 'idleUntil' | 'endsAt'>): Visitor {
  const { id: personId, login, mustChange, secondFactor } = credential
  return { personId, login, actor, mustChange, secondFactor, idleUntil: session.idleUntil, endsAt: session.endsAt }
}

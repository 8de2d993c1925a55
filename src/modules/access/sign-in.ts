import type { Answer } from '#src/desk/desk.ts'
import type { Refusal } from '#src/kernel/facts.ts'
import { fromBase32, type Keys } from '#src/record/keys.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { actorOf } from '../directory/queries.ts'
import { LONGEST_PASSWORD, type Credential, type Door, type SignedIn, type Visit } from './contract.ts'
import { countAttempt } from './lockout.ts'
import { matches } from './password.ts'
import * as storage from './storage.ts'
import { asVisitor, digestOf, newToken, refusing } from './token.ts'
import { matchingStep, RFC4648 } from './totp.ts'

interface Begun {
  readonly credential?: Credential | undefined
  readonly secret?: storage.Secret | undefined
  /** How long this name must wait; the attempt then does not count. */
  readonly waitMs: number
}

interface SigningIn {
  readonly signIn: Door['signIn']
  begin(login: string, visit: Visit): Promise<Begun>
  /** Under which digest the attempts of a name are counted. */
  attemptsOf(login: string): Buffer
}

export const waitRefusal = (waitMs: number): Refusal => ({ code: 'access/wait', params: { seconds: Math.ceil(waitMs / 1000) } })

interface Tools {
  readonly keys: Keys
  readonly recoveryDigest: (code: string) => Buffer
  quietly<T>(visit: Visit, work: (tx: Tx) => Promise<T>): Promise<T>
}

type Attempt = Parameters<Door['signIn']>[0]

/**
 * Signing in. The attempt is counted as failed before the password is looked at; names that do not exist are counted, checked (on a decoy)
 * and refused exactly like those that do, so neither the words nor the time of the answer tell who has a sign-in.
 */
export function makeSignIn({ keys, quietly, recoveryDigest }: Tools): SigningIn {
  const attemptsOf = (login: string): Buffer => keys.digest('login', login.trim().toLowerCase())

  async function begin(login: string, visit: Visit): Promise<Begun> {
    return quietly(visit, async (tx) => {
      const credential = await storage.credentialByLogin(tx, login)
      const waitMs = await storage.changeAttempts(tx, attemptsOf(login), (before, now) => {
        const { waitMs: answer, after } = countAttempt(before, now)
        return { answer, after }
      })
      if (waitMs > 0) await storage.log(tx, 'signInRefused', { personId: credential?.id, login: credential?.login }, visit.address)
      return { credential, waitMs, secret: credential && (await storage.secretOf(tx, credential.id)) }
    })
  }

  /** The second factor, spent in the same transaction that opens the session. */
  async function passSecondFactor(tx: Tx, credential: Credential, secret: storage.Secret, code: string, visit: Visit): Promise<void> {
    const step = matchingStep(fromBase32(keys.open(secret.totp!), RFC4648)!, code, Date.parse(tx.now), secret.totpLastStep)
    if (step !== undefined && (await storage.spendStep(tx, credential.id, step))) return
    if (!(await storage.spendRecoveryCode(tx, credential.id, recoveryDigest(code)))) throw refusing('access/wrong-sign-in')
    await storage.log(tx, 'recoveryCodeUsed', { personId: credential.id, login: credential.login }, visit.address)
  }

  /** A right password without its code is half a sign-in, not a failure: its count is given back. */
  const giveBack = (tx: Tx, login: string): Promise<void> =>
    storage.changeAttempts(tx, attemptsOf(login), (before, now) => ({
      after: { failures: Math.max(0, (before?.failures ?? 1) - 1), lastAt: now, waitUntil: null },
      answer: undefined,
    }))

  async function signIn(attempt: Attempt, visit: Visit): Promise<Answer<SignedIn>> {
    const { credential, secret, waitMs } = await begin(attempt.login, visit)
    if (waitMs > 0) return { refusals: [waitRefusal(waitMs)] }
    const usable = credential?.state === 'open' && attempt.password.length <= LONGEST_PASSWORD
    const fits = await matches(usable ? secret?.passwordHash : null, attempt.password)
    const fail = async (): Promise<Answer<SignedIn>> => {
      await quietly(visit, (tx) => storage.log(tx, 'signInFailed', { personId: credential?.id, login: credential?.login }, visit.address))
      return { refusals: [{ code: 'access/wrong-sign-in' }] }
    }
    if (!fits || !credential || !secret) return fail()
    if (secret.totp && !attempt.code) {
      await quietly(visit, (tx) => giveBack(tx, attempt.login))
      return { refusals: [{ code: 'access/second-factor-needed', item: 'code' }] }
    }
    try {
      return { value: await quietly(visit, async (tx) => {
        // A reset or a changed password since the check above shuts this attempt out too.
        if ((await storage.secretOf(tx, credential.id))?.passwordHash !== secret.passwordHash) throw refusing('access/wrong-sign-in')
        if (secret.totp) await passSecondFactor(tx, credential, secret, attempt.code ?? '', visit)
        const actor = await actorOf(tx, credential.id)
        if (!actor) throw refusing('access/no-post')
        const token = newToken()
        await storage.openSession(tx, credential.id, digestOf(token))
        await storage.forgetAttempts(tx, attemptsOf(attempt.login))
        await storage.log(tx, 'signedIn', { personId: credential.id, login: credential.login }, visit.address)
        const session = (await storage.findSession(tx, digestOf(token)))!
        return { token, visitor: asVisitor(credential, actor, session) }
      }) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return error.refusals[0]?.code === 'access/wrong-sign-in' ? fail() : { refusals: error.refusals }
    }
  }

  return { signIn, begin, attemptsOf }
}

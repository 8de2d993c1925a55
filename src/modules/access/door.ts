import { randomBytes } from 'node:crypto'
import type { Answer } from '#src/desk/desk.ts'
import { allowed } from '#src/desk/may.ts'
import { performIn, type Ledger } from '#src/desk/perform.ts'
import type { Actor, Id, Refusal } from '#src/kernel/facts.ts'
import { actorOf } from '../directory/queries.ts'
import { newId } from '#src/record/ids.ts'
import { fromBase32, toBase32, type Keys } from '#src/record/keys.ts'
import { transact, type Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import type { Door, OneTimeLink, Visit, Visitor } from './contract.ts'
import { hashPassword, matches, passwordFaults, prepareDecoy } from './password.ts'
import { makeSignIn, waitRefusal } from './sign-in.ts'
import * as storage from './storage.ts'
import { asVisitor, digestOf, newToken, refusing } from './token.ts'
import { matchingStep, newSecret, otpauth, RFC4648 } from './totp.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10

/** The door of one database: all that happens to passwords, sessions and second factors, each in one transaction with its fact. */
export function makeDoor(ledger: Ledger, keys: Keys): Door {
  const recoveryDigest = (code: string): Buffer => keys.digest('recovery', code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))

  /** One transaction as the system; writes only what no fact tells. */
  const quietly = <T>(visit: Visit, work: (tx: Tx) => Promise<T>): Promise<T> => transact(ledger.db, { actor: OPERATOR, role: 'huiying_ledger', dial: visit.dial }, work)

  /** One command as `actor`, and what it changes at the door beside the fact. */
  async function act<T>(actor: Actor, visit: Visit, command: string, input: unknown, beside: (tx: Tx) => Promise<T>): Promise<Answer<T>> {
    try {
      const value = await transact(ledger.db, { actor, dial: visit.dial }, async (tx) => {
        await performIn(ledger, tx, { command, input })
        return beside(tx)
      })
      return { value }
    } catch (error) {
      if (error instanceof Refused) return { refusals: error.refusals }
      throw error
    }
  }

  /** The same for whoever administers sign-ins: the role is checked here because no desk stands before it. */
  async function administer<T>(by: Actor, visit: Visit, command: string, input: unknown, beside: (tx: Tx) => Promise<T>): Promise<Answer<T>> {
    if (!allowed(ledger.catalogue.command(command).may, by)) return { refusals: [{ code: 'desk/role-missing', item: command }] }
    return act(by, visit, command, input, beside)
  }

  const signing = makeSignIn({ keys, quietly, recoveryDigest })
  prepareDecoy()

  async function makeLink(tx: Tx, personId: Id, visit: Visit): Promise<OneTimeLink> {
    const token = newToken()
    const endsAt = await storage.addLink(tx, personId, digestOf(token))
    await storage.endSessions(tx, personId)
    await storage.log(tx, 'linkMade', { personId }, visit.address)
    return { token, endsAt }
  }

  /** The present password, asked again before something grave; counted like an attempt to sign in. */
  async function faultsOfPassword(visitor: Visitor, password: string, item: string, visit: Visit): Promise<Refusal[]> {
    const { secret, waitMs } = await signing.begin(visitor.login, visit)
    if (waitMs > 0) return [waitRefusal(waitMs)]
    if (await matches(secret?.passwordHash, password)) {
      await quietly(visit, (tx) => storage.forgetAttempts(tx, signing.attemptsOf(visitor.login)))
      return []
    }
    await quietly(visit, (tx) => storage.log(tx, 'passwordRefused', visitor, visit.address))
    return [{ code: 'access/wrong-password', item }]
  }

  return {
    signIn: signing.signIn,

    async whoIs(token, visit) {
      return quietly(visit, async (tx) => {
        const session = await storage.findSession(tx, digestOf(token))
        if (!session || session.credential.state === 'closed') return undefined
        const actor = await actorOf(tx, session.credential.id)
        return actor && asVisitor(session.credential, actor, session)
      })
    },

    async signOut(token, visit) {
      await quietly(visit, async (tx) => {
        const personId = await storage.endSession(tx, digestOf(token))
        if (personId) await storage.log(tx, 'signedOut', { personId }, visit.address)
      })
    },

    async signOutEverywhere(visitor, visit) {
      return quietly(visit, async (tx) => {
        await storage.log(tx, 'signedOutEverywhere', visitor, visit.address)
        return storage.endSessions(tx, visitor.personId)
      })
    },

    async changePassword(visitor, { current, next }, keep, visit) {
      const faults = passwordFaults(next, visitor.login)
      if (next === current) faults.push({ code: 'access/password-same', item: 'next' })
      faults.push(...(await faultsOfPassword(visitor, current, 'current', visit)))
      if (faults.length > 0) return { refusals: faults }
      const passwordHash = await hashPassword(next)
      return act(visitor.actor, visit, 'access.notePassword', { personId: visitor.personId, by: 'self', mustChange: false }, async (tx) => {
        await storage.setPassword(tx, visitor.personId, passwordHash)
        await storage.endSessions(tx, visitor.personId, digestOf(keep))
        await storage.log(tx, 'passwordChanged', visitor, visit.address)
        return true as const
      })
    },

    async useLink(token, next, visit) {
      const credential = await quietly(visit, async (tx) => {
        const personId = await storage.linkOwner(tx, digestOf(token))
        const found = personId && (await storage.credentialOf(tx, personId))
        if (!found) await storage.log(tx, 'linkRefused', {}, visit.address)
        return found || undefined
      })
      if (!credential) return { refusals: [{ code: 'access/link-spent' }] }
      const faults = passwordFaults(next, credential.login)
      if (faults.length > 0) return { refusals: faults }
      const passwordHash = await hashPassword(next)
      return act(OPERATOR, visit, 'access.notePassword', { personId: credential.id, by: 'link', mustChange: false }, async (tx) => {
        if (!(await storage.linkOwner(tx, digestOf(token)))) throw refusing('access/link-spent')
        await storage.spendLink(tx, digestOf(token))
        await storage.setPassword(tx, credential.id, passwordHash)
        await storage.forgetAttempts(tx, signing.attemptsOf(credential.login))
        await storage.log(tx, 'linkUsed', { personId: credential.id, login: credential.login }, visit.address)
        return { login: credential.login }
      })
    },

    async beginSecondFactor(visitor, visit) {
      const secret = toBase32(newSecret(), RFC4648)
      await quietly(visit, (tx) => storage.setPendingTotp(tx, visitor.personId, keys.seal(secret)))
      return { value: { secret, address: otpauth(visitor.login, secret) } }
    },

    async confirmSecondFactor(visitor, code, visit) {
      const codes = Array.from({ length: RECOVERY_CODES }, () => toBase32(randomBytes(RECOVERY_BYTES)).toLowerCase())
      return act(visitor.actor, visit, 'access.noteSecondFactor', { personId: visitor.personId, on: true }, async (tx) => {
        const secret = await storage.secretOf(tx, visitor.personId)
        if (!secret?.totpPending) throw refusing('access/no-second-factor-begun')
        const step = matchingStep(fromBase32(keys.open(secret.totpPending), RFC4648)!, code, Date.parse(tx.now), 0)
        if (step === undefined) throw refusing('access/wrong-code', { item: 'code' })
        await storage.adoptTotp(tx, visitor.personId, step, codes.map(recoveryDigest))
        await storage.log(tx, 'secondFactorOn', visitor, visit.address)
        return { recoveryCodes: codes.map((one) => one.match(/.{4}/g)!.join('-')) }
      })
    },

    async removeSecondFactor(visitor, password, visit) {
      const faults = await faultsOfPassword(visitor, password, 'password', visit)
      if (faults.length > 0) return { refusals: faults }
      return act(visitor.actor, visit, 'access.noteSecondFactor', { personId: visitor.personId, on: false }, async (tx) => {
        await storage.dropTotp(tx, visitor.personId)
        await storage.log(tx, 'secondFactorOff', visitor, visit.address)
        return true as const
      })
    },

    openSignIn: (by, input, visit) => administer(by, visit, 'access.openSignIn', input, (tx) => makeLink(tx, input.personId, visit)),

    resetSignIn: (by, personId, visit) =>
      administer(by, visit, 'access.orderReset', { personId }, (tx) => makeLink(tx, personId, visit)),

    closeSignIn: (by, input, visit) =>
      administer(by, visit, 'access.closeSignIn', input, async (tx) => {
        await storage.log(tx, 'signInClosed', input, visit.address)
        return true as const
      }),

    async openWithPassword({ personId, login, unitId, passwordHash, mustChange }, visit) {
      const opened = await act(OPERATOR, visit, 'access.openSignIn', { personId, login, unitId }, async () => true as const)
      if ('refusals' in opened) return opened
      return act(OPERATOR, visit, 'access.notePassword', { personId, by: 'start', mustChange }, async (tx) => {
        await storage.setPassword(tx, personId, passwordHash)
        return true as const
      })
    },

    messageIdOfForm: (form, visit) => quietly(visit, (tx) => storage.messageIdOfForm(tx, keys.digest('form', ...form), newId())),
  }
}


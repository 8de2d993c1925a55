import type { Fact } from '#src/kernel/facts.ts'
import type { Credential } from './contract.ts'

type Opened = Pick<Credential, 'login' | 'unitId'>

/** What a fact makes of a sign-in. */
export function evolve(state: Credential | undefined, fact: Fact): Credential {
  if (fact.kind === 'access.signInOpened') {
    const { login, unitId } = fact.data as Opened
    return { id: fact.subject.slice(fact.subject.indexOf(':') + 1), login, unitId, state: 'invited', mustChange: false, secondFactor: false }
  }
  if (!state) throw new Error(`${fact.kind} on a sign-in that was never opened`)
  switch (fact.kind) {
    case 'access.resetOrdered':
      return { ...state, state: 'invited', secondFactor: false }
    case 'access.credentialSet':
      return { ...state, state: 'open', mustChange: (fact.data as { mustChange: boolean }).mustChange, passwordSetAt: fact.at }
    case 'access.secondFactorChanged':
      return { ...state, secondFactor: (fact.data as { on: boolean }).on }
    case 'access.signInClosed':
      return { ...state, state: 'closed', secondFactor: false }
    default:
      return state
  }
}

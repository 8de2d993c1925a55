import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { LoggedLeaf, Peer } from './contract.ts'

/** A leaf never changes. */
export function evolveLeaf(state: LoggedLeaf | undefined, fact: Fact): LoggedLeaf {
  if (state) throw new Error(`${fact.kind} about a leaf that stands already: ${fact.subject}`)
  return { id: idOf(fact.subject), unitId: fact.unitId, at: fact.at, ...(fact.data as Omit<LoggedLeaf, 'id' | 'unitId' | 'at'>) }
}

export function evolvePeer(state: Peer | undefined, fact: Fact): Peer {
  if (fact.kind === 'log.peerNamed') return { id: idOf(fact.subject), unitId: fact.unitId, since: fact.at, ...(fact.data as Pick<Peer, 'kind' | 'name' | 'key' | 'address'>) }
  if (!state) throw new Error(`${fact.kind} about a peer that was never named: ${fact.subject}`)
  return fact.kind === 'log.peerDropped' ? { ...state, droppedAt: fact.at } : state
}

import { accept, decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { toHex, utf8 } from '#src/publiclog/bytes.ts'
import { verifierOf } from '#src/publiclog/ed25519.ts'
import { entryOf, saltedBytes, saltedSha256, type Leaf } from '#src/publiclog/leaf.ts'
import { COSIGNATURE, parseKey } from '#src/publiclog/note.ts'
import { sm3 } from '#src/publiclog/sm2.ts'
import type { Append, NamePeer, Peer } from './contract.ts'

const leaves = { table: 'log.leaf' }
const peers = { table: 'log.peer' }

/** What is known of the document when its next leaf is made; undefined for what does not belong into the log. */
export interface Appending {
  readonly index: number
  /** Index of the leaf before about this document. */
  readonly prev: number | undefined
  readonly unitId: Id
  readonly unitName: string
  readonly no: number
  readonly salt: string
  /** The text as it is downloaded; absent when the document is taken back. */
  readonly text: string | undefined
}

/** A hash of nothing but salt and text: erasing both leaves a leaf that tells nobody what was said. */
function hashes({ salt, text }: Appending): Pick<Leaf, 'sha256' | 'sm3'> {
  if (text === undefined) return {}
  return { sha256: saltedSha256(salt, utf8(text)), sm3: toHex(sm3(saltedBytes(salt, utf8(text)))) }
}

/** The next leaf. The place was taken under a lock that is held until the commit. */
export function append(state: Appending | undefined, { documentId, kind, number, reason }: Append, { now, newId }: Pick<Context, 'now' | 'newId'>): Decision {
  if (!state) return accept()
  const { index, prev, unitId, unitName, no } = state
  const leaf: Leaf = {
    v: 1, kind, doc: `urn:huiying:release:${documentId}`, edition: no, unit: unitName, at: now, ...hashes(state),
    ...(number !== undefined && { number }), ...(prev !== undefined && { prev }), ...(reason !== undefined && { reason }),
  }
  return accept({ kind: 'log.leafAppended', subject: subjectOf(leaves, newId()), unitId, data: { index, documentId, no, kind, entry: entryOf(leaf) } })
}

export interface NamingPeer {
  readonly pressOfficeId: Id
  /** Peers of the same kind that stand now. */
  readonly standing: readonly Peer[]
}

export function namePeer({ pressOfficeId, standing }: NamingPeer, input: NamePeer, { newId }: Pick<Context, 'newId'>): Decision {
  const key = parseKey(input.key.trim())
  const refusals: Refusal[] = []
  if (!key || !verifierOf(input.key.trim())) refusals.push({ code: 'log/not-a-key', item: 'key' })
  else if ((key.type === COSIGNATURE) !== (input.kind === 'witness')) refusals.push({ code: 'log/wrong-kind-of-key', item: 'key' })
  if (input.kind === 'witness' && !input.address) refusals.push({ code: 'log/address-missing', item: 'address' })
  if (key && standing.some((peer) => peer.name === key.name)) refusals.push({ code: 'log/peer-known', item: 'key', params: { name: key.name } })
  return decideBy(refusals, () => [{
    kind: 'log.peerNamed', subject: subjectOf(peers, newId()), unitId: pressOfficeId,
    data: { kind: input.kind, name: key!.name, key: input.key.trim(), ...(input.kind === 'witness' && { address: input.address }) },
  }])
}

export function dropPeer(peer: Peer): Decision {
  return decideBy(peer.droppedAt ? [{ code: 'log/no-peer', item: peer.id }] : [], () => [{ kind: 'log.peerDropped', subject: subjectOf(peers, peer.id), unitId: peer.unitId, data: {} }])
}


import { command, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { newSalt } from '#src/record/digest.ts'
import type { Work } from '#src/record/work.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { onPublicShelf } from '../publication/edition-queries.ts'
import * as contract from './contract.ts'
import type { Append, LoggedLeaf, Peer } from './contract.ts'
import * as decide from './decide.ts'
import { evolveLeaf, evolvePeer } from './evolve.ts'
import { publicQueries } from './public-queries.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { forgetTexts, isReplay, keepText, standingPeers, takePlace } from './storage.ts'
import { plainText } from './text.ts'

export const leaves: Aggregate<LoggedLeaf> = { table: 'log.leaf', evolve: evolveLeaf, units: (one) => [one.unitId] }
export const peers: Aggregate<Peer> = { table: 'log.peer', evolve: evolvePeer, units: (one) => [one.unitId] }

const isText = ({ kind }: Append): boolean => kind === 'publish' || kind === 'correct'

/** A replay says nothing in public, and a reply to one asker was never public: neither leaves a leaf. */
async function load(work: Work, input: Append): Promise<decide.Appending | undefined> {
  const { tx } = work
  if (await isReplay(tx)) return undefined
  const out = await onPublicShelf(tx, input.documentId, input.no)
  if (!out) return undefined
  const place = await takePlace(tx, input.documentId)
  const { no, unitId, unitName, words, note, number } = out
  // A leaf of the same act, or of another one in this transaction, that is not written yet.
  const here = work.changedIn(leaves)
  const index = Math.max(place.index, ...here.map((leaf) => leaf.index + 1))
  const prev = here.filter((leaf) => leaf.documentId === input.documentId).at(-1)?.index ?? place.prev
  const text = isText(input) && words !== null ? plainText({ words, unitName, no, at: tx.now, number: input.number ?? number ?? undefined, note: no > 1 ? (note ?? undefined) : undefined }) : undefined
  return { index, prev, unitId, unitName, no, salt: newSalt(), text }
}

const append = command({
  name: 'log.append',
  zh: '记入公开日志',
  input: contract.append,
  may: 'system',
  load,
  decide: decide.append,
  async beside(tx, input, _facts, state) {
    if (!state) return
    if (state.text !== undefined) await keepText(tx, state.index, input.documentId, state.no, state.salt, state.text)
    if (input.kind === 'erase') await forgetTexts(tx, input.documentId)
  },
})

const namePeer = command({
  name: 'log.namePeer',
  zh: '登记见证关系',
  input: contract.namePeer,
  may: ['sysadmin'],
  load: async (work, input) => ({ pressOfficeId: await pressOfficeOf(work.tx), standing: await standingPeers(work.tx, input.kind) }),
  decide: decide.namePeer,
})

const dropPeer = command({
  name: 'log.dropPeer',
  zh: '撤销见证关系',
  input: contract.dropPeer,
  may: ['sysadmin'],
  load: (work, input) => work.need(peers, input.peerId, 'log/no-peer'),
  decide: (peer) => decide.dropPeer(peer),
})

export const log: Module = {
  name: 'log',
  aggregates: [leaves, peers],
  commands: [append, namePeer, dropPeer],
  queries: [...queries, ...publicQueries],
  refusals,
  facts: contract.facts,
}

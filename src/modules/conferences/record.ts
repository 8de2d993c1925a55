import { accept, decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import type { Context } from '#src/desk/module.ts'
import type { Conference, Media, NoteRecord, RecordState, RecordSubmitted } from './contract.ts'
import { isCaptions, mostBytes, mostCaptionBytes, sniff } from './media-types.ts'
import { about, inState } from './prepare.ts'

/** Signs that a record may have: five thousand lines of eighty. The search of the public shelf holds no longer text. */
const MOST_SIGNS = 400_000
/** Pictures and films of one conference. */
const MOST_MEDIA = 30

/** While reviewers read it, and once it is public, nothing is added to it: what is wrong is put right in a new edition (NH-36, RL-5). */
const CLOSED: readonly RecordState[] = ['inReview', 'published', 'takenBack']
export const recordClosed = (one: Conference): Refusal[] =>
  one.record && CLOSED.includes(one.record.state) ? [{ code: 'conferences/record-closed', item: one.id, clause: 'NH-36', params: { no: one.record.no } }] : []

export interface Submitting {
  readonly one: Conference
  readonly lines: number
  /** Everybody who wrote a line. */
  readonly writers: readonly Id[]
  readonly record: string
  readonly title: string
  /** SHA-256 of the words as reviewers will read them. */
  readonly digest: string
}

/** The whole transcript becomes a statement and goes to the full gate; whoever wrote a line of it can sign nothing (law 4, RL-9). */
export function submitRecord({ one, lines, writers, record, title, digest }: Submitting, _: unknown, ctx: Context): Decision {
  const refusals = [...inState(one, 'held'), ...recordClosed(one)]
  if (lines === 0) refusals.push({ code: 'conferences/nothing-to-submit', item: one.id, clause: 'NH-36' })
  if (record.length > MOST_SIGNS) refusals.push({ code: 'conferences/record-too-long', item: one.id, params: { signs: record.length, most: MOST_SIGNS } })
  return decideBy(refusals, () => {
    const authorIds = [...new Set([...writers, ...(ctx.actor.as === 'post' ? [ctx.actor.personId] : [])])]
    const data: RecordSubmitted = { no: nextNo(one), lines, title, digest, authorIds }
    return [about(one, 'conferences.recordSubmitted', data)]
  })
}

export const nextNo = (one: Conference): number => (one.record?.no ?? 0) + 1

const NOTED: Readonly<Record<NoteRecord['became'], string>> = { returned: 'conferences.recordReturned', published: 'conferences.recordPublished', correcting: 'conferences.recordReopened', takenBack: 'conferences.recordTakenBack' }

/** Told of every text that is sent back, released, corrected or taken back; only one with the id of a conference is a record. */
export function noteRecord(one: Conference | undefined, { became, note }: NoteRecord): Decision {
  if (!one?.record) return accept()
  return accept(about(one, NOTED[became], note ? { note } : {}))
}

export interface Adding {
  readonly one: Conference
  readonly digest: string
}

/** A picture or a film for the record. The bytes say what it is, not the name of the file. */
export function addMedia({ one, digest }: Adding, { fileName, alt, bytes }: { fileName: string; alt: string; bytes: Uint8Array }, ctx: Context): Decision {
  const refusals = [...inState(one, 'open', 'held'), ...recordClosed(one)]
  const found = sniff(bytes)
  if (!found) refusals.push({ code: 'conferences/media-unknown', item: fileName })
  else if (bytes.length > mostBytes[found.kind]) refusals.push({ code: 'conferences/media-too-large', item: fileName, params: { most: mostBytes[found.kind] / 1_048_576 } })
  const media = one.media ?? []
  if (media.some((each) => each.digest === digest)) refusals.push({ code: 'conferences/media-twice', item: fileName })
  if (media.length >= MOST_MEDIA) refusals.push({ code: 'conferences/media-too-many', item: one.id, params: { most: MOST_MEDIA } })
  return decideBy(refusals, () => {
    const added: Media = { id: ctx.newId(), ...found!, digest, alt, size: bytes.length }
    return [about(one, 'conferences.mediaAdded', { media: added })]
  })
}

export interface Captioning {
  readonly one: Conference
  readonly digest: string
}

/** Captions of one film; the file is what its bytes say. */
export function addCaptions({ one, digest }: Captioning, { mediaId, fileName, bytes }: { mediaId: Id; fileName: string; bytes: Uint8Array }, ctx: Context): Decision {
  const refusals = [...inState(one, 'open', 'held'), ...recordClosed(one)]
  const film = one.media?.find(({ id }) => id === mediaId)
  if (!film) refusals.push({ code: 'conferences/no-media', item: mediaId })
  else if (film.kind !== 'video') refusals.push({ code: 'conferences/captions-of-picture', item: mediaId })
  if (bytes.length > mostCaptionBytes || !isCaptions(bytes)) refusals.push({ code: 'conferences/captions-unreadable', item: fileName })
  return decideBy(refusals, () => [about(one, 'conferences.captionsAdded', { mediaId, captions: { id: ctx.newId(), digest } })])
}

/** It will not be in the next edition; what an earlier edition showed stays with it. */
export function dropMedia(one: Conference, { mediaId, reason }: { mediaId: Id; reason: string }): Decision {
  const refusals = [...inState(one, 'open', 'held'), ...recordClosed(one)]
  if (!one.media?.some(({ id }) => id === mediaId)) refusals.push({ code: 'conferences/no-media', item: mediaId })
  return decideBy(refusals, () => [about(one, 'conferences.mediaDropped', { mediaId, reason })])
}

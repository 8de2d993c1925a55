import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { newSalt, sha256 } from '#src/record/digest.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Conference, Line, Media, Question } from './contract.ts'
import { evolveLine, evolveQuestion } from './evolve-words.ts'
import { evolve } from './evolve.ts'
import type { MediaPart } from './public.ts'
import type { Asked } from './questions.ts'

/** Units that present or were invited see the conference; its transcript and questions belong to the host, a follow-up also to its unit. */
export const conferences: Aggregate<Conference> = {
  table: 'conferences.conference',
  evolve,
  units: (one) => [...new Set([one.unitId, ...one.sessions.map(({ unitId }) => unitId), ...one.invitations.flatMap(({ unitId }) => unitId ?? []), ...one.actions.map(({ unitId }) => unitId)])],
  matter: (one) => one.id,
}
export const lines: Aggregate<Line> = { table: 'conferences.line', evolve: evolveLine, units: (line) => [line.hostId], matter: (line) => line.conferenceId }
export const questions: Aggregate<Question> = {
  table: 'conferences.question',
  evolve: evolveQuestion,
  units: (one) => [...new Set([one.hostId, ...(one.unitId ? [one.unitId] : [])])],
  matter: (one) => one.conferenceId,
  awaits: { kinds: ['conferences.eraseWords'], of: (one) => (one.keptUntil ? [{ kind: 'conferences.eraseWords', at: [one.keptUntil] }] : []) },
}

export const conferenceOf = (work: Work, input: { conferenceId: Id }): Promise<Conference> => work.need(conferences, input.conferenceId, 'conferences/no-conference')

/** Highest number given in this conference so far; of two at one moment the second is refused by the index and looks again. */
export async function lastNo(tx: Tx, table: 'conferences.line' | 'conferences.question', conferenceId: Id): Promise<number> {
  const found = await sql<{ no: number }>`select coalesce(max(no), 0)::int as no from ${sql.table(table)} where conference_id = ${conferenceId}`.execute(tx.db)
  return found.rows[0]!.no
}

/** When a line was written. */
export async function lineAt(tx: Tx, conferenceId: Id, no: number): Promise<Instant | undefined> {
  return (await sql<{ at: Instant }>`select doc->>'at' as at from conferences.line where conference_id = ${conferenceId} and no = ${no}`.execute(tx.db)).rows[0]?.at
}

/** The whole transcript in its order. */
export async function allLines(tx: Tx, conferenceId: Id): Promise<Line[]> {
  const found = await sql<{ doc: Line }>`select doc from conferences.line where conference_id = ${conferenceId} order by no`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

/** Keeps the bytes of a picture, a film or its captions, once and for ever. */
export function keepMedia(tx: Tx, one: Conference, media: Pick<Media, 'id' | 'type' | 'digest'>, bytes: Uint8Array): void {
  tx.send(sql`insert into conferences.media (id, conference_id, unit_ids, type, digest, bytes) values (${media.id}, ${one.id}, ${[one.unitId]}::uuid[], ${media.type}, ${media.digest}, ${Buffer.from(bytes)})`)
}

/** Part of a picture or film: players ask for it piece by piece. */
export const mediaPart = z.object({ conferenceId: id, mediaId: id, from: z.number().int().min(0).default(0), length: z.number().int().min(1).optional() })
export async function readMedia(tx: Tx, { conferenceId, mediaId, from, length }: z.output<typeof mediaPart>): Promise<MediaPart | null> {
  const part = length === undefined ? sql`substring(bytes from ${from + 1}::int)` : sql`substring(bytes from ${from + 1}::int for ${length}::int)`
  const found = await sql<MediaPart>`select type, digest, length(bytes) as size, ${part} as bytes from conferences.media where id = ${mediaId} and conference_id = ${conferenceId}`.execute(tx.db)
  return found.rows[0] ?? null
}

export async function unsettledIn(tx: Tx, conferenceId: Id): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from conferences.question where conference_id = ${conferenceId} and state = 'asked'`.execute(tx.db)
  return found.rows[0]!.n
}

/** Questions without a fate by topic, `except` left out. */
export async function othersOpenOn(tx: Tx, one: Conference, except?: Id): Promise<Map<Id, number>> {
  const topics = one.sessions.flatMap(({ topicId }) => topicId ?? [])
  if (topics.length === 0) return new Map()
  const found = await sql<{ topic_id: Id; n: number }>`
    select topic_id, count(*)::int as n from conferences.question
    where topic_id = any(${topics}::uuid[]) and state = 'asked' and (${except ?? null}::uuid is null or id <> ${except ?? null}::uuid) group by topic_id`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.topic_id, row.n]))
}

export async function askedOf(work: Work, questionId: Id): Promise<Asked> {
  const question = await work.need(questions, questionId, 'conferences/no-question')
  const one = await conferenceOf(work, question)
  return { question, one, othersOpen: await othersOpenOn(work.tx, one, questionId) }
}

/** Questions whose follow-up became one of these messages. */
export async function questionsOfMessages(work: Work, messages: readonly Id[]): Promise<Question[]> {
  if (messages.length === 0) return []
  const found = await sql<{ id: Id }>`select id from conferences.question where message_id = any(${messages}::uuid[]) and state = 'followUpOpen'`.execute(work.tx.db)
  return work.findAll(questions, found.rows.map((row) => row.id))
}

export async function slotTaken(tx: Tx, slotId: Id): Promise<boolean> {
  return (await sql`select from conferences.conference where slot_id = ${slotId} and state <> 'cancelled'`.execute(tx.db)).rows.length > 0
}

export interface Sealed {
  readonly salt: string
  readonly digest: string
}

/** Salted, so that the digest in the record says nothing once words and salt are erased. */
export function sealable(words: string): Sealed {
  const salt = newSalt()
  return { salt, digest: sha256(`${salt}\n\n${words}`) }
}

/** A citizen's words lie apart from the record, for the host alone. */
export function sealQuestion(tx: Tx, question: { readonly id: Id; readonly unitId: Id }, words: string, { salt, digest }: Sealed): void {
  tx.send(sql`insert into record.sealed_words (id, unit_ids, title, body, salt, digest, sealed_at)
    values (${question.id}, ${[question.unitId]}::uuid[], null, ${words}, decode(${salt}, 'hex'), decode(${digest}, 'hex'), record.now())`)
}

/** Empties what was sealed. The digest stays, and says nothing without words and salt. */
export async function eraseWords(tx: Tx, questionId: Id): Promise<void> {
  await sql`update record.sealed_words set title = null, body = null, salt = null, erased_at = record.now() where id = ${questionId} and erased_at is null`.execute(tx.db)
}

export async function wordsOfQuestions(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string | null>> {
  const found = await sql<{ id: Id; body: string | null }>`select id, body from record.sealed_words where id = any(${ids}::uuid[])`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.id, row.body]))
}

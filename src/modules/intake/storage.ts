import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { newSalt, sha256 } from '#src/record/digest.ts'
import type { Tx } from '#src/record/transaction.ts'
import { MOST_SIMILAR, type Message, type Receive, type Similar } from './contract.ts'
import { bands, likeness, sketch } from './likeness.ts'

/** Texts that share less than this are not worth a person's look. */
const WORTH_A_LOOK = 0.5
/** Near-duplicates are looked for among the messages of this many days. */
const WINDOW_DAYS = 90

/** Words on their way to the seal: salted, so that the digest in the record says nothing once words and salt are erased. */
export interface Words {
  readonly salt: string
  readonly digest: string
}

export function sealable(input: Receive): Words {
  const salt = newSalt()
  return { salt, digest: sha256(`${salt}\n${input.title ?? ''}\n${input.text}`) }
}

export async function messageByKey(tx: Tx, idempotencyKey: string): Promise<Id | undefined> {
  const found = await sql<{ message_id: Id }>`select message_id from intake.submission where key = ${idempotencyKey}`.execute(tx.db)
  return found.rows[0]?.message_id
}

export async function messagesByKeys(tx: Tx, keys: readonly string[]): Promise<Map<string, Id>> {
  const found = await sql<{ key: string; message_id: Id }>`select key, message_id from intake.submission where key = any(${keys}::text[])`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.key, row.message_id]))
}

export async function similarTo(tx: Tx, text: string): Promise<readonly Similar[]> {
  const minima = sketch(text)
  if (!minima) return []
  // A list of bigint comes back as text, number by number.
  const found = await sql<{ message_id: Id; minima: string[] }>`
    select message_id, minima from intake.likeness
    where bands && ${bands(minima)}::bigint[] and at > record.now() - make_interval(days => ${WINDOW_DAYS}) order by at desc limit 50`.execute(tx.db)
  return found.rows
    .map((row) => ({ id: row.message_id, share: Math.round(likeness(minima, row.minima.map(Number)) * 100) / 100 }))
    .filter((one) => one.share >= WORTH_A_LOOK)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_SIMILAR)
}

/** Seals words and contact beside the fact, and remembers what later messages are compared with. */
export async function seal(tx: Tx, message: { id: Id; unitId: Id }, input: Receive, words: Words): Promise<void> {
  const units = [message.unitId]
  tx.send(sql`insert into record.sealed_words (id, unit_ids, title, body, salt, digest, sealed_at)
    values (${message.id}, ${units}::uuid[], ${input.title ?? null}, ${input.text}, decode(${words.salt}, 'hex'), decode(${words.digest}, 'hex'), record.now())`)
  if (input.sealedContact !== undefined) {
    tx.send(sql`insert into record.sealed_contact (id, unit_ids, cipher, sealed_at)
      values (${message.id}, '{}', decode(${input.sealedContact}, 'base64'), record.now())`)
  }
  if (input.idempotencyKey) tx.send(sql`insert into intake.submission (key, message_id, at) values (${input.idempotencyKey}, ${message.id}, record.now())`)
  const minima = sketch(input.text)
  if (minima) tx.send(sql`insert into intake.likeness (message_id, at, bands, minima) values (${message.id}, record.now(), ${bands(minima)}::bigint[], ${minima}::bigint[])`)
}

/** Opens the sealed words, and those that belong to them, to the handling units, and the contact to them alone. */
export async function openTo(tx: Tx, message: Message, unitIds: readonly Id[]): Promise<void> {
  tx.send(sql`update record.sealed_words set unit_ids = ${[...new Set([message.unitId, ...unitIds])]}::uuid[] where id = ${message.id} or belongs_to = ${message.id}`)
  if (message.hasContact) tx.send(sql`update record.sealed_contact set unit_ids = ${[...unitIds]}::uuid[] where id = ${message.id}`)
}

/** Empties what was sealed, with all that belongs to it. The digest in the record stays, and says nothing without words and salt; so do the sketches for comparison go. */
export async function eraseSealed(tx: Tx, messageId: Id, what: 'words' | 'contact'): Promise<void> {
  if (what === 'contact') {
    await sql`update record.sealed_contact set cipher = null, erased_at = record.now() where id = ${messageId}`.execute(tx.db)
    return
  }
  await sql`update record.sealed_words set title = null, body = null, salt = null, erased_at = record.now() where (id = ${messageId} or belongs_to = ${messageId}) and erased_at is null`.execute(tx.db)
  await sql`delete from intake.likeness where message_id = ${messageId}`.execute(tx.db)
}

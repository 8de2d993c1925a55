import { sql, type RawBuilder } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { newSalt, sha256 } from '#src/record/digest.ts'
import type { Tx } from '#src/record/transaction.ts'
import { MOST_SIMILAR, type Message, type Receive, type Similar } from './contract.ts'
import { likeness, sketchOf, type Sketch } from './likeness.ts'

/** Texts that share less than this are not worth a person's look. */
const WORTH_A_LOOK = 0.5
/** Near-duplicates are looked for among the messages of this many days. */
const WINDOW_DAYS = 90

/** Words on their way to the seal: salted, so that the digest in the record says nothing once words and salt are erased. */
export interface Words {
  readonly salt: string
  readonly digest: string
  readonly sketch: Sketch | undefined
}

export function sealable(input: Receive): Words {
  const salt = newSalt()
  return { salt, digest: sha256(`${salt}\n${input.title ?? ''}\n${input.text}`), sketch: sketchOf(input.text) }
}

export async function messageByKey(tx: Tx, idempotencyKey: string): Promise<Id | undefined> {
  const found = await sql<{ message_id: Id }>`select message_id from intake.submission where key = ${idempotencyKey}`.execute(tx.db)
  return found.rows[0]?.message_id
}

export async function messagesByKeys(tx: Tx, keys: readonly string[]): Promise<Map<string, Id>> {
  const found = await sql<{ key: string; message_id: Id }>`select key, message_id from intake.submission where key = any(${keys}::text[])`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.key, row.message_id]))
}

interface Candidate {
  readonly id: Id
  readonly minima: readonly number[]
}

/** Of those that share an index key, the ones most like it. */
function mostAlike({ minima }: Sketch, candidates: readonly Candidate[]): readonly Similar[] {
  return candidates
    .map((one) => ({ id: one.id, share: Math.round(likeness(minima, one.minima) * 100) / 100 }))
    .filter((one) => one.share >= WORTH_A_LOOK)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_SIMILAR)
}

/** For each of these sketches the messages most like it: those that came before, and those that stand before it in this list. */
export async function similarToEach(tx: Tx, asked: readonly { readonly id: Id | undefined; readonly sketch: Sketch | undefined }[]): Promise<readonly (readonly Similar[])[]> {
  const keys = asked.flatMap(({ sketch }, n) => (sketch ? [{ n, bands: sketch.bands }] : []))
  if (keys.length === 0) return asked.map(() => [])
  // A list of bigint comes back as text, number by number.
  const found = await sql<{ n: number; id: Id; minima: string[] }>`
    select k.n, l.id, l.minima from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(n int, bands bigint[])
      cross join lateral (select message_id as id, minima from intake.likeness
        where bands && k.bands and at > (select record.now()) - make_interval(days => ${WINDOW_DAYS}) order by at desc limit 50) l`.execute(tx.db)
  const stored = Map.groupBy(found.rows, (row) => row.n)
  const earlier = new Map<number, Candidate[]>()
  return asked.map(({ id, sketch }, n) => {
    if (!sketch) return []
    const beside = new Set(sketch.bands.flatMap((band) => earlier.get(band) ?? []))
    if (id) for (const band of sketch.bands) earlier.set(band, [...(earlier.get(band) ?? []), { id, minima: sketch.minima }].slice(-50))
    return mostAlike(sketch, [...(stored.get(n) ?? []).map((row) => ({ id: row.id, minima: row.minima.map(Number) })), ...beside])
  })
}

/** A message on its way in, with what is kept beside its fact. */
export interface Sealing {
  readonly id: Id
  readonly unitId: Id
  readonly input: Receive
  readonly words: Words
}

/** Seals words and contacts beside the facts, and remembers what later messages are compared with: one statement a table, however many messages. */
export function seal(tx: Tx, messages: readonly Sealing[]): void {
  const send = (rows: readonly object[], statement: (given: RawBuilder<unknown>) => RawBuilder<unknown>): void => {
    if (rows.length > 0) tx.send(statement(sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`))
  }
  send(messages.map(({ id, unitId, input, words }) => ({ id, unit: unitId, title: input.title ?? null, body: input.text, ...words })), (given) => sql`
    insert into record.sealed_words (id, unit_ids, title, body, salt, digest, sealed_at)
    select id, array[unit], title, body, decode(salt, 'hex'), decode(digest, 'hex'), record.now() from ${given} as r(id uuid, unit uuid, title text, body text, salt text, digest text)`)
  send(messages.flatMap(({ id, input }) => (input.sealedContact === undefined ? [] : [{ id, cipher: input.sealedContact }])), (given) => sql`
    insert into record.sealed_contact (id, unit_ids, cipher, sealed_at) select id, '{}', decode(cipher, 'base64'), record.now() from ${given} as r(id uuid, cipher text)`)
  send(messages.flatMap(({ id, input }) => (input.idempotencyKey ? [{ id, key: input.idempotencyKey }] : [])), (given) => sql`
    insert into intake.submission (key, message_id, at) select key, id, record.now() from ${given} as r(id uuid, key text)`)
  send(messages.flatMap(({ id, words }) => (words.sketch ? [{ id, ...words.sketch }] : [])), (given) => sql`
    insert into intake.likeness (message_id, at, bands, minima) select id, record.now(), bands, minima from ${given} as r(id uuid, bands bigint[], minima bigint[])`)
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

import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { newSalt, sha256 } from '#src/record/digest.ts'
import { keys, seal } from '#src/record/keys.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Consultation, Speak } from './contract.ts'

/** Words on their way to their place, salted as those of a message. */
export interface Words {
  readonly salt: string
  readonly digest: string
}

export function sealable(text: string): Words {
  const salt = newSalt()
  return { salt, digest: sha256(`${salt}\n${text}`) }
}

/** Of whoever speaks to something else than a hearing no name and no contact is kept. */
export async function keepOpinion(tx: Tx, opinionId: Id, { id, kind, unitId, pressOfficeId }: Consultation, { text, name, contact }: Speak, { salt }: Words): Promise<void> {
  const who = kind === 'hearing' ? seal(`${name}\n${contact}`) : null
  await sql`insert into consultations.words (id, consultation_id, unit_ids, body, who, salt) values (${opinionId}, ${id}, ${[...new Set([unitId, pressOfficeId])]}::uuid[], ${text}, ${who}, ${salt})`.execute(tx.db)
}

/** Half of a keyed digest: enough to know a second answer, useless to whoever has not the installation's key. */
const readerOf = (consultationId: Id, address: string): string => keys().digest('survey', consultationId, address).subarray(0, 16).toString('hex')

export async function hasAnswered(tx: Tx, consultationId: Id, address: string): Promise<boolean> {
  return (await sql`select from consultations.reader where consultation_id = ${consultationId} and reader = ${readerOf(consultationId, address)}`.execute(tx.db)).rows.length > 0
}

/** Who answered and what was ticked stand in tables that nothing joins. */
export async function keepAnswer(tx: Tx, consultationId: Id, address: string, answers: readonly (readonly number[])[]): Promise<void> {
  await sql`insert into consultations.reader (consultation_id, reader) values (${consultationId}, ${readerOf(consultationId, address)})`.execute(tx.db)
  const ticks = answers.flatMap((given, question) => given.map((option) => ({ question, option })))
  await sql`
    insert into consultations.tally (consultation_id, question, option, n) select ${consultationId}, question, option, 1 from jsonb_to_recordset(${JSON.stringify(ticks)}::jsonb) as r(question int, option int) order by 2, 3
    on conflict (consultation_id, question, option) do update set n = consultations.tally.n + 1`.execute(tx.db)
}

export async function receivedBy(tx: Tx, { id, kind }: Pick<Consultation, 'id' | 'kind'>): Promise<number> {
  const counted = kind === 'survey' ? sql`select count(*)::int as n from consultations.reader where consultation_id = ${id}` : sql`select count(*)::int as n from consultations.opinion where consultation_id = ${id}`
  return (counted.execute(tx.db) as Promise<{ rows: { n: number }[] }>).then((found) => found.rows[0]!.n)
}

/** Everybody who signed up, in the order of the lot. */
export async function lotOrder(tx: Tx, consultationId: Id, seed: string): Promise<Id[]> {
  const found = await sql<{ id: Id }>`select id from consultations.opinion where consultation_id = ${consultationId} order by sha256(convert_to(${seed} || id::text, 'UTF8'))`.execute(tx.db)
  return found.rows.map((row) => row.id)
}

export async function forgetWho(tx: Tx, consultationId: Id): Promise<void> {
  await sql`update consultations.words set who = null where consultation_id = ${consultationId} and who is not null`.execute(tx.db)
}

/** Words and salts go; the digests in the record then say nothing. */
export async function forgetOpinions(tx: Tx, consultationId: Id): Promise<void> {
  await sql`delete from consultations.words where consultation_id = ${consultationId}`.execute(tx.db)
  await sql`delete from consultations.reader where consultation_id = ${consultationId}`.execute(tx.db)
}

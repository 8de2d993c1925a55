import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { newSalt, sha256 } from '#src/record/digest.ts'
import type { Tx } from '#src/record/transaction.ts'
import { READ_KINDS, recordOf, type CaseRecord, type ReadFact } from './case-record.ts'
import type { IndicatorSet } from './contract.ts'
import { shippedSet } from './indicators.ts'

/**
 * The record of a case up to now, or up to the evaluation `before`: whoever measures again by the same facts gets the same figures.
 * Read as the ledger, so that the figures do not depend on whose desk asks.
 */
export async function caseRecord(tx: Tx, caseId: Id, at: Instant, before?: Id): Promise<CaseRecord> {
  const facts = await sql<ReadFact>`
    with bound as (select min(seq) as seq from record.fact where ${before ?? null}::text is not null and subject = ${`evaluation.evaluation:${before}`}),
    matters as (select ${caseId}::uuid as id union
      select (data->>'messageId')::uuid from record.fact where subject = ${`cases.case:${caseId}`} and kind in ('cases.opened', 'cases.joined'))
    select kind, subject, unit_id as "unitId", at, data from record.fact
    where matter in (select id from matters) and kind = any(${[...READ_KINDS]}::text[]) and seq < coalesce((select seq from bound), 9223372036854775807)
    order by seq`.execute(tx.db)
  return recordOf(facts.rows, at)
}

/** The set of indicators in force at `at`: the newest that had begun, else the shipped one. */
export async function setInForce(tx: Tx, at: Instant): Promise<Pick<IndicatorSet, 'version' | 'indicators'>> {
  const found = await sql<{ doc: IndicatorSet }>`select doc from evaluation.indicator_set where effective_from <= ${at}::timestamptz order by effective_from desc, version_no desc limit 1`.execute(tx.db)
  return found.rows[0]?.doc ?? shippedSet
}

export async function newestSetVersion(tx: Tx): Promise<number> {
  const found = await sql<{ newest: number | null }>`select max(version_no) as newest from evaluation.indicator_set`.execute(tx.db)
  return found.rows[0]?.newest ?? 0
}

/** Words of an asker on their way to the seal, salted as those of a message. */
export interface SealedReason {
  readonly salt: string
  readonly digest: string
}

export function sealable(reason: string): SealedReason {
  const salt = newSalt()
  return { salt, digest: sha256(`${salt}\n\n${reason}`) }
}

/** The reason belongs to the message: whoever handles it reads it, and it goes when the words of the message go. */
export async function sealReason(tx: Tx, wordsId: Id, messageId: Id, unitIds: readonly Id[], reason: string, { salt, digest }: SealedReason): Promise<void> {
  await sql`insert into record.sealed_words (id, belongs_to, unit_ids, body, salt, digest, sealed_at)
    values (${wordsId}, ${messageId}, ${[...new Set(unitIds)]}::uuid[], ${reason}, decode(${salt}, 'hex'), decode(${digest}, 'hex'), record.now())`.execute(tx.db)
}

/** Empties the asker's reason; the digest in the record says nothing without words and salt. */
export async function eraseSealedReason(tx: Tx, wordsId: Id): Promise<void> {
  await sql`update record.sealed_words set title = null, body = null, salt = null, erased_at = record.now() where id = ${wordsId} and erased_at is null`.execute(tx.db)
}

import { sql } from 'kysely'
import { canonical } from '#src/kernel/canonical.ts'
import type { Id } from '#src/kernel/facts.ts'
import { sha256 } from '#src/record/digest.ts'
import { Overtaken, type Tx } from '#src/record/transaction.ts'
import type { Content, RiskNote, ShownMedia, StatementState } from './contract.ts'
import type { AddFile } from './files.ts'
import { reportContent, transcriptContent } from './report.ts'

export interface StoredDraft {
  readonly version: number
  readonly content: Record<string, unknown>
  readonly riskNote: Record<string, unknown>
  readonly savedBy: Id
  readonly savedAt: string
}

/** The words that reviewers sign: one text for one content, so that equal digests mean equal words. */
export const wordsOf = (content: Content): string => canonical(content)
export const digestOf = (content: Content): string => sha256(wordsOf(content))

export const digestOfReport = (filed: { title: string; report: string; organisation: string }): string => digestOf(reportContent(filed))
export const digestOfTranscript = (kept: { title: string; record: string; media: readonly ShownMedia[] }): string => digestOf(transcriptContent(kept))

export async function draftOf(tx: Tx, statementId: Id): Promise<StoredDraft | undefined> {
  const found = await sql<StoredDraft>`
    select version, content, risk_note as "riskNote", saved_by as "savedBy", saved_at as "savedAt" from statements.draft where statement_id = ${statementId}`.execute(tx.db)
  return found.rows[0]
}

/** Saves under the writer's own role: the database refuses another unit's draft. Of two saves at one moment the second is looked at again. */
export async function saveDraft(tx: Tx, statement: StatementState, baseVersion: number, content: unknown, riskNote: unknown): Promise<void> {
  const done = await sql`
    insert into statements.draft as d (statement_id, unit_id, version, content, risk_note, saved_by, saved_at)
    values (${statement.id}, ${statement.unitId}, ${baseVersion + 1}, ${JSON.stringify(content)}::jsonb, ${JSON.stringify(riskNote)}::jsonb, record.me(), record.now())
    on conflict (statement_id) do update set version = excluded.version, content = excluded.content, risk_note = excluded.risk_note,
      saved_by = excluded.saved_by, saved_at = excluded.saved_at where d.version = ${baseVersion}`.execute(tx.db)
  if (Number(done.numAffectedRows ?? 0) !== 1) throw new Overtaken(`the draft of ${statement.id} was saved by someone else`)
}

/** Keeps a finished edition for ever: words, digest, and the risk note that only the office sees. */
export async function keepEdition(tx: Tx, statement: StatementState, edition: { no: number; authorIds: readonly Id[] }, content: Content, riskNote: RiskNote): Promise<void> {
  const words = wordsOf(content)
  const units = [...new Set([statement.unitId, statement.pressOfficeId])]
  tx.send(sql`
    insert into statements.edition (statement_id, no, unit_ids, digest, words, author_ids, risk_note)
    values (${statement.id}, ${edition.no}, ${units}::uuid[], ${sha256(words)}, ${words}, ${[...edition.authorIds]}::uuid[], ${JSON.stringify(riskNote)}::jsonb)`)
}

/** Whether another text that was finished bears this number of the same issuer (GS-20). */
export async function isNumberTaken(tx: Tx, statementId: Id, documentKey: string | undefined): Promise<boolean> {
  if (!documentKey) return false
  const found = await sql`select from statements.statement where id <> ${statementId} and doc->'editions' @> ${JSON.stringify([{ documentKey }])}::jsonb limit 1`.execute(tx.db)
  return found.rows.length > 0
}

/** Opens an edition to the units that must confirm it. */
export async function showEditionTo(tx: Tx, statementId: Id, no: number, unitId: Id): Promise<void> {
  await sql`update statements.edition set unit_ids = unit_ids || ${unitId}::uuid where statement_id = ${statementId} and no = ${no} and not unit_ids @> array[${unitId}::uuid]`.execute(tx.db)
}

/** Keeps in the name of whoever files it: an edition whose words are not the work of a unit. */
async function keepOwnMatter(tx: Tx, { id, no, pressOfficeId, words, authorIds }: { id: Id; no: number; pressOfficeId: Id; words: string; authorIds: readonly Id[] }): Promise<void> {
  await sql`
    insert into statements.edition (statement_id, no, unit_ids, digest, words, author_ids, risk_note)
    values (${id}, ${no}, array_append(record.my_units(), ${pressOfficeId}::uuid), ${sha256(words)}, ${words}, array(select distinct unnest(array_append(${[...authorIds]}::uuid[], record.me()))), '{}')`.execute(tx.db)
}

/** Keeps what an evaluator outside filed as an edition, in the evaluator's own name, for the press office to review. */
export const keepReport = (tx: Tx, { reportId: id, no, pressOfficeId, ...filed }: { reportId: Id; no: number; pressOfficeId: Id; title: string; report: string; organisation: string }): Promise<void> =>
  keepOwnMatter(tx, { id, no, pressOfficeId, words: wordsOf(reportContent(filed)), authorIds: [] })

/** Keeps a transcript as an edition in the names of all who wrote its lines; none of them can sign it. */
export const keepTranscript = (tx: Tx, { transcriptId: id, no, pressOfficeId, authorIds, ...kept }: { transcriptId: Id; no: number; pressOfficeId: Id; authorIds: readonly Id[]; title: string; record: string; media: readonly ShownMedia[] }): Promise<void> =>
  keepOwnMatter(tx, { id, no, pressOfficeId, words: wordsOf(transcriptContent(kept)), authorIds })

export async function hasFile(tx: Tx, statementId: string, digest: string): Promise<boolean> {
  return (await sql`select from statements.file where statement_id = ${statementId} and digest = ${digest}`.execute(tx.db)).rows.length > 0
}

/** Which of `digests` were never uploaded for this text. */
export async function missingFiles(tx: Tx, statementId: string, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return []
  const found = await sql<{ digest: string }>`select digest from statements.file where statement_id = ${statementId} and digest = any(${digests}::text[])`.execute(tx.db)
  const known = new Set(found.rows.map((row) => row.digest))
  return digests.filter((digest) => !known.has(digest))
}

/** Keeps the bytes under the writer's own role. */
export async function keepFile(tx: Tx, statement: StatementState, { digest, name, type, scanned, bytes }: AddFile): Promise<void> {
  const units = [...new Set([statement.unitId, statement.pressOfficeId])]
  await sql`
    insert into statements.file (statement_id, digest, unit_ids, name, type, bytes, scanned, added_by, added_at)
    values (${statement.id}, ${digest}, ${units}::uuid[], ${name}, ${type}, decode(${bytes}, 'base64'), ${scanned}, record.me(), record.now())`.execute(tx.db)
}

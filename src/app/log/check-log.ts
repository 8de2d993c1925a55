import { sql } from 'kysely'
import type { Db } from '#src/record/pool.ts'
import { transact, type Tx } from '#src/record/transaction.ts'
import { sameBytes, utf8 } from '#src/publiclog/bytes.ts'
import { openCheckpoint } from '#src/publiclog/checkpoint.ts'
import { verifierOf } from '#src/publiclog/ed25519.ts'
import { parseEntry, saltedSha256, type Leaf } from '#src/publiclog/leaf.ts'
import { openNote, parseKey, parseNote, type Verifier } from '#src/publiclog/note.ts'
import { sm2VerifierOf } from '#src/publiclog/sm2.ts'
import { tilePath, TILE_WIDTH } from '#src/publiclog/tiles.ts'
import { checkLog, type LogFault } from '#src/publiclog/whole.ts'

/** A checkpoint that somebody kept: whoever owns database and keys can rewrite everything else. */
export interface Kept {
  readonly size: number
  readonly root: Uint8Array
}

interface LeafRow {
  readonly index: number
  readonly doc: { readonly entry: string; readonly documentId: string; readonly no: number; readonly at: string; readonly kind: string }
}

const verifiersOf = (words: readonly string[]): Verifier[] => words.flatMap((word) => verifierOf(word) ?? sm2VerifierOf(word) ?? [])

/** Gaps, leaves that cannot be read, and leaves that say something else than the record beside them. */
function checkLeaves(rows: readonly LeafRow[], parsed: readonly (Leaf | undefined)[], fault: (place: string, what: string) => void): void {
  const lastOf = new Map<string, number>()
  for (const [at, { index, doc }] of rows.entries()) {
    const leaf = parsed[at]
    if (index !== at) return fault(`leaf ${at}`, 'is missing')
    if (!leaf) fault(`leaf ${index}`, 'cannot be read')
    else if (leaf.doc !== `urn:huiying:release:${doc.documentId}` || leaf.edition !== doc.no || leaf.at !== doc.at || leaf.kind !== doc.kind) fault(`leaf ${index}`, 'says something else than the record beside it')
    else if (leaf.prev !== lastOf.get(leaf.doc)) fault(`leaf ${index}`, 'does not name the leaf before about its document')
    if (leaf) lastOf.set(leaf.doc, index)
  }
}

/** Texts against their leaves, both ways: no text changed, none lost before its document was erased, none kept after. */
async function checkTexts(tx: Tx, parsed: readonly (Leaf | undefined)[], fault: (place: string, what: string) => void): Promise<void> {
  const texts = await sql<{ leaf: number; documentId: string; no: number; salt: string; text: string }>`
    select leaf, document_id as "documentId", no, salt, text from log.text order by leaf`.execute(tx.db)
  const erased = new Set(parsed.flatMap((leaf) => (leaf?.kind === 'erase' ? [leaf.doc] : [])))
  const there = new Set<number>()
  for (const { leaf: index, documentId, no, salt, text } of texts.rows) {
    const leaf = parsed[index]
    there.add(index)
    if (!leaf || leaf.doc !== `urn:huiying:release:${documentId}` || leaf.edition !== no) fault(`text ${index}`, 'belongs to no such leaf')
    else if (saltedSha256(salt, utf8(text)) !== leaf.sha256) fault(`text ${index}`, 'is not what the leaf says')
    else if (erased.has(leaf.doc)) fault(`text ${index}`, 'should have been erased')
  }
  for (const [index, leaf] of parsed.entries()) if (leaf?.sha256 !== undefined && !there.has(index) && !erased.has(leaf.doc)) fault(`text ${index}`, 'is missing')
}

/** Each act of publication has its leaf, and each leaf its act. A seeded scratch database has leaves alone. */
async function checkActs(tx: Tx, fault: (place: string, what: string) => void): Promise<void> {
  const found = await sql<{ subject: string; what: string }>`
    with first as (
      select min(f.seq) as seq from record.fact f where f.id = any (select unnest(because) from record.fact where kind = 'log.leafAppended')),
    acts as (
      select f.id, f.subject from record.fact f where f.kind in ('publication.released', 'publication.corrected', 'publication.withdrawn', 'publication.erased')
        and exists (select from publication.shelf s where s.release_id = substr(f.subject, 21)::uuid and s.audience = 'public')
        -- What went out before this office had a log stands in none.
        and f.seq >= (select seq from first)),
    leaves as (select l.because, l.subject, l.data from record.fact l where l.kind = 'log.leafAppended')
    select a.subject, 'was said or taken back in public and stands in no leaf' as what from acts a where not exists (select from leaves l where l.because @> array[a.id])
    union all
    select l.subject, 'is a fact without its leaf' from leaves l where not exists (select from log.leaf x where x.id = substr(l.subject, 10)::uuid
      and x.doc->>'entry' = l.data->>'entry' and x.doc->'index' = l.data->'index')
    union all
    select 'log.leaf:' || x.id, 'is a leaf that nobody stated' from log.leaf x where not exists (select from leaves l where l.subject = 'log.leaf:' || x.id)
    union all
    select l.subject, 'is a leaf of no act' from leaves l where (select kind from record.database) <> 'test' and not exists (select from record.fact f where f.id = any (l.because))`.execute(tx.db)
  for (const { subject, what } of found.rows) fault(subject, what)
}

interface CheckpointRow {
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
}

/** A note under the same keys is believed or not for ever; verifying SM2 is slow, and a log has many checkpoints. */
const opened = new Map<string, ReturnType<typeof openCheckpoint>>()
const MOST_OPENED = 20_000

function open(note: string, origin: string, words: readonly string[]): ReturnType<typeof openCheckpoint> {
  const name = [origin, ...words, note].join('\n')
  let found = opened.get(name)
  if (!found) {
    if (opened.size >= MOST_OPENED) opened.clear()
    opened.set(name, (found = openCheckpoint(note, origin, verifiersOf(words))))
  }
  return found
}

const textOf = (note: string): string => {
  const parsed = parseNote(note)
  return 'fault' in parsed ? '' : parsed.text
}

/** Lines of witnesses, under the keys by which they were named. */
async function checkCosignatures(tx: Tx, checkpoints: readonly CheckpointRow[], fault: (place: string, what: string) => void): Promise<void> {
  const found = await sql<{ size: number; witness: string; line: string; keys: string[] }>`
    select s.size, s.witness, s.line, array(select p.doc->>'key' from log.peer p where p.kind = 'witness' and p.name = s.witness) as keys from log.cosignature s`.execute(tx.db)
  const noteOf = new Map(checkpoints.map((one) => [one.size, one.note]))
  for (const { size, witness, line, keys } of found.rows) {
    const note = openNote(`${textOf(noteOf.get(size) ?? '')}\n${line}`, verifiersOf(keys))
    if ('fault' in note) fault(`cosignature ${size} of ${witness}`, 'is not believed')
  }
}

/** Notes under their keys; the text that was signed says what the row says. */
function checkNotes(rows: readonly CheckpointRow[], words: readonly string[], fault: (place: string, what: string) => void): void {
  const origin = words.map(parseKey).find((key) => key)?.name ?? ''
  for (const { size, root, note } of rows) {
    const found = open(note, origin, words)
    if ('fault' in found) fault(`checkpoint ${size}`, `is not believed: ${found.fault}`)
    else if (found.size !== size || !sameBytes(found.root, root)) fault(`checkpoint ${size}`, 'says something else than what was signed')
    // Each checkpoint carries both kinds of signature, and no line that no key of ours made.
    else if (found.by.length < 2 || found.by.length !== note.slice(found.text.length + 1).split('\n').length - 1) fault(`checkpoint ${size}`, 'lacks a signature')
  }
}

/** Checks a whole log out of its database: entries, texts, tiles, checkpoints, and the acts that they speak of. One snapshot. */
export async function checkStoredLog(db: Db, kept: readonly Kept[] = []): Promise<{ readonly leaves: number; readonly faults: readonly LogFault[] }> {
  return transact(db, { actor: { as: 'system', part: 'operator' }, role: 'huiying_audit', snapshot: true }, (tx) => checkIn(tx, kept))
}

export async function checkIn(tx: Tx, kept: readonly Kept[]): Promise<{ readonly leaves: number; readonly faults: readonly LogFault[] }> {
  const faults: LogFault[] = []
  const fault = (place: string, what: string): void => void faults.push({ place, fault: what })
  const leaves = (await sql<LeafRow>`select index, doc from log.leaf order by index`.execute(tx.db)).rows
  const parsed = leaves.map((row) => parseEntry(row.doc.entry))
  checkLeaves(leaves, parsed, fault)
  await checkTexts(tx, parsed, fault)
  await checkActs(tx, fault)
  const words = (await sql<{ word: string }>`select word from log.key where kind <> 'witness'`.execute(tx.db)).rows.map((row) => row.word)
  const checkpoints = (await sql<CheckpointRow>`select size, root, note from log.checkpoint order by size`.execute(tx.db)).rows
  checkNotes(checkpoints, words, fault)
  await checkCosignatures(tx, checkpoints, fault)
  const tiles = (await sql<{ level: number; index: number; hashes: Uint8Array }>`select level, index, hashes from log.tile`.execute(tx.db)).rows
  const signed = [...checkpoints, ...kept].map(({ size, root }) => ({ size, root: new Uint8Array(root) }))
  faults.push(...checkLog({
    entries: leaves.map((row) => utf8(row.doc.entry)),
    tiles: new Map(tiles.map(({ level, index, hashes }) => [tilePath({ level, index, width: TILE_WIDTH }), new Uint8Array(hashes)])),
    checkpoints: signed,
  }))
  const largest = checkpoints.at(-1)?.size ?? 0
  if (kept.some((one) => one.size > largest)) fault('checkpoint', 'one that was kept elsewhere is missing here')
  return { leaves: leaves.length, faults }
}

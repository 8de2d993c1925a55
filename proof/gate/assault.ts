import type pg from 'pg'
import type { Chance } from './chance.ts'
import { canBeWritten, digestOf, makeSituation, mayGoOut, type Signature, type Situation } from './situation.ts'

/** What became of many attempts to put something on the public shelf by SQL. */
export interface Tally {
  readonly attempts: number
  /** Complete situations, which the gate must let pass. */
  readonly complete: number
  readonly passed: number
  /** Released although incomplete: must stay empty. */
  readonly leaked: readonly Situation[]
  /** Refused although complete: must stay empty. */
  readonly walled: readonly Situation[]
  /** Direct writes that the database let through: must stay empty. */
  readonly broken: readonly string[]
}

const DENIED = '42501'

/** Runs one statement so that its refusal does not end the transaction. Answers whether it was done. */
async function tries(client: pg.ClientBase, statement: string, values: readonly unknown[] = []): Promise<boolean> {
  await client.query('savepoint here')
  try {
    await client.query(statement, [...values])
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== DENIED) throw error
    await client.query('rollback to savepoint here')
    return false
  }
}

const as = (client: pg.ClientBase, role: string, person: string | null, unit: string): Promise<unknown> =>
  client.query(`reset role; select record.enter('${role}', ${person ? `'${person}'` : 'null'}, array['${unit}']::uuid[], true, null)`)

async function writeSignature(client: pg.ClientBase, one: Signature, situation: Situation, other: string): Promise<void> {
  const { statementId, reviewId, unitId, words, earlierWords } = situation
  await as(client, one.role, one.writer, unitId)
  const done = await tries(client, `insert into review.signature (review_id, statement_id, item, person_id, verdict, digest, unit_ids) values ($1, $2, $3, $4, $5, $6, array[$7]::uuid[])`,
    [one.of === 'this-review' ? reviewId : other, one.statement === 'this' ? statementId : other, one.item, one.person, one.verdict, digestOf(one.words === 'these' ? words : earlierWords), unitId])
  if (done !== canBeWritten(one, situation)) throw new Error(`a signature was ${done ? 'written' : 'refused'} against the rule: ${JSON.stringify(one)}`)
}

/** Builds a situation with the rights of the application alone: editions and signatures at desks, states and facts by the ledger. */
async function build(client: pg.ClientBase, situation: Situation, chance: Chance): Promise<void> {
  const { statementId, reviewId, unitId, words, earlierWords, authors, asked } = situation
  await as(client, 'huiying_desk', authors[0]!, unitId)
  for (const [no, text] of [[1, earlierWords], [2, words]] as const) {
    await client.query(`insert into statements.edition (statement_id, no, unit_ids, digest, words, author_ids, risk_note) values ($1, $2, array[$3]::uuid[], $4, $5, $6, '{}')`, [statementId, no, unitId, digestOf(text), text, authors])
  }
  for (const one of situation.signatures) await writeSignature(client, one, situation, chance.uuid())
  await as(client, 'huiying_ledger', null, unitId)
  const save = (table: string, id: string, doc: object): Promise<unknown> => client.query(`insert into ${table} (id, version, unit_ids, doc) values ($1, 1, array[$2]::uuid[], $3)`, [id, unitId, JSON.stringify({ id, ...doc })])
  const confirmations = asked.filter(({ shown }) => shown).map(({ name, answer }) => ({ name, ...(answer && { answer }) }))
  if (situation.reviewState !== 'absent') {
    await save('review.review', reviewId, { state: situation.reviewState, statementId, editionNo: 2, audience: situation.reviewAudience, digest: digestOf(situation.reviewWords === 'these' ? words : earlierWords), confirmations, signatures: [] })
  }
  if (situation.release === 'present') await save('publication.release', statementId, { state: 'ordered', unitId, caseId: chance.uuid(), audience: situation.releaseAudience, editions: [{ no: 2, digest: digestOf(words) }] })
  const withholdingId = chance.uuid()
  const { withheld } = situation
  if (withheld !== 'no') await save('review.withholding', withholdingId, { statementId, state: withheld === 'stands' ? 'stands' : 'ended' })
  const review = `review.review:${reviewId}`
  const withholding = `review.withholding:${withholdingId}`
  const facts: readonly (readonly [string, string, object])[] = [
    ...asked.flatMap(({ name, answer }) => [[review, 'review.confirmationRequested', { name }] as const, ...(answer ? [[review, 'review.confirmationAnswered', { name, answer }] as const] : [])]),
    ...(withheld === 'no' ? [] : [[withholding, 'review.withheld', { statementId }] as const]),
    ...(withheld === 'ended' ? [[withholding, 'review.withholdingEnded', {}] as const] : []),
  ]
  const rows = facts.map(([subject, kind, data]) => ({ id: chance.uuid(), unitId, unitIds: [unitId], kind, subject, actor: { as: 'system', part: 'flow' }, because: [], data }))
  if (rows.length > 0) await client.query('select record.state_facts($1::jsonb)', [JSON.stringify(rows)])
}

/** Ways past the gate; the database must refuse each. */
const PAST: readonly ((s: Situation) => readonly [string, string])[] = [
  (s) => ['huiying_ledger', `insert into publication.shelf (release_id, no, audience, case_id, unit_id, unit_name, words, digest, released_at, answers, query_hashes) values ('${s.statementId}', 2, 'public', '${s.unitId}', '${s.unitId}', 'x', 'x', 'x', now(), '{}', '{}')`],
  (s) => ['huiying_desk', `insert into publication.shelf (release_id, no, audience, case_id, unit_id, unit_name, words, digest, released_at, answers, query_hashes) values ('${s.statementId}', 2, 'public', '${s.unitId}', '${s.unitId}', 'x', 'x', 'x', now(), '{}', '{}')`],
  () => ['huiying_ledger', `update publication.shelf set words = 'other'`],
  (s) => ['huiying_desk', `select publication.put_on_shelf('${s.statementId}', 2, 'x')`],
  (s) => ['huiying_public', `select publication.put_on_shelf('${s.statementId}', 2, 'x')`],
  () => ['huiying_ledger', `create or replace function publication.gate_missing(of_release uuid, of_no int) returns text[] language sql as 'select ''{}''::text[]'`],
  () => ['huiying_ledger', 'set local role huiying_guard'],
  () => ['huiying_ledger', 'set local session_replication_role = replica'],
  () => ['huiying_ledger', 'alter table publication.shelf disable row level security'],
  (s) => ['huiying_ledger', `update review.signature set person_id = '${s.unitId}' where review_id = '${s.reviewId}'`],
  (s) => ['huiying_ledger', `update statements.edition set words = '{}' where statement_id = '${s.statementId}'`],
  (s) => ['huiying_desk', `delete from review.signature where review_id = '${s.reviewId}'`],
]

/** Tries `attempts` times to put something on the shelf over `client`, a connection of huiying_app. Same `chance`, same course. */
export async function assault(client: pg.ClientBase, attempts: number, chance: Chance, progress: (done: number) => void = () => {}): Promise<Tally> {
  let [complete, passed] = [0, 0]
  const leaked: Situation[] = []
  const walled: Situation[] = []
  const broken: string[] = []
  for (let n = 0; n < attempts; n += 1) {
    const situation = makeSituation(chance)
    const may = mayGoOut(situation)
    await client.query('begin')
    await build(client, situation, chance)
    const [role, statement] = chance.one(PAST)(situation)
    await as(client, role, situation.authors[0]!, situation.unitId)
    const rows = await tries(client, statement)
    if (rows) broken.push(statement)
    await as(client, 'huiying_ledger', null, situation.unitId)
    const out = await tries(client, 'select publication.put_on_shelf($1, 2, $2)', [situation.statementId, 'unit'])
    await client.query('commit')
    if (may) complete += 1
    if (out) passed += 1
    if (out && !may) leaked.push(situation)
    if (may && !out) walled.push(situation)
    progress(n + 1)
  }
  return { attempts, complete, passed, leaked, walled, broken }
}

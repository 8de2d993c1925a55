import type pg from 'pg'
import { sketch, bands } from '#src/modules/intake/likeness.ts'
import { sha256 } from '#src/record/digest.ts'
import { newId } from '#src/record/ids.ts'
import type { ReleaseNumber } from '#src/modules/publication/contract.ts'
import { questionText } from '../setting/walk.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** All that the record keeps of one case, ready to be made again under other ids and with another question. */
export interface CaseTemplate {
  /** The moment of all its facts. */
  readonly at: string
  /** Copy `n` as JSON: `{ facts, states, sides }`. */
  copy(n: number): CaseCopy
}

export interface CaseCopy {
  readonly facts: readonly object[]
  readonly states: Readonly<Record<string, readonly object[]>>
  readonly sides: Readonly<Record<string, readonly object[]>>
}

interface Rows extends CaseCopy {
  readonly words: { readonly salt: string; readonly digest: string }
}

/** Tables beside states that hold something of a case, and the column by which. */
const SIDES = { 'record.timer': 'subject', 'record.sealed_words': 'id', 'review.signature': 'statement_id', 'statements.edition': 'statement_id', 'publication.shelf': 'release_id' } as const

async function readCase(client: pg.ClientBase, caseId: string): Promise<Rows> {
  const facts = (await client.query(`
    select id, unit_id as "unitId", unit_ids as "unitIds", kind, subject, matter, actor, because, data from record.fact where matter = $1 order by seq`, [caseId])).rows as { subject: string }[]
  const subjects = [...new Set(facts.map((fact) => fact.subject))]
  const states: Record<string, object[]> = {}
  for (const [table, ones] of Map.groupBy(subjects, (subject) => subject.slice(0, subject.indexOf(':')))) {
    states[table] = (await client.query(`select id, version, unit_ids, doc from ${quoted(table)} where id = any($1::uuid[])`, [ones.map((subject) => subject.slice(table.length + 1))])).rows
  }
  const sides: Record<string, object[]> = {}
  const ids = subjects.map((subject) => subject.slice(subject.indexOf(':') + 1))
  for (const [table, column] of Object.entries(SIDES)) {
    sides[table] = (await client.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t where ${column} = any($1)`, [column === 'subject' ? subjects : ids])).rows.map(({ row }) => row)
  }
  const { salt, digest } = sides['record.sealed_words']![0] as { salt: string; digest: string }
  return { facts, states, sides, words: { salt: salt.slice(2), digest: digest.slice(2) } }
}

/** The number stands whole in facts and state, and as words on the shelf. */
function renumber(text: string, { seq, text: words }: ReleaseNumber, next: number): string {
  const renamed = words.replace(`〕${seq}号`, `〕${next}号`)
  return text.replaceAll(`"seq":${seq},"text":"${words}"`, `"seq":${next},"text":"${renamed}"`).replaceAll(`"${words}"`, `"${renamed}"`)
}

export const quoted = (table: string): string => table.split('.').map((part) => `"${part}"`).join('.')

/**
 * Reads a finished case whose facts all have one moment. Ids of units and people stay, all others are made anew in each copy;
 * copy `n` is released under the number `firstNumber + n`.
 */
export async function readTemplate(client: pg.ClientBase, caseId: string, firstNumber: number): Promise<CaseTemplate> {
  const { words, ...rows } = await readCase(client, caseId)
  const kept = new Set((await client.query<{ id: string }>('select id from directory.unit union select id from directory.person union select id from directory.appointment')).rows.map((row) => row.id))
  const at = (await client.query<{ at: Date }>('select distinct at from record.fact where matter = $1', [caseId])).rows
  if (at.length !== 1) throw new Error('the facts of a template have more than one moment')
  const text = JSON.stringify(rows)
  const own = [...new Set(text.match(UUID))].filter((id) => !kept.has(id))
  const digestMark = words.digest
  const { number } = (rows.states['publication.release']![0] as { doc: { number: ReleaseNumber } }).doc
  return {
    at: new Date(at[0]!.at).toISOString(),
    copy(n) {
      const ids = new Map(own.map((id) => [id, newId()]))
      const body = questionText(n)
      const digest = sha256(`${words.salt}\n\n${body}`)
      const made = JSON.parse(renumber(text, number, firstNumber + n).replaceAll(UUID, (id) => ids.get(id) ?? id).replaceAll(digestMark, digest)) as { -readonly [K in keyof CaseCopy]: CaseCopy[K] }
      const messageId = ids.get(caseId)!
      const minima = sketch(body)!
      const sealed = made.sides['record.sealed_words']!.map((row) => ({ ...row, body }))
      return { ...made, sides: { ...made.sides, 'record.sealed_words': sealed, 'intake.likeness': [{ message_id: messageId, at: at[0]!.at, bands: bands(minima), minima }] } }
    },
  }
}

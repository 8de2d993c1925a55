import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { columns, type Column } from './catalogue.ts'

/** What a check constraint asks of a column, where the type alone does not say it. */
const GIVEN: Readonly<Record<string, string>> = {
  'review.signature.verdict': `'pass'`,
  'publication.shelf.audience': `'asker'`,
  'statements.file.digest': `repeat('a', 64)`,
  'evaluation.reaction.given_on': `'2026-01-05'`,
  'consultations.reader.reader': `repeat('b', 32)`,
  'evaluation.reaction.reader': `repeat('b', 32)`,
  'statements.edition.words': `'{}'`,
  'statements.edition.digest': `encode(sha256(convert_to('{}', 'UTF8')), 'hex')`,
  'conferences.media.type': `'image/png'`,
  'conferences.media.bytes': `'\\x00'`,
  'conferences.media.digest': `encode(sha256('\\x00'), 'hex')`,
  'record.database.kind': `'test'`,
  'access.serving.database': `'live'`,
  'channels.letter.state': `'waiting'`,
  'log.key.kind': `'log'`,
  'log.tile.hashes': `decode(repeat('ab', 32), 'hex')`,
  'agenda.booking.during': `tstzrange('2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z')`,
}

/** An SQL expression for one column of a row that belongs to `unitId`. */
function valueFor(relation: string, { name, type }: Column, unitId: string): string {
  const given = GIVEN[`${relation}.${name}`]
  if (given) return given
  if (name === 'unit_id') return `'${unitId}'`
  if (name === 'unit_ids') return `array['${unitId}']::uuid[]`
  if (type === 'uuid') return `'${randomUUID()}'`
  if (type.endsWith('[]')) return `'{}'::${type}`
  if (type === 'jsonb') return `jsonb_build_object('unitId', '${unitId}')`
  if (type === 'bytea') return `decode('${randomUUID().replaceAll('-', '')}', 'hex')`
  if (type === 'boolean') return 'true'
  if (type.startsWith('timestamp')) return `'2026-01-05T00:00:00Z'`
  if (type === 'text') return `'${randomUUID()}'`
  if (['integer', 'bigint', 'smallint'].includes(type)) return '1'
  throw new Error(`${relation}.${name} has type ${type}: say in tests/security/rows.ts what a planted row holds there`)
}

/** An insert of one believable row that belongs to `unitId`. Columns that fill themselves or may stay empty are left out. */
export async function insertOf(client: pg.Client, relation: string, unitId: string): Promise<string> {
  const given = (await columns(client, relation)).filter((column) => column.required && !column.generated && (!column.hasDefault || `${relation}.${column.name}` in GIVEN))
  if (given.length === 0) return `insert into ${relation} default values`
  return `insert into ${relation} (${given.map(({ name }) => `"${name}"`).join(', ')}) values (${given.map((column) => valueFor(relation, column, unitId)).join(', ')})`
}

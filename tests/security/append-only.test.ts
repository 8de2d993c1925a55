import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'
import { attempt, type Standing } from './attempt.ts'
import { APP_ROLES, type AppRole } from './catalogue.ts'
import { insertOf } from './rows.ts'

const UNIT = randomUUID()
const ME = randomUUID()
let database: FreshDatabase
let client: pg.Client
let app: pg.Client

/** What nobody may change once it stands, and a change that would matter. */
const KEPT = {
  'record.fact': `data = '{"forged": true}'`,
  'review.signature': `person_id = '${ME}'`,
  'statements.edition': `words = '{"forged":true}', digest = encode(sha256('{"forged":true}'), 'hex')`,
  'record.contact_reveal': `purpose = 'none'`,
  'access.security_log': `event = 'nothing happened'`,
} as const

beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client(database.config())
  await client.connect()
  app = new pg.Client(database.config('huiying_app'))
  await app.connect()
  for (const table of Object.keys(KEPT)) await client.query(await insertOf(client, table, UNIT))
})
afterAll(async () => {
  await app?.end()
  await client?.end()
  await database?.drop()
})

const standingOf = (role: AppRole): Standing => (role === 'huiying_desk' ? { role, person: ME, units: [UNIT], whole: true } : { role })
const attacks = (table: keyof typeof KEPT): readonly string[] => [
  `update ${table} set ${KEPT[table]}`,
  `delete from ${table}`,
  `truncate ${table} cascade`,
  `alter table ${table} disable trigger all`,
  `alter table ${table} disable row level security`,
  `drop table ${table} cascade`,
  `set local session_replication_role = replica`,
]
const ESCAPES = [
  'set role postgres', 'set role huiying_guard', 'set session authorization postgres', 'create function record.planted() returns int language sql as $$ select 1 $$',
  'create trigger planted before insert on record.fact for each row execute function record.refuse_change()', 'create schema planted', 'create table public.planted (id int)',
  `copy record.fact to program 'cat'`, `copy record.fact from '/etc/hostname'`, `select pg_read_file('/etc/hostname')`, `select lo_import('/etc/hostname')`, `alter role huiying_app bypassrls`,
  'alter role huiying_app superuser', 'grant huiying_guard to huiying_app', `create extension file_fdw`, 'alter function record.now() owner to huiying_app',
  'drop policy ledger_reads on record.fact', `delete from record.chain`, `update record.chain set length = 0`, `update record.database set kind = 'replay'`,
]

describe('[RL-15] what stands cannot be changed', () => {
  it.each(Object.keys(KEPT).flatMap((table) => APP_ROLES.map((role) => [table as keyof typeof KEPT, role] as const)))('%s by %s', async (table, role) => {
    for (const statement of attacks(table)) {
      const done = await attempt(app, standingOf(role), statement)
      // Reading nothing, or a change that reaches no row, changes nothing either.
      expect(done === 'denied' || done.rows === 0 ? 'nothing changed' : statement).toBe('nothing changed')
      if (/^(?:truncate|alter|drop|set)/.test(statement)) expect(done, statement).toBe('denied')
    }
  })

  it.each(APP_ROLES)('nor can %s give itself the power to', async (role) => {
    for (const statement of ESCAPES) expect(await attempt(app, standingOf(role), statement), statement).toBe('denied')
  })

  it.each(Object.keys(KEPT) as (keyof typeof KEPT)[])('%s not even by a superuser who plays replica', async (table) => {
    for (const statement of [`update ${table} set ${KEPT[table]}`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await client.query('begin; set local session_replication_role = replica')
      await expect(client.query(statement), statement).rejects.toThrow(/append-only/)
      await client.query('rollback')
    }
  })

  it('and a fact is linked into its chain even then: who inserts one by hand cannot choose its place or time', async () => {
    await client.query('begin; set local session_replication_role = replica')
    const insert = await insertOf(client, 'record.fact', UNIT)
    const made = (await client.query<{ chain_no: number; at: Date; linked: boolean }>(`${insert} returning chain_no, at, hash = (select head from record.chain where unit_id = '${UNIT}') as linked`)).rows[0]!
    await client.query('rollback')
    expect(insert).toContain('2026-01-05T00:00:00Z')
    expect(new Date(made.at).toISOString()).not.toBe('2026-01-05T00:00:00.000Z')
    expect(Number(made.chain_no)).toBe(2)
  })

  it('the circle of an edition’s readers can grow and never shrink', async () => {
    const other = randomUUID()
    const grown = await attempt(app, { role: 'huiying_ledger' }, `update statements.edition set unit_ids = unit_ids || '${other}'::uuid`)
    expect(grown).toMatchObject({ rows: 1 })
    expect(await attempt(app, { role: 'huiying_ledger' }, `update statements.edition set unit_ids = '{}'`)).toBe('denied')
  })
})

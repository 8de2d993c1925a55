import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '#src/record/pool.ts'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'
import { APP_ROLES, relations, routines, type Relation, type Routine } from './catalogue.ts'
import { DEFINER_FUNCTIONS, GUARD_VIEWS, WITHOUT_ROW_SECURITY } from './expected.ts'
import { insertOf } from './rows.ts'

let database: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client(database.config())
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})

/** Tables on which somebody could see what is not theirs for want of row security; the owner is held to it too. */
const openTables = (all: readonly Relation[]): string[] =>
  all.filter(({ name, kind, rowSecurity, forced }) => kind === 'table' && !(rowSecurity && forced) && !(name in WITHOUT_ROW_SECURITY)).map(({ name }) => name)

/** Views that run with their owner's rights without being on the list of the guard's. */
const openViews = (all: readonly Relation[]): string[] =>
  all.filter(({ name, kind, options, owner }) => kind === 'view' && !options.includes('security_invoker=true') && !(name in GUARD_VIEWS && owner === 'huiying_guard' && options.includes('security_barrier=true'))).map(({ name }) => name)

/** Where rows of units lie that a desk may see only as one of them. */
const ISOLATED = ['cases.case', 'record.fact', 'record.sealed_words', 'record.sealed_contact', 'statements.draft', 'review.signature']
const FIXED_PATH = 'search_path=pg_catalog, pg_temp'

/** Functions that run with their owner's rights and are not exactly as the list says. */
function openFunctions(all: readonly Routine[]): string[] {
  return all.filter(({ definer }) => definer).flatMap(({ name, settings, callers }) => {
    const listed = DEFINER_FUNCTIONS[name]
    if (!listed) return [`${name} is on no list`]
    const faults = settings.includes(FIXED_PATH) ? [] : [`${name} has no fixed search_path`]
    // A trigger function cannot be called by hand, whoever may.
    return listed.callers === 'trigger' || `${callers}` === `${APP_ROLES.filter((role) => listed.callers.includes(role))}` ? faults : [...faults, `${name} may be called by ${callers.join(', ')}`]
  })
}

describe('the catalogue of the database', () => {
  it('[RL-15] every table has row security, and has it for its owner too', async () => {
    const all = await relations(client)
    expect(openTables(all)).toEqual([])
    expect(all.filter(({ name, rowSecurity }) => name in WITHOUT_ROW_SECURITY && rowSecurity).map(({ name }) => name)).toEqual([])
  })

  it('a view has the rights of whoever asks, or is one of the guard’s', async () => {
    const all = await relations(client)
    expect(openViews(all)).toEqual([])
    expect(all.filter(({ kind }) => kind === 'view').map(({ name }) => name)).toEqual(Object.keys(GUARD_VIEWS))
  })

  it('a function with its owner’s rights is on the list, with a fixed path and the callers written there', async () => {
    expect(openFunctions(await routines(client))).toEqual([])
    expect((await routines(client)).filter(({ definer }) => definer).map(({ name }) => name)).toEqual(Object.keys(DEFINER_FUNCTIONS).toSorted())
  })

  it('none of our functions writes its own SQL from what it is given, but for making a table', async () => {
    const found = await client.query<{ name: string }>(`select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname not in ('pg_catalog', 'information_schema') and p.prosrc ~* '\\mexecute\\M' order by 1`)
    expect(found.rows.map(({ name }) => name)).toEqual(['record.make_aggregate'])
  })

  it('and the test sees a planted view, function, path, caller and table', async () => {
    await client.query(`begin;
      create table cases.planted (id int);
      create view cases.planted_view as select * from cases.case;
      create view cases.planted_invoker with (security_invoker = true) as select * from cases.case;
      create function cases.planted() returns int language sql security definer as 'select 1';
      alter function publication.take_back(uuid, text, text) reset search_path;
      grant execute on function publication.put_on_shelf(uuid, int, text) to huiying_desk`)
    try {
      expect(openTables(await relations(client))).toEqual(['cases.planted'])
      expect(openViews(await relations(client))).toEqual(['cases.planted_view'])
      expect(openFunctions(await routines(client))).toEqual([
        'cases.planted is on no list',
        'publication.put_on_shelf may be called by huiying_desk, huiying_ledger',
        'publication.take_back has no fixed search_path',
      ])
    } finally {
      await client.query('rollback')
    }
  })
})

describe('roles', () => {
  it('none of the application’s is superuser, exempt from row security, owner of anything, or can become the guard or the owner', async () => {
    const powers = await client.query(`select rolname from pg_roles where rolname like 'huiying%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`)
    expect(powers.rows).toEqual([])
    const owned = await client.query(`select c.oid::regclass::text as name from pg_class c where pg_get_userbyid(c.relowner) = any($1::text[])`, [APP_ROLES])
    expect(owned.rows).toEqual([])
    for (const role of APP_ROLES) {
      const found = await client.query<{ may: boolean }>(`select pg_has_role($1, 'huiying_guard', 'member') or pg_has_role($1, 'postgres', 'member') as may`, [role])
      expect(found.rows[0], role).toEqual({ may: false })
    }
    const creates = await client.query(`select r, n.nspname from unnest($1::text[]) r, pg_namespace n where has_schema_privilege(r, n.oid, 'create') and n.nspname !~ '^pg_'`, [APP_ROLES])
    expect(creates.rows).toEqual([])
  })

  it('[RL-15] the application refuses to start as superuser, as owner of the record, or exempt from row security', async () => {
    await expect(openPool(database.config('postgres'), 1)).rejects.toThrow(/refuses to run as database role "postgres"/)
    await client.query('create role planted_strong login bypassrls; create role planted_owner login')
    await client.query('grant usage, create on schema record to planted_owner; create table record.planted (id int); alter table record.planted owner to planted_owner')
    try {
      await expect(openPool(database.config('planted_strong'), 1)).rejects.toThrow(/refuses to run/)
      await expect(openPool(database.config('planted_owner'), 1)).rejects.toThrow(/refuses to run/)
      await expect(openPool(database.config('huiying_app'), 1).then((pool) => pool.end())).resolves.toBeUndefined()
    } finally {
      await client.query('drop table record.planted; drop owned by planted_owner; drop role planted_owner, planted_strong')
    }
  })

  it('without a context a desk is refused, and with an emptied one it sees nothing', async () => {
    for (const table of ISOLATED) await client.query(await insertOf(client, table, randomUUID()))
    const fresh = new pg.Client(database.config('huiying_app'))
    await fresh.connect()
    try {
      await fresh.query('set role huiying_desk')
      for (const table of ISOLATED) await expect(fresh.query(`select * from ${table}`), table).rejects.toMatchObject({ code: '42704' })
      await fresh.query(`reset role; begin; select record.enter('huiying_desk', gen_random_uuid(), array[gen_random_uuid()], true, null); commit; set role huiying_desk`)
      for (const table of ISOLATED) expect((await fresh.query(`select * from ${table}`)).rows, table).toEqual([])
    } finally {
      await fresh.end()
    }
  })
})

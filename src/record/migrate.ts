import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { Client } from './engine/client.ts'

export type DatabaseKind = 'live' | 'replay' | 'test' | 'drill'

const SOURCE = new URL('../', import.meta.url)
/** Any two processes that migrate one database wait for each other on this number. */
const MIGRATION_LOCK = 4_815_162

/**
 * The roles of the cluster. The application signs in as `huiying_app`, which owns nothing and inherits nothing;
 * in each transaction it becomes one of the others (`record.enter`).
 */
const ROLES = `
do $$ begin
  perform pg_advisory_xact_lock(${MIGRATION_LOCK});
  if not exists (select from pg_roles where rolname = 'huiying_app') then create role huiying_app login noinherit; end if;
  if not exists (select from pg_roles where rolname = 'huiying_desk') then create role huiying_desk nologin; end if;
  if not exists (select from pg_roles where rolname = 'huiying_ledger') then create role huiying_ledger nologin; end if;
  if not exists (select from pg_roles where rolname = 'huiying_public') then create role huiying_public nologin; end if;
  if not exists (select from pg_roles where rolname = 'huiying_audit') then create role huiying_audit nologin; end if;
  -- The signer of the public log is a process of its own and signs in as itself; the application cannot become it.
  if not exists (select from pg_roles where rolname = 'huiying_signer') then create role huiying_signer login noinherit; end if;
  if not exists (select from pg_roles where rolname = 'huiying_guard') then create role huiying_guard nologin; end if;
  grant huiying_desk, huiying_ledger, huiying_public, huiying_audit to huiying_app;
  if not (select rolsuper from pg_roles where rolname = current_user) then execute format('grant huiying_guard to %I', current_user); end if;
end $$;`

interface Migration {
  readonly name: string
  readonly sql: string
}

/** The SQL files of the record, then of the modules in the order of the map, each folder by file name. */
async function migrations(modules: readonly string[]): Promise<Migration[]> {
  const folders = ['record', ...modules.map((name) => `modules/${name}`), 'record/guards']
  const found: Migration[] = []
  for (const folder of folders) {
    const schema = new URL(`${folder}/schema/`, SOURCE)
    const files = await readdir(schema).catch(() => [])
    for (const file of files.filter((name) => name.endsWith('.sql')).toSorted()) {
      found.push({ name: `${folder}/${file}`, sql: await readFile(new URL(file, schema), 'utf8') })
    }
  }
  return found
}

/**
 * Brings the database of `config` (owner or superuser connection) up to date. `kind` is written once, at birth, and never changed.
 * Each migration is one transaction; a second process waits. Fails when a migration that already ran has disappeared.
 */
export async function migrate(config: pg.ClientConfig, kind: DatabaseKind, modules: readonly string[]): Promise<void> {
  const client = new Client(config)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK + 1])
    await client.query(ROLES)
    await client.query('create table if not exists public.huiying_migration (name text primary key, ran_at timestamptz not null default now())')
    const ran = new Set((await client.query<{ name: string }>('select name from public.huiying_migration')).rows.map((row) => row.name))
    for (const { name, sql } of await migrations(modules)) {
      if (ran.delete(name)) continue
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query('insert into public.huiying_migration (name) values ($1)', [name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
    }
    if (ran.size > 0) throw new Error(`this database was made by a newer Huiying; unknown migrations: ${[...ran].join(', ')}`)
    await client.query('insert into record.database (kind) values ($1) on conflict do nothing', [kind])
  } finally {
    await client.end()
  }
}

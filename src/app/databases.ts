import pg from 'pg'
import { Client, type Engine, ensureDatabase } from '#src/record/engine/index.ts'
import { migrate, type DatabaseKind } from '#src/record/migrate.ts'

/** The databases of one installation, by what they are for. */
export const nameOf = (engine: Engine, use: 'live' | 'demonstration' | 'replay' | 'drill'): string =>
  use === 'live' ? engine.database : `${engine.database}_${use === 'demonstration' ? 'demo' : use}`

/** One process of an installation makes or drops the demonstration, whichever folder it runs in; the database lets go of the lock when it dies. */
const DEMONSTRATION_LOCK = 4_815_172

/** Does `work` while no other process makes or drops the demonstration; says it when it has to wait. */
export const aloneWithDemonstration = <T>(engine: Engine, say: (line: string) => void, work: () => Promise<T>): Promise<T> =>
  withAdmin(engine, engine.database, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [DEMONSTRATION_LOCK])
    if (!rows[0]!.mine) {
      say('另一个进程正在建立或清除演示区，等它完成…… / another process is making or dropping the demonstration, waiting for it …')
      await client.query('select pg_advisory_lock($1)', [DEMONSTRATION_LOCK])
    }
    return work()
  })

async function withAdmin<T>(engine: Engine, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new Client(engine.config(name, engine.adminUser))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Connection of the application's role; it can write only through the record. */
export const appConfig = (engine: Engine, name: string): pg.PoolConfig => engine.config(name, 'huiying_app')

/** A database of this name that somebody else filled must not be touched. */
async function refuseForeign(engine: Engine, name: string): Promise<void> {
  const found = await withAdmin(engine, name, (client) =>
    client.query<{ ours: boolean; empty: boolean }>(`select to_regclass('public.huiying_migration') is not null as ours,
      not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')) as empty`))
  const { ours, empty } = found.rows[0]!
  if (ours || empty) return
  throw new Error(`数据库 ${name} 里有别的系统的表，未作改动。请改名或换一个数据库服务器。\nThe database ${name} holds tables of another system and was left as it is. Rename it, or use another server.`)
}

/** Makes the database when it is missing and brings it up to date. True when it was made now. */
export async function prepareDatabase(engine: Engine, name: string, kind: DatabaseKind, moduleNames: readonly string[]): Promise<boolean> {
  const fresh = await ensureDatabase(engine, name)
  if (!fresh && kind !== 'live') await refuseForeign(engine, name)
  await migrate(engine.config(name, engine.adminUser), kind, moduleNames)
  return fresh
}

/** Drops the database, also while somebody is connected. The live one is refused. */
export async function dropDatabase(engine: Engine, name: string): Promise<void> {
  if (name === engine.database) throw new Error('the live database is never dropped')
  await withAdmin(engine, engine.database, (client) => client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`))
}

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Client } from './engine/client.ts'
import { openSession, type Session } from './session.ts'

/** Tables are named in SQL text (`sql` templates); the builder is used untyped where a filter is put together. */
// oxlint-disable-next-line no-explicit-any -- the schema is described by migrations, not by a hand-kept interface
export type Db = Kysely<any>

export interface Pool {
  readonly db: Db
  /** Connections of the application role, for the clockwork's LISTEN. */
  readonly raw: pg.Pool
  end(): Promise<void>
}

// bigint columns (sequence numbers, counts) stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text.replace(/([+-]\d{2})$/, '$1:00')).toISOString())

/**
 * All names in our statements are written out. The path is the one that our functions set for themselves: a function that is called under
 * another one than before is planned anew each time.
 */
const PATH = 'pg_catalog, pg_temp'

const pools = new WeakMap<Db, pg.Pool>()

/** Borrows a connection of the pool that `db` speaks through. */
export function borrow(db: Db): Promise<Session> {
  const pool = pools.get(db)
  if (!pool) throw new Error('this database was not opened by openPool')
  return openSession(pool)
}

/** A pool of the application role `huiying_app`. Refuses (rejects) when that role is superuser, owner of the record or exempt from row security. */
export async function openPool(config: pg.PoolConfig, size = 10): Promise<Pool> {
  const raw = new pg.Pool({ ...config, max: size, pipeline: true, Client } as pg.PoolConfig)
  raw.on('error', () => {}) // an idle connection that dies is replaced at the next use
  raw.on('connect', (client) => void client.query(`set search_path = ${PATH}`).catch(() => {})) // a connection that dies here fails the statement behind it
  try {
    await refuseTooMuchPower(raw)
  } catch (error) {
    await raw.end()
    throw error
  }
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: raw }) }) as Db
  pools.set(db, raw)
  let ended: Promise<void> | undefined
  return { db, raw, end: () => (ended ??= end(db, raw)) }
}

/** The builder ends only a pool that it asked something itself; sessions borrow without it. */
async function end(db: Db, raw: pg.Pool): Promise<void> {
  await db.destroy()
  if (!raw.ending) await raw.end()
}

async function refuseTooMuchPower(raw: pg.Pool): Promise<void> {
  const { rows } = await raw.query<{ name: string; too_much: boolean }>(`
    select r.rolname as name, (r.rolsuper or r.rolbypassrls or r.rolcreaterole
      or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'record' and c.relowner = r.oid)) as too_much
    from pg_roles r where r.rolname = current_user`)
  const role = rows[0]
  if (!role || role.too_much) {
    throw new Error(
      `The application refuses to run as database role "${role?.name}": it is superuser, owner of the record, or exempt from row security. ` +
        'Connect as huiying_app (the launcher does); see docs/operations/running.md.',
    )
  }
}

import type { Catalogue } from '#src/desk/catalogue.ts'
import { makeDesk, type Desk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { Client, type Engine } from '#src/record/engine/index.ts'
import { openPool, type Pool } from '#src/record/pool.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { appConfig, nameOf, prepareDatabase } from './databases.ts'
import { rulesOf } from './followed-rules.ts'

/** A database opened by a command, without a clockwork: nothing fires while a command looks at it. */
export interface OpenRecord {
  readonly name: string
  readonly ledger: Ledger
  readonly desk: Desk
  readonly pool: Pool
}

export type Use = 'live' | 'demonstration' | 'replay'

/** Which databases of this installation exist. */
export async function existing(engine: Engine): Promise<Use[]> {
  const client = new Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  try {
    const found = await client.query<{ datname: string }>('select datname from pg_database')
    const names = new Set(found.rows.map((row) => row.datname))
    return (['live', 'demonstration', 'replay'] as const).filter((use) => names.has(nameOf(engine, use)))
  } finally {
    await client.end()
  }
}

/** Brings one database up to date, opens it as the application's role, and closes it after `work`. */
export async function withRecord<T>(engine: Engine, use: Use, catalogue: Catalogue, rules: Rulebook, work: (record: OpenRecord) => Promise<T>): Promise<T> {
  const name = nameOf(engine, use)
  const kind = use === 'demonstration' ? 'drill' : use
  await prepareDatabase(engine, name, kind, catalogue.modules.map((module) => module.name))
  const pool = await openPool(appConfig(engine, name), 4)
  try {
    const ledger: Ledger = { db: pool.db, catalogue, rules: await rulesOf(pool.db, rules) }
    return await work({ name, ledger, desk: makeDesk(ledger), pool })
  } finally {
    await pool.end()
  }
}

import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appConfig, dropDatabase, prepareDatabase } from '#src/app/databases.ts'
import { moduleNames } from '#src/modules/river.ts'
import { attachOrStart, type Engine } from '#src/record/engine/index.ts'
import { openKeys, useKeys } from '#src/record/keys.ts'
import type { DatabaseKind } from '#src/record/migrate.ts'
import type pg from 'pg'

/** A data folder of the benches: its engine runs with the settings of `npm start`, fsync and all. */
export interface Place {
  readonly dataDir: string
  readonly engine: Engine
  /** Connection of the application's role to one of its databases. */
  app(database: string): pg.PoolConfig
  /** Makes `database` anew and empty. */
  fresh(database: string, kind: DatabaseKind): Promise<void>
  /** Stops the engine; the folder stays for the next run unless `remove`. */
  leave(options?: { remove?: boolean }): Promise<void>
}

/** Opens the bench folder `name` under the system's temporary one; `settings` of the database server come on top of the product's. */
export async function openPlace(name: string, settings: Readonly<Record<string, string>> = {}): Promise<Place> {
  const dataDir = join(tmpdir(), `huiying-bench-${name}`)
  await mkdir(dataDir, { recursive: true })
  useKeys(await openKeys(dataDir))
  const engine = await attachOrStart({ dataDir, settings })
  return {
    dataDir,
    engine,
    app: (database) => appConfig(engine, database),
    async fresh(database, kind) {
      await dropDatabase(engine, database)
      await prepareDatabase(engine, database, kind, moduleNames)
    },
    async leave({ remove = false } = {}) {
      await engine.stop()
      if (remove) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

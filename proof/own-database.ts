import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { moduleNames } from '#src/modules/river.ts'
import { attachOrStart, ensureDatabase } from '#src/record/engine/index.ts'
import { migrate } from '#src/record/migrate.ts'

/** Does `work` on a migrated test database of its own, on a server of its own, and takes both away again. */
export async function withOwnDatabase<T>(work: (config: (user: string) => pg.ClientConfig) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiying-proof-'))
  const engine = await attachOrStart({ dataDir })
  try {
    await ensureDatabase(engine, 'proof')
    await migrate(engine.config('proof', engine.adminUser), 'test', moduleNames)
    return await work((user) => engine.config('proof', user === 'owner' ? engine.adminUser : user))
  } finally {
    await engine.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The number after `--count` (or another `option`), else `usual`. */
export function countOf(argv: readonly string[], usual: number, option = '--count'): number {
  const at = argv.indexOf(option)
  const count = at < 0 ? usual : Number(argv[at + 1])
  if (!Number.isInteger(count) || count < 1) throw new Error(`${option} needs a whole number / ${option} 需要一个正整数`)
  return count
}

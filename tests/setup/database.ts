import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { attachOrStart, type Engine, ensureDatabase, lookAround } from '#src/record/engine/index.ts'
import { migrate } from '#src/record/migrate.ts'

/** What the workers learn: the server's socket and the template, or why there is none. */
export interface TestDatabase {
  readonly host: string
  readonly port: number
  readonly template: string
  readonly trouble?: string
}

declare module 'vitest' {
  interface ProvidedContext {
    database: TestDatabase
  }
}

const PREFIX = 'huiying-test-'
const TEMPLATE = 'template_test'
/** Tests do not ask what a power cut leaves behind; those that ask for durability start their own server. */
const QUICK = {
  fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200',
  // Tables of tests are small and never counted, so that the planner takes them for large and starts processes to read them.
  max_parallel_workers_per_gather: '0',
}

/** One PostgreSQL a test run with one migrated template; a test file clones it (`freshDatabase`). HUIYING_TEST_POSTGRES=system takes the installed one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const prefer = process.env['HUIYING_TEST_POSTGRES'] === 'system' ? 'system' : 'embedded'
  const engine = await attachOrStart({ dataDir, settings: QUICK, prefer })
  const { host, port } = engine.config(TEMPLATE, 'postgres')
  const trouble = await makeTemplate(engine).catch((error: unknown) => String(error))
  project.provide('database', { host: host!, port: port!, template: TEMPLATE, ...(trouble ? { trouble } : {}) })
  return async () => {
    await engine.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function makeTemplate(engine: Engine): Promise<undefined> {
  await ensureDatabase(engine, TEMPLATE)
  await migrate(engine.config(TEMPLATE, engine.adminUser), 'test', await moduleNames())
  const client = new pg.Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  await client.query(`alter database ${TEMPLATE} with is_template true allow_connections false`)
  await client.end()
}

async function moduleNames(): Promise<readonly string[]> {
  const map = new URL('../../src/modules/river.ts', import.meta.url)
  if (!existsSync(map)) return []
  return ((await import(map.href)) as { moduleNames: readonly string[] }).moduleNames
}

/** A run that was killed leaves its server and folder; the next one takes them away. */
async function sweep(): Promise<void> {
  for (const left of (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX))) {
    const pid = Number(left.slice(PREFIX.length).split('-')[0])
    if (isAlive(pid)) continue
    const dataDir = join(tmpdir(), left)
    try {
      if ((await lookAround(dataDir)).postmaster) await (await attachOrStart({ dataDir })).stop()
      await rm(dataDir, { recursive: true, force: true })
    } catch {
      // another user's run; theirs to sweep
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

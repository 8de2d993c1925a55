import { mkdir, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'
import { Client } from './client.ts'
import { clusterOf, type ClusterOptions, ensureRunning } from './cluster.ts'
import { openExternal } from './external.ts'
import { Lease, type RunningServer, serverOn } from './lease.ts'
import { alone } from './mutex.ts'
import { postmasterOf, stopPostmaster } from './postmaster.ts'
import { socketConfig } from './socket.ts'
import { codeOf, EngineTrouble } from './trouble.ts'

/** A PostgreSQL that answers, and how to reach it. */
export interface Engine {
  readonly engine: {
    readonly kind: 'embedded' | 'system' | 'external'
    /** As the server says it, e.g. `18.4`. */
    readonly version: string
    /** It ran already: left by a killed process, or used by another one now. */
    readonly adopted: boolean
  }
  /** Role that owns and migrates: `postgres`, or the user of DATABASE_URL. Never the application's. */
  readonly adminUser: string
  /** Name of the live database. */
  readonly database: string
  /** Connection of `user` to `database`. */
  config(database: string, user: string): pg.PoolConfig
  /** Says where this server is found (`http://…`), for the message to whoever starts a second one. */
  announce(address: string): Promise<void>
  /** Lets go of the database; the last process that uses an embedded one shuts it down. May be called twice. */
  stop(): Promise<void>
}

export interface EngineOptions extends ClusterOptions {
  /** An existing server (`DATABASE_URL`); then `dataDir` holds no database. */
  readonly databaseUrl?: string | undefined
}

const LIVE = 'huiying'

/** The database for a serving process. Throws `EngineTrouble`; engine/served when another process serves this folder. */
export const openEngine = (options: EngineOptions): Promise<Engine> => open(options, true)

/** The database for a command: that of a running server, else one started now and stopped again by `stop()`. */
export const attachOrStart = (options: EngineOptions): Promise<Engine> => open(options, false)

async function open(options: EngineOptions, asServer: boolean): Promise<Engine> {
  if (options.databaseUrl) return external(options.databaseUrl)
  const dataDir = await makeDataDir(options.dataDir)
  const local = { ...options, dataDir }
  const cluster = clusterOf(dataDir)
  const config = () => socketConfig(cluster)
  const lease = new Lease({
    config,
    asServer,
    revive: () => alone(dataDir, async () => void (await ensureRunning(local), await lease.take())),
  })
  const { kind, adopted } = await alone(dataDir, async () => {
    const found = await ensureRunning(local)
    await lease.take()
    return found
  })
  const reach = await config()
  const version = await prepare({ ...reach, user: 'postgres' })
  let stopping: Promise<void> | undefined
  return {
    engine: { kind, version, adopted },
    adminUser: 'postgres',
    database: LIVE,
    config: (database, user) => ({ ...reach, database, user }),
    announce: (address) => lease.announce(address),
    stop: () => (stopping ??= leave(dataDir, lease)),
  }
}

async function external(url: string): Promise<Engine> {
  const { adminUser, database, version, config } = await openExternal(url)
  return {
    engine: { kind: 'external', version, adopted: true },
    adminUser,
    database,
    config,
    announce: async () => {},
    stop: async () => {},
  }
}

async function leave(dataDir: string, lease: Lease): Promise<void> {
  await lease.settle()
  await alone(dataDir, async () => {
    if (!(await lease.release()) || (await stopPostmaster(clusterOf(dataDir)))) return
    throw new EngineTrouble(
      'engine/slow-stop',
      `数据库一分钟内没有停止（${dataDir}），数据是安全的；下次启动会接管它。`,
      `The database did not stop within a minute (${dataDir}). The data are safe; the next start adopts it.`,
    )
  })
}

async function makeDataDir(folder: string): Promise<string> {
  const wanted = resolve(folder)
  try {
    // Others may not list it; the account of the database needs no way in (see cluster.ts).
    await mkdir(wanted, { recursive: true, mode: 0o700 })
    return await realpath(wanted)
  } catch (error) {
    throw new EngineTrouble(
      'engine/data-folder',
      `无法使用数据目录 ${wanted}（${codeOf(error)}）。请用 HUIYING_DATA 指定一个可写的目录。`,
      `Cannot use the data folder ${wanted} (${codeOf(error)}). Name a writable one with HUIYING_DATA.`,
      error,
    )
  }
}

/** Makes the live database when it is missing; returns the server's version. */
async function prepare(config: pg.ClientConfig): Promise<string> {
  const client = new Client({ ...config, database: 'postgres' })
  await client.connect()
  try {
    await createIfMissing(client, LIVE)
    return (await client.query<{ version: string }>("select split_part(current_setting('server_version'), ' ', 1) as version")).rows[0]!.version
  } finally {
    await client.end()
  }
}

async function createIfMissing(client: pg.Client, name: string): Promise<boolean> {
  if ((await client.query('select from pg_database where datname = $1', [name])).rowCount) return false
  try {
    await client.query(`create database ${pg.escapeIdentifier(name)}`)
    return true
  } catch (error) {
    // 42P04, 23505: another process made it at the same moment.
    if (['42P04', '23505'].includes(codeOf(error) ?? '')) return false
    throw error
  }
}

/** Makes the database `name` (UTF-8) unless it exists. True when it was made. */
export async function ensureDatabase(engine: Engine, name: string): Promise<boolean> {
  const client = new Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  try {
    return await createIfMissing(client, name)
  } finally {
    await client.end()
  }
}

/** What runs on `dataDir` now, without starting anything. */
export async function lookAround(dataDir: string): Promise<{ postmaster?: number; server?: RunningServer }> {
  const cluster = clusterOf(resolve(dataDir))
  if (!(await stat(cluster).catch(() => undefined))) return {}
  const running = await postmasterOf(cluster)
  if (!running) return {}
  const client = new Client({ ...(await socketConfig(cluster)), user: 'postgres', database: 'postgres', connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    const server = await serverOn(client)
    return { postmaster: running.pid, ...(server ? { server } : {}) }
  } catch {
    return { postmaster: running.pid }
  } finally {
    await client.end().catch(() => {})
  }
}

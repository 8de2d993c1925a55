import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { Client } from './client.ts'
import { EngineTrouble } from './trouble.ts'

/** Class of our advisory locks in the database `postgres`; any number that no other program of this private server uses. */
const CLASS = 4815
const USER_OF_SERVER = 1
const SERVER = 2
/** A lock outlives a killed process until its connection's end is noticed; so long we wait before we believe that it is alive. */
const DOUBT_MS = 3000

export interface LeaseOptions {
  readonly config: () => Promise<pg.ClientConfig>
  /** Takes the place of the one serving process of this folder; a second one is refused. */
  readonly asServer: boolean
  /** Brings the database back when the connection broke; called until it succeeds. */
  readonly revive: () => Promise<void>
}

/**
 * A connection held as long as this process uses the database. Two advisory locks hang on it: one, shared, says "in use";
 * the other, exclusive, "I serve this folder". PostgreSQL drops both when the process dies, however it dies.
 */
export class Lease {
  readonly #options: LeaseOptions
  #client: pg.Client | undefined
  #address = ''
  #released = false
  #reviving: Promise<void> | undefined

  constructor(options: LeaseOptions) {
    this.#options = options
  }

  /** Throws `EngineTrouble` engine/served when another process serves this folder. */
  async take(): Promise<void> {
    const client = new Client({ ...(await this.#options.config()), database: 'postgres', user: 'postgres', application_name: this.#name(), keepAlive: true })
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    try {
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1, $2)', [CLASS, USER_OF_SERVER])
      if (this.#options.asServer) await takePlace(client)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    this.#client = client
  }

  /** Writes where people find this server, so that a second start can name it. */
  async announce(address: string): Promise<void> {
    this.#address = address
    await this.#client?.query("select set_config('application_name', $1, false)", [this.#name()])
  }

  /** Ends the watch over the connection; a revival under way is waited for. Call it before `release`, outside `alone`, which a revival needs. */
  async settle(): Promise<void> {
    this.#released = true
    await this.#reviving
  }

  /** Lets go. True when nobody else uses the server. */
  async release(): Promise<boolean> {
    const client = this.#client
    this.#client = undefined
    if (!client) return false
    try {
      await client.query('select pg_advisory_unlock_shared($1, $2)', [CLASS, USER_OF_SERVER])
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1, $2) as alone', [CLASS, USER_OF_SERVER])
      return rows[0]!.alone
    } catch {
      return false // the server is gone already
    } finally {
      await client.end().catch(() => {})
    }
  }

  #name(): string {
    return [this.#options.asServer ? 'huiying server' : 'huiying command', process.pid, this.#address].join(' ').trim()
  }

  #lost(client: pg.Client): void {
    if (this.#released || this.#client !== client) return
    this.#client = undefined
    this.#reviving = this.#revive().finally(() => (this.#reviving = undefined))
  }

  async #revive(): Promise<void> {
    for (let pause = 100; !this.#released; pause = Math.min(pause * 2, 2000)) {
      try {
        await this.#options.revive()
        return
      } catch (error) {
        process.stderr.write(`数据库连接中断，正在恢复 / the database is away, bringing it back: ${(error as Error).message}\n`)
        await sleep(pause)
      }
    }
  }
}

async function takePlace(client: pg.Client): Promise<void> {
  for (const until = Date.now() + DOUBT_MS; ; await sleep(100)) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [CLASS, SERVER])
    if (rows[0]!.mine) return
    const server = await serverOn(client)
    if (!server || Date.now() < until) continue
    const at = server.address ? ` ${server.address}` : ''
    throw new EngineTrouble(
      'engine/served',
      `这个数据目录已由进程 ${server.pid} 提供服务：${at || '（正在启动）'}。请直接使用它；或先结束该进程，或用 HUIYING_DATA 指定另一个目录。`,
      `Process ${server.pid} already serves this data folder:${at || ' (starting)'}. Use that one, or end it first, or name another folder with HUIYING_DATA.`,
    )
  }
}

export interface RunningServer {
  readonly pid: number
  /** Empty while it starts. */
  readonly address: string
}

/** The process that serves this folder, as it named itself. */
export async function serverOn(client: pg.Client): Promise<RunningServer | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted`,
    [CLASS, SERVER],
  )
  const [, pid, address = ''] = /^huiying server (\d+) ?(.*)$/.exec(rows[0]?.name ?? '') ?? []
  return pid ? { pid: Number(pid), address } : undefined
}

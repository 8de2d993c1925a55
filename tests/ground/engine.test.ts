import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { lookAround } from '#src/record/engine/index.ts'
import { end, hold, place, remove, type Said } from './processes.ts'

let folder = ''
/** The folder that these tests use one after another, as an office uses its own for years; made by the first of them. */
let dataDir = ''
/** Folders that a test had to find empty. */
let empty: string[] = []
beforeAll(async () => {
  folder = await place()
  dataDir = join(folder, 'data')
})
afterEach(() => end(dataDir, ...empty))
afterAll(() => remove(folder, dataDir, ...empty))

function emptyFolder(): string {
  const path = join(folder, `empty-${empty.length}`)
  empty = [...empty, path]
  return path
}

async function query(at: Said, statement: string): Promise<unknown[]> {
  const client = new pg.Client(at.reach)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows as unknown[]
  } finally {
    await client.end()
  }
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    const found = await look().catch(() => undefined)
    if (found !== undefined) return found
  }
  throw new Error(`not within 15 s: ${what}`)
}

describe('the embedded database', () => {
  it('starts on an empty folder, durable, in UTF-8 and UTC, reachable through its private socket alone', async () => {
    expect(existsSync(dataDir)).toBe(false)
    const server = await hold(dataDir)
    expect(server.first).toMatchObject({ kind: 'embedded', adopted: false })
    expect(server.first.version).toMatch(/^18\./)
    const settings = 'fsync synchronous_commit full_page_writes listen_addresses timezone server_encoding'.split(' ')
    expect(await query(server.first, `select ${settings.map((name) => `current_setting('${name}')`).join(', ')}`)).toEqual([['on', 'on', 'on', '', 'UTC', 'UTF8']])
    await query(server.first, 'create extension pg_trgm')
    expect(await query(server.first, "select cardinality(show_trgm('停水通知'))")).toEqual([[5]]) // two blanks before, one behind: 4 + 1
    expect((await server.end('SIGINT')).status).toBe(0)
  })

  it('is shut down in order on Ctrl-C and on SIGTERM, and starts again with its rows', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const server = await hold(dataDir)
      await query(server.first, `create table ${signal} (n int)`)
      expect(await server.end(signal)).toEqual({ last: { stopped: true }, status: 0 })
      expect(await lookAround(dataDir)).toEqual({})
      expect((await readFile(join(dataDir, 'log/postgres.log'), 'utf8')).trimEnd()).toMatch(/database system is shut down$/)
    }
    const again = await hold(dataDir)
    expect(await query(again.first, "select relname from pg_class where relname like 'sig%' order by 1")).toEqual([['sigint'], ['sigterm']])
    await again.end('SIGTERM')
  })

  it('does not write citizens’ words into its log when a statement fails', async () => {
    const server = await hold(dataDir)
    await query(server.first, 'create table sealed (word text unique)')
    await query(server.first, "insert into sealed values ('王家坝停水')")
    await expect(query(server.first, "insert into sealed values ('王家坝停水')")).rejects.toThrow(/duplicate key/)
    await server.end('SIGTERM')
    const log = await readFile(join(dataDir, 'log/postgres.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('王家坝')
  })
})

describe('two on one folder', () => {
  it('refuses a second server and names process and address of the first', async () => {
    const server = await hold(dataDir)
    const second = await hold(dataDir)
    expect(second.first.trouble).toBe('engine/served')
    expect(second.first.message).toContain(String(server.pid))
    expect(second.first.message).toContain('http://localhost:4815')
    expect((await lookAround(dataDir)).server).toEqual({ pid: server.pid, address: 'http://localhost:4815' })
    await server.end('SIGTERM')
  })

  it('lets a command use the database of a running server, and leaves it running', async () => {
    const server = await hold(dataDir)
    const command = await hold(dataDir, { as: 'command' })
    expect(command.first).toMatchObject({ adopted: true, postmaster: server.first.postmaster })
    await command.end('SIGTERM')
    expect((await lookAround(dataDir)).postmaster).toBe(server.first.postmaster)
    await server.end('SIGTERM')
  })

  it('leaves the database to a command that still works when the server goes; the last one stops it', async () => {
    const server = await hold(dataDir)
    const command = await hold(dataDir, { as: 'command' })
    await server.end('SIGTERM')
    expect(await query(command.first, 'select 1')).toEqual([[1]])
    await command.end('SIGTERM')
    expect(await lookAround(dataDir)).toEqual({})
  })

  it('makes one database when six commands come to an empty folder at once, and none runs afterwards', async () => {
    const fresh = emptyFolder()
    const commands = await Promise.all(Array.from({ length: 6 }, () => hold(fresh, { as: 'command' })))
    expect(new Set(commands.map(({ first }) => first.postmaster)).size).toBe(1)
    expect(commands.filter(({ first }) => first.adopted === false)).toHaveLength(1)
    await Promise.all(commands.map((command) => command.end('SIGTERM')))
    expect(await lookAround(fresh)).toEqual({})
  })
})

describe('after a kill', () => {
  it('adopts the database whose server was killed with -9, with every acknowledged row', async () => {
    const killed = await hold(dataDir)
    await query(killed.first, 'create table adopted as select generate_series(1, 500) as n')
    await killed.end('SIGKILL')
    const next = await hold(dataDir)
    expect(next.first).toMatchObject({ adopted: true, postmaster: killed.first.postmaster })
    expect(await query(next.first, 'select count(*)::int from adopted')).toEqual([[500]])
    await next.end('SIGTERM')
    expect(await lookAround(dataDir)).toEqual({})
  })

  it('starts anew after both were killed, five times in a row, without a hand and without loss', async () => {
    const first = await hold(dataDir)
    await query(first.first, 'create table rounds (n int)')
    await first.end('SIGTERM')
    for (let round = 1; round <= 5; round += 1) {
      const server = await hold(dataDir)
      await query(server.first, `insert into rounds values (${round})`)
      process.kill(server.first.postmaster!, 'SIGKILL')
      await server.end('SIGKILL')
    }
    const last = await hold(dataDir)
    expect(await query(last.first, 'select array_agg(n order by n) from rounds')).toEqual([[[1, 2, 3, 4, 5]]])
    await last.end('SIGTERM')
  }, 60_000)

  it('brings the database back under a living server when it alone is killed, and keeps the place', async () => {
    const server = await hold(dataDir)
    await query(server.first, 'create table revived as select 1 as n')
    process.kill(server.first.postmaster!, 'SIGKILL')
    const back = await until('a new database', async () => {
      const { postmaster, server: found } = await lookAround(dataDir)
      return postmaster !== server.first.postmaster && found ? found : undefined
    })
    expect(back).toEqual({ pid: server.pid, address: 'http://localhost:4815' })
    expect(await query(server.first, 'select n from revived')).toEqual([[1]])
    expect((await hold(dataDir)).first.trouble).toBe('engine/served')
    expect((await server.end('SIGTERM')).status).toBe(0)
    expect(await lookAround(dataDir)).toEqual({})
  })

  it('is not fooled by a pid file whose number now belongs to another process', async () => {
    const before = await hold(dataDir)
    await before.end('SIGTERM')
    const stranger = spawn('sleep', ['60'], process.getuid!() === 0 ? { uid: 65534, gid: 65534 } : {})
    try {
      await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${stranger.pid}\n/proc/self/fd/3\n1\n5432\n`)
      const server = await hold(dataDir)
      expect(server.first).toMatchObject({ adopted: false, kind: 'embedded' })
      await server.end('SIGTERM')
    } finally {
      stranger.kill('SIGKILL')
    }
  })

  it('takes away what a killed first start left half made', async () => {
    const fresh = emptyFolder()
    await mkdir(join(fresh, 'postgres.new-halfway'), { recursive: true })
    await writeFile(join(fresh, 'postgres.new-halfway/PG_VERSION'), '18\n')
    const server = await hold(fresh)
    expect(server.first.kind).toBe('embedded')
    expect(existsSync(join(fresh, 'postgres.new-halfway'))).toBe(false)
    await server.end('SIGTERM')
  })
})

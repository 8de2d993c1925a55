import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attachOrStart, type Engine, ensureDatabase, openEngine } from '#src/record/engine/index.ts'
import { place, remove } from './processes.ts'

let folder = ''
let server: Engine

// A server as an administrator would run it: passwords asked of everyone but the superuser.
beforeAll(async () => {
  folder = await place()
  const dataDir = join(folder, 'data')
  await (await attachOrStart({ dataDir })).stop()
  const rules = join(folder, 'hba.conf')
  await appendFile(rules, 'local all postgres trust\nlocal all all scram-sha-256\n', { mode: 0o644 })
  server = await attachOrStart({ dataDir, settings: { hba_file: rules } })
  await asAdmin("create role town login createrole createdb password 'p@ss/词'", 'create database town owner town', "create role weak login password 'x'")
})
afterAll(async () => {
  await server.stop()
  await remove(folder, join(folder, 'data'))
})

async function asAdmin(...statements: string[]): Promise<void> {
  const client = new pg.Client(server.config('postgres', 'postgres'))
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

const url = (user: string, password: string, database: string) =>
  `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(String(server.config('x', 'x').host))}`

async function whoIs(config: pg.PoolConfig): Promise<unknown> {
  const client = new pg.Client(config)
  await client.connect()
  const { rows } = await client.query('select current_user as who, current_database() as place, (select rolsuper from pg_roles where rolname = current_user) as super')
  await client.end()
  return rows[0]
}

it('uses the server of DATABASE_URL and lets the application in under its own role, again at the second start', async () => {
  for (let start = 1; start <= 2; start += 1) {
    const engine = await openEngine({ dataDir: join(folder, 'unused'), databaseUrl: url('town', 'p@ss/词', 'town') })
    expect(engine.engine).toMatchObject({ kind: 'external', version: expect.stringMatching(/^18\./) })
    expect(await whoIs(engine.config(engine.database, engine.adminUser))).toEqual({ who: 'town', place: 'town', super: false })
    expect(await whoIs(engine.config(engine.database, 'huiying_app'))).toEqual({ who: 'huiying_app', place: 'town', super: false })
    expect(await ensureDatabase(engine, 'town_replay')).toBe(start === 1)
    await engine.stop()
  }
})

it('does not let the application in with a guessed password', async () => {
  const guess = new pg.Client({ ...server.config('town', 'huiying_app'), password: 'p@ss/词' })
  await expect(guess.connect()).rejects.toThrow(/password authentication failed/)
})

it('names every missing right at once, as statements to run', async () => {
  const attempt = openEngine({ dataDir: join(folder, 'unused'), databaseUrl: url('weak', 'x', 'town') })
  const message = await attempt.then(() => '', (error: Error) => error.message)
  expect(message.split('\n').slice(1, -1).map((line) => line.trim())).toEqual([
    'ALTER ROLE "weak" CREATEROLE;',
    'ALTER ROLE "weak" CREATEDB;',
    'GRANT CREATE ON DATABASE "town" TO "weak";',
  ])
})

it.each([
  ['a wrong password', () => url('town', 'wrong', 'town'), 'engine/unreachable'],
  ['an address that is none', () => 'town-database', 'engine/address'],
])('explains %s without showing the password', async (_, address, code) => {
  const attempt = openEngine({ dataDir: join(folder, 'unused'), databaseUrl: address() })
  const error = await attempt.then(() => undefined, (caught: Error & { code?: string }) => caught)
  expect(error?.code).toBe(code)
  expect(error?.message).not.toContain('wrong')
})

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
let dataDir: string
const children = new Set<ChildProcess>()

interface Run {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<number | null>
}

function huiying(args: string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [join(ROOT, 'bin/huiying.ts'), ...args], { env: { ...process.env, DATABASE_URL: '', HUIYING_DATA: dataDir, PORT: '0', ...env } })
  children.add(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk))
  return { child, out: () => out, err: () => err, ended: new Promise((done) => child.once('close', (status) => (children.delete(child), done(status)))) }
}

/** The one line of JSON that a started server prints. */
async function started(run: Run): Promise<{ address: string; served: string; signIns: { login: string; password: string }[] }> {
  while (!run.out().includes('\n')) {
    if (run.child.exitCode !== null) throw new Error(`it ended: ${run.err()}`)
    await new Promise((done) => setTimeout(done, 20))
  }
  return JSON.parse(run.out())
}

const health = async (address: string) => {
  const answer = await fetch(`${address}/healthz`)
  return { status: answer.status, body: (await answer.json()) as { status: string; database: { engine: string; version: string; kind: string }; clock: string } }
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'huiying-start-'))
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

it('starts on an empty folder, says how to sign in, answers /healthz with the engine and its version, and stops cleanly at Ctrl-C', async () => {
  const run = huiying(['start', '--json'])
  const { address, signIns } = await started(run)
  const { status, body } = await health(address)
  expect([status, body.status, body.database.engine]).toEqual([200, 'ok', 'PostgreSQL'])
  expect(body.database.version).toMatch(/^\d+\.\d+$/)
  expect(Math.abs(Date.parse(body.clock) - Date.now())).toBeLessThan(60_000)
  expect(signIns.length).toBeGreaterThan(0)
  const { login, password } = signIns[0]!
  const signedIn = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) })
  expect(signedIn.status).toBe(200)
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
  await expect(health(address)).rejects.toThrow()
}, 120_000)

it('survives the death of its database: 503 with a word while it is away, 200 again without a hand', async () => {
  const run = huiying(['start', '--json'])
  const { address, signIns } = await started(run)
  process.kill(Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL')
  const seen = new Set<number>()
  const until = performance.now() + 30_000
  while (performance.now() < until) {
    const { status, body } = await health(address)
    seen.add(status)
    if (status === 503) expect(body.status).toBe('database-gone')
    if (status === 200 && seen.has(503)) break
    await new Promise((done) => setTimeout(done, 20))
  }
  expect([...seen].toSorted()).toEqual([200, 503])
  const { login, password } = signIns[0]!
  const again = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) })
  expect(again.status).toBe(200)
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
}, 60_000)

it('starts a second time with the same sign-in, turns away a second server, and lets wipe-demo turn it to the live record', async () => {
  const run = huiying(['start', '--json'])
  const { address } = await started(run)
  expect((await fetch(`${address}/console/`)).status).toBe(200)

  const second = huiying(['start'])
  expect(await second.ended).toBe(1)
  expect(second.err()).toContain(address)

  const wiped = huiying(['wipe-demo', '--json', '--yes'])
  expect(await wiped.ended, wiped.err()).toBe(0)
  const { served, signIn } = JSON.parse(wiped.out()) as { served: string; signIn: { login: string; password: string } }
  expect([served, signIn.login]).toEqual(['live', 'admin'])
  const until = performance.now() + 15_000
  while ((await health(address)).body.database?.kind !== 'live' && performance.now() < until) await new Promise((done) => setTimeout(done, 50))
  const answer = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(signIn) })
  expect(await answer.json()).toMatchObject({ signedIn: true, login: 'admin', mustChangePassword: true, database: { kind: 'live' } })
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
}, 60_000)

it('names what is wrong with its port, in both languages', async () => {
  const bad = huiying(['start'], { PORT: 'seven' })
  expect(await bad.ended).toBe(1)
  expect(bad.err()).toMatch(/PORT 须为 0 至 65535 的整数，现在是 "seven"。\nPORT must be a whole number/)
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => taken.once('listening', done))
  const { port } = taken.address() as { port: number }
  const busy = huiying(['start'], { PORT: String(port) })
  expect(await busy.ended).toBe(1)
  expect(busy.err()).toMatch(new RegExp(`端口 ${port} 已被占用.*\\nPort ${port} is in use`))
  taken.close()
}, 60_000)

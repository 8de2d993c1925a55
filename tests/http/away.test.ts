import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { raiseOffice } from '../../src/app/cast.ts'
import { demoPassword, wipeDemonstration, type DemoCode } from '../../src/app/demonstration.ts'
import { ensureFirstSignIn, type FirstSignIn } from '../../src/app/first-sign-in.ts'
import { Browser, codesOf, emptyServers, openOffice, PASSWORD, type Office } from './office.ts'

/** A demonstration district of one person, made by commands. */
const demonstration: DemoCode = {
  demoSignIns: [{ login: 'demo', zh: '新闻办负责人', en: 'head of the press office' }],
  async seedDemo({ site, passwordHash }) {
    const cast = await raiseOffice(site.desk, [{ key: 'press', name: '澄湾区新闻办', kind: 'department', isPressOffice: true }], [{ key: 'demo', name: '云一', posts: [{ role: 'press_office_head', unit: 'press' }] }])
    await site.door.openWithPassword({ personId: cast.person('demo'), login: 'demo', unitId: cast.unit('press'), passwordHash, mustChange: false }, { address: 'test' })
  },
}

let office: Office
const admin = async (statement: string): Promise<void> => {
  const client = new pg.Client({ ...office.database.config(), database: 'postgres' })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
const databases = async (): Promise<string[]> => (await office.sql<{ datname: string }>('select datname from pg_database')).map((row) => row.datname)

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

it('says 503 with a clear word while the database is away, comes back by itself, and loses nothing that it acknowledged', async () => {
  const browser = new Browser(office.servers[0]!)
  await browser.signIn('head')
  const { name } = office.database
  const before = await browser.send('POST', '/api/public/questions', { text: '断开之前的问题' })
  expect(before.status).toBe(201)

  await admin(`alter database ${name} with allow_connections false`)
  await admin(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`)
  await admin(`alter database ${name} rename to ${name}_away`)
  for (let n = 0; n < 3; n += 1) {
    const health = await browser.get('/healthz')
    expect([health.status, health.body.status, health.headers.get('retry-after')]).toEqual([503, 'database-gone', '3'])
    for (const answer of [await browser.get('/api/session'), await browser.send('POST', '/api/public/questions', { text: '断开之中的问题' }), await browser.post('/api/commands/directory.registerPerson', { name: '沈九' })]) {
      expect([answer.status, codesOf(answer)]).toEqual([503, ['api/database-gone']])
      expect(answer.body.refusals[0].message.zh).toContain('数据库暂时无法连接，您的操作没有执行')
    }
  }
  // The clockwork looks twice a second; so do we until it has said what is wrong.
  const said = (): number => office.said.filter((line) => line.includes('数据库暂时无法连接')).length
  for (let n = 0; n < 30 && said() === 0; n += 1) await new Promise((resolve) => setTimeout(resolve, 100))
  await admin(`alter database ${name}_away rename to ${name}`)
  await admin(`alter database ${name} with allow_connections true`)

  expect((await browser.get('/healthz')).status).toBe(200)
  expect((await browser.get('/api/session')).body).toMatchObject({ signedIn: true, login: 'head' })
  expect((await browser.send('POST', '/api/public/questions', { text: '断开之中的问题' })).status).toBe(201)
  const words = await office.sql<{ body: string }>('select body from record.sealed_words order by sealed_at')
  expect(words.map((row) => row.body)).toEqual(['断开之前的问题', '断开之中的问题'])
  expect(await office.sql("select from directory.person where name = '沈九'")).toHaveLength(0)
  expect(said()).toBe(1)
})

it('serves the demonstration until it is wiped, then the live record, without a restart and for good', async () => {
  const first: FirstSignIn[] = []
  const second = await openOffice(1, { demonstration, onLive: async (live, keys) => void first.push((await ensureFirstSignIn(live, keys))!) })
  try {
    const [server] = second.servers
    const browser = new Browser(server!)
    expect((await browser.get('/healthz')).body.database.kind).toBe('drill')
    expect(await databases()).toContain(`${second.database.name}_demo`)
    expect((await browser.signIn('head')).status).toBe(401)
    expect((await browser.signIn('demo', demoPassword(server!.keys))).status).toBe(200)
    expect((await browser.post('/api/demonstration/wipe')).body).toEqual({ wiped: true })
    expect(await databases()).not.toContain(`${second.database.name}_demo`)
    expect((await browser.get('/healthz')).body.database.kind).toBe('test')
    expect((await browser.get('/api/session')).body.signedIn).toBe(false)
    expect((await browser.signIn('head', PASSWORD)).status).toBe(200)
    expect(codesOf(await browser.post('/api/demonstration/wipe'))).toEqual(['api/no-demonstration'])
    expect(await second.sql('select database from access.serving')).toEqual([{ database: 'live' }])
  } finally {
    await second.close()
  }
})

it('follows a wipe from outside within two seconds, and opens a first sign-in in an empty live record that must be changed', async () => {
  let first: FirstSignIn | undefined
  const other = await emptyServers(1, { demonstration, onLive: async (live, keys) => void (first = await ensureFirstSignIn(live, keys)) })
  try {
    const server = other.servers[0]!
    const browser = new Browser(server)
    expect(first).toBeUndefined()
    await wipeDemonstration(other.engine, server.live)
    const until = performance.now() + 15_000
    while ((await browser.get('/healthz')).body.database?.kind !== 'test' && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await browser.get('/healthz')).body.database.kind).toBe('test')
    expect(first!.login).toBe('admin')
    const signedIn = await browser.signIn(first!.login, first!.password)
    expect(signedIn.body).toMatchObject({ mustChangePassword: true, roles: ['sysadmin'] })
    expect(await ensureFirstSignIn(server.live, server.keys)).toEqual(first)
    expect((await browser.post('/api/session/password', { current: first!.password, next: PASSWORD })).status).toBe(200)
    expect(await ensureFirstSignIn(server.live, server.keys)).toBeUndefined()
  } finally {
    await other.close()
  }
})

it('two servers that start for the first time at one moment make one demonstration, and both serve it', async () => {
  let made = 0
  const slowly: DemoCode = { ...demonstration, seedDemo: async (demo) => ((made += 1), await new Promise((resolve) => setTimeout(resolve, 300)), demonstration.seedDemo(demo)) }
  const both = await emptyServers(2, { demonstration: slowly })
  try {
    expect(made).toBe(1)
    expect(both.said.filter((line) => line.includes('等它完成'))).toHaveLength(1)
    for (const server of both.servers) {
      const browser = new Browser(server)
      expect((await browser.get('/healthz')).body.database.kind).toBe('drill')
      expect((await browser.signIn('demo', demoPassword(server.keys))).status).toBe(200)
    }
  } finally {
    await both.close()
  }
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { raiseOffice, type Cast } from '../../src/app/cast.ts'
import { composeCatalogue } from '../../src/app/catalogue.ts'
import { startServer, type Server, type ServerOptions } from '../../src/app/server.ts'
import { hashPassword } from '../../src/modules/access/password.ts'
import type { Engine } from '../../src/record/engine/index.ts'
import { loadRulebook } from '../../src/rulebook/read-instruments.ts'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'

export const PASSWORD = '青山不改，细水长流，后会有期'
const UNITS = [
  { key: 'press', name: '汀兰区新闻办公室', kind: 'department', isPressOffice: true },
  { key: 'housing', name: '汀兰区住房和城乡建设局', kind: 'department' },
]
const PEOPLE = [
  { key: 'admin', name: '沈一', posts: [{ role: 'sysadmin', unit: 'press' }] },
  { key: 'head', name: '沈二', posts: [{ role: 'press_office_head', unit: 'press' }] },
  { key: 'officer', name: '沈三', posts: [{ role: 'press_officer', unit: 'press' }] },
  { key: 'editor', name: '沈四', posts: [{ role: 'editor', unit: 'housing' }] },
  { key: 'spare', name: '沈五', posts: [{ role: 'editor', unit: 'housing' }] },
]

/** An office with sign-ins (name = key, one password), served by as many processes' worth of servers as asked for on one database. */
export interface Office {
  readonly database: FreshDatabase
  readonly servers: readonly Server[]
  readonly cast: Cast
  readonly said: string[]
  /** As the database's owner, to look behind the curtain. */
  sql<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[], user?: string): Promise<R[]>
  close(): Promise<void>
}

interface EmptyServers {
  readonly database: FreshDatabase
  readonly engine: Engine
  readonly servers: readonly Server[]
  readonly said: string[]
  close(): Promise<void>
}

/** Servers on one database with nobody in it yet, started at one moment. */
export async function emptyServers(count: number, more: Partial<ServerOptions> = {}): Promise<EmptyServers> {
  const database = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'huiying-http-'))
  const said: string[] = []
  const engine: Engine = {
    engine: { kind: 'external', version: '', adopted: true }, adminUser: 'postgres', database: database.name,
    config: (name, user) => ({ ...database.config(user), database: name }),
    announce: async () => {}, stop: async () => {},
  }
  const rules = loadRulebook()
  const options: ServerOptions = { engine, port: 0, host: '127.0.0.1', dataDir, catalogue: composeCatalogue(rules), rules, env: {}, say: (line) => said.push(line), ...more }
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(options)))
  return {
    database, engine, servers, said,
    async close() {
      await Promise.all(servers.map((server) => server.close()))
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export async function openOffice(count = 1, more: Partial<ServerOptions> = {}): Promise<Office> {
  const { database, servers, said, close } = await emptyServers(count, more)
  const first = servers[0]!
  const cast = await raiseOffice(first.live.desk, UNITS, PEOPLE)
  const passwordHash = await hashPassword(PASSWORD)
  for (const { key, posts } of PEOPLE.filter((one) => one.key !== 'spare')) {
    const opened = await first.live.door.openWithPassword({ personId: cast.person(key), login: key, unitId: cast.unit(posts[0]!.unit), passwordHash, mustChange: false }, { address: 'test' })
    if ('refusals' in opened) throw new Error(JSON.stringify(opened.refusals))
  }
  return {
    database, servers, cast, said,
    async sql<R extends pg.QueryResultRow>(text: string, values: unknown[] = [], user = 'postgres') {
      const client = new pg.Client(database.config(user))
      await client.connect()
      try {
        return (await client.query<R>(text, values)).rows
      } finally {
        await client.end()
      }
    },
    close,
  }
}

export interface Said {
  readonly status: number
  readonly headers: Headers
  // oxlint-disable-next-line no-explicit-any -- answers of all shapes
  readonly body: any
}

/** A browser with its own cookie jar; what it sends comes from the server's own pages unless said otherwise. */
export class Browser {
  cookie = ''
  readonly base: string
  constructor(server: Server) {
    this.base = server.address
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = { origin: this.base, 'sec-fetch-site': 'same-origin' }): Promise<Said> {
    const answer = await fetch(this.base + path, {
      method,
      redirect: 'manual',
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(this.cookie && { cookie: this.cookie }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const set = answer.headers.get('set-cookie')
    if (set) this.cookie = set.includes('Max-Age=0') ? '' : set.split(';')[0]!
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text }
  }

  get = (path: string): Promise<Said> => this.send('GET', path)
  post = (path: string, body: unknown = {}): Promise<Said> => this.send('POST', path, body)
  signIn = (login: string, password = PASSWORD, code?: string): Promise<Said> => this.post('/api/session', { login, password, ...(code !== undefined && { code }) })
}

export const codesOf = (said: Said): string[] => (said.body.refusals as { code: string }[]).map((one) => one.code)

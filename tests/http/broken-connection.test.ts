import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Browser, openOffice, type Office, type Said } from './office.ts'

let office: Office
let head: Browser
let queryCode = ''
const unheard: unknown[] = []
const hear = (error: unknown): void => void unheard.push(error)

beforeAll(async () => {
  office = await openOffice()
  head = new Browser(office.servers[0]!)
  await head.signIn('head')
  queryCode = (await head.post('/api/public/questions', { text: '井盖响了一夜。' })).body.queryCode as string
  process.on('unhandledRejection', hear).on('uncaughtException', hear)
})
afterAll(async () => {
  process.off('unhandledRejection', hear).off('uncaughtException', hear)
  await office.close()
})

interface Sender {
  readonly connection: { readonly stream: { destroy(error: Error): void } }
}

/** Does `act` with the connection breaking under its first statement, again with it breaking under its second, until it ends without a break. */
async function breaksUnderEach(act: () => Promise<Said>): Promise<number[]> {
  const { query } = pg.Client.prototype
  const seen: number[] = []
  for (let at = 1, broken = true; broken; at += 1) {
    let sent = 0
    broken = false
    pg.Client.prototype.query = function (this: Sender, ...given: unknown[]) {
      sent += 1
      const answer: unknown = Reflect.apply(query, this, given)
      broken ||= sent === at
      if (sent === at) this.connection.stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      return answer
    } as never
    seen.push((await act().finally(() => (pg.Client.prototype.query = query))).status)
  }
  return seen
}

const ROUNDS = 20

// The clockwork works beside it, so that its statements break too.
it.each([
  ['the health check', () => head.get('/healthz')],
  ['a look at the session', () => head.get('/api/session')],
  ['a question', () => head.post('/api/public/questions', { text: '断开之中的问题' })],
  ['a look at its state', () => head.get(`/api/public/questions/${queryCode}`)],
  ['a command', () => head.post('/api/commands/directory.registerPerson', { name: '沈九' })],
  ['a query', () => head.get('/api/queries/directory.units')],
])('a connection that breaks under any statement of %s fails that with 503 and nothing else', async (_, act) => {
  const seen: number[] = []
  // A statement of the clockwork may be the one that broke each time; then once more.
  for (let round = 0; round < ROUNDS && !seen.includes(503); round += 1) seen.push(...(await breaksUnderEach(act)))
  expect(seen).toContain(503)
  expect(seen.filter((status) => ![200, 201, 503].includes(status))).toEqual([])
  expect(unheard).toEqual([])
}, 60_000)

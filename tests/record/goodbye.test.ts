import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openPool } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'

/** A message of PostgreSQL's protocol: type, length, body. */
const message = (type: string, body: Buffer | string): Buffer => {
  const bytes = Buffer.from(body)
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(bytes.length + 4, 1)
  return Buffer.concat([head, bytes])
}
const ready = message('Z', 'I')
const admitted = Buffer.concat([message('R', '\0\0\0\0'), ready])
const column = (name: string, type: number): Buffer => Buffer.concat([Buffer.from(`${name}\0`), Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, type, 255, 255, 255, 255, 255, 255, 0, 0])])
const modestRole = Buffer.concat([
  message('T', Buffer.concat([Buffer.from([0, 2]), column('name', 25), column('too_much', 16)])),
  message('D', Buffer.from('\0\u0002\0\0\0\u0003app\0\0\0\u0001f')),
  message('C', 'SELECT 1\0'),
  ready,
])
/** What the pool asks of a new connection first. */
const pathSet = Buffer.concat([message('C', 'SET\0'), ready])
const farewell = message('E', 'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0')

it('a database that dies in the packet in which it admits us fails the transaction, not the process', async () => {
  /** The first visitor is served, whoever comes later is admitted by a dying server. */
  const visits: ((socket: Socket) => unknown)[] = [
    async (socket) => {
      socket.write(admitted)
      await once(socket, 'data')
      socket.end(Buffer.concat([pathSet, modestRole]))
    },
  ]
  const dying = (socket: Socket): unknown => socket.end(Buffer.concat([admitted, farewell]))
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => (visits.shift() ?? dying)(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  const pool = await openPool({ host: '127.0.0.1', port, user: 'huiying_app', database: 'any' })
  try {
    await sleep(50)
    await expect(transact(pool.db, { actor: { as: 'citizen' } }, (tx) => sql`select 1`.execute(tx.db))).rejects.toThrow()
    await sleep(50) // an unheard error would end the run here
  } finally {
    await pool.end()
    server.close()
  }
})

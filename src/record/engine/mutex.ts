import { stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, EngineTrouble } from './trouble.ts'

const PATIENCE_MS = 120_000

/**
 * Runs `act` while no other process does the same for this folder.
 * The lock is a name in the kernel's abstract socket space: it falls with the process that holds it, so it can be neither stale nor
 * mistaken for another process that got the same number. PostgreSQL's own lock on its directory stands behind it.
 */
export async function alone<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const { dev, ino } = await stat(folder)
  const held = await take(`\0huiying/${dev}/${ino}`, folder)
  try {
    return await act()
  } finally {
    await new Promise((done) => held.close(done))
  }
}

async function take(name: string, folder: string): Promise<Server> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const server = await listen(name)
    if (server) return server
    if (Date.now() > until) {
      throw new EngineTrouble(
        'engine/busy',
        `${folder}：另一个回应进程已启动或停止数据库两分钟仍未完成。请查看 ./huiying doctor，结束该进程后再试。`,
        `${folder}: another Huiying process has been starting or stopping the database for two minutes. See ./huiying doctor, end that process and try again.`,
      )
    }
    await sleep(25 + Math.random() * 50)
  }
}

function listen(name: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? done(undefined) : fail(error)))
    server.listen({ path: name }, () => done(server))
  })
}

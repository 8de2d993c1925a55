import { fork, type ChildProcess } from 'node:child_process'
import type { CosignAnswer } from './cosign.ts'
import type { FromSigner, SignedDatabase, ToSigner } from './signer.ts'

const SIGNER = new URL('signer.ts', import.meta.url)
const AGAIN_MS = 1000
const ANSWER_MS = 10_000

/** The server's side of the signer: starts the process, starts it again when it dies, and passes questions of other logs on to it. */
export interface Signing {
  /** Signs this database from now on. */
  serve(database: SignedDatabase): void
  /** Asks for a cosignature; 503 when the signer does not answer. */
  cosign(database: string, body: string): Promise<CosignAnswer>
  stop(): Promise<void>
}

const away: CosignAnswer = { status: 503, type: 'text/plain; charset=utf-8', body: '' }

export function startSigning(say: (line: string) => void): Signing {
  const served: SignedDatabase[] = []
  const waiting = new Map<number, (answer: CosignAnswer) => void>()
  let child: ChildProcess | undefined
  let again: NodeJS.Timeout | undefined
  let stopped = false
  let asked = 0
  let lastTrouble = ''

  const tell = (message: ToSigner): boolean => child?.connected === true && child.send(message)
  const hear = (message: FromSigner): void => {
    if ('cosigned' in message) waiting.get(message.cosigned.id)?.(message.cosigned.answer)
    else if (message.trouble !== lastTrouble) say((lastTrouble = message.trouble))
  }
  const start = (): void => {
    child = fork(SIGNER, { serialization: 'advanced' })
    child.on('message', hear)
    child.on('exit', () => {
      child = undefined
      for (const done of waiting.values()) done(away)
      if (!stopped) again = setTimeout(start, AGAIN_MS)
    })
    for (const database of served) tell({ serve: database })
  }
  start()
  return {
    serve(database) {
      served.push(database)
      tell({ serve: database })
    },
    cosign: (database, body) =>
      new Promise((resolve) => {
        const id = (asked += 1)
        const timer = setTimeout(() => done(away), ANSWER_MS)
        const done = (answer: CosignAnswer): void => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(answer)
        }
        waiting.set(id, done)
        if (!tell({ cosign: { id, database, body } })) done(away)
      }),
    async stop() {
      stopped = true
      clearTimeout(again)
      const running = child
      if (!running) return
      const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()))
      running.disconnect()
      await ended
    },
  }
}

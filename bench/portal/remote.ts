import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Answer, Desk } from '#src/desk/desk.ts'
import type { Outcome } from '#src/desk/perform.ts'
import type { Actor } from '#src/kernel/facts.ts'

/** What a server process is told. */
export type Told = { readonly stop: true } | { readonly number: number; readonly kind: 'do' | 'ask'; readonly actor: Actor; readonly name: string; readonly input: unknown }

interface Reply {
  readonly number: number
  readonly answer?: unknown
  readonly error?: string
}

/** A server process of its own, with its desk. */
export interface RemoteServer {
  readonly address: string
  readonly desk: Desk
  stop(): Promise<void>
}

/** Starts `server.ts` on a data folder and waits until it listens. */
export async function startRemote(dataDir: string): Promise<RemoteServer> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [dataDir], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const waiting = new Map<number, { done(answer: unknown): void; fail(error: Error): void }>()
  const address = await new Promise<string>((done, fail) => {
    child.once('message', (first: { address: string }) => done(first.address))
    void ended.then(() => fail(new Error('the server process ended before it listened')))
  })
  child.on('message', ({ number, answer, error }: Reply) => {
    const one = waiting.get(number)
    waiting.delete(number)
    if (error === undefined) one?.done(answer)
    else one?.fail(new Error(error))
  })
  let last = 0
  const tell = <T>(kind: 'do' | 'ask', actor: Actor, name: string, input: unknown): Promise<T> =>
    new Promise((done, fail) => {
      last += 1
      waiting.set(last, { done: done as (answer: unknown) => void, fail })
      child.send({ number: last, kind, actor, name, input } satisfies Told)
    })
  return {
    address,
    desk: {
      do: (actor, command, input) => tell<Outcome>('do', actor, command, input),
      ask: <T>(actor: Actor, query: string, input: unknown) => tell<Answer<T>>('ask', actor, query, input),
    },
    async stop() {
      child.send({ stop: true } satisfies Told)
      await ended
    },
  }
}

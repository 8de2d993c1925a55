import { Worker } from 'node:worker_threads'
import type { Question } from './problem.ts'
import type { Answer, Rotation } from './solve.ts'

/** The solver looks at its clock now and then; after so many seconds beyond the limit it is ended, with explaining allowed for. */
const GRACE_SECONDS = 8

export interface Limits {
  readonly seconds: number
  /** Ends the search at once; the promise fails with the signal's reason. */
  readonly signal?: AbortSignal
  /** Hears of the best so far. */
  readonly found?: (rotation: Rotation) => void
  /** Hears that there is no rotation, while the reasons are looked for. */
  readonly impossible?: () => void
}

/** Solves in a thread of its own, so that the caller stays responsive. When the thread must be ended, the best that it told of is the answer. */
export async function solveInThread(question: Question, { seconds, signal, found, impossible }: Limits): Promise<Answer> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: { question, seconds } })
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  let best: Rotation | undefined
  worker.on('message', (message: { found: Rotation } | { impossible: true } | { answer: Answer }) => {
    if ('answer' in message) resolve(message.answer)
    else if ('impossible' in message) impossible?.()
    else {
      best = message.found
      found?.(best)
    }
  })
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`the solver ended without an answer (exit ${code})`)))
  const stop = (): void => reject(signal?.reason as Error)
  signal?.addEventListener('abort', stop, { once: true })
  const timer = setTimeout(() => resolve(best ? { status: 'not-proved', ...best } : { status: 'not-proved', groups: undefined, bound: 0 }), (seconds + GRACE_SECONDS) * 1000)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

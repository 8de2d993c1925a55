import { parentPort, workerData } from 'node:worker_threads'
import { openHighs } from './highs.ts'
import type { Question } from './problem.ts'
import { solve } from './solve.ts'

/** A thread of its own: the solver blocks for seconds, and can only be stopped from outside. Posts the best so far, or that there is none, then the answer. */
const { question, seconds } = workerData as { question: Question; seconds: number }
const answer = solve(question, {
  solver: await openHighs(),
  now: () => performance.now() / 1000,
  seconds,
  found: (rotation) => parentPort!.postMessage({ found: rotation }),
  impossible: () => parentPort!.postMessage({ impossible: true }),
})
parentPort!.postMessage({ answer })

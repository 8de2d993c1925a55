import { Worker } from 'node:worker_threads'

/** Runs the file at `script` in a thread of its own with `data` and answers the one message it posts; fails when it ends without one. */
export function inThread<T>(script: URL, data: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: data })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`${script.pathname} ended without an answer (exit ${code})`)))
  })
}

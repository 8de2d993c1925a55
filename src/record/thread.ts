import { Worker } from 'node:worker_threads'

/** Runs the file at `script` in a thread of its own with `data` and answers the one message it posts; fails when it ends without one, as it does when `signal` ends it. */
export function inThread<T>(script: URL, data: unknown, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: data })
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true })
    if (signal?.aborted) void worker.terminate()
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`${script.pathname} ended without an answer (exit ${code})`)))
  })
}

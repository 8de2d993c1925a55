import { fork } from 'node:child_process'
import { setPriority } from 'node:os'

/** Whoever waits for an answer comes first. */
const LOW = 10

function lower(pid: number): void {
  try {
    setPriority(pid, LOW)
  } catch {
    // It has ended already; its end is told below, and is no fault of the server's.
  }
}

/**
 * Runs the file at `script` in a process of its own, at low priority, with `data` as the one message it gets; answers the one message it
 * sends, and fails when it ends without one, as it does when `signal` ends it. What it needed of memory goes back to the machine.
 */
export function inProcess<T>(script: URL, data: object, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(script, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const end = (): void => void child.kill('SIGKILL')
    signal?.addEventListener('abort', end, { once: true })
    if (signal?.aborted) end()
    child.once('spawn', () => lower(child.pid!))
    child.once('message', (answer) => resolve(answer as T))
    child.once('error', reject)
    child.once('exit', (code, by) => {
      signal?.removeEventListener('abort', end)
      reject(new Error(`${script.pathname} ended without an answer (${by ?? `exit ${code}`})`))
    })
    child.send(data, (error) => error && reject(error))
  })
}

/** The other side: answers the one message that this process gets, and ends; also when the process that asked is gone. */
export function answerOnce<D, T>(work: (data: D) => T): void {
  process.once('disconnect', () => process.exit())
  process.once('message', (data) => void process.send!(work(data as D), () => process.disconnect()))
}

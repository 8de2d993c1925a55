import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const WORKER = join(import.meta.dirname, 'worker.ts')

/** Starts a worker on the data folder and waits until it runs. */
export async function startWorker(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [WORKER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((done, fail) => {
    child.stdout.once('data', () => done())
    child.once('exit', (status) => fail(new Error(`the worker ended with ${status} before it ran`)))
  })
  return child
}

/** Ends it as a power cut would. */
export async function killWorker(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}

import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { serialize, train, type Decided } from '#src/signals/router/router.ts'

/** A thread of its own: training takes about a second per thousand messages and must not hold up the server: whoever waits for an answer comes first. */
// On Linux a thread has a priority of its own; elsewhere this would be the whole server's.
if (process.platform === 'linux') setPriority(10)
const model = train(workerData as readonly Decided[])
parentPort!.postMessage({ version: model.version, bytes: serialize(model) })

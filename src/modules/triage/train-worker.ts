import { parentPort, workerData } from 'node:worker_threads'
import { serialize, train, type Decided } from '#src/signals/router/router.ts'

/** A thread of its own: training takes about a second per thousand messages and must not hold up the server. */
const model = train(workerData as readonly Decided[])
parentPort!.postMessage({ version: model.version, bytes: serialize(model) })

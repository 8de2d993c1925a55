import { parentPort, workerData } from 'node:worker_threads'
import { regroup, type Material } from '#src/signals/matters/regroup.ts'

/** A thread of its own: comparing some thousand wordings takes a second or two and must not hold up the server. */
parentPort!.postMessage(regroup(workerData as Material))

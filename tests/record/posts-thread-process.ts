import type { Worker } from 'node:worker_threads'
import { takePosts } from '#src/modules/signals/many.ts'
import { openPool } from '#src/record/pool.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'

// A process whose thread of the stream dies over a batch, once: asked by posts-broken-off.test.ts, to whom it says what became of its batches.
const [config, sourceId] = process.argv.slice(2) as [string, string]
let threads = 0
let dies = false
process.on('worker', (worker: Worker) => {
  threads += 1
  const post = worker.postMessage.bind(worker)
  worker.postMessage = (message: { asks: { kind: string } }) => {
    post(message)
    if (!dies || message.asks.kind !== 'take') return
    dies = false
    void worker.terminate()
  }
})
const pool = await openPool(JSON.parse(config) as object, 2)
const takes = (...posts: { key: string; text: string }[]) => takePosts({ db: pool.db, places }, { id: sourceId, outlet: 'forum' }, posts.map((one) => ({ title: '', ...one })))

const flood = '南门立交桥下积水没过车轮，公交绕行'
const batch = [{ key: 'thread-repeat', text: `【转】${flood}` }, ...Array.from({ length: 600 }, (_, n) => ({ key: `thread-${n}`, text: `另外第 ${n} 条` }))]
await takes({ key: 'thread-first', text: flood })
dies = true
const broken = await takes(...batch).then(() => 'stored', (error: unknown) => String(error))
const { fresh } = await takes(...batch)
console.log(JSON.stringify({ broken, fresh, threads }))
await pool.end()

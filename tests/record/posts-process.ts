import { takePosts } from '#src/modules/signals/many.ts'
import { openPool } from '#src/record/pool.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'

// A process that takes posts batch after batch and says how many are stored: killed in the middle by posts-broken-off.test.ts.
const [config, sourceId, batch] = process.argv.slice(2) as [string, string, string]
const pool = await openPool(JSON.parse(config) as object, 2)
for (let from = 0; ; from += Number(batch)) {
  await takePosts({ db: pool.db, places }, { id: sourceId, outlet: 'forum' }, Array.from({ length: Number(batch) }, (_, n) => ({ key: String(from + n), title: '', text: `第 ${from + n} 条帖文` })))
  console.log(from + Number(batch))
}

import { sql } from 'kysely'
import type { Db } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'

type Listener = (topics: readonly string[]) => void

const EVERY_MS = 1000
/** Facts are numbered before they are committed, so a lower number can become visible after a higher one; so far back we look again. */
const LOOK_BACK = 200

/** Says in which modules facts were stated. Asks the record once a second, and only while somebody listens. */
export function watchChanges(db: Db, report: (error: unknown) => void): { watch(listener: Listener): () => void; stop(): void } {
  const listeners = new Set<Listener>()
  let timer: NodeJS.Timeout | undefined
  let highest: number | undefined
  let seen = new Set<number>()

  const look = async (): Promise<void> => {
    const rows = await transact(db, { actor: { as: 'system', part: 'operator' } }, async (tx) => {
      const from = highest === undefined ? sql`(select coalesce(max(seq), 0) - ${LOOK_BACK} from record.fact)` : sql`${highest - LOOK_BACK}`
      const found = await sql<{ seq: number; topic: string }>`select seq, split_part(kind, '.', 1) as topic from record.fact where seq > ${from} order by seq`.execute(tx.db)
      return found.rows
    })
    const fresh = highest === undefined ? [] : rows.filter((row) => !seen.has(row.seq))
    highest = Math.max(highest ?? 0, rows.at(-1)?.seq ?? 0)
    seen = new Set(rows.map((row) => row.seq))
    const topics = [...new Set(fresh.map((row) => row.topic))]
    if (topics.length > 0) for (const listener of listeners) listener(topics)
  }

  const tick = async (): Promise<void> => {
    await look().catch(report)
    if (listeners.size > 0) timer = setTimeout(tick, EVERY_MS)
    else {
      timer = undefined
      highest = undefined
    }
  }
  return {
    watch(listener) {
      listeners.add(listener)
      timer ??= setTimeout(tick, 0)
      return () => void listeners.delete(listener)
    },
    stop() {
      listeners.clear()
      clearTimeout(timer)
      timer = undefined
    },
  }
}

import { join } from 'node:path'
import type { Site } from '../site.ts'
import { readSources } from './read-sources.ts'

/** Sources are read no more often than every five minutes each; this is how soon one that is due is noticed. */
const LOOK_MS = 15_000

/** Reads the sources that an administrator turned on, while the server runs. With none turned on, and in everything that is not the live record, nothing is read. */
export function followSources(served: () => Site, dataDir: string, report: (error: unknown, what: string) => void): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async (): Promise<void> => {
    const site = served()
    if (site.kind === 'live') await readSources({ desk: site.desk, db: site.ledger.db, folder: join(dataDir, 'posts'), report })
  }
  const tick = (): Promise<void> => look().catch((error: unknown) => report(error, 'sources')).then(() => {
    if (!stopped) timer = setTimeout(() => (running = tick()), LOOK_MS)
  })
  let running = tick()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

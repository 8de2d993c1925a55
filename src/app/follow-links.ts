import { FeedRefused } from '#src/adapters/feeds/feed-refused.ts'
import { guardedGet, type GetOptions, type Got } from '#src/adapters/feeds/guarded-get.ts'
import { linksAreDue, shownLinks } from '#src/modules/publication/link-queries.ts'
import type { ShownLink } from '#src/modules/publication/links.ts'
import { transact } from '#src/record/transaction.ts'
import type { Site } from './site.ts'

const OPERATOR = { as: 'system', part: 'operator' } as const
const LOOK_MS = 60_000
const SECONDS = 15
/** A page is read no further than shows that it is there. */
const ENOUGH_BYTES = 500_000
const AT_ONCE = 4

export type Get = (address: string, options: GetOptions) => Promise<Pick<Got, 'status'>>
export type Faulty = ShownLink & { readonly fault: string }

/** What is wrong with one link; undefined when something answers there. A page longer than we read is there, and so is one that wants to know who asks. */
async function faultOf(url: string, get: Get): Promise<string | undefined> {
  try {
    const { status } = await get(url, { seconds: SECONDS, mostBytes: ENOUGH_BYTES })
    return status < 400 || [401, 403, 405, 429].includes(status) ? undefined : `HTTP ${status}`
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error
    return error.code === 'feeds/too-big' ? undefined : error.zh
  }
}

/** Looks at each link once, a few at a time. */
export async function brokenAmong(links: readonly ShownLink[], get: Get = guardedGet): Promise<Faulty[]> {
  const broken: Faulty[] = []
  const rest = [...links]
  const work = async (): Promise<void> => {
    for (let link = rest.shift(); link; link = rest.shift()) {
      const fault = await faultOf(link.url, get)
      if (fault !== undefined) broken.push({ ...link, fault })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return broken
}

/** Looks at the links when it is time, and has it noted. Answers whether it was. */
export async function checkLinks({ pool, desk }: Pick<Site, 'pool' | 'desk'>, get: Get = guardedGet): Promise<boolean> {
  const links = await transact(pool.db, { actor: OPERATOR }, async (tx) => ((await linksAreDue(tx)) ? shownLinks(tx) : undefined))
  if (!links) return false
  await desk.do(OPERATOR, 'publication.noteLinks', { checked: links.length, broken: await brokenAmong(links, get) })
  return true
}

/** Keeps looking while the server runs: once a day, and only where the office said so; nothing leaves a demonstration or a drill. */
export function followLinks(served: () => Site): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async (): Promise<void> => {
    const site = served()
    if (site.kind === 'live') await checkLinks(site)
  }
  const tick = (): Promise<void> => look().catch(() => {}).then(() => {
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

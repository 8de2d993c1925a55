import { FeedRefused } from './feed-refused.ts'
import { AGENT, type GetOptions, type Got, guardedGet } from './guarded-get.ts'
import { type FeedItem, itemsOf } from './items.ts'
import { robotsAllow } from './robots.ts'

const ROBOTS_BYTES = 500_000

export interface Remembered {
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}

export interface Collected extends Remembered {
  /** Empty when the document has not changed. */
  readonly items: readonly FeedItem[]
}

/** Reads a source once. Throws `FeedRefused`. */
export async function collect(address: string, remembered: Remembered = {}, options: GetOptions = {}): Promise<Collected> {
  await askRobots(address, options)
  const headers = { ...(remembered.etag === undefined ? {} : { 'if-none-match': remembered.etag }), ...(remembered.lastModified === undefined ? {} : { 'if-modified-since': remembered.lastModified }) }
  const got = await guardedGet(address, { ...options, headers })
  if (got.status === 304) return { ...remembered, items: [] }
  if (got.status !== 200) throw answered(address, got)
  return { items: itemsOf(got.body), etag: got.etag, lastModified: got.lastModified }
}

/** No robots.txt: everything may be read. One that cannot be had for the time being: nothing (RFC 9309). */
async function askRobots(address: string, options: GetOptions): Promise<void> {
  if (!URL.canParse(address)) return
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return
  const { status, body } = await guardedGet(new URL('/robots.txt', url).href, { ...options, mostBytes: ROBOTS_BYTES })
  if (status >= 500) throw new FeedRefused('robots-unknown', `${url.host} 的 robots.txt 暂时取不到，过后再试`, `the robots.txt of ${url.host} cannot be had for now; later again`)
  if (status === 200 && !robotsAllow(body.toString(), AGENT, `${url.pathname}${url.search}`)) throw new FeedRefused('robots-forbid', `${url.host} 的 robots.txt 不许读取 ${url.pathname}`, `the robots.txt of ${url.host} forbids ${url.pathname}`)
}

function answered(address: string, { status, retryAfter }: Got): FeedRefused {
  return new FeedRefused('answered', `${address} 答复 ${status}`, `${address} answered ${status}`, retryAfter)
}

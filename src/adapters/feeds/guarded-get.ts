import { lookup as resolveName, type LookupAddress } from 'node:dns'
import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FeedRefused } from './feed-refused.ts'
import { isPublic } from './public-address.ts'

export const AGENT = 'Huiying'
const MOST_BYTES = 5_000_000
const MOST_REDIRECTS = 5
const SECONDS = 30

export interface Got {
  readonly status: number
  readonly body: Buffer
  readonly etag: string | undefined
  readonly lastModified: string | undefined
  /** Seconds after which it wants to be asked again. */
  readonly retryAfter: number | undefined
}

export interface GetOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly mostBytes?: number
  readonly seconds?: number
  /** Which addresses may be reached; those of the open internet. */
  readonly allowed?: (address: string) => boolean
  readonly resolve?: typeof resolveName
}

/** Fetches `address`. Where it leads is judged when the connection is made, so a name that changes its mind between two look-ups gains nothing. */
export async function guardedGet(address: string, options: GetOptions = {}): Promise<Got> {
  const signal = AbortSignal.timeout((options.seconds ?? SECONDS) * 1_000)
  let next = address
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const url = parsed(next)
    try {
      const answer = await open(url, options, signal)
      const onward = answer.headers.location
      if (answer.statusCode! < 300 || answer.statusCode! > 399 || answer.statusCode === 304 || onward === undefined) return await read(answer, options)
      answer.destroy()
      next = new URL(onward, url).href
    } catch (error) {
      if (error instanceof FeedRefused) throw error
      if (signal.aborted) throw new FeedRefused('too-slow', `${url.host} 在 ${options.seconds ?? SECONDS} 秒内没有答完`, `${url.host} did not finish within ${options.seconds ?? SECONDS} seconds`)
      throw new FeedRefused('unreachable', `${url.host} 连不上（${codeOf(error)}）`, `${url.host} cannot be reached (${codeOf(error)})`)
    }
  }
  throw new FeedRefused('redirects', `${address} 转来转去超过 ${MOST_REDIRECTS} 次`, `${address} redirects more than ${MOST_REDIRECTS} times`)
}

function parsed(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '') return url
  throw new FeedRefused('bad-address', `“${address}”不是 http 或 https 网址，或带有口令`, `"${address}" is no http or https address, or carries a password`)
}

function open(url: URL, { headers = {}, allowed = isPublic, resolve = resolveName }: GetOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const closed = (): FeedRefused => new FeedRefused('closed-address', `${url.host} 指向内部地址，不予访问`, `${url.host} leads to an address inside the house and is not visited`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A bare address is connected to without a look-up.
  if (isIP(host) !== 0 && !allowed(host)) return Promise.reject(closed())
  const lookup: LookupFunction = (name, _, done) => {
    resolve(name, { all: true, verbatim: true }, (error, found: LookupAddress[]) => {
      if (error) done(error, '', 0)
      else if (found.length === 0 || !found.every(({ address }) => allowed(address))) done(closed(), '', 0)
      else done(null, found, 0)
    })
  }
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { lookup, signal, agent: false, headers: { 'user-agent': AGENT, 'accept-encoding': 'gzip, br, deflate', ...headers } })
    request.on('response', done).on('error', fail).end()
  })
}

const UNPACK: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = { gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate }

/** Counted as it is sent and as it unpacks. */
async function read(answer: IncomingMessage, { mostBytes = MOST_BYTES }: GetOptions): Promise<Got> {
  const tooBig = (): FeedRefused => new FeedRefused('too-big', `内容超过 ${Math.round(mostBytes / 1_000_000)} MB`, `the document is larger than ${Math.round(mostBytes / 1_000_000)} MB`)
  const unpack = UNPACK[answer.headers['content-encoding'] ?? '']
  let sent = 0
  answer.on('data', (piece: Buffer) => {
    if ((sent += piece.length) > mostBytes) answer.destroy(tooBig())
  })
  const stream = unpack ? unpack() : answer
  if (unpack) answer.on('error', (error) => stream.emit('error', error)).pipe(stream as NodeJS.WritableStream)
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    if ((size += piece.length) > mostBytes) {
      answer.destroy()
      throw tooBig()
    }
    pieces.push(piece)
  }
  return { status: answer.statusCode!, body: Buffer.concat(pieces), etag: answer.headers.etag, lastModified: answer.headers['last-modified'], retryAfter: secondsOf(answer.headers['retry-after']) }
}

/** Given in seconds; the other form, a date, is rare, and back-off serves it. */
const secondsOf = (said: string | undefined): number | undefined => (said !== undefined && /^\d{1,7}$/.test(said) ? Number(said) : undefined)

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).name

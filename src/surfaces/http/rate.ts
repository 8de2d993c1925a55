import { isIPv6 } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuseRequest } from './failure.ts'

interface Bucket {
  tokens: number
  at: number
}

/** More addresses than this are not remembered at once; the longest silent one is forgotten first, which only ever helps it. */
const MOST_ADDRESSES = 20_000

/** A host is given a whole /64 of IPv6, so that is what counts as one address. */
export function addressKey(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const full = tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return full.slice(0, 4).join(':')
}

/**
 * Token buckets by network address: `burst` at once, then `perSecond`. Kept by each process in bounded memory, for they hold off
 * noise and decide nothing; what must hold across processes (lock-out, one form one matter) stands in the database.
 */
export class Buckets {
  readonly #burst: number
  readonly #perSecond: number
  readonly #buckets = new Map<string, Bucket>()

  constructor(burst: number, perSecond: number) {
    this.#burst = burst
    this.#perSecond = perSecond
  }

  /** Takes one token for `address` at `now` (ms). Answers 0, or the seconds until there is one. */
  take(address: string, now: number): number {
    const key = addressKey(address)
    const known = this.#buckets.get(key)
    const tokens = known ? Math.min(this.#burst, known.tokens + ((now - known.at) / 1000) * this.#perSecond) : this.#burst
    const enough = tokens >= 1
    this.#buckets.delete(key)
    this.#buckets.set(key, { tokens: enough ? tokens - 1 : tokens, at: now })
    if (this.#buckets.size > MOST_ADDRESSES) this.#buckets.delete(this.#buckets.keys().next().value!)
    return enough ? 0 : Math.max(1, Math.ceil((1 - tokens) / this.#perSecond))
  }

  get size(): number {
    return this.#buckets.size
  }
}

/** A hook that lets a request pass or answers 429 with the seconds to wait. */
export function limitBy(buckets: Buckets) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const seconds = buckets.take(request.ip, performance.now())
    if (seconds === 0) return undefined
    return refuseRequest(reply.header('retry-after', String(seconds)), 'api/too-many', { params: { seconds } })
  }
}

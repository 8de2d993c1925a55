import type { FastifyReply } from 'fastify'

/** Bytes of a picture or film from some place on. */
interface Part {
  readonly type: string
  readonly digest: string
  readonly size: number
  readonly bytes: Buffer
}

/** Most that one answer carries of a film; the player asks for the rest. */
const MOST_BYTES = 4 * 1_048_576

export interface Wanted {
  readonly from: number
  readonly length?: number
}

/** What a `Range` header asks for; the whole when there is none, or one that nobody needs to understand (RFC 9110, 14.2). */
export function wantedPart(header: string | undefined): Wanted {
  const [, from, to] = /^bytes=(\d{1,10})-(\d{0,10})$/.exec(header ?? '') ?? []
  if (from === undefined) return { from: 0 }
  const length = to ? Number(to) - Number(from) + 1 : MOST_BYTES
  return length < 1 ? { from: 0 } : { from: Number(from), length: Math.min(length, MOST_BYTES) }
}

/** Named by its type alone, never opened as a page, whoever follows the bare address: an attachment in a sandbox. */
export function sendMedia(reply: FastifyReply, { type, digest, size, bytes }: Part, { from, length }: Wanted, { etag, cache }: { etag: string | undefined; cache: string }): FastifyReply {
  const name = `${digest.slice(0, 12)}.${type.split('/')[1]!.replace('jpeg', 'jpg')}`
  reply.headers({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'content-security-policy': "default-src 'none'; sandbox", 'accept-ranges': 'bytes', 'cache-control': cache, etag: `"${digest}"` })
  if (length === undefined) return etag?.includes(digest) ? reply.code(304).send() : reply.send(bytes)
  if (from >= size) return reply.code(416).header('content-range', `bytes */${size}`).send()
  return reply.code(206).header('content-range', `bytes ${from}-${from + bytes.length - 1}/${size}`).send(bytes)
}

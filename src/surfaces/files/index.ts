import Fastify, { type FastifyInstance } from 'fastify'
import type { PublicFile } from '#src/modules/publication/public.ts'
import { isGone } from '#src/desk/gone.ts'
import type { Served } from '../http/deps.ts'

/** Nothing that stands here runs or is shown as a page: another origin, a download, no scripts, no frames. */
const HEADERS = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
}
/** Bytes under their digest never change; what was withdrawn is asked for each time. A day, because erased bytes must be gone from caches too. */
const DAY = 'public, max-age=86400, immutable'
const EACH_TIME = 'no-cache'

/** `bytes=0-99` of a file of this size; undefined for the whole of it, null for a range that it does not have. */
function rangeOf(header: string | undefined, size: number): readonly [number, number] | null | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!found || (found[1] === '' && found[2] === '')) return undefined
  const from = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1])
  const to = found[1] === '' || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1)
  return from <= to && from < size ? [from, to] : null
}

/** The origin of uploaded files: `/files/DIGEST/NAME`, only of what an edition on the public shelf names. */
export function makeFiles(served: () => Served, report: (error: unknown, what: string) => void): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true, routerOptions: { maxParamLength: 400 } })
  app.addHook('onRequest', async (_request, reply) => void reply.headers(HEADERS))
  app.setErrorHandler((error, _request, reply) => {
    if (isGone(error)) return reply.code(503).header('retry-after', '3').type('text/plain; charset=utf-8').send('暂时无法连接 / away for a moment\n')
    report(error, 'files')
    return reply.code(500).type('text/plain; charset=utf-8').send('系统出错 / the system failed\n')
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send('没有这个文件 / there is no such file\n'))
  app.get<{ Params: { digest: string; name: string } }>('/files/:digest/:name', async (request, reply) => {
    const { digest } = request.params
    const answer = /^[0-9a-f]{64}$/.test(digest) ? await served().desk.ask<PublicFile | null>({ as: 'citizen' }, 'publication.publicFile', { digest }) : { value: null }
    if ('refusals' in answer || !answer.value) return reply.callNotFound()
    const { name, type, bytes, withdrawn } = answer.value
    const etag = `"${digest.slice(0, 32)}"`
    reply.headers({ 'cache-control': withdrawn ? EACH_TIME : DAY, etag })
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
    const range = rangeOf(request.headers.range, bytes.length)
    if (range === null) return reply.code(416).header('content-range', `bytes */${bytes.length}`).send()
    reply.type(type).headers({ 'accept-ranges': 'bytes', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` })
    if (!range) return reply.send(bytes)
    return reply.code(206).header('content-range', `bytes ${range[0]}-${range[1]}/${bytes.length}`).send(bytes.subarray(range[0], range[1] + 1))
  })
  return app
}

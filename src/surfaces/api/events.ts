import type { FastifyInstance } from 'fastify'
import type { SurfaceDeps } from '../http/deps.ts'
import { asked, signedIn, visitOf } from '../http/visitor.ts'
import { readSession } from '../http/cookie.ts'

const HEARTBEAT_MS = 25_000
/** Streams a process keeps at once; beyond that the console asks again by itself. */
const MOST_STREAMS = 500

/**
 * `GET /api/events`: says in which modules something changed, so that a page asks again. It carries no content:
 * what anybody may see is decided where it is asked for. Ends when the session does.
 */
export function registerEvents(app: FastifyInstance, deps: SurfaceDeps): void {
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const close of open) close()
  })
  app.get('/api/events', { preHandler: signedIn(deps) }, async (request, reply) => {
    const { served } = asked(request)
    if (open.size >= MOST_STREAMS) return reply.code(204).send()
    const token = readSession(request)!
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    stream.write('retry: 3000\n\n')
    const stopWatching = served.watch((topics) => stream.write(`event: changed\ndata: ${JSON.stringify({ topics })}\n\n`))
    const heartbeat = setInterval(async () => {
      const still = await served.door.whoIs(token, visitOf(request)).catch(() => undefined)
      if (still) stream.write(': still here\n\n')
      else close()
    }, HEARTBEAT_MS)
    const close = (): void => {
      clearInterval(heartbeat)
      stopWatching()
      open.delete(close)
      stream.end()
    }
    open.add(close)
    request.raw.once('close', close)
    return reply
  })
}

import { randomBytes } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isGone } from '#src/desk/gone.ts'
import type { Refusal } from '#src/kernel/facts.ts'
import type { PageTroubles } from './deps.ts'
import { refuseRequest, requestRefusal } from './failure.ts'

const SECONDS_UNTIL_BACK = 3

const UNREADABLE = { zh: 'JSON 格式有误', en: 'the JSON is not well formed' }

interface Reason {
  readonly code: string
  readonly more?: Partial<Refusal>
}

function reasonOf(error: FastifyError): Reason | undefined {
  if (isGone(error)) return { code: 'api/database-gone' }
  if (error.code === '53100') return { code: 'api/disk-full' }
  if (error.constructor.name === 'Overtaken' || error.code === '23505') return { code: 'api/changed-meanwhile' }
  if (error.statusCode === 413) return { code: 'api/too-large', more: { params: { most: error.code === 'FST_REQ_FILE_TOO_LARGE' ? '20 MB' : '1 MB' } } }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return { code: 'api/unreadable', more: { params: { reason: `${UNREADABLE.zh} (${error.statusCode}) / ${UNREADABLE.en} (${error.statusCode})` } } }
  }
  return undefined
}

const isPage = (request: FastifyRequest): boolean => !request.url.startsWith('/api/') && request.url !== '/healthz'

/** Anything thrown is a 503 when the database is away, else a fault of ours: logged under a number, never shown. */
export function registerTrouble(app: FastifyInstance, report: (error: unknown, what: string) => void, pages: () => PageTroubles | undefined): void {
  const say = (request: FastifyRequest, reply: FastifyReply, { code, more }: Reason): unknown => {
    const { status, body } = requestRefusal(code, more)
    const page = pages()
    if (!page || !isPage(request)) return reply.code(status).send(body)
    const { message, remedy } = body.refusals[0]!
    return page.refused(request, reply.code(status), { status, message, remedy })
  }
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const reason = reasonOf(error)
    if (reason?.code === 'api/database-gone') reply.header('retry-after', String(SECONDS_UNTIL_BACK))
    if (reason) return say(request, reply, reason)
    const number = randomBytes(4).toString('hex')
    // The route, never the body: a body may hold a password or a citizen's words.
    report(error, `${number} ${request.method} ${request.routeOptions.url ?? request.url}`)
    return say(request, reply, { code: 'api/fault', more: { item: number } })
  })
  app.setNotFoundHandler((request, reply) => {
    const page = pages()
    if (page && isPage(request)) return page.notFound(request, reply.code(404))
    return refuseRequest(reply, 'api/no-such-route', { item: request.url.slice(0, 200) })
  })
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SurfaceDeps } from '../http/deps.ts'
import { presentRefusals, refuseRequest } from '../http/failure.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'

interface Named {
  Params: { name: string }
  Querystring: { input?: string }
}

/** The `input` of a query in the address: JSON, nothing for `{}`; undefined when it cannot be read. */
function readInput(text: string | undefined): { input: unknown } | undefined {
  if (text === undefined || text === '') return { input: {} }
  try {
    return { input: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** `POST /api/commands/:name` and `GET|POST /api/queries/:name`: the desk of the record for signed-in people. */
export function registerDeskRoutes(app: FastifyInstance, deps: SurfaceDeps): void {
  const onlySignedIn = { preHandler: signedIn(deps) }

  app.post<Named>('/api/commands/:name', onlySignedIn, async (request, reply) => {
    const { visitor, served } = asked(request)
    const outcome = await served.desk.do(visitor.actor, request.params.name, request.body ?? {})
    if ('refusals' in outcome) {
      const { status, body } = presentRefusals(outcome.refusals, served.catalogue, request.headers['if-match'] !== undefined)
      return reply.code(status).send(body)
    }
    return { facts: outcome.facts.map(({ id, kind, subject, at }) => ({ id, kind, subject, at })) }
  })

  const ask = async (request: FastifyRequest<Named>, input: unknown) => {
    const { visitor, served } = asked(request as FastifyRequest)
    return served.desk.ask(visitor.actor, request.params.name, input)
  }
  app.get<Named>('/api/queries/:name', onlySignedIn, async (request, reply) => {
    const read = readInput(request.query.input)
    if (!read) return refuseRequest(reply, 'api/unreadable', { item: 'input', params: { reason: '参数 input 不是 JSON / the parameter input is not JSON' } })
    return sendAnswer(request as FastifyRequest, reply, await ask(request, read.input), (value) => ({ value }))
  })
  app.post<Named>('/api/queries/:name', onlySignedIn, async (request, reply) =>
    sendAnswer(request as FastifyRequest, reply, await ask(request, request.body ?? {}), (value) => ({ value })))
}

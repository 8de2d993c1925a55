import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '#src/desk/desk.ts'
import type { Visit, Visitor } from '#src/modules/access/contract.ts'
import { readSession } from './cookie.ts'
import type { Served, SurfaceDeps } from './deps.ts'
import { presentRefusals, refuseRequest } from './failure.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; present on routes that need it. */
    visitor: Visitor | null
    /** The database that answers this request, from its first word to its last. */
    served: Served | null
  }
  interface FastifyContextConfig {
    /** May be used before the first password is changed. */
    beforePasswordChange?: boolean
  }
}

export const visitOf = (request: FastifyRequest): Visit => ({ address: request.ip })

/** Who is signed in by the cookie of this request, asked of the database now: what was revoked a moment ago is over. */
export async function visitorOf(deps: SurfaceDeps, request: FastifyRequest): Promise<Visitor | undefined> {
  const token = readSession(request)
  if (!token) return undefined
  request.served ??= deps.served()
  return request.served.door.whoIs(token, visitOf(request))
}

/** A hook that lets signed-in people pass. */
export const signedIn = (deps: SurfaceDeps) => async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  const visitor = await visitorOf(deps, request)
  if (!visitor) return refuseRequest(reply, 'api/sign-in-needed')
  if (visitor.mustChange && !request.routeOptions.config.beforePasswordChange) return refuseRequest(reply, 'api/change-password-first')
  request.visitor = visitor
  return undefined
}

/** The visitor and database of a request that passed `signedIn`. */
export function asked(request: FastifyRequest): { visitor: Visitor; served: Served } {
  if (!request.visitor || !request.served) throw new Error(`route ${request.routeOptions.url} reads the visitor without the hook that finds one`)
  return { visitor: request.visitor, served: request.served }
}

/** Sends the value, or all reasons against it. */
export function sendAnswer<T>(request: FastifyRequest, reply: FastifyReply, answer: Answer<T>, present: (value: T) => unknown = (value) => value): FastifyReply {
  if (!('refusals' in answer)) return reply.send(present(answer.value))
  const { status, body } = presentRefusals(answer.refusals, request.served?.catalogue, request.headers['if-match'] !== undefined)
  return reply.code(status).send(body)
}

export function registerVisitor(app: FastifyInstance): void {
  app.decorateRequest('visitor', null)
  app.decorateRequest('served', null)
}

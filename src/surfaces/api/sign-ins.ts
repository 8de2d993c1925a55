import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OneTimeLink } from '#src/modules/access/contract.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { asked, sendAnswer, signedIn, visitOf } from '../http/visitor.ts'
import { bodyOf } from './body.ts'

export const openBody = z.object({ personId: z.uuid(), login: z.string().max(100), unitId: z.uuid() })
export const closeBody = z.object({ reason: z.string().max(200) })

/** The console's page that takes a one-time link; the secret stands behind `#`, which browsers do not send. */
const linkFor = (request: FastifyRequest, { token, endsAt }: OneTimeLink): { link: string; endsAt: string } => ({
  link: `${request.protocol}://${request.host}/console/link#${token}`,
  endsAt,
})

/** What the system administrator does with the sign-ins of others. The link is shown once, to hand over in person. */
export function registerSignInRoutes(app: FastifyInstance, deps: SurfaceDeps): void {
  const onlySignedIn = { preHandler: signedIn(deps) }

  app.post('/api/sign-ins', onlySignedIn, async (request, reply) => {
    const body = bodyOf(openBody, request, reply)
    if (!body) return reply
    const { visitor, served } = asked(request)
    return sendAnswer(request, reply, await served.door.openSignIn(visitor.actor, body, visitOf(request)), (link) => linkFor(request, link))
  })

  app.post<{ Params: { personId: string } }>('/api/sign-ins/:personId/reset', onlySignedIn, async (request, reply) => {
    const plain = request as FastifyRequest
    const { visitor, served } = asked(plain)
    return sendAnswer(plain, reply, await served.door.resetSignIn(visitor.actor, request.params.personId, visitOf(plain)), (link) => linkFor(plain, link))
  })

  app.post<{ Params: { personId: string } }>('/api/sign-ins/:personId/close', onlySignedIn, async (request, reply) => {
    const plain = request as FastifyRequest
    const body = bodyOf(closeBody, plain, reply)
    if (!body) return reply
    const { visitor, served } = asked(plain)
    return sendAnswer(plain, reply, await served.door.closeSignIn(visitor.actor, { personId: request.params.personId, ...body }, visitOf(plain)), () => ({ closed: true }))
  })

  if (deps.wipeDemonstration) {
    const wipe = deps.wipeDemonstration
    app.post('/api/demonstration/wipe', onlySignedIn, async (request, reply) => {
      const { visitor, served } = asked(request)
      const may = visitor.actor.posts.some(({ role }) => role === 'sysadmin' || role === 'press_office_head')
      if (!may) return sendAnswer(request, reply, { refusals: [{ code: 'desk/role-missing', item: 'wipe-demo' }] })
      if (served.kind !== 'drill') return sendAnswer(request, reply, { refusals: [{ code: 'api/no-demonstration' }] })
      await wipe()
      return { wiped: true }
    })
  }
}

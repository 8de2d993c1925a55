import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SurfaceDeps } from '../http/deps.ts'
import { refuseRequest } from '../http/failure.ts'
import { Buckets, limitBy } from '../http/rate.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { bodyOf } from './body.ts'

/** What is pushed: no field for who said it, so a sender that names somebody is told so. */
export const postsBody = z.strictObject({
  posts: z.array(z.strictObject({ id: z.union([z.string().min(1).max(500), z.number()]), title: z.string().optional(), text: z.string().optional(), time: z.string().max(50).optional() })).min(1).max(2_000),
})
/** A program that sends too fast is told when to come back; two thousand posts a request make up for it. */
const PUSHES = { burst: 60, perSecond: 10 }

interface OfSource {
  Params: { sourceId: string }
}

/** `POST /api/posts` with the key of a push source; `GET /api/sources/:sourceId/key` shows that key to the administrator. */
export function registerPosts(app: FastifyInstance, deps: SurfaceDeps): void {
  const door = deps.postsDoor
  if (!door) return
  app.post('/api/posts', { preHandler: limitBy(new Buckets(PUSHES.burst, PUSHES.perSecond)) }, async (request, reply) => {
    const key = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
    const body = bodyOf(postsBody, request, reply)
    if (!body) return reply
    const taken = key === undefined ? undefined : await door.push(key, body.posts)
    return taken ?? refuseRequest(reply, 'api/no-such-key')
  })

  app.get<OfSource>('/api/sources/:sourceId/key', { preHandler: signedIn(deps) }, async (request, reply) => {
    const { visitor, served } = asked(request as FastifyRequest)
    const { sourceId } = request.params
    return sendAnswer(request as FastifyRequest, reply, await served.desk.ask<{ keyNo: number }>(visitor.actor, 'signals.keyNo', { sourceId }), ({ keyNo }) => ({ key: door.keyOf(sourceId, keyNo) }))
  })
}

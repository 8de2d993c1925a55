import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SurfaceDeps } from '../http/deps.ts'
import { refuseRequest } from '../http/failure.ts'
import { Buckets, limitBy } from '../http/rate.ts'
import { sendAnswer } from '../http/visitor.ts'
import { bodyOf } from './body.ts'

/** Lengths are checked at the counter, which names the limit; here only what is no text at all is refused. */
export const questionBody = z.object({ text: z.string(), title: z.string().optional(), contact: z.string().nullish() })

const ticked = z.enum(['yes', 'partly', 'no']).optional()
export const ratingBody = z.object({ rating: z.enum(['satisfied', 'basically_satisfied', 'dissatisfied']), understood: ticked, accepted: ticked, satisfied: ticked })
export const rehandlingBody = z.object({ reason: z.string().max(10_000) })

/** Enough for a class of pupils or an office behind one address; a flood is told when to come back. */
export const QUESTIONS = { burst: 120, perSecond: 1 }
/** Following is cheap, guessing a code of 128 bits hopeless; this only keeps noise away. */
const LOOKS = { burst: 300, perSecond: 5 }

interface Coded {
  Params: { queryCode: string }
}

/** What anybody may do without an account: ask, follow, rate. No cookie is looked at, so any site may send the form. */
export function registerPublicQuestions(app: FastifyInstance, deps: SurfaceDeps): void {
  const config = { anyOrigin: true }
  const asks = limitBy(new Buckets(QUESTIONS.burst, QUESTIONS.perSecond))
  const looks = limitBy(new Buckets(LOOKS.burst, LOOKS.perSecond))

  app.post('/api/public/questions', { config, preHandler: asks }, async (request, reply) => {
    const body = bodyOf(questionBody, request, reply)
    if (!body) return reply
    request.served = deps.served()
    const outcome = await deps.counter.ask({ text: body.text, title: body.title, contact: body.contact ?? undefined, address: request.ip })
    if (!('refusals' in outcome)) reply.code(201)
    return sendAnswer(request, reply, outcome)
  })

  app.get<Coded>('/api/public/questions/:queryCode', { preHandler: looks }, async (request, reply) => {
    const followed = await deps.counter.follow(request.params.queryCode)
    return followed ?? refuseRequest(reply, 'api/no-such-question')
  })

  const act = (path: string, what: 'rate' | 'askAgain', schema: z.ZodType<Record<string, unknown>>): void => {
    app.post<Coded>(`/api/public/questions/:queryCode/${path}`, { config, preHandler: looks }, async (request, reply) => {
      const plain = request as FastifyRequest
      const body = bodyOf(schema, plain, reply)
      if (!body) return reply
      plain.served = deps.served()
      const outcome = await deps.counter.act(request.params.queryCode, what, body)
      return outcome ? sendAnswer(plain, reply, outcome, () => ({ done: true })) : refuseRequest(reply, 'api/no-such-question')
    })
  }
  act('rating', 'rate', ratingBody)
  act('rehandling', 'askAgain', rehandlingBody)
}

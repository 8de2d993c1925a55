import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Visitor } from '#src/modules/access/contract.ts'
import { clearSession, readSession, writeSession } from '../http/cookie.ts'
import type { Served, SurfaceDeps } from '../http/deps.ts'
import { presentRefusals } from '../http/failure.ts'
import { Buckets, limitBy } from '../http/rate.ts'
import { asked, sendAnswer, signedIn, visitOf, visitorOf } from '../http/visitor.ts'
import { bodyOf } from './body.ts'
import { presentVisitor } from './present-visitor.ts'

export const signInBody = z.object({ login: z.string().min(1).max(100), password: z.string().min(1).max(1000), code: z.string().max(40).optional() })
export const passwordBody = z.object({ current: z.string().min(1).max(1000), next: z.string().max(1000) })
export const codeBody = z.object({ code: z.string().min(6).max(40) })
export const removeBody = z.object({ password: z.string().min(1).max(1000) })
export const linkBody = z.object({ token: z.string().min(10).max(100), password: z.string().max(1000) })

/** A whole office may stand behind one address at half past eight. */
const ARRIVALS = { burst: 60, perSecond: 0.5 }

const SIGN_IN_STATUS: Readonly<Record<string, number>> = { 'access/wrong-sign-in': 401, 'access/second-factor-needed': 401, 'access/wait': 429 }

/** Signing in and out, and what a person does with their own sign-in. */
export function registerSessionRoutes(app: FastifyInstance, deps: SurfaceDeps): void {
  const limit = limitBy(new Buckets(ARRIVALS.burst, ARRIVALS.perSecond))
  const mine = { preHandler: signedIn(deps), config: { beforePasswordChange: true } }

  const whoAmI = async (served: Served, visitor: Visitor | undefined) => {
    const { clock, kind } = await served.health()
    const surroundings = { serverTime: clock, pdf: deps.toPdf !== undefined, database: { kind, ...(served.drill !== undefined && { drill: served.drill }) } }
    return visitor ? { signedIn: true, ...(await presentVisitor(served, visitor)), ...surroundings } : { signedIn: false, ...surroundings }
  }

  app.get('/api/session', async (request) => {
    const visitor = await visitorOf(deps, request)
    return whoAmI(request.served ?? deps.served(), visitor)
  })

  app.post('/api/session', { preHandler: limit }, async (request, reply) => {
    const body = bodyOf(signInBody, request, reply)
    if (!body) return reply
    const served = (request.served = deps.served())
    const answer = await served.door.signIn(body, visitOf(request))
    if ('refusals' in answer) return refuseSignIn(served, reply, answer.refusals)
    writeSession(request, reply, answer.value.token)
    return whoAmI(served, answer.value.visitor)
  })

  app.delete('/api/session', async (request, reply) => {
    const token = readSession(request)
    if (token) await deps.served().door.signOut(token, visitOf(request))
    clearSession(request, reply)
    return { signedIn: false }
  })

  app.post('/api/session/everywhere/end', mine, async (request, reply) => {
    const { visitor, served } = asked(request)
    const ended = await served.door.signOutEverywhere(visitor, visitOf(request))
    clearSession(request, reply)
    return { ended }
  })

  app.post('/api/session/password', { ...mine, preHandler: [limit, signedIn(deps)] }, async (request, reply) => {
    const body = bodyOf(passwordBody, request, reply)
    if (!body) return reply
    const { visitor, served } = asked(request)
    return sendAnswer(request, reply, await served.door.changePassword(visitor, body, readSession(request)!, visitOf(request)), () => ({ changed: true }))
  })

  app.post('/api/session/link', { preHandler: limit }, async (request, reply) => {
    const body = bodyOf(linkBody, request, reply)
    if (!body) return reply
    const served = (request.served = deps.served())
    return sendAnswer(request, reply, await served.door.useLink(body.token, body.password, visitOf(request)))
  })

  registerSecondFactor(app, deps, limit)
}

function registerSecondFactor(app: FastifyInstance, deps: SurfaceDeps, limit: ReturnType<typeof limitBy>): void {
  const guarded = { preHandler: [limit, signedIn(deps)] }
  app.post('/api/session/second-factor', guarded, async (request, reply) => {
    const { visitor, served } = asked(request)
    return sendAnswer(request, reply, await served.door.beginSecondFactor(visitor, visitOf(request)))
  })
  app.post('/api/session/second-factor/confirm', guarded, async (request, reply) => {
    const body = bodyOf(codeBody, request, reply)
    if (!body) return reply
    const { visitor, served } = asked(request)
    return sendAnswer(request, reply, await served.door.confirmSecondFactor(visitor, body.code, visitOf(request)))
  })
  app.post('/api/session/second-factor/remove', guarded, async (request, reply) => {
    const body = bodyOf(removeBody, request, reply)
    if (!body) return reply
    const { visitor, served } = asked(request)
    return sendAnswer(request, reply, await served.door.removeSecondFactor(visitor, body.password, visitOf(request)), () => ({ removed: true }))
  })
}

/** What fails at the door is a 401, and a 429 with the seconds when it was tried too often. */
function refuseSignIn(served: Served, reply: FastifyReply, refusals: Parameters<typeof presentRefusals>[0]): FastifyReply {
  const { status, body } = presentRefusals(refusals, served.catalogue)
  const first = refusals[0]
  const seconds = first?.params?.['seconds']
  if (seconds !== undefined) reply.header('retry-after', String(seconds))
  return reply.code(SIGN_IN_STATUS[first?.code ?? ''] ?? status).send(body)
}


import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { instant } from '#src/desk/shapes.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { refuseRequest } from '../http/failure.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { bodyOf } from './body.ts'

export const turnBody = z.strictObject({ to: instant })

interface OfDrill {
  Params: { drillId: string }
}

/** Who keeps the records of drills sees all sign-ins and turns the clock; who takes part sees the own. */
const CONDUCTORS: readonly string[] = ['training_manager', 'press_office_head', 'press_officer']

/** Where a drill is played, and its clock. Beginning and ending it are commands like any other. */
export function registerDrills(app: FastifyInstance, deps: SurfaceDeps): void {
  const floor = deps.drillFloor
  if (!floor) return
  const onlySignedIn = { preHandler: signedIn(deps) }

  app.get<OfDrill>('/api/drills/:drillId/floor', onlySignedIn, async (request, reply) => {
    const { visitor, served } = asked(request as FastifyRequest)
    const known = await served.desk.ask(visitor.actor, 'training.drill', { drillId: request.params.drillId })
    if ('refusals' in known) return sendAnswer(request as FastifyRequest, reply, known)
    const open = await floor.of(request.params.drillId)
    if (!open) return { open: false }
    const conducts = visitor.actor.posts.some((post) => CONDUCTORS.includes(post.role))
    const signIns = open.signIns.filter((one) => conducts || one.personId === visitor.actor.personId)
    const address = `${request.protocol}://${request.hostname}:${open.port}/console/`
    return { open: true, address, clock: open.clock, signIns, password: signIns.length > 0 ? open.password : null, conducts }
  })

  app.post<OfDrill>('/api/drills/:drillId/turn', onlySignedIn, async (request, reply) => {
    const plain = request as FastifyRequest
    const body = bodyOf(turnBody, plain, reply)
    if (!body) return reply
    const { visitor } = asked(plain)
    if (!visitor.actor.posts.some((post) => CONDUCTORS.includes(post.role))) return sendAnswer(plain, reply, { refusals: [{ code: 'desk/role-missing', item: 'turn' }] })
    const outcome = await floor.turn(request.params.drillId, body.to)
    if (outcome === 'no-floor') return refuseRequest(reply, 'api/no-drill-floor')
    if (outcome === 'backwards') return refuseRequest(reply, 'api/clock-goes-forward', { item: 'to' })
    return { turned: body.to }
  })
}

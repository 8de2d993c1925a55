import type { FastifyInstance } from 'fastify'
import type { Actor } from '#src/kernel/facts.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { Buckets, limitBy } from '../http/rate.ts'
import { sendAnswer } from '../http/visitor.ts'

/** Whoever holds the address: a calendar client has no session. */
const CLIENT: Actor = { as: 'outside', agency: 'calendar' }
/** Clients look every few minutes; guessing 160 bits is hopeless, this only keeps noise away. */
const LOOKS = { burst: 120, perSecond: 2 }

interface Addressed {
  Params: { token: string }
}

/** `GET /calendar/:token.ics`: the calendar of one unit, for subscription (GS-34). */
export function registerCalendar(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get<Addressed>('/calendar/:token.ics', { preHandler: limitBy(new Buckets(LOOKS.burst, LOOKS.perSecond)) }, async (request, reply) => {
    const served = deps.served()
    request.served = served
    const answer = await served.desk.ask<{ ics: string }>(CLIENT, 'agenda.calendarFile', { token: request.params.token })
    if (!('refusals' in answer)) reply.headers({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=300', 'content-disposition': 'inline; filename="calendar.ics"' })
    return sendAnswer(request as Parameters<typeof sendAnswer>[0], reply, answer, ({ ics }) => ics)
  })
}

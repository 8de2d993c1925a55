import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { MediaPart } from '#src/modules/conferences/public.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { refuseRequest } from '../http/failure.ts'
import { sendMedia, wantedPart } from '../http/media.ts'
import { siteAddress } from '../http/site-address.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { qrSvg } from './qr.ts'

/** Where whoever holds an invitation signs in. */
export const attendAddress = (site: string, code: string): string => `${site}/attend/${code}`

/** Pictures and films before they are public, and the sign-in code of an invitation as a picture. */
export function registerConferenceFiles(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get<{ Params: { conferenceId: string; mediaId: string } }>('/api/conferences/:conferenceId/media/:mediaId', { preHandler: signedIn(deps) }, async (request, reply) => {
    const { visitor, served } = asked(request as FastifyRequest)
    const wanted = wantedPart(request.headers.range)
    const found = await served.desk.ask<MediaPart | null>(visitor.actor, 'conferences.media', { ...request.params, ...wanted })
    if ('refusals' in found) return sendAnswer(request as FastifyRequest, reply, found)
    if (!found.value) return refuseRequest(reply, 'api/no-such-route')
    return sendMedia(reply, found.value, wanted, { etag: request.headers['if-none-match'], cache: 'private, no-cache' })
  })

  app.get<{ Params: { conferenceId: string; invitationId: string } }>('/api/conferences/:conferenceId/invitations/:invitationId/code.svg', { preHandler: signedIn(deps) }, async (request, reply) => {
    const { visitor, served } = asked(request as FastifyRequest)
    const found = await served.desk.ask<{ code: string }>(visitor.actor, 'conferences.invitationCode', request.params)
    if ('refusals' in found) return sendAnswer(request as FastifyRequest, reply, found)
    return reply.header('content-type', 'image/svg+xml').header('content-security-policy', "default-src 'none'; sandbox").send(qrSvg(attendAddress(await siteAddress(request as FastifyRequest, deps), found.value.code)))
  })
}

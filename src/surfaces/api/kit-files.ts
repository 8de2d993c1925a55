import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PublicFile } from '#src/modules/publication/public.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { refuseRequest } from '../http/failure.ts'
import { sendMedia, wantedPart } from '../http/media.ts'
import { asked, signedIn } from '../http/visitor.ts'

/** Only what cannot hold a script; everything else stays on the origin of files. */
const SHOWN = /^(?:image\/(?:png|jpeg|webp|gif)|audio\/|video\/)/

/** `/api/public-files/:digest`: pictures, sound and films of what stands in public, as whoever posts by hand needs them beside the words. */
export function registerKitFiles(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get<{ Params: { digest: string } }>('/api/public-files/:digest', { preHandler: signedIn(deps) }, async (request, reply) => {
    const { digest } = request.params
    const found = /^[0-9a-f]{64}$/.test(digest) ? await asked(request as FastifyRequest).served.desk.ask<PublicFile | null>({ as: 'citizen' }, 'publication.publicFile', { digest }) : { value: null }
    if ('refusals' in found || !found.value || !SHOWN.test(found.value.type)) return refuseRequest(reply, 'api/no-such-route')
    const { type, bytes } = found.value
    const { from, length } = wantedPart(request.headers.range)
    const part = length === undefined ? bytes : bytes.subarray(from, from + length)
    return sendMedia(reply, { type, digest, size: bytes.length, bytes: part }, { from, ...(length !== undefined && { length }) }, { etag: request.headers['if-none-match'], cache: 'private, no-cache' })
  })
}

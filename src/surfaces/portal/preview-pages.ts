import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ShownPreview } from '#src/modules/publication/public.ts'
import { refuseRequest } from '../http/failure.ts'
import { Buckets } from '../http/rate.ts'
import { previewPage } from './pages/preview.ts'
import { notFoundPage } from './pages/trouble.ts'
import type { Serving } from './serving.ts'

/** Guessing 160 bits is hopeless; this keeps noise away. */
const LOOKS = { burst: 120, perSecond: 2 }

/** `/preview/…`: one named person reads what is cleared and not out yet. A link that ended looks like one that never was. */
export function registerPreviewPages(app: FastifyInstance, serving: Serving): void {
  const looks = new Buckets(LOOKS.burst, LOOKS.perSecond)
  app.get<{ Params: { token: string } }>('/preview/:token', async (request, reply) => {
    if (looks.take(request.ip, performance.now()) > 0) return refuseRequest(reply, 'api/too-many', { params: { seconds: 1 } })
    const asked = await serving.asked(request as FastifyRequest)
    const { token } = request.params
    const shown = await asked.ask<ShownPreview | null>('publication.byPreview', { token: token.slice(0, 80) })
    if (!shown) return serving.send(reply, asked.view, notFoundPage(asked.view))
    await asked.served.desk.do({ as: 'citizen' }, 'publication.openPreview', { token })
    reply.header('referrer-policy', 'no-referrer')
    return serving.send(reply, asked.view, previewPage(asked.view, shown))
  })
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { presentRefusals, requestRefusal } from '../http/failure.ts'
import { Buckets } from '../http/rate.ts'
import { reactedPage } from './pages/reaction.ts'
import { notFoundPage } from './pages/trouble.ts'
import type { Serving } from './serving.ts'

const TICKS = { burst: 60, perSecond: 1 }
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `POST /releases/:id/reaction`: two ticks under a release (GB-40). */
export function registerReactionPages(app: FastifyInstance, serving: Serving): void {
  const ticks = new Buckets(TICKS.burst, TICKS.perSecond)
  app.post<{ Params: { id: string } }>('/releases/:id/reaction', { config: { anyOrigin: true } }, async (request, reply) => {
    const plain = request as FastifyRequest
    const asked = await serving.asked(plain)
    const { id: releaseId } = request.params
    if (!ID.test(releaseId)) return serving.send(reply, asked.view, notFoundPage(asked.view))
    const seconds = ticks.take(request.ip, performance.now())
    const said = ({ message, remedy }: { message: { zh: string; en: string }; remedy: { zh: string; en: string } }): string => `${asked.view.of(message)}${asked.view.t('。', '. ')}${asked.view.of(remedy)}${asked.view.t('。', '.')}`
    if (seconds > 0) return serving.send(reply.header('retry-after', String(seconds)), asked.view, { ...reactedPage(asked.view, releaseId, said(requestRefusal('api/too-many', { params: { seconds } }).body.refusals[0]!)), status: 429 })
    const { understood, credible } = (request.body ?? {}) as Record<string, unknown>
    const outcome = await asked.served.desk.do({ as: 'citizen' }, 'evaluation.react', { releaseId, understood, credible, address: request.ip })
    if (!('refusals' in outcome)) return serving.send(reply, asked.view, reactedPage(asked.view, releaseId))
    const { status, body } = presentRefusals(outcome.refusals, asked.served.catalogue)
    if (status === 404) return serving.send(reply, asked.view, notFoundPage(asked.view))
    return serving.send(reply, asked.view, { ...reactedPage(asked.view, releaseId, body.refusals.map(said).join(' ')), status })
  })
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AskedByLink } from '#src/modules/review/public.ts'
import { presentRefusals, refuseRequest } from '../http/failure.ts'
import { Buckets } from '../http/rate.ts'
import { confirmedPage, confirmPage, deadLinkPage, NOTHING_ANSWERED } from './pages/confirm.ts'
import type { Serving } from './serving.ts'

/** Guessing 160 bits is hopeless; this keeps noise away. */
const LOOKS = { burst: 60, perSecond: 1 }

interface WithToken {
  Params: { token: string }
}

const field = (request: FastifyRequest, name: string): string => {
  const value = (request.body as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
}

/** One-time links of confirmers outside (GB-35): nobody signs in, the link is the right, and it ends with the answer. */
export function registerConfirmPages(app: FastifyInstance, serving: Serving): void {
  const looks = new Buckets(LOOKS.burst, LOOKS.perSecond)

  app.get<WithToken>('/confirm/:token', async (request, reply) => {
    if (looks.take(request.ip, performance.now()) > 0) return refuseRequest(reply, 'api/too-many', { params: { seconds: 1 } })
    const asked = await serving.asked(request as FastifyRequest)
    const about = await asked.ask<AskedByLink | null>('review.byLink', { token: request.params.token })
    return serving.send(reply, asked.view, about ? confirmPage(asked.view, request.params.token, about, NOTHING_ANSWERED) : deadLinkPage(asked.view))
  })

  app.post<WithToken>('/confirm/:token', { config: { anyOrigin: true } }, async (request, reply) => {
    if (looks.take(request.ip, performance.now()) > 0) return refuseRequest(reply, 'api/too-many', { params: { seconds: 1 } })
    const plain = request as FastifyRequest
    const { token } = request.params
    const asked = await serving.asked(plain)
    const about = await asked.ask<AskedByLink | null>('review.byLink', { token })
    if (!about) return serving.send(reply, asked.view, deadLinkPage(asked.view))
    const typed = { answer: field(plain, 'answer'), note: field(plain, 'note'), answeredBy: field(plain, 'answeredBy') }
    if (!typed.answer) return serving.send(reply, asked.view, confirmPage(asked.view, token, about, { ...typed, error: asked.view.t('请选一项答复', 'Choose one of the answers') }))
    const outcome = await asked.served.desk.do({ as: 'outside', agency: about.agency }, 'review.answerByLink', { token, ...typed })
    if ('facts' in outcome) return serving.send(reply, asked.view, confirmedPage(asked.view))
    const { body } = presentRefusals(outcome.refusals, asked.served.catalogue)
    const error = body.refusals.map((one) => `${asked.view.of(one.message)}${asked.view.t('。', '. ')}${asked.view.of(one.remedy)}`).join(' ')
    return serving.send(reply, asked.view, confirmPage(asked.view, token, about, { ...typed, error }))
  })
}

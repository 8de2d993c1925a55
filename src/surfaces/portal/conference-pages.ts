import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '#src/kernel/facts.ts'
import { presentRefusals, requestRefusal } from '../http/failure.ts'
import { Buckets } from '../http/rate.ts'
import { document } from './layout.ts'
import { registerLive } from './live-events.ts'
import { registerMedia } from './media.ts'
import { askConferencePage, askedConferencePage, attendedPage, attendPage } from './pages/conference-forms.ts'
import { conferenceAt, conferencePage, livePage, moderationPage } from './pages/conference.ts'
import { conferencePlanPage } from './pages/conference-plan.ts'
import { conferencesPage } from './pages/conferences.ts'
import { notFoundPage } from './pages/trouble.ts'
import type { Asked, Serving } from './serving.ts'

/** As the counter: enough for an office behind one address; a flood is told when to come back. */
const LETTERS = { burst: 120, perSecond: 1 }
const OPEN = { config: { anyOrigin: true } }
/** Longest that a list is kept, in seconds; what is live is read again twice a second and the live text five times, once for everybody. */
const [LIST, LIVE, LIVE_TEXT] = [5, 0.5, 0.2]
/** The live page asks for itself again every second: with what the memory keeps, a line reaches its readers within two. */
const AGAIN_SECONDS = '1'
const LIVE_HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', vary: 'Cookie' }

const field = (request: FastifyRequest, name: string): string => {
  const value = (request.body as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
}

const saying = (asked: Asked, refusals: readonly Refusal[]): string =>
  presentRefusals(refusals, asked.served.catalogue).body.refusals.map((one) => `${asked.view.of(one.message)}${asked.view.t('。', '. ')}${asked.view.of(one.remedy)}${asked.view.t('。', '.')}`).join(' ')

/** Conferences as everybody sees them: what is coming, what was asked, the live text; a citizen's question; signing in by link. */
export function registerConferencePages(app: FastifyInstance, serving: Serving): void {
  const letters = new Buckets(LETTERS.burst, LETTERS.perSecond)
  const tooMany = (request: FastifyRequest, reply: FastifyReply, asked: Asked): string | undefined => {
    const seconds = letters.take(request.ip, performance.now())
    if (seconds === 0) return undefined
    reply.header('retry-after', String(seconds))
    const one = requestRefusal('api/too-many', { params: { seconds } }).body.refusals[0]!
    return `${asked.view.of(one.message)}${asked.view.t('。', '. ')}${asked.view.of(one.remedy)}`
  }

  registerMedia(app, serving)
  serving.add(app, '/conferences', LIST, conferencesPage)
  serving.add(app, '/conferences/plan', LIST, conferencePlanPage)
  serving.add(app, '/conferences/:id', LIVE, conferencePage)
  serving.add(app, '/conferences/rules', LIST, ({ view }) => Promise.resolve(moderationPage(view)))
  serving.add(app, '/conferences/:id/live', LIVE_TEXT, async (asked) => {
    const page = await livePage(asked)
    if (!page) return notFoundPage(asked.view)
    const again = asked.parameters['plain'] === '1'
    return { body: document(asked.view, page), headers: { ...LIVE_HEADERS, ...(again && { refresh: AGAIN_SECONDS }) } }
  })
  registerLive(app, serving)
  serving.add(app, '/conferences/:id/ask', LIVE, async (asked) => {
    const one = await conferenceAt(asked)
    return one ? askConferencePage(asked.view, one) : notFoundPage(asked.view)
  })

  app.post('/conferences/:id/ask', OPEN, async (request, reply) => {
    const asked = await serving.asked(request)
    const one = await conferenceAt(asked)
    if (!one) return serving.send(reply, asked.view, notFoundPage(asked.view))
    const text = field(request, 'text')
    const waiting = tooMany(request, reply, asked)
    if (waiting) return serving.send(reply, asked.view, { ...askConferencePage(asked.view, one, text, waiting), status: 429 })
    // The same form sent twice is one question.
    const questionId = await asked.served.door.messageIdOfForm([one.id, text, request.ip], { address: request.ip })
    const outcome = await asked.served.desk.do({ as: 'citizen' }, 'conferences.submitQuestion', { conferenceId: one.id, questionId, text })
    if ('refusals' in outcome) return serving.send(reply, asked.view, askConferencePage(asked.view, one, text, saying(asked, outcome.refusals)))
    return serving.send(reply, asked.view, askedConferencePage(asked.view, one, (outcome.facts[0]!.data as { no: number }).no))
  })

  app.get<{ Params: { code: string } }>('/attend/:code', async (request, reply) => {
    const asked = await serving.asked(request as FastifyRequest)
    return serving.send(reply, asked.view, attendPage(asked.view, request.params.code))
  })
  app.post<{ Params: { code: string } }>('/attend/:code', OPEN, async (request, reply) => {
    const plain = request as FastifyRequest
    const asked = await serving.asked(plain)
    const typed = { name: field(plain, 'name'), substituteFor: field(plain, 'substituteFor') }
    const waiting = tooMany(plain, reply, asked)
    if (waiting) return serving.send(reply, asked.view, { ...attendPage(asked.view, request.params.code, typed, waiting), status: 429 })
    if (typed.name.trim() === '') return serving.send(reply, asked.view, attendPage(asked.view, request.params.code, typed, asked.view.t('请写下您的姓名。', 'Please write your name.')))
    const outcome = await asked.served.desk.do({ as: 'citizen' }, 'conferences.signInByCode', { code: request.params.code, name: typed.name, ...(typed.substituteFor.trim() && { substituteFor: typed.substituteFor }) })
    if ('refusals' in outcome) return serving.send(reply, asked.view, attendPage(asked.view, request.params.code, typed, saying(asked, outcome.refusals)))
    return serving.send(reply, asked.view, attendedPage(asked.view, typed.name.trim()))
  })
}

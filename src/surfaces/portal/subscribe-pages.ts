import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PublicPosts, PublicWays } from '#src/modules/channels/public.ts'
import { contentClasses, type ShelfIndex } from '#src/modules/publication/public.ts'
import { presentRefusals, requestRefusal, type PresentedRefusal } from '../http/failure.ts'
import { Buckets } from '../http/rate.ts'
import { elsewherePage } from './pages/elsewhere.ts'
import { askedPage, NO_WISH, oneClickPage, subscribedPage, subscribePage, type Wish } from './pages/subscribe.ts'
import type { Asked, Serving } from './serving.ts'

/** Enough for a family behind one address; nobody can have a stranger written to a hundred times. */
const ASKS = { burst: 20, perSecond: 0.05 }
const CLICKS = { burst: 120, perSecond: 2 }
/** These forms act in nobody's name; a mail program that leaves by one click comes from nowhere (RFC 8058). */
const OPEN = { config: { anyOrigin: true } }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function wishOf(request: FastifyRequest): Wish {
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>
  const field = (name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '')
  return { way: field('way') === 'sms' ? 'sms' : 'email', reader: field('reader').slice(0, 300), topics: Object.keys(contentClasses).filter((topic) => field(`topic-${topic}`) !== ''), unitId: UUID.test(field('unit')) ? field('unit') : '', places: field('places').slice(0, 200) }
}

/** `/subscribe`: asked for, confirmed by a letter, left with one click. No page of it needs a script. */
export function registerSubscribePages(app: FastifyInstance, serving: Serving): void {
  const asks = new Buckets(ASKS.burst, ASKS.perSecond)
  const clicks = new Buckets(CLICKS.burst, CLICKS.perSecond)
  const page = async (asked: Asked, wish: Wish = NO_WISH, status = 200) => subscribePage(asked.view, await asked.ask<PublicWays>('channels.publicWays', {}), await asked.ask<ShelfIndex>('publication.publicIndex', {}), wish, status)
  const said = ({ view }: Asked, { message, remedy }: PresentedRefusal): string => `${view.of(message)}${view.t('。', '. ')}${view.of(remedy)}${view.t('。', '.')}`

  serving.add(app, '/elsewhere', 60, async ({ view, ask }) => elsewherePage(view, await ask<PublicPosts>('channels.publicPosts', {})))
  serving.add(app, '/subscribe', 60, (asked) => page(asked))
  app.post('/subscribe', OPEN, async (request, reply) => {
    const asked = await serving.asked(request as FastifyRequest)
    const wish = wishOf(request as FastifyRequest)
    const seconds = asks.take(request.ip, performance.now())
    if (seconds > 0) {
      const [waiting] = requestRefusal('api/too-many', { params: { seconds } }).body.refusals
      return serving.send(reply.header('retry-after', String(seconds)), asked.view, await page(asked, { ...wish, fault: { field: 'form', text: said(asked, waiting!) } }, 429))
    }
    const input = { channel: wish.way, reader: wish.reader, topics: wish.topics, unitIds: wish.unitId ? [wish.unitId] : [], places: wish.places.split(/[\s,，、]+/).filter((place) => place !== '').slice(0, 10) }
    const outcome = await asked.served.desk.do({ as: 'citizen' }, 'channels.subscribe', input)
    if (!('refusals' in outcome)) return serving.send(reply, asked.view, askedPage(asked.view, wish.way))
    const { status, body } = presentRefusals(outcome.refusals, asked.served.catalogue)
    const field = body.refusals.some(({ item }) => item === 'reader') ? 'reader' : 'form'
    return serving.send(reply, asked.view, await page(asked, { ...wish, fault: { field, text: body.refusals.map((one) => said(asked, one)).join(' ') } }, status))
  })

  for (const act of ['confirm', 'leave'] as const) {
    const path = `/subscribe/${act}/:token`
    app.get<{ Params: { token: string } }>(path, async (request, reply) => {
      const asked = await serving.asked(request as FastifyRequest)
      reply.header('referrer-policy', 'no-referrer')
      return serving.send(reply, asked.view, oneClickPage(asked.view, act, request.params.token.slice(0, 80)))
    })
    app.post<{ Params: { token: string } }>(path, OPEN, async (request, reply): Promise<FastifyReply> => {
      const asked = await serving.asked(request as FastifyRequest)
      if (clicks.take(request.ip, performance.now()) > 0) return serving.send(reply, asked.view, { ...oneClickPage(asked.view, act, request.params.token.slice(0, 80)), status: 429 })
      const outcome = await asked.served.desk.do({ as: 'citizen' }, act === 'confirm' ? 'channels.confirmSubscription' : 'channels.leave', { token: request.params.token.slice(0, 80) })
      return serving.send(reply, asked.view, subscribedPage(asked.view, act, 'facts' in outcome))
    })
  }
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PublicRules } from '#src/modules/duties/public.ts'
import { z } from 'zod'
import type { FollowedQuestion, PublicRelease } from '#src/modules/publication/public.ts'
import { presentRefusals, requestRefusal, type PresentedRefusal } from '../http/failure.ts'
import { Buckets } from '../http/rate.ts'
import { isGone } from '#src/desk/gone.ts'
import type { Refusal } from '#src/kernel/facts.ts'
import { askPage, entrances, NOTHING_TYPED, sentPage, type Entrance, type Typed } from './pages/ask.ts'
import { followedPage, followFormPage } from './pages/follow.ts'
import { canRate, ratingFields, ratingForms, type Told } from './pages/rating-form.ts'
import type { Asked, Serving } from './serving.ts'
import type { View } from './view.ts'

/** As the JSON interface: enough for a class of pupils behind one address; a flood is told when to come back. */
const LETTERS = { burst: 120, perSecond: 1 }
const LOOKS = { burst: 300, perSecond: 5 }
/** These forms act in nobody's name and look at no session, so an old browser that sends no origin may send them. */
const OPEN = { config: { anyOrigin: true } }
const NO_RULES: PublicRules = { deadlines: [], kept: { contacts: null, words: null } }

type Body = Readonly<Record<string, unknown>>
const field = (request: FastifyRequest, name: string): string => {
  const value = (request.body as Body | null | undefined)?.[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
}
const fault = (view: View, { message, remedy }: PresentedRefusal): string => `${view.of(message)}${view.t('。', '. ')}${view.of(remedy)}${view.t('。', '.')}`

/** Whoever asks from a release begins with its name (NH-45). */
async function openingAbout({ ask, parameters }: Asked): Promise<string> {
  const releaseId = z.uuid().safeParse(parameters['about'])
  const newest = releaseId.success ? (await ask<PublicRelease | null>('publication.publicRelease', { releaseId: releaseId.data }))?.editions.at(-1) : undefined
  return newest?.title ? `关于《${newest.title}》${newest.number ? `（${newest.number}）` : ''}：\n` : ''
}

/** The refusals of a form by the field they are about, all of them. */
function faultsOf(view: View, refusals: readonly Refusal[], asked: Asked): { status: number; faults: Typed['faults'] } {
  const { status, body } = presentRefusals(refusals, asked.served.catalogue)
  const faults: Record<string, string> = {}
  for (const one of body.refusals) {
    const place = one.item === 'text' || one.item === 'contact' ? one.item : 'form'
    faults[place] = faults[place] ? `${faults[place]} ${fault(view, one)}` : fault(view, one)
  }
  return { status, faults }
}

/** Ask, follow, rate: the forms of the counter, each answered by a page that is kept nowhere. */
export function registerCounterPages(app: FastifyInstance, serving: Serving): void {
  const { deps } = serving
  const letters = new Buckets(LETTERS.burst, LETTERS.perSecond)
  const looks = new Buckets(LOOKS.burst, LOOKS.perSecond)

  /** Seconds to wait as one refusal in words, undefined when the request may pass. */
  const tooMany = (request: FastifyRequest, reply: FastifyReply, buckets: Buckets): PresentedRefusal | undefined => {
    const seconds = buckets.take(request.ip, performance.now())
    if (seconds === 0) return undefined
    reply.header('retry-after', String(seconds))
    return requestRefusal('api/too-many', { params: { seconds } }).body.refusals[0]
  }

  const rulesOf = (asked: Asked): Promise<PublicRules> => asked.ask<PublicRules>('duties.publicRules', {})

  for (const path of Object.keys(entrances) as Entrance[]) {
    serving.add(app, path, 60, async (asked) => askPage(asked.view, path, { ...NOTHING_TYPED, text: await openingAbout(asked) }, await rulesOf(asked)))

    app.post(path, OPEN, async (request, reply) => {
      const typed = { text: field(request, 'text'), contact: field(request, 'contact') }
      const bare = serving.bareView(request)
      const waiting = tooMany(request, reply, letters)
      if (waiting) return serving.send(reply, bare, askPage(bare, path, { ...typed, faults: { form: fault(bare, waiting) } }, NO_RULES, 429))
      try {
        const asked = await serving.asked(request)
        const outcome = await deps.counter.ask({ ...typed, source: entrances[path].source, address: request.ip })
        if ('refusals' in outcome) {
          const { status, faults } = faultsOf(asked.view, outcome.refusals, asked)
          return serving.send(reply, asked.view, askPage(asked.view, path, { ...typed, faults }, await rulesOf(asked), status))
        }
        const code = outcome.value.queryCode
        return serving.send(reply, asked.view, sentPage(asked.view, code, await look(asked, code)))
      } catch (error) {
        if (!isGone(error)) throw error
        // The database is away: nothing was received, and nothing that was typed is lost.
        const gone = requestRefusal('api/database-gone').body.refusals[0]!
        return serving.send(reply.header('retry-after', '3'), bare, askPage(bare, path, { ...typed, faults: { form: fault(bare, gone) } }, NO_RULES, 503))
      }
    })
  }

  const look = (asked: Asked, code: string): Promise<FollowedQuestion | null> => asked.ask('publication.questionByCode', { queryHash: deps.counter.hashOf(code) })

  /** The page of the question that the form's code leads to, or the form again with what is wrong. */
  const show = async (request: FastifyRequest, reply: FastifyReply, act?: (asked: Asked, queryHash: string) => Promise<Told>): Promise<FastifyReply> => {
    const code = field(request, 'code').slice(0, 80)
    const waiting = tooMany(request, reply, looks)
    const bare = serving.bareView(request)
    if (waiting) return serving.send(reply, bare, { ...followFormPage(bare, code, fault(bare, waiting)), status: 429 })
    const asked = await serving.asked(request)
    const { view } = asked
    if (!(await look(asked, code))) {
      const empty = code.trim() === ''
      const page = followFormPage(view, code, empty ? view.t('请填写查询码', 'Enter your query code') : view.t('没有这个查询码对应的来信，请逐位核对', 'No question has this code; check every sign'))
      return serving.send(reply, view, empty ? { ...page, status: 400 } : page)
    }
    const told = act ? await act(asked, deps.counter.hashOf(code)) : {}
    const question = (await look(asked, code))!
    const rateable = asked.served.catalogue.hasCommand('evaluation.rate') && (canRate(question) || question.rating !== null)
    const page = followedPage(view, question, rateable && ratingForms(view, code, question.rating, told))
    return serving.send(reply, view, { ...page, ...(told.error && { status: 400 }) })
  }

  const done = async (asked: Asked, name: string, input: unknown, words: readonly [string, string]): Promise<Told> => {
    const outcome = await asked.served.desk.do({ as: 'citizen' }, name, input)
    if ('facts' in outcome) return { done: asked.view.t(...words) }
    return { error: presentRefusals(outcome.refusals, asked.served.catalogue).body.refusals.map((one) => fault(asked.view, one)).join(' ') }
  }

  serving.add(app, '/follow', 60, async ({ view }) => followFormPage(view))
  app.post('/follow', OPEN, (request, reply) => show(request, reply))
  app.post('/follow/rating', OPEN, (request, reply) =>
    show(request, reply, async (asked, queryHash) => {
      const given = Object.fromEntries(ratingFields.flatMap((name) => (field(request, name) ? [[name, field(request, name)]] : [])))
      if (!given['rating']) return { error: asked.view.t('请选“满意”“基本满意”或“不满意”', 'Choose satisfied, basically satisfied or dissatisfied') }
      return done(asked, 'evaluation.rate', { queryHash, ...given }, ['已收到您的评价', 'Your rating has been received'])
    }))
  app.post('/follow/rehandling', OPEN, (request, reply) =>
    show(request, reply, (asked, queryHash) => done(asked, 'evaluation.requestRehandling', { queryHash, reason: field(request, 'reason') }, ['已收到，将重新办理', 'Received; it will be taken up again'])))
}

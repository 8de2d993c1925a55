import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { idOf } from '#src/kernel/subjects.ts'
import type { PublicConsultation } from '#src/modules/consultations/public.ts'
import type { PublicRelease } from '#src/modules/publication/public.ts'
import { presentRefusals, requestRefusal, type PresentedRefusal } from '../http/failure.ts'
import { Buckets } from '../http/rate.ts'
import { html } from './html.ts'
import type { Page } from './page.ts'
import { consultationSection, spokenPage } from './pages/consultation.ts'
import { consultationsPage } from './pages/consultations.ts'
import { notFoundPage } from './pages/trouble.ts'
import type { Asked, Serving } from './serving.ts'

const LETTERS = { burst: 120, perSecond: 1 }
/** These forms act in nobody's name and look at no session, so an old browser that sends no origin may send them. */
const OPEN = { config: { anyOrigin: true } }
type Body = Readonly<Record<string, unknown>>

const texts = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === 'string')

/** What the public is asked: the list, and the forms under a notice (XM4-13). */
export function registerConsultationPages(app: FastifyInstance, serving: Serving): void {
  const letters = new Buckets(LETTERS.burst, LETTERS.perSecond)
  serving.add(app, '/consultations', 5, consultationsPage)

  /** The notice once more with what is wrong above its form; nothing that was typed is lost. */
  const again = async ({ view, ask }: Asked, releaseId: string, fault: string, status: number, typed: string): Promise<Page> => {
    const [one, release] = await Promise.all([ask<PublicConsultation | null>('consultations.publicConsultation', { consultationId: releaseId }), ask<PublicRelease | null>('publication.publicRelease', { releaseId })])
    const newest = release?.editions.at(-1)
    const invites = newest?.content?.page?.invites
    if (!one || !newest || !invites) return notFoundPage(view)
    return { title: view.t('没有收到', 'Not received'), status, body: html`<h1 lang="zh-CN">${newest.title}</h1>
${one.state === 'open' ? undefined : html`<p class="error" role="alert">${fault}</p>`}${consultationSection(view, one, invites, fault, typed)}
<p><a href="/releases/${releaseId}">${view.t('看全文', 'Read the notice')}</a></p>` }
  }

  const take = async (request: FastifyRequest, reply: FastifyReply, command: string, inputOf: (releaseId: string, asked: Asked) => Promise<object>): Promise<FastifyReply> => {
    const asked = await serving.asked(request)
    const { view } = asked
    const { id } = request.params as { id: string }
    const body = (request.body ?? {}) as Body
    if (!z.uuid().safeParse(id).success) return serving.send(reply, view, notFoundPage(view))
    const said = ({ message, remedy }: PresentedRefusal): string => `${view.of(message)}${view.t('。', '. ')}${view.of(remedy)}${view.t('。', '.')}`
    const typed = texts(body['text'])[0] ?? ''
    const seconds = letters.take(request.ip, performance.now())
    if (seconds > 0) return serving.send(reply.header('retry-after', String(seconds)), view, await again(asked, id, said(requestRefusal('api/too-many', { params: { seconds } }).body.refusals[0]!), 429, typed))
    const outcome = await asked.served.desk.do({ as: 'citizen' }, command, await inputOf(id, asked))
    if ('refusals' in outcome) {
      const { status, body: told } = presentRefusals(outcome.refusals, asked.served.catalogue)
      return serving.send(reply, view, status === 404 ? notFoundPage(view) : await again(asked, id, told.refusals.map(said).join(' '), status, typed))
    }
    const receipt = outcome.facts.find((fact) => fact.kind === 'consultations.opinionReceived')
    return serving.send(reply, view, spokenPage(view, id, receipt && 'name' in body ? idOf(receipt.subject) : undefined))
  }

  app.post('/releases/:id/opinion', OPEN, (request, reply) =>
    take(request, reply, 'consultations.speak', (consultationId) => {
      const body = (request.body ?? {}) as Body
      const field = (name: string): string => (texts(body[name])[0] ?? '').replaceAll('\r\n', '\n')
      return Promise.resolve({ consultationId, text: field('text'), name: field('name'), contact: field('contact') })
    }))

  app.post('/releases/:id/survey', OPEN, (request, reply) =>
    take(request, reply, 'consultations.answer', async (consultationId, { ask }) => {
      const release = await ask<PublicRelease | null>('publication.publicRelease', { releaseId: consultationId })
      const questions = release?.editions.at(-1)?.content?.page?.invites?.questions ?? []
      const body = (request.body ?? {}) as Body
      return { consultationId, address: request.ip, answers: questions.map(({ options, several }, n) => (several ? options.flatMap((_, at) => (`q${n}-${at}` in body ? [at] : [])) : texts(body[`q${n}`]).map(Number).filter(Number.isInteger))) }
    }))
}

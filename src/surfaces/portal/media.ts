import type { FastifyInstance } from 'fastify'
import type { MediaPart } from '#src/modules/conferences/public.ts'
import type { ShownMedia } from '#src/modules/publication/public.ts'
import { sendMedia, wantedPart } from '../http/media.ts'
import { html, type Html } from './html.ts'
import { askPublic } from './memory.ts'
import { notFoundPage } from './pages/trouble.ts'
import type { Serving } from './serving.ts'
import type { View } from './view.ts'

/** Pictures with what they show as their text, films in the browser's own player with their captions, which needs no script; the words under each say the same. */
export const mediaFigures = (view: View, releaseId: string, media: readonly ShownMedia[]): Html => html`<h2>${view.t('图片和视频', 'Pictures and films')}</h2>
${media.map(({ id, kind, alt, captions }) => html`<figure class="media">${kind === 'picture' ? html`<img src="/conferences/${releaseId}/media/${id}" alt="${alt}" loading="lazy">` : html`<video controls preload="metadata" src="/conferences/${releaseId}/media/${id}" aria-label="${alt}">${captions && html`<track kind="captions" src="/conferences/${releaseId}/media/${captions.id}" srclang="zh-CN" label="${view.t('字幕', 'Captions')}" default>`}<a href="/conferences/${releaseId}/media/${id}">${view.t('下载视频', 'Download the film')}</a></video>`}
<figcaption lang="zh-CN">${alt}${kind === 'video' && !captions && html` <span class="meta" lang="${view.language === 'zh' ? 'zh-CN' : 'en'}">${view.t('（没有字幕）', '(no captions)')}</span>`}</figcaption></figure>
`)}`

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `/conferences/:id/media/:mediaId`: what a public record shows, in parts for players that ask for parts. */
export function registerMedia(app: FastifyInstance, serving: Serving): void {
  app.get<{ Params: { id: string; mediaId: string } }>('/conferences/:id/media/:mediaId', async (request, reply) => {
    const { id: conferenceId, mediaId } = request.params
    const wanted = wantedPart(request.headers.range)
    const found = ID.test(conferenceId) && ID.test(mediaId) ? await askPublic<MediaPart | null>(serving.deps.served(), 'conferences.publicMedia', { conferenceId, mediaId, ...wanted }) : null
    if (!found) {
      const view = serving.bareView(request as never)
      return serving.send(reply, view, notFoundPage(view))
    }
    // Taken back with its record: nobody may keep it without asking again.
    return sendMedia(reply, found, wanted, { etag: request.headers['if-none-match'], cache: 'no-cache' })
  })
}

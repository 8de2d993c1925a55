import { Feed } from 'feed'
import type { FastifyInstance } from 'fastify'
import type { PublicEdition } from '#src/modules/publication/public.ts'
import { answerParts, words } from '../portal/cleared.ts'
import { escape, html } from '../portal/html.ts'
import { siteName } from '../portal/layout.ts'
import type { Asked, Raw, Serving } from '../portal/serving.ts'
import type { View } from '../portal/view.ts'

type Item = PublicEdition & { readonly firstReleasedAt: string }

const NEWEST = 50

/** How a format reads titles and summaries: RSS and Atom readers take them for HTML, JSON Feed for plain text. */
type Reads = 'html' | 'text'

/** One entry; a correction keeps the entry's identity and renews its date, a withdrawal says so in the title. */
function add(feed: Feed, view: View, one: Item, reads: Reads): void {
  const said = (text: string): string => (reads === 'html' ? escape(text) : text)
  const content = one.content!
  const link = `${view.origin}/releases/${one.releaseId}`
  const withdrawn = one.state === 'withdrawn'
  feed.addItem({
    id: link, guid: link, link,
    title: said(withdrawn ? `【已撤回】${content.title}` : content.title),
    published: new Date(one.firstReleasedAt),
    date: new Date(one.takenBackAt ?? one.releasedAt),
    author: [{ name: content.spokesperson ? `${one.unitName} ${content.spokesperson}` : one.unitName }],
    description: said(withdrawn ? (one.note ?? '') : `${one.number ? `${one.number} · ` : ''}${one.unitName}${one.no > 1 ? ` · 第 ${one.no} 版，更正：${one.note ?? ''}` : ''}`),
    // In a CDATA section these three signs would end it.
    content: withdrawn ? '' : html`${content.question !== '' && words('question', content.question)}${answerParts(view, content, 3)}`.text.replaceAll(']]>', ']]&gt;'),
  })
}

async function feedOf({ view, ask }: Asked, reads: Reads): Promise<Feed> {
  const { origin, settings } = view
  const items = await ask<readonly Item[]>('publication.publicNewest', { limit: NEWEST })
  const changed = items.map((one) => one.takenBackAt ?? one.releasedAt).toSorted().at(-1)
  const feed = new Feed({
    id: `${origin}/`, link: `${origin}/`, language: 'zh-CN', generator: 'Huiying 回应',
    title: `${siteName(view)} 发布`,
    description: settings.organiser ?? '政府发布与答复',
    ...(settings.organiser && { author: { name: settings.organiser } }),
    updated: new Date(changed ?? view.now),
    feedLinks: { rss: `${origin}/feed.rss`, atom: `${origin}/feed.atom`, json: `${origin}/feed.json` },
  })
  for (const one of items) add(feed, view, one, reads)
  return feed
}

const raw = (body: string, type: string): Raw => ({ body, headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' } })

/** RSS 2, Atom and JSON Feed of the public shelf. */
export function registerFeeds(app: FastifyInstance, serving: Serving): void {
  serving.add(app, '/feed.rss', 60, async (asked) => raw((await feedOf(asked, 'html')).rss2(), 'application/rss+xml'))
  serving.add(app, '/feed.atom', 60, async (asked) => raw((await feedOf(asked, 'html')).atom1(), 'application/atom+xml'))
  serving.add(app, '/feed.json', 60, async (asked) => raw((await feedOf(asked, 'text')).json1(), 'application/feed+json'))
}

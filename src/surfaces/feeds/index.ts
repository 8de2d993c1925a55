import { Feed } from 'feed'
import type { FastifyInstance } from 'fastify'
import type { PublicWays } from '#src/modules/channels/public.ts'
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

async function feedOf({ view, ask }: Asked, reads: Reads, hub: string | null): Promise<Feed> {
  const { origin, settings } = view
  const items = await ask<readonly Item[]>('publication.publicNewest', { limit: NEWEST })
  const changed = items.map((one) => one.takenBackAt ?? one.releasedAt).toSorted().at(-1)
  const feed = new Feed({
    id: `${origin}/`, link: `${origin}/`, language: 'zh-CN', generator: 'Huiying 回应',
    title: `${siteName(view)} 发布`,
    description: settings.organiser ?? '政府发布与答复',
    ...(settings.organiser && { author: { name: settings.organiser } }),
    updated: new Date(changed ?? view.now),
    ...(hub && { hub }),
    feedLinks: { rss: `${origin}/feed.rss`, atom: `${origin}/feed.atom`, json: `${origin}/feed.json` },
  })
  for (const one of items) add(feed, view, one, reads)
  return feed
}

type Format = 'rss' | 'atom' | 'json'
const TYPES: Readonly<Record<Format, string>> = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' }

/** One feed, with its own address and the hub that pushes it where there is one, in the head of the answer too (WebSub, 4). */
async function answer(asked: Asked, format: Format): Promise<Raw> {
  const { hub } = await asked.ask<PublicWays>('channels.publicWays', {})
  const feed = await feedOf(asked, format === 'json' ? 'text' : 'html', hub)
  const self = `${asked.view.origin}/feed.${format}`
  const body = format === 'rss' ? feed.rss2() : format === 'atom' ? feed.atom1() : withHub(feed.json1(), hub)
  return { body, headers: { 'content-type': `${TYPES[format]}; charset=utf-8`, 'cache-control': 'no-cache', ...(hub && { link: `<${new URL(hub).href}>; rel="hub", <${self}>; rel="self"` }) } }
}

/** JSON Feed has a place of its own for hubs. */
const withHub = (json: string, hub: string | null): string => (hub ? JSON.stringify({ ...(JSON.parse(json) as object), hubs: [{ type: 'WebSub', url: hub }] }) : json)

/** RSS 2, Atom and JSON Feed of the public shelf. */
export function registerFeeds(app: FastifyInstance, serving: Serving): void {
  for (const format of ['rss', 'atom', 'json'] as const) serving.add(app, `/feed.${format}`, 60, (asked) => answer(asked, format))
}

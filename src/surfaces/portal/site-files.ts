import type { FastifyInstance } from 'fastify'
import type { ListedRelease, Page as ListPage } from '#src/modules/publication/public.ts'
import { escape } from './html.ts'
import type { Asked, Raw, Serving } from './serving.ts'

const PAGES = ['/', '/releases', '/questions', '/ask', '/follow', '/mailbox', '/survey', '/promises', '/report', '/rules', '/accessibility']
const MOST_RELEASES = 5_000
const PAGE = 200

async function siteMap(asked: Asked): Promise<Raw> {
  const { origin } = asked.view
  const lines = PAGES.map((path) => `<url><loc>${escape(origin + path)}</loc></url>`)
  let after: string | undefined
  do {
    const page: ListPage<ListedRelease> = await asked.ask('publication.publicReleases', { limit: PAGE, ...(after && { after }) })
    for (const one of page.items) lines.push(`<url><loc>${escape(`${origin}/releases/${one.releaseId}`)}</loc><lastmod>${one.releasedAt}</lastmod></url>`)
    after = page.after
  } while (after && lines.length < MOST_RELEASES)
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`
  return { body, headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' } }
}

/** Only the live record is for search engines: a demonstration or drill must not be found (RL-17). */
function robots({ view: { kind, origin } }: Asked): Raw {
  const rules = kind === 'live' ? ['Allow: /', 'Disallow: /console', 'Disallow: /api/', `Sitemap: ${origin}/sitemap.xml`] : ['Disallow: /']
  return { body: `User-agent: *\n${rules.join('\n')}\n`, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' } }
}

export function registerSiteFiles(app: FastifyInstance, serving: Serving): void {
  serving.add(app, '/sitemap.xml', 60, siteMap)
  serving.add(app, '/robots.txt', 60, async (asked) => robots(asked))
}

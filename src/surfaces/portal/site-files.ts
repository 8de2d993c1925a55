import type { FastifyInstance } from 'fastify'
import type { PublicAddress, ShelfIndex } from '#src/modules/publication/public.ts'
import { escape } from './html.ts'
import { notFoundPage } from './pages/trouble.ts'
import type { Asked, Raw, Serving } from './serving.ts'

const PAGES = ['/', '/releases', '/topics', '/policies', '/interpretations', '/rebuttals', '/decisions', '/consultations', '/questions', '/conferences', '/conferences/plan', '/ask', '/follow', '/mailbox', '/survey', '/promises', '/report', '/spokespersons', '/rules', '/log', '/accessibility']
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

const xml = (body: string): Raw => ({ body: HEAD + body, headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' } })

/** One map a month, so that none holds more than the 50,000 addresses it may. */
async function mapOfMaps({ view: { origin }, ask }: Asked): Promise<Raw> {
  const { months } = await ask<ShelfIndex>('publication.publicIndex', {})
  const names = ['pages', ...months.map(({ month }) => month)]
  return xml(`<sitemapindex ${SPACE}>\n${names.map((name) => `<sitemap><loc>${escape(`${origin}/sitemaps/${name}.xml`)}</loc></sitemap>`).join('\n')}\n</sitemapindex>\n`)
}

async function map(asked: Asked): Promise<Raw | undefined> {
  const { origin } = asked.view
  const name = asked.parameters['name']?.replace(/\.xml$/, '') ?? ''
  const place = (path: string, changed?: string): string => `<url><loc>${escape(origin + path)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`
  if (name !== 'pages' && !MONTH.test(name)) return undefined
  const lines = name === 'pages'
    ? PAGES.map((path) => place(path))
    : (await asked.ask<readonly PublicAddress[]>('publication.publicAddresses', { month: name })).map((one) => place(`/releases/${one.releaseId}`, one.changedAt))
  return lines.length > 0 ? xml(`<urlset ${SPACE}>\n${lines.join('\n')}\n</urlset>\n`) : undefined
}

/** Only the live record is for search engines: a demonstration or drill must not be found (RL-17). */
function robots({ view: { kind, origin } }: Asked): Raw {
  const rules = kind === 'live' ? ['Allow: /', 'Disallow: /console', 'Disallow: /api/', `Sitemap: ${origin}/sitemap.xml`] : ['Disallow: /']
  return { body: `User-agent: *\n${rules.join('\n')}\n`, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' } }
}

export function registerSiteFiles(app: FastifyInstance, serving: Serving, enclosed = false): void {
  if (!enclosed) {
    serving.add(app, '/sitemap.xml', 60, mapOfMaps)
    serving.add(app, '/sitemaps/:name', 60, async (asked) => (await map(asked)) ?? notFoundPage(asked.view))
  }
  serving.add(app, '/robots.txt', 60, async (asked) => robots(asked))
}

import { Html, html, type Value } from './html.ts'
import type { Page } from './page.ts'
import type { View } from './view.ts'

/** Columns by the entry of the navigation they belong to: name, and its type in the words of the site rules. */
const COLUMNS: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/releases': ['发布', '政务公开'],
  '/topics': ['专题', '政务公开'],
  '/rebuttals': ['辟谣', '政务公开'],
  '/policies': ['政策文件', '政策文件'],
  '/interpretations': ['政策解读', '政策解读'],
  '/decisions': ['重大决策', '政务公开'],
  '/questions': ['问答', '互动交流'],
  '/ask': ['写信提问', '互动交流'],
  '/follow': ['查进展', '互动交流'],
  '/consultations': ['征集与听证', '互动交流'],
  '/promises': ['承诺与兑现', '政务公开'],
  '/conferences': ['新闻发布会', '政务公开'],
}

const meta = (name: string, content: string | undefined): Value => content && html`<meta name="${name}" content="${content}">
`

/** The `<meta>` set of government sites; only what is known is named. */
export function metaWords(view: View, page: Page): Value {
  const { settings, origin } = view
  const column = page.entry && COLUMNS[page.entry]
  const { article } = page
  return [
    meta('SiteName', settings.siteName), meta('SiteDomain', new URL(origin).hostname), meta('SiteIDCode', settings.siteCode),
    ...(column ? [meta('ColumnName', column[0]), meta('ColumnType', column[1])] : []),
    ...(article ? [meta('ArticleTitle', article.title), meta('PubDate', article.published), meta('ContentSource', article.source), meta('Keywords', article.keywords), meta('Description', article.description)] : []),
  ]
}

/** A value as JSON that may stand inside a page: no sign in it can end the element. */
const safeJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`).replaceAll('>', String.raw`\u003e`).replaceAll('&', String.raw`\u0026`)

/** Structured data in the words of schema.org. It is data: no browser runs it. */
export const structured = (data: Readonly<Record<string, unknown>>): Html =>
  new Html(`<script type="application/ld+json">${safeJson({ '@context': 'https://schema.org', ...data })}</script>\n`)

/** The office behind the site. */
export const organisation = (view: View, name: string): Readonly<Record<string, unknown>> => ({ '@type': 'GovernmentOrganization', name, url: `${view.origin}/` })

import { html } from '../html.ts'
import type { Page } from '../page.ts'
import type { Asked } from '../serving.ts'

/** `/links`: other sites by group, as the office set them (WL-42). */
export async function linksPage({ view }: Asked): Promise<Page> {
  const { t, settings } = view
  const groups = Map.groupBy(settings.links ?? [], (link) => link.group)
  return {
    title: t('相关网站', 'Other sites'), canonical: '/links',
    body: html`<h1>${t('相关网站', 'Other sites')}</h1>
${groups.size === 0 && html`<p>${t('还没有设定相关网站。', 'No other sites are listed yet.')}</p>`}
${[...groups].map(([group, links]) => html`<h2 lang="zh-CN">${group}</h2>
<ul class="columns">
${links.map(({ name, url }) => html`<li><a href="${url}" rel="external" lang="zh-CN">${name}</a></li>
`)}</ul>
`)}`,
  }
}

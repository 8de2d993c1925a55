import type { ListedRelease, Page as ListPage } from '#src/modules/publication/public.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import type { Asked } from '../serving.ts'
import { countLine, filtersOf, listAddress, pageLinks, releaseItem } from './releases.ts'

interface Kind {
  readonly kind: string
  readonly title: readonly [zh: string, en: string]
  readonly nothing: readonly [zh: string, en: string]
}

/** Lists of pages of one kind, by their address. */
export const kindLists = {
  '/topics': { kind: 'topic', title: ['专题', 'Topics'], nothing: ['还没有专题。', 'There are no topics yet.'] },
  '/rebuttals': { kind: 'rebuttal', title: ['辟谣', 'Rebuttals'], nothing: ['还没有辟谣。听到说不准的消息，可以写信来问。', 'There are no rebuttals yet. Ask us about what you heard.'] },
  '/policies': { kind: 'document', title: ['政策文件', 'Policy documents'], nothing: ['还没有政策文件。', 'There are no policy documents yet.'] },
  '/interpretations': { kind: 'interpretation', title: ['政策解读', 'Interpretations'], nothing: ['还没有政策解读。', 'There are no interpretations yet.'] },
  '/decisions': { kind: 'decision', title: ['重大决策', 'Decisions'], nothing: ['还没有重大决策。', 'There are no decisions yet.'] },
} as const satisfies Readonly<Record<string, Kind>>
export type KindList = keyof typeof kindLists

/** Pages of one kind, newest first, searchable (XM4-07). */
export async function kindPage(asked: Asked, path: KindList): Promise<Page> {
  const { view, ask } = asked
  const { kind, title, nothing }: Kind = kindLists[path]
  const { search, after } = filtersOf(asked)
  const filters = { ...(search && { search }), ...(after && { after }) }
  const page = await ask<ListPage<ListedRelease>>('publication.publicReleases', { limit: 20, kind, ...filters })
  return {
    title: view.t(...title), entry: path, canonical: listAddress(path, filters),
    body: html`<h1>${view.t(...title)}</h1>
<form class="narrow" action="${path}" method="get" role="search">
<div class="field"><label for="q">${view.t('查找', 'Search')}</label><input type="search" id="q" name="q" maxlength="100" value="${search ?? ''}"></div>
<div class="field"><button type="submit" class="plain">${view.t('查找', 'Search')}</button></div>
</form>
${countLine(view, page)}${page.items.length === 0 ? html`<p>${search ? view.t('没有符合条件的。少写一个词试试。', 'Nothing fits. Try fewer words.') : view.t(...nothing)}</p>` : html`<ul class="list">
${page.items.map((one) => releaseItem(view, one))}</ul>`}
${pageLinks(view, path, filters, page.after)}`,
  }
}

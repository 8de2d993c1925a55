import { z } from 'zod'
import type { ListedRelease, Page as ListPage, ShelfIndex } from '#src/modules/publication/public.ts'
import { classWords } from '../cleared.ts'
import { html, type Html, type Value } from '../html.ts'
import type { Page } from '../page.ts'
import { moment, monthWords } from '../moments.ts'
import type { Asked } from '../serving.ts'
import { withParameter, type View } from '../view.ts'

export interface Filters {
  readonly unitId?: string
  readonly month?: string
  readonly search?: string
  readonly after?: string
}

/** Filters as typed; what cannot be one is left out instead of refused. */
export function filtersOf({ parameters }: Asked): Filters {
  const { unit, month, q, after } = parameters
  const search = [...(q ?? '').replaceAll(/\p{Cc}/gu, ' ').toWellFormed().trim()].slice(0, 100).join('')
  return {
    ...(z.uuid().safeParse(unit).success && { unitId: unit! }),
    ...(month && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) && { month }),
    ...(search && { search }),
    ...(after && after.length <= 100 && { after }),
  }
}

/** The address of a list with these filters. */
export function listAddress(path: string, { unitId, month, search, after }: Filters): string {
  const given = [['q', search], ['unit', unitId], ['month', month], ['after', after]] as const
  return given.reduce((address, [name, value]) => (value ? withParameter(address, name, value) : address), path)
}

/** Search and filters as one form that works by its button. */
export function filterForm(view: View, path: string, index: ShelfIndex, chosen: Filters): Html {
  const { t } = view
  const option = (value: string, label: Value, current: string | undefined): Html => html`<option value="${value}"${value === current && html` selected`}>${label}</option>
`
  return html`<form class="narrow" action="${path}" method="get" role="search">
<div class="field wide"><label for="q">${t('查找', 'Search')}</label><input type="search" id="q" name="q" maxlength="100" value="${chosen.search ?? ''}"></div>
<div class="field"><label for="unit">${t('单位', 'Unit')}</label><select id="unit" name="unit">
${option('', t('全部', 'All'), chosen.unitId)}${index.units.map((unit) => option(unit.id, `${unit.name} · ${unit.releases}`, chosen.unitId))}</select></div>
<div class="field"><label for="month">${t('月份', 'Month')}</label><select id="month" name="month">
${option('', t('全部', 'All'), chosen.month)}${index.months.map(({ month, releases }) => option(month, `${monthWords(view, month)} · ${releases}`, chosen.month))}</select></div>
<div class="field"><button type="submit" class="plain">${t('查找', 'Search')}</button></div>
</form>`
}

/** Next page and back to the first, where there are any. */
export function pageLinks(view: View, path: string, filters: Filters, next: string | undefined): Value {
  if (!next && !filters.after) return undefined
  const { after: _, ...first } = filters
  return html`<nav class="pages" aria-label="${view.t('翻页', 'Pages')}">
${filters.after && html`<a href="${listAddress(path, first)}">${view.t('回到第一页', 'First page')}</a>`}
${next && html`<a href="${listAddress(path, { ...first, after: next })}" rel="next">${view.t('下一页', 'Next page')}</a>`}
</nav>`
}

/** How many a search found; past a thousand it says only that. */
export const countLine = (view: View, { total }: ListPage<unknown>): Value =>
  total !== undefined && total > 0 && html`<p class="meta" role="status">${total > 1000 ? view.t('找到 1000 件以上，最新的在前。多写一个词可以缩小范围。', 'More than 1,000 found, newest first. Add a word to narrow it.') : view.t(`找到 ${total} 件，最新的在前。`, `${total} found, newest first.`)}</p>
`

/** Nearly everything in a list is one; saying it on every line says nothing. */
const USUAL = 'response'

export function releaseItem(view: View, one: ListedRelease): Html {
  const { t } = view
  return html`<li><a href="/releases/${one.releaseId}" lang="zh-CN">${one.title}</a>
<p class="meta row">${one.number && html`<span lang="zh-CN">${one.number}</span> `}<span lang="zh-CN">${one.unitName}</span> ${moment(view, one.firstReleasedAt)}${one.contentClass !== USUAL && html` <span lang="zh-CN">${classWords(one.contentClass)}</span>`}${one.state === 'withdrawn' && html` <strong>${t('已撤回', 'withdrawn')}</strong>`}${one.no > 1 && one.state === 'out' && html` <span>${t(`更正 ${one.no - 1} 次`, `corrected (edition ${one.no})`)}</span>`}</p></li>
`
}

/** `/releases`: newest first, by unit, by month, by word. */
export async function releasesPage(asked: Asked): Promise<Page> {
  const { view, ask } = asked
  const { t } = view
  const filters = filtersOf(asked)
  const [page, index] = await Promise.all([
    ask<ListPage<ListedRelease>>('publication.publicReleases', { limit: 20, ...filters }),
    ask<ShelfIndex>('publication.publicIndex', {}),
  ])
  const narrowed = Boolean(filters.search ?? filters.unitId ?? filters.month)
  const nothing = narrowed
    ? html`<p>${t('没有符合条件的发布。少写一个词，或者改选“全部”。', 'Nothing fits. Try fewer words, or choose “All”.')} <a href="/releases">${t('看全部', 'Show all')}</a></p>`
    : html`<p>${t('还没有发布。各单位发布的信息会按时间排在这里。', 'Nothing has been released yet. It will stand here, newest first.')}</p>`
  return {
    title: t('发布', 'Releases'), entry: '/releases', canonical: listAddress('/releases', filters),
    body: html`<h1>${t('发布', 'Releases')}</h1>
${index.units.length > 0 && filterForm(view, '/releases', index, filters)}
${countLine(view, page)}${page.items.length === 0 ? nothing : html`<ul class="list">
${page.items.map((one) => releaseItem(view, one))}</ul>`}
${pageLinks(view, '/releases', filters, page.after)}`,
  }
}

import { html, type Html } from './html.ts'
import type { View } from './view.ts'

/** Paragraphs of a cleared text on one page; an answer has a dozen, the record of a conference thousands. */
const PER_PAGE = 400

export interface Part {
  readonly text: string
  /** Which part of how many. */
  readonly page: number
  readonly pages: number
}

/** One part of a long text, cut between paragraphs, so that all parts one after the other are the text. */
export function partOf(text: string, asked: string | undefined): Part {
  const paragraphs = text.split('\n')
  const pages = Math.max(1, Math.ceil(paragraphs.length / PER_PAGE))
  const page = Math.min(pages, /^[1-9]\d{0,3}$/.test(asked ?? '') ? Number(asked) : 1)
  return { text: paragraphs.slice((page - 1) * PER_PAGE, page * PER_PAGE).join('\n'), page, pages }
}

/** Links to the other parts; none when there is one. */
export function partLinks(view: View, path: string, { page, pages }: Part): Html | undefined {
  const { t } = view
  if (pages === 1) return undefined
  return html`<nav class="pages" aria-label="${t('翻页', 'Pages')}"><span>${t(`第 ${page} 页，共 ${pages} 页`, `Page ${page} of ${pages}`)}</span>${page > 1 && html` <a href="${path}?page=${page - 1}" rel="prev">${t('上一页', 'Previous page')}</a>`}${page < pages && html` <a href="${path}?page=${page + 1}" rel="next">${t('下一页', 'Next page')}</a>`}</nav>`
}

import type { PageReason } from '../../http/deps.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import type { View } from '../view.ts'

/** Nothing stands at this address. */
export function notFoundPage(view: View): Page {
  const { t } = view
  return {
    title: t('没有这个页面', 'No such page'), status: 404,
    body: html`<h1>${t('没有这个页面', 'There is no such page')}</h1>
<p>${t('请核对网址有没有抄错。撤回或更正过的发布仍在原来的网址上。', 'Check the address. What was withdrawn or corrected is still at its old address.')}</p>
<p><a href="/releases">${t('按词查找发布', 'Search the releases')}</a> · <a href="/">${t('回到首页', 'Home')}</a></p>`,
  }
}

/** Something is in the way: too many requests, the database away, a fault of ours. What, and what to do next. */
export function refusedPage(view: View, { status, message, remedy }: PageReason): Page {
  const say = view.of(message)
  return { title: say, status, personal: true, body: html`<h1>${say}</h1>
<p>${view.of(remedy)}${view.t('。', '.')}</p>
<p><a href="/">${view.t('回到首页', 'Home')}</a></p>` }
}

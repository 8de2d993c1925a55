import type { Keeping } from '#src/modules/duties/public.ts'
import type { ListedRelease, Page as ListPage } from '#src/modules/publication/public.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'
import { codeForm } from './follow-form.ts'
import { releaseItem } from './releases.ts'

/** One sentence of how the whole government kept its time in a year; never a mean. The parts add up to the whole. */
export function keptSentence(view: View, { units }: Keeping): Html {
  const sum = (part: 'owed' | 'onTime' | 'late' | 'overdue' | 'running' | 'ended'): number => units.reduce((all, unit) => all + unit[part], 0)
  const [owed, onTime, late, overdue, running, ended] = [sum('owed'), sum('onTime'), sum('late'), sum('overdue'), sum('running'), sum('ended')]
  if (owed === 0) return html`<p>${view.t('近 12 个月还没有应当兑现的承诺。', 'Nothing was owed to the public in the last 12 months.')}</p>`
  return html`<p>${view.t(`近 12 个月各单位欠公众的答复和承诺共 ${owed} 件：按时 ${onTime} 件，逾期办成 ${late} 件，`, `In the last 12 months units owed the public ${owed} answers and promises: ${onTime} kept in time, ${late} done late, `)}${overdue > 0 ? html`<strong class="is-late">${view.t(`逾期未办 ${overdue} 件`, `${overdue} overdue`)}</strong>` : view.t('逾期未办 0 件', '0 overdue')}${view.t(`，办理中 ${running} 件，依规终止 ${ended} 件。`, `, ${running} running, ${ended} ended by rule.`)}</p>`
}

/** `/`: ask, follow, what is new, how time is kept. */
export async function homePage({ view, ask }: Asked): Promise<Page> {
  const { t } = view
  const [newest, keeping] = await Promise.all([
    ask<ListPage<ListedRelease>>('publication.publicReleases', { limit: 8 }),
    ask<Keeping>('duties.publicKeeping', { days: 366 }),
  ])
  return {
    title: t('首页', 'Home'),
    body: html`<h1>${t('有事就问，问了有答，答有时限', 'Ask. You get an answer, and it has a due time')}</h1>
<p><a class="button" href="/ask">${t('写信提问', 'Ask a question')}</a></p>
<p class="hint">${t('不用注册，不用留名。寄出就开始计时。', 'No account, no name. The clock starts when you send it.')}</p>
<h2 class="no-print">${t('查进展', 'Follow your question')}</h2>
${codeForm(view)}
<h2>${t('最新发布', 'Newest releases')}</h2>
${newest.items.length === 0 ? html`<p>${t('还没有发布。', 'Nothing has been released yet.')}</p>` : html`<ul class="list">
${newest.items.map((one) => releaseItem(view, one))}</ul>
<p><a href="/releases">${t('全部发布', 'All releases')}</a> · <a href="/questions">${t('问答', 'Questions and answers')}</a></p>`}
<h2>${t('承诺与兑现', 'Promises kept')}</h2>
${keptSentence(view, keeping)}
<p><a href="/promises">${t('各单位守时情况', 'How each unit keeps its time')}</a></p>`,
  }
}

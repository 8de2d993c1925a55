import { occasions, venueKinds, type PublicConference, type PublicFigures } from '#src/modules/conferences/public.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import { moment, momentWords } from '../moments.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'

interface ListPage {
  readonly items: readonly PublicConference[]
  readonly after?: string
}

/** Of what kind it is, in a word. */
export const kindWords = (view: View, one: PublicConference): string => (one.venue ? view.t(`发言人来了 · ${venueKinds[one.venue].zh}`, `outside: ${venueKinds[one.venue].en}`) : view.of(occasions[one.occasion]))

/** When and where; what was said before of either; why it does not take place. */
export function whenAndWhere(view: View, one: PublicConference): Html {
  const { t } = view
  return html`<p class="meta row">${one.at && moment(view, one.at)} ${one.place && html`<span lang="zh-CN">${one.place}</span>`} <span>${kindWords(view, one)}</span>${one.state === 'cancelled' && html` <strong>${t('已取消', 'cancelled')}</strong>`}${one.state === 'open' && html` <strong>${t('正在进行', 'under way')}</strong>`}</p>
${one.reason && html`<p class="note"><strong>${t('取消理由：', 'Why: ')}</strong><span lang="zh-CN">${one.reason}</span></p>
`}${one.moves.map((move) => html`<p class="meta">${t(`原定 ${momentWords(view, move.at)}，${move.place}`, `was ${momentWords(view, move.at)}, ${move.place}`)}</p>
`)}`
}

const item = (view: View, one: PublicConference): Html => html`<li><a href="/conferences/${one.id}" lang="zh-CN">${one.title}</a>
${whenAndWhere(view, one)}</li>
`

/** `/conferences`: what is coming, and what was held or called off. */
export async function conferencesPage({ view, ask, parameters }: Asked): Promise<Page> {
  const { t } = view
  const after = parameters['after']
  const [figures, coming, past] = await Promise.all([
    ask<PublicFigures>('conferences.publicFigures', {}),
    after ? undefined : ask<ListPage>('conferences.publicConferences', { coming: true, limit: 50 }),
    ask<ListPage>('conferences.publicConferences', { limit: 20, ...(after && { after }) }),
  ])
  return {
    title: t('新闻发布会', 'Press conferences'), entry: '/conferences',
    body: html`<h1>${t('新闻发布会', 'Press conferences')}</h1>
<p><a href="/conferences/plan">${t('全年例行发布会计划', 'The plan of the year')}</a></p>
${coming && html`<h2>${t('将要举行', 'Coming')}</h2>
${coming.items.length === 0 ? html`<p>${t('还没有公告新的发布会。公告后，这里可以网上提问。', 'None is announced. Once one is, you can ask here beforehand.')}</p>` : html`<ul class="list">
${coming.items.map((one) => item(view, one))}</ul>`}
`}<h2>${t('已经举行', 'Held')}</h2>
${figures.since && !after && html`<p>${t('自 ', 'Since ')}${moment(view, figures.since)}${t(` 起共 ${figures.conferences} 次 ${figures.sessions} 场，其中进社区、园区 ${figures.outside} 次；收到提问 ${figures.questions} 个，还没有答复的 ${figures.open} 个。`, `: ${figures.conferences} conferences with ${figures.sessions} sessions, ${figures.outside} of them outside; ${figures.questions} questions, ${figures.open} not answered yet.`)}</p>
`}${past.items.length === 0 ? html`<p>${t('还没有。', 'None yet.')}</p>` : html`<ul class="list">
${past.items.map((one) => item(view, one))}</ul>`}
${(past.after || after) && html`<nav class="pages" aria-label="${t('翻页', 'Pages')}">${after && html`<a href="/conferences">${t('回到第一页', 'First page')}</a>`}${past.after && html`<a href="/conferences?after=${encodeURIComponent(past.after)}" rel="next">${t('下一页', 'Next page')}</a>`}</nav>`}`,
  }
}

import { civilDate, type CivilDate } from '#src/kernel/time.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import { day, dayWords } from '../moments.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'
import { notFoundPage } from './trouble.ts'

/** What `agenda.publicSlots` answers, as far as this page shows it. */
interface PublicSlot {
  readonly id: string
  readonly state: 'planned' | 'confirmed' | 'held' | 'heldLate' | 'cancelled'
  readonly originalOn: CivilDate
  readonly dueOn: CivilDate
  readonly provisional: boolean
  readonly moves: readonly { readonly from: CivilDate; readonly to: CivilDate; readonly reason: string; readonly by: 'person' | 'notice' }[]
  readonly cancelled: { readonly reason: string } | null
  readonly conferenceId: string | null
}

const FIRST_YEAR = 2000

function stands(view: View, one: PublicSlot, today: CivilDate): Html {
  const { t } = view
  switch (one.state) {
    case 'held': return html`${t('已举行', 'held')}`
    case 'heldLate': return html`<span class="is-late">${t('逾期后补开', 'held late')}</span>`
    case 'cancelled': return html`<strong>${t('已取消', 'cancelled')}</strong>`
    default: return one.dueOn < today ? html`<strong class="is-late">${t('逾期未开', 'overdue, not held')}</strong>` : html`${one.state === 'confirmed' ? t('日期已定', 'date settled') : t('日期待定', 'date not settled yet')}`
  }
}

const item = (view: View, one: PublicSlot, today: CivilDate): Html => html`<li>${one.conferenceId ? html`<a href="/conferences/${one.conferenceId}">${day(view, one.dueOn)}</a>` : day(view, one.dueOn)} ${stands(view, one, today)}${one.provisional && html`
<p class="meta">${view.t('暂定：这一年的放假通知还没有发布，日期可能顺延。', 'Provisional: the notice of days off of that year is not out.')}</p>`}${one.moves.map((move) => html`
<p class="meta">${view.t(`原定 ${dayWords(view, move.from)}，改到 ${dayWords(view, move.to)}：`, `moved from ${dayWords(view, move.from)} to ${dayWords(view, move.to)}: `)}<span lang="zh-CN">${move.reason}</span></p>`)}${one.cancelled && html`
<p class="note"><strong>${view.t('取消理由：', 'Why: ')}</strong><span lang="zh-CN">${one.cancelled.reason}</span></p>`}</li>
`

/** `/conferences/plan`: the regular conferences of a year, owed before anybody planned one; what was moved, cancelled or missed stays in sight (NH-02, NH-06a). */
export async function conferencePlanPage({ view, ask, parameters }: Asked): Promise<Page> {
  const { t, now } = view
  const today = civilDate(now)
  const present = Number(today.slice(0, 4))
  const year = parameters['year'] === undefined ? present : Number(parameters['year'])
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > present + 1) return notFoundPage(view)
  const { items } = await ask<{ items: readonly PublicSlot[] }>('agenda.publicSlots', { year })
  const missed = items.filter((one) => (one.state === 'planned' || one.state === 'confirmed') && one.dueOn < today).length
  const held = items.filter((one) => one.state === 'held' || one.state === 'heldLate').length
  const title = t(`${year} 年例行发布会`, `Regular conferences of ${year}`)
  return {
    title, entry: '/conferences',
    body: html`<h1>${title}</h1>
<nav class="pages" aria-label="${t('年份', 'Years')}"><a href="/conferences/plan?year=${year - 1}">${year - 1}</a>${year <= present && html`<a href="/conferences/plan?year=${year + 1}">${year + 1}</a>`}</nav>
${items.length === 0 ? html`<p>${t('这一年的计划还没有公布。', 'The plan of that year is not published yet.')}</p>` : html`<p>${t(`全年应开 ${items.length} 次，已开 ${held} 次${missed > 0 ? `，逾期未开 ${missed} 次` : ''}。改期和取消都写明理由，不会消失。`, `${items.length} are owed, ${held} were held${missed > 0 ? `, ${missed} are overdue` : ''}. What is moved or cancelled stays, with its reason.`)}</p>
<ul class="list">
${items.map((one) => item(view, one, today))}</ul>`}
<p><a href="/conferences">${t('发布会公告和提问', 'Announcements and questions')}</a> · <a href="/rules">${t('依据哪些条款', 'By which clauses')}</a></p>`,
  }
}

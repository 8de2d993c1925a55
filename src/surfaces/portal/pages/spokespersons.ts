import { civilDate } from '#src/kernel/time.ts'
import { type PublicSpeaker, roles } from '#src/modules/directory/public.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import { day } from '../moments.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'

const names: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = roles

function line(view: View, one: PublicSpeaker): Html {
  const { t } = view
  const role = names[one.role]
  return html`<li><strong lang="zh-CN">${one.name}</strong> ${role && view.of(role)}
<p class="meta">${t('任职', 'Since')} ${day(view, civilDate(one.since))}${one.contact !== '' && html` · ${t('联系', 'Contact')} <span lang="zh-CN">${one.contact}</span>`}</p></li>
`
}

/** `/spokespersons`: who speaks for which unit, and where the press office of each is reached (GS-24). */
export async function spokespersonsPage({ view, ask }: Asked): Promise<Page> {
  const { t } = view
  const speakers = await ask<readonly PublicSpeaker[]>('directory.publicSpeakers', {})
  const units = [...Map.groupBy(speakers, (one) => one.unitId).values()]
  return {
    title: t('新闻发言人', 'Spokespersons'), entry: '/spokespersons',
    body: html`<h1>${t('新闻发言人名单', 'Who speaks for the government')}</h1>
${units.length === 0 ? html`<p>${t('名单还没有公布。', 'The list has not been published yet.')}</p>` : html`<p>${t(`${units.length} 个单位，${speakers.length} 位发言人。`, `${speakers.length} people speak for ${units.length} units.`)}</p>
${units.map((own) => html`<h2 lang="zh-CN">${own[0]!.unitName}</h2>
<ul class="list">
${own.map((one) => line(view, one))}</ul>
`)}`}`,
  }
}

import { consultationKinds, consultationKindsInEnglish, type PublicConsultation } from '#src/modules/consultations/public.ts'
import type { Page as ListPage } from '#src/modules/publication/public.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import type { Asked } from '../serving.ts'
import { standing } from './consultation.ts'
import { pageLinks } from './releases.ts'


/** `/consultations`: what the public is asked, what is owed to it, and what became of it (XM4-13). */
export async function consultationsPage({ view, ask, parameters }: Asked): Promise<Page> {
  const { t } = view
  const after = parameters['after']?.slice(0, 36)
  const { items, after: next } = await ask<ListPage<PublicConsultation>>('consultations.publicConsultations', { limit: 20, ...(after && { after }) })
  return {
    title: t('征求意见与听证', 'Consultations and hearings'), entry: '/consultations', canonical: after ? `/consultations?after=${encodeURIComponent(after)}` : '/consultations',
    body: html`<h1>${t('征求意见与听证', 'Consultations and hearings')}</h1>
<p>${t('每一项都写明什么时候截止、什么时候公布结果；采纳与否都说明理由。', 'Each says when it closes and when its outcome comes; what is taken up and what not, with the reason.')}</p>
${items.length === 0 ? html`<p>${t('现在没有征集。有想法随时可以', 'Nothing is being asked. You may always ')}<a href="/survey">${t('提建议', 'suggest something')}</a>${t('。', '.')}</p>` : html`<ul class="list">
${items.map((one) => html`<li><a href="/releases/${one.id}" lang="zh-CN">${one.title}</a>
<p class="meta row"><span>${t(consultationKinds[one.kind], consultationKindsInEnglish[one.kind])}</span> <span>${standing(view, one)}</span></p></li>
`)}</ul>`}
${pageLinks(view, '/consultations', after ? { after } : {}, next)}`,
  }
}

import type { Reactions } from '#src/modules/evaluation/public.ts'
import { html, type Html, type Value } from '../html.ts'
import type { Page } from '../page.ts'
import type { View } from '../view.ts'

const QUESTIONS = [['understood', '看懂了吗？', 'Did you understand it?'], ['credible', '您觉得可信吗？', 'Do you find it credible?']] as const
const percent = (part: number): string => `${(part * 100).toFixed(1)}%`

function result(view: View, { n, understood, credible }: Reactions): Value {
  const { t } = view
  if (n === 0) return undefined
  const one = (label: string, { share, margin }: Reactions['understood']): string => `${label} ${percent(share!)}（±${percent(margin!)}）`
  return html`<p class="meta">${t(`${n} 位读者作答：`, `${n} readers: `)}${one(t('看懂了', 'understood'), understood)}${t('，', ', ')}${one(t('可信', 'credible'), credible)}${understood.tooFew && html` <strong>${t('样本不足', 'too few')}</strong>`}</p>`
}

/** Two questions under a release, and what readers said (GB-40). Nobody signs in, nobody is followed. */
export function reactionSection(view: View, releaseId: string, reactions: Reactions): Html {
  const { t } = view
  return html`<section class="no-print" aria-labelledby="reaction"><h2 id="reaction">${t('两个问题', 'Two questions')}</h2>
<form action="/releases/${releaseId}/reaction" method="post">
${QUESTIONS.map(([name, zh, en]) => html`<fieldset><legend>${t(zh, en)}</legend>
<div class="choices"><div class="choice"><input type="radio" name="${name}" id="${name}-yes" value="yes" required><label for="${name}-yes">${name === 'understood' ? t('看懂了', 'Yes') : t('可信', 'Yes')}</label></div>
<div class="choice"><input type="radio" name="${name}" id="${name}-no" value="no" required><label for="${name}-no">${name === 'understood' ? t('没看懂', 'No') : t('不可信', 'No')}</label></div></div></fieldset>
`)}<p><button type="submit" class="plain">${t('告诉我们', 'Tell us')}</button></p>
</form>
${result(view, reactions)}</section>`
}

/** Received, or why not. */
export function reactedPage(view: View, releaseId: string, fault?: string): Page {
  const { t } = view
  const title = fault ? t('没有收到', 'Not received') : t('已收到，谢谢', 'Received, thank you')
  return {
    title, personal: true,
    body: html`<h1>${title}</h1>
${fault ? html`<p class="error">${fault}</p>` : html`<p>${t('答案只计数，不记是谁。', 'Answers are counted; nobody is noted.')}</p>`}
<p><a href="/releases/${releaseId}">${t('回到这件发布', 'Back to the release')}</a></p>`,
  }
}

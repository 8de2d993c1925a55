import type { ShownPreview } from '#src/modules/publication/public.ts'
import { answerParts, classWords, speaker, words } from '../cleared.ts'
import { html, type Html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Page } from '../page.ts'
import type { View } from '../view.ts'

/** Whose copy this is, said above and below the text and again on every sheet: a photograph of any part names its reader. */
function mark(view: View, { name, outlet, mark: number, until, embargo }: ShownPreview): Html {
  const { t } = view
  return html`<div class="note copy"><p><strong>${outlet ? t('限时发布，发布前不得刊播', 'Under embargo: not for use before release') : t('未发布，请勿外传', 'Not released: not to be passed on')}</strong>${embargo && html` ${t('定于', 'until')} ${moment(view, embargo)}`}</p>
<p>${t('本份专供', 'This copy is for ')} <strong lang="zh-CN">${outlet && `${outlet} `}${name}</strong> · ${t('编号', 'copy')} <span class="code">${number}</span></p>
<p class="meta">${t('链接有效至 ', 'The link ends ')}${moment(view, until)}</p></div>`
}

export function previewPage(view: View, shown: ShownPreview): Page {
  const { content, unitName, name, outlet, mark: number } = shown
  return {
    title: view.t('发布前阅读', 'Before release'), personal: true,
    body: html`${mark(view, shown)}
<article class="marked" data-copy="${`${outlet} ${name} ${number}`.trim()}">
<h1 lang="zh-CN" data-cleared="title">${content.title}</h1>
<p class="meta row">${speaker(view, content, unitName)} <span lang="zh-CN">${classWords(content.contentClass)}</span></p>
${content.question !== '' && html`<h2>${view.t('问题', 'Question')}</h2>
${words('question', content.question, 'asked')}
`}${answerParts(view, content)}
</article>
${mark(view, shown)}`,
  }
}

import type { AnsweredQuestion, Page as ListPage, ShelfIndex } from '#src/modules/publication/public.ts'
import { answerParts, askedAndAnswered, speaker, words } from '../cleared.ts'
import { clockChip } from '../clock-chip.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'
import { countLine, filterForm, filtersOf, listAddress, pageLinks } from './releases.ts'

function question(view: View, one: AnsweredQuestion): Html {
  const { t } = view
  const { content } = one
  return html`<article class="answer">
<h2><a href="/releases/${one.releaseId}" lang="zh-CN" data-cleared="title">${content.title}</a></h2>
${content.question !== '' && words('question', content.question, 'asked')}
<p class="meta row">${askedAndAnswered(view, one)}</p>
<p class="meta row">${speaker(view, content, one.unitName)}</p>
${one.clock && clockChip(view, one.clock)}
${one.state === 'withdrawn' ? html`<p class="note note-taken-back"><strong>${t('答复已撤回。', 'This answer has been withdrawn.')}</strong> <a href="/releases/${one.releaseId}">${t('原文和撤回原因', 'Text and reason')}</a></p>` : answerParts(view, content, 3)}
</article>
`
}

/** `/questions`: what was asked, in the office's own wording, with its clock and its answer (NH-01). */
export async function questionsPage(asked: Asked): Promise<Page> {
  const { view, ask } = asked
  const { t } = view
  const filters = filtersOf(asked)
  const [page, index] = await Promise.all([
    ask<ListPage<AnsweredQuestion>>('publication.publicQuestions', { limit: 15, ...filters }),
    ask<ShelfIndex>('publication.publicIndex', {}),
  ])
  return {
    title: t('问答', 'Answers'), entry: '/questions', canonical: listAddress('/questions', filters),
    body: html`<h1>${t('问答', 'Questions and answers')}</h1>
<p>${t('问题由答复单位改写，隐去来信人。每个问题都标明来信和答复的时间。', 'Questions stand in the answering unit’s wording, without the asker. Each shows when it was asked and when it was answered.')} <a href="/ask">${t('写信提问', 'Ask a question')}</a></p>
${index.units.length > 0 && filterForm(view, '/questions', index, filters)}
${countLine(view, page)}${page.items.length === 0 && html`<p>${filters.search ? t('没有符合条件的问答。', 'Nothing fits.') : t('这里还没有问答。已公开的答复会连同问题排在这里。', 'No answers here yet. Published answers will stand here with their questions.')}</p>`}
${page.items.map((one) => question(view, one))}
${pageLinks(view, '/questions', filters, page.after)}`,
  }
}

import { html, type Html } from '../html.ts'
import type { View } from '../view.ts'

interface Share {
  readonly n: number
  readonly share: number | null
  readonly margin: number | null
  /** Fewer than 30 answers. */
  readonly tooFew: boolean
}

/** What `evaluation.survey` answers, as far as this page shows it. */
export interface SurveyFigures {
  readonly all: { readonly n: number; readonly content: Share; readonly understood: Share; readonly accepted: Share; readonly satisfied: Share }
}

const percent = (part: number): string => `${(part * 100).toFixed(1)}%`

/** What askers said of the answers: three questions, how many answered, and how sure the share is (GS-09). */
export function surveySection(view: View, { all }: SurveyFigures): Html {
  const { t } = view
  const rows: readonly (readonly [string, Share])[] = [
    [t('满意和基本满意', 'satisfied or basically satisfied'), all.content],
    [t('看明白了', 'understood'), all.understood], [t('能接受', 'accepted'), all.accepted], [t('对结果满意', 'satisfied with the outcome'), all.satisfied]]
  return html`<h2>${t('来信人怎么看', 'What askers say')}</h2>
${all.n === 0 ? html`<p>${t('还没有评价。来信人凭查询码评价答复，一封信一次。', 'No ratings yet. Askers rate the answer with their query code, once a letter.')}</p>` : html`<section class="scroll" aria-label="${t('来信人评价', 'Ratings')}" tabindex="0"><table>
<caption>${t(`共 ${all.n} 份评价`, `${all.n} ratings`)}</caption>
<thead><tr><th scope="col">${t('问题', 'Question')}</th><th scope="col" class="n">${t('作答', 'Answers')}</th><th scope="col" class="n">${t('占比', 'Share')}</th><th scope="col" class="n">${t('误差', 'Margin')}</th></tr></thead>
<tbody>
${rows.map(([label, one]) => html`<tr><th scope="row">${label}</th><td class="n">${one.n}</td><td class="n">${one.share === null ? '—' : percent(one.share)}${one.tooFew && html`<br><span class="hint">${t('样本不足', 'too few')}</span>`}</td><td class="n">${one.margin === null ? '—' : `±${percent(one.margin)}`}</td></tr>
`)}</tbody></table></section>`}`
}

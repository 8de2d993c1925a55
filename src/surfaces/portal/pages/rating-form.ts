import type { FollowedQuestion } from '#src/modules/publication/public.ts'
import { html, type Html, type Value } from '../html.ts'
import type { View } from '../view.ts'

const RATINGS = [['satisfied', '满意', 'satisfied'], ['basically_satisfied', '基本满意', 'basically satisfied'], ['dissatisfied', '不满意', 'dissatisfied']] as const
const TICKS = [['yes', '是', 'yes'], ['partly', '一部分', 'partly'], ['no', '否', 'no']] as const
/** The three questions of GS-09, and no others. */
const QUESTIONS = [['understood', '看明白了吗', 'Did you understand the answer?'], ['accepted', '能接受吗', 'Can you accept it?'], ['satisfied', '对结果满意吗', 'Are you satisfied with the outcome?']] as const
export const ratingFields = ['rating', ...QUESTIONS.map(([name]) => name)] as const

/** What was said about the last try: sent, or why not. */
export interface Told {
  readonly error?: string
  readonly done?: string
}

function choices(view: View, group: string, legend: string, options: readonly (readonly [string, string, string])[]): Html {
  return html`<fieldset><legend>${legend}</legend><div class="choices">
${options.map(([value, zh, en]) => html`<div class="choice"><input type="radio" id="${group}-${value}" name="${group}" value="${value}"><label for="${group}-${value}">${view.t(zh, en)}</label></div>
`)}</div></fieldset>
`
}

/** There is something to rate: an answer of substance that stands. */
export const canRate = ({ state }: FollowedQuestion): boolean => state === 'answered' || state === 'closed'

/** Rating and, for the dissatisfied, re-handling once (GS-09, XM4-06); or what became of the last try. */
export function ratingForms(view: View, code: string, rated: { readonly rating: string; readonly rehandled: boolean } | null, told: Told): Value {
  const { t } = view
  const hidden = html`<input type="hidden" name="code" value="${code}">`
  const said: Value = [told.done && html`<p class="note" role="status">${told.done}</p>
`, told.error && html`<p class="error" role="alert">${told.error}</p>
`]
  if (!rated) {
    return html`<h2 id="rate">${t('这份答复怎么样', 'Rate the answer')}</h2>
${said}<form action="/follow/rating" method="post">
${hidden}
${choices(view, 'rating', t('总的评价', 'On the whole'), RATINGS)}${QUESTIONS.map(([name, zh, en]) => choices(view, name, t(`${zh}（可以不答）`, `${en} (may be left open)`), TICKS))}
<p><button type="submit" class="plain">${t('送出评价', 'Send the rating')}</button></p>
</form>`
  }
  const label = RATINGS.find(([value]) => value === rated.rating)
  const summary = html`<h2 id="rate">${t('您的评价', 'Your rating')}</h2>
${said}<p>${label ? t(label[1], label[2]) : rated.rating}</p>
`
  if (rated.rating !== 'dissatisfied') return summary
  if (rated.rehandled) return html`${summary}<p>${t('您已要求重新办理。', 'You have asked for it to be taken up again.')}</p>`
  return html`${summary}<form action="/follow/rehandling" method="post">
${hidden}
<div class="field">
<label for="reason">${t('要求重新办理：哪里没有解决', 'Ask for it to be taken up again: what is not settled')}</label>
<p class="hint" id="reason-hint">${t('可以要求一次。您写的话不公开。', 'You may ask once. What you write is not published.')}</p>
<textarea id="reason" name="reason" rows="4" class="short" aria-describedby="reason-hint"></textarea>
</div>
<p><button type="submit">${t('要求重新办理', 'Take it up again')}</button></p>
</form>`
}

import { LONGEST_OPINION, type PublicConsultation } from '#src/modules/consultations/public.ts'
import type { Invitation } from '#src/modules/publication/public.ts'
import { civilDate, plus } from '#src/kernel/time.ts'
import { html, type Html, type Value } from '../html.ts'
import { day, moment } from '../moments.ts'
import type { Page } from '../page.ts'
import type { View } from '../view.ts'

/** It closes when this day ends. */
const lastDay = ({ closesAt }: PublicConsultation): string => civilDate(plus(closesAt, -1))

/** How a consultation stands, in words: until when one may speak, whether the outcome is owed, or where it is. */
export function standing(view: View, one: PublicConsultation): Html {
  const { t } = view
  if (one.outcomeId) return html`<a href="/releases/${one.outcomeId}">${t('结果已公布', 'Outcome')}</a>${one.endedAt && html` ${moment(view, one.endedAt)}`}`
  if (one.state === 'open') return html`${t('正在征集，截至 ', 'Open to the end of ')}${day(view, lastDay(one))}`
  if (one.state === 'cancelled') return html`${t('已撤回，不再征集', 'Taken back')}`
  const late = civilDate(view.now) > one.outcomeOn
  return html`${t('已截止，', 'Closed; ')}${late ? html`<strong class="is-late">${t('结果逾期未公布，应于 ', 'the outcome is overdue, it was due by ')}${day(view, one.outcomeOn)}</strong>` : html`${t('还欠结果，最迟 ', 'its outcome is owed by ')}${day(view, one.outcomeOn)}`}`
}

const opinionForm = (view: View, { id, kind }: PublicConsultation, fault?: string, typed = ''): Html => html`<form action="/releases/${id}/opinion" method="post">
${fault && html`<p class="error" role="alert">${fault}</p>
`}<div class="field">
<label for="opinion">${kind === 'hearing' ? view.t('您的情况和主要意见', 'Who you are in this matter, and your view') : view.t('您的意见', 'Your view')}</label>
<p class="hint" id="opinion-hint">${view.t(`最多 ${LONGEST_OPINION} 个字。原文不公开，结果里按意见归类说明采纳情况。`, `At most ${LONGEST_OPINION} characters. Your words are not published; the outcome says what became of each kind of view.`)}</p>
<textarea id="opinion" name="text" rows="6" required minlength="2" aria-describedby="opinion-hint">
${typed}</textarea>
</div>
${kind === 'hearing' && html`<div class="field"><label for="name">${view.t('姓名', 'Name')}</label><input type="text" id="name" name="name" maxlength="60" required autocomplete="name"></div>
<div class="field"><label for="contact">${view.t('联系方式', 'How to reach you')}</label>
<p class="hint" id="contact-hint">${view.t('只用来通知抽选结果，加密保存，公布结果时删除。', 'Used to tell you whether you were drawn; kept encrypted, erased with the outcome.')}</p>
<input type="text" id="contact" name="contact" maxlength="120" required autocomplete="tel" aria-describedby="contact-hint"></div>
`}<p><button type="submit">${kind === 'hearing' ? view.t('报名', 'Sign up') : view.t('提交意见', 'Send')}</button></p>
</form>`

const surveyForm = (view: View, id: string, { questions }: Invitation, fault?: string): Html => html`<form class="prints" action="/releases/${id}/survey" method="post">
${fault && html`<p class="error" role="alert">${fault}</p>
`}${questions.map(({ text, options, several }, n) => html`<fieldset><legend lang="zh-CN">${n + 1}. ${text}${several && view.t('（可多选）', ' (several may be chosen)')}</legend>
<div class="choices">${options.map((option, at) => html`<div class="choice"><input type="${several ? 'checkbox' : 'radio'}" name="${several ? `q${n}-${at}` : `q${n}`}" id="q${n}-${at}" value="${at}"${!several && html` required`}><label for="q${n}-${at}" lang="zh-CN">${option}</label></div>
`)}</div></fieldset>
`)}<p><button type="submit">${view.t('提交答卷', 'Send')}</button></p>
<p class="hint">${view.t('不记名，只计数，一人答一次。', 'Nobody is noted, answers are counted, once each.')}</p>
</form>`

const percent = (n: number, of: number): string => (of === 0 ? '—' : `${((n / of) * 100).toFixed(1)}%`)

/** What was ticked, in full: each question with its options, how many and what share of those who answered. */
function results(view: View, { received, tallies }: PublicConsultation, { questions }: Invitation): Value {
  if (!tallies || received === null) return undefined
  return html`<p>${view.t(`共 ${received} 份答卷${received < 30 ? '，样本不足，占比仅供参考' : ''}。`, `${received} answered${received < 30 ? '; too few to speak of shares' : ''}.`)}</p>
${questions.map(({ text, options }, n) => html`<section class="scroll" aria-label="${text}" tabindex="0"><table><caption lang="zh-CN">${n + 1}. ${text}</caption>
<thead><tr><th scope="col">${view.t('选项', 'Option')}</th><th scope="col" class="n">${view.t('份数', 'Answers')}</th><th scope="col" class="n">${view.t('占比', 'Share')}</th></tr></thead>
<tbody>
${options.map((option, at) => html`<tr><th scope="row" lang="zh-CN">${option}</th><td class="n">${tallies[n]?.[at] ?? 0}</td><td class="n">${percent(tallies[n]?.[at] ?? 0, received)}</td></tr>
`)}</tbody></table></section>
`)}`
}

/** Who was drawn, by the number of the receipt, and how anybody computes it again. */
const drawn = (view: View, { draw }: PublicConsultation): Value => draw && html`<h2>${view.t('抽选结果', 'The draw')}</h2>
<p>${view.t(`${draw.signedUp} 人报名，抽中 ${draw.chosen.length} 人。`, `${draw.signedUp} signed up, ${draw.chosen.length} were drawn.`)} ${moment(view, draw.at)}</p>
<p>${view.t('抽中的回执编号：', 'Receipts that were drawn:')}</p>
<ul class="plain">${draw.chosen.map((id) => html`<li class="code">${id}</li>`)}</ul>
<details><summary>${view.t('怎样核对', 'How to check')}</summary><p>${view.t('把下面的随机数和回执编号连在一起算 SHA-256，从小到大排，最前面的抽中。', 'Put this number and a receipt together and compute SHA-256; in ascending order, the first ones are drawn.')}</p><p class="code">${draw.seed}</p></details>`

/** Under a notice: how it stands, the form while it is open, and afterwards what came. */
export function consultationSection(view: View, one: PublicConsultation, invites: Invitation, fault?: string, typed?: string): Html {
  const { t } = view
  const form = one.kind === 'survey' ? surveyForm(view, one.id, invites, fault) : opinionForm(view, one, fault, typed)
  const received = one.kind !== 'survey' && one.received !== null && html`<p>${one.kind === 'hearing' ? t(`${one.received} 人报名。`, `${one.received} signed up.`) : t(`收到 ${one.received} 条意见。`, `${one.received} views were received.`)}</p>`
  return html`<section aria-labelledby="take-part"><h2 id="take-part">${one.state === 'open' ? t('参与', 'Take part') : t('进展', 'How it stands')}</h2>
<p>${standing(view, one)}</p>
${one.state === 'open' && form}${received}
${results(view, one, invites)}${drawn(view, one)}</section>`
}

/** Received; of a sign-up with the receipt by which the sender finds it again in the draw. */
export function spokenPage(view: View, releaseId: string, receipt?: string): Page {
  const { t } = view
  const title = t('已收到，谢谢', 'Received, thank you')
  return {
    title, personal: true, status: 201,
    body: html`<h1>${title}</h1>
${receipt && html`<p>${t('您的回执编号，抽选结果按它公布，请抄下来：', 'Your receipt; the draw is published by it, so keep it:')}</p>
<p class="query-code">${receipt}</p>
`}<p>${t('结果会写明采纳了什么、没有采纳什么和理由。', 'The outcome will say what was taken up, what not, and why.')}</p>
<p><a href="/releases/${releaseId}">${t('回到这项征集', 'Back')}</a></p>`,
  }
}

import type { AskedByLink } from '#src/modules/review/public.ts'
import { answerParts, words } from '../cleared.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { moment } from '../moments.ts'
import type { View } from '../view.ts'

const ANSWERS = [['confirm', '确认，与本单位掌握的情况一致', 'Confirmed: it agrees with what we know'], ['amend', '需要修改', 'It must be changed'], ['object', '不同意发布', 'We object']] as const

/** What was typed on the last try, and why it was not taken. */
export interface ConfirmTyped {
  readonly answer: string
  readonly note: string
  readonly answeredBy: string
  readonly error?: string
}
export const NOTHING_ANSWERED: ConfirmTyped = { answer: '', note: '', answeredBy: '' }

/** A link that never was, was used, or whose text has been changed since: all say the same. */
export function deadLinkPage(view: View): Page {
  const { t } = view
  return {
    title: t('链接无效', 'The link is not valid'), entry: '', status: 404,
    body: html`<h1>${t('链接无效或已使用', 'The link is not valid, or has been used')}</h1>
<p>${t('稿件改动后，旧链接会失效。请来函单位重新发送。', 'A link ends when the text is changed. Ask the sender for a new one.')}</p>`,
  }
}

export function confirmedPage(view: View): Page {
  const { t } = view
  return {
    title: t('已收到答复', 'Your answer has been received'), entry: '',
    body: html`<h1>${t('已收到贵单位的答复', 'Your answer has been received')}</h1>
<p>${t('链接已失效，可以关闭本页。', 'The link has ended; you may close this page.')}</p>`,
  }
}

/** The text to confirm, word for word, and the three answers. Silence is none of them. */
export function confirmPage(view: View, token: string, asked: AskedByLink, typed: ConfirmTyped): Page {
  const { t } = view
  const { content } = asked
  return {
    title: t('请确认', 'Please confirm'), entry: '', ...(typed.error && { status: 400 }),
    body: html`<h1>${t('请核对并答复', 'Please check and answer')}</h1>
<p>${t('致：', 'To: ')}<strong lang="zh-CN">${asked.agency}</strong> · ${t('来自：', 'from: ')}<span lang="zh-CN">${asked.unitName}</span> · ${moment(view, asked.askedAt)}</p>
<p class="note">${t('以下文字尚未发布，请勿外传。不答复不等于同意。', 'This text is not published yet; please keep it to yourselves. Silence is not consent.')}</p>
<section class="answer">
<h2 lang="zh-CN" data-cleared="title">${content.title}</h2>
${content.question !== '' && words('question', content.question, 'asked')}
${answerParts(view, content, 3)}
</section>
<h2>${t('贵单位的答复', 'Your answer')}</h2>
${typed.error && html`<p class="error" role="alert">${typed.error}</p>
`}<form action="/confirm/${token}" method="post">
<fieldset><legend>${t('选一项', 'Choose one')}</legend><div class="choices">
${ANSWERS.map(([value, zh, en]) => html`<div class="choice"><input type="radio" id="answer-${value}" name="answer" value="${value}"${typed.answer === value ? html` checked` : ''}><label for="answer-${value}">${t(zh, en)}</label></div>
`)}</div></fieldset>
<div class="field">
<label for="note">${t('意见（需要修改或不同意时必填）', 'Remarks (needed for a change or an objection)')}</label>
<textarea id="note" name="note" rows="4" class="short">${typed.note}</textarea>
</div>
<div class="field">
<label for="answeredBy">${t('答复人姓名和职务', 'Name and post of the person who answers')}</label>
<input id="answeredBy" name="answeredBy" value="${typed.answeredBy}" autocomplete="off">
</div>
<p><button type="submit">${t('答复', 'Answer')}</button></p>
</form>`,
  }
}

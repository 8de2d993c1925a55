import type { PublicRules } from '#src/modules/duties/public.ts'
import { LONGEST_QUESTION, type FollowedQuestion } from '#src/modules/publication/public.ts'
import { clockChip } from '../clock-chip.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import { moment } from '../moments.ts'
import type { View } from '../view.ts'

type Pair = readonly [string, string]
export type Entrance = '/ask' | '/mailbox' | '/survey'

interface EntranceWords {
  readonly source: 'public_form' | 'leader_mailbox' | 'survey'
  readonly title: Pair
  readonly lead: Pair
  readonly label: Pair
}

/** The three entrances of GB-21; all lead into the same intake. */
export const entrances: Readonly<Record<Entrance, EntranceWords>> = {
  '/ask': {
    source: 'public_form', title: ['写信提问', 'Ask a question'],
    lead: ['写清楚什么事、在哪里、什么时候。一句话也可以。不用注册，不用留名。', 'Say what it is about, where and when. One sentence will do. No account, no name.'],
    label: ['您要问的事', 'Your question'],
  },
  '/mailbox': {
    source: 'leader_mailbox', title: ['领导信箱', 'Leader’s mailbox'],
    lead: ['写给本级政府领导的信。与写信提问同样计时，同样答复。', 'Letters to the leaders of this government. The same clock, the same answer.'],
    label: ['信的内容', 'Your letter'],
  },
  '/survey': {
    source: 'survey', title: ['提建议', 'Suggestions'],
    lead: ['对政府工作有意见、有建议，写在这里。每一条都有人看，都有答复。', 'Tell us what should be better. Somebody reads each one, and each is answered.'],
    label: ['您的意见或建议', 'Your suggestion'],
  },
}

/** What was typed, and what is wrong with it, by field. */
export interface Typed {
  readonly text: string
  readonly contact: string
  readonly faults: Readonly<Partial<Record<'text' | 'contact' | 'form', string>>>
}

export const NOTHING_TYPED: Typed = { text: '', contact: '', faults: {} }

/** Faults once more above the form, each leading to its field. */
function summary(view: View, faults: Typed['faults']): Html | undefined {
  const found = Object.entries(faults)
  if (found.length === 0) return undefined
  return html`<div class="errors" role="alert">
<h2>${view.t('还没有寄出', 'Not sent yet')}</h2>
<ul>
${found.map(([field, fault]) => html`<li>${field === 'form' ? fault : html`<a href="#${field}">${fault}</a>`}</li>
`)}</ul>
</div>`
}

/** The form of one entrance. Text alone suffices; what was typed stays. */
export function askPage(view: View, path: Entrance, typed: Typed, { kept: { contacts } }: PublicRules, status = 200): Page {
  const { t } = view
  const { title, lead, label } = entrances[path]
  const { text, contact } = typed.faults
  return {
    title: Object.keys(typed.faults).length > 0 ? t(`还没有寄出：${title[0]}`, `Not sent yet: ${title[1]}`) : t(...title),
    status, entry: path,
    body: html`<h1>${t(...title)}</h1>
<p class="lead">${t(...lead)}</p>
${summary(view, typed.faults)}
<form action="${path}" method="post">
<div class="field${text && ' wrong'}">
<label for="text">${t(...label)}</label>
<p class="hint" id="text-hint">${t(`最多 ${LONGEST_QUESTION.toLocaleString('en')} 个字。不要写身份证号、银行卡号。`, `At most ${LONGEST_QUESTION.toLocaleString('en')} characters. Leave out identity and bank numbers.`)}</p>
${text && html`<p class="error" id="text-error">${text}</p>
`}<textarea id="text" name="text" rows="9" aria-describedby="text-hint${text && ' text-error'}"${text && html` aria-invalid="true"`}>
${typed.text}</textarea>
</div>
<div class="field${contact && ' wrong'}">
<label for="contact">${t('联系方式（可以不填）', 'How to reach you (may be left empty)')}</label>
<p class="hint" id="contact-hint">${t('电话或邮箱。只用来就这件事联系您，加密保存，只有办理单位能看。', 'Telephone or mail. Used for this matter only, kept encrypted, seen only by the unit that handles it.')}${contacts && t(`办结 ${contacts.zh}后删除。`, ` Erased ${contacts.en} after the matter closes.`)}</p>
${contact && html`<p class="error" id="contact-error">${contact}</p>
`}<input type="text" id="contact" name="contact" value="${typed.contact}" autocomplete="off" aria-describedby="contact-hint${contact && ' contact-error'}"${contact && html` aria-invalid="true"`}>
</div>
<p><button type="submit">${t('寄出', 'Send')}</button></p>
</form>
<h2>${t('寄出以后', 'What happens then')}</h2>
<ol class="steps">
<li>${t('马上得到一个查询码，凭它看进展和答复。', 'You get a query code at once; with it you follow your question.')}</li>
<li>${t('马上开始计时。到期时间和依据都能看到。', 'The clock starts at once. You see when it ends and by which clause.')} <a href="/rules">${t('计时规则', 'Rules of the clocks')}</a></li>
<li>${t('您的原文不公开。要公开时，由办理单位改写并隐去您的信息。', 'Your words are not published. If the matter is, the unit words it anew and leaves you out.')}</li>
</ol>`,
  }
}

/** The code, large, and how to keep it. Nobody can find it again for the asker. */
export function sentPage(view: View, code: string, question: FollowedQuestion | null): Page {
  const { t } = view
  return {
    title: t('已收到', 'Received'), status: 201,
    body: html`<h1>${t('已收到，开始计时', 'Received. The clock is running')}</h1>
<p>${t('您的查询码：', 'Your query code:')}</p>
<p class="query-code">${code}</p>
<p><strong>${t('现在就保存它：抄下来、拍下来，或打印这一页。', 'Keep it now: write it down, take a picture, or print this page.')}</strong> ${t('为了保护您，我们这里不存查询码，丢了找不回。', 'To protect you it is stored nowhere and cannot be found again.')}</p>
${question && html`<p>${t('最迟答复时间：', 'An answer is due by ')}<strong>${moment(view, question.clock.dueAt)}</strong></p>
${clockChip(view, question.clock)}`}
<form action="/follow" method="post" class="no-print"><input type="hidden" name="code" value="${code}"><p><button type="submit" class="plain">${t('查进展', 'Follow')}</button></p></form>`,
  }
}

import type { InterviewStage, PublicConferenceDetail } from '#src/modules/conferences/public.ts'
import { html, type Value } from '../html.ts'
import type { Page } from '../page.ts'
import { moment } from '../moments.ts'
import type { View } from '../view.ts'

const summary = (view: View, error: string | undefined): Value => error && html`<div class="errors" role="alert">
<h2>${view.t('还没有收到', 'Not received')}</h2>
<p>${error}</p>
</div>`

const WRITES: Readonly<Record<InterviewStage, readonly [string, string]>> = { call_for_topics: ['提话题', 'Propose a topic'], window_open: ['提问', 'Ask'], feedback: ['写评议', 'Comment'], oversight: ['反映落实情况', 'Say how it is kept'] }

/** What may be written now, as a deed: a question, or what the stage of an interview asks for (NH-37). */
export const askWords = (view: View, one: PublicConferenceDetail): string => view.t(...(one.stageNow ? WRITES[one.stageNow] : (['网上提问', 'Ask a question'] as const)))

/** The form in which a citizen asks before the podium is set (NH-30); nothing is asked about who asks. */
export function askConferencePage(view: View, one: PublicConferenceDetail, typed = '', error?: string): Page {
  const { t } = view
  return {
    title: error ? t('还没有收到：网上提问', 'Not received: ask') : t('网上提问', 'Ask a question'), entry: '/conferences', ...(error && { status: 400 }),
    body: html`<h1>${askWords(view, one)}</h1>
<p class="lead" lang="zh-CN">${one.title}</p>
<p>${t('写给这场发布会的问题。每个问题都公开去向：现场答复、会后办理、合并答复，或说明为什么不答。', 'A question for this conference. What becomes of it is public: answered, followed up, merged, or declined with a reason.')}</p>${one.asksUntil && html`
<p class="meta">${t('网上提问截止：', 'Questions close ')}${moment(view, one.asksUntil)}</p>`}
${summary(view, error)}
<p><a href="/conferences/rules">${t('处理规则：什么情况不予答复', 'The rules: what is not taken up')}</a></p>
<form action="/conferences/${one.id}/ask" method="post">
<div class="field${error && ' wrong'}">
<label for="text">${one.stageNow === 'feedback' || one.stageNow === 'oversight' ? t('您的意见', 'What you think') : t('您的问题', 'Your question')}</label>
<p class="hint" id="text-hint">${t('最多 2000 个字。不用留名。您的原文不公开，公开的是改写后的问题。', 'At most 2,000 characters, no name. Your words are not published; the question is worded anew.')}</p>
<textarea id="text" name="text" rows="6" class="short" aria-describedby="text-hint"${error && html` aria-invalid="true"`}>
${typed}</textarea>
</div>
<p><button type="submit">${t('寄出', 'Send')}</button></p>
</form>`,
  }
}

export function askedConferencePage(view: View, one: PublicConferenceDetail, no: number): Page {
  const { t } = view
  return {
    title: t('已收到提问', 'Received'), entry: '/conferences', status: 201,
    body: html`<h1>${t('已收到', 'Received')}</h1>
<p>${t(`您的问题是第 ${no} 个。记住这个号，在发布会页面上看它的去向。`, `Your question is no. ${no}. Keep the number; the page of the conference shows what becomes of it.`)}</p>
<p><a href="/conferences/${one.id}#question-${no}">${t('提问去向', 'What became of the questions')}</a></p>`,
  }
}

/** Whoever opens the secret link of an invitation signs in with a name. */
export function attendPage(view: View, code: string, typed = { name: '', substituteFor: '' }, error?: string): Page {
  const { t } = view
  return {
    title: t('发布会签到', 'Sign in'), ...(error && { status: 400 }),
    body: html`<h1>${t('发布会签到', 'Sign in at the conference')}</h1>
${summary(view, error)}
<form action="/attend/${code}" method="post">
<div class="field${error && ' wrong'}"><label for="name">${t('您的姓名', 'Your name')}</label>
<input type="text" id="name" name="name" value="${typed.name}" maxlength="40" autocomplete="name"></div>
<div class="field"><label for="substituteFor">${t('替谁参会（本人参会不填）', 'In whose place (empty if you were invited)')}</label>
<input type="text" id="substituteFor" name="substituteFor" value="${typed.substituteFor}" maxlength="40" autocomplete="off"></div>
<p><button type="submit">${t('签到', 'Sign in')}</button></p>
</form>`,
  }
}

export const attendedPage = (view: View, name: string): Page => ({
  title: view.t('已签到', 'Signed in'), status: 201,
  body: html`<h1>${view.t('已签到', 'Signed in')}</h1>
<p><span lang="zh-CN">${name}</span>${view.t('，请入场。', ', please come in.')}</p>`,
})

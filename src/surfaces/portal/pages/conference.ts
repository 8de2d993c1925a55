import { interviewStages, moderationGrounds, type InterviewStage, type PublicConferenceDetail, type PublicLine, type PublicQuestion } from '#src/modules/conferences/public.ts'
import { html, type Html, type Value } from '../html.ts'
import type { Page } from '../page.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'
import { liveScript } from '../live.ts'
import { askWords } from './conference-forms.ts'
import { whenAndWhere } from './conferences.ts'
import { notFoundPage } from './trouble.ts'

interface Listed<T> {
  readonly items: readonly T[]
  readonly after?: string
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The conference at this address, undefined when there is none that is announced. */
export async function conferenceAt({ ask, parameters }: Asked): Promise<PublicConferenceDetail | undefined> {
  const conferenceId = parameters['id'] ?? ''
  return ID.test(conferenceId) ? ((await ask<PublicConferenceDetail | null>('conferences.publicConference', { conferenceId })) ?? undefined) : undefined
}

function fate(view: View, one: PublicQuestion): Value {
  const { t } = view
  const unit = one.unitName && html`<span lang="zh-CN">${one.unitName}</span>`
  switch (one.state) {
    case 'answeredOnSite':
      return html`${t('现场答复：', 'answered on the spot by ')}${unit} <span lang="zh-CN">${one.spokesperson}</span>`
    case 'followUpOpen':
      return html`${t('会后办理：', 'being followed up by ')}${unit}${one.dueAt && html`${t('，最迟 ', ', due ')}${moment(view, one.dueAt)}`}`
    case 'followUpAnswered':
      return html`${t('会后已答复：', 'answered afterwards by ')}${unit}${one.spokesperson && html` <span lang="zh-CN">${one.spokesperson}</span>`}${one.releaseId && html` <a href="/releases/${one.releaseId}">${t('看答复', 'the answer')}</a>`}${one.resolved ? t('，问题已解决', '; resolved') : t('，尚未解决', '; not resolved yet')}`
    case 'merged':
      return t(`与第 ${one.mergedNo} 个相同，一并答复`, `the same as no. ${one.mergedNo}`)
    case 'declined':
      return html`${t('不予答复：', 'not answered: ')}${one.ground && html`<a href="/conferences/rules#${one.ground}">${view.of(moderationGrounds[one.ground])}</a>${t('。', '. ')}`}<span lang="zh-CN">${one.reason}</span>`
    default:
      return html`<strong>${t('还没有答复', 'not answered yet')}</strong>`
  }
}

const question = (view: View, one: PublicQuestion): Html => html`<li value="${one.no}" id="question-${one.no}"><span lang="zh-CN">${one.wording ?? (one.state === 'declined' || one.state === 'merged' ? view.t('网友提问，原文不公开', 'from a citizen, words not public') : view.t('网友提问，正在整理', 'from a citizen, being worded'))}</span>
<p class="meta">${one.from === 'floor' ? html`<span lang="zh-CN">${one.outlet}</span>` : view.t('网友', 'a citizen')} · ${fate(view, one)}</p></li>
`

export const lineItem = (view: View, one: PublicLine): Html => html`<p class="words" id="line-${one.no}"><strong lang="zh-CN">${one.speaker}</strong> <span class="meta">${moment(view, one.at)}${one.corrects && html` · <a href="#line-${one.corrects}">${view.t(`更正第 ${one.corrects} 行`, `corrects line ${one.corrects}`)}</a>`}</span>
<span lang="zh-CN">${one.text}</span></p>
`

const windows = (view: View, one: PublicConferenceDetail): Html => html`<h2>${view.t('四个环节', 'Four stages')}</h2>
<dl class="facts">${(Object.keys(interviewStages) as InterviewStage[]).map((stage) => html`<div><dt>${view.of(interviewStages[stage])}</dt><dd>${one.stages[stage] ? html`${moment(view, one.stages[stage].opensAt)} – ${moment(view, one.stages[stage].closesAt)}${one.stageNow === stage && html` <strong>${view.t('现在开放', 'open now')}</strong>`}` : view.t('时间另行公布', 'to be announced')}</dd></div>`)}</dl>
`

/** `/conferences/:id`: what is said there, what was asked, and what became of each question (NH-30, XM4-17). */
export async function conferencePage(asked: Asked): Promise<Page> {
  const { view, ask, parameters } = asked
  const { t } = view
  const one = await conferenceAt(asked)
  if (!one) return notFoundPage(view)
  const after = /^\d{1,7}$/.test(parameters['after'] ?? '') ? parameters['after'] : undefined
  const conferenceId = one.id
  const [questions, lines] = await Promise.all([
    ask<Listed<PublicQuestion>>('conferences.publicQuestions', { conferenceId, limit: 200 }),
    one.record ? ({ items: [] } as Listed<PublicLine>) : ask<Listed<PublicLine>>('conferences.publicLines', { conferenceId, limit: 200, ...(after && { after }) }),
  ])
  const path = `/conferences/${one.id}`
  return {
    title: one.title, entry: '/conferences',
    body: html`<h1 lang="zh-CN">${one.title}</h1>
${whenAndWhere(view, one)}
${one.takesQuestions && html`<p><a class="button" href="${path}/ask">${askWords(view, one)}</a></p>${one.asksUntil && html`
<p class="meta">${t('网上提问截止：', 'Questions close ')}${moment(view, one.asksUntil)}</p>`}
`}${one.live && one.state === 'open' && html`<p><a href="${path}/live">${t('看文字直播', 'Follow the live text')}</a></p>
`}${one.occasion === 'live_interview' && windows(view, one)}<h2>${t('谁来发布', 'Who speaks')}</h2>
<ul>${one.sessions.map((session) => html`<li><span lang="zh-CN">${session.title}</span><p class="meta"><span lang="zh-CN">${session.unitName}</span> <span lang="zh-CN">${session.speakers.join('、')}</span></p></li>
`)}</ul>
<h2>${t('提问去向', 'What was asked')}</h2>
<p>${t(`共 ${one.questions} 个提问，${one.unanswered} 个还没有答复。`, `${one.questions} questions, ${one.unanswered} not answered yet.`)}</p>
${questions.items.length > 0 && html`<ol class="steps">
${questions.items.map((each) => question(view, each))}</ol>`}
${one.record ? html`<h2>${t('图文实录', 'Record')}</h2>
<p><a href="/releases/${one.id}">${t('看实录全文、图片和视频', 'The whole record, with pictures and films')}</a></p>
<p class="meta">${t(`经三审三校、五关审核发布，第 ${one.record.no} 版 `, `Passed the full gate; edition ${one.record.no} `)}${moment(view, one.record.at)}</p>` : lines.items.length > 0 && html`<h2>${t('文字直播', 'Live text')}</h2>
<p class="meta">${t('直播时逐行放行的文字。完整实录审核后发布。', 'Let out line by line while it lasted. The whole record follows once it is cleared.')}</p>
${lines.items.map((line) => lineItem(view, line))}`}
${(lines.after || after) && html`<nav class="pages" aria-label="${t('翻页', 'Pages')}">${after && html`<a href="${path}">${t('回到开头', 'From the beginning')}</a>`}${lines.after && html`<a href="${path}?after=${lines.after}" rel="next">${t('下一页', 'Next page')}</a>`}</nav>`}`,
  }
}

/** Lines that the live page shows; whoever comes late reads the whole on the page of the conference. */
export const NEWEST = 30

/**
 * `/conferences/:id/live`: the newest lines. Without scripts the page asks for itself again every second; where scripts run, one of our own
 * is told of each line instead. `?plain=1` is for whoever has scripts and wants none, `?still=1` keeps the page as it is.
 */
export async function livePage(asked: Asked): Promise<Page | undefined> {
  const { view, ask, parameters } = asked
  const { t } = view
  const one = await conferenceAt(asked)
  if (!one) return undefined
  const path = `/conferences/${one.id}`
  const lines = await ask<Listed<PublicLine>>('conferences.publicLines', { conferenceId: one.id, limit: NEWEST, newestFirst: true })
  const [still, plain, open] = [parameters['still'] === '1', parameters['plain'] === '1', one.state === 'open']
  const says = !open ? t('直播没有进行。', 'Nothing is live now.') : still ? t('已停止更新。', 'Standing still.') : t('最新的在前，自动更新。', 'Newest first, kept up to date.')
  return {
    title: t(`直播：${one.title}`, `Live: ${one.title}`), entry: '/conferences',
    ...(open && !still && !plain && { head: html`<noscript><meta http-equiv="refresh" content="1"></noscript>
<script src="${liveScript}" defer></script>
` }),
    body: html`<h1 lang="zh-CN">${one.title}</h1>
<p class="meta" id="live-state">${says} ${open && (still ? html`<a href="${path}/live">${t('继续更新', 'Go on')}</a>` : html`<a href="${path}/live?still=1">${t('停止更新', 'Stand still')}</a>${!plain && html` <a href="${path}/live?plain=1">${t('更新不了？换每秒刷新', 'Does it not move? Reload every second')}</a>`}`)} <a href="${path}">${t('发布会全文', 'The whole conference')}</a></p>
${one.takesQuestions && html`<p><a class="button" href="${path}/ask">${askWords(view, one)}</a> <a href="/conferences/rules">${t('处理规则', 'The rules')}</a></p>
`}<div role="log" aria-label="${t('实录', 'Transcript')}" id="live" data-events="${path}/live/events?lang=${view.language}" data-over="${t('直播已结束。', 'It is over.')}">${lines.items.map((line) => lineItem(view, line))}</div>`,
  }
}

/** `/conferences/rules`: by which rules questions and comments are handled, published before anybody writes one (NH-37). */
export function moderationPage(view: View): Page {
  const { t } = view
  return {
    title: t('提问和评议的处理规则', 'How questions and comments are handled'), entry: '/conferences',
    body: html`<h1>${t('提问和评议的处理规则', 'How questions and comments are handled')}</h1>
<p>${t('每一条提问和评议都有编号，去向公开：现场答复、会后办理、与相同的合并，或者不予答复。不予答复只能依据下面的规则，并写明理由，您凭编号看得到。', 'Each has a number and a public fate: answered, followed up, merged with the same, or declined. It is declined on these grounds only, with the reason under its number.')}</p>
<p><strong>${t('批评意见、尖锐的问题、反复追问，都不是不予答复的理由。', 'Criticism, sharpness and asking again are no grounds.')}</strong></p>
<dl class="facts">${Object.entries(moderationGrounds).map(([ground, words]) => html`<div id="${ground}"><dt>${view.of(words)}</dt><dd>${view.of(words.what)}</dd></div>
`)}</dl>
<p>${t('公开的文字由新闻办整理，隐去个人信息；您的原文封存，不公开，依法申请可以清除。', 'What is public is worded by the press office, without personal data. Your words are sealed, and erased on request.')}</p>`,
  }
}

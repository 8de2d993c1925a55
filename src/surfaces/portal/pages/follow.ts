import { declineReasons, dispositions, extensionGrounds, otherChannels, type FollowedQuestion, type PublicAnswer, type QuestionState } from '#src/modules/publication/public.ts'
import { answerParts, speaker, words } from '../cleared.ts'
import { clockChip, pauseWords } from '../clock-chip.ts'
import { html, type Html, type Value } from '../html.ts'
import type { Page } from '../page.ts'
import { day, moment } from '../moments.ts'
import type { View } from '../view.ts'
import { codeForm } from './follow-form.ts'

const STATES: Readonly<Record<QuestionState, readonly [string, string]>> = {
  received: ['已收到，正在确定由哪个单位答复', 'Received; the unit that answers is being found'],
  assigned: ['已交给单位，等待受理', 'Handed to a unit, which has yet to accept it'],
  accepted: ['单位已受理，正在办理', 'Accepted and being worked on'],
  answered: ['已答复', 'Answered'],
  closed: ['已办结', 'Closed'],
  handedOver: ['已转到专门渠道办理', 'Passed to another procedure'],
  declined: ['不予回应', 'Will not be answered'],
}

const named = (list: Readonly<Record<string, string>>, code: string): string => list[code] ?? code

/** `/follow` before a code was given, or with one that leads nowhere. */
export function followFormPage(view: View, typed = '', error?: string): Page {
  const { t } = view
  return {
    title: t('查进展', 'Follow your question'), entry: '/follow', ...(error && { status: 404 }),
    body: html`<h1>${t('查进展', 'Follow your question')}</h1>
${codeForm(view, typed, error)}
<p class="hint">${t('查询码丢了找不回来，可以重新写信。', 'A lost code cannot be found again; you may write anew.')} <a href="/ask">${t('写信提问', 'Ask a question')}</a></p>`,
  }
}

/** Every step the public side of the record knows, in the order of time. */
function steps(view: View, question: FollowedQuestion): Html {
  const { t } = view
  const { progress, knownAt, registeredAt } = question
  const told: [string | null, Value][] = [
    [knownAt < registeredAt ? knownAt : null, t('政府知悉', 'the government knew')],
    [registeredAt, t('收到', 'received')],
    [progress.assignedAt, t('确定办理单位', 'given to a unit')],
    [progress.acceptedAt, t('单位受理', 'accepted by the unit')],
    ...progress.pauses.flatMap((pause): [string | null, Value][] => [
      [pause.from, html`${t('暂停计时：', 'clock paused: ')}${pauseWords(pause.ground)}`], [pause.until, t('恢复计时', 'clock resumed')]]),
    ...question.answers.filter((answer) => answer.state !== 'erased').map((answer): [string | null, Value] => [answer.releasedAt, answer.content?.holding ? t('先行回应', 'first word') : t('答复', 'answered')]),
    [progress.closedAt, html`${t('办结', 'closed')}${progress.disposition && html`${t('：', ': ')}${named(dispositions, progress.disposition)}`}`],
  ]
  const dated = told.filter((step): step is [string, Value] => step[0] !== null).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return html`<h2>${t('进展', 'Progress')}</h2>
<ol class="steps">
${dated.map(([at, what]) => html`<li>${moment(view, at)} ${what}</li>
`)}</ol>
${progress.extensions.map((one) => html`<p>${t('已批准延期，新期限 ', 'Extended to ')}${moment(view, one.until)}${t('，因', ': ')}${named(extensionGrounds, one.ground)}</p>
`)}${progress.nextUpdateAt && question.state !== 'closed' && html`<p>${t('承诺的下一次通报：', 'Next update promised by ')}${moment(view, progress.nextUpdateAt)}</p>
`}${progress.reviewOn && html`<p>${t('承诺的复查日期：', 'To be looked at again on ')}${day(view, progress.reviewOn)}</p>
`}${progress.reopenedTimes > 0 && html`<p>${t('已按您的要求或新闻办的决定重新办理。', 'It has been taken up again.')}</p>`}`
}

function outcome(view: View, { declined, handedOver }: FollowedQuestion): Value {
  const { t } = view
  if (handedOver) return html`<div class="note"><p>${t('转到：', 'Passed to: ')}${named(otherChannels, handedOver.channel)}</p><p>${t('回执：', 'Receipt: ')}<span lang="zh-CN">${handedOver.receipt}</span></p></div>`
  return declined && html`<p class="note">${t('理由：', 'Reason: ')}${named(declineReasons, declined)}</p>`
}

function answer(view: View, one: PublicAnswer): Html {
  const { t } = view
  const address = `/releases/${one.releaseId}`
  if (one.content === null) return html`<section class="answer"><h2>${t('答复已清除', 'The answer has been removed')}</h2><p>${t('原因：', 'Reason: ')}<span lang="zh-CN">${one.note}</span></p></section>`
  return html`<section class="answer">
<h2 lang="zh-CN" data-cleared="title">${one.content.title}</h2>
<p class="meta row">${speaker(view, one.content, one.unit)} ${moment(view, one.releasedAt)}${one.audience === 'asker' && html` <span>${t('只答复您本人，未公开', 'to you alone, not published')}</span>`}</p>
${one.state === 'withdrawn' && html`<p class="note note-taken-back"><strong>${t('这份答复已撤回。', 'This answer has been withdrawn.')}</strong> <span lang="zh-CN">${one.note}</span></p>
`}${one.content.question !== '' && words('question', one.content.question, 'asked')}
${answerParts(view, one.content, 3)}
${one.audience === 'public' && html`<p><a href="${address}">${t('公开发布的原件', 'The release itself')}</a></p>`}
</section>
`
}

/** Where the question stands; `more` is the rating form or its outcome. */
export function followedPage(view: View, question: FollowedQuestion, more: Value): Page {
  const { t } = view
  const [zh, en] = STATES[question.state]
  return {
    title: t(zh, en), entry: '/follow',
    body: html`<h1>${t(zh, en)}</h1>
${question.unit && html`<p>${t('办理单位：', 'Unit: ')}<strong lang="zh-CN">${question.unit}</strong></p>
`}${question.clock.dischargedAt === null && html`<p>${view.of(question.clock.title)}${t('，最迟：', ', due by ')}<strong>${moment(view, question.clock.dueAt)}</strong></p>
`}${clockChip(view, question.clock)}
${question.otherClocks.map((clock) => clockChip(view, clock))}
${outcome(view, question)}
${question.answers.map((one) => answer(view, one))}
${more}
${steps(view, question)}`,
  }
}

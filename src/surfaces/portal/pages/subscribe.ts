import { channelKinds, type PublicWays } from '#src/modules/channels/public.ts'
import { contentClasses, type ContentClass, type ShelfIndex } from '#src/modules/publication/public.ts'
import { html, type Html, type Value } from '../html.ts'
import type { Page } from '../page.ts'
import type { View } from '../view.ts'

const topicsInEnglish: Readonly<Record<ContentClass, string>> = {
  response: 'answers', disclosure: 'disclosure', interpretation: 'policies explained', emergency: 'emergencies', warning: 'warnings', activity: 'events',
  reform: 'reforms', hot_issue: 'hot issues', clarification: 'clarifications', authorised: 'authorised releases', other: 'other',
}

export interface Wish {
  readonly way: string
  readonly reader: string
  readonly topics: readonly string[]
  readonly unitId: string
  readonly places: string
  readonly fault?: { readonly field: 'reader' | 'form'; readonly text: string }
}

export const NO_WISH: Wish = { way: 'email', reader: '', topics: [], unitId: '', places: '' }

function wayChoice(view: View, ways: PublicWays['ways'], chosen: string): Value {
  if (ways.length < 2) return html`<input type="hidden" name="way" value="${ways[0]!}">`
  const name = (way: string): string => (way === 'email' ? view.t('电子邮件', 'E-mail') : view.t('手机短信', 'Text message'))
  return html`<fieldset><legend>${view.t('怎样通知您', 'How to tell you')}</legend><div class="choices">
${ways.map((way) => html`<div class="choice"><input type="radio" name="way" id="way-${way}" value="${way}"${way === chosen && html` checked`}><label for="way-${way}">${name(way)}</label></div>
`)}</div></fieldset>`
}

function form(view: View, { ways }: PublicWays, { units }: ShelfIndex, wish: Wish): Html {
  const { t } = view
  const fault = wish.fault?.field === 'reader' ? wish.fault.text : undefined
  const label = ways.length > 1 ? t('邮箱地址或手机号', 'E-mail address or mobile number') : ways[0] === 'sms' ? t('手机号', 'Mobile number') : t('邮箱地址', 'E-mail address')
  return html`<form action="/subscribe" method="post">
${wish.fault?.field === 'form' && html`<div class="errors" role="alert"><p>${wish.fault.text}</p></div>
`}${wayChoice(view, ways, wish.way)}
<div class="field${fault && ' wrong'}">
<label for="reader">${label}</label>
<p class="hint" id="reader-hint">${t('加密保存，只用来通知您。退订时立即删除。', 'Kept encrypted, used to tell you and for nothing else. Deleted the moment you leave.')}</p>
${fault && html`<p class="error" id="reader-error">${fault}</p>
`}<input type="text" id="reader" name="reader" value="${wish.reader}" maxlength="254" autocomplete="off" spellcheck="false" aria-describedby="reader-hint${fault && ' reader-error'}"${fault && html` aria-invalid="true"`}>
</div>
<fieldset><legend>${t('只要这些内容（不选就是全部）', 'Only about this (nothing chosen: all)')}</legend><div class="choices">
${(Object.keys(contentClasses) as ContentClass[]).map((topic) => html`<div class="choice"><input type="checkbox" name="topic-${topic}" id="topic-${topic}" value="1"${wish.topics.includes(topic) && html` checked`}><label for="topic-${topic}">${t(contentClasses[topic], topicsInEnglish[topic])}</label></div>
`)}</div></fieldset>
<div class="field">
<label for="unit">${t('只要这个单位的', 'Only from this unit')}</label>
<select id="unit" name="unit"><option value="">${t('全部单位', 'All units')}</option>${units.map(({ id, name }) => html`<option value="${id}"${id === wish.unitId && html` selected`}>${name}</option>`)}</select>
</div>
<div class="field">
<label for="places">${t('只要提到这些地方的（可以不填）', 'Only if it names one of these places (may be left empty)')}</label>
<p class="hint" id="places-hint">${t('地名之间用空格隔开，如“东湖路 西山街道”。', 'Separated by spaces.')}</p>
<input type="text" id="places" name="places" value="${wish.places}" maxlength="200" autocomplete="off" aria-describedby="places-hint">
</div>
<p><button type="submit">${t('订阅', 'Subscribe')}</button></p>
</form>`
}

function accounts(view: View, { accounts: all }: PublicWays, { units }: ShelfIndex): Value {
  const { t } = view
  if (all.length === 0) return undefined
  const unitOf = (id: string): string => units.find((unit) => unit.id === id)?.name ?? ''
  return html`<h2>${t('我们的官方账号', 'Our accounts elsewhere')}</h2>
<p>${t('不在这里的，不是我们的。', 'What is not listed here is not ours.')}</p>
<ul>
${all.map(({ kind, name, unitId, retired }) => html`<li>${t(channelKinds[kind].zh, channelKinds[kind].en)}：<span lang="zh-CN">${name}${unitOf(unitId) && `（${unitOf(unitId)}）`}</span>${retired && html` <strong>${t('已停用', 'retired')}</strong>`}</li>
`)}</ul>`
}

/** How to be told of new releases, without an account. */
export function subscribePage(view: View, ways: PublicWays, index: ShelfIndex, wish: Wish = NO_WISH, status = 200): Page {
  const { t } = view
  return {
    title: wish.fault ? t('还没有订阅成功', 'Not subscribed yet') : t('订阅', 'Subscribe'), status, entry: '/subscribe',
    body: html`<h1>${t('订阅', 'Subscribe')}</h1>
<p class="lead">${t('有新发布就告诉您。不用注册，随时一键退订，不记录您看了什么。', 'Be told of new releases. No account, one click to leave, and nobody notes what you read.')}</p>
${ways.ways.length > 0 ? form(view, ways, index, wish) : html`<p>${t('邮件和短信订阅还没有开通，请用下面的订阅源。', 'E-mail and text messages are not offered yet; use the feeds below.')}</p>`}
<h2>${t('订阅源', 'Feeds')}</h2>
<p>${t('把地址加到阅读器里，连邮箱也不用给。', 'Add one to your reader; not even an e-mail address is needed.')}</p>
<ul><li><a href="/feed.atom">Atom</a></li><li><a href="/feed.rss">RSS</a></li><li><a href="/feed.json">JSON Feed</a></li></ul>
${accounts(view, ways, index)}`,
  }
}

/** Says the same whether somebody is known already or not. */
export function askedPage(view: View, way: string): Page {
  const { t } = view
  const title = t('还差一步', 'One more step')
  return { title, status: 202, body: html`<h1>${title}</h1>
<p>${way === 'sms' ? t('短信已发出。请打开短信里的链接确认，两天内有效。', 'A message is on its way. Open its link within two days.') : t('确认信已发出。请打开信里的链接确认，两天内有效；没看到就找找垃圾邮件。', 'A letter is on its way. Open its link within two days; look into the spam folder too.')}</p>
<p>${t('如果这个地址已经订阅，不会再发确认信。', 'If the address is subscribed already, no letter is sent.')}</p>` }
}

/** A button, because programs that look through mail open links by themselves and press nothing. */
export function oneClickPage(view: View, act: 'confirm' | 'leave', token: string): Page {
  const { t } = view
  const title = act === 'confirm' ? t('确认订阅', 'Confirm the subscription') : t('退订', 'Leave')
  return { title, body: html`<h1>${title}</h1>
<p>${act === 'confirm' ? t('按一下，以后有新发布就告诉您。', 'Press once, and you will be told of new releases.') : t('按一下就退订，您的地址随即删除。', 'Press once; your address is deleted.')}</p>
<form action="/subscribe/${act}/${token}" method="post"><p><button type="submit">${title}</button></p></form>` }
}

export function subscribedPage(view: View, act: 'confirm' | 'leave', ok: boolean): Page {
  const { t } = view
  const title = !ok ? t('这个链接已经失效', 'This link is no longer good') : act === 'confirm' ? t('订阅成功', 'You are subscribed') : t('已退订', 'You have left')
  return { title, status: ok ? 200 : 404, body: html`<h1>${title}</h1>
<p>${!ok ? t('可能已经退订，或超过了两天。', 'It may have ended, or two days have passed.') : act === 'confirm' ? t('有新发布就告诉您。每封信里都有一键退订。', 'You will be told. Each letter has a link to leave.') : t('您的地址已经删除，不会再收到通知。', 'Your address is deleted; you will hear nothing more.')}</p>
<p><a href="/subscribe">${t('重新订阅', 'Subscribe anew')}</a></p>` }
}

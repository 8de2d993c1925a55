import { fates, fatesInEnglish, pageKinds, pageKindsInEnglish, verdicts, verdictsInEnglish, type Block, type PagePart, type PublicContent, type PublicRelease } from '#src/modules/publication/public.ts'
import { html, type Html, type Value } from './html.ts'
import { day, moment } from './moments.ts'
import type { View } from './view.ts'

/** Where an uploaded file stands: on an origin of its own. */
export const fileAddress = (view: View, file: string, name: string): string => `${view.files}/files/${file}/${encodeURIComponent(name)}`

export const pageKindWords = (view: View, kind: string): string =>
  view.t((pageKinds as Readonly<Record<string, string>>)[kind] ?? kind, (pageKindsInEnglish as Readonly<Record<string, string>>)[kind] ?? kind)

/** Synthetic pictures and sound say that they are. */
const label = (view: View, synthetic: boolean): Value => synthetic && html`<span class="made">${view.t('人工智能生成', 'AI-generated')}</span> `

/** What is not text is followed by the text that says the same (GB-19). */
function blockOf(view: View, block: Block): Html {
  const { t } = view
  const said = (alternative: string): Html => html`<div class="words alternative" lang="zh-CN">${alternative}</div>`
  switch (block.kind) {
    case 'text':
      return html`${block.heading && html`<h2 lang="zh-CN">${block.heading}</h2>
`}<div class="words" lang="zh-CN">${block.text}</div>`
    case 'graphic':
      return html`<figure><img src="${fileAddress(view, block.file, block.name)}" loading="lazy" alt="${block.name}"><figcaption>${label(view, block.synthetic)}<span lang="zh-CN">${block.name}</span>
<details><summary>${t('图中内容（文字）', 'What the picture says')}</summary>${said(block.alternative)}</details></figcaption></figure>`
    case 'audio':
      return html`<figure><audio controls preload="none" src="${fileAddress(view, block.file, block.name)}" aria-label="${block.name}"></audio><figcaption>${label(view, block.synthetic)}<span lang="zh-CN">${block.name}</span>
<details><summary>${t('音频文字稿', 'Transcript')}</summary>${said(block.alternative)}</details></figcaption></figure>`
    case 'video':
      return html`<figure><video controls preload="none" src="${fileAddress(view, block.file, block.name)}" aria-label="${block.name}"></video><figcaption>${label(view, block.synthetic)}<span lang="zh-CN">${block.name}</span>
<details><summary>${t('视频文字稿', 'Transcript')}</summary>${said(block.alternative)}</details></figcaption></figure>`
    case 'link':
      return html`<p class="linked"><a href="${block.url}" lang="zh-CN"${/^https?:/.test(block.url) && html` rel="external"`}>${block.name}</a><br><span class="meta" lang="zh-CN">${block.alternative}</span></p>`
  }
}

const documentHead = (view: View, { number, issuer, addressee, issuedOn, signedBy }: NonNullable<PagePart['document']>): Html => html`<dl class="facts">
<div><dt>${view.t('发文字号', 'Number')}</dt><dd lang="zh-CN">${number}</dd></div>
<div><dt>${view.t('发文机关', 'Issuer')}</dt><dd lang="zh-CN">${issuer}</dd></div>
<div><dt>${view.t('主送机关', 'Addressee')}</dt><dd lang="zh-CN">${addressee}</dd></div>
<div><dt>${view.t('成文日期', 'Dated')}</dt><dd>${day(view, issuedOn)}</dd></div>
<div><dt>${view.t('署名', 'Signed')}</dt><dd lang="zh-CN">${signedBy}</dd></div>
</dl>`

const rebuttal = (view: View, { claim, where, seenOn, verdict, evidence }: NonNullable<PagePart['rebuts']>): Html => html`<h2>${view.t('传言', 'The claim')}</h2>
<div class="words asked" lang="zh-CN" data-cleared="claim">${claim}</div>
<p class="meta row"><span>${view.t('出处', 'Seen')} <span lang="zh-CN">${where}</span></span> ${day(view, seenOn)}</p>
<p class="verdict verdict-${verdict}"><strong>${view.t(`结论：${verdicts[verdict]}`, `Verdict: ${verdictsInEnglish[verdict]}`)}</strong></p>
<h2>${view.t('证据', 'Evidence')}</h2>
<ol class="steps">
${evidence.map((one) => html`<li><span lang="zh-CN">${one.what}</span><br><span class="meta" lang="zh-CN">${one.source}</span></li>
`)}</ol>`

const FIVE = [['policy', '政策依据', 'Policy'], ['plan', '方案', 'Plan'], ['decision', '决策', 'Decision'], ['procedure', '程序', 'Procedure'], ['outcome', '结果', 'Outcome']] as const

/** The document that is explained, here or elsewhere (WL-01). */
function original(view: View, { title, number, url }: NonNullable<PagePart['interprets']>, explains: PublicRelease['explains']): Html {
  const address = explains ? `/releases/${explains.releaseId}` : url
  const name = html`<span lang="zh-CN">${explains?.title ?? title}</span>`
  return html`<p class="note"><strong>${view.t('政策原文：', 'The document: ')}</strong>${address ? html`<a href="${address}">${name}</a>` : name}${number && html` <span lang="zh-CN">${number}</span>`}</p>`
}


/** What is asked, until when, and by when the office says what became of it (XM4-13). */
const invitation = (view: View, { closesOn, outcomeOn, hearing }: NonNullable<PagePart['invites']>): Html => html`<dl class="facts">
<div><dt>${view.t('截止', 'Closes')}</dt><dd>${day(view, closesOn)}</dd></div>
${hearing && html`<div><dt>${view.t('听证时间', 'Hearing')}</dt><dd>${moment(view, hearing.at)}</dd></div>
<div><dt>${view.t('地点', 'Place')}</dt><dd lang="zh-CN">${hearing.place}</dd></div>
<div><dt>${view.t('名额', 'Seats')}</dt><dd>${hearing.seats}</dd></div>
<div><dt>${view.t('谁可以报名', 'Who may sign up')}</dt><dd lang="zh-CN">${hearing.who}</dd></div>
`}<div><dt>${view.t('公布结果', 'Outcome by')}</dt><dd>${day(view, outcomeOn)}</dd></div>
</dl>`

/** Each kind of view, taken up or not, with the reason; of a hearing its minutes (XM4-13). */
const outcome = (view: View, { releaseId, title, minutes, views }: NonNullable<PagePart['concludes']>): Html => html`<p class="note"><strong>${view.t('征集：', 'What was asked: ')}</strong><a href="/releases/${releaseId}" lang="zh-CN">${title}</a></p>
${views.length > 0 && html`<h2>${view.t('意见采纳情况', 'What became of what was said')}</h2>
<ol class="steps">
${views.map((one) => html`<li><span lang="zh-CN">${one.view}</span> <span class="meta">${view.t(`${one.count} 件`, `${one.count}`)}</span><br><strong>${view.t(fates[one.fate], fatesInEnglish[one.fate])}</strong>${view.t('：', ': ')}<span lang="zh-CN">${one.reason}</span></li>
`)}</ol>
`}${minutes !== '' && html`<h2>${view.t('听证笔录', 'Minutes of the hearing')}</h2>
<div class="words" lang="zh-CN" data-cleared="minutes">${minutes}</div>`}`

/** What stands before the words of a page of its kind. */
export function pageHead(view: View, { page, authorisation }: PublicContent, release: Pick<PublicRelease, 'explains'>): Value {
  return [
    authorisation && html`<p class="note">${view.t('经 ', 'Authorised by ')}<span lang="zh-CN">${authorisation.by}</span>${view.t(' 授权发布', '')} · <span lang="zh-CN">${authorisation.record}</span> · ${day(view, authorisation.on)}</p>
`,
    page?.document && documentHead(view, page.document),
    page?.interprets && original(view, page.interprets, release.explains),
    page?.rebuts && rebuttal(view, page.rebuts),
    page?.invites && invitation(view, page.invites),
  ]
}

/** What stands after them. */
export function pageBody(view: View, { page, problems, noProblems }: PublicContent, release: Pick<PublicRelease, 'explainedBy'>): Value {
  const { t } = view
  return [
    problems && html`<h2>${t('存在的问题', 'What still goes wrong')}</h2>
<div class="words" lang="zh-CN" data-cleared="problems">${problems}</div>
`,
    noProblems && html`<h2>${t('存在的问题', 'What still goes wrong')}</h2>
<p>${t('没有列出，理由：', 'None is listed, because: ')}<span lang="zh-CN" data-cleared="noProblems">${noProblems}</span></p>
`,
    page?.decision && FIVE.map(([part, zh, en]) => html`<h2>${t(zh, en)}</h2>
<div class="words" lang="zh-CN" data-cleared="${part}">${page.decision![part]}</div>
`),
    page?.concludes && outcome(view, page.concludes),
    page?.blocks.map((block) => html`${blockOf(view, block)}
`),
    release.explainedBy && release.explainedBy.length > 0 && html`<h2>${t('政策解读', 'Interpretations')}</h2>
<ul class="list">
${release.explainedBy.map((one) => html`<li><a href="/releases/${one.releaseId}" lang="zh-CN">${one.title}</a></li>
`)}</ul>`,
  ]
}

import { z } from 'zod'
import type { PublicConsultation } from '#src/modules/consultations/public.ts'
import type { Reactions } from '#src/modules/evaluation/public.ts'
import { toShanghai } from '#src/kernel/time.ts'
import { verdicts, type PublicContent, type PublicEdition, type PublicRelease } from '#src/modules/publication/public.ts'
import { answerParts, askedAndAnswered, classWords, speaker, words } from '../cleared.ts'
import { clockChip } from '../clock-chip.ts'
import { html, type Html } from '../html.ts'
import { partLinks, partOf } from '../long-text.ts'
import { mediaFigures } from '../media.ts'
import { qrAddress, type Article, type Page } from '../page.ts'
import { pageBody, pageHead, pageKindWords } from '../page-parts.ts'
import { organisation } from '../machine-words.ts'
import { moment, momentWords } from '../moments.ts'
import type { Asked, Raw } from '../serving.ts'
import { siteName } from '../layout.ts'
import type { View } from '../view.ts'
import { consultationSection } from './consultation.ts'
import { reactionSection } from './reaction.ts'
import { notFoundPage } from './trouble.ts'

interface Shown {
  readonly edition: PublicEdition
  readonly newest: PublicEdition
  readonly release: PublicRelease
}

async function find({ ask, parameters }: Asked): Promise<Shown | undefined> {
  const releaseId = z.uuid().safeParse(parameters['id'])
  if (!releaseId.success) return undefined
  const release = await ask<PublicRelease | null>('publication.publicRelease', { releaseId: releaseId.data })
  const newest = release?.editions.at(-1)
  if (!release || !newest) return undefined
  const edition = parameters['no'] === undefined ? newest : release.editions.find((one) => String(one.no) === parameters['no'])
  return edition && { edition, newest, release }
}

const of = ({ releaseId, no }: PublicEdition): string => `/releases/${releaseId}/${no}`

/** What a reader must know before reading: replaced, withdrawn, or only a first word. */
function banner(view: View, { edition, newest }: Shown): Html | undefined {
  const { t } = view
  if (newest.state === 'withdrawn') {
    return html`<div class="note note-taken-back"><p><strong>${t('已撤回', 'Withdrawn')}</strong>${newest.takenBackAt && html` ${moment(view, newest.takenBackAt)}`}</p>
<p>${t('原因：', 'Reason: ')}<span lang="zh-CN">${newest.note}</span></p><p>${t('原文保留在这里，不再有效。', 'The text stays readable; it no longer holds.')}</p></div>`
  }
  if (edition.no === newest.no) return undefined
  return html`<div class="note"><p><strong>${t(`这是第 ${edition.no} 版，已被第 ${newest.no} 版更正。`, `This is edition ${edition.no}; edition ${newest.no} has corrected it.`)}</strong>
<a href="/releases/${edition.releaseId}">${t('看现行版', 'Read the present edition')}</a></p></div>`
}

function editions(view: View, { release, edition }: Shown): Html {
  const { t } = view
  return html`<h2>${t('版次', 'Editions')}</h2>
<ol class="steps">
${release.editions.map((one) => html`<li value="${one.no}">${one.no === edition.no ? html`<strong>${t('本版', 'This edition')}</strong>` : html`<a href="${of(one)}">${t(`第 ${one.no} 版`, `Edition ${one.no}`)}</a>`} ${moment(view, one.releasedAt)}${one.no > 1 && one.note && one.state !== 'withdrawn' && html` · ${t('更正说明：', 'corrected: ')}<span lang="zh-CN">${one.note}</span>`}</li>
`)}</ol>`
}

const shortOf = ({ releaseId }: PublicEdition): string => `/r/${releaseId.slice(-12)}`

/** Title, time, source and a first sentence for machines. */
function articleOf(edition: PublicEdition, first: PublicEdition, content: PublicContent): Article {
  const plain = [content.facts, content.measures, content.result].find((part) => part !== '') ?? content.question
  return {
    title: content.title, published: toShanghai(first.releasedAt).slice(0, 16).replace('T', ' '), source: edition.unitName,
    keywords: [classWords(content.contentClass), edition.unitName].join(','), description: [...plain.replaceAll(/\s+/g, ' ')].slice(0, 100).join(''),
  }
}

/** 1 is false and 5 true; what is being checked stands between. */
const RATING = { false: 1, partlyFalse: 2, open: 3 } as const

/** The release in the words of schema.org: what it is, since when, corrected when and why, or withdrawn. */
function dataOf(view: View, { edition, newest, release }: Shown, content: PublicContent): Readonly<Record<string, unknown>> {
  const first = release.editions[0]!
  const corrections = release.editions.filter((one) => one.no > 1 && one.note && one.state !== 'withdrawn').map((one) => ({ '@type': 'CorrectionComment', text: one.note, datePublished: one.releasedAt }))
  const claim = content.page?.rebuts && {
    '@type': 'ClaimReview', claimReviewed: content.page.rebuts.claim, itemReviewed: { '@type': 'Claim', datePublished: content.page.rebuts.seenOn, appearance: { '@type': 'CreativeWork', name: content.page.rebuts.where } },
    reviewRating: { '@type': 'Rating', ratingValue: RATING[content.page.rebuts.verdict], worstRating: 1, bestRating: 5, alternateName: verdicts[content.page.rebuts.verdict] },
  }
  return {
    ...claim,
    ...(!claim && { '@type': ['emergency', 'warning'].includes(content.contentClass) ? 'SpecialAnnouncement' : 'NewsArticle' }),
    headline: content.title, name: content.title, inLanguage: 'zh-CN', url: `${view.origin}${of(edition)}`,
    datePublished: first.releasedAt, dateModified: edition.releasedAt, datePosted: first.releasedAt, version: edition.no,
    publisher: organisation(view, view.settings.organiser ?? siteName(view)), author: organisation(view, edition.unitName),
    ...(edition.number && { identifier: edition.number }),
    ...(corrections.length > 0 && { correction: corrections }),
    ...(newest.state === 'withdrawn' && newest.takenBackAt && { expires: newest.takenBackAt }),
  }
}

function citation(view: View, edition: PublicEdition): string {
  const number = view.t(`第 ${edition.no} 版`, `edition ${edition.no}`)
  return `${edition.unitName}：《${edition.title ?? ''}》${edition.number ? `（${edition.number}）` : ''}，${siteName(view)}，${momentWords(view, edition.releasedAt)}，${number}，${view.origin}${of(edition)}`
}

function proof(view: View, edition: PublicEdition, logged: boolean): Html {
  const { t } = view
  return html`<h2>${t('引用与核对', 'Cite and check')}</h2>
<p class="beside"><img src="${qrAddress(shortOf(edition))}" width="120" height="120" loading="lazy" alt="${t('本页网址的二维码', 'QR code of this address')}"><span>${t('短网址：', 'Short address: ')}<br><span class="code">${view.origin}${shortOf(edition)}</span></span></p>
<p>${t('引用：', 'Cite as: ')}<span lang="zh-CN">${citation(view, edition)}</span></p>
<p>${t('审定文字的摘要（SHA-256）：', 'Digest of the cleared words (SHA-256): ')}<br><span class="code">${edition.digest}</span></p>
<p>${t('下载审定文字，自己算一遍，应当一字不差：', 'Fetch the cleared words and compute it yourself: ')}<a href="${of(edition)}/words.json">words.json</a><span class="print-only"> ${view.origin}${of(edition)}/words.json</span></p>
${logged && html`<p>${t('公开日志里的证明：', 'Proof out of the public log: ')}<a href="${of(edition)}/release.txt" download>${t('文本', 'text')}</a> · <a href="${of(edition)}/release.tlog-proof" download>${t('证明', 'proof')}</a> · <a href="/log">${t('怎样核对', 'how to check')}</a></p>
`}`
}

/** A release whose words had to go: its address stays, with a category and the date (RL-5). */
function tombstone(view: View, { newest }: Shown): Page {
  const { t } = view
  return {
    title: t('内容已清除', 'Removed'), status: 410, entry: '/releases',
    body: html`<h1>${t('这件发布的内容已清除', 'The words of this release have been removed')}</h1>
<dl class="facts">
<div><dt>${t('原因', 'Reason')}</dt><dd lang="zh-CN">${newest.note}</dd></div>
${newest.takenBackAt && html`<div><dt>${t('清除时间', 'Removed')}</dt><dd>${moment(view, newest.takenBackAt)}</dd></div>
`}${newest.number && html`<div><dt>${t('编号', 'No.')}</dt><dd lang="zh-CN">${newest.number}</dd></div>
`}<div><dt>${t('发布单位', 'Unit')}</dt><dd lang="zh-CN">${newest.unitName}</dd></div>
<div><dt>${t('发布时间', 'Released')}</dt><dd>${moment(view, newest.releasedAt)}</dd></div>
</dl>
<p>${t('清除的事实和审核记录保留在案。', 'That it was removed, and why, stays on record.')} <a href="/releases">${t('看其他发布', 'Other releases')}</a></p>`,
  }
}

/** `/releases/:id` and `/releases/:id/:no`. */
export async function releasePage(asked: Asked): Promise<Page> {
  const { view } = asked
  const { t } = view
  const shown = await find(asked)
  if (!shown) return notFoundPage(view)
  const { edition, release } = shown
  const { content } = edition
  if (content === null) return tombstone(view, shown)
  const first = release.editions[0]!
  const part = partOf(content.facts, asked.parameters['page'])
  const logged = await asked.ask<boolean>('log.publicLogged', { documentId: edition.releaseId, no: edition.no })
  const consultation = content.page?.invites && (await asked.ask<PublicConsultation | null>('consultations.publicConsultation', { consultationId: edition.releaseId }))
  return {
    title: content.title, entry: '/releases', canonical: edition === shown.newest ? `/releases/${edition.releaseId}` : of(edition), short: shortOf(edition),
    files: content.page?.blocks.some((block) => 'file' in block) ?? false,
    article: articleOf(edition, first, content), data: dataOf(view, shown, content),
    body: html`<article>
<h1 lang="zh-CN" data-cleared="title">${content.title}</h1>
${banner(view, shown)}
<p class="meta row">${speaker(view, content, edition.unitName)}</p>
<p class="meta row">${edition.number && html`<span>${t('编号', 'No.')} <span lang="zh-CN">${edition.number}</span></span> `}<span>${t('发布', 'Released')} ${moment(view, first.releasedAt)}</span>${edition.no > 1 && html` <span>${t(`第 ${edition.no} 版`, `edition ${edition.no}`)} ${moment(view, edition.releasedAt)}</span>`} <span lang="zh-CN">${classWords(content.contentClass)}</span>${content.page && html` <span>${pageKindWords(view, content.page.kind)}</span>`}</p>
<p class="meta"><a href="/ask?about=${edition.releaseId}">${t('对这件发布提问或提意见', 'Ask or comment on this release')}</a></p>
${content.question !== '' && html`<h2>${t('问题', 'Question')}</h2>
${words('question', content.question, 'asked')}
`}${edition.answers > 0 && html`<p class="meta row">${askedAndAnswered(view, { ...edition, firstReleasedAt: first.releasedAt })}</p>
`}${release.clock && clockChip(view, release.clock)}
${pageHead(view, content, release)}${answerParts(view, content, 2, part.text)}
${partLinks(view, asked.parameters['no'] === undefined ? `/releases/${edition.releaseId}` : of(edition), part)}
${content.media && part.page === 1 && mediaFigures(view, edition.releaseId, content.media)}
${pageBody(view, content, release)}
${consultation && consultationSection(view, consultation, content.page!.invites!)}
${shown.newest.state === 'out' && edition === shown.newest && reactionSection(view, edition.releaseId, await asked.ask<Reactions>('evaluation.reactionsOf', { releaseId: edition.releaseId }))}
${editions(view, shown)}
${proof(view, edition, logged)}
</article>`,
  }
}

/** `/releases/:id/:no/words.json`: the cleared words as they were signed, for whoever wants to compute the digest. */
export async function wordsOf(asked: Asked): Promise<Page | Raw> {
  const shown = await find(asked)
  if (!shown) return notFoundPage(asked.view)
  if (shown.edition.words === null) return tombstone(asked.view, shown)
  return { body: shown.edition.words, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' } }
}

/** `/r/…`: the short address leads to the whole one. */
export async function shortAddress({ view, ask, parameters }: Asked): Promise<Page | Raw> {
  const end = parameters['end'] ?? ''
  const releaseId = /^[0-9a-f]{12}$/.test(end) ? await ask<string | null>('publication.publicByShort', { end }) : null
  return releaseId ? { body: '', status: 308, headers: { location: `/releases/${releaseId}`, 'cache-control': 'no-cache' } } : notFoundPage(view)
}

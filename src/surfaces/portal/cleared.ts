import type { Instant } from '#src/kernel/time.ts'
import { contentClasses, type PublicContent } from '#src/modules/publication/public.ts'
import { html, type Html } from './html.ts'
import { day, moment } from './moments.ts'
import type { View } from './view.ts'

/** Class of content in words; a code that is not on the list is shown as it is. */
export const classWords = (code: string): string => (contentClasses as Readonly<Record<string, string>>)[code] ?? code

/** Cleared words stand in an element of their own, sign for sign, line breaks included. */
export const words = (name: string, text: string, more = ''): Html => html`<div class="words${more && ` ${more}`}" lang="zh-CN" data-cleared="${name}">${text}</div>`

const PARTS = [
  ['facts', '事实', 'Facts'],
  ['measures', '措施', 'Measures'],
  ['result', '结果', 'Result'],
] as const

/** The parts of an answer in their order, of a long text one page of its `facts`; a missing result is said as the dated promise that stands for it (GB-18). */
export function answerParts(view: View, content: PublicContent, level: 2 | 3 = 2, facts = content.facts): Html {
  const heading = (text: string): Html => (level === 2 ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`)
  const given = PARTS.filter(([part]) => content[part] !== '')
  // A text of one part needs no heading over it.
  const named = given.length > 1 || content.question !== ''
  return html`${given.map(([part, zh, en]) => html`${named && heading(view.t(zh, en))}
${words(part, part === 'facts' ? facts : content[part])}
`)}${content.resultExpectedOn && html`<p class="note">${view.t('处理结果还没有，承诺最迟告知的日期：', 'The result is still to come; it is promised by ')}${day(view, content.resultExpectedOn)}</p>
`}${content.holding && html`<p class="note">${view.t('这是先行回应，不是最终答复。', 'This is a first word, not the final answer.')}${content.nextUpdateAt && html`${view.t('下一次通报不晚于 ', ' The next update comes by ')}${moment(view, content.nextUpdateAt)}${view.t('。', '.')}`}</p>
`}${content.expert && html`${heading(view.t('专家解读', 'An expert explains'))}
<p class="meta"><strong>${view.t('专家个人意见', 'The expert’s own opinion')}</strong> <span lang="zh-CN">${content.expert.name}</span> · <span lang="zh-CN">${content.expert.field}</span> · ${view.t('署名日期', 'signed')} ${day(view, content.expert.signedOn)}</p>
${words('expert', content.expert.opinion)}
`}`
}

/** Who speaks: the spokesperson by name with the unit, the unit where nobody is named (WL-27). */
export function speaker(view: View, content: PublicContent | null, unitName: string): Html {
  const name = content?.spokesperson
  return html`<strong>${view.t('官方发布', 'Official')}</strong> <span lang="zh-CN">${unitName}</span>${name && html` <span>${view.t('发言人', 'spokesperson')} <span lang="zh-CN" data-cleared="spokesperson">${name}</span></span>`}`
}

interface Answering {
  readonly knownAt: Instant | null
  readonly firstReleasedAt: Instant
  /** Letters that it answers. */
  readonly answers: number
}

/** When the letter was known, when it was answered, and for how many. */
export function askedAndAnswered(view: View, { knownAt, firstReleasedAt, answers }: Answering): Html {
  const { t } = view
  return html`${knownAt && html`<span>${t('来信', 'Asked')} ${moment(view, knownAt)}</span> `}<span>${t('答复', 'Answered')} ${moment(view, firstReleasedAt)}</span>${answers > 1 && html` <span>${t(`共答复 ${answers} 封来信`, `answers ${answers} letters`)}</span>`}`
}

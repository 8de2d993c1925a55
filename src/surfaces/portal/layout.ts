import { html, type Html, type Value } from './html.ts'
import { metaWords, structured } from './machine-words.ts'
import { qrAddress, type Page } from './page.ts'
import { styleAddress } from './style.ts'
import { siteFields } from '#src/modules/publication/public.ts'
import { withParameter, type View } from './view.ts'

const ENTRIES: readonly (readonly [string, string, string])[] = [
  ['/releases', '发布', 'Releases'],
  ['/questions', '问答', 'Answers'],
  ['/ask', '写信提问', 'Ask'],
  ['/follow', '查进展', 'Follow'],
  ['/promises', '承诺与兑现', 'Promises kept'],
]

const MORE: readonly (readonly [string, string, string])[] = [
  ['/topics', '专题', 'Topics'],
  ['/policies', '政策文件', 'Policies'],
  ['/interpretations', '政策解读', 'Interpretations'],
  ['/rebuttals', '辟谣', 'Rebuttals'],
  ['/decisions', '重大决策', 'Decisions'],
  ['/consultations', '征求意见与听证', 'Consultations'],
  ['/conferences', '发布会', 'Conferences'],
  ['/spokespersons', '新闻发言人', 'Spokespersons'],
  ['/mailbox', '领导信箱', 'Leader’s mailbox'],
  ['/survey', '提建议', 'Suggestions'],
  ['/report', '年度报告', 'Yearly report'],
  ['/sitemap.xml', '网站地图', 'Site map'],
  ['/rules', '计时规则', 'Rules of the clocks'],
  ['/log', '公开日志', 'Public log'],
  ['/accessibility', '无障碍声明', 'Accessibility'],
  ['/elsewhere', '各平台发布', 'On other platforms'],
  ['/subscribe', '订阅', 'Subscribe'],
]

/** Name of the site. */
export const siteName = (view: Pick<View, 'settings'>): string => view.settings.siteName ?? '回应'

const feedLinks = (view: View): Value => [
  html`<link rel="alternate" type="application/atom+xml" title="${siteName(view)} Atom" href="/feed.atom">
`,
  html`<link rel="alternate" type="application/rss+xml" title="${siteName(view)} RSS" href="/feed.rss">
`,
  html`<link rel="alternate" type="application/feed+json" title="${siteName(view)} JSON" href="/feed.json">`,
]

function header(view: View, entry: string | undefined): Html {
  const { t, address } = view
  return html`<header class="top">
<div class="switches">
<a href="${withParameter(address, 'large', view.large ? '0' : '1')}">${view.large ? t('标准字号', 'Standard type') : t('长者模式', 'Large type')}</a>
<a href="${withParameter(address, 'lang', view.language === 'en' ? 'zh' : 'en')}"${view.language === 'en' ? html` lang="zh-CN"` : html` lang="en"`}>${view.language === 'en' ? '中文' : 'English'}</a>
</div>
<p class="site"><a href="/" lang="zh-CN">${siteName(view)}</a>${view.settings.organiser && html` <span lang="zh-CN">${view.settings.organiser}</span>`}</p>
<nav aria-label="${t('主要栏目', 'Main')}"><ul>
${ENTRIES.map(([href, zh, en]) => html`<li><a href="${href}"${entry === href && html` aria-current="page"`}>${t(zh, en)}</a></li>
`)}</ul></nav>
</header>`
}

/** Fields of the footer in their order; names of them are in the settings. */
const FOOTER = ['organiser', 'undertaker', 'contact', 'siteCode', 'icp', 'police', 'approval'] as const
const MARKS = [['identity', '党政机关网站标识', 'Identity of this site'], ['findFault', '我为政府网站找错', 'Report a fault of this site']] as const

const canonicalOf = ({ address }: View, page: Page): string => page.canonical ?? address.split('?')[0]!

/** The page as a picture for a telephone beside the screen (WL-41). */
const phoneCode = (view: View, page: Page): Value => !page.personal && (page.status ?? 200) < 400 && html`<details class="phone">
<summary>${view.t('在手机上打开本页', 'Open this page on a phone')}</summary>
<img src="${qrAddress(page.short ?? canonicalOf(view, page))}" width="148" height="148" loading="lazy" alt="${view.t('本页网址的二维码', 'QR code of this address')}">
<p class="meta code">${view.origin}${page.short ?? canonicalOf(view, page)}</p>
</details>
`

function footer(view: View, page: Page): Html {
  const { t, settings } = view
  const fields = FOOTER.flatMap((field) => (settings[field] ? [html`<div><dt>${t(siteFields[field][0], siteFields[field][1])}</dt><dd lang="zh-CN">${settings[field]}</dd></div>
`] : []))
  const marks = MARKS.flatMap(([field, zh, en]) => (settings[field] ? [html`<li><a href="${settings[field]}" rel="external">${t(zh, en)}</a></li>
`] : []))
  return html`<footer>
${phoneCode(view, page)}<nav aria-label="${t('更多', 'More')}"><ul>
${MORE.map(([href, zh, en]) => html`<li><a href="${href}">${t(zh, en)}</a></li>
`)}${(settings.links?.length ?? 0) > 0 && html`<li><a href="/links">${t('相关网站', 'Other sites')}</a></li>
`}${marks}</ul></nav>
${fields.length > 0 && html`<dl class="site-facts">
${fields}</dl>`}
</footer>`
}

/** A database that is not the live one says so on every page (RL-17). */
const watermark = (view: View): Value => view.kind !== 'live' && html`<p class="watermark${view.drill !== undefined && ' drill'}">${view.drill !== undefined
  ? view.t(`演练“${view.drill}”：不是真实情况，不得外传`, `Drill "${view.drill}": nothing here is real, nothing leaves`)
  : view.t('演示数据：单位、人员和内容都是虚构的', 'Demonstration: units, people and contents are invented')}</p>`

/** The whole document. */
export function document(view: View, page: Page): string {
  const { t } = view
  const hidden = page.personal || view.kind !== 'live' || (page.status ?? 200) >= 400
  return html`<!DOCTYPE html>
<html lang="${t('zh-CN', 'en')}"${view.large && html` class="large"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${siteName(view)}</title>
${hidden && html`<meta name="robots" content="noindex">
`}${metaWords(view, page)}${(page.status ?? 200) < 400 && html`<link rel="canonical" href="${view.origin}${canonicalOf(view, page)}">
`}${page.short && html`<link rel="shortlink" href="${view.origin}${page.short}">
`}<link rel="stylesheet" href="${styleAddress}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${feedLinks(view)}
${page.head}${page.data && structured(page.data)}</head>
<body>
<a class="skip" href="#main">${t('跳到正文', 'Skip to content')}</a>
${watermark(view)}
${header(view, page.entry)}
<main id="main" tabindex="-1">
${page.body}
</main>
${footer(view, page)}
</body>
</html>
`.text
}

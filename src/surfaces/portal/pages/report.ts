import { civilDate } from '#src/kernel/time.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'
import { notFoundPage } from './trouble.ts'

/** What `evaluation.yearReport` answers, as far as this page shows it. */
interface Chapter {
  readonly zh: string
  readonly en: string
  readonly rows: readonly { readonly zh: string; readonly en: string; readonly value: number | null }[]
}
interface YearReport {
  readonly year: number
  readonly complete: boolean
  readonly chapters: readonly Chapter[]
  readonly pillars: readonly (Chapter & { readonly what: { readonly zh: string; readonly en: string } })[]
}

interface Outside {
  readonly id: string
  readonly organisation: string
  readonly title: string
  readonly report: string
  readonly filedAt: string
}

const FIRST_YEAR = 2020

/** A share as it is read, everything else as it was counted. */
const figure = ({ zh, value }: { readonly zh: string; readonly value: number | null }): string => (value === null ? '—' : zh.endsWith('比例') ? `${(value * 100).toFixed(1)}%` : String(value))

const rows = (view: View, chapter: Chapter): Html => html`<section class="scroll" aria-label="${view.of(chapter)}" tabindex="0"><table>
<thead><tr><th scope="col">${view.t('项目', 'Item')}</th><th scope="col" class="n">${view.t('数值', 'Figure')}</th></tr></thead>
<tbody>
${chapter.rows.map((row) => html`<tr><th scope="row">${view.of(row)}</th><td class="n">${figure(row)}</td></tr>
`)}</tbody></table></section>
`

/** `/report` and `/report/:year`: the year's report to the public, laid out by the four rights (WL-04). */
export async function reportPage({ view, ask, served, parameters }: Asked): Promise<Page> {
  const { t, now } = view
  const present = Number(civilDate(now).slice(0, 4))
  const year = parameters['year'] === undefined ? present : Number(parameters['year'])
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > present || !served.catalogue.hasQuery('evaluation.yearReport')) return notFoundPage(view)
  const [report, outside] = await Promise.all([ask<YearReport>('evaluation.yearReport', { year }), ask<readonly Outside[]>('evaluation.thirdPartyReports', {})])
  const title = t(`${year} 年度报告`, `Report of ${year}`)
  return {
    title, entry: '/report',
    body: html`<h1>${title}</h1>
<p>${t('按公众的四项权利排列：知情、参与、表达、监督。数字由系统从办理记录计算。', 'Laid out by four rights of the public: to know, to take part, to be heard, to oversee. Figures come from the record.')}${!report.complete && html` <strong>${t('本年还没有结束。', 'The year is not over yet.')}</strong>`}</p>
<nav class="pages" aria-label="${t('年份', 'Years')}"><a href="/report/${year - 1}"${year === FIRST_YEAR && html` hidden`}>${year - 1}</a>${year < present && html`<a href="/report/${year + 1}">${year + 1}</a>`}</nav>
${report.chapters.map((chapter) => html`<h2>${view.of(chapter)}</h2>
${rows(view, chapter)}`)}<h2>${t('三个立足点：机制、队伍、平台', 'Three feet: mechanism, people, platform')}</h2>
<p>${t('每一项应办归入其中一个，三项相加就是全年应办。', 'Each duty stands on one of them; together they are all duties of the year.')}</p>
${report.pillars.map((pillar) => html`<h3>${view.of(pillar)}</h3>
<p class="hint">${view.of(pillar.what)}</p>
${rows(view, pillar)}`)}${outside.length > 0 && html`<h2>${t('第三方评估报告', 'Reports by third parties')}</h2>
${outside.map((one) => html`<details><summary><span lang="zh-CN">${one.title}</span> · <span lang="zh-CN">${one.organisation}</span> · ${moment(view, one.filedAt)}</summary><div class="words" lang="zh-CN">${one.report}</div></details>
`)}`}`,
  }
}

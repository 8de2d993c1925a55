import { civilDate } from '#src/kernel/time.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../serving.ts'
import { notFoundPage } from './trouble.ts'

/** What `evaluation.yearReport` answers, as far as this page shows it. */
interface YearReport {
  readonly year: number
  readonly complete: boolean
  readonly chapters: readonly { readonly right: string; readonly zh: string; readonly en: string; readonly rows: readonly { readonly zh: string; readonly en: string; readonly value: number | null }[] }[]
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
<section class="scroll" aria-label="${view.of(chapter)}" tabindex="0"><table>
<thead><tr><th scope="col">${t('项目', 'Item')}</th><th scope="col" class="n">${t('数值', 'Figure')}</th></tr></thead>
<tbody>
${chapter.rows.map((row) => html`<tr><th scope="row">${view.of(row)}</th><td class="n">${figure(row)}</td></tr>
`)}</tbody></table></section>
`)}${outside.length > 0 && html`<h2>${t('第三方评估报告', 'Reports by third parties')}</h2>
${outside.map((one) => html`<details><summary><span lang="zh-CN">${one.title}</span> · <span lang="zh-CN">${one.organisation}</span> · ${moment(view, one.filedAt)}</summary><div class="words" lang="zh-CN">${one.report}</div></details>
`)}`}`,
  }
}

import type { Keeping, Kept, LateDuty } from '#src/modules/duties/public.ts'
import type { ResponseTimes } from '#src/modules/evaluation/public.ts'
import { between, plus } from '#src/kernel/time.ts'
import { barTable } from '../bars.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import { lengthWords, moment } from '../moments.ts'
import type { Asked } from '../serving.ts'
import { withParameter, type View } from '../view.ts'
import { keptSentence } from './home.ts'
import { surveySection, type SurveyFigures } from './survey-section.ts'

const PERIODS = [['30', '近 30 天', 'last 30 days'], ['91', '近 3 个月', 'last 3 months'], ['366', '近 12 个月', 'last 12 months'], ['all', '全部', 'all']] as const
/** Fewer answers than this say little (GS-09). */
const ENOUGH = 30
const DAY_MS = 86_400_000

const hours = (view: View, limit: number): string => (limit <= 72 ? view.t(`${limit} 小时`, `${limit} h`) : view.t(`${limit / 24} 天`, `${limit / 24} days`))

type Buckets = ResponseTimes['all']['buckets']

/** A bucket by its upper end, `24 小时以内`; short without the last word, for heads of columns. */
function bucketWords(view: View, buckets: Buckets, at: number, short = false): string {
  const limit = buckets[at]!.upToHours
  const below = (): string => hours(view, buckets[at - 1]?.upToHours ?? 0)
  if (limit === null) return short ? view.t('更久', 'longer') : view.t(`超过 ${below()}`, `over ${below()}`)
  return short ? hours(view, limit) : view.t(`${hours(view, limit)}以内`, `up to ${hours(view, limit)}`)
}

function keptTable(view: View, units: readonly Kept[]): Html {
  const { t } = view
  const cell = (value: number, late = false): Html => html`<td class="n${late && value > 0 && ' is-late'}">${value}</td>`
  return html`<section class="scroll" aria-label="${t('各单位兑现情况', 'How each unit kept its time')}" tabindex="0"><table>
<caption>${t('欠公众的答复和承诺（件）', 'Answers and promises owed to the public')}</caption>
<thead><tr><th scope="col">${t('单位', 'Unit')}</th><th scope="col" class="n">${t('应办', 'Owed')}</th><th scope="col" class="n">${t('按时', 'In time')}</th><th scope="col" class="n">${t('逾期办成', 'Done late')}</th><th scope="col" class="n">${t('逾期未办', 'Overdue')}</th><th scope="col" class="n">${t('办理中', 'Running')}</th><th scope="col" class="n">${t('依规终止', 'Ended')}</th></tr></thead>
<tbody>
${units.map((unit) => html`<tr><th scope="row" class="unit-wide" lang="zh-CN">${unit.unitName}</th>${cell(unit.owed)}${cell(unit.onTime)}${cell(unit.late, true)}${cell(unit.overdue, true)}${cell(unit.running)}${cell(unit.ended)}</tr>
`)}</tbody></table></section>`
}

function distribution(view: View, { all, units }: ResponseTimes, nameOf: (unitId: string) => string): Html {
  const { t } = view
  const { n, buckets } = all
  if (n === 0) return html`<p>${t('这段时间还没有答复。', 'No answers in this time.')}</p>`
  const rows = buckets.map((bucket, at) => ({ label: bucketWords(view, buckets, at), value: bucket.n }))
  const few = units.some((unit) => unit.n < ENOUGH)
  const most = rows.toSorted((a, b) => b.value - a.value)[0]!
  return html`<p>${t(`从知悉到答复用了多久，共 ${n} 件；最多的一档是“${most.label}”，${most.value} 件。按答复的日期统计。`, `How long ${n} answers took from the moment the government knew; most (${most.value}) fall in “${most.label}”. Counted by the day of the answer.`)}${n < ENOUGH && html` <strong>${t('样本不足。', 'Too few to judge.')}</strong>`}</p>
${barTable(t('全部单位', 'All units'), [t('用时', 'Time'), t('件', 'Answers')], rows)}
<section class="scroll" aria-label="${t('各单位答复用时', 'Time to the answer by unit')}" tabindex="0"><table>
<caption>${t('各单位答复用时（件，每列是该用时以内）', 'Time to the answer by unit (each column: up to)')}</caption>
<thead><tr><th scope="col">${t('单位', 'Unit')}</th>${buckets.map((_, at) => html`<th scope="col" class="n">${bucketWords(view, buckets, at, true)}</th>`)}</tr></thead>
<tbody>
${units.map((unit) => html`<tr><th scope="row" class="unit-wide"><span lang="zh-CN">${nameOf(unit.unitId)}</span>${unit.n < ENOUGH && ' *'}</th>${unit.buckets.map((bucket) => html`<td class="n">${bucket.n}</td>`)}</tr>
`)}</tbody></table></section>
${few && html`<p class="hint">${t(`* 答复不满 ${ENOUGH} 件，样本不足，不宜拿来比较。`, `* Fewer than ${ENOUGH} answers: too few to compare.`)}</p>`}`
}

function lateBy(view: View, one: LateDuty): Html {
  const { t } = view
  if (one.dischargedAt) return html`${t(`逾期 ${lengthWords(view, between(one.dueAt, one.dischargedAt))}办成`, `done ${lengthWords(view, between(one.dueAt, one.dischargedAt))} late`)}`
  if (one.state === 'waived') return html`${t('逾期后终止', 'ended after it was overdue')}`
  const late = lengthWords(view, between(one.dueAt, view.now))
  return html`<span class="is-late">${t(`逾期 ${late}，仍未办`, `${late} overdue, still not done`)}</span>`
}

function lateList(view: View, items: readonly LateDuty[], next: string | undefined, address: string): Html {
  const { t } = view
  if (items.length === 0) return html`<p>${t('没有逾期的事项。', 'Nothing is late.')}</p>`
  return html`<ul class="list">
${items.map((one) => html`<li><span lang="zh-CN">${one.unitName}</span> · ${lateBy(view, one)}
<p class="meta">${view.of(one.title)}${one.clause && ` · ${one.clause}`} · ${t('到期', 'due')} ${moment(view, one.dueAt)}</p></li>
`)}</ul>
${next && html`<p><a href="${withParameter(address, 'after', next)}#late" rel="next">${t('更早的逾期事项', 'Earlier ones')}</a></p>`}`
}

/** `/promises`: how each unit keeps its time, and every late one by name (NH-39, RL-13). Late cannot be hidden. */
export async function promisesPage({ view, ask, served, parameters }: Asked): Promise<Page> {
  const { t } = view
  const period = PERIODS.find(([code]) => code === parameters['period'])?.[0] ?? '366'
  const days = period === 'all' ? {} : { days: Number(period) }
  const after = /^\d{1,7}$/.test(parameters['after'] ?? '') ? { after: parameters['after'] } : {}
  const [keeping, late, times, units, survey] = await Promise.all([
    ask<Keeping>('duties.publicKeeping', days),
    ask<{ items: readonly LateDuty[]; after?: string }>('duties.publicLate', { ...days, ...after, limit: 50 }),
    served.catalogue.hasQuery('evaluation.responseTimes') ? ask<ResponseTimes>('evaluation.responseTimes', period === 'all' ? {} : { from: plus(view.now, -Number(period) * DAY_MS) }) : undefined,
    ask<readonly { readonly id: string; readonly name: string }[]>('directory.publicUnits', {}),
    served.catalogue.hasQuery('evaluation.survey') ? ask<SurveyFigures>('evaluation.survey', {}) : undefined,
  ])
  const names = new Map([...keeping.units.map((unit) => [unit.unitId, unit.unitName] as const), ...units.map((unit) => [unit.id, unit.name] as const)])
  return {
    title: t('承诺与兑现', 'Promises kept'), entry: '/promises',
    body: html`<h1>${t('我们的承诺与兑现', 'What we promised, and how we kept it')}</h1>
${period === '366' && keptSentence(view, keeping)}
<nav class="pages" aria-label="${t('时间', 'Period')}">${PERIODS.map(([code, zh, en]) => html`<a href="/promises?period=${code}"${code === period && html` aria-current="page"`}>${t(zh, en)}</a>
`)}</nav>
<p class="hint">${t('按开始计时的日期统计；仍未办的逾期事项不论多久都在表上。数字由系统从办理记录计算，单位不能修改。', 'Counted by the day the clock started; what is overdue stays listed however old. The figures come from the record; no unit can change them.')}</p>
<h2>${t('各单位', 'Units')}</h2>
${keeping.units.length === 0 ? html`<p>${t('这段时间没有应当兑现的承诺。', 'Nothing was owed in this time.')}</p>` : keptTable(view, keeping.units)}
<h2>${t('答复用时', 'Time to the answer')}</h2>
${times && distribution(view, times, (unitId) => names.get(unitId) ?? t('已撤并的单位', 'a closed unit'))}
<h2 id="late">${t('逾期事项', 'Late ones')}</h2>
<p class="hint">${t('仍未办的在前。', 'Those still not done first.')}</p>
${lateList(view, late.items, late.after, `/promises?period=${period}`)}
${survey && surveySection(view, survey)}
<p><a href="/rules">${t('时限依据哪些条款', 'By which clauses')}</a> · <a href="/report">${t('年度报告', 'Yearly report')}</a></p>`,
  }
}

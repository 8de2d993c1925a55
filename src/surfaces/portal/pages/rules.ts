import type { PublicRule, PublicRules } from '#src/modules/duties/public.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'

const FORCE: Readonly<Record<PublicRule['force'], readonly [string, string]>> = { must: ['必须', 'must'], should: ['应当', 'should'], 'in-principle': ['原则上', 'in principle'], encouraged: ['鼓励', 'encouraged'] }
const UNITS = [[/^PT(\d+)M$/, '分钟', 'minutes'], [/^PT(\d+)H$/, '小时', 'hours'], [/^P(\d+)D$/, '日', 'days'], [/^P(\d+)WD$/, '个工作日', 'working days']] as const

function withinWords(view: View, within: string | null): string {
  if (within === null) return view.t('以自己的承诺为期', 'as promised')
  for (const [form, zh, en] of UNITS) {
    const n = form.exec(within)?.[1]
    if (n) return view.t(`${n} ${zh}`, `${n} ${en}`)
  }
  return within
}

function rule(view: View, one: PublicRule, firstOf: ReadonlyMap<string, string>): Html {
  const { t } = view
  const anchor = one.register.find((clause) => firstOf.get(clause) === one.id)
  return html`<li${anchor && html` id="${anchor}"`}><strong>${view.of(one.title)}</strong> · ${withinWords(view, one.within)} · ${one.register.join(t('、', ', '))}
<p>${view.of(one.says)}${t('。', '.')}</p>
<p class="meta">${t('出处：', 'From: ')}<span lang="zh-CN">${one.instrument.zh}</span>${one.number && html` <span lang="zh-CN">${one.number}</span>`} <span lang="zh-CN">${one.clause}</span> · ${t(...FORCE[one.force])}</p>
${one.readings.map(({ question, reading }) => html`<p class="meta">${t('解读：', 'Reading: ')}${view.of(question)}${view.of(reading)}</p>
`)}</li>
`
}

/** `/rules`: the clauses by which clocks run, in our wording, from the rulebook itself. */
export async function rulesPage({ view, ask }: Asked): Promise<Page> {
  const { t } = view
  const { deadlines, kept: { contacts, words } } = await ask<PublicRules>('duties.publicRules', {})
  const firstOf = new Map(deadlines.toReversed().flatMap((one) => one.register.map((clause) => [clause, one.id] as const)))
  const toPublic = deadlines.filter((one) => one.owedTo === 'public' || one.owedTo === 'asker')
  const inside = deadlines.filter((one) => !toPublic.includes(one))
  const list = (rules: readonly PublicRule[]): Html => html`<ul class="list">
${rules.map((one) => rule(view, one, firstOf))}</ul>`
  return {
    title: t('计时规则', 'Rules of the clocks'),
    body: html`<h1>${t('时限怎么算，依据是什么', 'How time is counted, and by which clauses')}</h1>
<ul>
<li>${t('从政府任何一个单位知道这件事起算，不等登记，不等分派。', 'The clock starts when any unit of the government knew, not when it was registered or assigned.')}</li>
<li>${t('小时连着算，夜里和假日不停；到期的那一刻办成，算按时。', 'Hours run on through nights and holidays; done at the very moment it is due is in time.')}</li>
<li>${t('工作日按国务院放假通知算，调休的周末照常算；通知还没发布的年份，结果标明“暂定”。', 'Working days follow the holiday notices, make-up days included; where the notice is not out yet the result says “provisional”.')}</li>
<li>${t('同一件事有几条规定的，以最严的为准。', 'Where several clauses apply, the strictest holds.')}</li>
<li>${t('只有答复公开发布，或者直接答复到来信人，计时才停。', 'Only a published answer, or one given to the asker, stops the clock.')}</li>
</ul>
<h2>${t('对公众的时限', 'Owed to the public')}</h2>
${list(toPublic)}
<h2>${t('内部环节的时限', 'Inside the office')}</h2>
${list(inside)}
<h2>${t('您的信息', 'Your data')}</h2>
<p>${t('来信原文不公开。网页不用脚本，不统计访问，只用两个 Cookie 记住字号和语言。', 'Letters are not published. These pages use no scripts, count no visits, and set two cookies only: type size and language.')}</p>
${contacts && words && html`<p>${t(`办结以后，联系方式保留 ${contacts.zh}，来信原文保留 ${words.zh}，到期清除；只留下办理记录和一串看不出内容的摘要。重新办理的，从再次办结起算；依法作为证据的，留到不再需要为止。`, `Once a matter is closed, a contact is kept ${contacts.en} and the words of the letter ${words.en}; then they are erased, and only the record of what was done and a digest that tells nothing remain. A matter opened again counts from its next close; what the law needs as evidence is kept until it is no longer needed.`)}</p>`}`,
  }
}

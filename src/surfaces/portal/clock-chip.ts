import { between } from '#src/kernel/time.ts'
import { pauseGrounds, type PublicClock } from '#src/modules/publication/public.ts'
import { html, type Html } from './html.ts'
import { lengthWords, moment } from './moments.ts'
import type { View } from './view.ts'

interface Face {
  readonly look: 'running' | 'soon' | 'overdue' | 'met' | 'late' | 'paused' | 'ended'
  readonly words: string
}

/** What a pause rests on, in words; a code that is not on the list is shown as it is. */
export const pauseWords = (ground: string): string => (pauseGrounds as Readonly<Record<string, string>>)[ground] ?? ground

/** What the chip says first. Done at the very moment it was due is in time (CV-1). */
function faceOf(view: View, clock: PublicClock): Face {
  const { dueAt, startedAt, dischargedAt } = clock
  if (clock.state === 'waived') return { look: 'ended', words: clock.breachedAt ? view.t('逾期后终止', 'ended after it was overdue') : view.t('已终止', 'ended') }
  if (clock.state === 'paused') return { look: 'paused', words: view.t(`暂停：${pauseWords(clock.pauseGround ?? '')}`, `paused: ${pauseWords(clock.pauseGround ?? '')}`) }
  if (dischargedAt !== null) {
    const left = between(dischargedAt, dueAt)
    if (left >= 0) return { look: 'met', words: view.t(`按时 · 提前 ${lengthWords(view, left)}`, `in time · ${lengthWords(view, left)} early`) }
    return { look: 'late', words: view.t(`逾期 ${lengthWords(view, -left)}办成`, `done ${lengthWords(view, -left)} late`) }
  }
  const left = between(view.now, dueAt)
  if (left < 0) return { look: 'overdue', words: view.t(`已逾期 ${lengthWords(view, -left)}`, `${lengthWords(view, -left)} overdue`) }
  return { look: left * 4 <= between(startedAt, dueAt) ? 'soon' : 'running', words: view.t(`剩 ${lengthWords(view, left)}`, `${lengthWords(view, left)} left`) }
}

/** The clock chip: text first, shape second, colour third. A click opens why it says so. */
export function clockChip(view: View, clock: PublicClock): Html {
  const { look, words } = faceOf(view, clock)
  const provisional = clock.provisional && clock.dischargedAt === null
  return html`<details class="clock">
<summary><span class="chip chip-${look}${provisional ? ' chip-provisional' : ''}">${provisional && view.t('暂定 · ', 'provisional · ')}${words} · ${view.of(clock.title)}${clock.clause && html` · <span class="whole">${clock.clause}</span>`}</span></summary>
<dl class="facts">
<div><dt>${view.t('依据', 'Clause')}</dt><dd>${clock.clause ?? '—'}${clock.says && html`${view.t('：', ': ')}${view.of(clock.says)}${view.t('。', '.')}`} <a href="/rules${clock.clause && `#${clock.clause}`}">${view.t('计时规则', 'rules')}</a></dd></div>
<div><dt>${view.t('起算', 'Started')}</dt><dd>${moment(view, clock.startedAt)}</dd></div>
<div><dt>${view.t('到期', 'Due')}</dt><dd>${moment(view, clock.dueAt)}</dd></div>
${clock.dischargedAt !== null && html`<div><dt>${view.t('办成', 'Done')}</dt><dd>${moment(view, clock.dischargedAt)}</dd></div>`}
${provisional && html`<div><dt>${view.t('暂定', 'Provisional')}</dt><dd>${view.t('跨到的年份放假通知还没有发布，发布后重算，原来的到期时间留在记录里。', 'The holiday notice for that year is not out yet; the due time is computed again when it is, and the old one stays on record.')}</dd></div>`}
</dl>
</details>`
}

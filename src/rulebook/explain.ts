import type { Instant } from '#src/kernel/time.ts'
import type { DutyOpening, Governing } from './engine.ts'
import { readPeriod, periodWords } from './period.ts'
import { type Bilingual, momentWords } from './wording.ts'

const FORCE: Readonly<Record<Governing['force'], Bilingual>> = {
  must: { zh: '必须', en: 'must' },
  should: { zh: '应当', en: 'should' },
  'in-principle': { zh: '原则上（逾期须写理由，仍计逾期）', en: 'in principle (a miss needs a written reason and counts all the same)' },
  encouraged: { zh: '鼓励', en: 'encouraged' },
}

const OWED: Readonly<Record<string, Bilingual>> = {
  'responsible-unit': { zh: '责任单位', en: 'the responsible unit' },
  'post-holder': { zh: '任职者', en: 'the holder of the post' },
  'press-office': { zh: '新闻办', en: 'the press office' },
  'confirming-agency': { zh: '被问到的机关', en: 'the agency asked' },
  public: { zh: '公众', en: 'the public' },
  asker: { zh: '来信人', en: 'the asker' },
  superior: { zh: '上级', en: 'the superior' },
  media: { zh: '媒体', en: 'the media' },
}

/** The governing rule in one line: title, clause, document, force, wording. */
export function explainRule(rule: Governing): Bilingual {
  const ids = rule.register.join('、')
  return {
    zh: `${rule.instrument.zh}${rule.clause}（${ids}，${FORCE[rule.force].zh}）：${rule.says.zh}`,
    en: `${rule.instrument.en}, ${rule.clause} (${rule.register.join(', ')}; ${FORCE[rule.force].en}): ${rule.says.en}`,
  }
}

/**
 * A duty as sentences, in the order a person asks: who owes what to whom by when; under which clause in our wording; what settles
 * the unclear; how the days were counted; which other rules lost; what is provisional (rule 12).
 */
export function explain(opening: DutyOpening): readonly Bilingual[] {
  const [winner, ...losers] = opening.governedBy
  if (winner === undefined) return []
  const due = momentWords(opening.dueAt)
  const by = OWED[opening.owedBy] ?? { zh: opening.owedBy, en: opening.owedBy }
  const to = OWED[opening.owedTo] ?? { zh: opening.owedTo, en: opening.owedTo }
  return [
    { zh: `${by.zh}欠${to.zh}：${opening.title.zh}，${due.zh} 前办成`, en: `${by.en} owes ${to.en}: ${opening.title.en}, by ${due.en}` },
    explainRule(winner),
    ...winner.readings.map(({ question, reading, decidedBy }) => ({ zh: `解读：${question.zh}${reading.zh}（${decidedBy.zh}）`, en: `reading: ${question.en} ${reading.en} (${decidedBy.en})` })),
    ...opening.steps.map(({ zh, en }) => ({ zh, en })),
    ...losers.map(explainLoser),
    ...(opening.provisional ? [{ zh: '暂定：放假通知载入后重算，旧的到期时间留在记录里', en: 'provisional: computed again when the notice is loaded; the earlier due time stays on record' }] : []),
  ]
}

function explainLoser(rule: Governing): Bilingual {
  const due = momentWords(rule.dueAt)
  const period = readPeriod(rule.within)
  const words = period === undefined ? { zh: '自己承诺', en: 'as promised' } : periodWords(period)
  return {
    zh: `另有 ${rule.register.join('、')}（${words.zh}，${due.zh}）也适用，较宽，以最严为准`,
    en: `${rule.register.join(', ')} (${words.en}, ${due.en}) applies too and is longer; the strictest holds`,
  }
}

/** Time left or overdue as the clock chip says it: `剩 41 分`, `逾期 2 小时`. Due at this very moment is in time (CV-1). */
export function clockWords(dueAt: Instant, now: Instant): Bilingual {
  const late = now > dueAt
  const [from, to] = late ? [dueAt, now] : [now, dueAt]
  const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
  const amount = minutes < 60 ? { zh: `${minutes} 分`, en: `${minutes} min` }
    : minutes < 48 * 60 ? { zh: `${Math.floor(minutes / 60)} 小时`, en: `${Math.floor(minutes / 60)} h` }
    : { zh: `${Math.floor(minutes / 1440)} 天`, en: `${Math.floor(minutes / 1440)} d` }
  return late ? { zh: `逾期 ${amount.zh}`, en: `overdue ${amount.en}` } : { zh: `剩 ${amount.zh}`, en: `${amount.en} left` }
}

import type { CadenceValue } from './kinds/cadence.ts'
import type { QuotaValue } from './kinds/evidence.ts'
import { keepWords, type RetentionValue } from './kinds/retention.ts'
import { LINE_WORDS } from './kinds/rotation.ts'
import { periodWords } from './period.ts'
import { type EvidenceKind, type Occasion, type Organiser, type QuotaPeriod, type RestDayPolicy, weekdays } from './promise-schema.ts'
import type { Rule } from './schema.ts'
import { type Open, openOf } from './settings.ts'
import type { Bilingual } from './wording.ts'

const WEEKDAYS: readonly Bilingual[] = ['一', '二', '三', '四', '五', '六', '日'].map((zh, index) => ({ zh: `周${zh}`, en: (weekdays[index] ?? '').replace(/^./, (first) => first.toUpperCase()) }))
const POLICY: Readonly<Record<RestDayPolicy, Bilingual>> = {
  keep: { zh: '遇休息日不移', en: 'kept on days off' }, next: { zh: '遇休息日顺延', en: 'moves on from days off' }, previous: { zh: '遇休息日提前', en: 'moves back from days off' },
}
const PER: Readonly<Record<QuotaPeriod, Bilingual>> = { year: { zh: '每年', en: 'a year' }, 'half-year': { zh: '每半年', en: 'a half-year' }, quarter: { zh: '每季度', en: 'a quarter' }, month: { zh: '每月', en: 'a month' } }
const KINDS: Readonly<Record<EvidenceKind, Bilingual>> = {
  session: { zh: '发布场次', en: 'sessions' }, activity: { zh: '参加的发布活动', en: 'activities' }, response: { zh: '其他形式的回应', en: 'responses in another form' },
  release: { zh: '已发布的稿件', en: 'releases' }, training: { zh: '培训', en: 'training' },
}
const OCCASIONS: Readonly<Record<Occasion, Bilingual>> = {
  regular: { zh: '例行', en: 'regular' }, thematic: { zh: '专题', en: 'thematic' }, emergency: { zh: '突发', en: 'emergency' }, micro: { zh: '微型', en: 'micro' }, live_interview: { zh: '在线访谈', en: 'online interview' },
}
const ORGANISERS: Readonly<Record<Organiser, Bilingual>> = {
  municipal: { zh: '市级', en: 'municipal' }, provincial: { zh: '省级', en: 'provincial' }, district: { zh: '区级', en: 'district' }, unit: { zh: '单位自办', en: 'own' },
}

/** A value as written; of a parameter its shipped default, else 未设定. */
function shown<T>(given: T | Open<T>, words: (value: T) => Bilingual): Bilingual {
  const open = openOf(given)
  if (open === undefined) return words(given as T)
  return open.default === undefined ? { zh: '未设定', en: 'not set' } : words(open.default)
}

const noNumber = <T>(given: T | Open<T>): boolean => { const open = openOf(given); return open !== undefined && open.default === undefined }
const number = (n: number): Bilingual => ({ zh: String(n), en: String(n) })
const both = (parts: readonly Bilingual[]): Bilingual => ({ zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') })

/** When a cadence comes round: `每月 10 日`, `the 10th of every month`. */
export function patternWords(value: CadenceValue): Bilingual {
  const short = (of: { readonly shortMonth?: unknown }): Bilingual => (of.shortMonth === undefined ? { zh: '', en: '' } : { zh: '（短月取最后一天）', en: ' (the last day of shorter months)' })
  if ('monthly' in value) return { zh: `每月 ${value.monthly.day} 日${short(value.monthly).zh}`, en: `day ${value.monthly.day} of every month${short(value.monthly).en}` }
  if ('quarterly' in value) return { zh: `每季度第 ${value.quarterly.month} 个月 ${value.quarterly.day} 日${short(value.quarterly).zh}`, en: `day ${value.quarterly.day} of month ${value.quarterly.month} of every quarter${short(value.quarterly).en}` }
  if ('yearly' in value) return { zh: `每年 ${value.yearly.from} 至 ${value.yearly.until} 之间`, en: `every year between ${value.yearly.from} and ${value.yearly.until}` }
  if ('weekly' in value) {
    const day = WEEKDAYS[weekdays.indexOf(value.weekly.weekday)] as Bilingual
    return { zh: `每${day.zh}`, en: `every ${day.en}` }
  }
  if (noNumber(value.interval.days)) return { zh: '间隔天数未设定', en: 'the days between are not set' }
  const days = shown(value.interval.days, number)
  return { zh: `每 ${days.zh} 天`, en: `every ${days.en} days` }
}

function quotaWords(value: QuotaValue): Bilingual {
  const unit = value.measure === 'hours' ? { zh: '小时', en: ' hours of' } : { zh: '次', en: '' }
  const least = shown(value.atLeast, number)
  const what = value.counts.map((kind) => KINDS[kind])
  const on = value.occasions === undefined ? [] : [shown(value.occasions, (list) => ({ zh: `只计${list.map((one) => OCCASIONS[one].zh).join('、')}`, en: `only ${list.map((one) => OCCASIONS[one].en).join(', ')}` }))]
  return both([
    noNumber(value.atLeast) ? { zh: `${PER[value.per].zh}次数未设定`, en: `how many ${what.map(({ en }) => en).join(' or ')} ${PER[value.per].en} is not set` } : { zh: `${PER[value.per].zh}至少 ${least.zh} ${unit.zh}`, en: `at least ${least.en}${unit.en} ${what.map(({ en }) => en).join(' or ')} ${PER[value.per].en}` },
    ...(value.measure === 'hours' ? [] : [{ zh: `计${what.map(({ zh }) => zh).join('、')}`, en: 'held and recorded' }]),
    ...on,
    ...(value.organisedBy === undefined ? [] : [{ zh: `由${ORGANISERS[value.organisedBy].zh}组织`, en: `${ORGANISERS[value.organisedBy].en} ones` }]),
    ...(value.notOrganisedBy === undefined ? [] : [{ zh: `不含${ORGANISERS[value.notOrganisedBy].zh}组织的`, en: `not ${ORGANISERS[value.notOrganisedBy].en} ones` }]),
    ...(value.proRata === 'none' ? [] : [{ zh: '不满一年按整月折算', en: 'pro rata by full months' }]),
  ])
}

const retentionWords = (value: RetentionValue): Bilingual => ('keep' in value ? keepWords(value.keep) : shown(value.length, (n) => keepWords(`P${n}${value.unit === 'days' ? 'D' : 'M'}`)))

/** What a dated value of a promise, a limit or a retention sets, in words; undefined for the other kinds. */
export function promiseWords(rule: Rule, value: Rule['values'][number]): Bilingual | undefined {
  if ('repealed' in value) return undefined
  if (rule.kind === 'cadence') {
    const cadence = value as CadenceValue
    return both([patternWords(cadence), shown(cadence.onRestDay, (policy) => POLICY[policy])])
  }
  if (rule.kind === 'quota') return quotaWords(value as QuotaValue)
  if (rule.kind === 'rotation' && 'groups' in value) {
    const lines = value.lines.map((line) => LINE_WORDS[line])
    return both([{ zh: `${value.groups} 个片组，各轮 ${value.turns} 次`, en: `${value.groups} groups, ${value.turns} turns each` }, ...(lines.length === 0 ? [] : [{ zh: `每组须有${lines.map(({ zh }) => zh).join('、')}`, en: `each with ${lines.map(({ en }) => en).join(', ')}` }])])
  }
  if (rule.kind === 'retention') return retentionWords(value as RetentionValue)
  if (rule.kind !== 'limit') return undefined
  if ('period' in value) return periodWords(value.period)
  if ('length' in value && (value.unit === 'minutes' || value.unit === 'hours' || value.unit === 'days')) {
    const { unit } = value
    return shown(value.length, (n) => periodWords({ unit, n, text: '' }))
  }
  if ('atLeast' in value) return shown(value.atLeast as number | Open<number>, (n) => ({ zh: `${n} 以上`, en: `${n} or more` }))
  return 'atMost' in value ? shown(value.atMost, (n) => ({ zh: `至多 ${n}`, en: `at most ${n}` })) : undefined
}

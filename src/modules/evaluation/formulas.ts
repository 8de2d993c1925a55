import { between } from '#src/kernel/time.ts'
import type { Answer, CaseRecord } from './case-record.ts'

/** What a formula comes to: 0 to 100, or null where it does not apply; `n` is how many things it counted. */
export interface Figure {
  readonly value: number | null
  readonly n: number
}

export interface Formula {
  readonly zh: string
  readonly en: string
  /** Kinds of fact it reads. */
  readonly source: readonly string[]
  readonly of: (record: CaseRecord) => Figure
}

const DAY = 86_400_000
const share = (yes: number, n: number): Figure => ({ value: n === 0 ? null : Math.round((yes / n) * 10_000) / 100, n })
const standing = (record: CaseRecord): Answer[] => record.answers.filter((one) => one.takenBack === undefined)
const inPublic = (record: CaseRecord): Answer[] => record.answers.filter((one) => one.audience === 'public')
const questionsYes = (record: CaseRecord, question: 'understood' | 'accepted' | 'satisfied'): Figure => {
  const given = record.ratings.filter((one) => one[question] !== undefined)
  return share(given.filter((one) => one[question] === 'yes').length, given.length)
}

/** Corrected within 24 hours is not held against anybody (RL-8); taken back as wrong is. */
const wasWrong = (one: Answer): boolean => one.takenBack === 'wrong' || one.corrections.some((at) => between(one.at, at) > DAY)

function aheadOfMedia(record: CaseRecord): Figure {
  const reports = [...record.messages.values()].filter((one) => one.source === 'media_report').map((one) => one.knownAt).toSorted()
  const first = inPublic(record)[0]
  if (reports.length === 0) return { value: null, n: 0 }
  return { value: first && first.at <= reports[0]! ? 100 : 0, n: reports.length }
}

function mediaAfter(record: CaseRecord): Figure {
  const first = inPublic(record)[0]
  const n = [...record.messages.values()].filter((one) => one.source === 'media_report' && first !== undefined && one.knownAt > first.at).length
  return { value: n === 0 ? null : 100, n }
}

/** Facts, measures and result (GB-18): a holding answer gives the facts alone, an answer whose result is still promised two of three. */
function partsGiven(record: CaseRecord): Figure {
  const given = standing(record).map((one) => (one.substance === 'holding' ? 1 : one.resultPromised ? 2 : 3))
  return given.length === 0 ? { value: 0, n: 0 } : share(Math.max(...given), 3)
}

function inTime(record: CaseRecord): Figure {
  const ended = [...record.owed.values()].filter((one) => one.left !== undefined || one.dueAt <= record.at)
  return share(ended.filter((one) => one.left !== undefined && one.left >= 0).length, ended.length)
}

/** What became of it is on record, and no dated promise has passed unkept. */
function outcomeReached(record: CaseRecord): Figure {
  const promises = [...record.owed.values()].filter((one) => one.duty !== 'response')
  const broken = promises.some((one) => one.left === undefined && one.dueAt <= record.at)
  return { value: record.disposition !== undefined && !broken ? 100 : 0, n: promises.length + 1 }
}

function askersReached(record: CaseRecord): Figure {
  const told = new Set(standing(record).flatMap((one) => one.messages))
  return share([...record.messages.keys()].filter((one) => told.has(one)).length, record.messages.size)
}

const RELEASES = ['publication.released', 'publication.replied', 'publication.corrected', 'publication.withdrawn', 'publication.erased']

/** The closed list. None counts followers, likes or reads (RL-6), none turns coverage, messages or complaints against a unit (RL-8). */
export const formulas = {
  released_publicly: { zh: '答复向所有人公开', en: 'the answer is public', source: RELEASES, of: (record) => ({ value: standing(record).some((one) => one.audience === 'public') ? 100 : 0, n: record.answers.length }) },
  full_text_share: { zh: '全文可读的答复所占比例', en: 'share of answers that can be read in full', source: RELEASES, of: (record) => share(standing(record).filter((one) => one.substance === 'full').length, record.answers.length) },
  public_duties_in_time: { zh: '对公众的应办按时完成的比例', en: 'share of duties to the public done in time', source: ['duties.opened', 'duties.discharged', 'duties.moved'], of: inTime },
  not_found_wrong: { zh: '发布后未发现错误的比例（24 小时内更正不计）', en: 'share of answers not found wrong (corrected within 24 h does not count)', source: RELEASES, of: (record) => share(record.answers.filter((one) => !wasWrong(one)).length, record.answers.length) },
  ahead_of_media: { zh: '先于媒体首次报道发布', en: 'released before the first media report', source: ['intake.received', 'publication.released'], of: aheadOfMedia },
  parts_given: { zh: '事实、措施、结果三部分的完备程度', en: 'how many of facts, measures and result were given', source: RELEASES, of: partsGiven },
  outcome_reached: { zh: '有办理结果且没有失约', en: 'an outcome is on record and no promise was broken', source: ['cases.dispositionSet', 'duties.opened', 'duties.discharged'], of: outcomeReached },
  by_first_subject: { zh: '由第一责任主体发布的比例', en: 'share released by the first subject itself', source: ['cases.assigned', 'publication.released'], of: (record) => share(record.answers.filter((one) => one.unitId === record.unitId).length, record.answers.length) },
  accepted_share: { zh: '群众评价“能接受”的比例', en: 'share of askers who accept it', source: ['evaluation.rated'], of: (record) => questionsYes(record, 'accepted') },
  satisfied_share: { zh: '群众评价“满意”的比例', en: 'share of askers who are satisfied', source: ['evaluation.rated'], of: (record) => questionsYes(record, 'satisfied') },
  understood_share: { zh: '群众评价“看明白了”的比例', en: 'share of askers who understood it', source: ['evaluation.rated'], of: (record) => questionsYes(record, 'understood') },
  taken_up_by_media: { zh: '发布后媒体引用所发布的事实', en: 'media took the facts up after the release', source: ['intake.received', 'publication.released'], of: mediaAfter },
  askers_reached: { zh: '来信人能查到答复的比例', en: 'share of askers whose answer stands ready for them', source: ['intake.received', ...RELEASES], of: askersReached },
  path_open: { zh: '来信人可跟踪、评价、要求重办的比例', en: 'share of askers who can follow, rate and ask again', source: ['intake.received'], of: (record) => share([...record.messages.values()].filter((one) => one.canFollow).length, record.messages.size) },
} as const satisfies Readonly<Record<string, Formula>>
export type FormulaCode = keyof typeof formulas

export const isFormula = (code: string): code is FormulaCode => Object.hasOwn(formulas, code)

import { canonical } from '#src/kernel/canonical.ts'
import { toShanghai, type Instant } from '#src/kernel/time.ts'

/** Heads of the parts of an answer, in their order. What a later form of statement adds follows under its own name. */
const PARTS: readonly (readonly [string, string])[] = [['question', '问题'], ['facts', '事实'], ['measures', '措施'], ['result', '结果']]
const ABOVE = new Set(['title', 'spokesperson'])
/** Says how a text was handled, not what it says. */
const SILENT = new Set(['contentClass', 'substanceNotJudged', 'holding'])
const NAMED: Readonly<Record<string, string>> = {
  resultExpectedOn: '结果预计', nextUpdateAt: '下次通报', problems: '存在的问题', noProblems: '没有遗留问题的理由', authorisation: '授权', page: '专页', media: '图片和录像',
  kind: '类别', alt: '说明', digest: '摘要', invites: '征集', closesOn: '截止日期', outcomeOn: '公布结果日期', questions: '问题', hearing: '听证', at: '时间', place: '地点', seats: '名额', who: '参加人', concludes: '征集结果', minutes: '听证笔录', views: '意见', view: '意见', count: '件数', fate: '处理', reason: '理由',
}

export interface Published {
  /** The cleared words, one canonical JSON text. */
  readonly words: string
  readonly unitName: string
  readonly number?: string | undefined
  readonly no: number
  readonly at: Instant
  /** What changed, for an edition after the first. */
  readonly note?: string | undefined
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

const named = (name: string): string => NAMED[name] ?? name

/** A value as people write it: words sign for sign, times and dates in Shanghai; what has parts, part by part in their order. */
function shown(value: unknown, name = ''): string {
  if (Array.isArray(value)) return value.map((one) => shown(one)).join('\n')
  if (value !== null && typeof value === 'object') {
    const parts = Object.entries(value).filter(([, part]) => !isEmpty(part))
    return parts.map(([key, part]) => `${named(key)}：${typeof part === 'object' ? '\n' : ''}${shown(part, key)}`).join('\n')
  }
  if (typeof value !== 'string') return canonical(value)
  if (name.endsWith('At') && INSTANT.test(value)) return written(value)
  if (!name.endsWith('On')) return value
  return value.replace(DATE, (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`)
}

const isEmpty = (value: unknown): boolean => value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** `2026年10月2日 18:00:05`, in Shanghai. */
function written(at: Instant): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]{8})/.exec(toShanghai(at))!
  return `${year}年${Number(month)}月${Number(day)}日 ${time}`
}

/**
 * A release as plain text, the form in which a citizen keeps it. It is made once, at the moment of publication, and stored: these very bytes
 * are what the log's hash is about, so a later change of this function touches no earlier text.
 */
export function plainText({ words, unitName, number, no, at, note }: Published): string {
  const content = JSON.parse(words) as Record<string, unknown>
  const known = new Set([...ABOVE, ...SILENT, ...PARTS.map(([name]) => name)])
  const parts = [...PARTS, ...Object.keys(content).filter((name) => !known.has(name)).map((name) => [name, named(name)] as const)]
    .filter(([name]) => !isEmpty(content[name])).map(([name, head]) => `【${head}】\n${shown(content[name], name)}`)
  const head = [
    shown(content['title'] ?? ''), '', `发布单位：${unitName}`, ...(isEmpty(content['spokesperson']) ? [] : [`发言人：${shown(content['spokesperson'])}`]),
    ...(number ? [`编号：${number}`] : []), `第 ${no} 版，${written(at)}`, ...(note ? [`更正说明：${note}`] : []),
  ]
  return `${[head.join('\n'), ...parts].join('\n\n').replaceAll('\r\n', '\n')}\n`
}

import { toShanghai, type Instant } from '#src/kernel/time.ts'
import type { Conference, Line } from './contract.ts'

const TITLE_SIGNS = 120
const dayOf = (instant: Instant): string => {
  const [year, month, day] = toShanghai(instant).slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${day}日`
}
const timeOf = (instant: Instant): string => toShanghai(instant).slice(11, 16)

export const recordTitle = (one: Pick<Conference, 'title'>): string => `${one.title.slice(0, TITLE_SIGNS - 2)}实录`

/** One line as it stands in the record: number, time, who, and the very words. */
export const lineWords = ({ no, at, speaker, text, corrects }: Pick<Line, 'no' | 'at' | 'speaker' | 'text' | 'corrects'>): string =>
  `${no}. ${timeOf(at)} ${speaker}${corrects === undefined ? '' : `（更正第 ${corrects} 行）`}：${text}`

/** The whole record as one text: when, where, who spoke, then every line in its order. */
export function recordWords(one: Conference, lines: readonly Line[]): string {
  const speakers = one.sessions.flatMap((session) => session.speakers.map(({ name }) => `${name}（${session.unitName}）`))
  const began = one.startedAt ?? one.at
  return [
    ...(began ? [`时间：${dayOf(began)} ${timeOf(began)}${one.heldAt ? ` 至 ${timeOf(one.heldAt)}` : ''}`] : []),
    ...(one.place ? [`地点：${one.place}`] : []),
    ...(one.host ? [`主持人：${one.host.name}`] : []),
    ...(speakers.length > 0 ? [`发布人：${[...new Set(speakers)].join('、')}`] : []),
    '',
    ...lines.map(lineWords),
  ].join('\n')
}

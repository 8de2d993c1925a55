import { parseInstant } from '#src/kernel/time.ts'
import type { Refusal } from '#src/kernel/facts.ts'
import { LONGEST_QUESTION, sources, type Source } from './contract.ts'

/** What offices call the columns of a table of messages, the usual name first. */
export const messageColumns = {
  text: ['内容', '来信内容', '留言内容', '诉求内容', '反映内容', '问题描述', '详情', 'text', 'content'],
  title: ['标题', '主题', '留言主题', '事项', 'title'],
  knownAt: ['知悉时间', '留言时间', '来信时间', '反映时间', '提交时间', '受理时间', '时间', 'knownat', 'asked'],
  source: ['来源', '渠道', '来源渠道', 'source'],
  contact: ['联系方式', '联系电话', '电话', '手机', 'contact'],
} as const
export type MessageColumn = keyof typeof messageColumns

export interface TableMessage {
  readonly row: number
  readonly text: string
  readonly title?: string
  readonly knownAt?: string
  readonly source: Source
  readonly contact?: string
}

const byName = new Map(Object.entries(sources).flatMap(([code, zh]) => [[zh, code as Source], [code, code as Source]]))
const LOCAL = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\s*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})?秒?)?)?$/

/** A time as tables write it; without offset it is Shanghai's. A bare date is that day's midnight. */
export function tableTime(cell: string): string | undefined {
  const found = LOCAL.exec(cell.trim())
  if (!found) return parseInstant(cell.trim())
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = found
  const two = (part: string): string => part.padStart(2, '0')
  const date = `${year}-${two(month!)}-${two(day!)}`
  const check = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(check.getTime()) || check.toISOString().slice(0, 10) !== date) return undefined
  return parseInstant(`${date}T${two(hour)}:${two(minute)}:${two(second || '0')}+08:00`)
}

/** Turns rows into messages; every faulty cell is named by row and column, and none hides another. */
export function readMessages(rows: readonly { row: number; cells: readonly string[] }[], columns: Readonly<Partial<Record<MessageColumn, number>>>, usual: Source): { messages: TableMessage[]; refusals: Refusal[] } {
  const messages: TableMessage[] = []
  const refusals: Refusal[] = []
  for (const { row, cells } of rows) {
    const cell = (column: MessageColumn): string => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim())
    const fault = (column: MessageColumn, code: string, params: Record<string, string | number> = {}): void =>
      void refusals.push({ code, item: `${row}/${column}`, params: { row, column: messageColumns[column][0], ...params } })
    const text = cell('text')
    if (!text) fault('text', 'intake/row-without-text')
    if ([...text].length > LONGEST_QUESTION) fault('text', 'intake/row-text-too-long', { most: LONGEST_QUESTION })
    const title = cell('title')
    if ([...title].length > 200) fault('title', 'intake/row-text-too-long', { most: 200 })
    const knownAt = cell('knownAt') ? tableTime(cell('knownAt')) : undefined
    if (cell('knownAt') && !knownAt) fault('knownAt', 'intake/row-time-unreadable', { value: cell('knownAt').slice(0, 40) })
    const source = cell('source') ? byName.get(cell('source')) : usual
    if (!source) fault('source', 'intake/row-source-unknown', { value: cell('source').slice(0, 40), known: Object.values(sources).join('、') })
    const contact = cell('contact')
    if ([...contact].length > 200) fault('contact', 'intake/row-text-too-long', { most: 200 })
    messages.push({ row, text, ...(title && { title }), ...(knownAt && { knownAt }), source: source ?? usual, ...(contact && { contact }) })
  }
  return { messages, refusals }
}

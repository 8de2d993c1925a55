import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Decided } from '#src/signals/router/router.ts'

/** A labelled message of a file; `raw` as the file says it: the message stands there as it was written. */
export interface LabelledRow extends Decided {
  readonly raw: boolean
}

/** Rows of a file, or everything that is wrong with it: one sentence a fault, with the line number. */
export type ReadRows = { readonly rows: readonly LabelledRow[] } | { readonly faults: readonly string[] }

/** A gigabyte of text is no file of messages but one that was packed to fill the memory. */
const LARGEST = 2 ** 30
const GZIP = [0x1f, 0x8b] as const

/** Reads the rows `{label, title?, text, raw?}` of `path`, one JSON object a line, packed with gzip or not (seen by content, not by name). Empty lines are passed over. */
export async function readLabelledRows(path: string): Promise<ReadRows> {
  const text = await readText(path)
  if (typeof text !== 'string') return text
  const rows: LabelledRow[] = []
  const faults: string[] = []
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return
    const row = parseRow(line)
    if (Array.isArray(row)) faults.push(...row.map((fault) => `${path}:${at + 1} ${fault}`))
    else rows.push(row)
  })
  return faults.length > 0 ? { faults } : { rows }
}

async function readText(path: string): Promise<string | { faults: string[] }> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    return { faults: [`${path} 读不到，请检查路径 / cannot be read, check the path (${(error as NodeJS.ErrnoException).code})`] }
  }
  if (bytes[0] === GZIP[0] && bytes[1] === GZIP[1]) {
    try {
      bytes = gunzipSync(bytes, { maxOutputLength: LARGEST })
    } catch (error) {
      const large = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      return { faults: [large ? `${path} 解压后超过 1 GB，请分成几个文件 / unpacks to more than 1 GB, split it` : `${path} 压缩已损坏，请重新打包 / is damaged, pack it again`] }
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { faults: [`${path} 不是 UTF-8 文本，请另存为 UTF-8 的 .jsonl / is not UTF-8 text, save it as .jsonl in UTF-8`] }
  }
}

function parseRow(line: string): LabelledRow | string[] {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return ['不是 JSON / is not JSON']
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return ['不是 JSON 对象 / is not a JSON object']
  const { label, title, text, raw } = row as Record<string, unknown>
  const faults: string[] = []
  if (typeof label !== 'string' || label.trim() === '') faults.push('缺少标签 label（非空文字） / lacks a label (text, not empty)')
  if (typeof text !== 'string') faults.push('缺少正文 text（文字，可为空） / lacks a text (may be empty)')
  if (title !== undefined && title !== null && typeof title !== 'string') faults.push('标题 title 不是文字 / has a title that is no text')
  if (faults.length > 0) return faults
  return { label: label as string, text: text as string, ...(typeof title === 'string' ? { title } : {}), raw: raw === 1 || raw === true }
}

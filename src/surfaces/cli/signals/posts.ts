import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** One row of a file: searched is the title, a line break, the text. */
export interface Post {
  /** As the file says it, a text or a number. */
  readonly id: string | number
  readonly title: string
  readonly text: string
  readonly time?: string
}

/** What was wrong with a file, one sentence a fault, with its line. Later faults are only counted. */
export class Faults {
  readonly lines: string[] = []
  count = 0

  add(path: string, line: number, says: string): void {
    this.count += 1
    if (this.lines.length < SHOWN) this.lines.push(`${path}:${line} ${says}`)
  }

  /** The lines to show. */
  said(): string[] {
    return this.count > this.lines.length ? [...this.lines, `…… 另有 ${this.count - this.lines.length} 处 / and ${this.count - this.lines.length} more`] : this.lines
  }
}

const SHOWN = 100
/** No post is longer; a longer line is a file without line breaks. */
const LONGEST_LINE = 64 * 2 ** 20
const BATCH = 1_000
const LINE_BREAK = 0x0a
const GZIP = [0x1f, 0x8b] as const

/** What the rules read of a post. */
export const searched = ({ title, text }: Pick<Post, 'title' | 'text'>): string => (title === '' ? text : `${title}\n${text}`)

/**
 * The rows `{id, title?, text, time?}` of `path` in batches, one JSON object a line, packed with gzip or not (seen by content, not by name).
 * Lines that are no row are passed over and named in `faults`; bytes that are no UTF-8 are read as �, and named in `unclear`.
 */
export async function* readPosts(path: string, faults: Faults, unclear: Faults): AsyncGenerator<Post[]> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const lenient = new TextDecoder('utf-8')
  let batch: Post[] = []
  let number = 0
  for await (const bytes of linesOf(path)) {
    number += 1
    let line: string
    try {
      line = strict.decode(bytes)
    } catch {
      line = lenient.decode(bytes)
      unclear.add(path, number, '含有不是 UTF-8 的字节，已按 � 读入 / has bytes that are no UTF-8, read as �')
    }
    if (line.trim() === '') continue
    const post = parsePost(line)
    if (typeof post === 'string') faults.add(path, number, post)
    else if (batch.push(post) === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function parsePost(line: string): Post | string {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return '不是 JSON / is not JSON'
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return '不是 JSON 对象 / is not a JSON object'
  const { id, title = '', text = '', time } = row as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') return '缺少编号 id / lacks an id'
  if ((title !== null && typeof title !== 'string') || (text !== null && typeof text !== 'string')) return '标题 title 与正文 text 须是文字 / title and text must be texts'
  if (!('text' in row) && !('title' in row)) return '缺少正文 text / lacks a text'
  return { id, title: title ?? '', text: text ?? '', ...(typeof time === 'string' ? { time } : {}) }
}

/** The lines of a file as bytes, unpacked. */
export async function* linesOf(path: string): AsyncGenerator<Uint8Array> {
  let rest: Buffer[] = []
  let waiting = 0
  for await (const chunk of (await source(path)) as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, from)) {
      const piece = chunk.subarray(from, at)
      yield rest.length === 0 ? piece : Buffer.concat([...rest, piece])
      rest = []
      waiting = 0
      from = at + 1
    }
    if (from === chunk.length) continue
    rest.push(chunk.subarray(from))
    waiting += chunk.length - from
    if (waiting > LONGEST_LINE) throw new FileRefused(`${path} 有超过 64 MB 的一行，请每行写一条 / has a line of more than 64 MB, write one row a line`)
  }
  if (waiting > 0) yield Buffer.concat(rest)
}

/** A file that cannot be read at all. */
export class FileRefused extends Error {
  readonly code = 'signals/unreadable'
}

async function source(path: string): Promise<Readable> {
  try {
    const file = await open(path)
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close())
    const stream = createReadStream(path, { highWaterMark: 2 ** 18 })
    if (buffer[0] !== GZIP[0] || buffer[1] !== GZIP[1]) return stream
    const unpacked = createGunzip({ chunkSize: 2 ** 18 })
    stream.on('error', (error) => unpacked.destroy(error)).pipe(unpacked)
    return unpacked
  } catch (error) {
    throw new FileRefused(`${path} 读不到，请检查路径 / cannot be read, check the path (${(error as NodeJS.ErrnoException).code})`)
  }
}

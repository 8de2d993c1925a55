import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { addDays, parseInstant, type Instant } from '#src/kernel/time.ts'
import { LONGEST_QUESTION } from '#src/modules/intake/contract.ts'

/** One message with its reply, at the times when they came. */
export interface ReplayRow {
  readonly id: string
  readonly asked: Instant
  readonly answered: Instant
  readonly title: string
  readonly text: string
  readonly reply: string
}

export interface RefusedRow {
  /** The row's own id, or `line N`. */
  readonly id: string
  readonly why: string
}

export interface ReadRows {
  readonly rows: readonly ReplayRow[]
  readonly refused: readonly RefusedRow[]
  readonly total: number
}

const LONGEST_REPLY = 20_000
const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/

/** An instant; a time without offset is read as Shanghai's, as such files write it. */
function moment(value: unknown): Instant | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (!LOCAL.test(text)) return parseInstant(text)
  const day = text.slice(0, 10)
  if (addDays(day, 0) !== day) return undefined // 31 April is no date
  return parseInstant(`${text.replace(' ', 'T')}+08:00`)
}

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** All that is wrong with one row, or the row. */
function readRow(raw: unknown, line: number, seen: Set<string>): ReplayRow | RefusedRow {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { id: `line ${line}`, why: 'not a JSON object' }
  const { id, asked, answered, title, text, reply } = raw as Record<string, unknown>
  const name = typeof id === 'string' || typeof id === 'number' ? String(id) : `line ${line}`
  const why: string[] = []
  if (name.startsWith('line ')) why.push('id is missing')
  else if (seen.has(name)) why.push(`id ${name} stands in an earlier row already`)
  const from = moment(asked)
  const to = moment(answered)
  if (!from) why.push(`asked is no time: ${JSON.stringify(asked)}`)
  if (!to) why.push(`answered is no time: ${JSON.stringify(answered)}`)
  if (from && to && to < from) why.push('answered lies before asked')
  const body = words(text) || words(title)
  if (!body) why.push('text and title are empty')
  if ([...body].length > LONGEST_QUESTION) why.push(`text is longer than ${LONGEST_QUESTION} characters`)
  if (!words(reply)) why.push('reply is empty')
  if ([...words(reply)].length > LONGEST_REPLY) why.push(`reply is longer than ${LONGEST_REPLY} characters`)
  if (why.length > 0) return { id: name, why: why.join('; ') }
  seen.add(name)
  return { id: name, asked: from!, answered: to!, title: words(title), text: body, reply: words(reply) }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Reads .jsonl or .jsonl.gz. Every faulty row is listed with all its faults; none stops the others. Rejects when the file cannot be read. */
export async function readRows(path: string): Promise<ReadRows> {
  const file = createReadStream(path)
  const gunzip = path.endsWith('.gz') ? createGunzip() : undefined
  const stream = gunzip ? file.pipe(gunzip) : file
  const failed = new Promise<never>((_, reject) => {
    file.on('error', reject)
    gunzip?.on('error', reject)
  })
  const rows: ReplayRow[] = []
  const refused: RefusedRow[] = []
  const seen = new Set<string>()
  const reading = (async () => {
    let line = 0
    for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
      line += 1
      if (text.trim() === '') continue
      const read = readRow(parse(text), line, seen)
      if ('why' in read) refused.push(read)
      else rows.push(read)
    }
  })()
  await Promise.race([reading, failed])
  return { rows, refused, total: rows.length + refused.length }
}

import { createHash } from 'node:crypto'
import { SaxesParser } from 'saxes'
import { FeedRefused } from './feed-refused.ts'
import { withoutPersons } from '#src/modules/signals/ports.ts'

/** One item of a feed, without anybody's name. `time` is an instant in ISO form. */
export interface FeedItem {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly time?: string
}

const MOST_ITEMS = 2_000
const MOST_CHARACTERS = 20_000
const MOST_DEPTH = 64

/** Elements that are read, by what they are for us. Who wrote an item is not among them. */
const FIELDS: Readonly<Record<string, 'id' | 'title' | 'text' | 'time'>> = {
  guid: 'id', id: 'id', title: 'title', description: 'text', summary: 'text', content: 'text', encoded: 'text', pubdate: 'time', published: 'time', updated: 'time', date: 'time',
}

/** The items of an RSS, RDF or Atom document, or of JSON. */
export function itemsOf(body: Buffer): FeedItem[] {
  const text = new TextDecoder(encodingOf(body)).decode(body).trimStart()
  const found = text.startsWith('{') || text.startsWith('[') ? jsonItems(text) : xmlItems(text)
  return found.slice(0, MOST_ITEMS).map(finished).filter(({ title, text: said }) => title !== '' || said !== '')
}

type Raw = Partial<Record<'id' | 'title' | 'text' | 'time', string>>

function finished(raw: Raw): FeedItem {
  const title = clean(raw.title ?? '')
  const text = clean(raw.text ?? '')
  const moment = raw.time === undefined ? Number.NaN : Date.parse(raw.time)
  // An id is only compared; an address with somebody's name in it is not kept, its digest stands for it.
  return { id: idOf(raw.id ?? `${title}\n${text}`), title, text, ...(Number.isNaN(moment) ? {} : { time: new Date(moment).toISOString() }) }
}

const idOf = (said: string): string => createHash('sha256').update(said).digest('hex').slice(0, 24)

function xmlItems(text: string): Raw[] {
  const refused = (): FeedRefused => new FeedRefused('damaged', '不是完整的 RSS、Atom 或 JSON', 'this is no whole RSS, Atom or JSON document')
  const items: Raw[] = []
  let item: Raw | undefined
  let field: 'id' | 'title' | 'text' | 'time' | undefined
  let depth = 0
  let fieldDepth = 0
  let written = ''
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw refused()
  })
  // Entities of its own are how a small document becomes a large one.
  parser.on('doctype', () => {
    throw new FeedRefused('document-type', '带有文档类型声明，可能是 XML 炸弹，不予读取', 'it declares a document type, as XML bombs do, and is not read')
  })
  parser.on('opentag', ({ name }) => {
    depth += 1
    if (depth > MOST_DEPTH) throw refused()
    const bare = name.slice(name.indexOf(':') + 1).toLowerCase()
    if (bare === 'item' || bare === 'entry') {
      item = {}
      field = undefined
    } else if (item && field === undefined && Object.hasOwn(FIELDS, bare)) {
      field = FIELDS[bare]
      fieldDepth = depth
      written = ''
    }
  })
  const take = (piece: string): void => {
    if (field !== undefined && written.length < MOST_CHARACTERS * 4) written += piece
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', ({ name }) => {
    const bare = name.slice(name.indexOf(':') + 1).toLowerCase()
    if (item && field !== undefined && depth === fieldDepth) {
      // Of two texts the longer one: a summary stands beside the whole.
      if (field !== 'text' || written.length > (item.text ?? '').length) item[field] = written
      field = undefined
    } else if (item && (bare === 'item' || bare === 'entry')) {
      if (items.length < MOST_ITEMS) items.push(item)
      item = undefined
    }
    depth -= 1
  })
  parser.write(text).close()
  return items
}

/** The first list of objects with a title, however deep; hot lists differ in everything else. */
function jsonItems(text: string): Raw[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new FeedRefused('damaged', '不是完整的 RSS、Atom 或 JSON', 'this is no whole RSS, Atom or JSON document')
  }
  const waiting: unknown[] = [value]
  for (let steps = 0; waiting.length > 0 && steps < 100_000; steps += 1) {
    const one = waiting.shift()
    if (Array.isArray(one) && one.some((each) => titleOf(each) !== undefined)) return one.flatMap(rawOf)
    if (typeof one === 'object' && one !== null) waiting.push(...Object.values(one))
  }
  return []
}

const TITLES = ['title', 'word', 'name', 'keyword', 'query']
const TEXTS = ['content_text', 'content_html', 'text', 'desc', 'description', 'summary', 'excerpt']
const TIMES = ['date_published', 'time', 'published', 'pubDate', 'created_at']

const titleOf = (value: unknown): string | undefined => first(value, TITLES)

function rawOf(value: unknown): Raw[] {
  const title = titleOf(value)
  if (title === undefined) return []
  const [text, time, id] = [first(value, TEXTS), first(value, TIMES), first(value, ['id', 'mid'])]
  return [{ title, ...(text === undefined ? {} : { text }), ...(time === undefined ? {} : { time }), ...(id === undefined ? {} : { id }) }]
}

function first(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const name of names) {
    const found = (value as Readonly<Record<string, unknown>>)[name]
    if ((typeof found === 'string' && found !== '') || typeof found === 'number') return String(found)
  }
  return undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Without tags, entities opened, in few blanks, without persons. */
function clean(html: string): string {
  const bare = html.slice(0, MOST_CHARACTERS * 4).replace(/<(?:script|style)\b[^>]*>[^]*?<\/(?:script|style)\s*>/gi, ' ').replace(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, '\n').replace(/<[^>]*>/g, '')
  const opened = bare.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
    if (point !== undefined) return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    return NAMED[name!.toLowerCase()] ?? whole
  })
  return withoutPersons(opened.replace(/[^\S\n]+/g, ' ').replace(/ ?\n\s*/g, '\n').trim().slice(0, MOST_CHARACTERS))
}

/** What the document says of itself, or UTF-8. */
function encodingOf(body: Buffer): string {
  const said = /^[^]{0,100}?encoding=["']([\w-]+)["']/.exec(body.subarray(0, 200).toString('latin1'))?.[1]?.toLowerCase()
  return said === 'gbk' || said === 'gb2312' || said === 'gb18030' ? 'gb18030' : 'utf-8'
}

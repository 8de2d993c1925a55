import { SaxesParser } from 'saxes'
import { TableRefused } from './table-refused.ts'
import type { Zip } from './zip.ts'

export interface XmlReader {
  /** Names come without their prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Longest stretch without a tag, in characters: no cell is longer, and the parser holds it in memory. */
const LONGEST_STRETCH = 12_000_000

/** Most tags in one part: three a cell for as many cells as are read at most, and some. A file of empty tags is stopped by it. */
const MOST_TAGS = 6_500_000

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads one part of a workbook as a stream of tags. A document type is refused: office tables have none, attacks do. */
export async function readXml(zip: Zip, part: string, reader: XmlReader): Promise<void> {
  const fail = (): never => {
    throw new TableRefused({ code: 'tables/damaged', params: { where: part } })
  }
  const parser = new SaxesParser()
  let stretch = 0
  let tags = 0
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('opentag', ({ name, attributes }) => {
    stretch = 0
    if ((tags += 1) > MOST_TAGS) throw new TableRefused({ code: 'tables/too-many-cells', params: { most: Math.floor(MOST_TAGS / 3) } })
    reader.open?.(bare(name), attributes as Record<string, string>)
  })
  parser.on('closetag', ({ name }) => {
    stretch = 0
    reader.close?.(bare(name))
  })
  if (reader.text) parser.on('text', (text) => reader.text!(text))
  const decoder = new TextDecoder()
  for await (const piece of zip.part(part)) {
    const text = decoder.decode(piece, { stream: true })
    stretch += text.length
    parser.write(text)
    if (stretch > LONGEST_STRETCH) throw new TableRefused({ code: 'tables/unpacks-too-big', params: { most: '12 MB' } })
  }
  parser.close()
}

import type { Limits } from './limits.ts'
import { Meter } from './limits.ts'
import { TableRefused } from './table-refused.ts'
import { dateStyles } from './xlsx-dates.ts'
import { readSheet, sharedStrings, type Sheet } from './xlsx-sheet.ts'
import { readXml } from './xml.ts'
import { Zip } from './zip.ts'

export interface NamedSheet extends Sheet {
  readonly name: string
}

export interface Workbook {
  readonly sheets: readonly NamedSheet[]
  /** Names of sheets that were not read because they are hidden. */
  readonly hidden: readonly string[]
}

const OTHER_ZIPS: readonly (readonly [RegExp, string, string])[] = [
  [/^word\//, 'Word 文档', 'a Word document'],
  [/^ppt\//, '演示文稿', 'a presentation'],
  [/^(mimetype|content\.xml)$/, 'OpenDocument 文件', 'an OpenDocument file'],
]

function refuseOther(zip: Zip): void {
  if (zip.has('xl/workbook.xml') || zip.has('[Content_Types].xml') && zip.names().some((name) => name.endsWith('workbook.xml'))) return
  const other = OTHER_ZIPS.find(([pattern]) => zip.names().some((name) => pattern.test(name)))
  throw new TableRefused({ code: 'tables/not-a-table', params: { what: other?.[1] ?? '压缩包', whatEn: other?.[2] ?? 'an archive' } })
}

/** Reads the visible sheets of a workbook one by one, until `enough` says that the wanted one was among them. */
export async function readWorkbook(bytes: Uint8Array, limits: Limits, enough: (sheet: NamedSheet) => boolean): Promise<Workbook> {
  const zip = new Zip(bytes, limits.unpackedBytes)
  refuseOther(zip)
  const path = zip.names().find((name) => name.endsWith('workbook.xml'))!
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const { sheets, from1904 } = await listSheets(zip, path)
  const targets = await relations(zip, `${folder}_rels/workbook.xml.rels`)
  const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''))
  const byKind = (kind: string, otherwise: string): string => partOf([...targets.values()].find((one) => one.kind.endsWith(kind))?.target ?? otherwise)

  const visible = sheets.filter((sheet) => sheet.visible)
  if (visible.length === 0) throw new TableRefused({ code: 'tables/no-sheet' })
  const book = { strings: await sharedStrings(zip, byKind('/sharedStrings', 'sharedStrings.xml')), dateStyles: await dateStyles(zip, byKind('/styles', 'styles.xml')), from1904 }
  const read: NamedSheet[] = []
  for (const { name, relation } of visible) {
    const target = targets.get(relation)
    if (!target) throw new TableRefused({ code: 'tables/damaged', params: { where: name } })
    if (!target.kind.endsWith('/worksheet')) continue // a chart on a sheet of its own
    const meter = new Meter(limits)
    const sheet = { name, ...(await readSheet(zip, partOf(target.target), book, limits, meter)) }
    meter.finish()
    read.push(sheet)
    if (enough(sheet)) break
  }
  return { sheets: read, hidden: sheets.filter((sheet) => !sheet.visible).map((sheet) => sheet.name) }
}

async function listSheets(zip: Zip, path: string): Promise<{ sheets: { name: string; relation: string; visible: boolean }[]; from1904: boolean }> {
  const sheets: { name: string; relation: string; visible: boolean }[] = []
  let from1904 = false
  await readXml(zip, path, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes['name'] ?? '', relation, visible: (attributes['state'] ?? 'visible') === 'visible' })
    },
  })
  return { sheets, from1904 }
}

async function relations(zip: Zip, part: string): Promise<Map<string, { kind: string; target: string }>> {
  const targets = new Map<string, { kind: string; target: string }>()
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', { kind: attributes['Type'] ?? '', target: attributes['Target'] ?? '' })
    },
  })
  return targets
}

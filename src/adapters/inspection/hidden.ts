import { strFromU8, unzipSync } from 'fflate'
import { DOCX, XLSX } from './kinds.ts'

/** What a file carries that its reader does not see. */
export const hiddenThings = {
  exif: ['图片里有拍摄信息（EXIF），可能含位置', 'the picture carries EXIF data, perhaps a place'],
  comments: ['有批注', 'it has comments'],
  trackedChanges: ['有修订记录', 'it has tracked changes'],
  hiddenText: ['有隐藏文字', 'it has hidden text'],
  hiddenSheets: ['有隐藏的工作表', 'it has hidden sheets'],
  hiddenRows: ['有隐藏的行或列', 'it has hidden rows or columns'],
  externalLinks: ['连着别的文件', 'it is linked to other files'],
  pivotCaches: ['带着透视表的原始数据', 'it carries the source data of pivot tables'],
  embedded: ['嵌着别的文件或宏', 'it embeds other files or macros'],
  attachments: ['PDF 里有附件或批注', 'the PDF has attachments or annotations'],
  tooLarge: ['解开后过大', 'it is too large when unpacked'],
  broken: ['文件打不开', 'it cannot be opened'],
} as const
export type HiddenThing = keyof typeof hiddenThings

/** Longest that a packed file may become, and how many parts it may have. */
const [MOST_BYTES, MOST_PARTS] = [120_000_000, 4000]

function jpegHides(bytes: Buffer): HiddenThing[] {
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]
    const name = bytes.toString('latin1', at + 4, at + 33)
    if (marker === 0xe1 && (name.startsWith('Exif') || name.startsWith('http://ns.adobe.com/xap'))) return ['exif']
  }
  return []
}

function pngHides(bytes: Buffer): HiddenThing[] {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (name === 'eXIf') return ['exif']
    if (name === 'IEND') break
  }
  return []
}

const webpHides = (bytes: Buffer): HiddenThing[] => (bytes.includes('EXIF', 12, 'latin1') ? ['exif'] : [])

/** Parts of a packed office file by name; what would unpack too far is not unpacked at all. */
function partsOf(bytes: Buffer): Map<string, string> | HiddenThing {
  let total = 0
  let parts = 0
  try {
    const found = unzipSync(bytes, {
      filter(file) {
        total += file.originalSize
        parts += 1
        if (total > MOST_BYTES || parts > MOST_PARTS) throw new RangeError('too large')
        return /\.(?:xml|rels)$/.test(file.name)
      },
    })
    const names = new Map(Object.entries(found).map(([name, content]) => [name, strFromU8(content)]))
    return names
  } catch (error) {
    return error instanceof RangeError ? 'tooLarge' : 'broken'
  }
}

const seen = (conditions: Partial<Record<HiddenThing, boolean>>): HiddenThing[] => (Object.keys(conditions) as HiddenThing[]).filter((thing) => conditions[thing])

function officeHides(bytes: Buffer, word: boolean): HiddenThing[] {
  const parts = partsOf(bytes)
  if (typeof parts === 'string') return [parts]
  const names = bytes.toString('latin1')
  const has = (pattern: RegExp): boolean => [...parts.keys()].some((name) => pattern.test(name))
  const text = (pattern: RegExp): string => [...parts].filter(([name]) => pattern.test(name)).map(([, content]) => content).join('')
  if (word) {
    const body = text(/^word\/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$/)
    if (body === '') return ['broken']
    return seen({
      comments: has(/^word\/comments/), trackedChanges: /<w:(?:ins|del|moveFrom|moveTo)[ >]/.test(body), hiddenText: /<w:vanish(?:\/>| w:val="(?:1|true|on)")/.test(body), embedded: /word\/(?:embeddings|vbaProject)/.test(names),
    })
  }
  const book = text(/^xl\/workbook\.xml$/)
  if (book === '') return ['broken']
  const sheets = text(/^xl\/worksheets\/[^/]+\.xml$/)
  return seen({
    hiddenSheets: /<sheet [^>]*state="(?:hidden|veryHidden)"/.test(book), hiddenRows: /<(?:row|col) [^>]*hidden="(?:1|true)"/.test(sheets), comments: has(/^xl\/(?:comments|threadedComments)/),
    externalLinks: has(/^xl\/externalLinks\//), pivotCaches: has(/^xl\/pivotCache\//), embedded: /xl\/(?:embeddings|vbaProject)/.test(names),
  })
}

const pdfHides = (bytes: Buffer): HiddenThing[] => (/\/(?:EmbeddedFile|Filespec|Subtype\s*\/(?:Text|Popup|FreeText|FileAttachment))\b/.test(bytes.toString('latin1')) ? ['attachments'] : [])

/** Everything hidden in a file of this type; empty when it may go out. */
export function hiddenIn(bytes: Buffer, type: string): HiddenThing[] {
  if (type === 'image/jpeg') return jpegHides(bytes)
  if (type === 'image/png') return pngHides(bytes)
  if (type === 'image/webp') return webpHides(bytes)
  if (type === 'application/pdf') return pdfHides(bytes)
  if (type === DOCX || type === XLSX) return officeHides(bytes, type === DOCX)
  return []
}

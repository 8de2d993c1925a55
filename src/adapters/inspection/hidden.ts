import { constants, inflateSync } from 'node:zlib'
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
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const marker = bytes[at + 1]
    if (marker === 0xff) { // filled up before the marker itself
      at += 1
      continue
    }
    const name = bytes.toString('latin1', at + 4, at + 33)
    if (marker === 0xe1 && (name.startsWith('Exif') || name.startsWith('http://ns.adobe.com/xap'))) return ['exif']
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return []
}

/** Chunks of a PNG that carry what a camera or a program noted down: as such, or as text under one of these names. */
const PNG_TEXTS = /^(?:XML:com\.adobe\.xmp|Raw profile type (?:exif|APP1|xmp|iptc))\0/
function pngHides(bytes: Buffer): HiddenThing[] {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (name === 'eXIf' || (/^[tiz]TXt$/.test(name) && PNG_TEXTS.test(bytes.toString('latin1', at + 8, at + 48)))) return ['exif']
    if (name === 'IEND') break
  }
  return []
}

const webpHides = (bytes: Buffer): HiddenThing[] => (bytes.includes('EXIF', 12, 'latin1') || bytes.includes('XMP ', 12, 'latin1') ? ['exif'] : [])
/** Where it was taken, as telephones write it into a film. */
const filmHides = (bytes: Buffer): HiddenThing[] => (bytes.includes('\u00A9xyz', 0, 'latin1') || bytes.includes('com.apple.quicktime.location', 0, 'latin1') ? ['exif'] : [])

const pictureHides = (bytes: Buffer): HiddenThing[] =>
  bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegHides(bytes) : bytes[0] === 0x89 ? pngHides(bytes) : bytes.toString('latin1', 8, 12) === 'WEBP' ? webpHides(bytes) : []

/** Parts of a packed office file by name; what would unpack too far is not unpacked at all. */
function partsOf(bytes: Buffer): { readonly parts: ReadonlyMap<string, string>; readonly pictures: readonly Buffer[] } | HiddenThing {
  let total = 0
  let count = 0
  try {
    const found = unzipSync(bytes, {
      filter(file) {
        total += file.originalSize
        count += 1
        if (total > MOST_BYTES || count > MOST_PARTS) throw new RangeError('too large')
        return /\.(?:xml|rels|jpe?g|png|webp)$/i.test(file.name)
      },
    })
    const [texts, pictures] = [Object.entries(found).filter(([name]) => /\.(?:xml|rels)$/i.test(name)), Object.entries(found).filter(([name]) => !/\.(?:xml|rels)$/i.test(name))]
    return { parts: new Map(texts.map(([name, content]) => [name, strFromU8(content)])), pictures: pictures.map(([, content]) => Buffer.from(content)) }
  } catch (error) {
    return error instanceof RangeError ? 'tooLarge' : 'broken'
  }
}

const seen = (conditions: Partial<Record<HiddenThing, boolean>>): HiddenThing[] => (Object.keys(conditions) as HiddenThing[]).filter((thing) => conditions[thing])

function officeHides(bytes: Buffer, word: boolean): HiddenThing[] {
  const unpacked = partsOf(bytes)
  if (typeof unpacked === 'string') return [unpacked]
  const { parts, pictures } = unpacked
  const exif = pictures.some((one) => pictureHides(one).length > 0)
  const names = bytes.toString('latin1')
  const has = (pattern: RegExp): boolean => [...parts.keys()].some((name) => pattern.test(name))
  const text = (pattern: RegExp): string => [...parts].filter(([name]) => pattern.test(name)).map(([, content]) => content).join('')
  if (word) {
    const body = text(/^word\/(?:document|footnotes|endnotes|header|footer)\d*\.xml$/)
    if (body === '') return ['broken']
    return seen({
      exif, comments: has(/^word\/comments/), trackedChanges: /<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|(?:r|p|sect|tbl|tblGrid|tr|tc|numbering)(?:Pr)?Change)[ />]/.test(body), hiddenText: /<w:(?:vanish|webHidden|specVanish)(?:\s*\/?>|\s+w:val=["'](?:1|true|on)["'])/.test(body), embedded: /word\/(?:embeddings|vbaProject)/.test(names),
    })
  }
  const book = text(/^xl\/workbook\.xml$/)
  if (book === '') return ['broken']
  const sheets = text(/^xl\/worksheets\/[^/]+\.xml$/)
  return seen({
    exif, hiddenSheets: /<(?:\w+:)?sheet\s[^>]*state=["'](?:hidden|veryHidden)["']/.test(book), hiddenRows: /<(?:\w+:)?(?:row|col)\s[^>]*hidden=["'](?:1|true)["']/.test(sheets), comments: has(/^xl\/(?:comments|threadedComments)/),
    externalLinks: has(/^xl\/externalLinks\//), pivotCaches: has(/^xl\/pivotCache\//), embedded: /xl\/(?:embeddings|vbaProject)/.test(names),
  })
}

const IN_PDF = /\/(?:EmbeddedFiles?|Filespec|Subtype\s*\/(?:Text|Popup|FreeText|FileAttachment|Highlight|Underline|StrikeOut|Squiggly|Ink|Stamp|Caret|Redact|Sound|Movie))\b/

/** Objects that a PDF keeps packed (since 1.5), unpacked one after the other; undefined when they become too much. */
function packedObjects(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1')
  let all = ''
  for (let at = text.indexOf('/ObjStm'); at >= 0; at = text.indexOf('/ObjStm', at + 1)) {
    const begins = text.indexOf('stream', at)
    const from = begins + (text[begins + 6] === '\r' ? 8 : 7)
    const until = begins < 0 ? -1 : text.indexOf('endstream', from)
    if (until < 0) break
    at = until
    try {
      all += inflateSync(bytes.subarray(from, until), { maxOutputLength: MOST_BYTES, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return undefined
    }
    if (all.length > MOST_BYTES) return undefined
  }
  return all
}

function pdfHides(bytes: Buffer): HiddenThing[] {
  const packed = packedObjects(bytes)
  if (packed === undefined) return ['tooLarge']
  return IN_PDF.test(bytes.toString('latin1')) || IN_PDF.test(packed) ? ['attachments'] : []
}

/** Everything hidden in a file of this type; empty when it may go out. */
export function hiddenIn(bytes: Buffer, type: string): HiddenThing[] {
  if (type.startsWith('image/')) return pictureHides(bytes)
  if (type === 'video/mp4' || type === 'audio/mp4') return filmHides(bytes)
  if (type === 'application/pdf') return pdfHides(bytes)
  if (type === DOCX || type === XLSX) return officeHides(bytes, type === DOCX)
  return []
}

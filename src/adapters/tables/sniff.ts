import { TableRefused } from './table-refused.ts'

export type Format = 'xlsx' | 'csv' | 'jsonl'

const MAGIC: readonly { readonly bytes: readonly number[]; readonly what: string; readonly whatEn: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'PDF 文件', whatEn: 'a PDF file' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: '图片', whatEn: 'a picture' },
  { bytes: [0xff, 0xd8, 0xff], what: '图片', whatEn: 'a picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: '图片', whatEn: 'a picture' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: '压缩包', whatEn: 'an archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: '压缩包', whatEn: 'an archive' },
  { bytes: [0x1f, 0x8b], what: '压缩包', whatEn: 'an archive' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: '文字处理文档', whatEn: 'a text document' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: '程序', whatEn: 'a program' },
  { bytes: [0x4d, 0x5a, 0x90], what: '程序', whatEn: 'a program' },
]
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b]

const TEXT_FORMATS: Readonly<Record<string, Format>> = { '.csv': 'csv', '.tsv': 'csv', '.txt': 'csv', '.jsonl': 'jsonl', '.ndjson': 'jsonl' }
const WORKBOOKS = ['.xlsx', '.xlsm', '.xls', '.et', '.ods']

const starts = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

/** What the file is by its content; refuses what is no table and what its name denies. A zip is opened later to see whether it is a workbook. */
export function sniff(bytes: Uint8Array, fileName: string): Format {
  if (bytes.length === 0) throw new TableRefused({ code: 'tables/empty-file' })
  const extension = /\.[^.]+$/.exec(fileName.toLowerCase())?.[0] ?? ''
  if (starts(bytes, OLD_EXCEL)) throw new TableRefused({ code: 'tables/old-excel' })
  if (starts(bytes, ZIP)) {
    if (extension in TEXT_FORMATS || extension === '.xls') throw new TableRefused({ code: 'tables/not-what-it-says', params: { extension, what: '.xlsx' } })
    return 'xlsx'
  }
  const known = MAGIC.find((one) => starts(bytes, one.bytes))
  if (known) throw new TableRefused({ code: 'tables/not-a-table', params: { what: known.what, whatEn: known.whatEn } })
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1000)).replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  // Many office systems "export to Excel" by naming a web page .xls.
  if (/^<(?:!doctype|html|table|\?xml|head|meta)/i.test(head)) throw new TableRefused({ code: 'tables/not-a-table', params: { what: '网页', whatEn: 'a web page' } })
  if (WORKBOOKS.includes(extension)) throw new TableRefused({ code: 'tables/not-what-it-says', params: { extension, what: '纯文本 / plain text' } })
  return TEXT_FORMATS[extension] ?? (head.startsWith('{') ? 'jsonl' : 'csv')
}

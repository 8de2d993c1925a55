/** What may be published as a file: by its first bytes, and by the ending that belongs to them. */
interface Kind {
  readonly type: string
  readonly endings: readonly string[]
  is(bytes: Buffer): boolean
}

const starts = (...signs: readonly number[]) => (bytes: Buffer): boolean => signs.every((sign, at) => bytes[at] === sign)
const says = (text: string, at: number) => (bytes: Buffer): boolean => bytes.toString('latin1', at, at + text.length) === text

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const KINDS: readonly Kind[] = [
  { type: 'image/png', endings: ['png'], is: starts(0x89, 0x50, 0x4e, 0x47) },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], is: starts(0xff, 0xd8, 0xff) },
  { type: 'image/webp', endings: ['webp'], is: (bytes) => says('RIFF', 0)(bytes) && says('WEBP', 8)(bytes) },
  { type: 'audio/mpeg', endings: ['mp3'], is: (bytes) => says('ID3', 0)(bytes) || (bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0) },
  { type: 'audio/wav', endings: ['wav'], is: (bytes) => says('RIFF', 0)(bytes) && says('WAVE', 8)(bytes) },
  { type: 'audio/mp4', endings: ['m4a'], is: (bytes) => says('ftypM4A', 4)(bytes) },
  { type: 'video/mp4', endings: ['mp4'], is: says('ftyp', 4) },
  { type: 'video/webm', endings: ['webm'], is: starts(0x1a, 0x45, 0xdf, 0xa3) },
  { type: 'application/pdf', endings: ['pdf'], is: says('%PDF-', 0) },
  { type: DOCX, endings: ['docx'], is: says('PK', 0) },
  { type: XLSX, endings: ['xlsx'], is: says('PK', 0) },
]

export const endingOf = (fileName: string): string => /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
export const knownEndings = KINDS.flatMap((kind) => kind.endings)

/** The kind of these bytes under this name; undefined when the ending is none of ours, false when the bytes are something else. */
export function kindOf(bytes: Buffer, fileName: string): string | false | undefined {
  const kind = KINDS.find((one) => one.endings.includes(endingOf(fileName)))
  if (!kind) return undefined
  return kind.is(bytes) ? kind.type : false
}

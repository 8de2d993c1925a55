import type { CopyUnits } from './units.ts'

/** One copy instead of many: for Node, whose strings are two bytes a unit or one. To be given to scanners; browsers have nothing of the kind. */
export function nodeUnits(): CopyUnits {
  let seen: ArrayBufferLike | undefined
  let bytes: Buffer = Buffer.alloc(0)
  return (text, into, at) => {
    if (into.buffer !== seen) {
      seen = into.buffer
      bytes = Buffer.from(into.buffer, into.byteOffset, into.byteLength)
    }
    bytes.write(text, at * 2, 'utf16le')
  }
}

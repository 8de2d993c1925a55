import iconv from 'iconv-lite'
import { TableRefused } from './table-refused.ts'

/**
 * The text of a .csv or .jsonl file. UTF-16 only with its mark; else UTF-8 where every byte agrees (a mark at the start is dropped);
 * else GB18030, which contains GBK and GB2312, as Chinese office programs write it.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) throw new TableRefused({ code: 'tables/not-a-table', params: { what: '二进制文件', whatEn: 'a binary file' } })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030')
    if (text.includes('\ufffd')) throw new TableRefused({ code: 'tables/unknown-encoding' })
    return text
  }
}

import { crc32, deflateSync } from 'node:zlib'
import { encode, renderSVG } from 'uqr'

/** Made here: whoever scans it meets this office's own address and nobody else's. */
export const qrSvg = (address: string): string => renderSVG(address, { border: 2 })

const DOT = 8

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The same as a PNG of one bit a dot, for Word. */
export function qrPng(address: string): Buffer {
  const { data, size } = encode(address, { border: 2 })
  const row = (dots: readonly boolean[]): Buffer => {
    const line = Buffer.alloc(1 + Math.ceil((size * DOT) / 8), 0)
    for (let x = 0; x < size * DOT; x += 1) if (!dots[Math.floor(x / DOT)]) line[1 + (x >> 3)]! |= 0x80 >> (x & 7)
    return line
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size * DOT, 0)
  head.writeUInt32BE(size * DOT, 4)
  head[8] = 1 // one bit, greyscale
  const lines = data.flatMap((dots) => Array.from({ length: DOT }, () => row(dots)))
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(lines))), chunk('IEND', Buffer.alloc(0))])
}

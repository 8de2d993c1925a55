import { encode, renderSVG } from 'uqr'
import { pngOf } from './png.ts'

/** Made here: whoever scans it meets this office's own address and nobody else's. */
export const qrSvg = (address: string): string => renderSVG(address, { border: 2 })

const DOT = 8

/** The same as a PNG, for Word. */
export function qrPng(address: string): Buffer {
  const { data, size } = encode(address, { border: 2 })
  return pngOf(size * DOT, size * DOT, (x, y) => data[Math.floor(y / DOT)]![Math.floor(x / DOT)]!)
}

import type { Media } from './contract.ts'

/** Largest picture and film that are kept; what is longer stands on the office's own video site, with its address in the evaluation. */
export const mostBytes: Readonly<Record<Media['kind'], number>> = { picture: 5 * 1_048_576, video: 64 * 1_048_576 }

/** Two hours of speech fit into a tenth of it. */
export const mostCaptionBytes = 1_048_576

/** WebVTT that a player reads: its first line says so, it is UTF-8, and at least one cue has its times. */
export function isCaptions(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return /^WEBVTT(?:[ \t\r\n]|$)/.test(text) && /^(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}/m.test(text)
  } catch {
    return false
  }
}

type Found = Pick<Media, 'kind' | 'type'>

const at = (bytes: Uint8Array, from: number, text: string): boolean => [...text].every((sign, n) => bytes[from + n] === sign.codePointAt(0))

/** What every browser shows and none runs: told by the first bytes, so that a page named `.jpg` is no picture. */
export function sniff(bytes: Uint8Array): Found | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { kind: 'picture', type: 'image/jpeg' }
  if (bytes[0] === 0x89 && at(bytes, 1, 'PNG\r\n')) return { kind: 'picture', type: 'image/png' }
  if (at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP')) return { kind: 'picture', type: 'image/webp' }
  if (at(bytes, 4, 'ftyp')) return { kind: 'video', type: 'video/mp4' }
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return { kind: 'video', type: 'video/webm' }
  return undefined
}

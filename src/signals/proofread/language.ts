import { mix } from '../duplicates/sketch.ts'

/**
 * What is known of the language: how often runs of one to four characters occur, and how characters
 * sound. Counts stand in a table by a hash of the run; one byte tells the logarithm. No text can be
 * read back from it.
 */
export interface Language {
  /** Open addressing: hashes, 0 for empty, and the count of each in steps of 2^(1/8). */
  readonly keys: Uint32Array
  readonly counts: Uint8Array
  /** Characters in all that was counted. */
  readonly total: number
  /** The characters that sound like or look like each character. */
  readonly alike: ReadonlyMap<number, readonly number[]>
  /** Those among them that only sound similar, `zh` for `z` and the like. */
  readonly nearly: ReadonlyMap<number, readonly number[]>
}

/** Stand for the beginning and the end of a run of Han characters. */
export const BEGIN = 1
export const END = 2

/** The hash of the `length` units that end before `end`. Never 0. */
export function runHash(units: Uint16Array, end: number, length: number): number {
  let h = Math.imul(length, 0x9e3779b1)
  for (let at = end - length; at < end; at += 1) h = Math.imul(h ^ (units[at] as number), 0x85ebca6b) ^ (h >>> 15)
  return mix(h) || 1
}

/** How often a run occurs; 0 when it was not counted. */
export function countOf({ keys, counts }: Language, hash: number): number {
  const mask = keys.length - 1
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const key = keys[slot]
    if (key === hash) return 2 ** ((counts[slot] as number) / 8) - 1
    if (key === 0) return 0
  }
}

/** How often `words` occur, one to four characters of them. */
export const timesSeen = (language: Language, words: string): number => countOf(language, runHash(Uint16Array.from(words, (one) => one.charCodeAt(0)), words.length, words.length))

/** A count as one byte, and never 0. */
export const asByte = (count: number): number => Math.max(1, Math.min(255, Math.round(8 * Math.log2(1 + count))))

const MAGIC = 0x484c4e31

/**
 * A file: the magic number, how many runs, how many sounds, the total; the hashes, the counts; then
 * the characters of each sound, parted by commas and lines: sounds that are nearly the same stand in
 * one line, the pairs that look alike in the last.
 */
export function writeLanguage(runs: ReadonlyMap<number, number>, total: number, sounds: string): Uint8Array {
  const tail = new TextEncoder().encode(sounds)
  const file = new Uint8Array(16 + runs.size * 5 + tail.length)
  const view = new DataView(file.buffer)
  ;[MAGIC, runs.size, tail.length, Math.round(total)].forEach((value, at) => view.setUint32(at * 4, value, true))
  const sorted = [...runs].toSorted(([a], [b]) => a - b)
  sorted.forEach(([hash, count], at) => {
    view.setUint32(16 + at * 4, hash, true)
    file[16 + runs.size * 4 + at] = asByte(count)
  })
  file.set(tail, 16 + runs.size * 5)
  return file
}

export function readLanguage(bytes: Uint8Array): Language {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 16 || view.getUint32(0, true) !== MAGIC) throw new Error('no language table')
  const runs = view.getUint32(4, true)
  let size = 1024
  while (size < runs * 1.5) size *= 2
  const keys = new Uint32Array(size)
  const counts = new Uint8Array(size)
  for (let at = 0; at < runs; at += 1) {
    const hash = view.getUint32(16 + at * 4, true)
    let slot = hash & (size - 1)
    while (keys[slot] !== 0) slot = (slot + 1) & (size - 1)
    keys[slot] = hash
    counts[slot] = bytes[16 + runs * 4 + at] as number
  }
  const sounds = new TextDecoder().decode(bytes.subarray(16 + runs * 5))
  return { keys, counts, total: view.getUint32(12, true), ...readSounds(sounds) }
}

function readSounds(text: string): Pick<Language, 'alike' | 'nearly'> {
  const alike = new Map<number, Set<number>>()
  const nearly = new Map<number, Set<number>>()
  const put = (into: Map<number, Set<number>>, group: string): void => {
    for (const one of group) {
      const own = one.charCodeAt(0)
      const others = into.get(own) ?? new Set()
      into.set(own, others)
      for (const other of group) if (other !== one) others.add(other.charCodeAt(0))
    }
  }
  const lines = text.split('\n')
  const looks = lines.pop() ?? ''
  for (const line of lines) {
    for (const sound of line.split(',')) put(alike, sound)
    put(nearly, line.replaceAll(',', ''))
  }
  for (const pair of looks.split(',')) put(alike, pair)
  const lists = (of: Map<number, Set<number>>, but?: Map<number, Set<number>>) => new Map([...of].map(([own, others]) => [own, [...others].filter((one) => !but?.get(own)?.has(one))]))
  return { alike: lists(alike), nearly: lists(nearly, alike) }
}

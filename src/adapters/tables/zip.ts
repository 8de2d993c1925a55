import { setImmediate } from 'node:timers/promises'
import { Inflate } from 'fflate'
import { megabytes } from './limits.ts'
import { TableRefused } from './table-refused.ts'

/**
 * A zip file opened by its directory at the end, part by part. Nothing is unpacked that was not asked for; what is unpacked is counted
 * as it comes, because a size written in the file may lie. Deflate turns a byte into at most 1,032, so small bites bound each step.
 */

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const BITE = 8_192
/** Unpacked bytes after which others get their turn. */
const TURN = 2_000_000
const MOST_ENTRIES = 10_000

interface Entry {
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const damaged = (where: string): TableRefused => new TableRefused({ code: 'tables/damaged', params: { where } })

export class Zip {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #entries = new Map<string, Entry>()
  readonly #most: number
  #left: number

  /** `most`: bytes that all parts together may unpack to. */
  constructor(bytes: Uint8Array, most: number) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#most = most
    this.#left = most
    try {
      this.#readDirectory()
    } catch (error) {
      throw error instanceof RangeError ? damaged('zip') : error
    }
  }

  #readDirectory(): void {
    const view = this.#view
    let end = view.byteLength - 22
    const earliest = Math.max(0, end - 65_535)
    while (end >= earliest && view.getUint32(end, true) !== END) end -= 1
    if (end < earliest) throw damaged('zip')
    const count = view.getUint16(end + 10, true)
    // 0xffff and 0xffffffff announce the large form of zip, which no office table needs.
    if (count > MOST_ENTRIES) throw new TableRefused({ code: 'tables/unpacks-too-big', params: { most: megabytes(this.#most) } })
    let at = view.getUint32(end + 16, true)
    for (let n = 0; n < count; n += 1) {
      if (view.getUint32(at, true) !== ENTRY) throw damaged('zip')
      const [nameLength, extraLength, noteLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
      const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/').replace(/^\//, '')
      this.#entries.set(name.toLowerCase(), {
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      })
      at += 46 + nameLength + extraLength + noteLength
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  names(): string[] {
    return [...this.#entries.keys()]
  }

  #take(bytes: number): void {
    if ((this.#left -= bytes) < 0) throw new TableRefused({ code: 'tables/unpacks-too-big', params: { most: megabytes(this.#most) } })
  }

  /** The unpacked bytes of one part, piece by piece. */
  async *part(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name.toLowerCase())
    if (!entry) throw damaged(name)
    if (entry.encrypted) throw new TableRefused({ code: 'tables/encrypted' })
    if (entry.unpacked > this.#left) this.#take(entry.unpacked)
    const packed = this.#packed(entry, name)
    if (entry.method === 0) {
      this.#take(packed.length)
      yield packed
    } else if (entry.method === 8) yield* this.#inflate(packed, name)
    else throw damaged(name)
  }

  #packed(entry: Entry, name: string): Uint8Array {
    const view = this.#view
    if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL) throw damaged(name)
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
    if (start + entry.packed > view.byteLength) throw damaged(name)
    return this.#bytes.subarray(start, start + entry.packed)
  }

  async *#inflate(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
    const pieces: Uint8Array[] = []
    let ended = false
    const inflate = new Inflate((piece, last) => {
      pieces.push(piece)
      ended ||= last
    })
    let sinceTurn = 0
    for (let at = 0; at < packed.length && !ended; at += BITE) {
      try {
        inflate.push(packed.subarray(at, at + BITE), at + BITE >= packed.length)
      } catch {
        throw damaged(name)
      }
      for (const piece of pieces.splice(0)) {
        this.#take(piece.length)
        sinceTurn += piece.length
        yield piece
      }
      if (sinceTurn > TURN) {
        sinceTurn = 0
        await setImmediate()
      }
    }
  }
}

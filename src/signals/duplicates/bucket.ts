import { BANDS, BINS, bandKey, mix } from './sketch.ts'

/**
 * The posts of one stretch of time, findable by what they have in common. A slot holds a post (20
 * bits) and part of its key (12 bits), so that a slot of another key is passed over without touching
 * the post. The whole bucket is dropped when its time is over.
 */

/** Most posts a bucket indexes: what 20 bits can name, less the empty slot. */
export const MOST = (1 << 20) - 1
/** Posts that open or end alike are many (form letters, headlines in brackets): the first of them stand for the rest, and a flood of one form costs no more than this. */
const ALIKE = 8
/** Keys of a post: its bands, its opening and its ending. */
const KEYS = BANDS + 2

export class Bucket {
  posts = 0
  sketches = new Uint8Array(256 * BINS)
  /** Letters, group, hashes of opening and ending of each post. */
  lengths = new Uint16Array(256)
  groups = new Int32Array(256)
  private heads = new Uint32Array(256)
  private tails = new Uint32Array(256)
  private slots = new Uint32Array(1 << 13)
  private used = 0

  // Every distinct wording, by two hashes of 32 bits.
  private words = new Uint32Array(2 << 10)
  private wordGroups = new Int32Array(1 << 10).fill(-1)
  private wordings = 0

  get bytes(): number {
    return [this.sketches, this.lengths, this.groups, this.heads, this.tails, this.slots, this.words, this.wordGroups].reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  get full(): boolean {
    return this.posts >= MOST
  }

  /** The group that said exactly these words; -1 when nobody did. */
  groupOfWords(one: number, other: number): number {
    const mask = this.wordGroups.length - 1
    for (let slot = one & mask; ; slot = (slot + 1) & mask) {
      const group = this.wordGroups[slot] as number
      if (group < 0 || (this.words[slot * 2] === one && this.words[slot * 2 + 1] === other)) return group
    }
  }

  noteWords(one: number, other: number, group: number): void {
    if (this.wordings * 10 >= this.wordGroups.length * 7) this.growWords()
    this.wordings++
    this.putWords(one, other, group)
  }

  private putWords(one: number, other: number, group: number): void {
    const mask = this.wordGroups.length - 1
    let slot = one & mask
    while ((this.wordGroups[slot] as number) >= 0) slot = (slot + 1) & mask
    this.words[slot * 2] = one
    this.words[slot * 2 + 1] = other
    this.wordGroups[slot] = group
  }

  private growWords(): void {
    const { words, wordGroups } = this
    this.words = new Uint32Array(words.length * 2)
    this.wordGroups = new Int32Array(wordGroups.length * 2).fill(-1)
    for (let slot = 0; slot < wordGroups.length; slot++) {
      const group = wordGroups[slot] as number
      if (group >= 0) this.putWords(words[slot * 2] as number, words[slot * 2 + 1] as number, group)
    }
  }

  /** Visits every indexed post with this key, until `visit` says true. Others are met by chance, once in four thousand. */
  visitKey(key: number, visit: (post: number) => boolean): boolean {
    const { slots } = this
    const mask = slots.length - 1
    const tag = key >>> 20
    for (let slot = mix(key) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const held = slots[slot] as number
      if (held >>> 20 === tag && visit((held & MOST) - 1)) return true
    }
    return false
  }

  /** Indexes a post whose sketch stands at `at` in `from`. */
  index(from: Uint8Array, at: number, length: number, head: number, tail: number, group: number): number {
    const post = this.posts++
    if (post >= this.groups.length) this.growPosts()
    this.sketches.set(from.subarray(at, at + BINS), post * BINS)
    this.lengths[post] = length
    this.groups[post] = group
    this.heads[post] = head
    this.tails[post] = tail
    if ((this.used + KEYS) * 100 > this.slots.length * 85) this.growSlots()
    this.enter(post)
    return post
  }

  private enter(post: number): void {
    for (let band = 0; band < BANDS; band++) this.put(bandKey(this.sketches, post * BINS, band), post)
    this.put(this.heads[post] as number, post)
    this.put(this.tails[post] as number, post)
  }

  private put(key: number, post: number): void {
    const { slots } = this
    const mask = slots.length - 1
    const tag = key >>> 20
    let slot = mix(key) & mask
    for (let alike = 0; slots[slot] !== 0; slot = (slot + 1) & mask) {
      if ((slots[slot] as number) >>> 20 === tag && ++alike >= ALIKE) return
    }
    slots[slot] = (tag << 20) | (post + 1)
    this.used++
  }

  private growPosts(): void {
    const size = Math.min(MOST, Math.ceil(this.groups.length * 1.5))
    const grown = <T extends { set(from: T): void }>(to: T, from: T): T => (to.set(from), to)
    this.sketches = grown(new Uint8Array(size * BINS), this.sketches)
    this.lengths = grown(new Uint16Array(size), this.lengths)
    this.groups = grown(new Int32Array(size), this.groups)
    this.heads = grown(new Uint32Array(size), this.heads)
    this.tails = grown(new Uint32Array(size), this.tails)
  }

  private growSlots(): void {
    this.slots = new Uint32Array(this.slots.length * 2)
    this.used = 0
    for (let post = 0; post < this.posts - 1; post++) this.enter(post)
  }
}

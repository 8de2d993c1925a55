import { makeCore, readCore, SHORT } from './core-text.ts'
import { Bucket } from './bucket.ts'
import { BANDS, BINS, bandKey, hashOf, hashTwice, overlap, sketch } from './sketch.ts'

/**
 * Exact and near duplicates of a stream of posts. First the exact wording is looked up; if nobody
 * said it, the sketch finds posts that may be alike, and the sketch of each is compared before
 * anything is put together. Posts are held in buckets of time, and old buckets are dropped whole.
 */

/** Pairs of letters that two posts share, at least, to be one. A repost with one word in three replaced is another post. */
const ALIKE = 0.52
/** A post that opens or ends like another and is nearly contained in it was cut off, or had words put before it. */
const CONTAINED = 0.8
const CONTAINED_ALIKE = 0.28
/** A post this like an indexed one finds the same others as that one does, so it need not be indexed itself. */
const SAME_COMPANY = 0.88
/** Letters of an opening or an ending. */
const EDGE = 12

export interface Spans {
  /** Length of one bucket in milliseconds; all posts in one bucket when absent. */
  readonly bucket?: number
  /** Buckets that are kept beside the current one. */
  readonly kept?: number
}

/** What became of a post: its group, and how it was found. `joined` are groups that turn out to be the same as this one. */
export interface Placed {
  readonly group: number
  readonly found: 'new' | 'exact' | 'near'
  readonly joined: readonly number[]
}

const NONE: readonly number[] = []

export class DuplicateIndex {
  private readonly buckets: { readonly from: number; readonly bucket: Bucket }[] = []
  private readonly core = makeCore()
  private readonly own = new Uint8Array(BINS)
  private readonly wording = new Uint32Array(2)
  private readonly spans: Spans
  private nextGroup: number
  // While one post is placed.
  private hits: number[] = []
  private best = 0
  private searched: Bucket | undefined
  private length = 0
  private edge = false

  /** `firstGroup`: the number the first new group gets, for a process that goes on where another ended. */
  constructor(spans: Spans = {}, firstGroup = 0) {
    this.spans = spans
    this.nextGroup = firstGroup
  }

  get bytes(): number {
    return this.buckets.reduce((sum, { bucket }) => sum + bucket.bytes, 0)
  }

  /** Places a post that was said at `time` (milliseconds). */
  place(text: string, time = 0): Placed {
    const { core, own } = this
    readCore(text, core)
    if (core.length === 0) return { group: this.nextGroup++, found: 'new', joined: NONE }
    const current = this.bucketAt(time)
    hashTwice(core, this.wording)
    const one = this.wording[0] as number
    const other = this.wording[1] as number
    for (const { bucket } of this.buckets) {
      const group = bucket.groupOfWords(one, other)
      if (group >= 0) return { group, found: 'exact', joined: NONE }
    }
    if (core.length < SHORT) return this.asNew(current, one, other)
    sketch(core, own, 0)
    const span = Math.min(EDGE, core.length)
    const head = hashOf(core.units, 0, span, 0x1b873593)
    const tail = hashOf(core.units, core.length - span, core.length, 0x7ed55d16)
    this.search(head, tail)
    const [group = this.nextGroup++, ...joined] = this.hits
    current.noteWords(one, other, group)
    if (this.best < SAME_COMPANY && !current.full) current.index(own, 0, Math.min(core.length, 0xffff), head, tail, group)
    return { group, found: this.hits.length > 0 ? 'near' : 'new', joined }
  }

  private asNew(current: Bucket, one: number, other: number): Placed {
    const group = this.nextGroup++
    current.noteWords(one, other, group)
    return { group, found: 'new', joined: NONE }
  }

  private search(head: number, tail: number): void {
    this.hits = []
    this.best = 0
    this.length = this.core.length
    for (const { bucket } of this.buckets) {
      this.searched = bucket
      // Most repeats still open or end alike, so that one or two looks are enough.
      this.edge = true
      if (bucket.visitKey(head, this.weigh) || bucket.visitKey(tail, this.weigh)) return
      this.edge = false
      for (let band = 0; band < BANDS; band++) {
        if (bucket.visitKey(bandKey(this.own, 0, band), this.weigh)) return
      }
    }
  }

  /** Compares with one post; true when nothing better can come. */
  private readonly weigh = (post: number): boolean => {
    const bucket = this.searched as Bucket
    const like = overlap(this.own, 0, bucket.sketches, post * BINS)
    if (like < CONTAINED_ALIKE) return false
    if (like < ALIKE) {
      if (!this.edge) return false
      const theirs = bucket.lengths[post] as number
      const shared = (like / (1 + like)) * (this.length + theirs)
      if (shared < CONTAINED * Math.min(this.length, theirs)) return false
    }
    const group = bucket.groups[post] as number
    if (!this.hits.includes(group)) this.hits.push(group)
    if (like > this.best) this.best = like
    return this.best >= SAME_COMPANY
  }

  /** The bucket of a time; begins a new one and drops the oldest when time went on or the bucket is full. A clock that goes back falls into the current one. */
  private bucketAt(time: number): Bucket {
    const { bucket: length, kept = 1 } = this.spans
    const newest = this.buckets[0]
    const from = length ? Math.floor(time / length) * length : 0
    if (newest && from <= newest.from && !newest.bucket.full) return newest.bucket
    const bucket = new Bucket()
    this.buckets.unshift({ from: newest ? Math.max(from, newest.from) : from, bucket })
    if (length) while (this.buckets.length > 1 && (this.buckets.at(-1) as { from: number }).from < from - kept * length) this.buckets.pop()
    return bucket
  }
}

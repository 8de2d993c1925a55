import { droppedAt } from '../text/fold.ts'
import { copyUnits, type CopyUnits } from '../text/units.ts'
import { AHEAD, type Automaton, BEGINS_LONG, DROPPABLE, ENDS_WORD, FLAGS, LONGEST, NODE, PARENT, SECOND, SPREAD, TAIL, WORD } from './automaton.ts'

const MARKS = ENDS_WORD | BEGINS_LONG | TAIL
/** Hits handed on together; a text of one letter may have more of them than there is memory. */
const BATCH = 0x10000
/** Up to so many words the places where one may begin are few, and a branch that is hardly ever taken is the quickest. */
const FEW = 4_000

/**
 * Finds the words of an automaton in texts, one after the other. After `scan` the hits stand in `word`, `start` and `end` (units of the
 * text as it was given), as many as it returned. One scanner a thread; the arrays are used again by the next scan.
 *
 * @example
 * const { automaton } = buildAutomaton(['电梯', '噪音'])
 * const scanner = new Scanner(automaton)
 * scanner.scan('加裝電梯,噪*音很大') // 2: word 0 from 2 to 4, word 1 from 5 to 8
 */
export class Scanner {
  word = new Int32Array(1024)
  start = new Int32Array(1024)
  end = new Int32Array(1024)

  readonly #automaton: Automaton
  /** The text from 1 on; then in the same place the classes of the kept units, a 0 before and after. While `#raw`, still the text. */
  #units = new Uint16Array(4096)
  /** Where a word may begin. */
  #places = new Int32Array(4096)
  /** Where units were dropped: the kept unit after them, and how many are gone up to there. */
  readonly #gapBefore: number[] = []
  readonly #gone: number[] = []
  /** How far the text is read, how many units are kept and how many places found; the last kept unit before a gap. */
  #at = 0
  #size = 0
  #found = 0
  #gapEnd = 0
  #before = -1
  #raw = false
  #count = 0
  #handed = 0
  /** Of long words: the scan in which an end was told last. */
  #told: Int32Array | undefined
  #scans = 0
  #take: ((count: number) => void) | undefined
  readonly #copy: CopyUnits

  /** `copy`: a quicker way to the units of a string, where the platform has one. */
  constructor(automaton: Automaton, copy: CopyUnits = copyUnits) {
    this.#automaton = automaton
    this.#copy = copy
  }

  /**
   * Number of hits, overlapping ones included: by their start, then by length; after those the words longer than LONGEST, by their end.
   * With `take` they are handed over in batches, of which the arrays hold one at a time. `longOnce`: who does not ask where long words stand
   * gets each of them once, so that a text of one letter is not a flood of them.
   */
  scan(text: string, take?: (count: number) => void, longOnce = false): number {
    this.#count = this.#handed = 0
    this.#take = take
    if (this.#units.length < text.length + 2) {
      this.#units = new Uint16Array(text.length * 2)
      this.#places = new Int32Array(text.length * 2)
    }
    if (this.#walk(this.#read(text))) this.#walkLong(longOnce)
    this.#locate()
    if (take && this.#count > 0) take(this.#count)
    return this.#handed + this.#count
  }

  /** Finds the places in `text` where a word may begin, and writes the classes that the walks read; how many places. */
  #read(text: string): number {
    const units = this.#units
    this.#copy(text, units, 1)
    units[0] = 0
    if (this.#gapBefore.length > 0) this.#gapBefore.length = this.#gone.length = 0
    this.#at = this.#found = this.#gapEnd = 0
    this.#size = 1
    this.#raw = this.#automaton.words <= FEW
    for (;;) {
      if (this.#raw) this.#lookOn(text.length)
      else this.#readOn(text.length)
      if (this.#at === text.length) break
      this.#droppable(text)
    }
    const alone = (this.#automaton.notAlone - this.#lastClass()) >>> 31
    this.#places[this.#found] = this.#size - 1
    this.#found += alone
    if (this.#raw) this.#classifyWalks()
    units[this.#size] = 0
    return this.#found
  }

  /** The class of the last kept unit. */
  #lastClass(): number {
    const unit = this.#units[this.#size - 1]!
    if (!this.#raw || this.#size === 1) return unit
    const one = this.#automaton.classes[unit]!
    return one === DROPPABLE ? this.#automaton.kept[unit]! : one
  }

  /** As `#readOn`, for few words, of which hardly one begins in a text: a place is written where there is one, and no class is. */
  #lookOn(length: number): void {
    const { classes, filter, notAlone } = this.#automaton
    const droppable = DROPPABLE
    const second = SECOND
    const spread = SPREAD
    const shift = Math.clz32(filter.length * 32 - 1)
    const units = this.#units
    const places = this.#places
    let found = this.#found
    let at = this.#at
    let last = this.#lastClass()
    for (; at < length; at += 1) {
      const one = classes[units[at + 1]!]!
      if (one === droppable) break
      const bit = Math.imul((last << second) ^ one, spread) >>> shift
      if ((((filter[bit >>> 5]! >>> (bit & 31)) & 1) | ((notAlone - last) >>> 31)) !== 0) {
        places[found] = at
        found += 1
      }
      last = one
    }
    this.#size = at + 1
    this.#found = found
    this.#at = at
  }

  /** Turns the units from `from` to before `to` into their classes. */
  #classify(from: number, to: number): void {
    const { classes, kept } = this.#automaton
    const units = this.#units
    for (let at = from; at < to; at += 1) {
      const unit = units[at]!
      const one = classes[unit]!
      units[at] = one === DROPPABLE ? kept[unit]! : one
    }
  }

  /** Where no unit was dropped, classes are needed only as far as walks go. */
  #classifyWalks(): void {
    if (this.#automaton.long.nodes.length > 0) return this.#classify(1, this.#size)
    const places = this.#places
    let done = 1
    for (let index = 0; index < this.#found; index += 1) {
      const from = Math.max(done, places[index]!)
      done = Math.max(from, Math.min(places[index]! + LONGEST + 1, this.#size))
      this.#classify(from, done)
    }
  }

  /** Reads up to a unit that may be dropped. This loop and the walk are nearly all of the work, so they hold nothing else: imported names and fields are looked up before. */
  #readOn(length: number): void {
    const { classes, filter, notAlone } = this.#automaton
    const droppable = DROPPABLE
    const second = SECOND
    const spread = SPREAD
    const shift = Math.clz32(filter.length * 32 - 1)
    const units = this.#units
    const places = this.#places
    let size = this.#size
    let found = this.#found
    let at = this.#at
    let last = units[size - 1]!
    if (size === at + 1) {
      // Nothing was dropped yet: units stay where they are, and two of them are read at a time.
      let place = at
      for (; place + 1 < length; place += 2) {
        const one = classes[units[place + 1]!]!
        const two = classes[units[place + 2]!]!
        if (one === droppable || two === droppable) break
        const bit = Math.imul((last << second) ^ one, spread) >>> shift
        const other = Math.imul((one << second) ^ two, spread) >>> shift
        places[found] = place
        found += ((filter[bit >>> 5]! >>> (bit & 31)) & 1) | ((notAlone - last) >>> 31)
        places[found] = place + 1
        found += ((filter[other >>> 5]! >>> (other & 31)) & 1) | ((notAlone - one) >>> 31)
        units[place + 1] = one
        units[place + 2] = two
        last = two
      }
      at = place
      size = place + 1
    }
    for (; at < length; at += 1) {
      const one = classes[units[at + 1]!]!
      if (one === droppable) break
      // No branch: the place is written in any case, and counts when the pair may begin a word or the unit is one.
      const bit = Math.imul((last << second) ^ one, spread) >>> shift
      places[found] = size - 1
      found += ((filter[bit >>> 5]! >>> (bit & 31)) & 1) | ((notAlone - last) >>> 31)
      units[size] = one
      size += 1
      last = one
    }
    this.#size = size
    this.#found = found
    this.#at = at
  }

  /** Drops the unit here and what goes with it, or keeps it. */
  #droppable(text: string): void {
    const { filter, notAlone, kept } = this.#automaton
    const at = this.#at
    if (at > this.#gapEnd) this.#before = text.charCodeAt(at - 1)
    else if (at === 0) this.#before = -1
    const dropped = droppedAt(text, at, this.#before)
    if (dropped > 0) {
      if (this.#raw) this.#classify(1, this.#size)
      this.#raw = false
      this.#gapBefore.push(this.#size)
      this.#gone.push((this.#gone.at(-1) ?? 0) + dropped)
      this.#at = this.#gapEnd = at + dropped
      return
    }
    const last = this.#lastClass()
    const one = kept[text.charCodeAt(at)]!
    const bit = Math.imul((last << SECOND) ^ one, SPREAD) >>> Math.clz32(filter.length * 32 - 1)
    this.#places[this.#found] = this.#size - 1
    this.#found += ((filter[bit >>> 5]! >>> (bit & 31)) & 1) | ((notAlone - last) >>> 31)
    if (!this.#raw) this.#units[this.#size] = one
    this.#size += 1
    this.#at = at + 1
  }

  /** Walks from every place; whether the beginning of a long word was seen. */
  #walk(count: number): boolean {
    const { nodes, tails } = this.#automaton
    const [size, parent, word, ahead, flags, marks, endsWord, beginsLong, tailed] = [NODE, PARENT, WORD, AHEAD, FLAGS, MARKS, ENDS_WORD, BEGINS_LONG, TAIL]
    const units = this.#units
    const places = this.#places
    let armed = 0
    for (let index = 0; index < count; index += 1) {
      const from = places[index]!
      let node = units[from]!
      if (node === 0) continue
      let next = from + 1
      for (;;) {
        const here = node * size
        const value = nodes[here]!
        const one = units[next]!
        if ((value & marks) !== 0) {
          if ((value & tailed) !== 0) {
            if (nodes[here + ahead] !== one) break
            const tail = value >> flags
            const head = tails[tail]!
            const length = head >> flags
            let same = 1
            while (same < length && tails[tail + 1 + same] === units[next + same]) same += 1
            if (same < length) break
            armed |= head & beginsLong
            if ((head & endsWord) !== 0) this.#hit(nodes[here + word]!, from, next + length)
            break
          }
          armed |= value & beginsLong
          if ((value & endsWord) !== 0) this.#hit(nodes[here + word]!, from, next)
        }
        if (((nodes[here + ahead]! >>> (one & 31)) & 1) === 0) break
        const child = (value >> flags) + one
        if (nodes[child * size + parent] !== node) break
        node = child
        next += 1
      }
    }
    return armed !== 0
  }

  #walkLong(once: boolean): void {
    const { lengths, long: { nodes, fail, next } } = this.#automaton
    const told = (this.#told ??= new Int32Array(next.length))
    const scan = (this.#scans = (this.#scans + 1) | 0)
    const units = this.#units
    let node = 0
    for (let at = 1; at < this.#size; at += 1) {
      const one = units[at]!
      for (;;) {
        const child = (nodes[node * NODE]! >> FLAGS) + one
        if (one !== 0 && nodes[child * NODE + PARENT] === node) {
          node = child
          break
        }
        if (node === 0) break
        node = fail[node]!
      }
      for (let ending = nodes[node * NODE + WORD]! >= 0 ? node : next[node]!; ending !== 0; ending = next[ending]!) {
        // What was told once, and with it all that ends there too.
        if (once && told[ending] === scan) break
        told[ending] = scan
        const id = nodes[ending * NODE + WORD]!
        this.#hit(id, at + 1 - lengths[id]!, at + 1)
      }
    }
  }

  /** `from` and `to` count kept units from 1. */
  #hit(word: number, from: number, to: number): void {
    if (this.#count === this.word.length) this.#full()
    this.word[this.#count] = word
    this.start[this.#count] = from
    this.end[this.#count] = to
    this.#count += 1
  }

  #full(): void {
    if (this.#take && this.#count >= BATCH) {
      this.#locate()
      this.#take(this.#count)
      this.#handed += this.#count
      this.#count = 0
      return
    }
    this.word = doubled(this.word)
    this.start = doubled(this.start)
    this.end = doubled(this.end)
  }

  /** Turns places among the kept units into places of the text. */
  #locate(): void {
    const { start, end } = this
    const gaps = this.#gapBefore.length > 0
    for (let hit = 0; hit < this.#count; hit += 1) {
      const first = start[hit]!
      const last = end[hit]! - 1
      start[hit] = first - 1 + (gaps ? this.#goneUpTo(first) : 0)
      end[hit] = last + (gaps ? this.#goneUpTo(last) : 0)
    }
  }

  #goneUpTo(unit: number): number {
    let low = 0
    let high = this.#gapBefore.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#gapBefore[middle]! <= unit) low = middle + 1
      else high = middle
    }
    return low === 0 ? 0 : this.#gone[low - 1]!
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

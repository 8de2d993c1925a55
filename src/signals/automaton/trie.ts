import { AHEAD, FLAGS, FREE, LONGEST, NODE, PARENT, TAIL, WORD } from './automaton.ts'

/** Words as rows of classes, sorted by what they were made from, none twice; `marks` are the low bits of the node where a word ends, `ids` the word. */
export interface Rows {
  readonly rows: readonly Uint16Array[]
  readonly ids: Int32Array
  readonly marks: Uint8Array
}

export interface Trie {
  readonly nodes: Int32Array
  /** What is left of words that are alone in their branch: length and marks, then the classes. */
  readonly tails: Uint16Array
}

const BLOCK = 32
const FULL = -1

/**
 * The double array of `rows` over classes 1 to `classes`. The node of one letter stands at its class; the root is 0 and its children's
 * beginning is 0. Families are placed level by level, the large ones first, each at the first beginning where all its places are free;
 * thirty-two beginnings are tried at once. `tails`: a word alone in its branch goes on in one row of `tails` instead of a chain of nodes.
 */
export function buildTrie({ rows, ids, marks }: Rows, classes: number, { tails }: { readonly tails: boolean }): Trie {
  const place = new Places(classes)
  let level: Span[] = rows.length === 0 ? [] : [{ node: 0, from: 0, to: rows.length }]
  for (let depth = 0; level.length > 0; depth += 1) {
    const families: Family[] = []
    for (const { node, from, to } of level) {
      const row = rows[from]!
      if (tails && depth > 0 && to - from === 1 && row.length > depth) {
        place.tail(node, row.subarray(depth), ids[from]!, marks[from]!)
        continue
      }
      // The word that ends here stands first.
      const ended = row.length === depth
      if (ended) place.mark(node, ids[from]!, marks[from]!)
      const letters: number[] = []
      const begins: number[] = []
      for (let at = ended ? from + 1 : from; at < to; at += 1) {
        const letter = rows[at]![depth]!
        if (letter === letters.at(-1)) continue
        letters.push(letter)
        begins.push(at)
      }
      if (letters.length > 0) families.push({ node, to, letters, begins })
    }
    level = []
    families.sort((a, b) => b.letters.length - a.letters.length)
    for (const { node, to, letters, begins } of families) {
      const base = depth === 0 ? 0 : place.settle(node, letters)
      for (let at = 0; at < letters.length; at += 1) level.push({ node: base + letters[at]!, from: begins[at]!, to: begins[at + 1] ?? to })
    }
  }
  return place.done()
}

interface Span {
  readonly node: number
  readonly from: number
  readonly to: number
}

interface Family {
  readonly node: number
  readonly to: number
  readonly letters: readonly number[]
  /** The row where each letter's words begin. */
  readonly begins: readonly number[]
}

/** The places of the double array, and a bit for each that is taken. */
class Places {
  readonly #classes: number
  #nodes: Int32Array
  #taken: Int32Array
  #tails = new Uint16Array(1024)
  #tailsEnd = 0
  #size: number
  /** Families come by falling size: where the last one of this size found room, the next one begins to look. */
  #children = 0
  #from = 0

  constructor(classes: number) {
    this.#classes = classes
    this.#size = classes + 1
    const room = Math.max(1024, classes * 2)
    this.#nodes = new Int32Array(room * NODE).fill(FREE)
    this.#taken = new Int32Array((room >>> 5) + 4)
    this.#nodes[0] = 0
    this.#setTaken(0)
    // The root and its children are not free.
    for (let slot = 1; slot <= classes; slot += 1) this.#take(slot, 0)
  }

  mark(node: number, id: number, marks: number): void {
    this.#nodes[node * NODE] = this.#nodes[node * NODE]! | marks
    this.#nodes[node * NODE + WORD] = id
  }

  tail(node: number, rest: Uint16Array, id: number, marks: number): void {
    const end = this.#tailsEnd + 1 + rest.length
    if (end > this.#tails.length) this.#tails = enlarged(this.#tails, new Uint16Array(end * 2))
    this.#tails[this.#tailsEnd] = (rest.length << FLAGS) | marks
    this.#tails.set(rest, this.#tailsEnd + 1)
    this.#nodes[node * NODE] = (this.#tailsEnd << FLAGS) | TAIL
    this.#nodes[node * NODE + WORD] = id
    this.#nodes[node * NODE + AHEAD] = rest[0]!
    this.#tailsEnd = end
  }

  /** Finds room for the children of `node`; they are taken. */
  settle(node: number, letters: readonly number[]): number {
    if (letters.length !== this.#children) this.#from = 0
    this.#children = letters.length
    const last = Math.max(...letters)
    let base = 0
    while (base === 0) {
      this.#reach(this.#from + BLOCK + last + 1)
      // A free beginning is a bit that no letter's place has set.
      let bits = this.#from === 0 ? 1 : 0
      for (const letter of letters) {
        const at = this.#from + letter
        const shift = at & 31
        bits |= (this.#taken[at >>> 5]! >>> shift) | (shift === 0 ? 0 : this.#taken[(at >>> 5) + 1]! << (BLOCK - shift))
        if (bits === FULL) break
      }
      if (bits === FULL) this.#from += BLOCK
      else base = this.#from + 31 - Math.clz32(~bits & -~bits)
    }
    this.#size = Math.max(this.#size, base + last + 1)
    for (const letter of letters) this.#take(base + letter, node)
    this.#nodes[node * NODE] = (base << FLAGS) | (this.#nodes[node * NODE]! & ((1 << FLAGS) - 1))
    this.#nodes[node * NODE + AHEAD] = letters.reduce((bits, letter) => bits | (1 << (letter & 31)), 0)
    return base
  }

  /** A walk may look one class beyond the last beginning, so the end is padded. */
  done(): Trie {
    const size = this.#size + this.#classes + 1
    this.#reach(size)
    return { nodes: this.#nodes.slice(0, size * NODE), tails: this.#tails.slice(0, this.#tailsEnd + LONGEST) }
  }

  #take(slot: number, parent: number): void {
    this.#setTaken(slot)
    this.#nodes[slot * NODE] = 0
    this.#nodes[slot * NODE + PARENT] = parent
    this.#nodes[slot * NODE + AHEAD] = 0
  }

  #setTaken(slot: number): void {
    this.#taken[slot >>> 5] = this.#taken[slot >>> 5]! | (1 << (slot & 31))
  }

  /** Makes room for places below `size`, and for looking at one block of them. */
  #reach(size: number): void {
    if (size * NODE <= this.#nodes.length) return
    const room = Math.max(size, (this.#nodes.length / NODE) * 2)
    this.#nodes = enlarged(this.#nodes, new Int32Array(room * NODE).fill(FREE))
    this.#taken = enlarged(this.#taken, new Int32Array((room >>> 5) + 4))
  }
}

function enlarged<T extends Int32Array | Uint16Array>(array: T, larger: T): T {
  larger.set(array)
  return larger
}

import { FLAGS } from './automaton.ts'

/** Words as rows of classes, sorted, none twice; `marks` are the low bits of the node where a word ends, `ids` the word. */
export interface Rows {
  readonly rows: readonly Uint16Array[]
  readonly ids: Int32Array
  readonly marks: Uint8Array
}

export interface Trie {
  readonly nodes: Int32Array
  readonly word: Int32Array
}

/** How many free places are tried for a family of children before it goes to the end. */
const TRIES = 48
/** In place of a parent. */
const FREE = -2
const NOBODYS = -1

/**
 * The double array of `rows` over classes 1 to `classes`. The node of one letter stands at its class; the root is 0 and its children's
 * beginning is 0. Families are placed level by level, the large ones first: what they leave between them is filled by only children.
 */
export function buildTrie({ rows, ids, marks }: Rows, classes: number): Trie {
  const place = new Places(classes)
  let level: Family[] = rows.length === 0 ? [] : [{ node: 0, from: 0, to: rows.length }]
  for (let depth = 0; level.length > 0; depth += 1) {
    const large: Family[] = []
    const only: Family[] = []
    for (const family of level) {
      // The word that ends here stands first in its family.
      const { from, to } = family
      const inner = rows[from]!.length === depth ? { ...family, from: from + 1 } : family
      if (inner.from !== from) place.mark(family.node, ids[from]!, marks[from]!)
      if (inner.from === to) continue
      if (depth > 0 && rows[inner.from]![depth] === rows[to - 1]![depth]) only.push(inner)
      else large.push(inner)
    }
    level = []
    for (const families of [large, only]) {
      for (const { node, from, to } of families) {
        const letters: number[] = []
        const begins: number[] = []
        for (let row = from; row < to; row += 1) {
          const letter = rows[row]![depth]!
          if (letter === letters.at(-1)) continue
          letters.push(letter)
          begins.push(row)
        }
        const base = depth === 0 ? 0 : place.settle(node, letters)
        for (let at = 0; at < letters.length; at += 1) level.push({ node: base + letters[at]!, from: begins[at]!, to: begins[at + 1] ?? to })
      }
    }
  }
  return place.done()
}

interface Family {
  readonly node: number
  readonly from: number
  readonly to: number
}

/** The places of the double array, the free ones in a ring. */
class Places {
  readonly #classes: number
  #nodes: Int32Array
  #word: Int32Array
  #next: Int32Array
  #before: Int32Array
  #size = 0

  constructor(classes: number) {
    this.#classes = classes
    const room = Math.max(1024, classes * 2)
    this.#nodes = new Int32Array(room * 2)
    this.#word = new Int32Array(room).fill(-1)
    this.#next = new Int32Array(room)
    this.#before = new Int32Array(room)
    this.#grow(classes + 1)
    // The root and its children are not free.
    this.#nodes[1] = NOBODYS
    for (let slot = 1; slot <= classes; slot += 1) this.#take(slot, 0)
  }

  mark(node: number, id: number, marks: number): void {
    this.#nodes[node * 2] = this.#nodes[node * 2]! | marks
    this.#word[node] = id
  }

  /** Finds room for the children of `node`; they are taken. */
  settle(node: number, letters: readonly number[]): number {
    const first = Math.min(...letters)
    const last = Math.max(...letters)
    let slot = this.#next[0]!
    let base = -1
    for (let tried = 0; slot !== 0 && tried < TRIES; tried += 1, slot = this.#next[slot]!) {
      if (slot - first < 1 || slot - first + last >= this.#size) continue
      if (letters.every((letter) => this.#nodes[(slot - first + letter) * 2 + 1] === FREE)) {
        base = slot - first
        break
      }
    }
    if (base < 0) {
      base = Math.max(1, this.#size - first)
      this.#grow(base + last + 1)
    }
    for (const letter of letters) this.#take(base + letter, node)
    this.#nodes[node * 2] = (base << FLAGS) | (this.#nodes[node * 2]! & ((1 << FLAGS) - 1))
    return base
  }

  /** A walk may look one class beyond the last beginning, so the end is padded. */
  done(): Trie {
    this.#grow(this.#size + this.#classes + 1)
    return { nodes: this.#nodes.slice(0, this.#size * 2), word: this.#word.slice(0, this.#size) }
  }

  #take(slot: number, parent: number): void {
    const before = this.#before[slot]!
    const next = this.#next[slot]!
    this.#next[before] = next
    this.#before[next] = before
    this.#nodes[slot * 2] = 0
    this.#nodes[slot * 2 + 1] = parent
  }

  #grow(size: number): void {
    if (size > this.#word.length) {
      const room = Math.max(size, this.#word.length * 2)
      this.#nodes = enlarged(this.#nodes, room * 2)
      this.#word = enlarged(this.#word, room).fill(-1, this.#size)
      this.#next = enlarged(this.#next, room)
      this.#before = enlarged(this.#before, room)
    }
    for (; this.#size < size; this.#size += 1) {
      const slot = this.#size
      this.#nodes[slot * 2 + 1] = FREE
      if (slot === 0) continue
      const last = this.#before[0]!
      this.#next[last] = slot
      this.#before[slot] = last
      this.#next[slot] = 0
      this.#before[0] = slot
    }
  }
}

function enlarged(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length)
  larger.set(array)
  return larger
}

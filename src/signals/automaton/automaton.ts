/**
 * Many words, found in one pass. No segmentation and no failure links: from every place where two units stand that begin some word, a
 * double array is walked for as long as it goes. These walks do not wait for each other, which is what makes them quick; their length is
 * bounded, because of words longer than LONGEST only the beginning stands here. They themselves stand in a second array with failure
 * links (Aho and Corasick), which reads a text only where such a beginning was seen. So the time grows with the text and its hits alone.
 *
 * Everything is a typed array, so one copy serves all threads (`pack`, `unpack`).
 */
export interface Automaton {
  /** Words are compared unit by unit; nothing is folded. */
  readonly plain: boolean
  /** How many different words there are; they are numbered from 0. */
  readonly words: number
  /** Units of each word, as folded. */
  readonly lengths: Int32Array
  /** Class of each UTF-16 unit, folded: 0 where it stands in no word, DROPPABLE where the text around decides. */
  readonly classes: Uint16Array
  /** Class of the droppable units where they are kept. */
  readonly kept: Uint16Array
  /** Classes above this number are words by themselves. */
  readonly notAlone: number
  /** A bit for every two classes that begin a word, and for some more. */
  readonly filter: Int32Array
  /** Four numbers a node, see NODE. */
  readonly nodes: Int32Array
  /** What is left of words that are alone in their branch: length and marks, then the classes. */
  readonly tails: Uint16Array
  /** Words longer than LONGEST; empty arrays where there are none. */
  readonly long: LongWords
}

export interface LongWords {
  readonly nodes: Int32Array
  /** The node of the longest proper end of a node's letters. */
  readonly fail: Int32Array
  /** The next node among those ends where a word ends, 0 for none. */
  readonly next: Int32Array
}

/** Longest word that is walked from every place. Few Chinese words are longer; a text of one letter costs at most so many steps a place. */
export const LONGEST = 8
export const DROPPABLE = 0xffff

/**
 * A node is four numbers, so that all that is asked of it lies together:
 * 0. where its children begin, shifted by FLAGS, with the marks below; a child stands at that beginning + its class. Of a TAIL: where it begins;
 * 1. its parent;
 * 2. the word that ends here, −1 for none;
 * 3. a bit for each of its children (class modulo 32), by which most walks end without a look at the child. Of a TAIL: its first class.
 */
export const NODE = 4
export const PARENT = 1
export const WORD = 2
export const AHEAD = 3
export const FREE = -1

/** Marks in the low bits of a node's first number. */
export const FLAGS = 3
export const ENDS_WORD = 1
/** Here begins a word that is longer than LONGEST. */
export const BEGINS_LONG = 2
/** No children: the one word of this branch goes on in `tails`. */
export const TAIL = 4

/** Spreads the pairs of classes over the filter: the golden ratio, of which the upper bits are taken. */
export const SPREAD = 0x9e3779b1 | 0
/** Room for the second class of a pair. */
export const SECOND = 13

const ARRAYS = ['lengths', 'classes', 'kept', 'filter', 'nodes', 'tails'] as const
const LONG_ARRAYS = ['nodes', 'fail', 'next'] as const
const HEAD = 3

/** All of an automaton in one buffer, shared or not, to be sent to a thread or kept in a file of the same machine. */
export function pack(automaton: Automaton, allocate: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes)): ArrayBufferLike {
  const parts = [...ARRAYS.map((name) => automaton[name]), ...LONG_ARRAYS.map((name) => automaton.long[name])]
  const head = HEAD + parts.length
  const buffer = allocate(parts.reduce((sum, part) => sum + padded(part.byteLength), head * 4))
  const numbers = new Int32Array(buffer, 0, head)
  numbers.set([automaton.plain ? 1 : 0, automaton.words, automaton.notAlone, ...parts.map((part) => part.length)])
  let at = head * 4
  for (const part of parts) {
    new Uint8Array(buffer, at, part.byteLength).set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
    at += padded(part.byteLength)
  }
  return buffer
}

/** The automaton in `buffer`, without copying. */
export function unpack(buffer: ArrayBufferLike): Automaton {
  const head = HEAD + ARRAYS.length + LONG_ARRAYS.length
  const numbers = new Int32Array(buffer, 0, head)
  let at = head * 4
  let index = HEAD
  const take = <T extends Int32Array | Uint16Array>(kind: { new (buffer: ArrayBufferLike, from: number, length: number): T; readonly BYTES_PER_ELEMENT: number }): T => {
    const length = numbers[index++]!
    const from = at
    at += padded(length * kind.BYTES_PER_ELEMENT)
    return new kind(buffer, from, length)
  }
  return {
    plain: numbers[0] === 1,
    words: numbers[1]!,
    notAlone: numbers[2]!,
    lengths: take(Int32Array),
    classes: take(Uint16Array),
    kept: take(Uint16Array),
    filter: take(Int32Array),
    nodes: take(Int32Array),
    tails: take(Uint16Array),
    long: { nodes: take(Int32Array), fail: take(Int32Array), next: take(Int32Array) },
  }
}

const padded = (bytes: number): number => (bytes + 7) & ~7

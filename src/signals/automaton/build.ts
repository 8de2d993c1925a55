import { foldTable, foldWord, LETTER } from '../text/fold.ts'
import { type Automaton, BEGINS_LONG, DROPPABLE, ENDS_WORD, LONGEST, SECOND, SPREAD } from './automaton.ts'
import { linkLong, NO_LONG } from './long-words.ts'
import { buildTrie, type Rows } from './trie.ts'

const UNITS = 0x10000
/** Bits of the filter for each pair that begins a word; more of them let fewer places through, fewer stay nearer to the processor. */
const BITS_A_PAIR = 128
const LEAST_BITS = 12
const MOST_BITS = 20

export interface Built {
  readonly automaton: Automaton
  /** For each word given, its number in the automaton; −1 for a word of which nothing is left when it is folded. The same number for words that fold to the same. */
  readonly numbers: Int32Array
}

/** The automaton that finds `words`. `plain`: as they are written, without folding. */
export function buildAutomaton(words: readonly string[], { plain = false }: { readonly plain?: boolean } = {}): Built {
  const numbers = new Int32Array(words.length)
  const known = new Map<string, number>()
  words.forEach((word, at) => {
    const folded = plain ? word : foldWord(word)
    if (folded === '') numbers[at] = -1
    else {
      let number = known.get(folded)
      if (number === undefined) known.set(folded, (number = known.size))
      numbers[at] = number
    }
  })
  const keys = [...known.keys()]
  const alphabet = classesOf(keys, plain)
  const { classOf } = alphabet
  const rowOf = (key: string, length: number): Uint16Array => Uint16Array.from({ length }, (_, at) => classOf[key.charCodeAt(at)]!)
  const short = new Map<string, { id: number; marks: number }>()
  const long: string[] = []
  keys.forEach((key, id) => {
    const beginning = key.length > LONGEST ? key.slice(0, LONGEST) : key
    const entry = short.get(beginning) ?? { id: -1, marks: 0 }
    if (key.length > LONGEST) {
      long.push(key)
      entry.marks |= BEGINS_LONG
    } else {
      entry.id = id
      entry.marks |= ENDS_WORD
    }
    short.set(beginning, entry)
  })
  const sorted = (list: readonly string[]): string[] => list.toSorted((a, b) => (a < b ? -1 : 1))
  const order = sorted([...short.keys()])
  const rows: Rows = {
    rows: order.map((key) => rowOf(key, key.length)),
    ids: Int32Array.from(order, (key) => short.get(key)!.id),
    marks: Uint8Array.from(order, (key) => short.get(key)!.marks),
  }
  const longOrder = sorted(long)
  const longRows = longOrder.map((key) => rowOf(key, key.length))
  return {
    numbers,
    automaton: {
      plain,
      words: keys.length,
      lengths: Int32Array.from(keys, (key) => key.length),
      classes: alphabet.classes,
      kept: alphabet.kept,
      notAlone: alphabet.notAlone,
      filter: filterOf(rows.rows),
      ...buildTrie(rows, alphabet.size, { tails: true }),
      long: long.length === 0 ? NO_LONG : linkLong(longRows, Int32Array.from(longOrder, (key) => known.get(key)!), alphabet.size),
    },
  }
}

interface Alphabet {
  readonly size: number
  readonly notAlone: number
  readonly classes: Uint16Array
  readonly kept: Uint16Array
  /** Class of a unit that is already folded. */
  readonly classOf: Uint16Array
}

/** Numbers the units of the words: frequent ones first, so that what is asked often lies together; last those that are words by themselves. */
function classesOf(keys: readonly string[], plain: boolean): Alphabet {
  const count = new Int32Array(UNITS)
  const alone = new Uint8Array(UNITS)
  const met: number[] = []
  for (const key of keys) {
    if (key.length === 1) alone[key.charCodeAt(0)] = 1
    for (let at = 0; at < key.length; at += 1) {
      const unit = key.charCodeAt(at)
      if (count[unit] === 0) met.push(unit)
      count[unit] = count[unit]! + 1
    }
  }
  const used = met.toSorted((a, b) => alone[a]! - alone[b]! || count[b]! - count[a]!)
  if (used.length >= DROPPABLE) throw new RangeError('words with more than 65,534 different units')
  const classOf = new Uint16Array(UNITS)
  used.forEach((unit, at) => (classOf[unit] = at + 1))
  const notAlone = used.filter((unit) => alone[unit] === 0).length
  if (plain) return { size: used.length, notAlone, classes: classOf, kept: classOf, classOf }
  const { to, kind } = foldTable()
  const kept = new Uint16Array(UNITS)
  const classes = new Uint16Array(UNITS)
  for (let unit = 0; unit < UNITS; unit += 1) {
    kept[unit] = classOf[to[unit]!]!
    classes[unit] = kind[unit] === LETTER ? kept[unit]! : DROPPABLE
  }
  return { size: used.length, notAlone, classes, kept, classOf }
}

function filterOf(rows: readonly Uint16Array[]): Int32Array {
  const pairs = new Set<number>()
  for (const row of rows) if (row.length > 1) pairs.add(row[0]! * UNITS + row[1]!)
  const bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.ceil(Math.log2(pairs.size * BITS_A_PAIR + 1))))
  const filter = new Int32Array(2 ** bits / 32)
  for (const pair of pairs) {
    const bit = Math.imul((Math.floor(pair / UNITS) << SECOND) ^ pair % UNITS, SPREAD) >>> (32 - bits)
    filter[bit >>> 5] = filter[bit >>> 5]! | (1 << (bit & 31))
  }
  return filter
}


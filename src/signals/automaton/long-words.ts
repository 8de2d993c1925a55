import { ENDS_WORD, FLAGS, type LongWords } from './automaton.ts'
import { buildTrie } from './trie.ts'

const NONE = new Int32Array(0)
export const NO_LONG: LongWords = { nodes: NONE, word: NONE, fail: NONE, next: NONE }

/** The array with failure links of `rows` (sorted, none twice): a text is read once, whatever the words are. */
export function linkLong(rows: readonly Uint16Array[], ids: Int32Array, classes: number): LongWords {
  const { nodes, word } = buildTrie({ rows, ids, marks: new Uint8Array(rows.length).fill(ENDS_WORD) }, classes)
  const fail = new Int32Array(word.length)
  const next = new Int32Array(word.length)
  const child = (node: number, letter: number): number => {
    const slot = (nodes[node * 2]! >> FLAGS) + letter
    return nodes[slot * 2 + 1] === node ? slot : 0
  }
  // Level by level: the links of shorter beginnings stand before they are asked for.
  let level = rows.map((row, at) => ({ row, at, node: row[0]! }))
  for (let depth = 1; level.length > 0; depth += 1) {
    const deeper: typeof level = []
    let linked = 0
    for (const { row, at, node } of level) {
      if (depth >= row.length) continue
      const letter = row[depth]!
      const slot = child(node, letter)
      if (slot !== linked) {
        linked = slot
        let from = node
        let found = 0
        while (from !== 0 && found === 0) {
          from = fail[from]!
          found = child(from, letter)
        }
        fail[slot] = found
        next[slot] = word[found]! >= 0 ? found : next[found]!
      }
      deeper.push({ row, at, node: slot })
    }
    level = deeper
  }
  return { nodes, word, fail, next }
}

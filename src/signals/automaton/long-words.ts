import { ENDS_WORD, FLAGS, type LongWords, NODE, PARENT, WORD } from './automaton.ts'
import { buildTrie } from './trie.ts'

const NONE = new Int32Array(0)
export const NO_LONG: LongWords = { nodes: NONE, fail: NONE, next: NONE }

/** The array with failure links of `rows` (sorted, none twice): a text is read once, whatever the words are. */
export function linkLong(rows: readonly Uint16Array[], ids: Int32Array, classes: number): LongWords {
  const { nodes } = buildTrie({ rows, ids, marks: new Uint8Array(rows.length).fill(ENDS_WORD) }, classes, { tails: false })
  const fail = new Int32Array(nodes.length / NODE)
  const next = new Int32Array(nodes.length / NODE)
  const child = (node: number, letter: number): number => {
    const slot = (nodes[node * NODE]! >> FLAGS) + letter
    return nodes[slot * NODE + PARENT] === node ? slot : 0
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
        next[slot] = nodes[found * NODE + WORD]! >= 0 ? found : next[found]!
      }
      deeper.push({ row, at, node: slot })
    }
    level = deeper
  }
  return { nodes, fail, next }
}

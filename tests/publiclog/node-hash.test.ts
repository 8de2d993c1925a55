import { expect, test } from 'vitest'
import { utf8 } from '#src/publiclog/bytes.ts'
import { leafHash, nodeHash, type Hash } from '#src/publiclog/tree.ts'
import { fastNodeHash } from '#src/record/node-hash.ts'

test('the machine’s hash of a node is the log’s, one after the other and folded', () => {
  let [fast, slow]: Hash[] = [leafHash(utf8('0')), leafHash(utf8('0'))]
  for (let n = 1; n <= 200; n += 1) {
    const leaf = leafHash(utf8(String(n)))
    ;[fast, slow] = n % 2 === 0 ? [fastNodeHash(fast!, leaf), nodeHash(slow!, leaf)] : [fastNodeHash(leaf, fast!), nodeHash(leaf, slow!)]
    expect([...fast]).toEqual([...slow])
  }
})

import { utf8 } from './bytes.ts'
import { openCheckpoint, type CheckpointFault } from './checkpoint.ts'
import { parseEntry, parseExtra, saltedSha256, type Leaf } from './leaf.ts'
import type { Verifier } from './note.ts'
import { parseProof } from './proof-file.ts'
import { leafHash, verifyInclusion } from './tree.ts'

export type ProofFault = CheckpointFault | 'not-a-proof' | 'no-entry' | 'not-included' | 'other-text' | 'no-text'

export type Verdict =
  | { readonly ok: true; readonly index: number; readonly size: number; readonly publishedAt: string; readonly leaf: Leaf; readonly witnesses: readonly string[] }
  | { readonly ok: false; readonly reason: ProofFault }

const no = (reason: ProofFault): Verdict => ({ ok: false, reason })

/**
 * Whether `text` is, byte for byte, what the log of `key` says was published. Needs nothing but these: no server, no network.
 * Keys of witnesses add their names to the verdict.
 */
export function verifyProof(proof: string, text: Uint8Array, key: Verifier, witnesses: readonly Verifier[] = []): Verdict {
  const file = parseProof(proof)
  if (!file) return no('not-a-proof')
  const checkpoint = openCheckpoint(file.checkpoint, key.name, [key, ...witnesses])
  if ('fault' in checkpoint) return no(checkpoint.fault)
  const extra = file.extra && parseExtra(file.extra)
  const leaf = extra && parseEntry(extra.entry)
  if (!leaf) return no('no-entry')
  if (!verifyInclusion(file.index, checkpoint.size, leafHash(utf8(extra.entry)), file.path, checkpoint.root)) return no('not-included')
  if (leaf.sha256 === undefined) return no('no-text')
  if (saltedSha256(extra.salt, text) !== leaf.sha256) return no('other-text')
  const names = checkpoint.by.filter((one) => one.id !== key.id).map((one) => one.name)
  return { ok: true, index: file.index, size: checkpoint.size, publishedAt: leaf.at, leaf, witnesses: names }
}

/** Every "no" in words. */
export const faultWords: Readonly<Record<ProofFault, { readonly zh: string; readonly en: string }>> = {
  'not-a-proof': { zh: '这不是一份证明文件（.tlog-proof），或者已经损坏', en: 'this is no proof file (.tlog-proof), or it is damaged' },
  'not-text': { zh: '检查点不是文本，证明文件已经损坏', en: 'the checkpoint is no text; the proof file is damaged' },
  'no-signatures': { zh: '检查点没有签名', en: 'the checkpoint carries no signature' },
  'bad-signature-line': { zh: '检查点的签名行写法不对', en: 'a signature line of the checkpoint is misspelt' },
  'too-many-signatures': { zh: '检查点的签名过多', en: 'the checkpoint carries too many signatures' },
  'bad-signature': { zh: '签名不对：检查点被改过，或者不是这个日志签的', en: 'the signature is wrong: the checkpoint was changed, or another log signed it' },
  'no-known-key': { zh: '检查点不是用这把公钥签的', en: 'the checkpoint was not signed with this key' },
  'not-a-checkpoint': { zh: '签名之下不是检查点', en: 'what was signed is no checkpoint' },
  'other-log': { zh: '这是另一个日志的检查点', en: 'this is the checkpoint of another log' },
  'no-entry': { zh: '证明文件里没有可读的日志条目', en: 'the proof holds no entry that can be read' },
  'not-included': { zh: '条目不在签名的日志里', en: 'the entry does not stand in the signed log' },
  'no-text': { zh: '这一条记的是撤回或清除，没有文字可核对', en: 'this entry tells of a withdrawal; there is no text to check' },
  'other-text': { zh: '文字与当时公布的不一样', en: 'the text is not what was published' },
}

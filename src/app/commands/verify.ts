import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { saltedBytes, parseExtra } from '#src/publiclog/leaf.ts'
import { parseProof } from '#src/publiclog/proof-file.ts'
import { sm3 } from '#src/publiclog/sm2.ts'
import { toHex } from '#src/publiclog/bytes.ts'
import { verifierOf } from '#src/publiclog/ed25519.ts'
import type { Verifier } from '#src/publiclog/note.ts'
import { faultWords, verifyProof } from '#src/publiclog/verify.ts'
import type { Io } from '#src/surfaces/cli/io.ts'

const FAILED = 1
const MISUSED = 2

/** A key in one word: as it was given, or what the file of that name holds. */
export async function keyOf(word: string): Promise<Verifier | undefined> {
  return verifierOf(word.trim()) ?? verifierOf((await readFile(word, 'utf8').catch(() => '')).trim())
}

interface Answer {
  readonly ok: boolean
  readonly reason?: string
  readonly [key: string]: unknown
}

function say(io: Io, json: boolean, answer: Answer, line: string): number {
  if (json) io.out(JSON.stringify(answer))
  else (answer.ok ? io.out : io.err)(line)
  return answer.ok ? 0 : FAILED
}

/**
 * `./huiying verify FILE.tlog-proof --text FILE.txt --key VKEY`: needs no database, no server and no network. Exit status 1 with the reason
 * when the text is not what was published.
 */
export async function verify(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { text: { type: 'string' }, key: { type: 'string' }, witness: { type: 'string', multiple: true }, json: { type: 'boolean' } } })
  const json = values.json === true
  const [file] = positionals
  const missing = [!file && 'FILE.tlog-proof', !values.text && '--text', !values.key && '--key'].filter(Boolean)
  if (missing.length > 0) {
    io.err(`缺少 / missing: ${missing.join(' ')}\n./huiying verify FILE.tlog-proof --text FILE.txt --key VKEY`)
    return MISUSED
  }
  const no = (reason: string, zh: string, en: string): number => say(io, json, { ok: false, reason }, `不一致：${zh}\nNot verified: ${en}`)
  const [proof, text, key, witnesses] = await Promise.all([
    readFile(file!, 'utf8').catch(() => undefined), readFile(values.text!).catch(() => undefined), keyOf(values.key!), Promise.all((values.witness ?? []).map(keyOf)),
  ])
  if (proof === undefined) return no('no-proof-file', `读不到 ${file}`, `${file} cannot be read`)
  if (text === undefined) return no('no-text-file', `读不到 ${values.text}`, `${values.text} cannot be read`)
  if (!key || witnesses.includes(undefined)) return no('not-a-key', '--key、--witness 后面不是公钥', 'what follows --key or --witness is no verifier key')
  const asked = witnesses as Verifier[]
  const verdict = verifyProof(proof, new Uint8Array(text), key, asked)
  if (!verdict.ok) return no(verdict.reason, faultWords[verdict.reason].zh, faultWords[verdict.reason].en)
  const silent = asked.filter(({ name }) => !verdict.witnesses.includes(name)).map(({ name }) => name)
  if (silent.length > 0) return no('no-witness', `没有见证方的签名：${silent.join('、')}`, `these witnesses have not signed: ${silent.join(', ')}`)
  const { index, size, publishedAt, leaf } = verdict
  const extra = parseExtra(parseProof(proof)!.extra!)!
  if (leaf.sm3 !== undefined && toHex(sm3(saltedBytes(extra.salt, new Uint8Array(text)))) !== leaf.sm3) return no('other-text', faultWords['other-text'].zh, faultWords['other-text'].en)
  return say(io, json, { ok: true, index, size, publishedAt, ...(asked.length > 0 && { witnesses: verdict.witnesses }) },
    `一致：${leaf.unit}，第 ${leaf.edition} 版，${publishedAt} 公布；日志第 ${index + 1} 条，共 ${size} 条。\nVerified: edition ${leaf.edition}, published ${publishedAt}; number ${index + 1} of ${size} leaves.`)
}

/**
 * Makes `src/signals/proofread/data/language.bin`, what the proofreader knows of the language:
 *
 *   node tools/language-table.ts --laws law-texts.jsonl.gz --sentences proof.jsonl.gz --terms terms.txt --words dict.txt --sounds dict1.mjs --out FILE [--half 0|1]
 *
 * laws: statutes `{text}`. sentences: `{set, src, tgt}`, of which the sets `ecspell-*` are counted as they should be, and the pairs of
 * characters that were confused are kept. terms: phrases. words: `word count` lines (jieba). sounds: the table of pinyin-pro. `--half`
 * counts only every other law and sentence, so that the rest can judge.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { BEGIN, END, runHash, writeLanguage } from '../src/signals/proofread/language.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { laws: text, sentences: text, terms: text, words: text, sounds: text, out: text, half: text } })
const fileOf = (name: keyof typeof values): string => {
  const path = values[name]
  if (path === undefined) throw new Error(`--${name} FILE`)
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
const rowsOf = (name: keyof typeof values): Record<string, unknown>[] => fileOf(name).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
const taken = (at: number): boolean => values.half === undefined || at % 2 === Number(values.half)

const HAN = /[\u4e00-\u9fff]+/g
const RUN = 4
/** A run of so many characters that occurs more seldom is no usage. */
const SELDOM = [0, 1, 2, 2, 3]
/** A word of the list counts like this many sightings for the root of its count. */
const WORD_WEIGHT = 1
const WORD_MOST = 200

const counts = new Map<number, number>()
const lengths = new Map<number, number>()
const single = new Map<number, number>()
let total = 0

function count(units: Uint16Array, weight: number): void {
  for (let end = 1; end <= units.length; end += 1) {
    for (let length = 1; length <= Math.min(RUN, end); length += 1) {
      const hash = runHash(units, end, length)
      counts.set(hash, (counts.get(hash) ?? 0) + weight)
      lengths.set(hash, length)
    }
    single.set(units[end - 1] as number, (single.get(units[end - 1] as number) ?? 0) + weight)
    total += weight
  }
}

function countText(words: string, weight: number): void {
  for (const [run] of words.matchAll(HAN)) count(Uint16Array.from([BEGIN, ...Array.from(run, (one) => one.charCodeAt(0)), END]), weight)
}
const countWord = (word: string, weight: number): void => count(Uint16Array.from(word, (one) => one.charCodeAt(0)), weight)

rowsOf('laws').forEach((row, at) => taken(at) && countText(row.text as string, 1))
const confused = new Map<string, number>()
const seen = new Map<string, number>()
for (const { set, src, tgt: [right] } of rowsOf('sentences') as { set: string; src: string; tgt: [string] }[]) {
  if (!set.startsWith('ecspell')) continue
  if (!seen.has(right)) {
    seen.set(right, seen.size)
    if (taken(seen.size - 1)) countText(right, 2)
  }
  if (!taken(seen.get(right) as number) || src.length !== right.length) continue
  for (let at = 0; at < src.length; at += 1) if (src[at] !== right[at]) confused.set([src[at], right[at]].toSorted().join(''), (confused.get([src[at], right[at]].toSorted().join('')) ?? 0) + 1)
}
for (const term of fileOf('terms').trim().split('\n')) countWord(term, 3)
for (const line of fileOf('words').trim().split('\n')) {
  const [word = '', often = '0'] = line.split(' ')
  if (/^[\u4e00-\u9fff]{2,8}$/.test(word)) countWord(word, WORD_WEIGHT * Math.sqrt(Math.min(WORD_MOST, Number(often))))
}

const known = (one: string): boolean => (single.get(one.charCodeAt(0)) ?? 0) >= 12
const toneless = (sound: string): string => sound.normalize('NFD').replaceAll(/[\u0300\u0301\u0304\u030c]/g, '').normalize('NFC')
/** Sounds that people of one region or another do not tell apart. */
const near = (sound: string): string => sound.replace(/^zh/, 'z').replace(/^ch/, 'c').replace(/^sh/, 's').replace(/ng$/, 'n').replace(/^l/, 'n').replace(/^h(?=u)/, 'f')
const bySound = new Map<string, string[]>()
const table = fileOf('sounds')
for (const [, quoted, bare, list = ''] of table.matchAll(/(?:'([^']+)'|([^\s':,{}[\]]+)):\s*\[([^\]]*)\]/g)) {
  for (const sound of (quoted ?? bare ?? '').split(' ')) {
    const one = toneless(sound)
    const characters = [...list.matchAll(/'(.)'/gu)].map(([, character = '']) => character).filter(known)
    bySound.set(one, [...new Set([...(bySound.get(one) ?? []), ...characters])])
  }
}
const groups = new Map<string, string[]>()
for (const [sound, characters] of bySound) if (characters.length > 0) groups.set(near(sound), [...(groups.get(near(sound)) ?? []), characters.join('')])
const looks = [...confused.keys()].filter((pair) => [...pair].every(known)).join(',')
const sounds = `${[...groups.values()].map((group) => group.join(',')).join('\n')}\n${looks}`

const runs = new Map([...counts].filter(([hash, often]) => often >= (SELDOM[lengths.get(hash) as number] as number)))
const bytes = writeLanguage(runs, total, sounds)
writeFileSync(values.out as string, bytes)
process.stdout.write(`${runs.size} runs, ${bytes.length} bytes, ${bySound.size} sounds, ${confused.size} pairs\n`)

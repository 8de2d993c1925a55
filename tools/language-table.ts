/**
 * Makes `src/signals/proofread/data/language.bin`, what the proofreader knows of the language:
 *
 *   node tools/language-table.ts --laws law-texts.jsonl.gz --terms terms.txt --words dict.txt --sounds dict1.mjs --out FILE
 *
 * laws: statutes `{text}`; titles of laws and names of places come from the tables of this folder and `gazetteer/`. terms: phrases, one a line. words: `word count` lines (jieba). sounds: the table of pinyin-pro.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { readDivisions } from '../src/signals/places/divisions.ts'
import { readLaws } from '../src/signals/proofread/laws.ts'
import { buildLanguage } from './language/build.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { laws: text, terms: text, words: text, sounds: text, out: text } })
const fileOf = (name: keyof typeof values): string => {
  const path = values[name]
  if (path === undefined) throw new Error(`--${name} FILE`)
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim()
}

const laws = fileOf('laws').split('\n').map((line) => (JSON.parse(line) as { text: string }).text)
const here = (path: string): Buffer => readFileSync(new URL(path, import.meta.url))
const names = [...readLaws(here('../src/signals/proofread/data/laws.txt').toString()).map(({ title }) => title), ...readDivisions(gunzipSync(here('../gazetteer/divisions.csv.gz')).toString()).map(({ name }) => name)]
const { bytes, runs, bySound } = buildLanguage({ laws, names, terms: fileOf('terms').split('\n'), words: fileOf('words').split('\n'), sounds: fileOf('sounds') })
writeFileSync(values.out as string, bytes)
process.stdout.write(`${runs} runs, ${bytes.length} bytes, ${bySound.size} sounds\n`)

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Knowledge, makeChecks } from '#src/signals/proofread/check.ts'
import type { Check } from '#src/signals/proofread/finding.ts'
import { readLanguage } from '#src/signals/proofread/language.ts'
import { buildLanguage, type Table } from '../../../tools/language/build.ts'
import { loadPeer } from '../../setting/peers.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
export const SHARED = join(process.env['HUIYING_SHARED'] || resolve(ROOT, '../shared'), 'data')
const MODULES = join(ROOT, 'peers/node_modules')

export interface Statute {
  readonly title: string
  readonly text: string
}
/** `set` of a row, the sentence as it was written, and as it should be. */
export interface Sentence {
  readonly set: string
  readonly src: string
  readonly tgt: readonly string[]
}

export const sharedIsHere = (): boolean => existsSync(join(SHARED, 'laws/law-texts-dev.jsonl.gz')) && existsSync(join(SHARED, 'proofreading/proof-dev.jsonl.gz'))

const rows = async <T>(name: string): Promise<T[]> => gunzipSync(await readFile(join(SHARED, name))).toString().trim().split('\n').map((line) => JSON.parse(line) as T)
export const statutes = (): Promise<Statute[]> => rows('laws/law-texts-dev.jsonl.gz')
export const sentences = (): Promise<Sentence[]> => rows('proofreading/proof-dev.jsonl.gz')

/** Words and sounds that a table is made from, beside statutes; or why they are not here. */
export async function wordsAndSounds(): Promise<{ readonly words: string[]; readonly terms: string[]; readonly sounds: string } | { readonly why: string }> {
  for (const [name, version, part] of [['@node-rs/jieba', '2.0.3', 'dict'], ['pinyin-pro', '3.29.4', undefined]] as const) {
    const loaded = await loadPeer(name, version, part)
    if ('why' in loaded) return loaded
  }
  const lines = async (path: string): Promise<string[]> => (await readFile(path, 'utf8')).trim().split('\n')
  return { words: await lines(join(MODULES, '@node-rs/jieba/dict.txt')), terms: await lines(join(SHARED, 'proofreading/official-terms.txt')), sounds: await readFile(join(MODULES, 'pinyin-pro/dist/esm/data/dict1.mjs'), 'utf8') }
}

/** The check with a language table made from `texts` only. */
export function learnedFrom(texts: readonly string[], made: { readonly words: string[]; readonly terms: string[]; readonly sounds: string }, { laws, places }: Pick<Required<Knowledge>, 'laws' | 'places'>): { readonly check: Check; readonly table: Table } {
  const table = buildLanguage({ laws: texts, names: [...laws.map(({ title }) => title), ...places.map(({ name }) => name)], ...made })
  return { check: makeChecks({ laws, places, language: readLanguage(table.bytes) }), table }
}

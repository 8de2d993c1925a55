import { departmentNames } from '../../src/signals/proofread/departments.ts'
import { writeLanguage } from '../../src/signals/proofread/language.ts'
import { Counting } from './counting.ts'
import { LOOKS } from './looks.ts'
import { charactersBySound, soundLines } from './sounds.ts'

/** What the table is made from. */
export interface Sources {
  /** Statutes. */
  readonly laws: Iterable<string>
  /** Titles of laws and names of places, each once. */
  readonly names: readonly string[]
  /** Phrases of official writing. */
  readonly terms: readonly string[]
  /** Lines `word count …` (jieba). */
  readonly words: readonly string[]
  /** The table of pinyin-pro. */
  readonly sounds: string
}

const TERM_WEIGHT = 3
/** A word of the list counts like this many sightings for the root of its count. */
const WORD_WEIGHT = 1
const WORD_MOST = 200
const WORD = /^[\u4e00-\u9fff]{2,8}$/
/** A character seen more seldom is offered to nobody. */
const KNOWN = 12

export interface Table {
  readonly bytes: Uint8Array
  readonly runs: number
  /** Characters of each sound, tones aside. */
  readonly bySound: ReadonlyMap<string, readonly string[]>
  timesSeen(character: string): number
}

export function buildLanguage({ laws, names, terms, words, sounds }: Sources): Table {
  const counting = new Counting()
  for (const law of laws) counting.text(law, 1)
  for (const name of names) counting.text(name, 1)
  for (const name of departmentNames()) counting.word(name, TERM_WEIGHT)
  for (const term of terms) counting.word(term, TERM_WEIGHT)
  for (const line of words) {
    const [word = '', often = '0'] = line.split(' ')
    if (WORD.test(word)) counting.word(word, WORD_WEIGHT * Math.sqrt(Math.min(WORD_MOST, Number(often))))
  }
  const known = (one: string): boolean => counting.timesSeen(one) >= KNOWN
  const bySound = charactersBySound(sounds, known)
  const looks = [...new Set(LOOKS.flatMap((group) => Array.from(group, (one, at) => Array.from(group.slice(at + 1), (other) => [one, other].toSorted().join('')))).flat())].filter(([one, other]) => one !== other)
  const runs = counting.runs()
  return { bytes: writeLanguage(runs, counting.total, `${soundLines(bySound).join('\n')}\n${looks.filter((pair) => [...pair].every(known)).join(',')}`), runs: runs.size, bySound, timesSeen: (one) => counting.timesSeen(one) }
}

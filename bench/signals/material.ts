import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { argv } from 'node:process'
import { createInterface } from 'node:readline'
import { dice } from '../../tests/signals/random-rules.ts'

/** Texts and words to measure with. */
export interface Material {
  readonly texts: readonly string[]
  /** Words of two to eight characters, none frequent, in no order. */
  readonly words: readonly string[]
  readonly bytes: number
}

const LETTERS = 5_000
const VOCABULARY = 330_000
/** The most frequent words, which nobody would put in a rule. */
const TOO_FREQUENT = 2_500
/** Lengths of words, as a share of a hundred. */
const LENGTHS = [2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 6, 7, 8]
const MARKS = ['，', '，', '，', '。', '、', '：', '\n', ' ', '1', '2', '2026', 'A']

const after = (name: string): string | undefined => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)
const made = new Map<number, Material>()

/** `count` texts of some 340 characters and the words; from files, where `--texts` and `--words` name them. */
export async function materialOf(count: number): Promise<Material> {
  const known = made.get(count)
  if (known) return known
  const [textFile, wordFile] = [after('--texts'), after('--words')]
  const invented = textFile && wordFile ? undefined : invent(count)
  const texts = textFile ? await textsOf(textFile, count) : invented!.texts
  const words = wordFile ? (await readFile(wordFile, 'utf8')).split('\n').filter((word) => word !== '') : invented!.words
  const material = { texts, words, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) }
  made.set(count, material)
  return material
}

async function textsOf(path: string, count: number): Promise<string[]> {
  const texts: string[] = []
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.trim() === '') continue
    const { title = '', text = '' } = JSON.parse(line) as { title?: string; text?: string }
    texts.push(`${title}\n${text}`)
    if (texts.length === count) break
  }
  return texts
}

/** Words and texts of no language: letters, words and lengths are as unevenly spread as in Chinese, and nothing means anything. */
function invent(count: number): Material {
  const roll = dice(20_261_128)
  const unit = (): number => roll(1 << 30) / (1 << 30)
  // The letters are shuffled, so that frequent ones are not neighbours.
  const letters = Array.from({ length: LETTERS }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7_919) % 20_900)))
  const letter = (): string => letters[Math.floor(LETTERS * unit() ** 2.2)]!
  const vocabulary = [...new Set(Array.from({ length: VOCABULARY }, () => Array.from({ length: LENGTHS[roll(LENGTHS.length)]! }, letter).join('')))]
  const zipf = (): number => Math.floor(vocabulary.length ** unit()) - 1
  const texts = Array.from({ length: count }, () => {
    const length = 60 + Math.floor(560 * unit())
    let text = ''
    while (text.length < length) text += [vocabulary[zipf()]!, vocabulary[zipf()]!, letter(), vocabulary[zipf()]! + MARKS[roll(MARKS.length)]!][roll(4)]!
    // As a decoder gives them: in one piece.
    return Buffer.from(text).toString()
  })
  const rare = vocabulary.slice(TOO_FREQUENT)
  for (let at = rare.length - 1; at > 0; at -= 1) {
    const other = roll(at + 1)
    ;[rare[at], rare[other]] = [rare[other]!, rare[at]!]
  }
  return { texts, words: rare, bytes: 0 }
}

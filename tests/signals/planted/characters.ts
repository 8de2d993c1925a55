import { type Homophones, pick, type Plant, type Random, slipped } from './fault.ts'

const HAN = /[\u4e00-\u9fff]/

/** Any character of the paragraph becomes another of the same sound. */
export const anyCharacter = (sounds: Homophones, random: Random): Plant => (paragraph) => {
  const places = [...paragraph].flatMap((one, at) => (HAN.test(one) && sounds(one).length > 0 ? [at] : []))
  if (places.length === 0) return undefined
  const at = pick(places, random)
  return { clean: paragraph, text: paragraph.slice(0, at) + pick(sounds(paragraph[at]!), random) + paragraph.slice(at + 1), at, length: 1 }
}

/** A character of a word, so that the word becomes a wrong form. */
export const inWord = (isWord: (word: string) => boolean, sounds: Homophones, random: Random): Plant => (paragraph) => {
  const words: { at: number; word: string }[] = []
  for (let at = 0; at < paragraph.length; ) {
    let length = 1
    for (let more = 2; more <= 6 && at + more <= paragraph.length; more += 1) if (isWord(paragraph.slice(at, at + more))) length = more
    if (length > 1) words.push({ at, word: paragraph.slice(at, at + length) })
    at += length
  }
  if (words.length === 0) return undefined
  const { at, word } = pick(words, random)
  const wrong = slipped(word, sounds, random)
  // Another word of the same sound is right or wrong by what is meant, which nobody can see.
  if (wrong === undefined || isWord(wrong)) return undefined
  return { clean: paragraph, text: paragraph.slice(0, at) + wrong + paragraph.slice(at + word.length), at, length: word.length }
}

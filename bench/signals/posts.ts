/** Numbers that look like chance and are the same every time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const FIRST = 0x4e00
/** Characters that words are made of: as many as a newspaper uses. */
const CHARACTERS = 3500
const WORDS = 40_000

/** Invented words of one to four characters; few are said often and most seldom, as in any language. */
export function inventWords(random: () => number): string[] {
  const character = () => String.fromCharCode(FIRST + Math.floor(CHARACTERS * random() ** 2))
  return Array.from({ length: WORDS }, (_, rank) => {
    const length = rank < 300 ? 1 : random() < 0.72 ? 2 : random() < 0.6 ? 3 : 4
    return Array.from({ length }, character).join('')
  })
}

/** A post of some `length` characters. */
export function inventPost(words: readonly string[], random: () => number, length: number): string {
  let text = ''
  while (text.length < length) {
    text += words[Math.floor(words.length ** random()) - 1] as string
    if (random() < 0.12) text += random() < 0.7 ? '，' : '。'
  }
  return text
}

/** Lengths as on a short-message service: most of them short. */
export const postLength = (random: () => number): number => 30 + Math.floor(-Math.log(1 - random()) * 62)

/** What becomes of a post when others send it on. */
export const edits: Readonly<Record<string, (text: string, random: () => number) => string>> = {
  exact: (text) => text,
  repost: (text, random) => `${['转发微博', '看看', '关注', '太不容易了'][Math.floor(random() * 4)]}//@u${Math.floor(random() * 1e6)}:转//@u${Math.floor(random() * 1e6)}:${text}`,
  prefix: (text, random) => `${['【快讯】', '刚刚看到的，', '转：', '网友来信说：'][Math.floor(random() * 4)]}${text}`,
  edit: (text, random) =>
    [...text].map((one) => {
      const dice = random()
      return dice < 0.01 ? '' : dice < 0.02 ? one + String.fromCharCode(FIRST + Math.floor(CHARACTERS * random())) : dice < 0.03 ? String.fromCharCode(FIRST + Math.floor(CHARACTERS * random())) : one
    }).join(''),
  truncation: (text, random) => `${text.slice(0, Math.floor(text.length * (0.6 + 0.35 * random())))}…全文`,
}

import type { shellWords } from './words.ts'

export interface Place {
  readonly to: string
  readonly word: keyof typeof shellWords
  /** After `g`: the first letter of its name in pinyin. */
  readonly key: string
}

/** Eight entries; the rest lies behind 更多. */
export const places: readonly Place[] = [
  { to: '/', word: 'today', key: 'j' },
  { to: '/messages', word: 'messages', key: 'x' },
  { to: '/triage', word: 'triage', key: 'y' },
  { to: '/cases', word: 'cases', key: 'b' },
  { to: '/review', word: 'review', key: 's' },
  { to: '/publication', word: 'publication', key: 'f' },
  { to: '/lines', word: 'lines', key: 'k' },
  { to: '/rules', word: 'rules', key: 'g' },
]
export const morePlace: Place = { to: '/more', word: 'more', key: 'm' }
/** What a thumb reaches on a phone. */
export const phonePlaces: readonly Place[] = [places[0]!, places[3]!, places[4]!, places[5]!, morePlace]

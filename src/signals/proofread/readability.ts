import { type Check, matches } from './finding.ts'

/**
 * Longest sentence that is passed over, in characters without spaces and marks. Sentences of ordinary notices stay below forty;
 * beyond sixty a reader goes back to the beginning. A hint, so it may be wrong about a list (GB-20).
 */
export const LONGEST_SENTENCE = 60
/** As much of a long sentence as shows which one is meant. */
const BEGINNING = 10

const SENTENCE = /[^。！？!?；;]+/g
const letters = (text: string): number => text.replaceAll(/[\s\p{P}]/gu, '').length

/** Sentences that nobody reads in one breath. */
export const longSentences: Check = (paragraph) =>
  [...matches(SENTENCE, paragraph)].flatMap(({ 0: sentence, index: at }) => {
    const count = letters(sentence)
    if (count <= LONGEST_SENTENCE) return []
    const start = at + sentence.length - sentence.trimStart().length
    const wrong = paragraph.slice(start, start + BEGINNING)
    return [{ at: start, length: wrong.length, kind: 'sentence' as const, wrong, why: { zh: `这一句 ${count} 字，分成几句更好读`, en: `this sentence has ${count} characters; several short ones read better` } }]
  })

/** `check`, and hints at what is hard to read. */
export const withReadability = (check: Check): Check => (paragraph) => [...check(paragraph), ...longSentences(paragraph)].toSorted((a, b) => a.at - b.at)

import type { Bilingual } from './wording.ts'

/** Closed list of questions the rulebook refuses to answer. */
export type UnanswerableCode =
  | 'period-unreadable' | 'instant-unreadable' | 'clause-unknown' | 'clause-has-no-deadline' | 'before-first-value'
  | 'notice-unreadable' | 'instruments-faulty' | 'instrument-unknown' | 'setting-faulty'

/** The rulebook does not guess: it says why it cannot answer and what to ask instead. */
export class Unanswerable extends Error {
  readonly code: UnanswerableCode
  readonly words: Bilingual

  constructor(code: UnanswerableCode, words: Bilingual) {
    super(`${words.zh} / ${words.en}`)
    this.name = 'Unanswerable'
    this.code = code
    this.words = words
  }
}

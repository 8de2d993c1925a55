import type { Names } from '../../words/language.tsx'

/** What becomes of a date on a day off (CX-6). */
export const restDayNames: Names<'keep' | 'next' | 'previous'> = { keep: ['不移', 'kept'], next: ['顺延到下一个工作日', 'moves on to the next working day'], previous: ['提前到上一个工作日', 'moves back to the working day before'] }

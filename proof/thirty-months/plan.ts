/** One month of the plan, and what goes wrong in it. */
export interface Month {
  readonly year: number
  readonly month: number
  readonly questions: number
  /** Units that are not there at their group's turn. */
  readonly absent: readonly string[]
  /** Units that make up a turn they missed. */
  readonly makeUp: readonly string[]
  /** The day passes without a conference; it is held so many days later, and stays late. */
  readonly lateBy?: number
  /** Moved in time, with a public reason, to so many days later. */
  readonly movedBy?: number
}

/** What falls short, by month: said here once, and found again in the record by the judge, who does not read this. */
const TROUBLES: Readonly<Record<string, Partial<Month>>> = {
  '2011-12': { absent: ['F-economy'] },
  '2012-03': { absent: ['C-society'] },
  '2012-04': { makeUp: ['C-society'] },
  '2012-06': { lateBy: 6 },
  '2012-09': { movedBy: 4 },
  '2013-08': { absent: ['B-livelihood'] },
  '2013-11': { absent: ['E-society'] },
  '2013-12': { makeUp: ['E-society'] },
}

/** Months from 2011-10 on (NH-05). */
export function monthsOf(count: number, questions: number): Month[] {
  return Array.from({ length: count }, (_, at) => {
    const [year, month] = [2011 + Math.floor((at + 9) / 12), ((at + 9) % 12) + 1]
    return { year, month, questions, absent: [], makeUp: [], ...TROUBLES[`${year}-${String(month).padStart(2, '0')}`] }
  })
}

/** What becomes of the n-th question of a conference: most are answered on the spot, a third is followed up, a few are merged or declined. */
export type Fate = 'onSite' | 'followUp' | 'followUpLate' | 'merged' | 'declined'
export function fateOf(n: number, conference: number): Fate {
  const turn = n + conference * 7
  if (turn % 41 === 40) return 'declined'
  if (n > 0 && turn % 29 === 28) return 'merged'
  if (turn % 3 !== 2) return 'onSite'
  return turn % 60 === 59 ? 'followUpLate' : 'followUp'
}

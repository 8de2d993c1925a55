/**
 * Survey figures (GS-09): how many answered, what share said yes, and how sure that is.
 * The margin comes from the Wilson score interval (Wilson 1927), which stays inside 0 to 1 and holds for small samples.
 */

/** Fewer answers than this are shown as 样本不足 (GS-09). */
export const ENOUGH = 30
/** Normal quantile of the two-sided 95 % interval. */
const Z = 1.959964

export interface Share {
  readonly n: number
  readonly yes: number
  /** 0 to 1; null without answers. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  /** Half the width of the 95 % interval. */
  readonly margin: number | null
  /** n < 30: 样本不足. */
  readonly tooFew: boolean
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

/** Share of `yes` among `n` with its 95 % Wilson interval, rounded to four digits. */
export function shareOf(yes: number, n: number): Share {
  if (n === 0) return { n, yes, share: null, low: null, high: null, margin: null, tooFew: true }
  const share = yes / n
  const spread = 1 + (Z * Z) / n
  const centre = (share + (Z * Z) / (2 * n)) / spread
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  return { n, yes, share: rounded(share), low: rounded(Math.max(0, centre - half)), high: rounded(Math.min(1, centre + half)), margin: rounded(half), tooFew: n < ENOUGH }
}

/** What one asker ticked. The three questions may be left open; the rating may not. */
export interface Ticked {
  readonly rating: 'satisfied' | 'basically_satisfied' | 'dissatisfied'
  readonly understood?: 'yes' | 'partly' | 'no'
  readonly accepted?: 'yes' | 'partly' | 'no'
  readonly satisfied?: 'yes' | 'partly' | 'no'
}

export interface Survey {
  readonly n: number
  readonly ratings: Readonly<Record<Ticked['rating'], number>>
  /** 满意 and 基本满意 together. */
  readonly content: Share
  readonly understood: Share
  readonly accepted: Share
  readonly satisfied: Share
  readonly note: '样本不足' | null
}

/** All figures of one survey; whoever left a question open is not counted in it. */
export function surveyOf(answers: readonly Ticked[]): Survey {
  const counted = (rating: Ticked['rating']): number => answers.filter((one) => one.rating === rating).length
  const asked = (question: 'understood' | 'accepted' | 'satisfied'): Share => {
    const given = answers.filter((one) => one[question] !== undefined)
    return shareOf(given.filter((one) => one[question] === 'yes').length, given.length)
  }
  const ratings = { satisfied: counted('satisfied'), basically_satisfied: counted('basically_satisfied'), dissatisfied: counted('dissatisfied') }
  return {
    n: answers.length,
    ratings,
    content: shareOf(ratings.satisfied + ratings.basically_satisfied, answers.length),
    understood: asked('understood'),
    accepted: asked('accepted'),
    satisfied: asked('satisfied'),
    note: answers.length < ENOUGH ? '样本不足' : null,
  }
}

import { describe, expect, it } from 'vitest'
import { distribution, median } from './distribution.ts'
import { speedOf } from './figures.ts'
import { shareOf, surveyOf, type Ticked } from './survey.ts'

describe('distribution of response times', () => {
  it('[RL-13] counts each hour in one bucket, a limit belonging to the bucket it ends', () => {
    const spread = distribution([1, 24, 25, 48, 72, 73, 400])
    expect(spread.buckets).toEqual([
      { upToHours: 24, n: 2 }, { upToHours: 48, n: 2 }, { upToHours: 72, n: 1 }, { upToHours: 168, n: 1 }, { upToHours: 360, n: 0 }, { upToHours: null, n: 1 },
    ])
  })

  it('[RL-13] p50 and p90 are the elements at ⌊n·q⌋ of the sorted values', () => {
    // Ten values 10 … 1: ⌊10·0.5⌋ = 5 → sixth smallest = 6; ⌊10·0.9⌋ = 9 → the largest = 10.
    expect(distribution([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toMatchObject({ n: 10, p50: 6, p90: 10 })
  })

  it('[RL-13] says nothing where nothing was answered', () => {
    expect(distribution([])).toMatchObject({ n: 0, p50: null, p90: null })
    expect(median([])).toBeNull()
  })
})

describe('survey figures', () => {
  it('[GS-09] the margin is the Wilson interval at 95 %', () => {
    // 8 of 10: centre (0.8 + 3.8415/20) / 1.38415 = 0.71674, half width 1.95996/1.38415 · √(0.16/10 + 3.8415/400) = 0.22659.
    expect(shareOf(8, 10)).toMatchObject({ share: 0.8, low: 0.4902, high: 0.9433, margin: 0.2266 })
  })

  it('[GS-09] 29 answers are 样本不足, 30 are enough', () => {
    const answers = (n: number): Ticked[] => Array.from({ length: n }, () => ({ rating: 'satisfied', understood: 'yes' }))
    expect(surveyOf(answers(29))).toMatchObject({ n: 29, note: '样本不足', understood: { tooFew: true } })
    expect(surveyOf(answers(30))).toMatchObject({ n: 30, note: null, understood: { tooFew: false } })
  })

  it('[GS-09] a question left open is not counted, partly is no yes', () => {
    const survey = surveyOf([{ rating: 'satisfied', understood: 'yes' }, { rating: 'basically_satisfied', understood: 'partly' }, { rating: 'dissatisfied' }])
    expect(survey.understood).toMatchObject({ n: 2, yes: 1, share: 0.5 })
    expect(survey.content).toMatchObject({ n: 3, yes: 2 })
    expect(survey.accepted).toMatchObject({ n: 0, share: null, margin: null })
  })
})

describe('speed, freshness, transparency', () => {
  const release = (clearedAt: string, releasedAt: string, more: object = {}) => ({ unitId: 'u', clearedAt, releasedAt, renewedAt: releasedAt, inFull: true, stands: true, ...more })

  it('[NH-38] takes medians of hours from clearance to release and of the age of what stands, and the share in full', () => {
    const rows = [
      release('2026-01-01T00:00:00.000Z', '2026-01-01T02:00:00.000Z'),
      release('2026-01-02T00:00:00.000Z', '2026-01-02T04:00:00.000Z', { inFull: false }),
      release('2026-01-03T00:00:00.000Z', '2026-01-03T09:00:00.000Z', { stands: false }),
    ]
    // Hours 2, 4, 9 → 4. Standing ones are 9 d 22 h and 8 d 20 h old on 11 January → mean of the two middle ones 9.375 d.
    expect(speedOf(rows, [], '2026-01-11T00:00:00.000Z')).toMatchObject({ clearanceToReleaseHours: 4, medianAgeDays: 9.38, fullTextShare: 0.5, releases: 3 })
  })

  it('[XM4-08] [XM4-14] compares first media report with first official release; negative hours where media were first', () => {
    const firsts = [
      { unitId: 'u', mediaAt: '2026-01-01T06:00:00.000Z', officialAt: '2026-01-01T03:00:00.000Z' },
      { unitId: 'u', mediaAt: '2026-01-02T00:00:00.000Z', officialAt: '2026-01-02T10:00:00.000Z' },
      { unitId: 'u', mediaAt: '2026-01-03T00:00:00.000Z', officialAt: '2026-01-03T01:00:00.000Z' },
    ]
    expect(speedOf([], firsts, '2026-01-11T00:00:00.000Z')).toMatchObject({ matters: 3, weWereFirst: 1, medianLeadHours: -1 })
  })
})

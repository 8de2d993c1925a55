import { describe, expect, it } from 'vitest'
import type { Desk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { plus } from '#src/kernel/time.ts'
import { planTimeline } from './plan.ts'
import { Stage } from './stage.ts'
import { timeline } from './timeline.ts'
import { yearOf } from './year/dates.ts'
import { yearSteps } from './year/steps.ts'

const catalogue = { command: () => ({}) }
/** Planning reads the calendar alone. */
const ledger = { rules: loadRulebook(), catalogue } as unknown as Ledger
const DAY_MS = 86_400_000
const MADE = ['2026-11-22T11:13:00+08:00', '2026-10-08T00:05:00+08:00', '2027-02-14T03:20:00+08:00', '2026-02-24T23:59:00+08:00', '2028-02-29T07:00:00+08:00', '2031-06-01T12:00:00+08:00', '2026-01-01T00:10:00+08:00', '2026-12-31T23:50:00+08:00'] as const

describe('the timeline of the demonstration district', () => {
  it.each(MADE)(
    'fits before the present whenever it is made: %s', (now) => {
      const end = new Date(now).toISOString()
      const { steps } = planTimeline(new Stage(ledger, {} as Desk, plus(end, -72 * DAY_MS), end))
      const times = steps.map((step) => step.at)
      expect(times.every((at) => at < end && at > plus(end, -71 * DAY_MS))).toBe(true)
      expect(times.some((at) => at > plus(end, -3_600_000))).toBe(true)
    },
  )

  it('tells every matter once', () => {
    const told = timeline.map((entry) => entry.matter)
    expect(new Set(told).size).toBe(told.length)
  })
})

describe('the year of the demonstration district', () => {
  it.each(MADE)('[NH-06] begins after the district was raised and ends before the present, whenever it is made: %s', (now) => {
    const end = new Date(now).toISOString()
    const { rules } = ledger
    const year = yearOf(rules, end, 72)
    // Topics of the first conference are proposed twenty days before it.
    for (const { dueOn } of year.past) expect(Date.parse(dueOn) - Date.parse(year.founded)).toBeGreaterThan(20 * DAY_MS)
    expect(year.coming.length).toBeGreaterThanOrEqual(2)
    expect(year.past.length + year.coming.length).toBe(24)
    const times = yearSteps(new Stage(ledger, {} as Desk, year.founded, end), year, end, () => '').map((step) => step.at)
    expect(times.every((at) => at > year.founded && at < end)).toBe(true)
  })
})

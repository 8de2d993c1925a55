import { describe, expect, it } from 'vitest'
import { plus } from '#src/kernel/time.ts'
import { watchClock } from './clock-watch.ts'

const NOON = '2026-05-06T04:00:00.000Z'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A watch whose two clocks are turned by hand; `newest` follows the last fact that was stated. */
function given() {
  const alarms: string[] = []
  const watch = watchClock((message) => alarms.push(message))
  let [wall, steady, newest] = [0, 0, 0]
  return {
    alarms,
    watch,
    /** `wall` and `steady` milliseconds pass; a fact is stated now when told so. Answers whether timers may fire. */
    pass(wallMs: number, steadyMs: number, fact = false): boolean {
      wall += wallMs
      steady += steadyMs
      const fires = watch.look({ now: plus(NOON, wall), newest: plus(NOON, newest), steady })
      if (fact) newest = Math.max(newest, wall)
      return fires
    },
  }
}

describe('the clock of the database', () => {
  it('runs on: timers fire, through long sleeps of the process too', () => {
    const { pass, watch, alarms } = given()
    for (const ms of [0, 500, 500, 3 * 60 * MINUTE, 500]) expect(pass(ms, ms, true)).toBe(true)
    // Small corrections are what time servers do.
    expect(pass(4 * MINUTE, 500)).toBe(true)
    expect(pass(500, 2 * MINUTE)).toBe(true)
    expect([watch.state(), alarms]).toEqual(['right', []])
  })

  it('leaps a day forth: nothing fires, one alarm; it is believed after ten minutes', () => {
    const { pass, watch, alarms } = given()
    pass(0, 0, true)
    expect(pass(DAY, 500)).toBe(false)
    expect(watch.state()).toBe('suspect')
    for (let n = 0; n < 1199; n += 1) expect(pass(500, 500)).toBe(false)
    expect(pass(500, 500)).toBe(true)
    expect([watch.state(), alarms.length]).toEqual(['right', 1])
  })

  it('leaps a day forth and back: what was believed before is believed again at once', () => {
    const { pass, watch } = given()
    pass(0, 0, true)
    expect(pass(DAY, 500)).toBe(false)
    expect(pass(500 - DAY, 500)).toBe(true)
    expect(watch.state()).toBe('right')
    expect(pass(500, 500)).toBe(true)
  })

  it('goes back behind what the record holds: held with an alarm, then fired again, and said until it has caught up', () => {
    const { pass, watch, alarms } = given()
    pass(0, 0, true)
    pass(60 * MINUTE, 60 * MINUTE, true)
    expect(pass(-30 * MINUTE, 500)).toBe(false)
    expect([watch.state(), alarms.length]).toEqual(['behind', 1])
    expect(pass(9 * MINUTE, 9 * MINUTE)).toBe(false)
    expect(pass(MINUTE, MINUTE)).toBe(true)
    expect(watch.state()).toBe('behind')
    expect(pass(21 * MINUTE, 21 * MINUTE)).toBe(true)
    expect([watch.state(), alarms.length]).toEqual(['right', 1])
  })

  it('is not called behind for facts of transactions that began a moment later', () => {
    const { watch } = given()
    expect(watch.look({ now: NOON, newest: plus(NOON, 1000), steady: 0 })).toBe(true)
    expect(watch.look({ now: NOON, newest: plus(NOON, 1001), steady: 0 })).toBe(false)
    expect(watch.look({ now: NOON, newest: undefined, steady: 0 })).toBe(true)
  })
})

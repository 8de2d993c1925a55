import { between, type Instant } from '#src/kernel/time.ts'

/** What is thought of the database's clock. `behind`: the record holds later times; `suspect`: it leapt forward. */
export type ClockState = 'right' | 'behind' | 'suspect'

/** One look at the clock: the database's time, the newest time in the record, and a time that only ever runs forward, in milliseconds. */
export interface Look {
  readonly now: Instant
  readonly newest: Instant | undefined
  readonly steady: number
}

export interface ClockWatch {
  /** Whether timers may fire after this look. */
  look(look: Look): boolean
  state(): ClockState
}

/** A clock that gains more than this on the steady one has leapt. Deadlines are hours; corrections of a healthy clock are milliseconds. */
const LEAP_MS = 5 * 60_000
/** Facts of other transactions can be this much newer than the moment at which ours began. */
const OVERLAP_MS = 1_000
/** How long firing waits for somebody to look at the alarm. Then the clock is believed: a deadline held for ever would be a worse fault. */
const HOLD_MS = 10 * 60_000

/**
 * Watches the database's clock for one process. A breach is recorded at its due time whenever it is found, so waiting ten minutes falsifies
 * nothing, while firing by a wrong clock would call breached what is not yet due. Times stay judged by the record, not by this.
 */
export function watchClock(alarm: (message: string) => void): ClockWatch {
  /** Database time minus steady time while the clock was believed. */
  let believed: number | undefined
  let state: ClockState = 'right'
  let since = 0

  const judge = ({ now, newest }: Look, offset: number): ClockState => {
    if (newest !== undefined && between(now, newest) > OVERLAP_MS) return 'behind'
    return believed !== undefined && offset - believed > LEAP_MS ? 'suspect' : 'right'
  }
  const say = (next: ClockState, look: Look): void => {
    if (next === 'behind') alarm(`数据库时钟（${look.now}）早于记录中的最新时间（${look.newest}），暂停计时触发 / the database's clock is behind the newest time in the record; timers are held`)
    if (next === 'suspect') alarm(`数据库时钟突然前跳至 ${look.now}，暂停计时触发 / the database's clock leapt forward; timers are held`)
  }

  return {
    state: () => state,
    look(look) {
      const offset = Date.parse(look.now) - look.steady
      const next = judge(look, offset)
      if (next !== state) {
        say(next, look)
        state = next
        since = look.steady
      }
      if (state === 'right') {
        believed = offset
        return true
      }
      if (look.steady - since < HOLD_MS) return false
      if (state === 'suspect') {
        believed = offset
        state = 'right'
      }
      return true
    },
  }
}

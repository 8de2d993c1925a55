import { expect, it } from 'vitest'
import { timers } from '../../proof/timers.ts'

it('two processes on one database share timers and outbox: each killed in turn, nothing is missed, early or done twice', async () => {
  const result = await timers({ times: 2, seed: 4815, duePerSecond: 20, effects: 10 })
  expect(result).toMatchObject({ missedTimers: 0, doubledTimers: 0, earlyTimers: 0, wrongTimes: 0, doubledPublications: 0, leftInOutbox: 0, effects: 10, recordHolds: true })
}, 200_000)

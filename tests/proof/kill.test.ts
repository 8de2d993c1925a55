import { expect, it } from 'vitest'
import { kill } from '../../proof/kill.ts'

it('loses nothing that it acknowledged and does nothing twice when server and database are killed 10 times; npm run proof -- kill does it 100 times', async () => {
  const result = await kill({ times: 10, seed: 4815 })
  expect(result).toMatchObject({
    lostQuestions: 0, doubledQuestions: 0, lostFacts: 0, lostPublications: 0, doubledPublications: 0, leftInOutbox: 0,
    missedTimers: 0, doubledTimers: 0, earlyTimers: 0, wrongTimes: 0, recordHolds: true, cleanExit: true,
  })
  expect(Math.min(result.questions, result.facts, result.published, result.breaches)).toBeGreaterThan(0)
}, 300_000)

import { expect, it } from 'vitest'
import { type Attempts, countAttempt, waitAfter } from './lockout.ts'

it('lets four failures pass, then makes each next one wait twice as long, at most a quarter of an hour', () => {
  expect([1, 2, 3, 4].map(waitAfter)).toEqual([0, 0, 0, 0])
  expect([5, 6, 7, 8, 9, 10, 11, 50].map((n) => waitAfter(n) / 1000)).toEqual([30, 60, 120, 240, 480, 900, 900, 900])
})

it('counts no attempt while a wait runs, and says how long it still is', () => {
  const waiting: Attempts = { failures: 6, lastAt: 1000, waitUntil: 61_000 }
  expect(countAttempt(waiting, 21_000)).toEqual({ waitMs: 40_000, after: waiting })
  expect(countAttempt(waiting, 61_000)).toEqual({ waitMs: 0, after: { failures: 7, lastAt: 61_000, waitUntil: 181_000 } })
})

it('counts every one of a hundred attempts at once before any of them has failed', () => {
  let attempts: Attempts | undefined
  let tried = 0
  for (let n = 0; n < 100; n += 1) {
    const { waitMs, after } = countAttempt(attempts, 5000)
    attempts = after
    if (waitMs === 0) tried += 1
  }
  expect(tried).toBe(5)
})

it('forgets failures after a day without any', () => {
  const day = 24 * 3_600_000
  expect(countAttempt({ failures: 4, lastAt: 0, waitUntil: null }, day).after.failures).toBe(5)
  expect(countAttempt({ failures: 4, lastAt: 0, waitUntil: null }, day + 1).after.failures).toBe(1)
})

import { expect, it } from 'vitest'
import { addressKey, Buckets } from './rate.ts'

it('lets 120 through at once, then one a second, and says how long to wait', () => {
  const buckets = new Buckets(120, 1)
  const taken = Array.from({ length: 121 }, () => buckets.take('10.0.0.1', 0))
  expect(taken.filter((wait) => wait === 0)).toHaveLength(120)
  expect(taken.at(-1)).toBe(1)
  expect(buckets.take('10.0.0.1', 400)).toBe(1)
  expect(buckets.take('10.0.0.1', 1000)).toBe(0)
  expect(buckets.take('10.0.0.1', 1000)).toBe(1)
  expect(buckets.take('10.0.0.2', 1000)).toBe(0)
})

it('never holds more than the burst, however long nobody came', () => {
  const buckets = new Buckets(3, 1)
  buckets.take('a', 0)
  expect([1, 2, 3, 4].map(() => buckets.take('a', 1e9))).toEqual([0, 0, 0, 1])
})

it('counts a slow rate in whole seconds', () => {
  const buckets = new Buckets(1, 0.1)
  expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('a', 5000)]).toEqual([0, 10, 5])
})

it('remembers at most 20,000 addresses and forgets the longest silent one first', () => {
  const buckets = new Buckets(1, 0.001)
  buckets.take('first', 0)
  for (let n = 0; n < 19_999; n += 1) buckets.take(`host ${n}`, 0)
  expect(buckets.take('first', 0)).toBeGreaterThan(0)
  buckets.take('one more', 0)
  expect(buckets.size).toBe(20_000)
  expect(buckets.take('first', 0)).toBeGreaterThan(0)
  expect(buckets.take('host 0', 0)).toBe(0)
})

it('takes a /64 of IPv6 for one address, and an IPv4 address in IPv6 clothes for itself', () => {
  expect(addressKey('2001:db8:1:2::1')).toBe(addressKey('2001:db8:1:2:ffff:1:2:3'))
  expect(addressKey('2001:db8::1')).toBe(addressKey('2001:db8:0:0:5::'))
  expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'))
  expect(addressKey('::1')).toBe('0:0:0:0')
  expect(addressKey('::ffff:10.0.0.1')).toBe('10.0.0.1')
})

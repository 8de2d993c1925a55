import { describe, expect, it } from 'vitest'
import { parseCivil } from './civil.ts'

describe('a date as people type it', () => {
  it.each([
    ['2026-10-02 18:00', '2026-10-02T18:00'],
    ['2026-10-2 9:05', '2026-10-02T09:05'],
    ['2026年10月2日 9时5分', '2026-10-02T09:05'],
    ['２０２６／１０／２　１８：００', '2026-10-02T18:00'],
    ['2026.10.2 18.00', '2026-10-02T18:00'],
  ])('[GB-14] reads the moment %s', (typed, read) => expect(parseCivil(typed, 'moment')).toBe(read))

  it.each(['', '明天', '2026-10-02', '2026-13-02 18:00', '2026-02-30 18:00', '2026-10-02 24:00', '2026-10-02 18:60', '26-10-02 18:00'])('[GB-14] does not guess at %j', (typed) => expect(parseCivil(typed, 'moment')).toBeUndefined())

  it('[GB-14] reads a date with or without a time behind it', () => {
    expect(parseCivil('2026年10月2日', 'date')).toBe('2026-10-02')
    expect(parseCivil('2026-10-02 18:00', 'date')).toBe('2026-10-02')
    expect(parseCivil('2026-02-29', 'date')).toBeUndefined()
    expect(parseCivil('2028-02-29', 'date')).toBe('2028-02-29')
  })
})

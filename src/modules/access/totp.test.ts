import { describe, expect, it } from 'vitest'
import { fromBase32, toBase32 } from '#src/record/keys.ts'
import { digitsFor, matchingStep, otpauth, RFC4648, stepAt } from './totp.ts'

const SECRET = Buffer.from('12345678901234567890')

describe('time-based one-time passwords', () => {
  // RFC 6238, appendix B, the rows for SHA-1.
  it.each([
    [59, '94287082'], [1111111109, '07081804'], [1111111111, '14050471'], [1234567890, '89005924'], [2000000000, '69279037'], [20000000000, '65353130'],
  ])('at %d seconds gives %s, as RFC 6238 prints', (seconds, digits) => {
    expect(digitsFor(SECRET, stepAt(seconds * 1000), 8)).toBe(digits)
  })

  // RFC 4226, appendix D.
  it.each([[0, '755224'], [1, '287082'], [2, '359152'], [3, '969429'], [9, '520489']])('counter %d gives %s, as RFC 4226 prints', (counter, digits) => {
    expect(digitsFor(SECRET, counter)).toBe(digits)
  })

  it('takes the step before and after, no other, with or without a space', () => {
    const now = 1234567890_000
    const step = stepAt(now)
    for (const near of [-1, 0, 1]) expect(matchingStep(SECRET, digitsFor(SECRET, step + near), now, 0)).toBe(step + near)
    for (const far of [-3, -2, 2, 3]) expect(matchingStep(SECRET, digitsFor(SECRET, step + far), now, 0)).toBeUndefined()
    const digits = digitsFor(SECRET, step)
    expect(matchingStep(SECRET, `${digits.slice(0, 3)} ${digits.slice(3)}`, now, 0)).toBe(step)
    for (const wrong of ['', digits.slice(1), `${digits}0`, '      ']) expect(matchingStep(SECRET, wrong, now, 0)).toBeUndefined()
  })

  it('takes no step that was spent, nor any before it', () => {
    const now = 1234567890_000
    const step = stepAt(now)
    expect(matchingStep(SECRET, digitsFor(SECRET, step), now, step)).toBeUndefined()
    expect(matchingStep(SECRET, digitsFor(SECRET, step - 1), now, step)).toBeUndefined()
    expect(matchingStep(SECRET, digitsFor(SECRET, step + 1), now, step)).toBe(step + 1)
  })

  it('gives authenticators the secret in the base 32 of RFC 4648', () => {
    // RFC 4648 §10, without padding.
    for (const [plain, coded] of [['f', 'MY'], ['fo', 'MZXQ'], ['foo', 'MZXW6'], ['foob', 'MZXW6YQ'], ['fooba', 'MZXW6YTB'], ['foobar', 'MZXW6YTBOI']] as const) {
      expect(toBase32(Buffer.from(plain), RFC4648)).toBe(coded)
      expect(fromBase32(coded, RFC4648)!.toString()).toBe(plain)
    }
    expect(otpauth('沈一', 'MZXW6')).toBe('otpauth://totp/Huiying%3A%E6%B2%88%E4%B8%80?secret=MZXW6&issuer=Huiying&algorithm=SHA1&digits=6&period=30')
  })
})

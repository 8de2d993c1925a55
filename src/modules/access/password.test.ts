import { describe, expect, it } from 'vitest'
import { hashPassword, matches, passwordFaults } from './password.ts'

const codes = (password: string, login = 'chenming'): string[] => passwordFaults(password, login).map((fault) => fault.code)

describe('a password', () => {
  it.each(['1234567890', 'Password2026', 'p@ssw0rd!!', 'qwertyuiop', 'QWERTYUIOP', '8888888888', 'abababababab', 'abc1234567', 'woaini1314', 'welcome!2026', '1qaz2wsx3edc', '19880808123', 'zhengfu2026', 'admin@123456', '9876543210', 'asdfghjklz'])(
    'that is guessed first is refused: %s', (password) => {
      expect(codes(password)).toEqual(['access/password-common'])
    })

  it.each(['青山不改，细水长流，后会有期', 'correct horse battery', 'Tq7-vN2-xK9', 'lhd.wqz.ymr', '三月的雨落在白鹭洲上头', '7391-5824-0616'])('that is no pattern is taken, whatever it is made of: %s', (password) => {
    expect(codes(password)).toEqual([])
  })

  it('has 10 characters at least, counted as people count them, and no more than 256', () => {
    expect(codes('Tq7-vN2-x')).toEqual(['access/password-too-short'])
    expect(codes('Tq7-vN2-xK')).toEqual([])
    expect(codes('一轮明月照我还')).toEqual(['access/password-too-short'])
    expect(codes('💡🌊🚲🏡🎋🧭📚🍵🌾')).toEqual(['access/password-too-short'])
    expect(codes('Tq7 '.repeat(65))).toContain('access/password-too-long')
  })

  it('does not contain the sign-in name, however it is written; all reasons come at once', () => {
    expect(codes('my-ChenMing-99x')).toEqual(['access/password-has-login'])
    expect(codes('chenming1', 'chenming')).toEqual(['access/password-too-short', 'access/password-has-login'])
    expect(passwordFaults('12345', 'x').map((fault) => fault.code)).toEqual(['access/password-too-short', 'access/password-common'])
  })

  it('fits its own hash and no other; the same letters composed otherwise fit too; without a hash nothing fits', async () => {
    const stored = await hashPassword('Schönes Wetter heute')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await matches(stored, 'Schönes Wetter heute')).toBe(true)
    expect(await matches(stored, 'Schönes Wetter heute'.normalize('NFD'))).toBe(true)
    expect(await matches(stored, 'Schönes Wetter heut')).toBe(false)
    expect(await matches(null, 'nobody has this password')).toBe(false)
    expect(await hashPassword('Schönes Wetter heute')).not.toBe(stored)
  })
})

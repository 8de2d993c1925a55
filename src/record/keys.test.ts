import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from './ids.ts'
import { makeKeys, openKeys } from './keys.ts'

const keys = makeKeys(Buffer.alloc(32, 7))
const others = makeKeys(Buffer.alloc(32, 8))

describe('sealing', () => {
  it('gives back what was sealed, never the same bytes twice, and nothing under other keys or after a changed bit', () => {
    for (const text of ['', '张女士 13900001111', '📮'.repeat(500)]) {
      const sealed = keys.seal(text)
      expect(keys.open(sealed)).toBe(text)
      expect(keys.seal(text).equals(sealed)).toBe(false)
      expect(() => others.open(sealed)).toThrow()
      for (const at of [0, 1, 13, 20, sealed.length - 1]) {
        const changed = Buffer.from(sealed)
        changed[at]! ^= 1
        expect(() => keys.open(changed), `bit in byte ${at}`).toThrow()
      }
      expect(() => keys.open(sealed.subarray(0, 20))).toThrow()
    }
  })
})

describe('a query code', () => {
  it('leads back to its message, however it is typed', () => {
    for (let n = 0; n < 500; n += 1) {
      const id = newId()
      const code = keys.queryCodeOf(id)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4,5}){5}$/)
      expect(keys.messageIdOf(code)).toBe(id)
      expect(keys.messageIdOf(` ${code.toLowerCase().replaceAll('-', '').replaceAll('1', 'l').replaceAll('0', 'o')} `)).toBe(id)
    }
  })

  it('says nothing of order or time: codes of ids made one after the other differ in half their bits', () => {
    const bits = (code: string): number[] => [...code.replaceAll('-', '')].flatMap((sign) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(sign).toString(2).padStart(5, '0').split('').map(Number))
    let differing = 0
    for (let n = 0; n < 200; n += 1) {
      const [a, b] = [bits(keys.queryCodeOf(newId())), bits(keys.queryCodeOf(newId()))]
      differing += a!.slice(0, 128).filter((bit, at) => bit !== b![at]).length
    }
    // 25,600 fair coins: 12,800 with a standard deviation of 80; ten of them either side.
    expect(Math.abs(differing - 12_800)).toBeLessThan(800)
  })

  it('of another installation, or none at all, is nobody’s', () => {
    const id = newId()
    expect(others.messageIdOf(keys.queryCodeOf(id))).not.toBe(id)
    for (const text of ['', 'AAAA', 'U'.repeat(26), '0'.repeat(25), '0'.repeat(27), '你好']) expect(keys.messageIdOf(text)).toBeUndefined()
    // 26 signs hold 130 bits; the two that no block fills must be zero, else two codes would mean one message.
    const code = keys.queryCodeOf(id)
    const twin = code.slice(0, -1) + '0123456789ABCDEFGHJKMNPQRSTVWXYZ'['0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(code.at(-1)!) | 1]!
    expect(keys.messageIdOf(twin)).toBeUndefined()
  })
})

describe('digests', () => {
  it('depend on the key, the purpose and every part, and parts do not run into each other', () => {
    const made = [keys.digest('form', 'ab', 'c'), keys.digest('form', 'a', 'bc'), keys.digest('form', 'abc'), keys.digest('login', 'ab', 'c'), others.digest('form', 'ab', 'c')]
    expect(new Set(made.map((one) => one.toString('hex'))).size).toBe(5)
    expect(keys.digest('form', 'ab', 'c').equals(made[0]!)).toBe(true)
    expect(keys.passwordFor('first sign-in')).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/)
    expect(keys.passwordFor('first sign-in')).not.toBe(others.passwordFor('first sign-in'))
  })
})

describe('the file of the keys', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiying-keys-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is made once, also by two processes at the same moment, and is readable by its owner alone', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => openKeys(join(folder, 'data'))))
    const sealed = opened[0]!.seal('同一把钥匙')
    for (const one of opened) expect(one.open(sealed)).toBe('同一把钥匙')
    expect(await readdir(join(folder, 'data'))).toEqual(['keys'])
    expect((await stat(join(folder, 'data/keys'))).mode & 0o777).toBe(0o600)
    expect(await readFile(join(folder, 'data/keys'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
  })

  it('is left alone when HUIYING_KEYS holds the key, and refused when it holds none', async () => {
    const external = await openKeys(join(folder, 'none'), '07'.repeat(32))
    expect(external.open(keys.seal('x'))).toBe('x')
    await expect(stat(join(folder, 'none'))).rejects.toThrow()
    await writeFile(join(folder, 'keys'), 'broken')
    await expect(openKeys(folder)).rejects.toThrow(/does not hold a key/)
    await expect(openKeys(folder, 'short')).rejects.toThrow(/HUIYING_KEYS/)
  })
})

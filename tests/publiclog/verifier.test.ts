import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonical } from '#src/kernel/canonical.ts'
import { utf8 } from '#src/publiclog/bytes.ts'
import { checkpointText } from '#src/publiclog/checkpoint.ts'
import { cosigner, cosignerKey, ed25519Key, ed25519Signer, publicKeyOf, signEd25519 } from '#src/publiclog/ed25519.ts'
import { entryOf, extraOf, saltedSha256 } from '#src/publiclog/leaf.ts'
import { signNote } from '#src/publiclog/note.ts'
import { formatProof } from '#src/publiclog/proof-file.ts'
import { grow, hashesOf } from '#src/publiclog/tiles.ts'
import { inclusionProof, leafHash, rootOf } from '#src/publiclog/tree.ts'
import { axeFaults, hasBrowser, openBrowser } from '../portal/browser.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const NAME = 'press.example/log'
const secret = (no: number): Uint8Array => new Uint8Array(32).fill(no)
const KEY = ed25519Key(NAME, publicKeyOf(secret(1)))
const WITNESS = cosignerKey('archive.example', publicKeyOf(secret(2)))
const TEXT = '关于夜间停水的回应\n\n发布单位：云溪区水务局\n'
const SALT = 'ab'.repeat(32)

/** A proof as a release page gives it, in a log of nine leaves. */
function aProof(): string {
  const entry = entryOf({ v: 1, kind: 'publish', doc: 'urn:huiying:release:1', edition: 1, unit: '云溪区水务局', at: '2026-10-02T10:00:00.000Z', sha256: saltedSha256(SALT, utf8(TEXT)) })
  const leaves = Array.from({ length: 9 }, (_, at) => leafHash(utf8(at === 4 ? entry : canonical({ at }))))
  const tiles = [...grow(0, () => new Uint8Array(), leaves).values()]
  const at = hashesOf(() => tiles[0]!.hashes)
  const sign = (no: number) => (bytes: Uint8Array): Uint8Array => signEd25519(bytes, secret(no))
  const signers = [ed25519Signer(NAME, publicKeyOf(secret(1)), sign(1)), cosigner('archive.example', publicKeyOf(secret(2)), sign(2), 1_780_000_000)]
  return formatProof({ extra: extraOf({ entry, salt: SALT }), index: 4, path: inclusionProof(4, 9, at), checkpoint: signNote(checkpointText({ origin: NAME, size: 9, root: rootOf(9, at) }), signers) })
}

const folder = mkdtempSync(join(tmpdir(), 'huiying-verifier-'))
const file = (name: string): string => join(folder, name)
beforeAll(() => {
  writeFileSync(file('a.tlog-proof'), aProof())
  writeFileSync(file('a.txt'), TEXT)
  writeFileSync(file('other.txt'), TEXT.replace('停水', '供水'))
  writeFileSync(file('vkey.txt'), `${KEY}\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('./huiying verify', () => {
  /** Exit status and what was said; the program as it is started, without the launcher. */
  const run = (...args: string[]): { status: number; said: Record<string, unknown> } => {
    try {
      return { status: 0, said: JSON.parse(execFileSync(process.execPath, [join(ROOT, 'bin/huiying.ts'), 'verify', ...args, '--json'], { encoding: 'utf8', stdio: 'pipe', env: {} })) as Record<string, unknown> }
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string }
      return { status, said: JSON.parse(stdout || '{}') as Record<string, unknown> }
    }
  }

  test('says yes with place, size and time, and no with the reason', () => {
    expect(run(file('a.tlog-proof'), '--text', file('a.txt'), '--key', KEY)).toEqual({ status: 0, said: { ok: true, index: 4, size: 9, publishedAt: '2026-10-02T10:00:00.000Z' } })
    expect(run(file('a.tlog-proof'), '--text', file('other.txt'), '--key', file('vkey.txt'))).toEqual({ status: 1, said: { ok: false, reason: 'other-text' } })
    const other = ed25519Key(NAME, publicKeyOf(secret(9)))
    expect(run(file('a.tlog-proof'), '--text', file('a.txt'), '--key', other)).toEqual({ status: 1, said: { ok: false, reason: 'no-known-key' } })
    expect(run(file('a.tlog-proof'), '--text', file('a.txt'), '--key', KEY, '--witness', cosignerKey('library.example', publicKeyOf(secret(9))))).toEqual({ status: 1, said: { ok: false, reason: 'no-witness' } })
  })
})

/** The page as it is built, once for all tests of this file. */
function built(): string {
  const out = join(folder, 'page')
  execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', join(ROOT, 'console/verifier'), '--config', join(ROOT, 'console/vite.verifier.config.ts'), '--outDir', out, '--logLevel', 'error'], { cwd: ROOT })
  return join(out, 'verify.html')
}

describe.skipIf(!hasBrowser)('the page with which a citizen checks offline', () => {
  let browser: Browser
  let page: Page
  let path: string
  const asked: string[] = []
  beforeAll(async () => {
    path = built()
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    await context.setOffline(true)
    page = await context.newPage()
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => asked.push(String(error)))
    await page.goto(`file://${path}`)
  })
  afterAll(() => browser?.close())

  const checks = async (text: string, proof: string, key: string, witnesses = ''): Promise<string> => {
    await page.setInputFiles('#text', file(text))
    await page.setInputFiles('#proof', file(proof))
    await page.fill('#key', key)
    await page.fill('#witnesses', witnesses)
    await page.locator('#answer').evaluate((answer) => answer.replaceChildren())
    await page.click('button')
    await page.waitForSelector('#answer .is')
    return page.innerText('#answer')
  }

  test('is one small file that asks for nothing else', () => {
    const html = readFileSync(path, 'utf8')
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
    expect(html).not.toMatch(/<(?:link|img|iframe)\b|<script[^>]*\bsrc=|https?:\/\//)
    expect(html).toContain("default-src 'none'")
    expect(existsSync(join(path, '../assets'))).toBe(false)
  })

  test('says yes to what was published and no to everything else, in less than a second, without a network', async () => {
    expect(await checks('a.txt', 'a.tlog-proof', KEY)).toContain('一致：这就是当时公布的文字')
    expect(await checks('a.txt', 'a.tlog-proof', `  ${KEY}\n`, WITNESS)).toContain('archive.example')
    expect(await checks('other.txt', 'a.tlog-proof', KEY)).toContain('文字与当时公布的不一样')
    expect(await checks('a.txt', 'a.txt', KEY)).toContain('这不是一份证明文件')
    expect(await checks('a.txt', 'a.tlog-proof', KEY.slice(1))).toContain('这不是一把日志公钥')
    expect(await checks('a.txt', 'a.tlog-proof', KEY, cosignerKey('library.example', publicKeyOf(secret(9))))).toContain('没有见证方的签名：library.example')
    // The best of three: what the page needs, not what else the machine does.
    const times: number[] = []
    for (let n = 0; n < 3; n += 1) {
      const began = performance.now()
      await checks('a.txt', 'a.tlog-proof', KEY, WITNESS)
      times.push(performance.now() - began)
    }
    expect(Math.min(...times)).toBeLessThan(1000)
    expect(asked).toEqual([`file://${path}`])
  })

  test('and everybody can use it', async () => {
    expect(await axeFaults(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })
})

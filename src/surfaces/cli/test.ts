import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findChromium, hasChineseFont, SHELL } from './browser.ts'
import type { Io } from './io.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const REPORT = join(ROOT, 'reports/vitest.json')
const SOURCES = ['bin', 'src', 'console', 'tests', 'tools', 'bench', 'proof', 'vitest.config.ts']
/** The whole run is meant to end within twelve minutes on two quiet cores; a hanging one is ended and counts as failed. */
const LIMIT_MS = 20 * 60_000
/** Longest for one step of installing. */
const APT_MS = 4 * 60_000

interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Prepares the machine, then type check, lint and all tests (or those under the paths given). Ends with one line of counts. */
export async function test(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  const paths = argv.filter((word) => !word.startsWith('--'))
  const browser = await prepareBrowser(io)
  const checks = paths.length > 0 ? [] : await runChecks(io)
  const tests = await runTests(paths, browser, io)
  if (!browser) {
    io.err('！！浏览器测试已跳过：没有 Chromium 或中文字体，也无法安装（需要 Debian 上的 root）。见 ./huiying doctor')
    io.err('!! Browser tests were skipped: no Chromium or Chinese font, and they could not be installed (that needs root on Debian). See ./huiying doctor')
  }
  const count = { ...tests, passed: tests.passed + checks.filter(Boolean).length, failed: tests.failed + checks.filter((ok) => !ok).length }
  if (json) io.out(JSON.stringify(count))
  else io.out(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
  return count.failed === 0 && count.passed > 0 ? 0 : 1
}

/** Path of a Chromium, or '' when browser tests must be left out. Installs Debian's packages when we may. */
async function prepareBrowser(io: Io): Promise<string> {
  const fonts = (await hasChineseFont()) ? [] : ['fonts-noto-cjk', 'fontconfig']
  const missing = [...(process.env['HUIYING_CHROMIUM'] !== undefined || findChromium()?.endsWith(SHELL) ? [] : [SHELL]), ...fonts]
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    io.err(`安装浏览器测试所需 / installing for browser tests: ${missing.join(' ')}`)
    const apt = (...args: string[]) => run('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'Acquire::Retries=2', ...args], { DEBIAN_FRONTEND: 'noninteractive' }, APT_MS)
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', ...missing)
    // A Debian without the shell has the whole browser.
    if (process.env['HUIYING_CHROMIUM'] === undefined && !findChromium()) await apt('install', '-y', '--no-install-recommends', 'chromium', ...fonts)
  }
  return (await hasChineseFont()) ? (findChromium() ?? '') : ''
}

/** Type check and lint; each counts as one test. */
async function runChecks(io: Io): Promise<boolean[]> {
  const projects = ['tsconfig.json', 'console/tsconfig.json'].filter((path) => existsSync(join(ROOT, path)))
  const sources = SOURCES.filter((path) => existsSync(join(ROOT, path)))
  const steps: [title: string, program: string, args: string[]][] = [
    ...projects.map((path): [string, string, string[]] => [`类型检查 / type check ${path}`, tool('tsc'), ['-p', path, '--noEmit', '--checkers', '1']]),
    ['代码检查 / lint', tool('oxlint'), sources],
  ]
  // Beside each other, each on one core: checking types with four threads costs half as much again.
  return Promise.all(steps.map(async ([title, program, args]) => {
    io.err(`— ${title}`)
    const ok = (await run(program, args)) === 0
    if (!ok) io.err(`✗ ${title}`)
    return ok
  }))
}

async function runTests(paths: string[], browser: string, io: Io): Promise<Count> {
  io.err('— 测试 / tests')
  await rm(REPORT, { force: true })
  // A test file is named from where the caller stands.
  const wanted = paths.map((path) => (existsSync(path) ? resolve(path) : path))
  const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...wanted]
  const status = await run(process.execPath, args, { HUIYING_CHROMIUM: browser }, LIMIT_MS)
  const count = await counted()
  if (!count) {
    io.err('测试没有跑完，见上 / the tests did not run to their end, see above')
    return { passed: 0, failed: 1, skipped: 0 }
  }
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** Figures of vitest's report. A file that could not be loaded holds no tests, so it counts as one failure. */
async function counted(): Promise<Count | undefined> {
  const text = await readFile(REPORT, 'utf8').catch(() => undefined)
  if (!text) return undefined
  const report = JSON.parse(text) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: { status: string; assertionResults: { status: string }[] }[]
  }
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'))
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length, skipped: report.numPendingTests + report.numTodoTests }
}

const tool = (name: string): string => join(ROOT, 'node_modules/.bin', name)

/** Runs a program of the toolchain; all it says goes to standard error. Resolves to its status, -1 when it was ended or is missing. */
function run(program: string, args: string[], env: NodeJS.ProcessEnv = {}, limitMs?: number): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2], timeout: limitMs, killSignal: 'SIGKILL' })
    child.once('error', () => done(-1))
    child.once('close', (status) => done(status ?? -1))
  })
}

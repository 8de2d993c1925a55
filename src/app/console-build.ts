import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const CONSOLE = join(ROOT, 'console')
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js')
/** The console, then the page with which a citizen checks a proof offline; the first empties the folder of both. */
const BUILDS = [[CONSOLE], [join(CONSOLE, 'verifier'), '--config', join(CONSOLE, 'vite.verifier.config.ts')]]
const PAGES = ['dist/index.html', 'dist/verifier/verify.html'].map((name) => join(CONSOLE, name))

async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const inside = await readdir(path)
  return Math.max(found.mtimeMs, ...(await Promise.all(inside.map((name) => newest(join(path, name))))))
}

/** Whether the built console is missing or older than what it is made of. */
async function isStale(): Promise<boolean> {
  const built = Math.min(...(await Promise.all(PAGES.map(newest))))
  if (built === 0) return true
  const sources = await Promise.all(['src', 'index.html', 'vite.config.ts', 'vite.verifier.config.ts', 'verifier', 'public', '../src/publiclog', '../src/app/console-build.ts'].map((name) => newest(join(CONSOLE, name))))
  return Math.max(...sources) > built
}

/** Builds the console when needed. A build that fails leaves the last one in place and is said, not thrown: the rest of the service works. */
export async function ensureConsole(say: (line: string) => void): Promise<void> {
  if (!existsSync(join(CONSOLE, 'index.html')) || !(await isStale())) return
  if (!existsSync(VITE)) return say('控制台需要构建，但没有开发依赖：npm ci / the console needs a build, but the development packages are missing: npm ci')
  say('正在构建控制台…… / building the console …')
  for (const what of BUILDS) {
    const { status, output } = await build(what)
    if (status !== 0) return say(`控制台构建失败 / the console could not be built:\n${output}`)
  }
}

async function build(what: readonly string[]): Promise<{ readonly status: number | null; readonly output: string }> {
  const output: string[] = []
  const status = await new Promise<number | null>((done) => {
    // Whatever the caller's is: under a test's NODE_ENV vite builds React's development edition, several times as slow.
    const env = { ...process.env, NODE_ENV: 'production' }
    const child = spawn(process.execPath, [VITE, 'build', ...what, '--logLevel', 'warn'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    // Whoever starts for the first time waits for the demonstration, which takes longer.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.once('error', (error) => (output.push(error.message), done(-1)))
    child.once('close', done)
  })
  return { status, output: output.join('').trim() }
}

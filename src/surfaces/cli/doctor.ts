import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findChromium, hasChineseFont } from './browser.ts'
import type { Io } from './io.ts'

/** What the caller found out about the database; the shape of the engine's diagnosis. */
export interface DatabaseFindings {
  readonly dataDir: string
  readonly dataExists: boolean
  readonly dataTrouble?: string
  readonly freeBytes: number
  readonly external?: { readonly version: string } | { readonly trouble: string }
  readonly binaries: readonly { readonly kind: string; readonly label: string; readonly home: string }[]
  readonly ready?: string
  readonly readyTrouble?: string
  readonly postmaster?: number
  readonly server?: { readonly pid: number; readonly address: string }
}

export interface Looks {
  database(): Promise<DatabaseFindings>
  /** Last day for which a State Council notice is known, `YYYY-MM-DD`. */
  calendarUntil(): string
}

/** `bad`: Huiying cannot run. `warn`: something is missing that you may do without. */
interface Finding {
  readonly check: string
  readonly state: 'ok' | 'warn' | 'bad'
  readonly zh: string
  readonly en: string
}

const GIB = 2 ** 30
const MARK = { ok: '✓', warn: '!', bad: '✗' } as const

/** Looks over the machine. Status 1 when something is found that keeps Huiying from running. */
export async function doctor(argv: string[], io: Io, looks: Looks): Promise<number> {
  const found = await looks.database()
  const findings = [node(), await npm(), ...database(found), dataFolder(found), disk(found), running(found), await chromium(), await fonts(), calendar(looks)]
  const healthy = findings.every(({ state }) => state !== 'bad')
  if (argv.includes('--json')) io.out(JSON.stringify({ healthy, findings }))
  else for (const { state, check, zh, en } of findings) io.out(`${MARK[state]} ${check}\n    ${zh}\n    ${en}`.replaceAll('\n\n', '\n'))
  return healthy ? 0 : 1
}

function node(): Finding {
  const good = Number.parseInt(process.versions.node, 10) >= 24
  return {
    check: 'node',
    state: good ? 'ok' : 'bad',
    zh: `Node.js ${process.versions.node}（${process.platform}-${process.arch}）${good ? '' : '；需要 24 以上，请用 ./huiying 启动或安装 Node.js 24'}`,
    en: `Node.js ${process.versions.node} (${process.platform}-${process.arch})${good ? '' : '; 24 or later is needed: start through ./huiying or install Node.js 24'}`,
  }
}

async function npm(): Promise<Finding> {
  const version = await promisify(execFile)('npm', ['--version']).then(({ stdout }) => stdout.trim(), () => undefined)
  if (version) return { check: 'npm', state: 'ok', zh: `npm ${version}`, en: `npm ${version}` }
  return { check: 'npm', state: 'warn', zh: '没有 npm：更新依赖时需要，请安装', en: 'no npm: install it, updates of the dependencies need it' }
}

function database({ external, binaries, ready, readyTrouble }: DatabaseFindings): Finding[] {
  if (external) {
    const trouble = 'trouble' in external ? external.trouble : undefined
    const text = trouble ?? `DATABASE_URL: PostgreSQL ${'version' in external ? external.version : ''}`
    return [{ check: 'postgresql', state: trouble ? 'bad' : 'ok', ...inTwo(text) }]
  }
  if (binaries.length === 0) {
    return [
      {
        check: 'postgresql',
        state: 'bad',
        zh: '没有找到 PostgreSQL。Linux x64/arm64 请执行 npm ci；其他系统请设置 DATABASE_URL（15 以上）',
        en: 'no PostgreSQL found. On Linux x64 or arm64 run npm ci; elsewhere set DATABASE_URL (15 or later)',
      },
    ]
  }
  const list = binaries.map(({ kind, label }) => `${label} (${kind})`).join(', ')
  if (readyTrouble) return [{ check: 'postgresql', state: 'bad', ...inTwo(readyTrouble) }]
  return [{ check: 'postgresql', state: 'ok', zh: `PostgreSQL ${list}，从 ${ready} 运行`, en: `PostgreSQL ${list}, runs from ${ready}` }]
}

function dataFolder({ dataDir, dataExists, dataTrouble }: DatabaseFindings): Finding {
  if (dataTrouble) {
    const { zh, en } = inTwo(dataTrouble)
    return { check: 'data', state: 'bad', zh: `${dataDir}：${zh}；可用 HUIYING_DATA 另指目录`, en: `${dataDir}: ${en}; HUIYING_DATA may name another folder` }
  }
  return dataExists
    ? { check: 'data', state: 'ok', zh: `数据目录 ${dataDir}`, en: `data folder ${dataDir}` }
    : { check: 'data', state: 'ok', zh: `数据目录 ${dataDir} 将在首次启动时建立`, en: `data folder ${dataDir} will be made at the first start` }
}

function disk({ freeBytes, dataDir }: DatabaseFindings): Finding {
  const free = (freeBytes / GIB).toFixed(1)
  // The demonstration district with its WAL stays below 0.5 GiB; a county's year of messages below 2.
  const state = freeBytes < GIB / 2 ? 'bad' : freeBytes < 2 * GIB ? 'warn' : 'ok'
  const more = state === 'ok' ? { zh: '', en: '' } : { zh: '，请腾出至少 2 GiB', en: '; free at least 2 GiB' }
  return { check: 'disk', state, zh: `${dataDir} 所在磁盘可用 ${free} GiB${more.zh}`, en: `${free} GiB free on the disk of ${dataDir}${more.en}` }
}

function running({ external, postmaster, server }: DatabaseFindings): Finding {
  if (external) return { check: 'running', state: 'ok', zh: '数据库由外部提供，不加锁', en: 'the database is external; no lock' }
  if (server) {
    const at = server.address || '…'
    return { check: 'running', state: 'ok', zh: `服务正在运行：进程 ${server.pid}，${at}`, en: `served by process ${server.pid} at ${at}` }
  }
  if (postmaster) {
    return {
      check: 'running',
      state: 'warn',
      zh: `数据库进程 ${postmaster} 在运行而没有服务：命令正在执行，或上次被强行结束。下次启动会接管，无需处理`,
      en: `database process ${postmaster} runs without a server: a command is at work, or the last one was killed. The next start adopts it; nothing to do`,
    }
  }
  return { check: 'running', state: 'ok', zh: '没有服务在运行，目录未锁', en: 'no server runs; the folder is free' }
}

async function chromium(): Promise<Finding> {
  const path = findChromium()
  if (path) return { check: 'chromium', state: 'ok', zh: `浏览器测试使用 ${path}`, en: `browser tests use ${path}` }
  return {
    check: 'chromium',
    state: 'warn',
    zh: '没有 Chromium：浏览器测试会跳过。Debian：apt-get install chromium-headless-shell；或设 HUIYING_CHROMIUM',
    en: 'no Chromium: browser tests are skipped. Debian: apt-get install chromium-headless-shell; or set HUIYING_CHROMIUM',
  }
}

async function fonts(): Promise<Finding> {
  if (await hasChineseFont()) return { check: 'fonts', state: 'ok', zh: '有中文字体', en: 'a Chinese font is installed' }
  return {
    check: 'fonts',
    state: 'warn',
    zh: '没有中文字体：截图和打印会缺字。Debian：apt-get install fonts-noto-cjk',
    en: 'no Chinese font: screenshots and prints lack characters. Debian: apt-get install fonts-noto-cjk',
  }
}

/** A limit that reaches beyond the last notice is provisional. Notices for the next year come out in autumn. */
function calendar(looks: Looks): Finding {
  const until = looks.calendarUntil()
  const left = Math.floor((Date.parse(`${until}T23:59:59+08:00`) - Date.now()) / 86_400_000)
  const enough = left > 60
  return {
    check: 'calendar',
    state: enough ? 'ok' : 'warn',
    zh: `放假安排已知至 ${until}${enough ? '' : '；之后的期限为暂定。下一年的国务院办公厅通知发布后请导入'}`,
    en: `holidays are known until ${until}${enough ? '' : "; limits beyond it are provisional. Import the State Council's next notice when it is out"}`,
  }
}

/** Messages of the engine are Chinese, then English on the last line. */
function inTwo(message: string): { zh: string; en: string } {
  const at = message.lastIndexOf('\n')
  return at < 0 ? { zh: message, en: message } : { zh: message.slice(0, at), en: message.slice(at + 1) }
}

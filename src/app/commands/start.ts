import { flushCompileCache } from 'node:module'
import type { Engine } from '#src/record/engine/index.ts'
import { engineOptions, openEngine } from '#src/record/engine/index.ts'
import type { Keys } from '#src/record/keys.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Io } from '#src/surfaces/cli/io.ts'
import { resolve } from 'node:path'
import { composeCatalogue } from '../catalogue.ts'
import { nameOf } from '../databases.ts'
import { ensureConsole } from '../console-build.ts'
import { type DemoSignIn, demoCode, demoPassword } from '../demonstration.ts'
import { ensureFirstSignIn, type FirstSignIn } from '../first-sign-in.ts'
import { followLinks } from '../follow-links.ts'
import { followWitnesses } from '../log/ask-witnesses.ts'
import { keyFile } from '../log/keys.ts'
import { originFor } from '../log/origin.ts'
import { startSigning, type Signing } from '../log/signing.ts'
import { startServer, type Server } from '../server.ts'
import { followSources } from '../signals/follow-sources.ts'
import { loadSurfaces } from '../surfaces.ts'
import { uploads } from '../uploads.ts'

const PORT = 7070
const HOST = '127.0.0.1'

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return PORT
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT 须为 0 至 65535 的整数，现在是 "${text}"。\nPORT must be a whole number from 0 to 65535; it is "${text}".`)
  return port
}

function explainListen(error: unknown, port: number): unknown {
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE') return new Error(`端口 ${port} 已被占用。请用 PORT=其他端口 ./huiying start，或停止占用它的程序。\nPort ${port} is in use. Take another one (PORT=7071 ./huiying start), or stop the program that has it.`, { cause: error })
  if (code === 'EACCES') return new Error(`没有权限使用端口 ${port}。请用 1024 以上的端口。\nPort ${port} is not allowed to this account. Take one above 1024.`, { cause: error })
  return error
}

/** How to get in, for people; one line each. */
function wayIn(server: Server, demo: readonly DemoSignIn[], first: FirstSignIn | undefined): string[] {
  if (server.served().kind === 'drill') {
    return [
      '演示区（虚构单位与人员），口令都是 / demonstration district (everything invented), one password for all:',
      `  ${demoPassword(server.keys)}`,
      ...demo.map(({ login, zh, en }) => `  ${login.padEnd(16)} ${zh} / ${en}`),
      '清除演示数据 / wipe it: ./huiying wipe-demo',
    ]
  }
  return first ? firstWay(first) : []
}

const firstWay = (first: FirstSignIn): string[] => [
  `首次登录 / first sign-in: ${first.login}   ${first.password}`,
  '登录后须立即修改口令 / the password must be changed at once',
]

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process where it stands. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = (): void => {
      if (asked) process.exit(130)
      asked = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

/** `./huiying start`: database, migrations, demonstration district, console, server. Resolves when it was stopped. */
export async function start(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  const port = readPort(process.env['PORT'])
  const stopped = askedToStop()
  const options = engineOptions(process.env)
  const building = ensureConsole(io.err) // beside the making of the demonstration
  const engine = await openEngine(options)
  try {
    return await serve(engine, { building, port, json, dataDir: options.dataDir, stopped, io })
  } finally {
    await engine.stop()
  }
}

interface Serving {
  readonly building: Promise<void>
  readonly port: number
  readonly json: boolean
  readonly dataDir: string
  readonly stopped: Promise<void>
  readonly io: Io
}

async function serve(engine: Engine, { building, port, json, dataDir, stopped, io }: Serving): Promise<number> {
  const demonstration = await demoCode()
  const rules = loadRulebook()
  let first: FirstSignIn | undefined
  let announced = false
  const signing = startSigning(io.err)
  const server = await startServer({
    engine, port, dataDir, demonstration, building,
    cosign: (use, body) => signing.cosign(use, body),
    ...(process.env['HUIYING_DRILL_PORT'] && { drillPort: readPort(process.env['HUIYING_DRILL_PORT']) }),
    host: process.env['HOST'] || HOST,
    catalogue: composeCatalogue(rules),
    rules,
    surfaces: await loadSurfaces(),
    uploads,
    say: io.err,
    onLive: async (live, keys: Keys) => {
      first = await ensureFirstSignIn(live, keys)
      if (announced && first) for (const line of firstWay(first)) io.err(line)
    },
  }).catch(async (error: unknown) => {
    await signing.stop()
    throw explainListen(error, port)
  })
  signs(signing, engine, dataDir, server)
  const witnesses = followWitnesses(() => server.served().pool.db)
  const links = followLinks(() => server.served())
  const sources = followSources(() => server.served(), resolve(dataDir), (error, what) => io.err(`${what}: ${String(error)}`))
  await engine.announce(server.address)
  const demo = server.served().kind === 'drill' ? (demonstration?.demoSignIns ?? []) : []
  announced = true
  if (json) io.out(JSON.stringify({ address: server.address, served: server.served().kind, signIns: demo.length > 0 ? demo.map(({ login }) => ({ login, password: demoPassword(server.keys) })) : first ? [first] : [] }))
  else for (const line of [`回应 Huiying: ${server.address}`, `控制台 / console: ${server.address}/console/`, ...wayIn(server, demo, first), 'Ctrl-C 停止 / stops']) io.out(line)
  flushCompileCache() // now, so that also a server that is killed has left it for the next start
  await stopped
  io.err('正在停止…… / stopping …')
  await Promise.all([sources.stop(), witnesses.stop(), links.stop()])
  await Promise.all([signing.stop(), server.close()])
  return 0
}

/** The office's log, and that of the demonstration while there is one. */
function signs(signing: Signing, engine: Engine, dataDir: string, server: Server): void {
  for (const use of server.served().kind === 'drill' ? (['live', 'demonstration'] as const) : (['live'] as const)) {
    signing.serve({ name: use, config: engine.config(nameOf(engine, use), 'huiying_signer'), dataDir: resolve(dataDir), keyPath: keyFile(resolve(dataDir), use), origin: originFor(use, process.env), passing: use === 'demonstration' })
  }
}

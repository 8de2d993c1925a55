// A process that uses a data folder until it is told to go: `holder.ts FOLDER server|command [embedded|system]`.
import { attachOrStart, EngineTrouble, lookAround, openEngine } from '#src/record/engine/index.ts'

const [dataDir = '', as, prefer] = process.argv.slice(2)
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)
const options = { dataDir, ...(prefer === 'system' ? { prefer: 'system' as const } : {}) }

try {
  const engine = as === 'server' ? await openEngine(options) : await attachOrStart(options)
  await engine.announce('http://localhost:4815')
  const { postmaster } = await lookAround(dataDir)
  const waiting = setInterval(() => {}, 60_000)
  const go = async () => {
    clearInterval(waiting)
    await engine.stop()
    await engine.stop()
    say({ stopped: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void go())
  say({ ...engine.engine, postmaster, reach: engine.config(engine.database, engine.adminUser) })
} catch (error) {
  if (!(error instanceof EngineTrouble)) throw error
  say({ trouble: error.code, message: error.message })
  process.exitCode = 1
}

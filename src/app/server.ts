import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Catalogue } from '#src/desk/catalogue.ts'
import type { Engine } from '#src/record/engine/index.ts'
import { moduleNames } from '#src/modules/river.ts'
import { openKeys, useKeys, type Keys } from '#src/record/keys.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { RegisterSurface, SurfaceDeps, UploadKind } from '#src/surfaces/http/deps.ts'
import { pdfBy } from '#src/adapters/paper/soffice.ts'
import { makeFiles } from '#src/surfaces/files/index.ts'
import { makeHttp } from '#src/surfaces/http/server.ts'
import { DatabaseGone, isGone } from '#src/desk/gone.ts'
import type { CosignAnswer } from './log/cosign.ts'
import { makeCounter } from './counter.ts'
import { listenForFiles } from './files-port.ts'
import { costOfRota, solveRota } from './rota-solving.ts'
import { appConfig, nameOf, prepareDatabase } from './databases.ts'
import { type DemoCode, openChosen, wipeDemonstration } from './demonstration.ts'
import { speakBothLanguages } from './input-language.ts'
import { listenNear, portsBeside } from './ports.ts'
import { DrillHouse } from './drill/house.ts'
import { readServing } from './serving.ts'
import { makePostsDoor } from './signals/posts-door.ts'
import { openSite, type Site, type SiteParts } from './site.ts'

export interface ServerOptions {
  readonly engine: Engine
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Where drills are played; the second port after `port` when absent, or any free one. */
  readonly drillPort?: number
  /** Folder of the installation's keys. */
  readonly dataDir: string
  readonly catalogue: Catalogue
  readonly rules: Rulebook
  /** Absent: there is no demonstration district and the live database is served. */
  readonly demonstration?: DemoCode | undefined
  readonly surfaces?: readonly RegisterSurface[]
  readonly uploads?: Readonly<Record<string, UploadKind>>
  readonly consoleFolder?: string
  /** The console that is being built meanwhile: the door opens when it is there. */
  readonly building?: Promise<void>
  readonly env?: NodeJS.ProcessEnv
  /** Asks the signer for a cosignature in the name of the log of one database. */
  readonly cosign?: ((use: 'live' | 'demonstration', body: string) => Promise<CosignAnswer>) | undefined
  /** One line of progress or trouble. */
  say(line: string): void
  /** Called whenever the live database comes to be served, at the start or after a wipe. */
  onLive?(live: Site, keys: Keys): Promise<void>
}

export interface Server {
  /** `http://host:port` */
  readonly address: string
  readonly keys: Keys
  readonly live: Site
  /** The database that visitors see now. */
  served(): Site
  /** Where drills are played. */
  readonly drills: DrillHouse
  /** Ends requests, clockworks and pools; not the engine. */
  close(): Promise<void>
}

/**
 * `HUIYING_TRUST_PROXY`: the addresses of our own proxies (`10.0.0.0/8,192.168.1.5`); `1` for one on this machine.
 * Never all that call themselves proxies: whoever may write their own address into `X-Forwarded-For` escapes every limit.
 */
function readTrust(text = ''): false | string {
  if (text === '' || text === '0' || text === 'false') return false
  return text === '1' || text === 'true' ? 'loopback' : text
}

const LOOK_MS = 1000
/** While the database is away the same trouble is said once in this time. */
const QUIET_MS = 30_000

function makeReporter(say: (line: string) => void): SiteParts['report'] {
  let goneSaid = -QUIET_MS
  return (error, what) => {
    if (!isGone(error)) return say(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    if (performance.now() - goneSaid < QUIET_MS) return
    goneSaid = performance.now()
    say(`数据库暂时无法连接，正在重试 / the database is away, trying again (${what}: ${(error as Error).message})`)
  }
}

/** The two databases of an installation and which of them is served; follows the choice that stands in the live one. */
class Sites {
  readonly live: Site
  #demo: Site | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #turning: Promise<void> | undefined
  readonly #onSwitch: () => Promise<void>
  readonly #report: SiteParts['report']

  constructor(live: Site, demo: Site | undefined, onSwitch: () => Promise<void>, report: SiteParts['report']) {
    this.live = live
    this.#demo = demo
    this.#onSwitch = onSwitch
    this.#report = report
    if (demo) this.#watch()
  }

  current(): Site {
    if (this.#closed) throw new DatabaseGone('the server is closing')
    return this.#demo ?? this.live
  }

  #watch(): void {
    this.#timer = setTimeout(() => void this.look().catch((error: unknown) => this.#report(error, 'serving')).then(() => this.#demo && !this.#closed && this.#watch()), LOOK_MS)
  }

  /** Turns to the live database when the choice says so; somebody can sign in there before the first visitor comes. */
  async look(): Promise<void> {
    if (!this.#demo || (await readServing(this.live.pool.db)) !== 'live') return
    await (this.#turning ??= this.#turn(this.#demo).finally(() => (this.#turning = undefined)))
  }

  async #turn(old: Site): Promise<void> {
    await this.#onSwitch()
    this.#demo = undefined
    await old.close().catch(() => {})
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await Promise.all([this.live.close(), this.#demo?.close()])
  }
}

/** Migrates and opens the databases, starts their clockworks, and listens. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { engine, catalogue, rules, env = process.env, say } = options
  const report = makeReporter(say)
  const keys = await openKeys(options.dataDir, env['HUIYING_KEYS'])
  useKeys(keys)
  speakBothLanguages()
  const parts: SiteParts = { catalogue, rules, keys, report }
  await prepareDatabase(engine, nameOf(engine, 'live'), 'live', moduleNames)
  const live = await openSite(appConfig(engine, nameOf(engine, 'live')), parts)
  const onLive = async (): Promise<void> => options.onLive?.(live, keys)
  let app: FastifyInstance | undefined
  let files: FastifyInstance | undefined
  let sites: Sites | undefined
  let drills: DrillHouse | undefined
  try {
    const demo = await openChosen(engine, parts, live, options.demonstration, say)
    if (!demo) await onLive()
    sites = new Sites(live, demo, onLive, report)
    const served = sites.current.bind(sites)
    files = makeFiles(served, report)
    const filesPort = await listenForFiles(files, options)
    const common = {
      uploads: options.uploads ?? {},
      trustProxy: readTrust(env['HUIYING_TRUST_PROXY']),
      consoleFolder: options.consoleFolder ?? resolve(import.meta.dirname, '../../console/dist'),
      report,
      solveRota,
      costOfRota,
      ...(env['HUIYING_SOFFICE'] && { toPdf: pdfBy(env['HUIYING_SOFFICE']) }),
    }
    const house = (drills = new DrillHouse({ engine, parts, served, say, serve: (site) => serveDrill(options, site, { ...common, counter: makeCounter(() => site, keys) }) }))
    await options.building
    app = await makeHttp(
      {
        ...common,
        served,
        counter: makeCounter(served, keys),
        postsDoor: makePostsDoor(served, keys),
        filesPort,
        drillFloor: house.floor,
        ...(options.cosign && { cosign: (body: string) => options.cosign!(served().kind === 'drill' ? 'demonstration' : 'live', body) }),
        ...(demo && { wipeDemonstration: () => wipeDemonstration(engine, live, () => sites!.look()) }),
      },
      options.surfaces ?? [],
    )
    const address = await app.listen({ port: options.port, host: options.host })
    return { address, keys, live, served, drills: house, close: () => closeAll([app!, files!], house, sites!) }
  } catch (error) {
    await app?.close()
    await files?.close()
    await drills?.close()
    await (sites ?? live).close()
    throw error
  }
}

/**
 * Serves a drill beside the record: the same code over another database, enclosed. It has no feeds, calendars or site map, no floor of its
 * own to open another drill on, and a cookie of its own.
 */
async function serveDrill({ port, host, drillPort, surfaces = [] }: ServerOptions, site: Site, common: Omit<SurfaceDeps, 'served'>): Promise<{ app: FastifyInstance; port: number }> {
  const app = await makeHttp({ ...common, served: () => site, enclosed: true, cookie: 'huiying-drill' }, surfaces)
  return { app, port: await listenNear(app, { port: drillPort ?? portsBeside(port).drill, host, insists: drillPort !== undefined }) }
}

async function closeAll(apps: readonly FastifyInstance[], drills: DrillHouse, sites: Sites): Promise<void> {
  await Promise.all(apps.map((one) => one.close()))
  await drills.close()
  await sites.close()
}

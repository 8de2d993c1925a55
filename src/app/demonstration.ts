import { existsSync } from 'node:fs'
import { hashPassword } from '#src/modules/access/password.ts'
import { moduleNames } from '#src/modules/river.ts'
import type { Engine } from '#src/record/engine/index.ts'
import type { Keys } from '#src/record/keys.ts'
import { aloneWithDemonstration, appConfig, dropDatabase, nameOf, prepareDatabase } from './databases.ts'
import { chooseServing, readServing } from './serving.ts'
import { openSite, type Site, type SiteParts } from './site.ts'

/** A way into the demonstration district, as `start` prints it. */
export interface DemoSignIn {
  readonly login: string
  /** Who it is, e.g. `新闻办负责人 林晓`. */
  readonly zh: string
  readonly en: string
}

/** What `src/app/demo/index.ts` exports. */
export interface DemoCode {
  readonly demoSignIns: readonly DemoSignIn[]
  /** Fills an empty demonstration database by commands under a turned clock. */
  seedDemo(demo: { readonly site: Site; readonly passwordHash: string; progress(line: string): void }): Promise<void>
}

const CODE = new URL('demo/index.ts', import.meta.url)

/** The code of the demonstration district, undefined in a build that has none. */
export async function demoCode(): Promise<DemoCode | undefined> {
  return existsSync(CODE) ? ((await import(CODE.href)) as DemoCode) : undefined
}

/** One password for all demonstration sign-ins of this installation. */
export const demoPassword = (keys: Keys): string => keys.passwordFor('demonstration')

/**
 * The demonstration when it is to be served. What an interrupted wipe left behind goes now; only a wipe ever chooses `live`.
 * Of two servers that find it missing at one moment one makes it, and the other finds it made.
 */
export const openChosen = (engine: Engine, parts: SiteParts, live: Site, code: DemoCode | undefined, say: (line: string) => void): Promise<Site | undefined> =>
  aloneWithDemonstration(engine, say, async () => {
    const chosen = await readServing(live.pool.db)
    if (chosen === 'live') await dropDatabase(engine, nameOf(engine, 'demonstration'))
    if (chosen === 'live' || !code) return undefined
    const demo = await openDemonstration(engine, parts, code, say)
    await chooseServing(live.pool.db, 'demonstration')
    return demo
  })

/**
 * Opens the demonstration district, made now when it is missing. A district whose making was interrupted is made anew:
 * only a finished one carries the mark.
 */
async function openDemonstration(engine: Engine, parts: SiteParts, code: DemoCode, progress: (line: string) => void): Promise<Site> {
  const name = nameOf(engine, 'demonstration')
  const config = appConfig(engine, name)
  if (!(await prepareDatabase(engine, name, 'drill', moduleNames))) {
    const site = await openSite(config, parts)
    if ((await readServing(site.pool.db)) !== undefined) return site
    await site.close()
    await dropDatabase(engine, name)
    await prepareDatabase(engine, name, 'drill', moduleNames)
  }
  // Nothing of a half-made district is kept, so its making need not wait for the disk.
  const making = await openSite({ ...config, options: `${config.options ?? ''} -c synchronous_commit=off` }, parts, { still: true })
  progress('正在建立演示区…… / making the demonstration district …')
  try {
    await code.seedDemo({ site: making, passwordHash: await hashPassword(demoPassword(parts.keys)), progress })
  } finally {
    await making.close()
  }
  const made = await openSite(config, parts)
  await chooseServing(made.pool.db, 'demonstration')
  return made
}

/** From now on the live database is served (`turn` does it in this process; others notice within a second), then the demonstration goes. */
export async function wipeDemonstration(engine: Engine, live: Site, turn: () => Promise<void> = async () => {}, say: (line: string) => void = () => {}): Promise<void> {
  await aloneWithDemonstration(engine, say, async () => {
    await chooseServing(live.pool.db, 'live')
    await turn()
    await dropDatabase(engine, nameOf(engine, 'demonstration'))
  })
}

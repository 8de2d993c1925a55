import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { accountFor } from './account.ts'
import { findBinaries, makeReady } from './binaries.ts'
import { clusterOf } from './cluster.ts'
import { type EngineOptions, lookAround } from './engine.ts'
import { checkExternal } from './external.ts'
import type { RunningServer } from './lease.ts'

/** What was found; a field that names trouble holds the message for people. Nothing is started and no data are touched. */
export interface Diagnosis {
  readonly dataDir: string
  readonly dataExists: boolean
  readonly dataTrouble?: string
  /** Bytes free for us on the disk of the data folder. */
  readonly freeBytes: number
  readonly external?: { readonly version: string } | { readonly trouble: string }
  readonly binaries: readonly { readonly kind: string; readonly label: string; readonly home: string }[]
  /** Folder from which the first of them would run, or why it cannot. */
  readonly ready?: string
  readonly readyTrouble?: string
  /** Process id of the database that runs on the folder now. */
  readonly postmaster?: number
  readonly server?: RunningServer
}

/** Where data and database are, from `HUIYING_DATA` and `DATABASE_URL`. Default is the folder `data` beside the program. */
export function engineOptions(env: NodeJS.ProcessEnv): EngineOptions {
  const beside = resolve(import.meta.dirname, '../../..', 'data')
  return { dataDir: resolve(env['HUIYING_DATA'] || beside), databaseUrl: env['DATABASE_URL'] || undefined }
}

/** Looks over data folder, PostgreSQL programs and running processes. */
export async function diagnose(options: EngineOptions): Promise<Diagnosis> {
  const dataDir = resolve(options.dataDir)
  const there = await nearestExisting(dataDir)
  const disk = await statfs(there)
  const binaries = await findBinaries()
  return {
    dataDir,
    dataExists: there === dataDir,
    ...(await troubleOf('dataTrouble', async () => {
      await access(there, constants.W_OK)
      if ((await stat(clusterOf(dataDir)).catch(() => undefined)) && !options.databaseUrl) await accountFor(clusterOf(dataDir))
    })),
    freeBytes: disk.bavail * disk.bsize,
    ...(options.databaseUrl ? { external: await tryExternal(options.databaseUrl) } : {}),
    binaries,
    ...(await readiness(binaries, dataDir)),
    ...(options.databaseUrl ? {} : await lookAround(dataDir)),
  }
}

async function readiness(binaries: Awaited<ReturnType<typeof findBinaries>>, dataDir: string): Promise<{ ready?: string; readyTrouble?: string }> {
  const first = binaries[0]
  if (!first) return {}
  let ready: string | undefined
  const trouble = await troubleOf('readyTrouble', async () => {
    ready = await makeReady(first, await accountFor(clusterOf(dataDir)))
  })
  return { ...(ready ? { ready } : {}), ...trouble }
}

async function tryExternal(url: string): Promise<{ version: string } | { trouble: string }> {
  try {
    return { version: await checkExternal(url) }
  } catch (error) {
    return { trouble: (error as Error).message }
  }
}

async function troubleOf<K extends string>(name: K, act: () => Promise<void>): Promise<Partial<Record<K, string>>> {
  try {
    await act()
    return {}
  } catch (error) {
    return { [name]: (error as Error).message } as Partial<Record<K, string>>
  }
}

async function nearestExisting(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) if (await stat(at).then(() => true, () => false)) return at
}

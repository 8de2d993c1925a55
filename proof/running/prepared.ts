import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mustDo } from '#src/app/cast.ts'
import { appConfig, nameOf, prepareDatabase } from '#src/app/databases.ts'
import { chooseServing } from '#src/app/serving.ts'
import { openSite } from '#src/app/site.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import { hashPassword } from '#src/modules/access/password.ts'
import { moduleNames } from '#src/modules/river.ts'
import { attachOrStart } from '#src/record/engine/index.ts'
import { openKeys, useKeys } from '#src/record/keys.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { benchCatalogue, openDuties } from '../../bench/setting/duties.ts'
import { raiseBenchOffice } from '../../bench/setting/office.ts'
import { clearCase } from '../../bench/setting/walk.ts'

export const PASSWORD = 'proof-of-the-river-2026'

/** A data folder with a live office that nobody serves yet. */
export interface Prepared {
  readonly dataDir: string
  /** Statements that are cleared and wait for somebody to publish them. */
  readonly cleared: readonly Id[]
  /** Duties that fall due during the proof, with the moment of each. */
  readonly duties: ReadonlyMap<Id, string>
}

export interface Wanted {
  /** Cleared statements. */
  readonly cleared?: number
  /** Duties, falling due one after the other from `firstDueInMs` on. */
  readonly duties?: number
  readonly duePerSecond?: number
  readonly firstDueInMs?: number
  /** Publishes at once what is cleared: the effects wait in the outbox. */
  readonly ordered?: boolean
  /** An empty folder to use. */
  readonly dataDir?: string
}

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'huiying-proof-'))

/** Makes an office with sign-ins `officer` and `publisher`, by the commands of the console, and lets go of the database again. */
export async function prepare({ cleared = 0, duties = 0, duePerSecond = 10, firstDueInMs = 5000, ordered = false, dataDir }: Wanted = {}): Promise<Prepared> {
  const folder = dataDir ?? (await newFolder())
  const engine = await attachOrStart({ dataDir: folder })
  try {
    const keys = await openKeys(folder)
    useKeys(keys)
    const name = nameOf(engine, 'live')
    await prepareDatabase(engine, name, 'live', moduleNames)
    const rules = loadRulebook()
    const report = (error: unknown): void => console.error(error)
    const site = await openSite(appConfig(engine, name), { catalogue: benchCatalogue(rules), rules, keys, report }, { still: true })
    try {
      const office = await raiseBenchOffice(site.desk)
      const passwordHash = await hashPassword(PASSWORD)
      for (const [login, actor] of [['officer', office.officer], ['publisher', office.publisher]] as const) {
        const { personId, posts } = actor as Extract<Actor, { as: 'post' }>
        const opened = await site.door.openWithPassword({ personId, login, unitId: posts[0]!.unitId, passwordHash, mustChange: false }, { address: 'proof' })
        if ('refusals' in opened) throw new Error(`no sign-in for ${login}: ${JSON.stringify(opened.refusals)}`)
      }
      const statements: Id[] = []
      for (let n = 0; n < cleared; n += 1) statements.push((await clearCase({ desk: site.desk, office }, n)).statementId)
      if (ordered) for (const statementId of statements) await mustDo(site.desk, office.publisher, 'publication.release', { statementId })
      await chooseServing(site.pool.db, 'live')
      const start = Date.now() + firstDueInMs
      const due = Array.from({ length: duties }, (_, n) => new Date(start + (n * 1000) / duePerSecond).toISOString())
      const ids = await openDuties(site.ledger, office.teams[0]!.unitId, due)
      return { dataDir: folder, cleared: statements, duties: new Map(ids.map((id, n) => [id, due[n]!])) }
    } finally {
      await site.close()
    }
  } finally {
    await engine.stop()
  }
}

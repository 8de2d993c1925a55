import { sql } from 'kysely'
import type { Actor, Id } from '#src/kernel/facts.ts'
import { between, plus, type Instant } from '#src/kernel/time.ts'
import { moduleNames } from '#src/modules/river.ts'
import type { Drill } from '#src/modules/training/contract.ts'
import { Client, type Engine } from '#src/record/engine/index.ts'
import { sha256 } from '#src/record/digest.ts'
import { transact } from '#src/record/transaction.ts'
import { appConfig, dropDatabase, nameOf, prepareDatabase } from '../databases.ts'
import { openSite, type Site, type SiteParts } from '../site.ts'
import { measureDrill } from './measure.ts'
import { type DrillSignIn, raiseDrillOffice, signInsOf, staffOf } from './office.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }

/** One password for all who take part in this drill; it follows from the keys of the installation and is stored nowhere. */
export const drillPassword = (parts: Pick<SiteParts, 'keys'>, drillId: Id): string => parts.keys.passwordFor(`drill ${drillId}`)

async function asOwner<T>(engine: Engine, work: (client: InstanceType<typeof Client>) => Promise<T>): Promise<T> {
  const client = new Client(engine.config(nameOf(engine, 'drill'), engine.adminUser))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

interface About {
  readonly drillId: Id
  readonly title: string
  /** Set when its office stands; a half-made one is made anew. */
  readonly ready?: true
}

/** Which drill the database holds; undefined when there is none. */
async function aboutOf(engine: Engine): Promise<About | undefined> {
  const client = new Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [nameOf(engine, 'drill')])
    if (!found.rowCount) return undefined
  } finally {
    await client.end()
  }
  return asOwner(engine, async (owner) => {
    const there = await owner.query<{ there: boolean }>(`select to_regclass('record.database') is not null as there`)
    return there.rows[0]!.there ? ((await owner.query<{ about: About | null }>('select about from record.database')).rows[0]?.about ?? undefined) : undefined
  })
}

/** Turns the clock of the drill that is played. It only goes forward. */
export async function turnFloorClock(engine: Engine, to: Instant): Promise<void> {
  await asOwner(engine, (owner) => owner.query('select record.turn_clock($1)', [to]))
}

/** One process of an installation plays the drill; whoever holds this has its floor in hand. */
export const HOUSE_LOCK = 7_305_012

/** Whether a serving process has the floor in hand, be it that it still sets it up or already measures. */
export async function isPlayed(engine: Engine): Promise<boolean> {
  const client = new Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  try {
    return !(await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [HOUSE_LOCK])).rows[0]!.free
  } finally {
    await client.end()
  }
}

/** Whether the office of this drill stands and its clock may be turned. */
export async function floorStands(engine: Engine, drillId: Id): Promise<boolean> {
  const about = await aboutOf(engine)
  return about?.drillId === drillId && about.ready === true
}

/** By how much the drill's clock is ahead of the true one, in milliseconds. */
const turnedBy = async (engine: Engine): Promise<number> =>
  asOwner(engine, async (owner) => Number((await owner.query<{ ms: string }>('select extract(epoch from turned) * 1000 as ms from record.database')).rows[0]!.ms))

export interface Floor {
  readonly drill: Drill
  readonly site: Site
  readonly signIns: readonly DrillSignIn[]
  readonly password: string
  /** Looks at the clock: what is due of the scenario reaches the office. */
  conduct(): Promise<void>
  turn(to: Instant): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the floor of a running drill: a database of its own of kind `drill`, with the units and people of `from` and nothing else of it,
 * its clock where the plan puts it. One that was opened before (the server was started again) goes on as it stands.
 */
export async function openFloor(engine: Engine, drill: Drill, from: Site, parts: SiteParts, tell: (line: string) => void): Promise<Floor> {
  const name = nameOf(engine, 'drill')
  const staff = await staffOf(from.pool.db)
  const signIns = signInsOf(staff, drill.participantIds)
  const password = drillPassword(parts, drill.id)
  // The rules as that record follows them today, numbers of the office and notices included.
  const own: SiteParts = { ...parts, rules: from.ledger.rules }
  const before = await aboutOf(engine)
  if (before?.drillId !== drill.id || !before.ready) {
    await dropDatabase(engine, name)
    await prepareDatabase(engine, name, 'drill', moduleNames)
    const about: About = { drillId: drill.id, title: drill.title }
    await asOwner(engine, async (owner) => {
      await owner.query('update record.database set about = $1', [about])
      await owner.query('select record.turn_clock($1)', [drill.clockFrom])
    })
    const making = await openSite(appConfig(engine, name), own, { still: true })
    try {
      await raiseDrillOffice(making, staff, signIns, password, tell)
    } finally {
      await making.close()
    }
    // The drill begins when everything stands: the making does not count.
    await asOwner(engine, async (owner) => {
      const now = await owner.query<{ at: string | null }>('select max(at) as at from record.fact')
      await owner.query('select record.turn_clock($1)', [[drill.clockFrom!, now.rows[0]?.at ?? drill.clockFrom!].toSorted().at(-1)])
      await owner.query('update record.database set about = $1', [{ ...about, ready: true }])
    })
  }
  let turned = await turnedBy(engine)
  const site = await openSite(appConfig(engine, name), own, { clocks: { dial: () => undefined, steady: () => performance.now() + turned } })
  let turning = false
  /** From a shell the clock is turned past this process: it follows within a second, or its timers would be held as by a broken clock. */
  const follow = async (): Promise<void> => {
    const is = await transact(site.pool.db, { actor: OPERATOR }, async (tx) => (await sql<{ ms: number }>`select (extract(epoch from turned) * 1000)::float8 as ms from record.database`.execute(tx.db)).rows[0]!.ms)
    if (!turning) turned = is
  }
  const done = new Set<number>()
  return {
    drill, site, signIns, password,
    async conduct() {
      await follow()
      const now = (await site.health()).clock
      for (const [at, { afterMinutes, source, title, text }] of drill.injects.entries()) {
        const knownAt = plus(drill.clockFrom!, afterMinutes * 60_000)
        if (done.has(at) || between(knownAt, now) < 0) continue
        // The key makes it come once, also when the server was started again meanwhile.
        const outcome = await site.desk.do(OPERATOR, 'intake.receive', { source, title, text, knownAt, idempotencyKey: `drill-${sha256(`${drill.id} ${at}`).slice(0, 24)}` })
        if ('refusals' in outcome && outcome.refusals.some((one) => one.code !== 'intake/already-received')) tell(`inject ${at + 1}: ${outcome.refusals.map((one) => one.code).join(', ')}`)
        done.add(at)
      }
    },
    async turn(to) {
      const ahead = turned
      turning = true
      // Told first, so that the clockwork does not take it for a leap of a broken clock.
      turned += between((await site.health()).clock, to)
      await turnFloorClock(engine, to).catch((error: unknown) => {
        turned = ahead
        throw error
      }).finally(() => (turning = false))
    },
    close: () => site.close(),
  }
}

/** Reads what the drill showed, writes that into the record that called it, and takes its database away with all that was in it; `leave` lets go of it first. */
export async function conclude(engine: Engine, drill: Drill, into: Pick<Site, 'desk'>, db: Parameters<typeof measureDrill>[0], leave?: () => Promise<void>): Promise<void> {
  const results = await measureDrill(db)
  const outcome = await into.desk.do(OPERATOR, 'training.noteMeasured', { drillId: drill.id, results })
  if ('refusals' in outcome && outcome.refusals.some((one) => one.code !== 'training/drill-not-in-state')) throw new Error(outcome.refusals.map((one) => one.code).join(', '))
  await leave?.()
  await dropDatabase(engine, nameOf(engine, 'drill'))
}

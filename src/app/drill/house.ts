import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Drill } from '#src/modules/training/contract.ts'
import { Client, type Engine } from '#src/record/engine/index.ts'
import { transact } from '#src/record/transaction.ts'
import type { DrillFloor } from '#src/surfaces/http/deps.ts'
import type { Site, SiteParts } from '../site.ts'
import { conclude, type Floor, HOUSE_LOCK, openFloor } from './floor.ts'

const LOOK_MS = 1000

export interface HouseOptions {
  readonly engine: Engine
  readonly parts: SiteParts
  /** The record whose drills are played: the one that visitors see. */
  served(): Site
  /** Serves the floor behind its own door. */
  serve(site: Site): Promise<{ app: FastifyInstance; port: number }>
  say(line: string): void
}

/** The drill that holds the floor of this record. */
export async function runningIn(site: Pick<Site, 'pool'>): Promise<Drill | undefined> {
  return transact(site.pool.db, { actor: { as: 'system', part: 'operator' } }, async (tx) =>
    (await sql<{ doc: Drill }>`select doc from training.drill where state in ('running', 'ending')`.execute(tx.db)).rows[0]?.doc)
}

/**
 * Where drills are played: follows the record once a second, opens the floor when a drill begins, lets the scenario reach it, and when the
 * drill is called off reads the times, hands them to the record and clears the floor. Whoever begins or ends it, console or command line,
 * only states a fact.
 */
export class DrillHouse {
  readonly #options: HouseOptions
  #floor: (Floor & { readonly app: FastifyInstance; readonly port: number }) | undefined
  /** Held while the floor is ours; the database lets go of it when this process dies. */
  #hold: InstanceType<typeof Client> | undefined
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: HouseOptions) {
    this.#options = options
    this.#again(0)
  }

  #again(ms: number): void {
    if (!this.#closed) this.#timer = setTimeout(() => void this.look().catch((error: unknown) => this.#options.parts.report(error, 'drill')).then(() => this.#again(LOOK_MS)), ms)
  }

  /** One look after the other: opening a floor takes seconds. */
  look(): Promise<void> {
    const next = this.#looking.catch(() => {}).then(() => this.#look())
    this.#looking = next
    return next
  }

  async #look(): Promise<void> {
    const { served, engine } = this.#options
    const from = served()
    const drill = await runningIn(from)
    if (this.#floor && this.#floor.drill.id !== drill?.id) await this.#clear()
    if (!drill) return
    // Of several processes on one record, one plays the drill.
    if (!(await this.#mine())) return
    this.#floor ??= await this.#open(drill, from)
    if (drill.state === 'running') return this.#floor.conduct()
    const { site } = this.#floor
    // Nobody acts while it is measured.
    await this.#floor.app.close()
    await conclude(engine, drill, from, site.pool.db, () => site.close()).finally(() => this.#clear())
    this.#options.say(`演练“${drill.title}”已结束，用时已记入 / the drill has ended and was measured`)
  }

  async #mine(): Promise<boolean> {
    if (this.#hold) return true
    const { engine } = this.#options
    const client = new Client(engine.config(engine.database, engine.adminUser))
    client.on('error', () => (this.#hold = undefined))
    await client.connect()
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [HOUSE_LOCK])
    if (rows[0]!.mine) this.#hold = client
    else await client.end()
    return rows[0]!.mine
  }

  async #open(drill: Drill, from: Site): Promise<Floor & { app: FastifyInstance; port: number }> {
    const { engine, parts, serve, say } = this.#options
    say(`正在布置演练“${drill.title}” / setting up the drill`)
    const floor = await openFloor(engine, drill, from, parts, say)
    try {
      const { app, port } = await serve(floor.site)
      say(`演练“${drill.title}”：端口 ${port} / the drill is on port ${port}`)
      return Object.assign(floor, { app, port })
    } catch (error) {
      await floor.close()
      throw error
    }
  }

  async #clear(): Promise<void> {
    const floor = this.#floor
    this.#floor = undefined
    await floor?.app.close().catch(() => {})
    await floor?.close().catch(() => {})
    const hold = this.#hold
    this.#hold = undefined
    await hold?.end().catch(() => {})
  }

  /** Where the drill is played, for whoever may know. */
  readonly floor: DrillFloor = {
    of: async (drillId: Id) => {
      const floor = this.#floor
      if (floor?.drill.id !== drillId) return undefined
      return { port: floor.port, clock: (await floor.site.health()).clock, signIns: floor.signIns, password: floor.password }
    },
    turn: async (drillId: Id, to: Instant) => {
      const floor = this.#floor
      if (floor?.drill.id !== drillId) return 'no-floor'
      if (to <= (await floor.site.health()).clock) return 'backwards'
      await floor.turn(to)
      return 'turned'
    },
  }

  /** Lets the floor go; a running drill goes on at the next start. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#looking.catch(() => {})
    await this.#clear()
  }
}

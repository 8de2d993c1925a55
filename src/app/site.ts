import type pg from 'pg'
import type { Catalogue } from '#src/desk/catalogue.ts'
import { startClockwork, type Clockwork, type TurnedClocks } from '#src/desk/clockwork.ts'
import { makeDesk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { makeDoor } from '#src/modules/access/door.ts'
import type { Keys } from '#src/record/keys.ts'
import { openPool, type Pool } from '#src/record/pool.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { Served } from '#src/surfaces/http/deps.ts'
import { watchChanges } from './changes.ts'
import { followRules } from './followed-rules.ts'

/** One database with everything that works on it: pool, ledger, desk, door, clockwork. */
export interface Site extends Served {
  readonly ledger: Ledger
  readonly pool: Pool
  close(): Promise<void>
}

export interface SiteParts {
  readonly catalogue: Catalogue
  readonly rules: Rulebook
  readonly keys: Keys
  report(error: unknown, what: string): void
}

/** Longest wait for a connection before the visitor hears that the database is away. */
const CONNECT_MS = 5000
const HEALTH_MS = 3000
const CONNECTIONS = 10

interface Said {
  readonly version: string
  readonly now: string
  readonly kind: Served['kind']
  readonly drill: string | null
}

async function sayHealth(pool: Pool): Promise<Said> {
  const asked = { text: `select split_part(current_setting('server_version'), ' ', 1) as version, record.now() + turned as now, kind, about->>'title' as drill from record.database`, query_timeout: HEALTH_MS }
  return (await pool.raw.query<Said>(asked as pg.QueryConfig)).rows[0]!
}

/**
 * Opens the migrated database of `config` (role huiying_app) and starts its clockwork; `still` leaves that out: whoever turns
 * the clock by hand must not be overtaken by the present.
 */
export async function openSite(config: pg.PoolConfig, parts: SiteParts, { still = false, clocks }: { readonly still?: boolean; readonly clocks?: TurnedClocks } = {}): Promise<Site> {
  const pool = await openPool({ connectionTimeoutMillis: CONNECT_MS, ...config }, CONNECTIONS)
  const { catalogue, rules: shipped, keys, report } = parts
  const rules = await followRules(pool.db, shipped, (error) => report(error, 'notices'))
  const ledger: Ledger = { db: pool.db, catalogue, get rules() { return rules.now() }, wake: () => clockwork?.wake() }
  const { kind, drill } = await sayHealth(pool)
  const clockwork: Clockwork | undefined = still ? undefined : startClockwork(ledger, (error) => report(error, 'clockwork'), clocks)
  const changes = watchChanges(pool.db, (error) => report(error, 'changes'))
  return {
    kind, ...(drill !== null && { drill }), ledger, pool, catalogue,
    desk: makeDesk(ledger),
    door: makeDoor(ledger, keys),
    health: async () => {
      const { version, now } = await sayHealth(pool)
      return { engine: 'PostgreSQL', version, kind, clock: now, clockState: clockwork?.clock() ?? 'right' }
    },
    watch: changes.watch,
    close: async () => {
      changes.stop()
      rules.stop()
      await clockwork?.stop()
      await pool.end()
    },
  }
}

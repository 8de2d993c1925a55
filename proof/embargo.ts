import { raiseOffice } from '#src/app/cast.ts'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { settle } from '#src/desk/clockwork.ts'
import { makeDesk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { openPool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { crawl } from './embargo/crawl.ts'
import { PEOPLE, raiseEmbargoed, UNITS, type Embargoed } from './embargo/ground.ts'
import { openTheSite } from './embargo/site.ts'
import { countOf, withOwnDatabase } from './own-database.ts'

/** 200 texts that are not out, 100,000 requests by three who are not cleared: no sign of them, and no difference from what never was. */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const requests = countOf(argv, 100_000)
  const releases = countOf(argv, 200, '--releases')
  return withOwnDatabase(async (config) => {
    const pool = await openPool(config('huiying_app'), 4)
    try {
      const rules = loadRulebook()
      const ledger: Ledger = { db: pool.db, catalogue: composeCatalogue(rules), rules }
      const keys = makeKeys(Buffer.alloc(32, 7))
      useKeys(keys)
      const desk = makeDesk(ledger)
      const now = (): string => new Date().toISOString()
      const cast = await raiseOffice(desk, UNITS, PEOPLE, now())
      const hidden: Embargoed[] = []
      for (let n = 0; n < releases; n += 1) {
        hidden.push(await raiseEmbargoed({ desk, cast, now, settle: () => settle(ledger, now()) }, n))
        if ((n + 1) % 50 === 0) console.error(`  ${n + 1} raised`)
      }
      const { app, routes, clients } = await openTheSite(ledger, keys, cast)
      const { faults, ...found } = await crawl({ app, catalogue: ledger.catalogue, routes, clients, hidden, most: requests, say: (done) => console.error(`  ${done} requests`) })
      await app.close()
      console.log(JSON.stringify({ proof: 'embargo', releases, clients: clients.length, routes: routes.length, ...found }))
      for (const fault of faults) console.error(fault)
      return found.canaries === 0 && found.different === 0 && found.answered > found.requests / 10
    } finally {
      await pool.end()
    }
  })
}

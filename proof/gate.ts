import pg from 'pg'
import { assault } from './gate/assault.ts'
import { makeChance } from './gate/chance.ts'
import { countOf, withOwnDatabase } from './own-database.ts'

/** 10,000 attempts by SQL on the release gate: 0 incomplete ones on the shelf, 0 complete ones refused, 0 direct writes. */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const attempts = countOf(argv, 10_000)
  const tally = await withOwnDatabase(async (config) => {
    const app = new pg.Client(config('huiying_app'))
    await app.connect()
    try {
      return await assault(app, attempts, makeChance(20_261_122), (done) => done % 1000 === 0 && console.error(`  ${done}`))
    } finally {
      await app.end()
    }
  })
  const { complete, passed, leaked, walled, broken } = tally
  console.log(JSON.stringify({ proof: 'gate', attempts, complete, passed, leaked: leaked.length, walled: walled.length, broken: broken.length }))
  for (const situation of [...leaked, ...walled].slice(0, 5)) console.error(JSON.stringify(situation))
  return leaked.length + walled.length + broken.length === 0 && passed === complete && complete > 0
}

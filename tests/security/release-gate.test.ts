import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assault } from '../../proof/gate/assault.ts'
import { makeChance } from '../../proof/gate/chance.ts'
import { makeSituation, mayGoOut } from '../../proof/gate/situation.ts'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'

let database: FreshDatabase
let app: pg.Client
let owner: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  app = new pg.Client(database.config('huiying_app'))
  owner = new pg.Client(database.config())
  await Promise.all([app.connect(), owner.connect()])
})
afterAll(async () => {
  await Promise.all([app?.end(), owner?.end()])
  await database?.drop()
})

describe('the release gate stands in the database', () => {
  it('[GB-34][XM2-10][GB-35][RL-9][RL-12] 500 attempts by SQL: nothing incomplete, stale, self-signed or forged goes out, and what is complete does', async () => {
    const tally = await assault(app, 500, makeChance(20_261_122))
    expect({ ...tally, complete: undefined, passed: undefined }).toEqual({ attempts: 500, complete: undefined, passed: undefined, leaked: [], walled: [], broken: [] })
    expect(tally.complete).toBeGreaterThan(40)
    expect(tally.passed).toBe(tally.complete)
    const shelf = await owner.query<{ n: number; same: number }>(`select count(*)::int as n, count(*) filter (where s.words = e.words and s.digest = e.digest)::int as same
      from publication.shelf s join statements.edition e on e.statement_id = s.release_id and e.no = s.no`)
    expect(shelf.rows[0]).toEqual({ n: tally.complete, same: tally.complete })
  }, 120_000)

  it('and the judge of that trial is no yes-man: with the gate taken away it finds what leaks', async () => {
    await owner.query(`begin; create or replace function publication.gate_missing(of_release uuid, of_no int) returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as 'select ''{}''::text[]'; commit`)
    const tally = await assault(app, 60, makeChance(7))
    expect(tally.leaked.length).toBeGreaterThan(20)
  }, 60_000)

  it('chance makes whole and broken situations of every kind', () => {
    const chance = makeChance(1)
    const all = Array.from({ length: 4000 }, () => makeSituation(chance))
    const whole = all.filter(mayGoOut).length
    expect(whole).toBeGreaterThan(500)
    expect(whole).toBeLessThan(1600)
    expect(new Set(all.map(({ reviewState }) => reviewState)).size).toBe(4)
    expect(all.filter(({ reviewAudience, releaseAudience }) => reviewAudience === 'asker' && releaseAudience === 'public').length).toBeGreaterThan(20)
  })
})

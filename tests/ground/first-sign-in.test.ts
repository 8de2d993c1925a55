import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { mustDo } from '#src/app/cast.ts'
import { ensureFirstSignIn } from '#src/app/first-sign-in.ts'
import { openSite, type Site } from '#src/app/site.ts'
import type { Actor } from '#src/kernel/facts.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { transact } from '#src/record/transaction.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const keys = makeKeys(Buffer.alloc(32, 7))
const databases: FreshDatabase[] = []
const sites: Site[] = []
let rules: ReturnType<typeof loadRulebook>

async function open(database: FreshDatabase): Promise<Site> {
  const site = await openSite(database.config('huiying_app'), { catalogue: composeCatalogue(rules), rules, keys, report: () => {} }, { still: true })
  sites.push(site)
  return site
}
async function empty(): Promise<FreshDatabase> {
  const database = await freshDatabase()
  databases.push(database)
  return database
}
const counts = (site: Site): Promise<unknown> => transact(site.pool.db, { actor: OPERATOR, role: 'huiying_audit' }, async (tx) =>
  (await sql`select (select count(*)::int from directory.unit) as units, (select count(*)::int from directory.person) as people, (select count(*)::int from directory.appointment) as posts`.execute(tx.db)).rows[0])

beforeAll(() => {
  useKeys(keys)
  rules = loadRulebook()
})
afterAll(async () => {
  for (const site of sites) await site.close()
  for (const database of databases) await database.drop()
})

it('two processes that find the live database empty at one moment make one office and one way in', async () => {
  const database = await empty()
  const both = [await open(database), await open(database)]
  const ways = await Promise.all(both.map((site) => ensureFirstSignIn(site, keys)))
  expect(ways).toEqual([{ login: 'admin', password: keys.passwordFor('first sign-in') }, ways[0]])
  expect(await counts(both[0]!)).toEqual({ units: 1, people: 1, posts: 1 })
})

it('one that died half-way is gone on with by the next start, whatever it had done', async () => {
  for (const done of [1, 2]) {
    const site = await open(await empty())
    await mustDo(site.desk, OPERATOR, 'directory.registerUnit', { name: '新闻办公室', shortName: '新闻办', kind: 'department', isPressOffice: true })
    if (done > 1) await mustDo(site.desk, OPERATOR, 'directory.registerPerson', { name: '系统管理员' })
    expect(await ensureFirstSignIn(site, keys)).toMatchObject({ login: 'admin' })
    expect(await counts(site)).toEqual({ units: 1, people: 1, posts: 1 })
  }
})
